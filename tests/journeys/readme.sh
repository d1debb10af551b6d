#!/bin/sh
# SPDX-License-Identifier: MIT
# The picture in README.md is what the program draws today, and the man page names
# the options there are.
set -eu
cd "$(dirname "$0")/../.."
: "${LOOPSCOPE:?the program under test}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
sed -n '/^```$/,/^```$/p' README.md | sed '/^```$/d' >"$work/readme"
"$LOOPSCOPE" frame gather --step 6 >"$work/frame"
diff "$work/readme" "$work/frame"

# The man page names every option, and every unit that one may take.
for command in run list trace check frame cast; do
    "$LOOPSCOPE" "$command" --help
done | grep -oE -- '--[a-z-]+ ' | sort -u >"$work/options"
sed 's/\\-/-/g; s/$/ /' docs/loopscope.1 | tr -s ']|' ' ' >"$work/man"
while read -r option; do
    grep -qE -- "$option( |\$)" "$work/man" || echo "loopscope.1 lacks $option"
done <"$work/options" | { ! grep -v -e ' --help$' -e ' --version$' -e ' --output$' -e ' --format$'; }
[ "$(grep -c 'step | tick | line | event' docs/loopscope.1)" = 2 ]
