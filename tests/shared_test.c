/* SPDX-License-Identifier: MIT */
/* What tasks share is said by the engine when and as CPython's recording says
 * it, in every scenario. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "scenarios/registry.h"
#include "sim/trace/resource.h"
#include "sim/trace/text.h"
#include "ui/engine.h"
#include "ui/timeline.h"

/* Walks over a trace, resource event by resource event. */
struct walk {
    struct timeline *timeline;
    size_t at;      /* the event to look at next */
    size_t actions; /* events with a text line before it */
};

static const struct event *next_resource(struct walk *walk)
{
    while (walk->at < timeline_count(walk->timeline)) {
        const struct event *event = timeline_event(walk->timeline, walk->at++);
        if (event->kind == EVENT_RESOURCE)
            return event;
        walk->actions += event_has_text(event->kind);
    }
    return NULL;
}

/* How many resource events both have alike. */
static size_t compare(const struct scenario *scenario)
{
    struct walk c = {engine_native(scenario, 100000), 0, 0};
    struct walk python = {engine_recorded(scenario), 0, 0};
    const struct event *ours, *theirs;
    size_t count = 0;

    timeline_end(c.timeline, SIZE_MAX);
    do {
        ours = next_resource(&c);
        theirs = next_resource(&python);
        if (!ours != !theirs ||
            (ours && (ours->t != theirs->t || c.actions != python.actions ||
                      !resource_equal(ours->u.resource, theirs->u.resource))))
            fail_msg("%s: resource event %zu differs, %zu lines into the trace",
                     scenario->name, count, python.actions);
        count += ours != NULL;
    } while (ours);
    timeline_free(c.timeline);
    timeline_free(python.timeline);
    return count;
}

static void scenarios_say_what_cpython_does(void **state)
{
    size_t count = 0;

    (void)state;
    for (size_t i = 0; i < scenario_count; i++)
        if (scenarios[i].expected_jsonl.bytes)
            count += compare(&scenarios[i]);
    assert_true(count > 100);
}

static void a_thing_is_made_at_a_line_and_said_once(void **state)
{
    const struct scenario *scenario = scenario_find("lock");
    struct walk walk = {engine_native(scenario, 100000), 0, 0};
    const struct event *first, *second;
    const char *line;

    (void)state;
    timeline_end(walk.timeline, SIZE_MAX);
    first = next_resource(&walk);
    assert_string_equal(first->file, "lock.c");
    line = timeline_listing(walk.timeline, "lock.c")->lines[first->line - 1];
    assert_string_equal(line, "    struct lock *lock = lock_new();");
    assert_int_equal(first->u.resource->kind, RESOURCE_LOCK);
    assert_int_equal(first->u.resource->id, 1);
    second = next_resource(&walk);
    assert_null(second->file);
    assert_true(second->u.resource->locked);
    timeline_free(walk.timeline);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scenarios_say_what_cpython_does),
        cmocka_unit_test(a_thing_is_made_at_a_line_and_said_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
