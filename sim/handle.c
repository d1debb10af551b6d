/* SPDX-License-Identifier: MIT */
#include "sim/handle.h"

#include <assert.h>
#include <stddef.h>

void ready_queue_add(struct ready_queue *ready, struct handle *handle)
{
    handle->next = NULL;
    if (ready->last)
        ready->last->next = handle;
    else
        ready->first = handle;
    ready->last = handle;
    ready->count++;
}

struct handle *ready_queue_pop(struct ready_queue *ready)
{
    struct handle *handle = ready->first;
    assert(handle && "a tick runs no more handles than stood in ready");
    ready->first = handle->next;
    if (!ready->first)
        ready->last = NULL;
    ready->count--;
    return handle;
}
