# shellcheck shell=bash
# IDARA_HOME: where everything that is not code lives, and the environment kept there.
# Order of precedence: the caller's environment, .env at the root, IDARA_HOME/env, defaults.

# read_settings FILE [KEYS]: exports KEY=VALUE lines whose key has no value yet (or, with KEYS, those keys).
read_settings() {
  local file=$1 wanted=${2:-} key value
  [ -r "$file" ] || return 0
  while IFS='=' read -r key value || [ -n "$key" ]; do
    [[ $key =~ ^[A-Z][A-Z0-9_]*$ ]] || continue
    value=${value%$'\r'}
    if [[ $value =~ ^\"(.*)\"$ || $value =~ ^\'(.*)\'$ ]]; then value=${BASH_REMATCH[1]}; fi
    if [ -n "$wanted" ]; then
      [[ " $wanted " == *" $key "* ]] || continue
    else
      [ -z "${!key:-}" ] || continue
    fi
    [ -z "$value" ] || export "$key=$value"
  done <"$file"
}

# remember KEY VALUE: keeps the pair in IDARA_HOME/env, readable by its owner only.
remember() {
  local file=$IDARA_HOME/env key=$1 value=$2 draft
  export "$key=$value"
  draft=$(mktemp "$IDARA_HOME/env.XXXXXX")
  if [ -f "$file" ]; then
    grep -v "^$key=" "$file" >"$draft" || true
  else
    printf '# Made by ./idara. Holds secrets: keep it private and back it up.\n' >"$draft"
  fi
  printf '%s=%s\n' "$key" "$value" >>"$draft"
  chmod 600 "$draft"
  mv -f "$draft" "$file"
}

# kept KEY: the value kept in IDARA_HOME/env, or nothing.
kept() { sed -n "s/^$1=//p" "$IDARA_HOME/env" 2>/dev/null | tail -n 1; }

# secret LENGTH: random letters and digits.
secret() {
  local text
  text=$(head -c $(($1 * 8)) /dev/urandom | LC_ALL=C tr -dc 'A-Za-z0-9')
  printf '%s' "${text:0:$1}"
}

# find_home: settles IDARA_HOME and whose servers are used; changes nothing on disk.
find_home() {
  read_settings "$ROOT/.env"
  IDARA_HOME=${IDARA_HOME:-$ROOT/var}
  case $IDARA_HOME in /*) ;; *) IDARA_HOME=$CALLED_FROM/$IDARA_HOME ;; esac
  export IDARA_HOME
  LOGS=$IDARA_HOME/log
  RUN=$IDARA_HOME/run
  OWN_DATABASE=yes
  [ -z "${DB_HOST:-}" ] || OWN_DATABASE=no
  OWN_REDIS=yes
  [ -z "${REDIS_HOST:-}" ] || OWN_REDIS=no
}

# load_environment: exports all that the application reads. Secrets are made when `open_home` ran.
load_environment() {
  if [ "$OWN_DATABASE" = yes ]; then
    read_settings "$IDARA_HOME/env" 'DB_PORT DB_PASSWORD'
    export DB_HOST=127.0.0.1 DB_USER=idara
  fi
  if [ "$OWN_REDIS" = yes ]; then
    read_settings "$IDARA_HOME/env" 'REDIS_PORT REDIS_PASSWORD'
    export REDIS_HOST=127.0.0.1
  fi
  if runs web; then read_settings "$IDARA_HOME/env" PORT; fi
  read_settings "$IDARA_HOME/env"
  export PORT=${PORT:-3333} HOST=${HOST:-127.0.0.1}
  is_port "$PORT" || fail "PORT is \"$PORT\": a number from 1 to 65535 is wanted." 'PORT=3333 ./idara …'
  export APP_URL=${APP_URL:-http://$(address_host):$PORT}
  export LOG_LEVEL=${LOG_LEVEL:-info} TZ=UTC
  export DB_PORT=${DB_PORT:-3306} DB_USER=${DB_USER:-idara} DB_DATABASE=${DB_DATABASE:-idara}
  export REDIS_PORT=${REDIS_PORT:-6379} REDIS_DB=${REDIS_DB:-0}
  export MAIL_FROM=${MAIL_FROM:-ne-pas-repondre@casablanca.example} DRIVE_DISK=${DRIVE_DISK:-fs}
}

# address_host: the host part of an address that a browser on this machine can open.
address_host() {
  case ${HOST:-127.0.0.1} in 0.0.0.0 | ::) printf '127.0.0.1' ;; *) printf '%s' "$HOST" ;; esac
}

# open_home: makes the folders and the secrets; refuses when the disk is nearly full.
open_home() {
  mkdir -p "$IDARA_HOME" 2>/dev/null || fail "IDARA_HOME cannot be made: $IDARA_HOME" \
    "choose a folder you may write to: IDARA_HOME=… ./idara …"
  [ -w "$IDARA_HOME" ] || fail "IDARA_HOME is not writable: $IDARA_HOME" \
    "run as its owner, or choose another folder with IDARA_HOME=…"
  local free
  free=$(free_megabytes "$IDARA_HOME")
  [ "$free" -ge "${IDARA_MIN_FREE_MB:-500}" ] || fail \
    "the disk of $IDARA_HOME is nearly full: $free MB free, ${IDARA_MIN_FREE_MB:-500} MB wanted." \
    "free some space (log/ and files/ grow), or move IDARA_HOME to another disk."
  mkdir -p "$IDARA_HOME"/{data,log,run,files,mail}
  chmod 700 "$IDARA_HOME"/{data,log,run,files,mail}
  IDARA_HOME=$(cd -- "$IDARA_HOME" && pwd)
  LOGS=$IDARA_HOME/log RUN=$IDARA_HOME/run
  [ -n "$(kept APP_KEY)" ] || make_key
}

# make_key: the key of encrypted fields and cookies, once. A database that was written with a lost one waits for it.
make_key() {
  [ -n "${APP_KEY:-}" ] || [ ! -d "$IDARA_HOME/data/mariadb/mysql" ] || fail \
    "$IDARA_HOME/env has lost its APP_KEY, with which the database of this home was written." \
    'put the file back, or the line APP_KEY=… that every archive of ./idara backup holds in "secrets".'
  hold services
  [ -n "$(kept APP_KEY)" ] || remember APP_KEY "${APP_KEY:-$(secret 48)}"
  release
}

# free_megabytes PATH
free_megabytes() { df -Pm -- "$1" | awk 'NR == 2 { print $4 }'; }

# hold NAME: waits for the lock of this home, kept until `release` or the end of this process.
hold() {
  exec 9>"$RUN/$1.lock"
  flock -w "${2:-180}" 9 || fail "another ./idara is busy with $IDARA_HOME." "wait for it to end, then try again."
}
release() { exec 9>&-; }
