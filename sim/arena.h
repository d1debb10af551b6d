/* SPDX-License-Identifier: MIT */
/* arena.h -- memory that is freed all at once, with the run that owns it. */
#ifndef LOOPSCOPE_SIM_ARENA_H
#define LOOPSCOPE_SIM_ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena_block;

/* Zeroed, it is an empty arena. */
struct arena {
    struct arena_block *blocks; /* the one allocated from comes first */
};

/* Zeroed memory, aligned for any object; never NULL. */
void *arena_alloc(struct arena *arena, size_t size);

/* A copy of a string, or of `size` bytes. */
char *arena_string(struct arena *arena, const char *string);
void *arena_copy(struct arena *arena, const void *bytes, size_t size);
/* printf-like. */
const char *arena_format(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
const char *arena_vformat(struct arena *arena, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));

/* Everything allocated from it is gone; some memory stays for what comes. */
void arena_clear(struct arena *arena);

/* Frees everything allocated from it; the arena is empty again. */
void arena_free(struct arena *arena);

#endif
