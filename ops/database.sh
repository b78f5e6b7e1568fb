# shellcheck shell=bash
# The private MariaDB: its own data folder and socket, one loopback port kept in IDARA_HOME/env.
# The account that runs it is its administrator through the socket; no root password exists.

DATABASE_LEAST='10.11'

# database_version: of the installed mariadbd, like 10.11.6.
database_version() { mariadbd --no-defaults --version 2>/dev/null | sed -n 's/.*Ver \([0-9.]*\).*/\1/p'; }

# at_least VERSION LEAST
at_least() { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]; }

# database_admin ARGUMENT…: the mariadb client as administrator. The socket is named relative to
# the data folder, because a socket's full path may not exceed 107 bytes.
database_admin() {
  (cd "$IDARA_HOME/data/mariadb" && exec mariadb --no-defaults --protocol=socket --socket=db.sock \
    -u "$(id -un)" --default-character-set=utf8mb4 "$@")
}

# check_database_version: refuses a MariaDB that is too old.
check_database_version() {
  local version
  version=$(database_version)
  at_least "${version:-0}" "$DATABASE_LEAST" || fail \
    "MariaDB ${version:-of unknown version} is installed; Idara needs $DATABASE_LEAST or later." \
    'use Debian 12 or Ubuntu 24.04, or set DB_HOST to a server of MariaDB 10.11+ or MySQL 8.4+.'
}

# own_temporary_folder: a server that starts clears its temporary folder; in a shared one it would take another's files.
own_temporary_folder() { mkdir -p "$IDARA_HOME/data/tmp"; }

# make_database_files: an empty data folder, made complete under another name first.
make_database_files() {
  local data=$IDARA_HOME/data/mariadb draft=$IDARA_HOME/data/mariadb.new
  [ ! -d "$data/mysql" ] || return 0
  say 'Making the database files'
  rm -rf "$draft"
  mkdir -p "$draft"
  own_temporary_folder
  mariadb-install-db --no-defaults --datadir="$draft" --tmpdir="$IDARA_HOME/data/tmp" --skip-test-db --user="$(id -un)" \
    --auth-root-authentication-method=socket --auth-root-socket-user="$(id -un)" \
    >"$LOGS/mariadb-install.log" 2>&1 || {
    last_lines "$LOGS/mariadb-install.log"
    rm -rf "$draft"
    fail 'the database files could not be made.' 'see the lines above; ./idara doctor checks the machine.'
  }
  rmdir "$data" 2>/dev/null || true
  mv "$draft" "$data"
}

# start_database: returns once it answers and the application's account exists.
start_database() {
  runs database && return 0
  check_database_version
  make_database_files
  local port password
  port=$(kept DB_PORT)
  if ! is_port "$port" || port_busy "$port"; then port=$(free_port); fi
  remember DB_PORT "$port"
  rm -f "$IDARA_HOME/data/mariadb/db.sock"
  own_temporary_folder
  spawn database "$LOGS/mariadb.log" mariadbd --no-defaults \
    --datadir="$IDARA_HOME/data/mariadb" --tmpdir="$IDARA_HOME/data/tmp" --socket=db.sock --user="$(id -un)" \
    --pid-file="$IDARA_HOME/data/mariadb/own.pid" \
    --bind-address=127.0.0.1 --port="$port" --skip-name-resolve --local-infile=0 \
    --innodb-flush-log-at-trx-commit=1 --innodb-buffer-pool-size="${IDARA_DB_MEMORY:-256M}" \
    --max-connections=300 --max-allowed-packet=64M \
    --character-set-server=utf8mb4 --collation-server=utf8mb4_unicode_520_ci \
    --sql-mode=ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION \
    --default-time-zone=+00:00 --log-warnings=1
  wait_for_database
  password=$(kept DB_PASSWORD)
  [ -n "$password" ] || {
    password=$(secret 32)
    remember DB_PASSWORD "$password"
  }
  make_database_account "$password" || {
    last_lines "$LOGS/mariadb.log"
    fail 'the database account of the application could not be made.' 'see the lines above.'
  }
}

# wait_for_database: until the socket answers (crash recovery may take a while) or the server ends.
wait_for_database() {
  local tenths
  for ((tenths = 0; tenths < 1200; tenths++)); do
    database_admin -e 'DO 1' >/dev/null 2>&1 && return 0
    runs database || break
    sleep 0.1
  done
  last_lines "$LOGS/mariadb.log"
  fail 'the database does not start.' "the lines above say why; the whole log is $LOGS/mariadb.log."
}

# make_database_account PASSWORD: the account may use every database whose name begins with idara.
make_database_account() {
  local host
  {
    for host in 127.0.0.1 localhost; do
      printf "CREATE USER IF NOT EXISTS 'idara'@'%s' IDENTIFIED BY '%s';\n" "$host" "$1"
      printf "ALTER USER 'idara'@'%s' IDENTIFIED BY '%s';\n" "$host" "$1"
      printf "GRANT ALL ON \`idara%%\`.* TO 'idara'@'%s';\n" "$host"
    done
    make_database_sql "${DB_DATABASE:-idara}"
  } | database_admin >>"$LOGS/mariadb.log" 2>&1
}

# make_database_sql NAME
make_database_sql() {
  printf 'CREATE DATABASE IF NOT EXISTS %s CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;\n' "$1"
}

# fresh_database NAME [kept]: for tests and benchmarks; emptied, unless it may be kept and was made with the same
# migrations, and its queues (REDIS_DB) with it: they would take the first works of the new one for works they have done.
fresh_database() {
  [ "$OWN_DATABASE" = yes ] || return 0
  local sum note=$IDARA_HOME/data/$1-migrations known=no
  sum=$(cat database/migrations/*.ts 2>/dev/null | sha256sum | cut -d' ' -f1)
  [ "${2:-}" != kept ] || [ "$(cat "$note" 2>/dev/null)" != "$sum" ] || known=yes
  [ $known = yes ] || [ "$OWN_REDIS" = no ] || redis_ask -n "$REDIS_DB" flushdb >/dev/null
  {
    [ $known = yes ] || printf 'DROP DATABASE IF EXISTS %s;\n' "$1"
    make_database_sql "$1"
  } | database_admin || fail "the database $1 could not be made." "see $LOGS/mariadb.log"
  printf '%s' "$sum" >"$note"
}

stop_database() { halt database 90; }
