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
    printf 'Idara runs already: %s\n' "$APP_URL"
    [ "$wanted" = "$PORT" ] || say "  to move it to port $wanted: ./idara stop, then start again"
    return 0
  fi
  refuse_busy_port
  check_foreign_servers
  trap undo_start EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
  local ports
  ports="$(kept DB_PORT) $(kept REDIS_PORT)"
  start_services
  [ "$ports" = "$(kept DB_PORT) $(kept REDIS_PORT)" ] || halt_application
  migrate
  settle_city
  build_assets
  runs web || start_process web "$NODE" --import=./ops/typescript.js bin/server.ts
  runs worker || start_process worker "$NODE" ace.js worker:start
  wait_until_ready
  announce
  [ $detach = yes ] || stay
}

# announce: the address and one login per role, on stdout.
announce() {
  printf '\nIdara is ready: %s\n' "$APP_URL"
  if [ "${IDARA_WORLD:-casablanca}" != none ]; then
    "$NODE" ace.js world:logins </dev/null | plain || true
  else
    printf "The first account: ./idara ace administrator:open EMAIL 'FULL NAME'\n"
  fi
  printf 'Logs in %s, ./idara stop stops it.\n' "$LOGS"
}

# stay: in the foreground until Ctrl-C or until somebody else stops it.
stay() {
  say 'Ctrl-C stops everything.'
  while runs web || runs worker; do
    sleep 1 &
    wait $! || true
  done
}
