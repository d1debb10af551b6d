/* SPDX-License-Identifier: MIT */
#include "ui/twin.h"

#include <stdlib.h>
#include <string.h>

#include "sim/memory.h"
#include "sim/trace/text.h"
#include "ui/indices.h"

/* Where the text events of a timeline are. */
struct text_index {
    struct timeline *timeline;
    struct indices positions; /* right after each of them */
    size_t seen;              /* events looked at */
};

struct twin {
    struct text_index main;
    struct text_index other;
    size_t agreed; /* so many text events are equal */
    bool differ;   /* the next one is not */
};

struct twin *twin_create(struct timeline *main, struct timeline *other)
{
    struct twin *twin = memory_zero(1, sizeof *twin);

    twin->main.timeline = main;
    twin->other.timeline = other;
    return twin;
}

void twin_free(struct twin *twin)
{
    if (twin == NULL)
        return;
    indices_free(&twin->main.positions);
    indices_free(&twin->other.positions);
    free(twin);
}

struct timeline *twin_timeline(const struct twin *twin)
{
    return twin->other.timeline;
}

static void index_extend(struct text_index *index)
{
    size_t count = timeline_count(index->timeline);

    for (; index->seen < count; index->seen++) {
        if (event_has_text(timeline_event(index->timeline, index->seen)->kind))
            indices_append(&index->positions, index->seen + 1);
    }
}

/* Text event `number` (from 0) of the index, asked for if need be. */
static const struct event *index_event(struct text_index *index, size_t number)
{
    index_extend(index);
    while (index->positions.count <= number) {
        if (!timeline_grow(index->timeline))
            return NULL;
        index_extend(index);
    }
    return timeline_event(index->timeline, index->positions.at[number] - 1);
}

/* Lines longer than this count as equal when their beginnings are. */
static bool same_line(const struct event *a, const struct event *b)
{
    char line_a[512], line_b[512];

    return event_format(a, line_a, sizeof line_a) ==
               event_format(b, line_b, sizeof line_b) &&
           strcmp(line_a, line_b) == 0;
}

/* Compares on until `wanted` text events agree or one does not. */
static void compare_on(struct twin *twin, size_t wanted)
{
    while (twin->agreed < wanted && !twin->differ) {
        const struct event *mine = index_event(&twin->main, twin->agreed);
        const struct event *theirs = index_event(&twin->other, twin->agreed);

        if (mine != NULL && theirs != NULL && same_line(mine, theirs))
            twin->agreed++;
        else
            twin->differ = true;
    }
}

size_t twin_position(struct twin *twin, size_t position, bool *agrees)
{
    size_t rank;

    index_extend(&twin->main);
    rank = indices_count_up_to(&twin->main.positions, position);
    compare_on(twin, rank);
    *agrees = rank <= twin->agreed;
    if (!*agrees)
        rank = twin->agreed;
    return rank == 0 ? 0 : twin->other.positions.at[rank - 1];
}
