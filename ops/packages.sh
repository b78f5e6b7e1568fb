# shellcheck shell=bash
# What the machine must have: Debian packages, Node 24 and the npm packages of the project.

NODE_LEAST=24

# package_for PROGRAM: the Debian package that brings it.
package_for() {
  case $1 in
    mariadbd | mariadb-install-db) printf 'mariadb-server-core' ;;
    mariadb | mariadb-dump) printf 'mariadb-client' ;;
    redis-server | redis-cli) printf 'redis-server' ;;
    node) printf 'nodejs' ;;
    fc-match) printf 'fontconfig' ;;
    pdftotext | pdftoppm | pdfinfo) printf 'poppler-utils' ;;
    *) printf '%s' "$1" ;;
  esac
}

# need_packages PURPOSE…: installs the programs that are missing for database, redis, node, fonts, pdf, headless, browser.
need_packages() {
  local purpose program wanted=()
  for purpose in "$@"; do
    for program in $(programs_for "$purpose"); do
      command -v "$program" >/dev/null || wanted+=("$(package_for "$program")")
    done
    [ "$purpose" != fonts ] || arabic_font || wanted+=(fonts-noto-core)
  done
  [ ${#wanted[@]} -eq 0 ] || install_packages "${wanted[@]}"
}

# programs_for PURPOSE
programs_for() {
  case $1 in
    database) printf 'mariadbd mariadb-install-db mariadb mariadb-dump' ;;
    redis) printf 'redis-server redis-cli' ;;
    node) any_node >/dev/null || printf 'node npm' ;;
    headless) printf 'chromium-headless-shell' ;;
    browser) printf 'chromium' ;;
    fonts) printf 'fc-match' ;;
    pdf) printf 'pdftotext pdftoppm pdfinfo' ;;
  esac
}

# arabic_font: true when the machine can draw Arabic in a browser.
arabic_font() { command -v fc-list >/dev/null && [ -n "$(fc-list :lang=ar family 2>/dev/null | head -n 1)" ]; }

# install_packages NAME…: by apt, as root or through sudo; otherwise says what to ask for.
install_packages() {
  local names wanted as_root=() log=$IDARA_HOME/log/apt.log
  mapfile -t wanted < <(printf '%s\n' "$@" | sort -u)
  names=${wanted[*]}
  command -v apt-get >/dev/null || fail "these packages are missing and there is no apt-get: $names" \
    'Idara installs itself on Debian 12+ and Ubuntu 24.04+; elsewhere install their equivalents by hand.'
  may_install || fail "these packages are missing and you are not root: $names" \
    "ask an administrator to run: apt-get install --no-install-recommends $names"
  [ "$(id -u)" -eq 0 ] || as_root=(sudo -n)
  say "Installing $names"
  mkdir -p "$IDARA_HOME/log"
  forbid_services "${as_root[@]}"
  if ! {
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o Acquire::Retries=3 update -q &&
      "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get -o Acquire::Retries=3 -o DPkg::Lock::Timeout=300 install -qy --no-install-recommends "${wanted[@]}"
  } </dev/null >"$log" 2>&1 9>&-; then
    allow_services "${as_root[@]}"
    last_lines "$log"
    fail "apt could not install: $names" 'the lines above say why (network, disk, locked by another apt?).'
  fi
  allow_services "${as_root[@]}"
}

# may_install: root, or sudo without a question.
may_install() {
  command -v apt-get >/dev/null || return 1
  [ "$(id -u)" -eq 0 ] || sudo -n true 2>/dev/null
}

# While apt runs, Debian's own copies of the servers are kept from starting: Idara needs its private ones only.
forbid_services() {
  SERVICES_FORBIDDEN=no
  [ ! -e /usr/sbin/policy-rc.d ] || return 0
  printf '#!/bin/sh\nexit 101\n' | "$@" tee /usr/sbin/policy-rc.d >/dev/null
  "$@" chmod 755 /usr/sbin/policy-rc.d
  SERVICES_FORBIDDEN=yes
}
allow_services() { [ "$SERVICES_FORBIDDEN" = no ] || "$@" rm -f /usr/sbin/policy-rc.d; }

# need_machine: packages and Node, in one apt run; a missing font alone stops nobody.
need_machine() {
  local purposes=(node)
  [ "$OWN_DATABASE" = no ] || purposes+=(database)
  [ "$OWN_REDIS" = no ] || purposes+=(redis)
  if ! arabic_font && may_install; then purposes+=(fonts); fi
  need_packages "${purposes[@]}"
  need_node
}

