/* SPDX-License-Identifier: MIT */
#include "ui/timeline.h"

#include <stdlib.h>

#include "sim/memory.h"
#include "ui/bisect.h"
#include "ui/eager.h"
#include "ui/event_store.h"
#include "ui/indices.h"
#include "ui/lanes.h"
#include "ui/listings.h"

enum { KEY_FRAME_LEAST = 256 };

/* Where the handle that runs was last said to stand. */
struct told_place {
    const char *file; /* NULL: nothing was said yet */
    uint32_t line;
    const struct event *functions; /* its last line event, or NULL */
};

/*
 * `tip` has folded every event there is and notes what they change; a copy
 * of it now and then is a key frame. `shown` is what timeline_model() gave
 * last. Key frames are so far apart that they take no more memory than the
 * events between them.
 */
struct timeline {
    struct event_store events;
    struct model tip;
    struct model shown;
    struct model *keys; /* in order of model.events */
    size_t key_count;
    size_t key_capacity;
    struct indices steps; /* positions */
    struct indices ticks; /* positions */
    struct indices lines; /* positions */
    struct told_place place;
    struct indices prints;
    struct indices runners;
    struct indices armed;  /* at[timer - 1] */
    struct indices queued; /* at[handle - 1] */
    struct eager_spans eager;
    struct lanes lanes;
    struct listings listings;
    size_t runner; /* the run event of the handle that runs, or none */
    struct producer *producer;
    struct event_sink copy; /* emit is NULL: nowhere */
};

struct timeline *timeline_create(void)
{
    struct timeline *timeline = memory_zero(1, sizeof *timeline);
    event_store_init(&timeline->events);
    model_init(&timeline->tip);
    model_init(&timeline->shown);
    indices_append(&timeline->steps, 0);
    indices_append(&timeline->ticks, 0);
    indices_append(&timeline->lines, 0);
    timeline->runner = TIMELINE_NONE;
    return timeline;
}

void timeline_free(struct timeline *timeline)
{
    if (!timeline)
        return;
    if (timeline->producer)
        timeline->producer->close(timeline->producer);
    for (size_t i = 0; i < timeline->key_count; i++)
        model_free(&timeline->keys[i]);
    model_free(&timeline->tip);
    model_free(&timeline->shown);
    event_store_free(&timeline->events);
    listings_free(&timeline->listings);
    free(timeline->keys);
    lanes_free(&timeline->lanes);
    indices_free(&timeline->steps);
    indices_free(&timeline->ticks);
    indices_free(&timeline->lines);
    indices_free(&timeline->prints);
    indices_free(&timeline->runners);
    indices_free(&timeline->armed);
    indices_free(&timeline->queued);
    eager_free(&timeline->eager);
    free(timeline);
}

static void note_runner(struct timeline *timeline, const struct event *event,
                        size_t index)
{
    if (event->kind == EVENT_RUN)
        timeline->runner = index;
    else if (!event_is_aside(event) &&
             (!event_is_deed(event) || event->outside))
        timeline->runner = TIMELINE_NONE;
    indices_append(&timeline->runners, timeline->runner);
}

static void note_index(struct timeline *timeline, const struct event *event,
                       size_t index)
{
    switch (event->kind) {
    case EVENT_SOURCE:
        listings_add(&timeline->listings, &timeline->events.arena, event);
        break;
    case EVENT_TICK:
        indices_append(&timeline->ticks, index + 1);
        break;
    case EVENT_RUN:
        indices_append(&timeline->steps, index + 1);
        break;
    case EVENT_TIMER:
        indices_append(&timeline->armed, index);
        break;
    case EVENT_READY:
    case EVENT_FIRE:
    case EVENT_DELIVER:
        indices_append(&timeline->queued, index);
        break;
    case EVENT_PRINT:
    case EVENT_WARN:
        indices_append(&timeline->prints, index);
        break;
    case EVENT_EXIT:
        indices_append(&timeline->steps, index + 1);
        indices_append(&timeline->ticks, index + 1);
        break;
    default:
        break;
    }
}

/* Whether the program is known to stand where the event does. Names of files
 * are interned. */
static bool is_told_place(const struct told_place *place,
                          const struct event *event)
{
    const struct stack_frame *frames;
    uint32_t count = 0;
    if (place->file == event->file && place->line == event->line)
        return true;
    frames = place->functions ? event_frames(place->functions, &count) : NULL;
    for (uint32_t i = 0; i < count; i++)
        if (frames[i].file == event->file && frames[i].line == event->line)
            return true;
    return false;
}

