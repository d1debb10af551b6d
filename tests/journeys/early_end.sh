#!/bin/sh
# SPDX-License-Identifier: MIT
# What is ended early leaves nothing behind: no half-written file beside the
# one that was to be written and, once there was a screen, nothing that the
# program had started.
set -u
cd "$(dirname "$0")/../.."
. tests/journeys/lib.sh
. tests/journeys/lib_python.sh
work=$(mktemp -d)
trap 'finish; rm -rf "$work"' EXIT
failed=0

# It fills the buffer of what it is written to and then stands still.
cat >"$work/starts.py" <<'PY'
import asyncio, os, subprocess, sys
child = subprocess.Popen(["sleep", "1000"])
with open(sys.argv[1], "w") as file:
    file.write(str(child.pid))
async def main():
    for _ in range(500):
        await asyncio.sleep(1)
    os.read(os.pipe()[0], 1)
asyncio.run(main())
PY

# Asks for half a minute whether COMMAND succeeds.
soon() {
    for _ in $(seq 600); do
        "$@" 2>/dev/null && return
        sleep 0.05
    done
    return 1
}

is_gone() {
    ! kill -0 "$1" 2>/dev/null || grep -q '^State:.Z' "/proc/$1/status"
}

for signal in INT TERM HUP; do
    rm -f "$work/pid"
    # A shell's background job ignores SIGINT, what nohup starts SIGHUP; and
    # what is ignored stays so.
    env --default-signal=INT,HUP,TERM "$LOOPSCOPE" trace "$work/starts.py" \
        --watchdog 0 -o "$work/out.trace" -- "$work/pid" 2>/dev/null &
    soon test -s "$work/pid" || { echo "never began"; exit 1; }
    soon sh -c "test -s $work/out.trace.*" || { echo "never wrote"; failed=1; }
    kill -"$signal" $!
    soon is_gone $! || { echo "$signal did not end it"; kill -KILL $!; failed=1; }
    wait $! 2>/dev/null
    kill "$(cat "$work/pid")" 2>/dev/null
    [ "$(ls "$work")" = "pid
starts.py" ] || { echo "left behind after $signal:"; ls "$work"; failed=1; }
done

rm -f "$work/pid"
start 80 24 "echo \$\$ >$work/ours; exec $LOOPSCOPE run $work/starts.py -- $work/pid"
soon test -s "$work/pid" || { echo "never began at the screen"; exit 1; }
kill -TERM "$(cat "$work/ours")"
soon is_gone "$(cat "$work/pid")" || {
    echo "what it had started goes on after the screen's end"
    kill "$(cat "$work/pid")"
    failed=1
}

# Without memory: one line. A sanitised program has no use for such a limit.
if (ulimit -v 60000 && "$LOOPSCOPE" --version) >/dev/null 2>&1; then
    (ulimit -v 60000 && "$LOOPSCOPE" trace too-many-tasks) >/dev/null 2>"$work/err"
    status=$?
    [ $status = 2 ] && [ "$(cat "$work/err")" = "loopscope: out of memory" ] || {
        echo "without memory: status $status"
        cat "$work/err"
        failed=1
    }
fi
exit $failed
