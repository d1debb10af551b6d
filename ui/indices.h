/* SPDX-License-Identifier: MIT */
/* indices.h -- a growing list of numbers. */
#ifndef LOOPSCOPE_UI_INDICES_H
#define LOOPSCOPE_UI_INDICES_H

#include <stddef.h>

/* Positions in a trace or indices of events. Zeroed, it is empty. */
struct indices {
    size_t *at;
    size_t count;
    size_t capacity;
};

void indices_append(struct indices *indices, size_t value);
/* How many are at most `limit`; they must ascend. */
size_t indices_count_up_to(const struct indices *indices, size_t limit);
void indices_free(struct indices *indices);

#endif
