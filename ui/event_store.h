/* SPDX-License-Identifier: MIT */
/* event_store.h -- copies of events, in order; none of them ever moves. */
#ifndef LOOPSCOPE_UI_EVENT_STORE_H
#define LOOPSCOPE_UI_EVENT_STORE_H

#include <stddef.h>

#include "sim/trace/event.h"
#include "ui/intern.h"

/* Zeroed and then initialised: its strings are in an arena of its own. */
struct event_store {
    struct event **blocks; /* of EVENT_BLOCK_SIZE events each */
    size_t block_capacity;
    size_t count; /* events */
    struct arena arena;
    struct intern intern;
};

/* The store must stay where it is. */
void event_store_init(struct event_store *store);
void event_store_free(struct event_store *store);
/* Appends a deep copy and returns it. */
const struct event *event_store_add(struct event_store *store,
                                    const struct event *event);
const struct event *event_store_at(const struct event_store *store,
                                   size_t index);

#endif
