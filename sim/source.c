/* SPDX-License-Identifier: MIT */
#include "sim/source.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "sim/memory.h"

/* The last character of code on a line: what follows a comment sign, and
 * blanks, do not count. 0 when there is none. */
static char last_of_code(const char *line, size_t length)
{
    for (size_t i = 0; i + 1 < length; i++)
        if (line[i] == '/' && (line[i + 1] == '/' || line[i + 1] == '*'))
            length = i;
    while (length && strchr(" \t\r", line[length - 1]))
        length--;
    return length ? line[length - 1] : 0;
}

/* Whether a line that ends so is the end of a statement or of a head. */
static bool ends_statement(char last)
{
    return last == 0 || strchr(";{}:", last) != NULL;
}

static void add_line(struct source *source, size_t *capacity, uint32_t begins)
{
    source->begins = memory_grow(source->begins, capacity, source->count + 1,
                                 sizeof *source->begins);
    source->begins[source->count++] = begins;
}

void source_read(struct source *source, const char *text)
{
    size_t capacity = source->count;
    uint32_t begins = 1;
    bool fresh = true; /* the next line begins a statement */
    for (const char *at = text; *at;) {
        size_t length = strcspn(at, "\n");
        uint32_t line = (uint32_t)source->count + 1;
        if (fresh)
            begins = line;
        add_line(source, &capacity, begins);
        /* A function's head stands alone: `ASYNC(main)`, then `{`. */
        bool brace_follows =
            at[length] == '\n' && (at[length + 1] == '{' && *at != ' ');
        fresh = ends_statement(last_of_code(at, length)) || *at == '#' ||
                brace_follows;
        at += length + (at[length] == '\n');
    }
}

uint32_t source_statement(const struct source *source, uint32_t line)
{
    return line && line <= source->count ? source->begins[line - 1] : line;
}

void source_free(struct source *source)
{
    free(source->begins);
    *source = (struct source){0};
}
