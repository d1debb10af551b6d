/* SPDX-License-Identifier: MIT */
#include "tests/ported/queues.h"

struct scene *queue_scene(long maxsize)
{
    struct scene *s = NEW(struct scene);
    s->q = queue_new(maxsize);
    s->started = async_event_new();
    s->order = empty_list();
    return s;
}
