/* SPDX-License-Identifier: MIT */
/* The sentences that say why where tasks share queues and locks: ui/why.h. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/trace_fixture.h"
#include "ui/timeline.h"
#include "ui/why.h"
#include "ui/why_not.h"

#define TASK(id)                                                               \
    "{'ev':'task','t':0,'task':" id ",'name':'Task-" id "','coro':'f',"        \
    "'outside':true}\n"                                                        \
    "{'ev':'ready','t':0,'handle':" id ",'do':'step','task':" id               \
    ",'name':'Task-" id "','outside':true}\n"
#define START                                                                  \
    "{'ev':'trace','version':1,'t':0,'program':'p','runtime':'CPython "        \
    "3.13'}\n" TASK("1") TASK("2") "{'ev':'tick','t':0,'tick':1,'ready':2}\n"
#define RUN(handle, how, id)                                                   \
    "{'ev':'run','t':0,'handle':" handle ",'do':'" how "','task':" id          \
    ",'name':'Task-" id "'}\n"
#define READY(handle, id)                                                      \
    "{'ev':'ready','t':0,'handle':" handle ",'do':'wakeup','task':" id         \
    ",'name':'Task-" id "'}\n"
#define QUEUE(text)                                                            \
    "{'ev':'resource','t':0,'resource':1,'kind':'Queue'" text "}\n"
#define WAIT(id, on)                                                           \
    "{'ev':'wait','t':0,'task':" id ",'name':'Task-" id "','on':'" on "'}\n"
#define CANCEL(id) "{'ev':'cancel','t':0,'task':" id ",'name':'Task-" id "'}\n"

/* Task-1 waits for an item, and Task-2 runs. */
#define GETTING                                                                \
    START RUN("1", "step", "1") QUEUE(",'getting':[1]") WAIT("1", "Queue.get") \
        RUN("2", "step", "2")

static void assert_why(const char *trace, const char *expected)
{
    struct timeline *timeline = fixture_timeline_of_quoted(trace);
    char why[400];
    why_now(timeline, timeline_count(timeline), why, sizeof why);
    assert_string_equal(why, expected);
    timeline_free(timeline);
}

static void whoever_ends_a_wait_in_line_woke_the_task(void **state)
{
    (void)state;
    assert_why(GETTING QUEUE(",'size':1") READY("3", "1"),
               "Task-1 waited for an item of Queue 1: Task-2 woke it, so this "
               "wake-up was queued.");
    assert_why(GETTING QUEUE(",'size':1") READY("3", "1") WAIT("2", "future")
                   RUN("3", "wakeup", "1"),
               "Task-1 waited for an item of Queue 1: Task-2 woke it, so this "
               "wake-up was queued.");
}

static void who_goes_to_stand_in_line_is_told_for_what(void **state)
{
    (void)state;
    assert_why(START RUN("1", "step", "1") QUEUE(",'getting':[1]")
                   WAIT("1", "Queue.get"),
               "Task-1 is suspended and waits for an item of Queue 1 "
               "(Queue.get): the loop goes on without it.");
    assert_why(START RUN("1", "step", "1") WAIT("1", "Queue.get"),
               "Task-1 is suspended on Queue.get: the loop goes on without "
               "it.");
}

static void what_a_handle_did_names_what_it_stands_in_line_for(void **state)
{
    struct timeline *timeline = fixture_timeline_of_quoted(GETTING);
    char did[200];
    (void)state;
    assert_string_equal(
        what_it_did(timeline, timeline_count(timeline), 0, 0, did, sizeof did),
        "Task-1 waits for an item of Queue 1");
    timeline_free(timeline);
}

/* A handle that runs has done nothing yet, though a resource's state came. */
static void a_change_of_state_is_no_deed(void **state)
{
    struct timeline *timeline = fixture_timeline_of_quoted(
        START RUN("1", "step", "1") WAIT("1", "future") RUN("2", "step", "2")
            QUEUE(",'size':1"));
    char did[200];
    (void)state;
    assert_string_equal(
        what_it_did(timeline, timeline_count(timeline), 0, 0, did, sizeof did),
        "Task-1 waits for a future");
    timeline_free(timeline);
}

static void a_wait_in_no_line_was_resolved(void **state)
{
    (void)state;
    assert_why(START RUN("1", "step", "1") WAIT("1", "future")
                   RUN("2", "step", "2") READY("3", "1"),
               "Task-2 resolved what Task-1 waited for (a future) and so "
               "queued this wake-up.");
}

/* What state a resource is in may be said between any two events. */
static void a_cancel_is_seen_behind_a_change_of_state(void **state)
{
    (void)state;
    assert_why(GETTING CANCEL("1") QUEUE("") READY("3", "1"),
               "Task-2 asked Task-1 to cancel, which queued this wake-up: "
               "CancelledError will be raised where it waits.");
}

static void a_deadlock_tells_what_is_left_of_a_queue(void **state)
{
    (void)state;
    assert_why(
        GETTING QUEUE(",'unfinished':1,'getting':[1],'joining':[2]")
            WAIT("2", "Queue.join") "{'ev':'exit','t':0,'how':'deadlock'}\n",
        "Deadlock: nothing is ready and no timer is armed. Task-1 "
        "waits for an item of Queue 1; Task-2 for Queue 1's items to "
        "be done, 1 left.");
}

static void who_joins_a_queue_is_told_how_much_is_left(void **state)
{
    struct timeline *timeline = fixture_timeline_of_quoted(
        GETTING QUEUE(",'unfinished':3,'joining':[2]") WAIT("2", "Queue.join"));
    const struct model *model =
        timeline_model(timeline, timeline_count(timeline));
    char why[400];
    (void)state;
    assert_string_equal(why_not(timeline, model, 2, why, sizeof why),
                        "Task-2 waits for Queue 1's items to be done, 3 left.");
    timeline_free(timeline);
}

static void asking_who_stood_in_line_leaves_the_shown_model(void **state)
{
    struct timeline *timeline =
        fixture_timeline_of_quoted(GETTING QUEUE(",'size':1") READY("3", "1"));
    size_t end = timeline_count(timeline);
    const struct model *model = timeline_model(timeline, end);
    char why[400];
    (void)state;
    why_now(timeline, end, why, sizeof why);
    assert_int_equal(model->events, end);
    assert_int_equal(model->resources[0].now->getting.count, 0);
    timeline_free(timeline);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whoever_ends_a_wait_in_line_woke_the_task),
        cmocka_unit_test(who_goes_to_stand_in_line_is_told_for_what),
        cmocka_unit_test(what_a_handle_did_names_what_it_stands_in_line_for),
        cmocka_unit_test(a_change_of_state_is_no_deed),
        cmocka_unit_test(a_wait_in_no_line_was_resolved),
        cmocka_unit_test(a_cancel_is_seen_behind_a_change_of_state),
        cmocka_unit_test(a_deadlock_tells_what_is_left_of_a_queue),
        cmocka_unit_test(who_joins_a_queue_is_told_how_much_is_left),
        cmocka_unit_test(asking_who_stood_in_line_leaves_the_shown_model),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
