#!/bin/sh
# SPDX-License-Identifier: MIT
# Whatever ends the program, the terminal is given back: the shell's screen is
# there again and it echoes what is typed.
set -u
cd "$(dirname "$0")/../.."
. tests/journeys/lib.sh

pid_file=$(mktemp)
trap 'finish; rm -f "$pid_file"' EXIT

start 80 24
for signal in TERM HUP SEGV ABRT QUIT; do
    type_line "sh -c 'echo \$\$ >$pid_file; exec $LOOPSCOPE run timeout'"
    see 'timeout\.py'
    kill -"$signal" "$(cat "$pid_file")" || exit 1
    see 'ready\$ *$'
    not_see 'timeout\.py'
    type_line "clear; stty -a | grep -o ' icanon' ; echo after $signal"
    see '^ icanon'
    see "^after $signal"
done

# Suspended and taken up again.
type_line "$LOOPSCOPE run timeout"
see 'timeout\.py'
press C-z
see 'ready\$ *$'
type_line fg
see 'timeout\.py'
press Space
see 'step +1/5'
press q
see 'ready\$ *$'
