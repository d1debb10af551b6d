/* SPDX-License-Identifier: MIT */
/* timeline.h -- every event so far, and the program's state at any of them. */
#ifndef LOOPSCOPE_UI_TIMELINE_H
#define LOOPSCOPE_UI_TIMELINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sim/trace/event.h"
#include "ui/model.h"

/*
 * Where more events come from. more() hands at least one further event to
 * the sink it was given when it was made, or returns false: there are no
 * more, or they cannot be had, or not yet.
 */
struct producer {
    bool (*more)(struct producer *producer);
    void (*close)(struct producer *producer);
    /* NULL: it never waits and never complains. */
    struct producer_state (*state)(const struct producer *producer);
};

/* How a producer is. Strings live as long as it, until the next more(). */
struct producer_state {
    bool is_waiting;       /* asked in vain, it may have more later */
    int status;            /* the exit status of what ran, once it has ended */
    const char *complaint; /* why the trace ends too early, in one line, or
                              NULL */
    const char *errors;    /* what a program said on standard error, as it is,
                              or NULL */
};

struct timeline;

struct timeline *timeline_create(void);
void timeline_free(struct timeline *timeline);

/* The sink that appends to the timeline; strings are copied. */
struct event_sink timeline_sink(struct timeline *timeline);

/*
 * From here on the timeline asks this producer when it is sought past its
 * last event. Takes ownership; closed with the timeline.
 */
void timeline_set_producer(struct timeline *timeline,
                           struct producer *producer);

/* Asks the producer for more; false when there is none, or none yet. */
bool timeline_grow(struct timeline *timeline);

/* How the producer is; all zero if there is none. */
struct producer_state timeline_state(const struct timeline *timeline);

/* Events go to this sink, too, from the next one on. */
void timeline_copy_to(struct timeline *timeline, struct event_sink sink);

/* How many events there are now. More may come. */
size_t timeline_count(const struct timeline *timeline);

/* How many handles stand in the ready queue after the last of them. */
size_t timeline_ready(const struct timeline *timeline);

/* Event index (0 <= index < count). Valid as long as the timeline. */
const struct event *timeline_event(const struct timeline *timeline,
                                   size_t index);

/*
 * The model after the first `count` events (0 <= count <= timeline_count).
 * Valid until the next call with another count. Folded from the nearest key
 * frame: the cost does not grow with the length of the trace.
 */
const struct model *timeline_model(struct timeline *timeline, size_t count);

/*
 * Positions to step to. A position is a number of events folded. Steps stop
 * right after each `run` event (the handle is about to do its work) and
 * after the exit; ticks stop right after each `tick` event and after the
 * exit; lines right after each `line` event and, where a trace has none, after
 * each event whose line is another than the handle was said to stand at, and
 * after the exit; position 0 counts as all of these. Event by event, asides go
 * with what follows them. Asks for more events as needed. Both return the
 * position they started from when there is nothing further.
 */
enum unit { UNIT_EVENT, UNIT_LINE, UNIT_STEP, UNIT_TICK };
size_t timeline_next(struct timeline *timeline, size_t position,
                     enum unit unit);
size_t timeline_previous(struct timeline *timeline, size_t position,
                         enum unit unit);

/* How many stops of a unit lie at or before a position; 0 at the start. */
size_t timeline_stops(const struct timeline *timeline, size_t position,
                      enum unit unit);
/* Whether a position is one of a unit's stops. */
bool timeline_is_stop(const struct timeline *timeline, size_t position,
                      enum unit unit);
/* The position of stop `number` (from 0); grows as needed; clamps. */
size_t timeline_stop_position(struct timeline *timeline, size_t number,
                              enum unit unit);
/* Position after the last event; with a producer that never ends, after
 * `limit` further events at most. */
size_t timeline_end(struct timeline *timeline, size_t limit);

/* One stretch of a task's life: in this state from this event on. */
struct lane_change {
    size_t event; /* index */
    int64_t t;    /* ns */
    enum task_state state;
};

/* A task's changes of state, in order, up to the last event there is. */
const struct lane_change *timeline_lane(const struct timeline *timeline,
                                        uint32_t task, size_t *count);

/* The life of an I/O operation or a job. */
struct op_lane {
    size_t begun; /* index of its io or job event */
    size_t over;  /* of the event that ended it; TIMELINE_NONE: not yet */
};

/* Those of all operations, op_lanes[id - 1], up to the last event there is. */
const struct op_lane *timeline_op_lanes(const struct timeline *timeline,
                                        size_t *count);

/*
 * The index of the run event of the handle that did event `index`; of a run
 * event its own. TIMELINE_NONE: no handle did it.
 */
#define TIMELINE_NONE ((size_t)-1)
size_t timeline_runner(const struct timeline *timeline, size_t index);

/* The label, as if of a step, of the eager task that did event `index` inside
 * that handle; NULL: the handle did it itself. Good until an event is added. */
const struct label *timeline_eager(const struct timeline *timeline,
                                   size_t index);

/* The index of the timer event that armed this timer, or TIMELINE_NONE. */
size_t timeline_armed(const struct timeline *timeline, uint32_t timer);

/* The index of the event that queued this handle, or TIMELINE_NONE. */
size_t timeline_queued(const struct timeline *timeline, uint32_t handle);

/* The index of the n-th print or warn event (from 0), n < model->printed. */
size_t timeline_print(const struct timeline *timeline, size_t n);

/* The listing of a file named by a source event, or NULL. */
struct listing {
    const char *name;
    enum source_language language;
    size_t line_count;
    const char *const *lines; /* without line ends */
    /* what each line begins within: enum syntax_state */
    const unsigned char *begins;
};
const struct listing *timeline_listing(const struct timeline *timeline,
                                       const char *name);
/* The n-th listing (from 0), or NULL. */
const struct listing *timeline_listing_at(const struct timeline *timeline,
                                          size_t n);

#endif
