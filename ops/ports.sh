# shellcheck shell=bash
# Loopback ports.

# port_busy PORT [HOST]: true when something answers there.
port_busy() { (exec 3<>"/dev/tcp/${2:-127.0.0.1}/$1") 2>/dev/null; }

# is_port TEXT
is_port() { [[ $1 =~ ^[1-9][0-9]{0,4}$ ]] && [ "$1" -le 65535 ]; }

# free_port: a port nothing listens on, below the range the system hands out by itself.
free_port() {
  local port tries
  for ((tries = 0; tries < 200; tries++)); do
    port=$((20000 + RANDOM % 12000))
    port_busy "$port" || {
      printf '%s' "$port"
      return
    }
  done
  fail 'no free loopback port found between 20000 and 32000.' 'stop some of the servers on this machine.'
}

# port_owner PORT: "name (process N)" of who listens there, when this user may know.
port_owner() {
  command -v ss >/dev/null || return 0
  ss -Hltnp "sport = :$1" 2>/dev/null |
    sed -n 's/.*users:(("\([^"]*\)",pid=\([0-9]*\).*/\1 (process \2)/p' | head -n 1
}
