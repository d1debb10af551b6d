#!/bin/sh
# SPDX-License-Identifier: MIT
# A damaged folder of scenarios/ stops scenarios/registry.sh with one line, and
# nothing is made of the others.
set -u
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

# Two scenarios, both sound; gather is not the last one.
fresh() {
    rm -rf "$work/scenarios"
    mkdir "$work/scenarios"
    cp -r scenarios/registry.sh scenarios/gather scenarios/timeout "$work/scenarios"
    guide=$work/scenarios/gather/guide.md
}

# refuse WORDS: what fresh made was damaged since.
refuse() {
    "$work/scenarios/registry.sh" >"$work/out" 2>"$work/err"
    status=$?
    if [ "$status" != 2 ] || [ "$(wc -l <"$work/err")" != 1 ] ||
        ! grep -q -- "$1" "$work/err" || [ -s "$work/out" ]; then
        echo "no \"$1\": status $status, $(wc -l <"$work/out") lines written; said:"
        cat "$work/err"
        failed=1
    fi
}

make_registry() {
    env -u MAKEFLAGS make -s -C "$work" OUT=made made/registry.c
}

fresh
cp Makefile "$work"
make_registry || failed=1
[ "$(grep -c '^struct coro' "$work/made/registry.c")" = 2 ] || failed=1

# make neither keeps the old file nor leaves half of the new one.
rm "$guide"
refuse 'scenarios/gather has no guide.md'
if make_registry >"$work/out" 2>&1 || [ -e "$work/made/registry.c" ]; then
    echo "make took no notice"
    failed=1
fi

fresh
rm "$work/scenarios/gather/gather.c"
refuse 'scenarios/gather has no gather.c'

fresh
sed -i.old '1s/gather: .*/gather/' "$guide"
refuse 'its first line is "# gather: summary"'

fresh
sed -i.old '2s/.*/Group: Elsewhere 3/' "$guide"
refuse 'its second line is "Group: HEADING"'
exit $failed
