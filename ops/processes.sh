# shellcheck shell=bash
# Background processes of this home: RUN/NAME.pid holds the process id while it is wanted.

# pid_of NAME: the process id when that process still runs and is ours (not a later one with the same id).
pid_of() {
  local pid born
  [ -r "$RUN/$1.pid" ] || return 1
  read -r pid born <"$RUN/$1.pid" || return 1
  [ -n "$pid" ] && [ "$(birth_of "$pid")" = "$born" ] || return 1
  printf '%s' "$pid"
}

# birth_of PID: its start time in clock ticks since boot; empty for a dead process or a zombie.
birth_of() {
  local line fields
  line=$(cat "/proc/$1/stat" 2>/dev/null) || return 0
  read -ra fields <<<"${line##*) }"
  [ "${fields[0]}" = Z ] || printf '%s' "${fields[19]}"
}

# runs NAME
runs() { pid_of "$1" >/dev/null; }

# died NAME: it was started, nobody stopped it, and it is gone.
died() { [ -e "$RUN/$1.pid" ] && ! runs "$1"; }

# spawn NAME LOG COMMAND…: starts it in a session of its own and writes its pid file.
spawn() {
  local name=$1 log=$2 pid
  shift 2
  setsid "$@" </dev/null >>"$log" 2>&1 9>&- 8>&- &
  pid=$!
  printf '%s %s\n' "$pid" "$(birth_of "$pid")" >"$RUN/$name.pid"
}

# halt NAME [SECONDS]: asks it to end, waits, kills it at last; forgets the pid file.
halt() {
  local name=$1 patience=${2:-30} pid tenths=0
  if pid=$(pid_of "$name"); then
    kill -TERM "$pid" 2>/dev/null || true
    while runs "$name"; do
      sleep 0.1
      tenths=$((tenths + 1))
      if [ $tenths -ge $((patience * 10)) ]; then
        say "  $name does not end after $patience s: killed"
        kill -KILL "$pid" 2>/dev/null || true
        sleep 0.5
        break
      fi
    done
  fi
  rm -f "$RUN/$name.pid"
}

GROUPS_STARTED=()

# in_group COMMAND…: in a process group of its own, in the background, so that a run cut short can end all of it.
in_group() {
  setsid "$@" </dev/null 7>&- 9>&- &
  GROUPS_STARTED+=($!)
}

# end_groups: what is left of those groups, with all that they started; first asked, then killed.
end_groups() {
  local group tenths alive=()
  for group in "${GROUPS_STARTED[@]}"; do
    ! kill -TERM -- "-$group" 2>/dev/null || alive+=("$group")
  done
  for ((tenths = 0; tenths < 50 && ${#alive[@]} > 0; tenths++)); do
    sleep 0.1
    alive=()
    for group in "${GROUPS_STARTED[@]}"; do
      ! kill -0 -- "-$group" 2>/dev/null || alive+=("$group")
    done
  done
  for group in "${alive[@]}"; do kill -KILL -- "-$group" 2>/dev/null || true; done
  GROUPS_STARTED=()
}
