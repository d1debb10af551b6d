/* SPDX-License-Identifier: MIT */
#include "sim/pointer_map.h"

#include <stdint.h>

#include "sim/arena.h"

struct pointer_map_entry {
    const void *pointer;
    size_t number;
};

struct pointer_map pointer_map(struct arena *arena, size_t most)
{
    size_t size = 8;
    while (size < 2 * most)
        size *= 2;
    return (struct pointer_map){
        .entries = arena_alloc(arena, size * sizeof(struct pointer_map_entry)),
        .mask = size - 1};
}

size_t *pointer_map_at(struct pointer_map *map, const void *pointer)
{
    uint64_t hash = (uint64_t)(uintptr_t)pointer * UINT64_C(0x9e3779b97f4a7c15);
    size_t at = (size_t)(hash >> 32) & map->mask;
    while (map->entries[at].pointer && map->entries[at].pointer != pointer)
        at = (at + 1) & map->mask;
    map->entries[at].pointer = pointer;
    return &map->entries[at].number;
}
