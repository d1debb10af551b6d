/* SPDX-License-Identifier: MIT */
#include "sim/memory.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void say_no_memory(void)
{
    fputs("loopscope: out of memory\n", stderr);
    exit(2);
}

static void (*on_failure)(void) = say_no_memory;

void memory_on_failure(void (*hook)(void))
{
    on_failure = hook ? hook : say_no_memory;
}

_Noreturn void memory_fail(void)
{
    on_failure();
    exit(2);
}

/* Unlike malloc() and its kin, a size of 0 gives memory too. */
static size_t at_least_one(size_t size)
{
    return size ? size : 1;
}

void *memory_alloc(size_t size)
{
    void *memory = malloc(at_least_one(size));
    if (!memory)
        memory_fail();
    return memory;
}

void *memory_zero(size_t count, size_t size)
{
    void *memory = calloc(at_least_one(count), at_least_one(size));
    if (!memory)
        memory_fail();
    return memory;
}

void *memory_resize(void *memory, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        memory_fail();
    void *resized = realloc(memory, at_least_one(count * size));
    if (!resized)
        memory_fail();
    return resized;
}

void *memory_grow(void *memory, size_t *capacity, size_t needed, size_t size)
{
    if (needed <= *capacity)
        return memory;
    size_t doubled = *capacity > SIZE_MAX / 2 ? SIZE_MAX : *capacity * 2;
    size_t wanted = needed > doubled ? needed : doubled;
    if (wanted < 4)
        wanted = 4;
    memory = memory_resize(memory, wanted, size);
    *capacity = wanted;
    return memory;
}

char *memory_copy_string(const char *string)
{
    if (!string)
        return NULL;
    size_t size = strlen(string) + 1;
    return memcpy(memory_alloc(size), string, size);
}
