#!/bin/sh
# SPDX-License-Identifier: MIT
# A program of one's own on the screen: forward and back, changed and run
# again, kept and opened later; and out of one that never ends.
set -u
cd "$(dirname "$0")/../.."
. tests/journeys/lib_python.sh
. tests/journeys/lib.sh
command -v ps >/dev/null || {
    echo "there is no ps"
    exit 77
}
work=$(mktemp -d)
trap 'finish; rm -rf "$work"' EXIT
mishaps=$PWD/tests/mishaps

# No process has one of our programs on its command line.
see_nobody() {
    tries=0
    while ps -A -o args= | grep -F "$work" | grep -v grep >"$work/running"; do
        tries=$((tries + 1))
        if [ "$tries" -gt 200 ]; then
            echo "still running:"
            cat "$work/running"
            exit 1
        fi
        sleep 0.05
    done
}

# The process whose command line has this and one of our programs.
pid_of() {
    ps -A -o pid= -o args= | grep -F "$work" | grep -e "$1" | grep -v grep |
        awk '{ print $1 }'
}

cp "$mishaps/raises.py" "$work/mine.py"
start 80 24 "$LOOPSCOPE run $work/mine.py"
see 'mine\.py +tick +0 '
press Space Space Space
see 'step +3/'
see '▶ wakeup Task-1'
press Left
see 'step +2/'
press End
see "ended: exit exception ValueError\('boom'\)"
press Left
see 'step +4/5'

# Changed while it is on the screen: a mistake first, then mended.
sed 's/main():/main()/' "$mishaps/raises.py" >"$work/mine.py"
press r
see "mine.py:5: expected ':'"
sed 's/before/changed/' "$mishaps/raises.py" >"$work/mine.py"
press r
see '0\.000 1.*changed'
see 'step +4/'
press q
see 'ready\$ *$'
not_see 'loopscope: '

# What it was given reaches it; what it did is kept.
cp "$mishaps/arguments.py" "$work/arguments.py"
type_line "clear; $LOOPSCOPE run $work/arguments.py -o $work/kept.jsonl -- a --b"
see_opened 'arguments\.py'
press End
see "\['a', '--b'\]"
press q
see 'ready\$ *$'
type_line "clear; $LOOPSCOPE run $work/kept.jsonl"
see_opened 'kept\.jsonl'
see 'print\(sys\.argv'
press End
see 'ended: exit ok'
see "\['a', '--b'\]"
press q
see 'ready\$ *$'

# Left by Ctrl-C: what was stepped through is kept all the same.
type_line "clear; $LOOPSCOPE run $work/mine.py -o $work/left.jsonl"
see_opened 'mine\.py'
press Space Space
see 'step 2/'
press C-c
see 'ready\$ *$'
[ "$(ls "$work"/left.jsonl*)" = "$work/left.jsonl" ] || {
    ls "$work"
    exit 1
}
"$LOOPSCOPE" trace "$work/left.jsonl" | grep -q 'print changed' || exit 1

# Cut short: what there is can be looked at.
head -c 1000 "$work/kept.jsonl" >"$work/cut.jsonl"
type_line "clear; $LOOPSCOPE run $work/cut.jsonl"
see_opened 'cut\.jsonl'
press End
see 'cut.jsonl:[0-9]+: the file ends within this line'
press q
see 'loopscope: .*cut.jsonl:[0-9]+: the file ends'
type_line 'echo "status $?"'
see 'status 2'

# It ends badly: why stays to be read, and is the shell's to know.
type_line "clear; $LOOPSCOPE run $work/mine.py"
see_opened 'mine\.py'
press End
see "the program has ended: exit exception ValueError\('boom'\)"
press q
see "^loopscope: the program has ended: exit exception ValueError\('boom'\)"
type_line 'echo "status $?"'
see 'status 1'

# It never ends: there is always one more, and the way out.
cp "$mishaps/endless.py" "$work/endless.py"
type_line "clear; $LOOPSCOPE run $work/endless.py"
see_opened 'endless\.py'
press t t t Left
see 'tick +2 '
press q
see 'ready\$ *$'
see_nobody

# It computes for ever: the screen stays awake.
cp "$mishaps/computes_forever.py" "$work/computes.py"
type_line "clear; $LOOPSCOPE run $work/computes.py --watchdog 1000"
see_opened 'computes\.py'
press End
see 'the program is at work'
press Left Left # to where the handle begins, and to the one before
see 'step +2/'
press End
see 'the program is at work'
press q
see 'ready\$ *$'
see_nobody

# The same, and Ctrl-C.
type_line "clear; $LOOPSCOPE run $work/computes.py --watchdog 1000"
see_opened 'computes\.py'
press End
see 'the program is at work'
press C-c
see 'ready\$ *$'
see_nobody

# Killed from outside while it is looked at.
type_line "clear; $LOOPSCOPE run $work/computes.py --watchdog 1000"
see_opened 'computes\.py'
press End
see 'the program is at work'
kill -KILL "$(pid_of 'recorder\.py')"
see 'python3[.0-9]* was ended by signal 9'
see '0\.000 1.*before'
press q
see 'loopscope: python3[.0-9]* was ended by signal 9'
type_line 'echo "status $?"'
see 'status 1'

# We are killed: so is it, where the system can do that.
[ "$(uname)" = Linux ] || exit 0
type_line "clear; $LOOPSCOPE run $work/computes.py --watchdog 1000"
see_opened 'computes\.py'
press End
see 'the program is at work'
kill -KILL "$(pid_of 'loopscope run')"
see_nobody
