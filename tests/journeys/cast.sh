#!/bin/sh
# SPDX-License-Identifier: MIT
# A cast that is sent to a real terminal shows there what frame prints, in the
# middle and at the end.
set -u
cd "$(dirname "$0")/../.."
. tests/journeys/lib.sh

work=$(mktemp -d)
trap 'finish; rm -rf "$work"' EXIT

# The bytes of the first so many outputs of a cast: what JSON escapes is undone.
ESC=$(printf '\033')
outputs() { # cast count
    sed -n 's/^\[[0-9.]*,"o","\(.*\)"\]$/\1/p' "$1" | head -n "$2" |
        sed "s/\\\\u001B/$ESC/g; s/\\\\\"/\"/g; s/\\\\\\\\/\\\\/g" | tr -d '\n'
}

# same WIDTHxHEIGHT SUBJECT OUTPUTS FRAME-OPTIONS...
same() {
    size=$1
    subject=$2
    outputs "$work/cast" "$3" >"$work/bytes"
    shift 3
    "$LOOPSCOPE" frame "$subject" --size "$size" "$@" | sed 's/ *$//' >"$work/frame"
    resize "${size%x*}" "${size#*x}"
    type_line "clear; cat $work/bytes; read answer"
    # the last row with words is there, and so are those above it
    see "^$(grep . "$work/frame" | tail -n 1 | cut -c 1-40 | sed 's/[][\\.*^$(){}|+?]/./g')"
    screen | sed 's/ *$//' >"$work/screen"
    press Enter
    diff "$work/frame" "$work/screen" || exit 1
}

# A recording has no guide, whose questions would be pictures, too.
start 80 24
recording=scenarios/gather/expected.jsonl
"$LOOPSCOPE" cast "$recording" -o "$work/cast" || exit 1
same 80x24 "$recording" 7 --step 6
same 80x24 "$recording" 1000 --step 16

recording=scenarios/bounded-queue/expected.jsonl
"$LOOPSCOPE" cast "$recording" --unit tick --size 120x36 --theme light \
    -o "$work/cast" || exit 1
same 120x36 "$recording" 4 --tick 3

# Nothing in it depends on the day.
"$LOOPSCOPE" cast gather >"$work/one" || exit 1
"$LOOPSCOPE" cast gather | cmp - "$work/one" || exit 1

# What was cut off by a limit has its status.
"$LOOPSCOPE" cast gather --until 1 -o "$work/early.cast"
[ $? = 3 ] || { echo "--until 1 is a limit"; exit 1; }
head -n 1 "$work/early.cast" | grep -q '"title":"gather"' || exit 1
