# shellcheck shell=bash
# What the launcher says. Progress goes to stderr, so that `ace … --json` stays clean on stdout.

# say TEXT: one line of progress.
say() { printf '%s\n' "$*" >&2; }

# fail PROBLEM [CURE]: says both and ends with 1.
fail() {
  printf 'idara: %s\n' "$1" >&2
  [ -z "${2:-}" ] || printf '  cure: %s\n' "$2" >&2
  exit 1
}

# last_lines FILE: the end of a log, indented, when there is one.
last_lines() {
  [ -s "$1" ] || return 0
  say "  last lines of $1:"
  tail -n "${2:-12}" "$1" | sed 's/^/    /' >&2
}

# plain: passes text on, without colours unless a person watches.
plain() { if [ -t 1 ]; then cat; else sed $'s/\e\\[[0-9;]*m//g'; fi; }
