/* SPDX-License-Identifier: MIT */
#include "sim/trace/check.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "sim/memory.h"
#include "sim/trace/text.h"

/* Room for an id in decimal. */
struct digits {
    char text[16];
};

static struct digits digits_of(uint32_t number)
{
    struct digits digits;
    snprintf(digits.text, sizeof digits.text, "%" PRIu32, number);
    return digits;
}

/* The next id of a count; complains of any other. */
static bool check_next(const char *what, uint32_t id, uint32_t count,
                       struct complaint *complaint)
{
    if (id == count + 1 && id)
        return true;
    complain(complaint, ADVICE_DAMAGED, what, " ", digits_of(id).text,
             " is out of order: the next one is ", digits_of(count + 1).text,
             NULL);
    return false;
}

static bool ledger_begin(struct ledger *ledger, const char *what, uint32_t id,
                         struct complaint *complaint)
{
    if (!check_next(what, id, ledger->count, complaint))
        return false;
    ledger->ended =
        memory_grow(ledger->ended, &ledger->capacity, (size_t)id, 1);
    ledger->ended[ledger->count++] = 0;
    return true;
}

/* Id 0 is no reference, and allowed. */
static bool ledger_knows(const struct ledger *ledger, const char *what,
                         uint32_t id, struct complaint *complaint)
{
    if (id <= ledger->count)
        return true;
    complain(complaint, ADVICE_DAMAGED, what, " ", digits_of(id).text,
             " does not exist", NULL);
    return false;
}

/* Whether the thing exists and has not ended; `ended` says how it ends. */
static bool ledger_is_open(const struct ledger *ledger, const char *what,
                           uint32_t id, const char *ended,
                           struct complaint *complaint)
{
    if (!ledger_knows(ledger, what, id, complaint))
        return false;
    if (id && !ledger->ended[id - 1])
        return true;
    complain(complaint, ADVICE_DAMAGED, what, " ", digits_of(id).text, ended,
             NULL);
    return false;
}

static bool ledger_end(struct ledger *ledger, const char *what, uint32_t id,
                       const char *ended, struct complaint *complaint)
{
    if (!ledger_is_open(ledger, what, id, ended, complaint))
        return false;
    ledger->ended[id - 1] = 1;
    return true;
}

/* The trace event first, exit last. */
static bool check_order(struct check *check, const struct event *event,
                        struct complaint *complaint)
{
    const char *name = event_kind_name(event->kind);
    bool is_first = event->kind == EVENT_TRACE;
    if (!check->begun && !is_first)
        complain(complaint, ADVICE_NOT_A_TRACE,
                 "not a trace: it must begin with a trace event, not ", name,
                 NULL);
    else if (check->begun && is_first)
        complain(complaint, "keep one trace a file",
                 "a second trace begins here", NULL);
    else if (check->exited)
        complain(complaint, "keep one trace a file", name,
                 " follows the exit event", NULL);
    check->begun = true;
    check->exited = event->kind == EVENT_EXIT;
    return !complaint->made;
}

static bool check_time(struct check *check, const struct event *event,
                       struct complaint *complaint)
{
    int64_t duration = event->kind == EVENT_BLOCK ? event->u.block.duration : 0;
    char from[TIME_FORMAT_SIZE], to[TIME_FORMAT_SIZE];
    if (event->t < check->now) {
        complain(complaint, ADVICE_DAMAGED, "time runs backwards, from ",
                 time_format(check->now, from), " to ",
                 time_format(event->t, to), NULL);
        return false;
    }
    if (duration > INT64_MAX - event->t) {
        complain(complaint, ADVICE_DAMAGED, "a block ends after all time",
                 NULL);
        return false;
    }
    check->now = event->t + duration;
    return true;
}

static bool check_queued(struct check *check, const struct event *event,
                         struct complaint *complaint)
{
    if (!check_next("handle", event->u.handle.id, check->queued, complaint))
        return false;
    check->queued++;
    return true;
}

static bool check_taken(struct check *check, const struct event *event,
                        struct complaint *complaint)
{
    uint32_t id = event->u.handle.id;
    if (id > check->queued)
        complain(complaint, ADVICE_DAMAGED, "handle ", digits_of(id).text,
                 " is not in the ready queue", NULL);
    else if (id != check->taken + 1)
        complain(complaint, ADVICE_DAMAGED, "handle ", digits_of(id).text,
                 " is not the first in the ready queue", NULL);
    else
        check->taken++;
    return !complaint->made;
}

