# shellcheck shell=bash
# ./idara ace …: any ace command with the right Node, environment and servers.

command_ace() {
  find_home
  open_home
  need_node
  start_services
  export NODE_ENV=${NODE_ENV:-development}
  trap - EXIT
  exec "$NODE" ace.js "$@"
}
