# shellcheck shell=bash
# ./idara dev: server and assets with reload, worker started again at each change. Ctrl-C ends them.

command_dev() {
  find_home
  open_home
  need_machine
  load_environment
  ! runs web || fail "Idara runs already in $IDARA_HOME ($APP_URL)." './idara stop, or another IDARA_HOME and PORT.'
  refuse_busy_port
  check_foreign_servers
  start_services
  trap 'end_dev' EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
  export NODE_ENV=${NODE_ENV:-development}
  migrate
  settle_city
  say "Development server: $APP_URL (Ctrl-C ends it)"
  setsid "$NODE" ace.js serve --hmr --no-clear </dev/null &
  DEV_SERVER=$!
  setsid "$NODE" --watch --watch-preserve-output ace.js worker:start </dev/null &
  DEV_WORKER=$!
  wait -n || true
}

# end_dev: each in a process group of its own, because the watching ones do not end by themselves.
end_dev() {
  local code=$? pid
  for pid in "${DEV_SERVER:-}" "${DEV_WORKER:-}"; do
    [ -z "$pid" ] || kill -TERM -- "-$pid" 2>/dev/null || true
  done
  sleep 1
  for pid in "${DEV_SERVER:-}" "${DEV_WORKER:-}"; do
    [ -z "$pid" ] || kill -KILL -- "-$pid" 2>/dev/null || true
  done
  undo_started
  exit $code
}
