# shellcheck shell=bash
# ./idara bench [NAME] [--size N] [--json]: figures on stdout; a database and files of their own.

command_bench() {
  find_home
  open_home
  need_machine
  export DB_DATABASE=idara_bench REDIS_DB=2
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
  start_services
  trap close_bench EXIT
  if [ "$OWN_DATABASE" = yes ]; then
    fresh_database idara_bench kept
  else
    check_foreign_servers
  fi
  export NODE_ENV=${NODE_ENV:-production} LOG_LEVEL=${IDARA_BENCH_LOG:-error}
  mkdir -p "$IDARA_HOME/bench"/{files,mail}
  migrate
  build_assets
  IDARA_HOME=$IDARA_HOME/bench in_group "$NODE" ace.js bench:run "$@"
  wait $! || BENCH_CODE=$?
  exit "${BENCH_CODE:-0}"
}

# close_bench: ends what was started, also when the run is cut short.
close_bench() {
  local code=$?
  trap '' INT TERM HUP
  end_groups
  undo_started
  exit $code
}
