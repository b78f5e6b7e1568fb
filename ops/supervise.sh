#!/usr/bin/env bash
# supervise.sh NAME LOG COMMAND…: keeps COMMAND running. When it ends by itself it is started again after
# a pause that grows from 1 to 30 seconds. TERM ends both; a command deaf to TERM is killed after 20 s.
set -u
name=$1
log=$2
shift 2
# shellcheck source=ops/processes.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/processes.sh"
RUN=$IDARA_HOME/run
child=
ending=no
pause=1
restarts=0

note() { printf '%s supervisor: %s %s\n' "$(date -u +%FT%TZ)" "$name" "$*" >>"$log"; }

finish() {
  ending=yes
  [ -n "$child" ] || return 0
  kill -TERM "$child" 2>/dev/null
  (
    trap - TERM INT
    sleep 20
    kill -KILL "$child" 2>/dev/null
  ) &
}
trap finish TERM INT

while [ $ending = no ]; do
  if [ -f "$log" ] && [ "$(stat -c %s "$log")" -gt 50000000 ]; then mv -f "$log" "$log.1"; fi
  began=$SECONDS
  "$@" </dev/null >>"$log" 2>&1 &
  child=$!
  printf '%s %s\n' "$child" "$(birth_of "$child")" >"$RUN/$name-process.pid"
  printf '%s\n' "$restarts" >"$RUN/$name.restarts"
  while kill -0 "$child" 2>/dev/null; do
    wait "$child"
    code=$?
  done
  child=
  rm -f "$RUN/$name-process.pid"
  [ $ending = no ] || break
  [ $((SECONDS - began)) -lt 60 ] || pause=1
  note "ended with code $code; starting it again in $pause s"
  sleep $pause &
  wait $!
  pause=$((pause * 2 > 30 ? 30 : pause * 2))
  restarts=$((restarts + 1))
done
jobs -p | while read -r job; do kill "$job" 2>/dev/null; done
rm -f "$RUN/$name.restarts"
note 'stopped'
