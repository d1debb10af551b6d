/* SPDX-License-Identifier: MIT */
#include "sim/source.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "sim/memory.h"

/* What the lines so far leave open, and the last character of code on the
 * last one: 0 when it has none. */
struct scan {
    bool in_comment;
    int depth; /* of parentheses */
    char last;
};

static void scan_code(struct scan *scan, char c)
{
    scan->depth += (c == '(') - (c == ')');
    if (!strchr(" \t\r", c))
        scan->last = c;
}

/* A quoted text ends on its line. */
static void scan_line(struct scan *scan, const char *line, size_t length)
{
    char quote = 0;
    scan->last = 0;
    for (size_t i = 0; i < length; i++) {
        const char c = line[i];
        const char next = line[i + 1]; /* at worst what ends the line */
        if (scan->in_comment && c == '*' && next == '/') {
            scan->in_comment = false;
            i++;
        } else if (scan->in_comment) {
            continue;
        } else if (quote) {
            i += c == '\\';
            quote = c == quote ? 0 : quote;
        } else if (c == '/' && next == '/') {
            return;
        } else if (c == '/' && next == '*') {
            scan->in_comment = true;
            i++;
        } else {
            scan_code(scan, c);
            quote = c == '"' || c == '\'' ? c : 0;
        }
    }
}

/* Whether the next line begins a statement: this one ended a statement or a
 * head, or it has no code and could have begun one itself. */
static bool ends_statement(const struct scan *scan, const char *line,
                           bool fresh)
{
    if (scan->last == 0)
        return fresh;
    return *line == '#' ||
           (scan->depth == 0 && strchr(";{}:", scan->last) != NULL);
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
    struct scan scan = {0};
    uint32_t begins = 1;
    bool fresh = true; /* the next line begins a statement */
    for (const char *at = text; *at;) {
        size_t length = strcspn(at, "\n");
        if (fresh || *at == '{') /* below a function's head */
            begins = (uint32_t)source->count + 1;
        add_line(source, &capacity, begins);
        scan_line(&scan, at, length);
        fresh = ends_statement(&scan, at, fresh);
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
