#!/bin/sh
# SPDX-License-Identifier: MIT
# Holds docs/architecture.md against the files: it names each, alone or with its
# family (`why_*`). Prints those that it does not name; fails if there is one.
set -u
cd "$(dirname "$0")/.."
missing=0

# What stands in backquotes below a heading, without folder and extension.
names_below() { # heading
    awk -v heading="## $1" '/^## / { on = $0 == heading } on' docs/architecture.md |
        grep -o '`[^` ]*`' | tr -d '`' | sed 's|.*/||; s/\.[a-z]*$//'
}

is_named() { # stem names
    for name in $2; do
        # shellcheck disable=SC2254 # a family is a pattern
        case $1 in $name) return 0 ;; esac
    done
    return 1
}

# hold NAMES FILE...
hold() {
    names=$1
    shift
    for file in "$@"; do
        stem=${file##*/}
        if ! is_named "${stem%.*}" "$names"; then
            echo "docs/architecture.md does not name $file"
            missing=1
        fi
    done
}

sim=$(echo sim/*.[chS] sim/trace/*.[ch])
recorder=$(find sim/cpython/loopscope_recorder -maxdepth 1 -name '*.py' ! -name '__init__.py')
ui=$(echo ui/*.[ch] ui/panels/*.[ch])
set -f # a family is no pattern of files
hold "$(names_below 'The engine, file by file')" $sim
hold "$(names_below 'The recorder, file by file')" $recorder
hold "$(names_below 'A program at work')
$(names_below 'The screen')" $ui

[ "$missing" = 0 ] && echo "the architecture names every file"
exit "$missing"
