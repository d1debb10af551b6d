#!/bin/sh
# SPDX-License-Identifier: MIT
# Writes twins.c: a table of the programs in tests/twins/, each the C main
# coroutine twin_NAME and the trace that CPython recorded of NAME.py.
set -eu
cd "$(dirname "$0")/.."
echo '/* Made by tests/twins.sh. */'
echo '#include "tests/twins.h"'
for file in tests/twins/*.c; do
    name=$(basename "$file" .c)
    echo "struct coro *twin_$name(void);"
done
echo 'const struct twin_program twin_programs[] = {'
for file in tests/twins/*.c; do
    name=$(basename "$file" .c)
    echo "    {\"$name\", twin_$name},"
done
echo '};'
echo 'const size_t twin_program_count ='
echo '    sizeof twin_programs / sizeof *twin_programs;'