/* What is done at a line belongs to the coming to it. */
static void note_line(struct timeline *timeline, const struct event *event,
                      size_t index)
{
    struct told_place *place = &timeline->place;
    bool is_coming = event->kind == EVENT_LINE;
    if (event->kind == EVENT_RUN)
        *place = (struct told_place){0};
    if (event->kind == EVENT_EXIT)
        indices_append(&timeline->lines, index + 1);
    else if (event->line && (is_coming || (!event_is_aside(event) &&
                                           !is_told_place(place, event))))
        indices_append(&timeline->lines, index + 1);
    else
        return;
    *place = (struct told_place){event->file, event->line,
                                 is_coming ? event : place->functions};
}

static size_t last_key(const struct timeline *timeline)
{
    return timeline->key_count ? timeline->keys[timeline->key_count - 1].events
                               : 0;
}

static void take_key_frame(struct timeline *timeline)
{
    size_t distance = model_size(&timeline->tip) / sizeof(struct event);
    if (distance < KEY_FRAME_LEAST)
        distance = KEY_FRAME_LEAST;
    if (timeline->tip.events - last_key(timeline) < distance)
        return;
    timeline->keys =
        memory_grow(timeline->keys, &timeline->key_capacity,
                    timeline->key_count + 1, sizeof *timeline->keys);
    struct model *key = &timeline->keys[timeline->key_count++];
    model_init(key);
    model_copy(key, &timeline->tip);
}

static void append_event(void *context, const struct event *event)
{
    struct timeline *timeline = context;
    size_t index = timeline->events.count;
    event = event_store_add(&timeline->events, event);
    model_fold(&timeline->tip, event);
    note_runner(timeline, event, index);
    note_index(timeline, event, index);
    note_line(timeline, event, index);
    eager_note(&timeline->eager, &timeline->tip);
    lanes_note(&timeline->lanes, event, &timeline->tip);
    lanes_note_op(&timeline->lanes, event, &timeline->tip);
    take_key_frame(timeline);
    if (timeline->copy.emit)
        timeline->copy.emit(timeline->copy.context, event);
}

struct event_sink timeline_sink(struct timeline *timeline)
{
    return (struct event_sink){append_event, timeline};
}

void timeline_set_producer(struct timeline *timeline, struct producer *producer)
{
    timeline->producer = producer;
}

bool timeline_grow(struct timeline *timeline)
{
    size_t before = timeline->events.count;
    return timeline->producer && timeline->producer->more(timeline->producer) &&
           timeline->events.count > before;
}

struct producer_state timeline_state(const struct timeline *timeline)
{
    const struct producer *producer = timeline->producer;
    return producer && producer->state ? producer->state(producer)
                                       : (struct producer_state){0};
}

void timeline_copy_to(struct timeline *timeline, struct event_sink sink)
{
    timeline->copy = sink;
}

size_t timeline_count(const struct timeline *timeline)
{
    return timeline->events.count;
}

size_t timeline_ready(const struct timeline *timeline)
{
    return timeline->tip.ready_count;
}

const struct event *timeline_event(const struct timeline *timeline,
                                   size_t index)
{
    return event_store_at(&timeline->events, index);
}

struct key_search {
    const struct timeline *timeline;
    size_t count;
};

static bool has_at_most(const void *context, size_t index)
{
    const struct key_search *search = context;
    return search->timeline->keys[index].events <= search->count;
}

/* The last key frame with at most `count` events, or NULL. */
static const struct model *find_key(const struct timeline *timeline,
                                    size_t count)
{
    const struct key_search search = {timeline, count};
    size_t after = bisect(0, timeline->key_count, has_at_most, &search);
    return after ? &timeline->keys[after - 1] : NULL;
}

const struct model *timeline_model(struct timeline *timeline, size_t count)
{
    struct model *shown = &timeline->shown;
    if (count > timeline->events.count)
        count = timeline->events.count;
    const struct model *key = find_key(timeline, count);
    if (key && (shown->events > count || shown->events < key->events)) {
        model_copy(shown, key);
    } else if (shown->events > count) {
        model_free(shown);
        model_init(shown);
    }
    while (shown->events < count)
        model_fold(shown, timeline_event(timeline, shown->events));
    return shown;
}

