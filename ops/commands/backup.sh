# shellcheck shell=bash
# ./idara backup FILE: database, files and the key of the encrypted fields in one archive.
# The database is read in one snapshot first; files are only ever added, so those it names are all there.

. ops/archive.sh

command_backup() {
  [ $# -eq 1 ] || fail 'backup wants the name of the archive.' './idara backup /safe/place/idara.tar.gz'
  local target draft
  find_home
  [ -f "$IDARA_HOME/env" ] || fail "there is nothing to save in $IDARA_HOME." 'choose the right IDARA_HOME.'
  target=$(archive_path "$1")
  [ ! -e "$target" ] || fail "$target exists already." 'choose another name, or remove it first.'
  [ -w "$(dirname -- "$target")" ] || fail "$(dirname -- "$target") cannot be written." 'choose another folder.'
  open_home
  need_packages database
  start_services
  trap 'end_backup' EXIT
  trap 'exit 130' INT TERM
  WORK=$(mktemp -d "$RUN/backup.XXXXXX")
  draft=$target.part
  umask 077
  save_database
  (cd "$IDARA_HOME/files" && find . -type d -name tmp -prune -o -type f -print0 >"$WORK/files")
  describe
  say 'Packing'
  DRAFT=$draft
  tar -czf "$draft" --exclude=client.cnf --exclude=./files -C "$WORK" about secrets database.sql sums \
    -C "$IDARA_HOME" files || [ $? -eq 1 ]
  gzip -t "$draft" || fail "$draft cannot be read back." 'check the disk.'
  chmod 600 "$draft"
  mv -f "$draft" "$target"
  DRAFT=
  [ "$DRIVE_DISK" != s3 ] || say "The files are in the bucket ${S3_BUCKET:-} and not in the archive: keep its versions"
  say "Saved $(about_size "$target") in $target (keep it private: it holds the key of the encrypted fields)"
}

# save_database: one snapshot, whatever is written meanwhile. Accounts' names are left out, so that it
# can be read back under another account.
save_database() {
  say 'Saving the database'
  database_program mariadb-dump --single-transaction --quick --triggers --routines --events --hex-blob \
    --no-tablespaces --skip-lock-tables "$DB_DATABASE" |
    sed -E -f ops/without_definer.sed >"$WORK/database.sql" ||
    fail 'the database could not be saved.' "see the lines above; is the disk of $RUN full?"
  tail -n 1 "$WORK/database.sql" | grep -q '^-- Dump completed' ||
    fail 'the saved database is not complete.' 'try again; is the disk full?'
}

# describe: what the archive holds, and sums to check it by.
describe() {
  {
    printf 'format=1\n'
    printf 'made_at=%s\n' "$(date -u +%FT%TZ)"
    printf 'tables=%s\n' "$(grep -c '^CREATE TABLE' "$WORK/database.sql")"
    printf 'triggers=%s\n' "$(grep -c '^/\*!50003 CREATE\*/' "$WORK/database.sql" || true)"
    printf 'server=%s\n' "$(ask_database 'SELECT VERSION()')"
    printf 'version=%s\n' "$(git rev-parse --short HEAD 2>/dev/null || printf unknown)"
  } >"$WORK/about"
  printf 'APP_KEY=%s\n' "$APP_KEY" >"$WORK/secrets"
  {
    (cd "$WORK" && sha256sum database.sql secrets)
    file_sums "$IDARA_HOME/files" | sed 's#  \./#  files/#'
  } >"$WORK/sums"
}

about_size() { du -h -- "$1" | cut -f1; }

end_backup() {
  local code=$?
  rm -rf "$WORK" "${DRAFT:-}"
  undo_started
  exit $code
}
