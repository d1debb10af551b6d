/* SPDX-License-Identifier: MIT */
/* intern.h -- strings stored once: a trace repeats the same few. */
#ifndef LOOPSCOPE_UI_INTERN_H
#define LOOPSCOPE_UI_INTERN_H

#include <stddef.h>

#include "sim/arena.h"

/* A hash table of the strings in an arena. Zeroed, it is empty. */
struct intern {
    struct arena *arena; /* not owned; what it gives lives as long */
    const char **strings;
    size_t count;
    size_t capacity; /* a power of two, never more than half full */
};

/* The one copy of this string; NULL gives NULL. */
const char *intern_string(struct intern *intern, const char *string);
void intern_free(struct intern *intern);

#endif
