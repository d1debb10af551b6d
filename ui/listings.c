/* SPDX-License-Identifier: MIT */
#include "ui/listings.h"

#include <stdlib.h>
#include <string.h>

#include "sim/memory.h"
#include "ui/syntax.h"

/* A line's end and the next line's begin; end is the text's end at last. */
static char *end_of_line(char *text, char **next)
{
    char *end = text + strcspn(text, "\n");
    *next = *end ? end + 1 : end;
    if (end > text && end[-1] == '\r')
        end--;
    return end;
}

static size_t count_lines(const char *text)
{
    size_t count = 0;
    while (*text) {
        text += strcspn(text, "\n");
        text += *text == '\n';
        count++;
    }
    return count;
}

/* Ends each line with a NUL; `lines` has room for all of them. */
static void cut_lines(char *text, const char **lines)
{
    while (*text) {
        char *next;
        char *end = end_of_line(text, &next);
        *lines++ = text;
        *end = '\0';
        text = next;
    }
}

/* What each line begins within: a string or comment may go over lines. */
static const unsigned char *find_begins(struct arena *arena,
                                        const char *const *lines, size_t count,
                                        enum source_language language)
{
    unsigned char *begins = arena_alloc(arena, count);
    enum syntax_state state = SYNTAX_PLAIN;
    for (size_t i = 0; i < count; i++) {
        begins[i] = (unsigned char)state;
        state = syntax_after(lines[i], language, state);
    }
    return begins;
}

void listings_add(struct listings *listings, struct arena *arena,
                  const struct event *event)
{
    struct listing *listing = arena_alloc(arena, sizeof *listing);
    size_t count = count_lines(event->u.source.text);
    const char **lines = arena_alloc(arena, count * sizeof *lines);
    cut_lines(arena_string(arena, event->u.source.text), lines);
    *listing = (struct listing){
        .name = event->u.source.name,
        .language = event->u.source.language,
        .line_count = count,
        .lines = lines,
        .begins = find_begins(arena, lines, count, event->u.source.language)};
    listings->items = memory_grow(listings->items, &listings->capacity,
                                  listings->count + 1, sizeof *listings->items);
    listings->items[listings->count++] = listing;
}

const struct listing *listings_find(const struct listings *listings,
                                    const char *name)
{
    for (size_t i = 0; name && i < listings->count; i++)
        if (strcmp(listings->items[i]->name, name) == 0)
            return listings->items[i];
    return NULL;
}

void listings_free(struct listings *listings)
{
    free(listings->items);
    *listings = (struct listings){0};
}
