/* SPDX-License-Identifier: MIT */
/* memory.h -- allocation that does not fail: no memory ends the program. */
#ifndef LOOPSCOPE_SIM_MEMORY_H
#define LOOPSCOPE_SIM_MEMORY_H

#include <stddef.h>

/*
 * None of these returns NULL, also not for a size of 0. What they return is
 * freed with free(). When there is no memory they call the hook and, should
 * it return, exit with status 2.
 */

/* size bytes, not cleared. */
void *memory_alloc(size_t size);
/* count items of size bytes each, cleared; the product may not overflow. */
void *memory_zero(size_t count, size_t size);
/* As realloc(): the array gets room for count items of size bytes each. */
void *memory_resize(void *memory, size_t count, size_t size);
/*
 * Room for at least `needed` items in a growing array: when *capacity is
 * smaller, it becomes at least its double. Appending n items one by one so
 * costs O(n). Returns the array, which may have moved.
 */
void *memory_grow(void *memory, size_t *capacity, size_t needed, size_t size);
/* A copy of the string; NULL gives NULL. */
char *memory_copy_string(const char *string);

/*
 * What to do when there is no memory: restore the terminal, say so, leave.
 * NULL brings back the default: one line to stderr, exit status 2.
 */
void memory_on_failure(void (*hook)(void));
/* Calls the hook and does not return; for failures found by others. */
_Noreturn void memory_fail(void);

#endif
