/* SPDX-License-Identifier: MIT */
/* pointer_map.h -- a number for each of up to so many different pointers. */
#ifndef LOOPSCOPE_SIM_POINTER_MAP_H
#define LOOPSCOPE_SIM_POINTER_MAP_H

#include <stddef.h>

struct arena;
struct pointer_map_entry;

/* Open addressing; lives in the arena it was made in. */
struct pointer_map {
    struct pointer_map_entry *entries;
    size_t mask;
};

/* An empty map with room for `most` pointers. */
struct pointer_map pointer_map(struct arena *arena, size_t most);
/* The pointer's number, to be read and set; 0 at first. */
size_t *pointer_map_at(struct pointer_map *map, const void *pointer);

#endif
