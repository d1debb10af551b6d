#!/bin/sh
# SPDX-License-Identifier: MIT
# What cannot be done is said in one line on standard error, with status 2.
set -u
cd "$(dirname "$0")/../.."
: "${LOOPSCOPE:?the program under test}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

# refuse STATUS WORDS COMMAND...
refuse() {
    wanted=$1
    words=$2
    shift 2
    "$@" >"$work/out" 2>"$work/err" </dev/null
    status=$?
    lines=$(wc -l <"$work/err")
    if [ "$status" != "$wanted" ] || [ "$lines" != 1 ] ||
        ! grep -q -- "$words" "$work/err"; then
        echo "$*: status $status, wanted $wanted; said:"
        cat "$work/err"
        failed=1
    fi
}

ESC=$(printf '\033')
refuse 2 'no such command: stare' "$LOOPSCOPE" stare
refuse 2 'no such option: --wat' "$LOOPSCOPE" list --wat
refuse 2 'one argument too many; usage: loopscope list$' "$LOOPSCOPE" list gather
refuse 2 'there is no scenario "nope"' "$LOOPSCOPE" trace nope
refuse 2 'there is no scenario "nope"' "$LOOPSCOPE" run nope
refuse 2 'there is no scenario "nope"' "$LOOPSCOPE" check gather nope
refuse 2 'what to trace is missing' "$LOOPSCOPE" trace
refuse 2 'keeps one run: say which' "$LOOPSCOPE" run --output "$work/x.jsonl"
refuse 2 '--format takes text or jsonl, not "xml"' "$LOOPSCOPE" trace gather --format xml
refuse 2 'a value is missing after --format' "$LOOPSCOPE" trace gather --format
refuse 2 '--max-ticks takes a whole number from 1' "$LOOPSCOPE" trace gather --max-ticks 0
refuse 2 '--step takes a whole number from 0 to [0-9]*, not "1x"' "$LOOPSCOPE" frame gather --step 1x
refuse 2 'has only 16 steps' "$LOOPSCOPE" frame gather --step 17
refuse 2 'has only 13 ticks' "$LOOPSCOPE" frame gather --tick 14
refuse 2 'has only 13 ticks' "$LOOPSCOPE" frame gather --tick 99
refuse 2 '--step and --tick are not for one' "$LOOPSCOPE" frame gather --step 1 --tick 2
refuse 2 '--svg and --html are not for one' "$LOOPSCOPE" frame gather --svg --html
refuse 2 '--size takes WxH' "$LOOPSCOPE" frame gather --size 10x10
refuse 2 'frame: theme is default' "$LOOPSCOPE" frame gather --html --theme dark
refuse 2 'cast: unit is step' "$LOOPSCOPE" cast gather --unit second
refuse 2 'cast: speed is from 1' "$LOOPSCOPE" cast gather --speed 0
refuse 2 'cast: --size takes WxH' "$LOOPSCOPE" cast gather --size 80
refuse 2 'cast: --until takes seconds' "$LOOPSCOPE" cast gather --until soon
refuse 2 'what to cast is missing' "$LOOPSCOPE" cast
refuse 2 'cannot write' "$LOOPSCOPE" cast gather -o "$work/none/x"
refuse 2 'cannot read' "$LOOPSCOPE" cast "$work/none.jsonl"
refuse 2 'cannot read' "$LOOPSCOPE" cast "$work/none.py"
refuse 2 'cannot write' "$LOOPSCOPE" trace gather -o "$work/none/x"
refuse 2 'cannot write' sh -c "\"$LOOPSCOPE\" trace gather >/dev/full"
refuse 2 'cannot read' "$LOOPSCOPE" trace --from "$work/none.jsonl"
refuse 2 'not a trace' "$LOOPSCOPE" trace --from README.md
refuse 2 'there is no python9: install Python' "$LOOPSCOPE" trace x.py --python python9
refuse 2 'cannot run ./ui' "$LOOPSCOPE" trace x.py --python ./ui
refuse 2 'which LOOPSCOPE_RECORDER names' \
    env LOOPSCOPE_RECORDER=/none "$LOOPSCOPE" trace x.py
refuse 2 '--seed is for a program' "$LOOPSCOPE" trace gather --seed 3
refuse 2 '-- is for a program' "$LOOPSCOPE" trace gather -- a
refuse 2 'x1b' "$LOOPSCOPE" "${ESC}[31mred"
refuse 2 'not a terminal; loopscope trace and loopscope frame need none' "$LOOPSCOPE" run gather
refuse 2 'TERM' sh -c "TERM=dumb script -qec '$LOOPSCOPE run gather' /dev/null >&2"

# A limit has a status of its own, and says so in the trace.
"$LOOPSCOPE" trace gather --max-ticks 3 >"$work/out"
[ $? = 3 ] || { echo "a limit is status 3"; failed=1; }
grep -q '^exit t=1.000 limit$' "$work/out" || { tail -n 1 "$work/out"; failed=1; }

# A file that cannot be read leaves the old output as it was.
echo old >"$work/old"
printf '{"ev":"trace","version":1,"t":0,"program":"x","runtime":"y"}\n{' >"$work/cut.jsonl"
refuse 2 'recorder was stopped' "$LOOPSCOPE" trace --from "$work/cut.jsonl" -o "$work/old"
refuse 2 'recorder was stopped' "$LOOPSCOPE" frame "$work/cut.jsonl"
[ "$(cat "$work/old")" = old ] || { echo "the old output is gone"; failed=1; }

# The input may be the output.
"$LOOPSCOPE" trace gather -f jsonl -o "$work/same.jsonl" &&
    "$LOOPSCOPE" trace --from "$work/same.jsonl" -o "$work/same.jsonl" &&
    cmp "$work/same.jsonl" scenarios/gather/expected.trace || failed=1
exit $failed
