# shellcheck shell=bash
# What backup and restore share. An archive holds: about, secrets, database.sql, sums, files/.

# database_program NAME ARGUMENT…: mariadb or mariadb-dump as the application's account.
database_program() {
  local program=$1 options=$WORK/client.cnf
  shift
  (
    umask 077
    printf '[client]\nhost="%s"\nport=%s\nuser="%s"\npassword="%s"\ndefault-character-set=utf8mb4\n' \
      "$DB_HOST" "$DB_PORT" "$DB_USER" "${DB_PASSWORD:-}" >"$options"
  )
  "$program" --defaults-file="$options" --protocol=tcp --max-allowed-packet=64M "$@"
}

# ask_database SQL: bare values, tab separated.
ask_database() { database_program mariadb --skip-column-names --batch -e "$1"; }

# count_tables, count_triggers: of the application's database.
count_tables() {
  ask_database "SELECT COUNT(*) FROM information_schema.tables
    WHERE table_schema = '$DB_DATABASE' AND table_type = 'BASE TABLE'"
}
count_triggers() { ask_database "SELECT COUNT(*) FROM information_schema.triggers WHERE trigger_schema = '$DB_DATABASE'"; }

# file_sums FOLDER: a SHA-256 line for each file below it, by relative name.
file_sums() { (cd -- "$1" && find . -type f -print0 | LC_ALL=C sort -z | xargs -0 -r sha256sum); }

# archive_path FILE: absolute, as seen from where the caller stands.
archive_path() {
  case $1 in /*) printf '%s' "$1" ;; *) printf '%s/%s' "$CALLED_FROM" "$1" ;; esac
}

# about KEY: from the archive's own description.
about() { sed -n "s/^$1=//p" "$WORK/archive/about"; }
