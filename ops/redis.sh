# shellcheck shell=bash
# The private Redis: append-only file, never evicts, password, one loopback port kept in IDARA_HOME/env.

REDIS_LEAST=7

# redis_version: of the installed redis-server.
redis_version() { redis-server --version 2>/dev/null | sed -n 's/.* v=\([0-9.]*\).*/\1/p'; }

# redis_ask COMMAND…: redis-cli with this home's port and password.
redis_ask() { REDISCLI_AUTH=$(kept REDIS_PASSWORD) redis-cli -h 127.0.0.1 -p "$(kept REDIS_PORT)" "$@" 2>/dev/null; }

# start_redis: returns once it answers.
start_redis() {
  runs redis && return 0
  local port password tenths version
  version=$(redis_version)
  at_least "${version:-0}" "$REDIS_LEAST" || fail "Redis ${version:-of unknown version} is installed; Idara needs $REDIS_LEAST or later." \
    'use Debian 12 or Ubuntu 24.04, or set REDIS_HOST to a later server.'
  port=$(kept REDIS_PORT)
  if ! is_port "$port" || port_busy "$port"; then port=$(free_port); fi
  remember REDIS_PORT "$port"
  password=$(kept REDIS_PASSWORD)
  [ -n "$password" ] || {
    password=$(secret 32)
    remember REDIS_PASSWORD "$password"
  }
  mkdir -p "$IDARA_HOME/data/redis"
  (
    umask 077
    cat >"$RUN/redis.conf" <<CONFIGURATION
bind 127.0.0.1
port $port
requirepass $password
dir "$IDARA_HOME/data/redis"
appendonly yes
appendfsync everysec
save ""
maxmemory-policy noeviction
daemonize no
CONFIGURATION
  )
  spawn redis "$LOGS/redis.log" redis-server "$RUN/redis.conf"
  for ((tenths = 0; tenths < 600; tenths++)); do
    [ "$(redis_ask ping)" = PONG ] && return 0
    runs redis || break
    sleep 0.1
  done
  last_lines "$LOGS/redis.log"
  fail 'Redis does not start.' "the lines above say why; the whole log is $LOGS/redis.log."
}

stop_redis() { halt redis 30; }
