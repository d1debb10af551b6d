#!/bin/sh
# SPDX-License-Identifier: MIT
# bundle.sh: writes the recorder as one file, which works from any folder.
# Needs no Python: the modules of the package are kept in it as comments.
set -eu
cd "$(dirname "$0")"
sed '/^def main/,$d' recorder.py
sed '1,/./{/^$/d}' in_this_file.py
echo
echo
sed -n '/^def main/,$p' recorder.py
find loopscope_recorder -name '*.py' | LC_ALL=C sort | while read -r module; do
    echo "#@ $module"
    sed 's/^/#|/' "$module"
done
