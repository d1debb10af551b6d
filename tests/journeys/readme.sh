#!/bin/sh
# SPDX-License-Identifier: MIT
# The picture in README.md is what the program draws today.
set -eu
cd "$(dirname "$0")/../.."
: "${LOOPSCOPE:?the program under test}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
sed -n '/^```$/,/^```$/p' README.md | sed '/^```$/d' >"$work/readme"
"$LOOPSCOPE" frame gather --step 6 >"$work/frame"
diff "$work/readme" "$work/frame"
