# shellcheck shell=bash
# ./idara stop: ends what was started in this home, the application first.

command_stop() {
  find_home
  local name stopped=()
  if [ -d "$RUN" ]; then
    for name in web worker redis database; do
      if runs "$name" || runs "$name-process"; then stopped+=("$name"); fi
      halt "$name" 90
      halt "$name-process" 20
      rm -f "$RUN/$name.restarts"
    done
  fi
  if [ ${#stopped[@]} -eq 0 ]; then say "Nothing runs in $IDARA_HOME"; else say "Stopped: ${stopped[*]}"; fi
}
