#!/bin/sh
# SPDX-License-Identifier: MIT
# record.sh: records with CPython what is expected of every scenario and of
# every program in tests/twins/. record.sh --compare OUT: records into the
# folder OUT, and compares with what is kept; prints the differences, fails if
# there are any. The reference is 3.13: from another version only the text
# has to be the same. LOOPSCOPE names the program that renders the text.
set -eu
cd "$(dirname "$0")/.."
: "${LOOPSCOPE:?the program that renders}"
python=$(tests/find_python.sh) || {
    echo "record.sh: needs a python3 of version 3.13 or newer; PYTHON=... names one" >&2
    exit 2
}
reference=$("$python" -c 'import sys; print(sys.version_info[:2] == (3, 13))')
out=
[ "${1:-}" != --compare ] || out=$2
if [ -z "$out" ] && [ "$reference" != True ]; then
    echo "record.sh: the reference is CPython 3.13; $python is another version" >&2
    exit 2
fi

# record SOURCE.py NAME.jsonl NAME.trace [OPTIONS]: a program that fails is
# recorded all the same.
record() {
    source=$1 jsonl=$2 trace=$3
    shift 3
    status=0
    "$python" sim/cpython/recorder.py "$@" -o "$jsonl" "$source" || status=$?
    [ $status != 2 ] || exit 2
    status=0
    "$LOOPSCOPE" trace --from "$jsonl" -o "$trace" || status=$?
    [ $status != 2 ] || exit 2
}

same=0
# compare KEPT NEW: KEPT, or KEPT.xz where it is kept packed.
compare() {
    if [ -f "$1.xz" ]; then
        xz -dc "$1.xz" >"$2.kept"
        cmp "$2.kept" "$2" || same=1
        rm "$2.kept"
    else
        diff -u "$1" "$2" || same=1
    fi
}

# Above a million bytes a recording is packed; anew only if it is another.
pack() {
    if [ "$(wc -c <"$1")" -le 1000000 ]; then
        rm -f "$1.xz"
    elif [ -f "$1.xz" ] && xz -dc "$1.xz" | cmp -s - "$1"; then
        rm "$1"
    else
        xz -f "$1"
    fi
}

for dir in scenarios/*/; do
    name=$(basename "$dir")
    to=${out:-scenarios/$name}
    [ -z "$out" ] || to=$out/$name
    mkdir -p "$to"
    record "$dir$name.py" "$to/expected.jsonl" "$to/expected.trace"
    if [ -z "$out" ]; then
        pack "$to/expected.jsonl"
        pack "$to/expected.trace"
    else
        compare "${dir}expected.trace" "$to/expected.trace"
        [ "$reference" != True ] ||
            compare "${dir}expected.jsonl" "$to/expected.jsonl"
    fi
done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for source in tests/twins/*.py; do
    name=$(basename "$source" .py)
    trace=${out:-tests/twins}/$name.trace
    record "$source" "$work/twin.jsonl" "$trace" --max-ticks 200
    [ -z "$out" ] || compare "tests/twins/$name.trace" "$trace"
done
exit $same
