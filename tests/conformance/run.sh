#!/bin/sh
# SPDX-License-Identifier: MIT
# Fetches CPython 3.14 in WebAssembly (pinned in package.json) where there are
# node and npm, and runs conformance.py. LOOPSCOPE names the program.
set -eu
cd "$(dirname "$0")/../.."
: "${LOOPSCOPE:?the program that renders}"
python=$(tests/find_python.sh) || {
    echo "conformance needs a python3 of version 3.13 or newer; PYTHON=... names one" >&2
    exit 2
}
pyodide=
if command -v node >/dev/null && command -v npm >/dev/null; then
    mkdir -p build/conformance
    cp tests/conformance/package.json build/conformance/
    npm install --prefix build/conformance --no-audit --no-fund --silent &&
        pyodide=build/conformance/node_modules/pyodide
fi
[ -n "$pyodide" ] || echo "without node and npm CPython 3.14 is left out" >&2
exec "$python" tests/conformance/conformance.py "$LOOPSCOPE" $pyodide
