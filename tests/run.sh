#!/bin/sh
# SPDX-License-Identifier: MIT
# run.sh PROGRAM...: runs the test programs, then loopscope check and the
# journeys. Prints a line for each, the whole output of what fails, and a last line
# "N passed, N failed" that counts test cases. What ends with 77 was left out for
# the reason in its last line. LOOPSCOPE names the program.
set -u
cd "$(dirname "$0")/.."
: "${LOOPSCOPE:?the program under test}"
passed=0
failed=0
log=$(mktemp)
trap 'rm -f "$log"' EXIT

# $1 is what to call it, $2 the number of its cases if they all pass (empty:
# as it says itself), the rest the command.
run() {
    name=$1
    cases=$2
    shift 2
    "$@" >"$log" 2>&1
    status=$?
    if [ "$status" = 77 ]; then
        echo "left out $name: $(tail -n 1 "$log")"
    elif [ "$status" = 0 ]; then
        [ -n "$cases" ] || cases=$(sed -n 's/.*PASSED *\] \([0-9]*\) test.*/\1/p; ' "$log" | head -n 1)
        cases=${cases:-0}
        if [ "$cases" = 0 ]; then
            echo "FAILED $name: it ran no test"
            failed=$((failed + 1))
        else
            echo "ok     $name ($cases)"
            passed=$((passed + cases))
        fi
    else
        echo "FAILED $name"
        sed 's/^/    /' "$log"
        failed=$((failed + 1))
    fi
}

for program in "$@"; do
    run "$(basename "$program")" "" "$program"
done
run "loopscope check" "$("$LOOPSCOPE" list | grep -c '^  ')" "$LOOPSCOPE" check
for journey in tests/journeys/*.sh; do
    case $journey in
    */lib*.sh) ;; # what they source
    *) run "$(basename "$journey")" 1 "$journey" ;;
    esac
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
