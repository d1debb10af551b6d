/* SPDX-License-Identifier: MIT */
#include "ui/actor.h"

#include <ctype.h>
#include <string.h>

#include "sim/trace/text.h"

/* How many events are looked at; a bound on the cost of a picture. */
#define LOOK_BACK 4096

const struct label *actor_label(const struct timeline *timeline, size_t index)
{
    size_t run = timeline_runner(timeline, index);
    const struct label *eager = timeline_eager(timeline, index);
    if (run == TIMELINE_NONE)
        return NULL;
    return eager ? eager : &timeline_event(timeline, run)->u.handle.label;
}

bool actor_did_both(const struct timeline *timeline, size_t a, size_t b)
{
    return timeline_runner(timeline, a) == timeline_runner(timeline, b) &&
           timeline_eager(timeline, a) == timeline_eager(timeline, b);
}

bool actor_starts_eagerly(const struct timeline *timeline, size_t index)
{
    uint32_t id = timeline_event(timeline, index)->u.task.id;
    size_t next = index + 1;
    const struct label *label;
    while (next < timeline_count(timeline) &&
           event_is_aside(timeline_event(timeline, next)))
        next++;
    label =
        next < timeline_count(timeline) ? timeline_eager(timeline, next) : NULL;
    return label && label->task == id;
}

size_t actor_cause(const struct timeline *timeline, size_t run)
{
    return timeline_queued(timeline,
                           timeline_event(timeline, run)->u.handle.id);
}

static bool is_gather(const struct label *label)
{
    return label && label->kind == LABEL_CALL && label->task &&
           strcmp(label->call, "gather") == 0;
}

/* asyncio.run makes main the first task. */
static bool is_main_done(const struct timeline *timeline, size_t index)
{
    size_t count;
    const struct lane_change *changes = timeline_lane(timeline, 1, &count);
    return count && changes[count - 1].state >= TASK_IS_DONE &&
           changes[count - 1].event < index;
}

bool actor_queues_stop(const struct timeline *timeline, size_t ready)
{
    const struct label *label =
        &timeline_event(timeline, ready)->u.handle.label;
    if (label->kind != LABEL_CALL || strcmp(label->call, "run") != 0)
        return false;
    return label->task || (is_gather(actor_label(timeline, ready)) &&
                           is_main_done(timeline, ready));
}

bool actor_stops_loop(const struct timeline *timeline, size_t run)
{
    size_t cause = actor_cause(timeline, run);
    return cause != TIMELINE_NONE && actor_queues_stop(timeline, cause);
}

/* Whether the tick before, or the one an event is in, runs its handles. */
static bool is_in_loop(const struct timeline *timeline, size_t index)
{
    size_t end = index > LOOK_BACK ? index - LOOK_BACK : 0;
    bool found = false;
    while (index-- > end) {
        enum event_kind kind = timeline_event(timeline, index)->kind;
        if (kind == EVENT_TICK && found)
            return true;
        if (kind != EVENT_RUN)
            continue;
        found = true;
        if (actor_stops_loop(timeline, index))
            return false;
    }
    return found;
}

enum actor actor_of(const struct timeline *timeline, size_t index)
{
    if (timeline_runner(timeline, index) != TIMELINE_NONE)
        return ACTOR_HANDLE;
    return is_in_loop(timeline, index) ? ACTOR_THREAD : ACTOR_RUN;
}

/* Whether something of just this name is called in a line. */
static bool calls_run(const char *line)
{
    const char *found = strstr(line, "run(");
    while (found && found > line &&
           (found[-1] == '_' || isalnum((unsigned char)found[-1])))
        found = strstr(found + 1, "run(");
    return found != NULL;
}

/* "asyncio.run(main())" and "runner.run(main())", and not
 * "loop.run_until_complete(main())". */
bool actor_is_run(const struct timeline *timeline, size_t index)
{
    const struct event *event = timeline_event(timeline, index);
    const struct listing *listing =
        event->line ? timeline_listing(timeline, event->file) : NULL;
    return !listing || listing->language != SOURCE_PYTHON ||
           event->line > listing->line_count ||
           calls_run(listing->lines[event->line - 1]);
}

static const char *name_outside(const struct timeline *timeline, size_t index)
{
    if (actor_of(timeline, index) == ACTOR_THREAD)
        return "a worker thread";
    return actor_is_run(timeline, index) ? "asyncio.run" : "the program";
}

char *actor_name(const struct timeline *timeline, size_t index, char *buffer,
                 size_t size)
{
    const struct label *label = actor_label(timeline, index);
    struct line line;
    line_init(&line, buffer, size);
    if (!label)
        line_add(&line, name_outside(timeline, index));
    else if (label->kind == LABEL_CALL)
        line_add_label(&line, label);
    else
        line_add(&line, label->task_name);
    return buffer;
}
