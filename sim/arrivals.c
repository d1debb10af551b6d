/* SPDX-License-Identifier: MIT */
#include "sim/arrivals.h"

#include "sim/arena.h"
#include "sim/emit.h"
#include "sim/loop.h"

/* One trip, in ns. */
#define LATENCY INT64_C(10000000)

struct arrival *arrivals_expect(struct arrivals *arrivals,
                                enum arrival_kind kind, const char *name,
                                int trips)
{
    struct loop *loop = loop_running();
    struct arrival *arrival = arena_alloc(&loop->arena, sizeof *arrival);
    arrival->kind = kind;
    arrival->name = name;
    arrival->op = ++loop->op_count;
    arrival->begun = loop->now;
    arrival->due = instant_after(loop->now, trips * LATENCY);
    if (arrivals->last)
        arrivals->last->next = arrival;
    else
        arrivals->first = arrival;
    arrivals->last = arrival;
    emit_io(loop, arrival->op, name, arrival->due);
    return arrival;
}

struct arrival *arrivals_joined(const struct arrivals *arrivals,
                                enum arrival_kind kind)
{
    struct arrival *last = arrivals->last;
    return last && last->kind == kind && last->begun == loop_running()->now
               ? last
               : NULL;
}

bool arrivals_have(const struct arrivals *arrivals, enum arrival_kind kind)
{
    const struct arrival *at = arrivals->first;
    while (at && at->kind != kind)
        at = at->next;
    return at != NULL;
}

struct arrival *arrivals_pop(struct arrivals *arrivals)
{
    struct arrival *arrival = arrivals->first;
    arrivals->first = arrival->next;
    if (!arrivals->first)
        arrivals->last = NULL;
    return arrival;
}

void arrivals_forget(struct arrivals *arrivals)
{
    while (arrivals->first) {
        const struct arrival *arrival = arrivals_pop(arrivals);
        emit_unio(loop_running(), arrival->op, arrival->name);
    }
}
