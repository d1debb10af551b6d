#!/bin/sh
# SPDX-License-Identifier: MIT
# The pictures in docs are what the program draws today. LOOPSCOPE_RENEW=1 draws
# them anew.
set -eu
cd "$(dirname "$0")/../.."
: "${LOOPSCOPE:?the program under test}"
if [ -n "${LOOPSCOPE_RENEW:-}" ]; then
    docs/pictures/make.sh docs/pictures
    exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
docs/pictures/make.sh "$work"
for kept in docs/pictures/*.svg; do
    cmp "$kept" "$work/$(basename "$kept")" || {
        echo "make pictures draws it anew"
        exit 1
    }
done
