# shellcheck shell=bash
# ./idara doctor: what is there, what is missing and the cure. Changes nothing; ends with 1 when something is missing.

command_doctor() {
  find_home
  load_environment
  MISSING=0
  local version free place
  printf "Machine\n"
  version=$(sed -n 's/^PRETTY_NAME="\(.*\)"/\1/p' /etc/os-release 2>/dev/null)
  good system "${version:-unknown} on $(uname -m), $(nproc) cores"
  if may_install; then
    good packages 'apt-get may install what is missing'
  elif command -v apt-get >/dev/null; then
    note packages 'not root and no sudo: missing packages must be installed by an administrator'
  else
    note packages 'no apt-get: missing packages must be installed by hand'
  fi
  place=$IDARA_HOME
  while [ ! -d "$place" ]; do place=$(dirname -- "$place"); done
  free=$(free_megabytes "$place")
  if [ "$free" -ge "${IDARA_MIN_FREE_MB:-500}" ]; then
    good disk "$free MB free for $IDARA_HOME"
  else
    bad disk "only $free MB free for $IDARA_HOME" 'free some space, or move IDARA_HOME'
  fi
  [ -w "$place" ] || bad home "$place is not writable" 'choose another IDARA_HOME'
  printf "Programs\n"
  doctor_node
  doctor_servers
  if arabic_font; then good fonts 'Arabic found'; else note fonts 'no Arabic font for Chromium: apt-get install fonts-noto-core'; fi
  command -v pdftotext >/dev/null || note poppler 'not installed (reads PDF files in ./idara test only)'
  version=$( (chromium-headless-shell --version || chromium --version) 2>/dev/null | head -n 1) || true
  if [ -n "$version" ]; then
    good chromium "$version"
  else
    note chromium 'not installed (wanted by ./idara test browser only)'
  fi
  printf "Home\n"
  doctor_port
  doctor_secrets
  [ $MISSING -eq 0 ] || fail "$MISSING to cure." './idara start installs programs and packages by itself where it may.'
  printf "Nothing is missing.\n"
}

good() { printf '  ok       %-11s %s\n' "$1" "$2"; }
note() { printf '  note     %-11s %s\n' "$1" "$2"; }
bad() {
  printf '  MISSING  %-11s %s\n           cure: %s\n' "$1" "$2" "$3"
  MISSING=$((MISSING + 1))
}

doctor_node() {
  if NODE=$(any_node); then
    good node "$("$NODE" --version) ($NODE)"
    # shellcheck disable=SC2016
    if "$NODE" -e 'new Intl.DateTimeFormat("fr-MA", { timeZone: "Africa/Casablanca" }).format()' 2>/dev/null; then
      good 'time zone' "Africa/Casablanca, now $(TZ=Africa/Casablanca "$NODE" -p 'new Date().toLocaleString("fr-MA", { timeZone: "Africa/Casablanca" })')"
    else
      bad 'time zone' 'this Node does not know Africa/Casablanca' 'use the Node that npm ci brings'
    fi
  else
    bad node "Node $NODE_LEAST is not here" './idara start brings it (npm ci)'
  fi
  if [ -L node_modules ]; then
    note npm 'node_modules is a link: left alone'
  elif [ "$(cat node_modules/.idara-lock 2>/dev/null)" = "$(sha256sum package-lock.json | cut -d' ' -f1)" ]; then
    good npm 'packages as in package-lock.json'
  else
    bad npm 'packages are not those of package-lock.json' './idara start installs them (npm ci)'
  fi
}

doctor_servers() {
  local version
  if [ "$OWN_DATABASE" = no ]; then
    doctor_foreign database "$DB_HOST:$DB_PORT"
  elif ! version=$(database_version) || [ -z "$version" ]; then
    bad mariadb 'not installed' 'apt-get install --no-install-recommends mariadb-server-core mariadb-client'
  elif at_least "$version" "$DATABASE_LEAST"; then
    good mariadb "$version"
  else
    bad mariadb "$version, $DATABASE_LEAST wanted" 'use Debian 12 or Ubuntu 24.04, or set DB_HOST'
  fi
  if [ "$OWN_REDIS" = no ]; then
    doctor_foreign redis "$REDIS_HOST:$REDIS_PORT"
  elif ! version=$(redis_version) || [ -z "$version" ]; then
    bad redis 'not installed' 'apt-get install --no-install-recommends redis-server'
  elif at_least "$version" "$REDIS_LEAST"; then
    good redis "$version"
  else
    bad redis "$version, $REDIS_LEAST wanted" 'use Debian 12 or Ubuntu 24.04, or set REDIS_HOST'
  fi
}

# doctor_foreign NAME ADDRESS
doctor_foreign() {
  local answer
  if [ -z "${NODE:-}" ] || [ ! -d node_modules/mysql2 ]; then
    note "$1" "yours, at $2: asked once the npm packages are there"
  elif answer=$("$NODE" ops/probe.ts "$1"); then
    good "$1" "$answer, yours, at $2"
  else
    bad "$1" "$2: $answer" 'check host, port, account and password'
  fi
}

doctor_port() {
  if runs web; then
    good port "$PORT, used by this Idara"
  elif port_busy "$PORT" "$(address_host)"; then
    bad port "$PORT is taken by $(port_owner "$PORT")" "PORT=$((PORT + 1)) ./idara start"
  else
    good port "$PORT is free"
  fi
}

doctor_secrets() {
  local place mode
  [ -f "$IDARA_HOME/env" ] || {
    good secrets "made at the first start, in $IDARA_HOME/env"
    return
  }
  for place in env:600 data:700 run:700 files:700; do
    mode=$(stat -c %a "$IDARA_HOME/${place%:*}" 2>/dev/null) || continue
    [ "$mode" = "${place#*:}" ] ||
      bad secrets "${place%:*} has mode $mode" "chmod ${place#*:} $IDARA_HOME/${place%:*}"
  done
  [ "$MISSING" -gt 0 ] || good secrets "readable by $(stat -c %U "$IDARA_HOME/env") only"
}