static bool check_handle(struct check *check, const struct event *event,
                         struct complaint *complaint)
{
    static const char fired[] = " is not armed any more";
    uint32_t timer = event->u.handle.timer;
    if (!ledger_knows(&check->tasks, "task", event->u.handle.label.task,
                      complaint))
        return false;
    switch (event->kind) {
    case EVENT_TIMER:
        return ledger_begin(&check->timers, "timer", timer, complaint);
    case EVENT_UNTIMER: /* it may still come due: its handle is skipped */
        return ledger_is_open(&check->timers, "timer", timer, fired, complaint);
    case EVENT_FIRE:
        return ledger_end(&check->timers, "timer", timer, fired, complaint) &&
               check_queued(check, event, complaint);
    case EVENT_DELIVER:
        return ledger_end(&check->ops, "operation", event->u.handle.op,
                          " is complete already", complaint) &&
               check_queued(check, event, complaint);
    case EVENT_READY:
        return check_queued(check, event, complaint);
    default:
        return check_taken(check, event, complaint);
    }
}

static bool check_wait(struct check *check, const struct event *event,
                       struct complaint *complaint)
{
    for (uint32_t i = 0; i < event->u.wait.awaits_count; i++)
        if (!ledger_knows(&check->tasks, "task", event->u.wait.awaits[i],
                          complaint))
            return false;
    return ledger_is_open(&check->tasks, "task", event->u.wait.task,
                          " is done already", complaint);
}

static bool check_task_ids(struct check *check, const struct task_ids *tasks,
                           struct complaint *complaint)
{
    for (uint32_t i = 0; i < tasks->count; i++)
        if (!ledger_knows(&check->tasks, "task", tasks->ids[i], complaint))
            return false;
    return true;
}

static bool check_resource(struct check *check, const struct resource *resource,
                           struct complaint *complaint)
{
    if (resource->id > check->resources) {
        if (!check_next("resource", resource->id, check->resources, complaint))
            return false;
        check->resources++;
    }
    if (resource->lock > check->resources) {
        complain(complaint, ADVICE_DAMAGED, "resource ",
                 digits_of(resource->lock).text, " does not exist", NULL);
        return false;
    }
    for (size_t i = 0; i < resource_field_count; i++)
        if (resource_fields[i].type == RESOURCE_TASKS &&
            !check_task_ids(check,
                            (const void *)((const char *)resource +
                                           resource_fields[i].offset),
                            complaint))
            return false;
    return ledger_knows(&check->tasks, "task", resource->holder, complaint);
}

static bool check_line(struct check *check, const struct event *event,
                       struct complaint *complaint)
{
    return ledger_knows(&check->tasks, "task", event->u.running.task,
                        complaint) &&
           ledger_knows(&check->ops, "operation", event->u.running.op,
                        complaint);
}

static bool check_tick(struct check *check, const struct event *event,
                       struct complaint *complaint)
{
    if (!check_next("tick", event->u.tick.number, check->ticks, complaint))
        return false;
    check->ticks++;
    return true;
}

static bool check_references(struct check *check, const struct event *event,
                             struct complaint *complaint)
{
    switch (event->kind) {
    case EVENT_TICK:
        return check_tick(check, event, complaint);
    case EVENT_TASK:
        return ledger_begin(&check->tasks, "task", event->u.task.id, complaint);
    case EVENT_JOB:
    case EVENT_IO:
        return ledger_begin(&check->ops, "operation", event->u.op.id,
                            complaint);
    case EVENT_UNIO:
        return ledger_end(&check->ops, "operation", event->u.op.id,
                          " is complete already", complaint);
    case EVENT_RESOURCE:
        return check_resource(check, event->u.resource, complaint);
    case EVENT_LINE:
        return check_line(check, event, complaint);
    case EVENT_CANCEL:
        return ledger_knows(&check->tasks, "task", event->u.cancel.task,
                            complaint);
    case EVENT_WAIT:
        return check_wait(check, event, complaint);
    case EVENT_DONE:
        return ledger_end(&check->tasks, "task", event->u.done.task,
                          " is done already", complaint);
    case EVENT_WARN:
        return ledger_knows(&check->tasks, "task", event->u.warn.task,
                            complaint);
    case EVENT_TRACE:
    case EVENT_SOURCE:
    case EVENT_STANDIN:
    case EVENT_BLOCK:
    case EVENT_PRINT:
    case EVENT_EXIT:
        return true;
    default:
        return check_handle(check, event, complaint);
    }
}

bool check_event(struct check *check, const struct event *event,
                 struct complaint *complaint)
{
    return check_order(check, event, complaint) &&
           check_time(check, event, complaint) &&
           check_references(check, event, complaint);
}

void check_free(struct check *check)
{
    free(check->tasks.ended);
    free(check->timers.ended);
    free(check->ops.ended);
    *check = (struct check){0};
}
