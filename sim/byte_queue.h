/* SPDX-License-Identifier: MIT */
/* byte_queue.h -- bytes in line: what is on its way, or not yet read. */
#ifndef LOOPSCOPE_SIM_BYTE_QUEUE_H
#define LOOPSCOPE_SIM_BYTE_QUEUE_H

#include <stdbool.h>
#include <stddef.h>

#include "sim/value.h"

/* First in, first out. Zeroed, it is empty. It lives in the run's arena, as
 * the bytes do: they are not copied, and not changed. */
struct byte_queue {
    struct piece *first;
    struct piece *last;
    size_t length; /* of all pieces together */
};

void bytes_push(struct byte_queue *queue, const char *bytes, size_t length);
/* Moves the first `count` bytes, of which there must be as many. */
void bytes_move(struct byte_queue *from, struct byte_queue *to, size_t count);
/* Takes the first `count` bytes out, as a bytes object. */
struct value bytes_take(struct byte_queue *queue, size_t count);
/* How many bytes stand before the first that is this one, from `start` on;
 * false when there is none. */
bool bytes_find(const struct byte_queue *queue, char byte, size_t start,
                size_t *at);
/* How many bytes the first `most` pieces have. */
size_t bytes_in_pieces(const struct byte_queue *queue, size_t most);
void bytes_clear(struct byte_queue *queue);

#endif
