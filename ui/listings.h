/* SPDX-License-Identifier: MIT */
/* listings.h -- the sources a trace carries, cut into lines. */
#ifndef LOOPSCOPE_UI_LISTINGS_H
#define LOOPSCOPE_UI_LISTINGS_H

#include <stddef.h>

#include "sim/arena.h"
#include "sim/trace/event.h"
#include "ui/timeline.h"

/* Zeroed, it is empty. Listings never move. */
struct listings {
    struct listing **items;
    size_t count;
    size_t capacity;
};

/* Adds a source event's listing, in the arena; the name is not copied. */
void listings_add(struct listings *listings, struct arena *arena,
                  const struct event *event);
/* The first of that name, or NULL. */
const struct listing *listings_find(const struct listings *listings,
                                    const char *name);
void listings_free(struct listings *listings);

#endif
