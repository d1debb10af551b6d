#!/bin/sh
# SPDX-License-Identifier: MIT
# The same journey on terminals of several kinds: each shows the same words,
# gets its keys, is resized at any moment, and is given back.
set -u
cd "$(dirname "$0")/../.."
. tests/journeys/lib.sh

pid_file=$(mktemp)
trap 'finish; rm -f "$pid_file"' EXIT

start 80 24
for term in vt100 linux screen screen-256color xterm xterm-256color tmux tmux-256color; do
    infocmp "$term" >/dev/null 2>&1 || continue
    type_line "clear; TERM=$term $LOOPSCOPE run gather"
    see 'gather\.py'
    press Space Space Space
    see 'step +3/16'
    press w w
    see '◆ Output'
    resize 120 36
    see 'Who waits for whom'
    resize 50 10
    see 'needs'
    resize 80 22
    see '◆ Output'
    not_see 'Who waits for whom'
    resize 80 24
    press /
    t send-keys -l finished
    press Enter
    see 'finished: print'
    press C-z
    see 'ready\$'
    resize 100 30
    type_line clear # so that what is seen is drawn anew
    not_see finished
    type_line fg
    see 'A finished|B finished'
    resize 80 24
    see '┘ *$' # drawn for this size
    press q
    see 'ready\$ *$'
    type_line "stty -a | grep -o ' icanon'; echo after $term"
    see '^ icanon'
    see "^after $term"
done

# The C locale has ASCII signs, and the mark of the focus is one of them.
type_line "clear; LC_ALL=C TERM=vt100 $LOOPSCOPE run gather"
see '^\+- gather.py'
press w
see '\+- \* gather.py'
press q
see 'ready\$ *$'

# A key that the terminal's description does not have is no Escape, which would
# leave the menu, and types nothing.
type_line "clear; TERM=xterm $LOOPSCOPE"
see 'filter: _'
t send-keys -l "$(printf '\033[99~\033[1;9Q\033Oz')"
press x
see 'filter: x_'
press Escape
see 'filter: _'
press Escape
see 'ready\$ *$'

# The mouse, as a newer xterm tells of it: a click into the output, the wheel.
infocmp xterm 2>/dev/null | grep -q 'kmous=.E\[<' || exit 0
type_line "clear; TERM=xterm $LOOPSCOPE run producer-consumer --mouse"
see 'producer-consumer\.py'
press G
see 'Output: last 4'
t send-keys -l "$(printf '\033[<0;10;17M')"
see '◆ Output'
t send-keys -l "$(printf '\033[<64;10;17M')"
see 'Output: rows 25 to 28 of 31'
press q
see 'ready\$ *$'

# Whatever ends the program, the terminal has its mouse again.
mouse() {
    t display-message -p '#{mouse_any_flag}'
}
type_line "clear; TERM=xterm sh -c 'echo \$\$ >$pid_file; exec $LOOPSCOPE run timeout --mouse'"
see 'timeout\.py'
[ "$(mouse)" = 1 ] || { echo "--mouse does not ask for the mouse"; exit 1; }
kill -SEGV "$(cat "$pid_file")" || exit 1
see 'ready\$ *$'
[ "$(mouse)" = 0 ] || { echo "the mouse is still taken"; exit 1; }
