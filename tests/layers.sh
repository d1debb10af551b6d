#!/bin/sh
# SPDX-License-Identifier: MIT
# Holds the includes against the architecture (docs/architecture.md). Prints
# each include that breaks a rule; fails if there is one.
set -u
cd "$(dirname "$0")/.."
broken=0

# $1 says the rule; stdin has the includes that break it. Runs in a subshell,
# behind a pipe: its status says whether there are any.
forbid() {
    found=$(cat)
    [ -z "$found" ] && return
    echo "$1:"
    echo "$found" | sed 's/^/  /'
    return 1
}

includes() { # files...
    grep -HnE '^ *# *include' "$@" /dev/null
}

includes $(find sim -name '*.[ch]') | grep -E '"(ui|scenarios|tests)/' |
    forbid "sim/ includes nothing of ui/, scenarios/ or tests/" || broken=1

includes scenarios/*/*.c | grep -v '"sim/scenario.h"' |
    forbid "a scenario includes sim/scenario.h alone" || broken=1

includes $(find ui -name '*.[ch]') | grep '"sim/' |
    grep -vE '"sim/(trace/[a-z_]+|runner|overflow|arena|memory|text_buffer|version)\.h"' |
    forbid "ui/ sees of the engine the trace, and how to start and step a run" || broken=1

includes $(find ui -name '*.[ch]') | grep '"sim/\(runner\|overflow\)\.h"' |
    grep -vE '^ui/(engine|main|cli_[a-z_]+)\.[ch]:' |
    forbid "only the command line and ui/engine.c start a run" || broken=1

includes $(find ui -name '*.[ch]') | grep '"scenarios/' |
    grep -vE '^ui/(engine|cli_[a-z_]+)\.[ch]:' |
    forbid "only the command line and ui/engine.c know the scenarios" || broken=1

includes ui/panels/*.[ch] ui/model*.[ch] ui/screen.[ch] |
    grep -E '"ui/(term|session|engine|restore|(app|cli|menu)(_[a-z_]+)?)\.h"' |
    forbid "panels, model and screen know nothing of what drives them" || broken=1

includes $(find sim ui scenarios tests -name '*.[ch]') |
    grep -E '<(ncursesw?/)?(n?curses|term)\.h>' | grep -v '^ui/term\.c:' |
    forbid "ui/term.c alone includes curses" || broken=1

[ "$broken" = 0 ] && echo "the includes keep to the layers"
exit "$broken"
