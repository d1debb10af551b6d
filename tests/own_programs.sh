#!/bin/sh
# SPDX-License-Identifier: MIT
# own_programs.sh: that loopscope, run on a program of one's own, gives the
# trace it should: for every scenario's twin what is kept of CPython, and for
# every program of tests/programs, in its world, what the recorder writes
# when it is run by itself. LOOPSCOPE names the program under test.
set -u
cd "$(dirname "$0")/.."
: "${LOOPSCOPE:?the program under test}"
LOOPSCOPE_PYTHON=$(tests/find_python.sh) || {
    echo "own_programs.sh: needs a python3 of version 3.13 or newer" >&2
    exit 2
}
export LOOPSCOPE_PYTHON PYTHONHASHSEED=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0
failed=0

# check PROGRAM.py EXPECTED.trace [OPTIONS]
check() {
    if "$LOOPSCOPE" check "$@" >"$work/out" 2>&1; then
        passed=$((passed + 1))
    else
        cat "$work/out"
        failed=$((failed + 1))
    fi
}

for dir in scenarios/*/; do
    expected=${dir}expected.trace
    [ -e "$expected" ] || expected=$expected.xz
    check "$dir$(basename "$dir").py" "$expected"
done
for program in tests/programs/*.py; do
    world=${program%.py}.json
    set -- --max-ticks 10000
    [ ! -e "$world" ] || set -- "$@" --world "$world"
    "$LOOPSCOPE_PYTHON" build/recorder.py "$@" -o "$work/it.jsonl" "$program" \
        2>"$work/err"
    "$LOOPSCOPE" trace "$work/it.jsonl" -o "$work/it.trace" 2>>"$work/err"
    check "$program" "$work/it.trace" "$@"
done
echo "own programs: $passed passed, $failed failed"
[ "$failed" = 0 ]
