/* SPDX-License-Identifier: MIT */
#include "sim/arena.h"

#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

#include "sim/memory.h"
#include "sim/text_buffer.h"

enum { BLOCK_SIZE = 32 * 1024 };

struct arena_block {
    struct arena_block *next;
    size_t used;
    size_t size;
    alignas(max_align_t) unsigned char bytes[];
};

static struct arena_block *add_block(struct arena *arena, size_t size)
{
    struct arena_block *block = memory_alloc(sizeof *block + size);
    block->used = 0;
    block->size = size;
    block->next = arena->blocks;
    arena->blocks = block;
    return block;
}

/* A large object gets a block of its own behind the current one, so that
 * what is left of the current one is not lost. */
static struct arena_block *add_large(struct arena *arena, size_t size)
{
    struct arena_block *current = arena->blocks;
    struct arena_block *large = add_block(arena, size);
    if (current) {
        arena->blocks = current;
        large->next = current->next;
        current->next = large;
    }
    return large;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    const size_t unit = alignof(max_align_t);
    size = (size + unit - 1) / unit * unit;
    struct arena_block *block = arena->blocks;
    if (size > BLOCK_SIZE / 4)
        block = add_large(arena, size);
    else if (!block || block->size - block->used < size)
        block = add_block(arena, BLOCK_SIZE);
    void *object = block->bytes + block->used;
    block->used += size;
    return memset(object, 0, size);
}

void *arena_copy(struct arena *arena, const void *bytes, size_t size)
{
    void *copy = arena_alloc(arena, size);
    if (size)
        memcpy(copy, bytes, size);
    return copy;
}

char *arena_string(struct arena *arena, const char *string)
{
    return arena_copy(arena, string, strlen(string) + 1);
}

const char *arena_vformat(struct arena *arena, const char *format, va_list args)
{
    struct text_buffer text = {0};
    text_vformat(&text, format, args);
    const char *string = arena_string(arena, text_of(&text));
    text_free(&text);
    return string;
}

const char *arena_format(struct arena *arena, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const char *string = arena_vformat(arena, format, args);
    va_end(args);
    return string;
}

void arena_clear(struct arena *arena)
{
    struct arena_block *kept = arena->blocks;
    if (!kept)
        return;
    arena->blocks = kept->next;
    arena_free(arena);
    kept->next = NULL;
    kept->used = 0;
    arena->blocks = kept;
}

void arena_free(struct arena *arena)
{
    struct arena_block *block = arena->blocks;
    while (block) {
        struct arena_block *next = block->next;
        free(block);
        block = next;
    }
    arena->blocks = NULL;
}
