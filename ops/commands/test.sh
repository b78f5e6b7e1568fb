# shellcheck shell=bash
# ./idara test [SUITE…] [--files FILE…] [runner options]: everything, or the suites named.
# Ends with "N passed, N failed" alone on a line, and with 1 when something failed or nothing ran.

TEST_CHECKS='format lint types'
TEST_SUITES='architecture unit functional scenarios browser'
PASSED=0 FAILED=0 SKIPPED=0

command_test() {
  local names=() options=() name
  read_test_arguments "$@"
  if [ ${#names[@]} -eq 0 ]; then
    if [ ${#options[@]} -eq 0 ]; then read -ra names <<<"$TEST_CHECKS $TEST_SUITES"; else read -ra names <<<"$TEST_SUITES"; fi
    EVERY_SUITE=yes
  fi
  find_home
  open_home
  need_packages node
  need_node
  NOTES=$(mktemp -d "$RUN/test.XXXXXX")
  mkdir "$NOTES/homes"
  trap 'close_tests' EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
  run_checks
  for name in $TEST_SUITES; do
    [[ " ${names[*]} " != *" $name "* ]] || run_suite "$name" "${options[@]}"
  done
  [ $((PASSED + FAILED)) -gt 0 ] || count_failure 'no test ran'
  TESTS_ENDED=yes
}

# read_test_arguments ARGUMENT…: fills names and options; --files takes the words up to the next option.
read_test_arguments() {
  local word in_files=no
  for word in "$@"; do
    case $word in
      --files) in_files=yes ;;
      --*) in_files=no && options+=("$word") ;;
      *)
        if [ $in_files = yes ]; then
          [ -e "$word" ] || [ ! -e "$CALLED_FROM/$word" ] || word=$(realpath --relative-to="$ROOT" "$CALLED_FROM/$word")
          options+=("--files=$word")
        elif [[ " $TEST_CHECKS $TEST_SUITES " == *" $word "* ]]; then
          names+=("$word")
        else
          fail "there is no suite \"$word\"." "the suites are: $TEST_CHECKS $TEST_SUITES"
        fi
        ;;
    esac
  done
}

# close_homes: the homes that tests of the launcher opened and could not close.
close_homes() {
  local home
  for home in "$NOTES"/homes/*/; do
    [ ! -d "$home/run" ] || env -u DB_HOST -u REDIS_HOST IDARA_HOME="$home" "$ROOT/idara" stop >/dev/null 2>&1 || true
  done
}

# close_tests: the counting line, whatever happened.
close_tests() {
  local code=$?
  trap '' INT TERM HUP
  end_groups
  close_homes
  [ ! -s "$NOTES/failures" ] || FAILURES=$(<"$NOTES/failures")
  rm -rf "$NOTES"
  if [ "${TESTS_ENDED:-no}" = no ]; then
    FAILED=$((FAILED + 1))
    say "The run was cut short (code $code)"
  fi
  undo_started
  [ -z "${FAILURES:-}" ] || printf '\n── what failed\n%s\n' "$FAILURES"
  if [ $SKIPPED -gt 0 ]; then
    printf '\n%s passed, %s failed, %s skipped\n' $PASSED $FAILED $SKIPPED
  else
    printf '\n%s passed, %s failed\n' $PASSED $FAILED
  fi
  [ $FAILED -eq 0 ] || exit 1
}

count_failure() {
  FAILED=$((FAILED + 1))
  printf '\n✘ %s\n' "$1"
}

# run_checks: format and lint beside types; each is one pass or one failure.
run_checks() {
  local check code started=() groups=()
  mkdir -p tmp
  for check in $TEST_CHECKS; do
    [[ " ${names[*]} " == *" $check "* ]] || continue
    started+=("$check")
    [ "$check" = types ] && check_in_background types "$NODE" node_modules/typescript/bin/tsc --noEmit
    [ "$check" = format ] && check_in_background format "$NODE" node_modules/prettier/bin/prettier.cjs \
      --check . --cache --cache-location=tmp/prettier --log-level=warn
    [ "$check" = lint ] && check_in_background lint "$NODE" node_modules/eslint/bin/eslint.js \
      . --cache --cache-location=tmp/eslint --max-warnings=0
  done
  [ ${#started[@]} -gt 0 ] || return 0
  say "Checking ${started[*]}"
  for check in "${!groups[@]}"; do
    code=0
    wait "${groups[check]}" || code=$?
    check=${started[check]}
    if [ $code -eq 0 ]; then
      PASSED=$((PASSED + 1))
      printf '✔ %s\n' "$check"
    else
      tail -n 200 "$NOTES/$check.out"
      count_failure "$check"
    fi
  done
  end_groups
}

# check_in_background NAME COMMAND…
check_in_background() {
  local out=$NOTES/$1.out
  shift
  in_group "$@" >"$out" 2>&1
  groups+=($!)
}

# run_suite NAME OPTION…: in a process of its own, so that a crash costs one suite only.
run_suite() {
  local suite=$1 runner=bin/test.ts code=0 passed failed skipped
  shift
  if [ -z "$(find "tests/$suite" -name '*.spec.ts' -print -quit 2>/dev/null)" ]; then
    [ "${EVERY_SUITE:-no}" = yes ] || count_failure "suite $suite has no test"
    return 0
  fi
  [ "$suite" = architecture ] || need_packages pdf
  if [ "$suite" = unit ]; then runner=bin/unit.ts; else open_test_home "$suite"; fi
  printf '\n── %s\n' "$suite"
  export IDARA_TALLY=$NOTES/$suite.tally
  IDARA_TEST_HOMES=$NOTES/homes in_group \
    "$NODE" --import=./ops/typescript.js $runner "$suite" --reporters="${IDARA_TEST_REPORTER:-spec}" "$@"
  wait $! || code=$?
  end_groups
  if read -r passed failed skipped 2>/dev/null <"$IDARA_TALLY"; then
    sed 1d "$IDARA_TALLY" >>"$NOTES/failures"
    PASSED=$((PASSED + passed)) FAILED=$((FAILED + failed)) SKIPPED=$((SKIPPED + skipped))
    [ $code -eq 0 ] || [ "$failed" -gt 0 ] || count_failure "suite $suite ended with code $code"
    [ "${EVERY_SUITE:-no}" = yes ] || [ $((passed + failed)) -gt 0 ] || count_failure "suite $suite ran no test"
  else
    count_failure "suite $suite crashed (code $code)"
  fi
}

# open_test_home SUITE: a database, a Redis number and a files folder for tests only; made once per run.
open_test_home() {
  [ "$1" != browser ] || open_browser
  [ "${TEST_HOME_OPEN:-no}" = no ] || return 0
  exec 7>"$RUN/test.lock"
  flock -n 7 || fail "another test run uses $IDARA_HOME." 'wait for it, or use another IDARA_HOME.'
  export DB_DATABASE=idara_test REDIS_DB=1
  start_services
  trap 'close_tests' EXIT
  fresh_database idara_test
  build_assets
  PORT=$(free_port)
  export NODE_ENV=test PORT HOST=127.0.0.1 APP_URL=http://127.0.0.1:$PORT LOG_LEVEL=${IDARA_TEST_LOG:-error}
  # what a killed worker leaves is taken up in seconds
  export JOB_LOCK_SECONDS=6
  export IDARA_HOME=$IDARA_HOME/test
  mkdir -p "$IDARA_HOME"/{files,mail,log}
  TEST_HOME_OPEN=yes
}

# open_browser: the Chromium that browser tests drive. The one without a window does the same pages at half the cost.
open_browser() {
  need_packages fonts
  if [ -z "${CHROMIUM:-}" ]; then
    ! may_install || (need_packages headless) || true
    browser_program >/dev/null || need_packages browser
  fi
  local program
  program=$(browser_program) || fail "there is no program \"${CHROMIUM:-chromium}\"." 'leave CHROMIUM unset, or name a Chromium.'
  CHROMIUM=$program
  export CHROMIUM
}

browser_program() {
  local program
  for program in ${CHROMIUM:-chromium-headless-shell chromium chromium-browser google-chrome}; do
    ! command -v "$program" || return 0
  done
  return 1
}
