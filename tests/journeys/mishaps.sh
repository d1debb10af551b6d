#!/bin/sh
# SPDX-License-Identifier: MIT
# Programs that go wrong, each in a way of its own (tests/mishaps): the trace
# ends where they do, one line at most says why, and nothing is left running.
set -u
cd "$(dirname "$0")/../.."
. tests/journeys/lib_python.sh
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

complain() {
    echo "$1: $2"
    echo "the trace ends with:"
    tail -n 3 "$work/trace" | cut -c1-100
    echo "it said:"
    cat "$work/err"
    failed=1
}

# mishap NAME STATUS LAST [LINE [OPTIONS...]]: the trace's last line, and what is
# said on standard error; a word, a status and two regular expressions.
mishap() {
    name=$1 status=$2 last=$3 line=${4:-}
    shift 3
    [ $# = 0 ] || shift
    "$LOOPSCOPE" trace "tests/mishaps/$name.py" "$@" \
        >"$work/trace" 2>"$work/err" </dev/null
    got=$?
    [ "$got" = "$status" ] || complain "$name" "status $got, wanted $status"
    tail -n 1 "$work/trace" >"$work/last"
    [ -z "$last$(cat "$work/last")" ] || grep -qE "^ *$last\$" "$work/last" ||
        complain "$name" "wanted a last line: $last"
    if [ -z "$line" ]; then
        [ ! -s "$work/err" ] || complain "$name" "nothing was to be said"
    elif [ "$(wc -l <"$work/err")" != 1 ] || ! grep -qE "$line" "$work/err"; then
        complain "$name" "wanted one line: $line"
    fi
}

mishap syntax_error 1 '' "^loopscope: .*syntax_error.py:4: expected ':'"
mishap raises 1 "exit t=1.000 exception ValueError\('boom'\)"
mishap exits 1 "exit t=1.000 exception SystemExit\('nothing to do'\)"
mishap imports_nothing 1 'exit t=0.000 exception ModuleNotFoundError.*'
mishap recursion 1 'exit t=1.000 exception RecursionError.*'
mishap reads_input 1 'exit t=0.000 exception EOFError.*'
mishap waits_for_nobody 1 'exit t=0.000 deadlock'
mishap no_loop 0 'exit t=0.000 ok'
mishap kills_itself 1 'run wakeup Task-1' '^loopscope: python3[.0-9]* was ended by signal 9 '
mishap crashes 1 'run wakeup Task-1' '^loopscope: python3[.0-9]* was ended by signal 11 '
mishap leaves_at_once 1 'run wakeup Task-1' \
    '^loopscope: python3[.0-9]* ended with status 0 in the middle of the program$'
mishap computes_forever 1 'run wakeup Task-1' \
    '^loopscope: computes_forever.py:8: did not return .* --watchdog allows more' --watchdog 1
mishap holds_the_interpreter 1 'run wakeup Task-1' \
    '^loopscope: python3[.0-9]* gave no sign of life, .* --watchdog allows more than 6 s' --watchdog 1
mishap thread_left 1 'run call run\(Task-1\)' \
    '^loopscope: thread_left.py:8: the program is over' --watchdog 1
mishap spins 3 'exit t=0.000 limit' \
    '^loopscope: time stands still: 2000 iterations .*Task-1' --max-ticks 2000
mishap endless 3 'exit t=25.000 limit' '' --max-ticks 50
mishap endless 3 'exit t=7.500 limit' '' --until 7.5
mishap floods 0 'exit t=50.000 ok'
[ "$(wc -c <"$work/trace")" -gt 5000000 ] || complain floods 'not all of it came'
mishap writes_raw 0 'exit t=1.000 ok' '^this is no event$'
mishap binary 0 'exit t=1.000 ok' '^\\x1b\[31mred on stderr\\x1b\[0m .+$'
LC_ALL=C tr -cd '\000-\011\013-\037\177' <"$work/trace" >"$work/controls"
[ ! -s "$work/controls" ] || complain binary 'control characters in the trace'
grep -qF 'print \x1b[31mred\x1b[0m' "$work/trace" || complain binary 'no print'

# Nobody reads any more: the program is gone, and nothing is said of it.
("$LOOPSCOPE" trace tests/mishaps/endless.py --max-ticks 1000000 2>"$work/err" |
    head -n 2) >"$work/trace"
[ "$(wc -l <"$work/trace")" = 2 ] && [ ! -s "$work/err" ] || complain endless 'trace | head'
exit $failed
