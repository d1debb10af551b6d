#!/bin/sh
# SPDX-License-Identifier: MIT
# A program of one's own without a screen: its trace, the same from a kept
# recording, pictures of it, what is expected of it; and what is refused.
set -u
cd "$(dirname "$0")/../.."
. tests/journeys/lib_python.sh
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

# want STATUS WORDS COMMAND...: words among what it says, on either stream.
want() {
    wanted=$1
    words=$2
    shift 2
    "$@" >"$work/out" 2>&1 </dev/null
    status=$?
    if [ "$status" != "$wanted" ] ||
        { [ -n "$words" ] && ! grep -qF -- "$words" "$work/out"; }; then
        echo "$*: status $status, wanted $wanted and: $words"
        head -n 20 "$work/out"
        failed=1
    fi
}

# refuse WORDS COMMAND...: one line, and status 2.
refuse() {
    want 2 "$@"
    [ "$(wc -l <"$work/out")" = 1 ] || {
        echo "not one line:"
        cat "$work/out"
        failed=1
    }
}

raises=tests/mishaps/raises.py
arguments=tests/mishaps/arguments.py

# Kept as JSON Lines, it gives the same text.
want 1 '' "$LOOPSCOPE" trace $raises -f jsonl -o "$work/kept.jsonl"
"$LOOPSCOPE" trace $raises >"$work/direct.trace" 2>&1
"$LOOPSCOPE" trace "$work/kept.jsonl" >"$work/kept.trace" 2>&1
cmp "$work/direct.trace" "$work/kept.trace" || failed=1
want 0 'raises.py: the same 18 lines' "$LOOPSCOPE" check $raises "$work/kept.trace"
want 0 'kept.jsonl: the same 18 lines' \
    "$LOOPSCOPE" check "$work/kept.jsonl" "$work/kept.trace"

# What is expected may be packed.
xz -k "$work/kept.trace"
want 0 'raises.py: the same 18 lines' \
    "$LOOPSCOPE" check $raises "$work/kept.trace.xz"
head -c 60 "$work/kept.trace.xz" >"$work/cut.xz"
want 2 'cut.xz: it is damaged or cut short' \
    "$LOOPSCOPE" check $raises "$work/cut.xz"

# Another trace is expected: where they part is said.
sed 's/print before/print something else/' "$work/kept.trace" >"$work/other.trace"
want 1 'line 5, in tick 1' "$LOOPSCOPE" check $raises "$work/other.trace"
want 1 'has "print something else" and the program'"'"'s (+) has "print before"' \
    "$LOOPSCOPE" check $raises "$work/other.trace"
head -n 10 "$work/kept.trace" >"$work/other.trace"
want 1 'the expected one (-) has ended' "$LOOPSCOPE" check $raises "$work/other.trace"
printf '  print \033[2Jcleared\n' >"$work/other.trace"
want 1 'print \x1b[2Jcleared' "$LOOPSCOPE" check $raises "$work/other.trace"

# The screen says what is not the real thing.
want 0 ' aiohttp_by_hand.py  stand-ins: aiohttp ' \
    "$LOOPSCOPE" frame tests/programs/aiohttp_by_hand.py --step 1 --size 100x24
want 0 'loopscope: stand-ins in use: aiohttp' \
    "$LOOPSCOPE" trace tests/programs/aiohttp_by_hand.py

# Its arguments reach it, on whatever command.
want 0 "print ['-x', 'a b', '--']" "$LOOPSCOPE" trace $arguments -- -x 'a b' --
want 0 "['1']" "$LOOPSCOPE" frame $arguments --step 3 -- 1
want 0 '' "$LOOPSCOPE" trace $arguments -o "$work/out.trace" -- 2
want 0 'the same' "$LOOPSCOPE" check $arguments "$work/out.trace" -- 2
want 1 'differs' "$LOOPSCOPE" check $arguments "$work/out.trace" -- 3

# Pictures: as many steps as it has, waited for; and of one that breaks off.
want 0 'step 3/5' "$LOOPSCOPE" frame $raises --step 3
want 2 'has only 5 steps' "$LOOPSCOPE" frame $raises --step 6
want 0 'step    2/' "$LOOPSCOPE" frame tests/mishaps/endless.py --step 2
want 1 'loopscope: python3' "$LOOPSCOPE" frame tests/mishaps/kills_itself.py

# Limits, and the order of sets, which is the same each time.
want 3 'exit t=3.000 limit' "$LOOPSCOPE" trace tests/mishaps/endless.py --max-ticks 6
want 3 'exit t=2.500 limit' "$LOOPSCOPE" trace tests/mishaps/endless.py --until 2.5

# What cannot be.
refuse 'cannot read nope.py: no such file' "$LOOPSCOPE" trace nope.py
refuse 'cannot read nope.trace' "$LOOPSCOPE" check $raises nope.trace
refuse 'the trace to compare tests/mishaps/raises.py with is missing' \
    "$LOOPSCOPE" check $raises
refuse 'one argument too many' "$LOOPSCOPE" trace $raises a
refuse 'cannot read nope.json' "$LOOPSCOPE" trace $raises --world nope.json
refuse "--until takes seconds" "$LOOPSCOPE" trace $raises --until later
refuse "--seed takes a whole number" "$LOOPSCOPE" trace $raises --seed x
refuse 'terminal' "$LOOPSCOPE" run $raises
want 1 'before the program began' "$LOOPSCOPE" trace $raises --python /bin/false
exit $failed
