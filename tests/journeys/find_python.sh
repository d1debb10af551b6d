#!/bin/sh
# SPDX-License-Identifier: MIT
# A python3 is found in a folder with a blank in its name.
set -u
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/a folder"
python="$work/a folder/python3" # does all it is told to
printf '#!/bin/sh\n' >"$python"
chmod +x "$python"
found=$(PYTHON=$python tests/find_python.sh)
[ "$found" = "$python" ] || { echo "found instead: $found"; exit 1; }
