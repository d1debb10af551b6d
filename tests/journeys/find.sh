#!/bin/sh
# SPDX-License-Identifier: MIT
# Search, run until, breakpoints and the palette, in a program without end: it
# is made as far as needed, and any key stops what takes too long.
set -u
cd "$(dirname "$0")/../.."
. tests/journeys/lib_python.sh
. tests/journeys/lib.sh

start 80 24 "$LOOPSCOPE run --python $LOOPSCOPE_PYTHON tests/mishaps/endless.py"
see 'step +0/'
press u
see 'run until: _'
t send-keys -l 'print round 30'
press Enter
see 'print round 30: print round 30'
see 't = +29\.000 s'

# What never comes is looked for until a key is pressed.
press /
t send-keys -l never
press Enter
see 'looking for never: [0-9]+ events so far; any key stops'
press Escape
see 'space step'
see 't = +29\.000 s'

# Breakpoints: play stops there; they are listed and removed.
press b
t send-keys -l 'print round 33'
press Enter
see 'B lists the breakpoints'
press U
see 't = +32\.000 s'
press '#'
t send-keys -l '0.5'
press Enter
see 't = +1\.000 s'
press B
see '▶ print round 33'
press x
not_see '▶ print round 33'
press U
see 'there is no breakpoint'

# A command by its name.
press :
see 'Commands'
t send-keys -l 'start'
see '▶ start'
press Enter
see 't = +0\.000 s'
press q
see 'ready\$ *$'
