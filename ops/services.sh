# shellcheck shell=bash
# Database and Redis together: all that one call started is stopped again when it fails.

STARTED=()

# undo_start: on the way out, after a failure only.
undo_start() {
  local code=$?
  [ $code -ne 0 ] || return 0
  undo_started
  exit $code
}

# undo_started: stops what this call started, last first.
undo_started() {
  local index
  for ((index = ${#STARTED[@]} - 1; index >= 0; index--)); do
    say "  stopping ${STARTED[index]} again"
    halt "${STARTED[index]}" 60
    halt "${STARTED[index]}-process" 20
  done
  STARTED=()
}

# wants NAME: a private server that should run and does not.
wants() {
  runs "$1" && return 1
  case $1 in database) [ "$OWN_DATABASE" = yes ] ;; redis) [ "$OWN_REDIS" = yes ] ;; esac
}

# start_services: private servers where no server is named, then the environment.
start_services() {
  if wants database || wants redis; then
    trap undo_start EXIT
    hold services
    if wants database; then
      ! died database || say 'The database had died; starting it again'
      need_packages database
      STARTED+=(database)
      start_database
      say "Database ready on 127.0.0.1:$(kept DB_PORT)"
    fi
    if wants redis; then
      ! died redis || say 'Redis had died; starting it again'
      need_packages redis
      STARTED+=(redis)
      start_redis
      say "Redis ready on 127.0.0.1:$(kept REDIS_PORT)"
    fi
    release
  fi
  remember_address
  load_environment
}

# check_foreign_servers: those named by DB_HOST and REDIS_HOST must answer and be recent enough.
check_foreign_servers() {
  local answer
  if [ "$OWN_DATABASE" = no ]; then
    answer=$("$NODE" ops/probe.ts database) || fail "the database at $DB_HOST:$DB_PORT: $answer" \
      'check DB_HOST, DB_PORT, DB_USER, DB_PASSWORD and the rights of that account; MariaDB 10.11+ or MySQL 8.4+.'
  fi
  if [ "$OWN_REDIS" = no ]; then
    answer=$("$NODE" ops/probe.ts redis) || fail "Redis at $REDIS_HOST:$REDIS_PORT: $answer" \
      'check REDIS_HOST, REDIS_PORT and REDIS_PASSWORD; Redis 7 or later.'
  fi
}

# remember_address: the rest of what IDARA_HOME/env tells a reader; written once.
remember_address() {
  # A test or a benchmark works in a database of its own: what is remembered must not take its place.
  local database=${DB_DATABASE:-idara}
  [ "$OWN_DATABASE" = no ] || [ "$(kept DB_USER)" = idara ] || {
    remember DB_HOST 127.0.0.1
    remember DB_USER idara
    remember DB_DATABASE idara
  }
  export DB_DATABASE=$database
  [ "$OWN_REDIS" = no ] || [ -n "$(kept REDIS_HOST)" ] || remember REDIS_HOST 127.0.0.1
  runs web || [ -z "${PORT:-}" ] || [ "$(kept PORT)" = "$PORT" ] || remember PORT "$PORT"
}
