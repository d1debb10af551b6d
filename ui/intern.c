/* SPDX-License-Identifier: MIT */
#include "ui/intern.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "sim/memory.h"

/* FNV-1a, 64 bits. */
static size_t hash_of(const char *string)
{
    uint64_t hash = UINT64_C(14695981039346656037);
    for (; *string; string++)
        hash = (hash ^ (unsigned char)*string) * UINT64_C(1099511628211);
    return (size_t)(hash ^ hash >> 32);
}

/* Where the string is, or the free place where it would go. */
static const char **find(const struct intern *intern, const char *string)
{
    size_t at = hash_of(string) & (intern->capacity - 1);
    while (intern->strings[at] && strcmp(intern->strings[at], string) != 0)
        at = (at + 1) & (intern->capacity - 1);
    return &intern->strings[at];
}

static void grow(struct intern *intern)
{
    struct intern larger = *intern;
    larger.capacity = intern->capacity ? intern->capacity * 2 : 64;
    larger.strings = memory_zero(larger.capacity, sizeof *larger.strings);
    for (size_t i = 0; i < intern->capacity; i++)
        if (intern->strings[i])
            *find(&larger, intern->strings[i]) = intern->strings[i];
    free(intern->strings);
    *intern = larger;
}

const char *intern_string(struct intern *intern, const char *string)
{
    if (!string)
        return NULL;
    if ((intern->count + 1) * 2 > intern->capacity)
        grow(intern);
    const char **place = find(intern, string);
    if (!*place) {
        *place = arena_string(intern->arena, string);
        intern->count++;
    }
    return *place;
}

void intern_free(struct intern *intern)
{
    free(intern->strings);
    *intern = (struct intern){0};
}
