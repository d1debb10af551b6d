/* SPDX-License-Identifier: MIT */
#include "ui/indices.h"

#include <stdlib.h>

#include "sim/memory.h"
#include "ui/bisect.h"

void indices_append(struct indices *indices, size_t value)
{
    indices->at = memory_grow(indices->at, &indices->capacity,
                              indices->count + 1, sizeof *indices->at);
    indices->at[indices->count++] = value;
}

struct up_to {
    const struct indices *indices;
    size_t limit;
};

static bool is_up_to(const void *context, size_t index)
{
    const struct up_to *search = context;
    return search->indices->at[index] <= search->limit;
}

size_t indices_count_up_to(const struct indices *indices, size_t limit)
{
    const struct up_to search = {indices, limit};
    return bisect(0, indices->count, is_up_to, &search);
}

void indices_free(struct indices *indices)
{
    free(indices->at);
    *indices = (struct indices){0};
}
