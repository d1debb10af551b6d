/* SPDX-License-Identifier: MIT */
#include "ui/indices.h"

#include <stdlib.h>

#include "sim/memory.h"

void indices_append(struct indices *indices, size_t value)
{
    indices->at = memory_grow(indices->at, &indices->capacity,
                              indices->count + 1, sizeof *indices->at);
    indices->at[indices->count++] = value;
}

size_t indices_count_up_to(const struct indices *indices, size_t limit)
{
    size_t low = 0, high = indices->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (indices->at[middle] <= limit)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

void indices_free(struct indices *indices)
{
    free(indices->at);
    *indices = (struct indices){0};
}
