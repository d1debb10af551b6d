# SPDX-License-Identifier: MIT
# Sourced by the journeys: drives the program in a real terminal, with tmux.
# LOOPSCOPE names the program. Nothing here waits for a fixed time: `see` asks
# again until the screen shows what it should, or gives up and shows it.

: "${LOOPSCOPE:?the program under test}"
socket=loopscope-test-$$

t() {
    tmux -L "$socket" "$@"
}

finish() {
    t kill-server 2>/dev/null
}
trap finish EXIT

# start WIDTH HEIGHT COMMAND: in a shell whose prompt is "ready$".
start() {
    t -f /dev/null new-session -d -x "$1" -y "$2" \
        env PS1='ready$ ' LC_ALL=C.UTF-8 sh
    see 'ready\$'
    shift 2
    [ $# = 0 ] || type_line "$*"
}

# Types a line and Enter.
type_line() {
    t send-keys -l "$1"
    t send-keys Enter
}

press() {
    t send-keys "$@"
}

resize() { # width height
    t resize-window -x "$1" -y "$2"
}

screen() {
    t capture-pane -p
}

# Waits until the screen matches the regular expression.
see() {
    tries=0
    until screen | grep -qE -- "$1"; do
        tries=$((tries + 1))
        if [ "$tries" -gt 200 ]; then
            echo "the screen never showed: $1"
            screen
            exit 1
        fi
        sleep 0.05
    done
}

# Waits until a file is on the screen, and not only in the line that was typed:
# keys that come before the program has the terminal are not what they are.
see_opened() {
    see "^ loopscope +$1 .*tick"
}

# Waits until the screen does not match: a key takes its time.
not_see() {
    tries=0
    while screen | grep -qE -- "$1"; do
        tries=$((tries + 1))
        if [ "$tries" -gt 200 ]; then
            echo "the screen should not show: $1"
            screen
            exit 1
        fi
        sleep 0.05
    done
}
