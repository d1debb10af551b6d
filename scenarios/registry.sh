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
order() {
    for dir in scenarios/*/; do
        name=$(basename "$dir")
        [ -f "$dir$name.c" ] || fail "$dir has no $name.c"
        [ -f "${dir}guide.md" ] || fail "$dir has no guide.md"
        heading=$(sed -n 's/^Group: *//p' "${dir}guide.md" | head -n 1)
        place=0
        for group in $groups; do
            place=$((place + 1))
            [ "$group" = "${heading%% *}" ] && break
        done
        [ "$group" = "${heading%% *}" ] ||
            fail "${dir}guide.md: its second line is \"Group: HEADING\", one of: $groups"
        number=${heading#"${heading%% *}"}
        echo "$place ${number:-99} $name"
    done | sort -n -k1,1 -k2,2 -k3,3
}

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

order | while read -r _ _ name; do
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
order | while read -r _ _ name; do
    id=$(echo "$name" | tr - _)
    guide=scenarios/$name/guide.md
    summary=$(sed -n "1s/^# *$name: *//p" "$guide" | sed 's/["\\]/\\&/g')
    [ -n "$summary" ] || fail "$guide: its first line is \"# $name: summary\""
    heading=$(sed -n 's/^Group: *//p' "$guide" | head -n 1)
    cat <<C
    {{"$name", "$name.c", scenario_${id}_source, scenario_$id},
     "$name",
     "${heading%% *}",
     "$summary",
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
