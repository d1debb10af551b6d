/* SPDX-License-Identifier: MIT */
#include "ui/model_store.h"

#include <stdlib.h>
#include <string.h>

#include "sim/memory.h"

/* Whether a fires before b. */
static bool is_before(const struct model_timer *a, const struct model_timer *b)
{
    return a->when != b->when ? a->when < b->when : a->id < b->id;
}

/* Where the search for an id begins; Knuth's multiplicative hash. */
static size_t home_of(const struct timer_heap *timers, uint32_t id)
{
    return (size_t)(id * UINT32_C(2654435769)) & (timers->place_count - 1);
}

static size_t next_place(const struct timer_heap *timers, size_t place)
{
    return (place + 1) & (timers->place_count - 1);
}

/* The id's place, or the free one where it would go. */
static size_t find_place(const struct timer_heap *timers, uint32_t id)
{
    size_t place = home_of(timers, id);
    while (timers->places[place].id && timers->places[place].id != id)
        place = next_place(timers, place);
    return place;
}

static void set_slot(struct timer_heap *timers, const struct model_timer *timer,
                     size_t slot)
{
    timers->heap[slot] = *timer;
    timers->places[find_place(timers, timer->id)] =
        (struct timer_place){timer->id, (uint32_t)slot};
}

/* Frees a place and moves up those behind it that it kept from their home. */
static void free_place(struct timer_heap *timers, size_t place)
{
    size_t mask = timers->place_count - 1;
    size_t at = place;
    for (;;) {
        timers->places[place].id = 0;
        do {
            at = next_place(timers, at);
            if (!timers->places[at].id)
                return;
        } while (((at - home_of(timers, timers->places[at].id)) & mask) <
                 ((at - place) & mask));
        timers->places[place] = timers->places[at];
        place = at;
    }
}

static void grow_places(struct timer_heap *timers)
{
    if ((timers->count + 1) * 2 <= timers->place_count)
        return;
    timers->place_count = timers->place_count ? timers->place_count * 2 : 8;
    free(timers->places);
    timers->places = memory_zero(timers->place_count, sizeof *timers->places);
    for (size_t slot = 0; slot < timers->count; slot++) {
        uint32_t id = timers->heap[slot].id;
        timers->places[find_place(timers, id)] =
            (struct timer_place){id, (uint32_t)slot};
    }
}

static void sift_up(struct timer_heap *timers, const struct model_timer *timer,
                    size_t slot)
{
    while (slot && is_before(timer, &timers->heap[(slot - 1) / 2])) {
        set_slot(timers, &timers->heap[(slot - 1) / 2], slot);
        slot = (slot - 1) / 2;
    }
    set_slot(timers, timer, slot);
}

static void sift_down(struct timer_heap *timers,
                      const struct model_timer *timer, size_t slot)
{
    for (;;) {
        size_t child = 2 * slot + 1;
        if (child >= timers->count)
            break;
        if (child + 1 < timers->count &&
            is_before(&timers->heap[child + 1], &timers->heap[child]))
            child++;
        if (!is_before(&timers->heap[child], timer))
            break;
        set_slot(timers, &timers->heap[child], slot);
        slot = child;
    }
    set_slot(timers, timer, slot);
}

void timer_heap_add(struct timer_heap *timers, const struct model_timer *timer)
{
    grow_places(timers);
    timers->heap = memory_grow(timers->heap, &timers->capacity,
                               timers->count + 1, sizeof *timers->heap);
    timers->count++;
    sift_up(timers, timer, timers->count - 1);
}

void timer_heap_remove(struct timer_heap *timers, uint32_t id)
{
    if (!timers->count)
        return;
    size_t place = find_place(timers, id);
    if (!timers->places[place].id)
        return;
    size_t slot = timers->places[place].slot;
    free_place(timers, place);
    timers->count--;
    if (slot == timers->count)
        return;
    struct model_timer last = timers->heap[timers->count];
    if (slot && is_before(&last, &timers->heap[(slot - 1) / 2]))
        sift_up(timers, &last, slot);
    else
        sift_down(timers, &last, slot);
}

void timer_heap_free(struct timer_heap *timers)
{
    free(timers->heap);
    free(timers->places);
}

void timer_heap_copy(struct timer_heap *to, const struct timer_heap *from)
{
    to->heap =
        memory_grow(to->heap, &to->capacity, from->count, sizeof *to->heap);
    to->count = from->count;
    if (from->count)
        memcpy(to->heap, from->heap, from->count * sizeof *to->heap);
    if (to->place_count != from->place_count)
        to->places =
            memory_resize(to->places, from->place_count, sizeof *to->places);
    to->place_count = from->place_count;
    if (from->place_count)
        memcpy(to->places, from->places,
               from->place_count * sizeof *to->places);
}

size_t timer_heap_size(const struct timer_heap *timers)
{
    return timers->count * sizeof *timers->heap +
           timers->place_count * sizeof *timers->places;
}

size_t model_timer_count(const struct model *model)
{
    return model->store->timers.count;
}

/*
 * Slots of the heap whose parents were all listed, as a heap of their own:
 * its first is the next timer to list.
 */
struct frontier {
    const struct model_timer *heap;
    size_t *slots;
    size_t count;
};

static bool is_slot_before(const struct frontier *frontier, size_t a, size_t b)
{
    return is_before(&frontier->heap[frontier->slots[a]],
                     &frontier->heap[frontier->slots[b]]);
}

static void swap_slots(struct frontier *frontier, size_t a, size_t b)
{
    size_t slot = frontier->slots[a];
    frontier->slots[a] = frontier->slots[b];
    frontier->slots[b] = slot;
}

static void frontier_push(struct frontier *frontier, size_t slot)
{
    size_t at = frontier->count++;
    frontier->slots[at] = slot;
    while (at && is_slot_before(frontier, at, (at - 1) / 2)) {
        swap_slots(frontier, at, (at - 1) / 2);
        at = (at - 1) / 2;
    }
}

static size_t frontier_pop(struct frontier *frontier)
{
    size_t first = frontier->slots[0];
    size_t at = 0;
    frontier->slots[0] = frontier->slots[--frontier->count];
    for (size_t child = 1; child < frontier->count; child = 2 * at + 1) {
        if (child + 1 < frontier->count &&
            is_slot_before(frontier, child + 1, child))
            child++;
        if (!is_slot_before(frontier, child, at))
            break;
        swap_slots(frontier, at, child);
        at = child;
    }
    return first;
}

size_t model_timers(const struct model *model, struct model_timer *timers,
                    size_t most)
{
    const struct timer_heap *armed = &model->store->timers;
    if (most > armed->count)
        most = armed->count;
    /* Each listed timer takes one slot away and adds at most two. */
    struct frontier frontier = {
        .heap = armed->heap,
        .slots = memory_alloc((most + 1) * sizeof *frontier.slots)};
    if (most)
        frontier_push(&frontier, 0);
    for (size_t i = 0; i < most; i++) {
        size_t slot = frontier_pop(&frontier);
        timers[i] = armed->heap[slot];
        for (size_t child = 2 * slot + 1; child <= 2 * slot + 2; child++)
            if (child < armed->count)
                frontier_push(&frontier, child);
    }
    free(frontier.slots);
    return most;
}
