# shellcheck shell=bash
# ./idara restore FILE: an archive of `backup` into an IDARA_HOME that holds no data yet.

. ops/archive.sh

command_restore() {
  [ $# -eq 1 ] || fail 'restore wants the archive.' 'IDARA_HOME=/new/home ./idara restore /safe/place/idara.tar.gz'
  find_home
  local archive name
  archive=$(archive_path "$1")
  [ -r "$archive" ] || fail "$archive cannot be read." 'check the name and your rights.'
  for name in web worker redis database; do
    ! runs "$name" || fail "Idara runs in $IDARA_HOME." './idara stop first, and restore into an empty IDARA_HOME.'
  done
  refuse_used_home
  mkdir -p "$IDARA_HOME/run" && chmod 700 "$IDARA_HOME/run"
  WORK=$(mktemp -d "$IDARA_HOME/run/restore.XXXXXX")
  trap 'end_restore' EXIT
  trap 'exit 130' INT TERM
  unpack "$archive"
  keep_key
  open_home
  need_machine
  start_services
  trap 'end_restore' EXIT
  check_foreign_servers
  refuse_used_database
  say 'Reading the database back'
  READING=yes
  database_program mariadb "$DB_DATABASE" <"$WORK/archive/database.sql" ||
    fail 'the database could not be read back.' 'see the line above.'
  rmdir "$IDARA_HOME/files" 2>/dev/null || true
  mv "$WORK/archive/files" "$IDARA_HOME/files"
  verify
  RESTORED=yes
  say "Restored what was saved on $(about made_at). ./idara start opens it."
}

# refuse_used_home: nothing is ever written over.
refuse_used_home() {
  [ "$OWN_DATABASE" = no ] || [ ! -e "$IDARA_HOME/data/mariadb/mysql" ] || fail "$IDARA_HOME holds a database already." \
    'choose an empty folder: IDARA_HOME=/new/home ./idara restore …'
  [ -z "$(find "$IDARA_HOME/files" -type f -print -quit 2>/dev/null)" ] || fail "$IDARA_HOME/files is not empty." \
    'choose an empty folder: IDARA_HOME=/new/home ./idara restore …'
}

# refuse_used_database: a server of somebody's own may hold the town hall already.
refuse_used_database() {
  [ "$(count_tables)" = 0 ] || fail "the database $DB_DATABASE at $DB_HOST holds tables already." \
    'name an empty one with DB_DATABASE.'
}

# unpack ARCHIVE: beside the data first, checked by its sums.
unpack() {
  say 'Unpacking and checking'
  mkdir "$WORK/archive"
  tar -xzf "$1" --no-same-owner -C "$WORK/archive" 2>"$WORK/tar.log" ||
    fail "$1 is not a whole archive." 'was it copied completely? Try another backup.'
  [ "$(about format 2>/dev/null)" = 1 ] || fail "$1 is not an archive that this version can read." \
    'use the version of Idara that made it, or a later one.'
  mkdir -p "$WORK/archive/files"
  (cd "$WORK/archive" && sha256sum --check --quiet sums) >&2 ||
    fail "$1 is damaged: the files above are not as they were saved." 'try another backup.'
}

# keep_key: encrypted fields can be read with the key they were written with only.
keep_key() {
  local key
  key=$(sed -n 's/^APP_KEY=//p' "$WORK/archive/secrets")
  [ -z "${APP_KEY:-}" ] || [ "$APP_KEY" = "$key" ] || fail 'APP_KEY is set to another key than the archive was made with.' \
    'unset it (also in .env): the key of the archive is kept in IDARA_HOME/env.'
  remember APP_KEY "$key"
}

# verify: as many tables and triggers as were saved, and an unbroken journal.
verify() {
  local found
  found=$(count_tables)
  [ "$found" = "$(about tables)" ] || fail "$found tables came back instead of $(about tables)." 'try another backup.'
  found=$(count_triggers)
  [ "$found" = "$(about triggers)" ] || fail "$found triggers came back instead of $(about triggers)." 'try another backup.'
  say "  $(about tables) tables, $(about triggers) triggers, $(find "$IDARA_HOME/files" -type f | wc -l) files"
  if [ -n "$(ask_database "SHOW TABLES FROM $DB_DATABASE LIKE 'platform_journal_entries'")" ]; then
    NODE_ENV=${NODE_ENV:-production} ace audit:verify
    say '  the journal is unbroken'
  fi
}

# end_restore: stops what it started; a restore that failed leaves the home as empty as it was.
end_restore() {
  local code=$?
  rm -rf "$WORK"
  undo_started
  if [ "${RESTORED:-no}" = no ]; then
    if [ "$OWN_DATABASE" = yes ]; then
      rm -rf "$IDARA_HOME/data/mariadb"
    elif [ "${READING:-no}" = yes ]; then
      say "  the database $DB_DATABASE at $DB_HOST holds a part of it: drop it before the next try"
    fi
    rm -rf "$IDARA_HOME/files" "$IDARA_HOME/env"
    [ $code -ne 0 ] || code=1
  fi
  exit $code
}
