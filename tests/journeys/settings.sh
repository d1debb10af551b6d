#!/bin/sh
# SPDX-License-Identifier: MIT
# Settings from the file, the environment and flags, and what is remembered.
set -u
cd "$(dirname "$0")/../.."
. tests/journeys/lib.sh

work=$(mktemp -d)
trap 'finish; rm -rf "$work"' EXIT
mkdir "$work/loopscope"
export XDG_CONFIG_HOME="$work" XDG_STATE_HOME="$work/state"

# refuse WORDS COMMAND...: one line, status 2, and no screen.
refuse() {
    words=$1
    shift
    "$@" >"$work/out" 2>"$work/err" </dev/null
    status=$?
    if [ "$status" != 2 ] || [ "$(wc -l <"$work/err")" != 1 ] ||
        ! grep -q -- "$words" "$work/err"; then
        echo "$*: status $status, wanted 2; said:"
        cat "$work/err"
        exit 1
    fi
}

printf '# mine\ncolor = red\n' >"$work/loopscope/config"
refuse "$work/loopscope/config:2: there is no setting \"color\"" "$LOOPSCOPE" run gather
printf 'theme = dark\n' >"$work/loopscope/config"
refuse 'config:1: theme is default' "$LOOPSCOPE" run gather
"$LOOPSCOPE" run --help >/dev/null || exit 1
rm "$work/loopscope/config"
mkdir "$work/loopscope/config"
refuse 'cannot read' "$LOOPSCOPE" run gather
rmdir "$work/loopscope/config"
refuse 'run: speed is from 1' "$LOOPSCOPE" run --speed 9 gather
refuse 'run: unit is step' "$LOOPSCOPE" run --unit second gather
refuse 'run: theme is default' "$LOOPSCOPE" run --theme dark gather

# The file's unit and speed; a flag goes over it.
printf 'unit = tick\nspeed = 7\nascii = yes\n' >"$work/loopscope/config"
start 80 24 "XDG_CONFIG_HOME=$work $LOOPSCOPE run gather"
see 'space tick'
see '^\+- gather.py'
press q
see 'ready\$ *$'
type_line "XDG_CONFIG_HOME=$work $LOOPSCOPE run --unit event gather"
see 'space event'
press q
see 'ready\$ *$'
rm "$work/loopscope/config"

# NO_COLOR goes over the file, a flag over NO_COLOR: \033[38;5; is a colour.
has_colour() {
    t capture-pane -ep | grep -q '\[38;5;\|\[3[0-7]m'
}
type_line "clear; NO_COLOR=1 TERM=screen-256color $LOOPSCOPE run gather"
see 'gather\.py'
has_colour && { echo "NO_COLOR shows colours"; exit 1; }
press q
see 'ready\$ *$'
type_line "clear; NO_COLOR=1 TERM=screen-256color $LOOPSCOPE run --theme light gather"
see 'gather\.py'
has_colour || { echo "--theme light shows no colours"; exit 1; }

# The theme changes while it runs, to mono and back.
press C
see 'theme: mono'
has_colour && { echo "mono shows colours"; exit 1; }
press C
see 'theme: default'
has_colour || { echo "the default theme shows no colours"; exit 1; }
press q
see 'ready\$ *$'

# The menu remembers what was chosen last, though not where it cannot write.
type_line "clear; XDG_STATE_HOME=$work/state $LOOPSCOPE"
see 'choose a program'
t send-keys -l timeout
see '▶ timeout'
press Enter
see 'timeout\.py'
press q
see '▶ timeout'
press q
see 'ready\$ *$'
type_line "clear; XDG_STATE_HOME=$work/state $LOOPSCOPE"
see '▶ timeout'
press q
see 'ready\$ *$'
type_line "clear; XDG_STATE_HOME=/dev/null/none $LOOPSCOPE"
see 'choose a program'
press Enter
see 'step +0/'
press q
see 'choose a program'

# A file by its path, after one that is not there.
press C-o
t send-keys -l "~/none.jsonl"
press Enter
see 'cannot read .*/none.jsonl: No such file'
press C-o
press C-u
t send-keys -l scenarios/gather/e
press Tab
see 'gather/expected.jsonl_'
press Enter
see 'step +0/16'
press q
see 'choose a program'
press q
see 'ready\$ *$'
