#!/bin/sh
# SPDX-License-Identifier: MIT
# The tests that need a python3 of version 3.13 or newer: the recorder's own,
# that what is kept is still what CPython does, and random programs. Without
# one, says so. FUZZ names the program that runs them here.
set -u
cd "$(dirname "$0")/.."
python=$(tests/find_python.sh) || {
    echo "left out, for want of python3 3.13 or newer: recorder/, own_programs.sh, record.sh --compare, fuzz.py"
    exit 0
}
"$python" -B -m unittest discover -s tests/recorder -p '*_test.py' || exit 1
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
if tests/record.sh --compare "$out"; then
    echo "recordings: 1 passed, 0 failed"
else
    echo "recordings: 0 passed, 1 failed"
    exit 1
fi
tests/own_programs.sh || exit 1
"$python" -B tests/fuzz/fuzz_test.py || exit 1
"$python" -B tests/fuzz/fuzz.py "${FUZZ:?}" --programs 700 --check-table || exit 1
