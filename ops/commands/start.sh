# shellcheck shell=bash
# ./idara start [--detach]: from whatever state the machine is in to a town hall that answers.

command_start() {
  local detach=no
  case ${1:-} in
    '') ;;
    --detach | -d) detach=yes ;;
    *) fail "start does not know \"$1\"." './idara start [--detach]' ;;
  esac
  find_home
  open_home
  need_machine
  local wanted=${PORT:-}
  load_environment
  wanted=${wanted:-$PORT}
  export NODE_ENV=${NODE_ENV:-production}
  if runs web && runs worker && health >/dev/null; then
    say "Idara runs already: $APP_URL"
    [ "$wanted" = "$PORT" ] || say "  to move it to port $wanted: ./idara stop, then start again"
    return 0
  fi
  refuse_busy_port
  trap undo_start EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
  start_services
  migrate
  settle_city
  build_assets
  runs web || start_process web "$NODE" --import=@poppinss/ts-exec bin/server.ts
  runs worker || start_process worker "$NODE" ace.js worker:start
  wait_until_ready
  announce
  [ $detach = yes ] || stay
}

# need_machine: packages and Node, in one apt run; a missing font alone stops nobody.
need_machine() {
  local purposes=(node)
  [ "$OWN_DATABASE" = no ] || purposes+=(database)
  [ "$OWN_REDIS" = no ] || purposes+=(redis)
  if ! arabic_font && may_install; then purposes+=(fonts); fi
  need_packages "${purposes[@]}"
  need_node
}

# refuse_busy_port: before anything is started.
refuse_busy_port() {
  runs web && return 0
  halt web-process 20
  port_busy "$PORT" "$(address_host)" || return 0
  local owner
  owner=$(port_owner "$PORT")
  fail "port $PORT is taken${owner:+ by $owner}." "choose another one: PORT=$((PORT + 1)) ./idara start"
}

# announce: the address and one login per role.
announce() {
  say ''
  say "Idara is ready: $APP_URL"
  if [ "${IDARA_WORLD:-casablanca}" != none ]; then "$NODE" ace.js world:logins </dev/null || true; fi
  say "Logs in $LOGS, ./idara stop stops it."
}

# stay: in the foreground until Ctrl-C or until somebody else stops it.
stay() {
  say 'Ctrl-C stops everything.'
  while runs web || runs worker; do
    sleep 1 &
    wait $! || true
  done
}
