# shellcheck shell=bash
# ./idara status: what runs and where. Ends with 0 when all runs, 3 when nothing does, 1 when something is wrong.

command_status() {
  find_home
  load_environment
  NODE=$(any_node) || NODE=
  local running=0 wrong=0
  printf "Idara in %s\n" "$IDARA_HOME"
  status_server database "$OWN_DATABASE" "$DB_HOST:$DB_PORT" mariadb
  status_server redis "$OWN_REDIS" "$REDIS_HOST:$REDIS_PORT" redis
  status_process web
  status_process worker
  [ $running -gt 0 ] || [ $wrong -gt 0 ] || exit 3
  [ $wrong -eq 0 ] || exit 1
}

# line NAME TEXT
line() { printf '  %-9s %s\n' "$1" "$2"; }

# status_server NAME OWN ADDRESS LOG
status_server() {
  local name=$1 own=$2 address=$3 log=$4
  if [ "$own" = no ]; then
    if port_busy "${address##*:}" "${address%:*}"; then
      line "$name" "yours, at $address"
    else
      line "$name" "yours, at $address: DOES NOT ANSWER"
      wrong=$((wrong + 1))
    fi
  else
    status_of "$name" "at $address" "$LOGS/$log.log"
  fi
}

# status_process NAME: web or worker, under its supervisor.
status_process() {
  local name=$1 text='' answer
  if runs "$name"; then
    [ "$(restarts_of "$name")" = 0 ] || text="started again $(restarts_of "$name") times, see $LOGS/$name.log"
    runs "$name-process" || text="DOWN, to be started again; see $LOGS/$name.log"
    if [ "$name" = web ] && [ -n "$NODE" ]; then
      if answer=$(health); then text="at $APP_URL, ready${text:+; $text}"; else text="NOT READY: $answer${text:+; $text}"; fi
    fi
    [[ $text != *DOWN* && $text != *'NOT READY'* ]] || wrong=$((wrong + 1))
  fi
  status_of "$name" "$text" "$LOGS/$name.log"
}

# status_of NAME DETAILS LOG
status_of() {
  local pid
  if pid=$(pid_of "$1"); then
    line "$1" "runs (process $pid)${2:+ $2}"
    running=$((running + 1))
  elif died "$1"; then
    line "$1" "DIED; see $3; cure: ./idara start"
    wrong=$((wrong + 1))
  else
    line "$1" 'stopped'
  fi
}
