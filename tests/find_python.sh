#!/bin/sh
# SPDX-License-Identifier: MIT
# Prints the path of a python3 of version 3.13 or newer that has asyncio, or
# fails. Looks at $PYTHON, on PATH, and among pyenv's versions.
candidates() {
    echo "${PYTHON:-python3}"
    echo python3
    echo python3.14
    echo python3.13
    command -v pyenv >/dev/null || return
    pyenv versions --bare | sort -r | while read -r version; do
        echo "$(pyenv prefix "$version" 2>/dev/null)/bin/python3"
    done
}

found=$(candidates | while IFS= read -r python; do
    if "$python" -c 'import asyncio, sys; sys.exit(sys.version_info < (3, 13))' 2>/dev/null; then
        command -v "$python"
        break
    fi
done)
[ -n "$found" ] && echo "$found"