# good_node PROGRAM: true for Node 24 or later.
good_node() {
  local version
  version=$("$1" --version 2>/dev/null) || return 1
  version=${version#v}
  [ "${version%%.*}" -ge "$NODE_LEAST" ] 2>/dev/null
}

# any_node: the project's Node, else the system's when it is new enough; prints its path.
any_node() {
  local candidate
  for candidate in "$ROOT/node_modules/node/bin/node" "$(command -v node || true)"; do
    if [ -n "$candidate" ] && good_node "$candidate"; then
      printf '%s' "$candidate"
      return
    fi
  done
  return 1
}

# need_node: sets NODE and puts it first in PATH; installs the npm packages when the lock file changed.
need_node() {
  install_npm_packages
  NODE=$(any_node) || fail "Node $NODE_LEAST is not there after npm ci (npm may have been told to skip install scripts)." \
    'run: (cd node_modules/node && node installArchSpecificPackage.js), then try again.'
  PATH=$(dirname -- "$NODE"):$PATH
  export NODE PATH
  # A small nursery for short-lived objects: long exports and print runs stay under their memory promises,
  # and run no slower. Set only now, because an older Node of the machine may refuse it.
  [[ ${NODE_OPTIONS:-} == *max-semi-space-size* ]] ||
    export NODE_OPTIONS="${NODE_OPTIONS:+$NODE_OPTIONS }--max-semi-space-size=16"
}

# install_npm_packages: npm ci, once per version of package-lock.json. A linked node_modules is left alone.
install_npm_packages() {
  local stamp=node_modules/.idara-lock sum log
  if [ -L node_modules ]; then return 0; fi
  sum=$(sha256sum package-lock.json | cut -d' ' -f1)
  [ "$(cat $stamp 2>/dev/null)" != "$sum" ] || return 0
  exec 8<package.json
  flock 8
  if [ "$(cat $stamp 2>/dev/null)" = "$sum" ]; then
    exec 8<&-
    return 0
  fi
  if [ node_modules/.package-lock.json -nt package-lock.json ] && any_node >/dev/null; then
    printf '%s' "$sum" >$stamp
    exec 8<&-
    return 0
  fi
  if ! command -v npm >/dev/null || ! command -v node >/dev/null; then install_packages nodejs npm; fi
  mkdir -p "$IDARA_HOME/log" tmp
  log=$(cd -- "$IDARA_HOME/log" && pwd)/npm.log
  [ -w . ] || fail "the npm packages must be installed in $ROOT, which you may not write to." \
    "let its owner, $(stat -c %U .), run ./idara start once, or work in a clone of your own."
  say 'Installing the npm packages (a minute or two the first time)'
  borrow_node "$log"
  PATH=$PWD/$BORROWED:$PATH npm ci --include=dev --no-fund --no-audit </dev/null >>"$log" 2>&1 9>&- || {
    rm -rf tmp/borrowed
    last_lines "$log" 20
    fail 'npm ci failed.' "the lines above say why; the whole log is $log."
  }
  good_node node_modules/node/bin/node ||
    (cd node_modules/node && PATH=$ROOT/$BORROWED:$PATH node installArchSpecificPackage.js) >>"$log" 2>&1 || true
  rm -rf tmp/borrowed
  printf '%s' "$sum" >$stamp
  exec 8<&-
}

# borrow_node LOG: puts Node 24 and a recent npm into BORROWED for the time of npm ci. An older Node would
# make npm leave out the parts that ask for a newer one, and npm ci removes the Node it runs on.
borrow_node() {
  local wanted=() log=$1
  BORROWED=tmp/borrowed/node_modules/.bin
  rm -rf tmp/borrowed
  mkdir -p $BORROWED
  : >"$log"
  if good_node node_modules/node/bin/node; then
    cp node_modules/node/bin/node $BORROWED/node
  elif ! good_node "$(command -v node)"; then
    wanted+=("node@$(sed -n 's/.*"node": "\([0-9.]*\)".*/\1/p' package.json)")
  fi
  at_least "$(npm --version 2>/dev/null)" 10 || wanted+=(npm@11)
  [ ${#wanted[@]} -gt 0 ] || return 0
  npm install --prefix tmp/borrowed --no-save --no-fund --no-audit "${wanted[@]}" </dev/null >>"$log" 2>&1 9>&- || {
    last_lines "$log" 20
    fail "npm could not bring ${wanted[*]}." "the lines above say why (network?); the whole log is $log."
  }
}
