# shellcheck shell=bash
# ./idara services: the private database and Redis only, and IDARA_HOME/env.

command_services() {
  find_home
  open_home
  start_services
  say "Environment in $IDARA_HOME/env"
}
