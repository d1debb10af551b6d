#!/bin/sh
# SPDX-License-Identifier: MIT
# A newcomer's first minutes: the menu, a scenario, forward, back, a resize,
# help, the end, and out again to a terminal that is as it was.
set -u
cd "$(dirname "$0")/../.."
. tests/journeys/lib.sh

start 80 24 "$LOOPSCOPE"
see 'choose a program'
t send-keys -l gather
see '▶ gather'
see 'filter: gather_'
press BSpace
see 'filter: gathe_'
press Enter
see 'step +0/16'

# Forward to B's wake-up, and the picture is the one that frame prints.
press Space Right l Space Right l
see 'step +6/16'
see '▶ wakeup Task-3'
screen >"${TMPDIR:-/tmp}/loopscope-$$.screen"
"$LOOPSCOPE" frame gather --step 6 | sed 's/ *$//' >"${TMPDIR:-/tmp}/loopscope-$$.frame"
sed 's/ *$//' "${TMPDIR:-/tmp}/loopscope-$$.screen" |
    diff - "${TMPDIR:-/tmp}/loopscope-$$.frame" || {
    rm -f "${TMPDIR:-/tmp}/loopscope-$$".*
    exit 1
}
rm -f "${TMPDIR:-/tmp}/loopscope-$$".*

# Back, and by ticks.
press Left
see 'step +5/16'
press h
see 'step +4/16'
press t
see 'tick +3 '
press T
see 'tick +2 '
press NPage
see 'tick +3 '

# Larger, too small, and as before.
resize 120 36
see 'step +[0-9]+/16 +(running|polling)'
screen | grep -q '^└.*┘$' || { screen; exit 1; }
resize 40 10
see 'needs'
resize 80 24
see 'Timers'

# The same again: that there is nothing new to see is said.
press r
see 'run again: a scenario does the same each time'

# Help, the C listing, the end; past it nothing happens.
press '?'
see 'Help'
press Escape
press c
see 'gather\.c'
press End
see 'ended'
see "\['A', 'B', 'C'\]"
press Space
see 'ended'
press Home
see 'step +0/16'

# Play runs by itself.
press p
see 'ended'

# Out: the menu, then the shell, whose terminal echoes and breaks lines.
press q
see '▶ gather'
see 'filter: _'
press q
see 'ready\$'
not_see 'choose a program'
type_line 'stty -a | grep -c " echo " ; echo is "back"'
see 'is back'
