# shellcheck shell=bash
# ./idara bench [NAME] [--size N] [--json]: figures on stdout; a database and files of their own.

command_bench() {
  find_home
  open_home
  need_machine
  export DB_DATABASE=idara_bench REDIS_DB=2
  start_services
  if [ "$OWN_DATABASE" = yes ]; then
    fresh_database idara_bench kept
  else
    check_foreign_servers
  fi
  export NODE_ENV=${NODE_ENV:-production} LOG_LEVEL=${IDARA_BENCH_LOG:-error}
  mkdir -p "$IDARA_HOME/bench"/{files,mail}
  migrate
  build_assets
  IDARA_HOME=$IDARA_HOME/bench "$NODE" ace.js bench:run "$@" </dev/null || BENCH_CODE=$?
  undo_started
  exit "${BENCH_CODE:-0}"
}
