#!/bin/sh
# SPDX-License-Identifier: MIT
# Writes registry.c: one entry for each folder of scenarios/, with its files
# embedded. The heading and the summary come from guide.md, whose first lines
# are "# NAME: summary" and "Group: heading"; groups stand in the order below,
# scenarios in the order of the number that may follow the heading
# ("Group: Basics 2").
set -eu
cd "$(dirname "$0")/.."

groups="Basics Concurrency Time Cancellation Sharing I/O Pitfalls"

fail() {
    echo "registry.sh: $1" >&2
    exit 2
}

# "3 2 gather" for the second scenario of the third group.
place_of() { # name
    dir=scenarios/$1
    [ -f "$dir/$1.c" ] || fail "$dir has no $1.c"
    [ -f "$dir/guide.md" ] || fail "$dir has no guide.md"
    [ -n "$(summary_of "$1")" ] ||
        fail "$dir/guide.md: its first line is \"# $1: summary\""
    heading=$(heading_of "$1")
    place=0
    for group in $groups; do
        place=$((place + 1))
        [ "$group" = "${heading%% *}" ] && break
    done
    [ "$group" = "${heading%% *}" ] ||
        fail "$dir/guide.md: its second line is \"Group: HEADING\", one of: $groups"
    number=${heading#"${heading%% *}"}
    echo "$place ${number:-99} $1"
}

summary_of() { # name; as a string of C has it
    sed -n "1s/^# *$1: *//p" "scenarios/$1/guide.md" | sed 's/["\\]/\\&/g'
}

heading_of() { # name
    sed -n 's/^Group: *//p' "scenarios/$1/guide.md" | head -n 1
}

places() {
    for dir in scenarios/*/; do
        place_of "$(basename "$dir")"
    done
}

# All is looked at before anything is written. Not one pipe: what fails in front
# of sort would be forgotten.
places=$(places)
names=$(echo "$places" | sort -n -k1,1 -k2,2 -k3,3 | sed 's/.* //')

embed() { # symbol file
    [ ! -f "$2" ] || printf 'EMBED(%s, "%s")\n' "$1" "$2"
}

# A recording: FILE, or FILE.xz where it is so large that it is kept packed.
kept() { # file
    if [ -f "$1" ]; then echo "$1"; else echo "$1.xz"; fi
}

# It in C; nothing for one that is not there (yet).
embedded() { # symbol file
    if [ -f "$2" ]; then echo "{$1, $(($(wc -c <"$2")))}"; else echo "{NULL, 0}"; fi
}

cat <<'C'
/* Made by scenarios/registry.sh. */
#include "scenarios/registry.h"

#include <string.h>

/* The file's bytes and a 0, under this name. */
#if defined(__APPLE__)
#define EMBED_PLACE(symbol) ".const_data\n.globl _" symbol "\n_" symbol ":\n"
#define EMBED_BACK ".text\n"
#else
#define EMBED_PLACE(symbol)                                                    \
    ".section .rodata\n.globl " symbol "\n" symbol ":\n"
#define EMBED_BACK ".text\n"
#endif
#define EMBED(symbol, file)                                                    \
    __asm__(EMBED_PLACE(#symbol) ".incbin \"" file "\"\n.byte 0\n" EMBED_BACK); \
    extern const char symbol[];

C

for name in $names; do
    id=$(echo "$name" | tr - _)
    dir=scenarios/$name
    echo "struct coro *scenario_$id(void);"
    embed "scenario_${id}_source" "$dir/$name.c"
    embed "scenario_${id}_guide" "$dir/guide.md"
    embed "scenario_${id}_jsonl" "$(kept "$dir/expected.jsonl")"
    embed "scenario_${id}_trace" "$(kept "$dir/expected.trace")"
done

echo
echo "const struct scenario scenarios[] = {"
for name in $names; do
    id=$(echo "$name" | tr - _)
    heading=$(heading_of "$name")
    cat <<C
    {{"$name", "$name.c", scenario_${id}_source, scenario_$id},
     "$name",
     "${heading%% *}",
     "$(summary_of "$name")",
     scenario_${id}_guide,
     $(embedded "scenario_${id}_jsonl" "$(kept "scenarios/$name/expected.jsonl")"),
     $(embedded "scenario_${id}_trace" "$(kept "scenarios/$name/expected.trace")")},
C
done
cat <<'C'
};

const size_t scenario_count = sizeof scenarios / sizeof *scenarios;

const struct scenario *scenario_find(const char *name)
{
    for (size_t i = 0; i < scenario_count; i++)
        if (strcmp(scenarios[i].name, name) == 0)
            return &scenarios[i];
    return NULL;
}
C
