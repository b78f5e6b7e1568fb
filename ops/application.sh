# shellcheck shell=bash
# The application itself: migrations, demonstration city, assets, web process and worker.

# ace COMMAND…: runs it quietly; on failure shows the end of its output and ends.
ace() {
  local log=$LOGS/ace.log
  "$NODE" ace.js "$@" </dev/null >"$log" 2>&1 9>&- || {
    last_lines "$log" 20
    fail "\"ace $1\" failed." "the lines above say why; the whole output is $log."
  }
}

# migrate: brings the database to the tables of this version.
migrate() {
  say 'Bringing the tables up to date'
  ace migration:run --force
}

# settle_city: roles, settings and, the first time, the demonstration city. IDARA_WORLD=none: a real city.
settle_city() {
  local world=${IDARA_WORLD:-casablanca}
  if [ "$world" = none ]; then
    say 'Bringing roles and settings up to date'
    ace foundations:seed
    return 0
  fi
  say "Settling the demonstration city ($world)"
  ace world:load "$world"
}

# build_assets: Vite, when a source is newer than what it made last. One build at a time per checkout.
build_assets() {
  exec 8<vite.config.ts
  flock 8
  if assets_stale; then
    mkdir -p public/assets 2>/dev/null || true
    [ -w public/assets ] || fail \
      "the styles and scripts must be built in $ROOT/public/assets, which you may not write to." \
      "let its owner, $(stat -c %U .), run ./idara start once, or work in a clone of your own."
    say 'Building styles and scripts'
    NODE_ENV=production "$NODE" node_modules/vite/bin/vite.js build </dev/null >"$LOGS/vite.log" 2>&1 9>&- || {
      last_lines "$LOGS/vite.log" 20
      fail 'the styles and scripts could not be built.' "the lines above say why; the whole log is $LOGS/vite.log."
    }
  fi
  exec 8<&-
}

# assets_stale: no build yet, or a source newer than the build.
assets_stale() {
  local manifest=public/assets/.vite/manifest.json sources=()
  [ -f $manifest ] || return 0
  for source in resources/css resources/js resources/images vite.config.ts package-lock.json; do
    [ ! -e "$source" ] || sources+=("$source")
  done
  [ -n "$(find "${sources[@]}" -newer $manifest -print -quit)" ]
}

# refuse_busy_port: before anything is started.
refuse_busy_port() {
  runs web && return 0
  halt web-process 20
  port_busy "$PORT" "$(address_host)" || return 0
  local owner
  owner=$(port_owner "$PORT")
  fail "port $PORT is taken${owner:+ by $owner}." "choose another one, such as PORT=$((PORT + 1)), or stop that one."
}

# start_process NAME COMMAND…: under the supervisor, which starts it again when it dies.
start_process() {
  local name=$1
  shift
  halt "$name-process" 20
  STARTED+=("$name")
  spawn "$name" "$LOGS/$name.log" "$ROOT/ops/supervise.sh" "$name" "$LOGS/$name.log" "$@"
}

# halt_application: web and worker, when they look for servers where those are no longer.
halt_application() {
  local name
  for name in web worker; do
    halt "$name" 30
    halt "$name-process" 20
  done
}

# restarts_of NAME: how often the supervisor had to start it again.
restarts_of() { cat "$RUN/$1.restarts" 2>/dev/null || printf '0'; }

# health: what /health/ready says is wrong, as one line; true when it answers 200.
health() { "$NODE" ops/health.ts "http://$(address_host):$PORT/health/ready"; }

# wait_until_ready: until /health/ready answers 200; ends when web or worker keeps dying.
wait_until_ready() {
  local answer='' deadline=$((SECONDS + ${IDARA_START_SECONDS:-120}))
  while [ $SECONDS -lt $deadline ]; do
    ! answer=$(health) || return 0
    [ "$(restarts_of web)" -lt 2 ] || break
    [ "$(restarts_of worker)" -lt 2 ] || break
    sleep 0.3
  done
  [ "$(restarts_of worker)" -lt 2 ] || last_lines "$LOGS/worker.log"
  [ "$(restarts_of web)" -lt 2 ] || last_lines "$LOGS/web.log"
  fail "the application does not become ready ($answer)." "logs: $LOGS/web.log and $LOGS/worker.log"
}
