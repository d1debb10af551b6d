/* SPDX-License-Identifier: MIT */
#include "sim/byte_queue.h"

#include <assert.h>
#include <string.h>

#include "sim/arena.h"
#include "sim/loop.h"

struct piece {
    const char *bytes;
    size_t length; /* not 0 */
    struct piece *next;
};

void bytes_push(struct byte_queue *queue, const char *bytes, size_t length)
{
    if (!length)
        return;
    struct piece *piece = arena_alloc(loop_arena(), sizeof *piece);
    piece->bytes = bytes;
    piece->length = length;
    if (queue->last)
        queue->last->next = piece;
    else
        queue->first = piece;
    queue->last = piece;
    queue->length += length;
}

/* The first bytes, `most` at most, as far as they lie together. */
static size_t pop(struct byte_queue *queue, size_t most, const char **bytes)
{
    struct piece *piece = queue->first;
    assert(piece && "only bytes that are there are taken");
    const size_t count = piece->length < most ? piece->length : most;
    *bytes = piece->bytes;
    piece->bytes += count;
    piece->length -= count;
    queue->length -= count;
    if (!piece->length)
        queue->first = piece->next;
    if (!queue->first)
        queue->last = NULL;
    return count;
}

void bytes_move(struct byte_queue *from, struct byte_queue *to, size_t count)
{
    while (count) {
        const char *bytes;
        const size_t some = pop(from, count, &bytes);
        bytes_push(to, bytes, some);
        count -= some;
    }
}

struct value bytes_take(struct byte_queue *queue, size_t count)
{
    char *taken = arena_alloc(loop_arena(), count + 1);
    for (size_t at = 0; at < count;) {
        const char *bytes;
        const size_t some = pop(queue, count - at, &bytes);
        memcpy(taken + at, bytes, some);
        at += some;
    }
    return value_bytes(loop_arena(), taken, count);
}

bool bytes_find(const struct byte_queue *queue, char byte, size_t start,
                size_t *at)
{
    size_t before = 0;
    const struct piece *piece = queue->first;
    for (; piece; before += piece->length, piece = piece->next) {
        if (before + piece->length <= start)
            continue;
        const size_t skip = start > before ? start - before : 0;
        const char *found =
            memchr(piece->bytes + skip, byte, piece->length - skip);
        if (!found)
            continue;
        *at = before + (size_t)(found - piece->bytes);
        return true;
    }
    return false;
}

size_t bytes_in_pieces(const struct byte_queue *queue, size_t most)
{
    size_t length = 0;
    const struct piece *piece = queue->first;
    for (; piece && most; piece = piece->next, most--)
        length += piece->length;
    return length;
}

void bytes_clear(struct byte_queue *queue)
{
    *queue = (struct byte_queue){0};
}