/* The stops of a unit that has a list of them. */
static const struct indices *stops_of(const struct timeline *timeline,
                                      enum unit unit)
{
    return unit == UNIT_TICK   ? &timeline->ticks
           : unit == UNIT_LINE ? &timeline->lines
                               : &timeline->steps;
}

bool timeline_is_stop(const struct timeline *timeline, size_t position,
                      enum unit unit)
{
    const struct indices *stops = stops_of(timeline, unit);
    size_t count = indices_count_up_to(stops, position);
    return unit == UNIT_EVENT || (count && stops->at[count - 1] == position);
}

static bool has_stop(const struct timeline *timeline, size_t number,
                     enum unit unit)
{
    if (unit == UNIT_EVENT)
        return number <= timeline->events.count;
    return number < stops_of(timeline, unit)->count;
}

size_t timeline_stops(const struct timeline *timeline, size_t position,
                      enum unit unit)
{
    if (unit == UNIT_EVENT)
        return position;
    return indices_count_up_to(stops_of(timeline, unit), position) - 1;
}

size_t timeline_stop_position(struct timeline *timeline, size_t number,
                              enum unit unit)
{
    while (!has_stop(timeline, number, unit) && timeline_grow(timeline))
        continue;
    if (unit == UNIT_EVENT)
        return number < timeline->events.count ? number
                                               : timeline->events.count;
    const struct indices *stops = stops_of(timeline, unit);
    return stops->at[number < stops->count ? number : stops->count - 1];
}

/* Whether the last of so many events is no stop: what it says of a resource
 * belongs to the event that follows it. */
static bool ends_with_aside(const struct timeline *timeline, size_t position)
{
    return position > 0 &&
           event_is_aside(timeline_event(timeline, position - 1));
}

static size_t next_event(struct timeline *timeline, size_t position)
{
    do {
        if (position == timeline->events.count && !timeline_grow(timeline))
            break;
        position++;
    } while (ends_with_aside(timeline, position));
    return position;
}

static size_t previous_event(const struct timeline *timeline, size_t position)
{
    do {
        position--;
    } while (ends_with_aside(timeline, position));
    return position;
}

size_t timeline_next(struct timeline *timeline, size_t position, enum unit unit)
{
    if (unit == UNIT_EVENT)
        return next_event(timeline, position);
    size_t number = timeline_stops(timeline, position, unit) + 1;
    size_t next = timeline_stop_position(timeline, number, unit);
    return next > position ? next : position;
}

size_t timeline_previous(struct timeline *timeline, size_t position,
                         enum unit unit)
{
    if (position == 0)
        return 0;
    if (unit == UNIT_EVENT)
        return previous_event(timeline, position);
    return timeline_stop_position(
        timeline, timeline_stops(timeline, position - 1, unit), unit);
}

size_t timeline_end(struct timeline *timeline, size_t limit)
{
    size_t begin = timeline->events.count;
    while (timeline->events.count - begin < limit && timeline_grow(timeline))
        continue;
    return timeline->events.count;
}

const struct lane_change *timeline_lane(const struct timeline *timeline,
                                        uint32_t task, size_t *count)
{
    return lanes_of(&timeline->lanes, task, count);
}

const struct op_lane *timeline_op_lanes(const struct timeline *timeline,
                                        size_t *count)
{
    *count = timeline->lanes.op_count;
    return timeline->lanes.ops;
}

size_t timeline_runner(const struct timeline *timeline, size_t index)
{
    return timeline->runners.at[index];
}

const struct label *timeline_eager(const struct timeline *timeline,
                                   size_t index)
{
    return eager_label(&timeline->eager, index);
}

size_t timeline_armed(const struct timeline *timeline, uint32_t timer)
{
    return timer && timer <= timeline->armed.count
               ? timeline->armed.at[timer - 1]
               : TIMELINE_NONE;
}

size_t timeline_queued(const struct timeline *timeline, uint32_t handle)
{
    return handle && handle <= timeline->queued.count
               ? timeline->queued.at[handle - 1]
               : TIMELINE_NONE;
}

size_t timeline_print(const struct timeline *timeline, size_t n)
{
    return timeline->prints.at[n];
}

const struct listing *timeline_listing(const struct timeline *timeline,
                                       const char *name)
{
    return listings_find(&timeline->listings, name);
}

const struct listing *timeline_listing_at(const struct timeline *timeline,
                                          size_t n)
{
    return n < timeline->listings.count ? timeline->listings.items[n] : NULL;
}
