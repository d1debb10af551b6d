/* SPDX-License-Identifier: MIT */
/* Who waits for whom, and the panel that shows it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/panel_fixture.h"
#include "tests/trace_fixture.h"
#include "ui/waits_tree.h"
#include "ui/why.h"

#define TASK(id)                                                               \
    "{'ev':'task','t':0,'task':" id ",'name':'Task-" id "','coro':'f" id "',"  \
    "'outside':true}\n"                                                        \
    "{'ev':'ready','t':0,'handle':" id ",'do':'step','task':" id               \
    ",'name':'Task-" id "','outside':true}\n"
#define START                                                                  \
    "{'ev':'trace','version':1,'t':0,'program':'p','runtime':'CPython "        \
    "3.13'}\n"
#define FOUR                                                                   \
    START TASK("1") TASK("2") TASK("3")                                        \
        TASK("4") "{'ev':'tick','t':0,'tick':1,'ready':4}\n"
#define WAIT(id, on, more)                                                     \
    "{'ev':'run','t':0,'handle':" id ",'do':'step','task':" id                 \
    ",'name':'Task-" id "'}\n"                                                 \
    "{'ev':'wait','t':0,'task':" id ",'name':'Task-" id "','on':'" on "'" more \
    "}\n"
#define RESOURCE(text) "{'ev':'resource','t':0," text "}\n"

/* Task-1 gathers 2 and 3, each of which has the lock the other wants. */
#define DEADLOCK                                                               \
    FOUR RESOURCE("'resource':1,'kind':'Lock','locked':true,'holder':3")       \
        RESOURCE("'resource':2,'kind':'Lock','locked':true,'holder':2")        \
            WAIT("1", "gather", ",'awaits':[2,3]")                             \
                WAIT("2", "Lock.acquire", "")                                  \
                    RESOURCE("'resource':1,'kind':'Lock','locked':true,"       \
                             "'holder':3,'waiting':[2]")                       \
                        WAIT("3", "Lock.acquire", "")                          \
                            RESOURCE("'resource':2,'kind':'Lock',"             \
                                     "'locked':true,'holder':2,"               \
                                     "'waiting':[3]")

/* Nobody outside waits for the two. */
#define PAIR                                                                   \
    FOUR WAIT("1", "sleep", "") WAIT("2", "Task-3", ",'awaits':[3]")           \
        WAIT("3", "Task-2", ",'awaits':[2]")

/* All wait for an item but the last, which waits for the first. */
#define QUEUE                                                                  \
    FOUR RESOURCE("'resource':1,'kind':'Queue'") WAIT("1", "Queue.get", "")    \
        WAIT("2", "Queue.join", "") WAIT("3", "gather", ",'awaits':[1,2]")     \
            WAIT("4", "Task-1", ",'awaits':[1]")                               \
                RESOURCE("'resource':1,'kind':'Queue','unfinished':1,"         \
                         "'getting':[1],'joining':[2]")

static struct panel_picture show(const char *trace)
{
    return (struct panel_picture){
        .panel = PANEL_WAITS, .timeline = fixture_timeline_of_quoted(trace)};
}

static void assert_rows(const char *trace, const struct waits_row *expected,
                        size_t count)
{
    struct timeline *timeline = fixture_timeline_of_quoted(trace);
    struct waits_tree tree;

    waits_tree_make(&tree, timeline,
                    timeline_model(timeline, timeline_count(timeline)));
    assert_int_equal(tree.count, count);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(tree.rows[i].kind, expected[i].kind);
        assert_int_equal(tree.rows[i].task, expected[i].task);
        assert_int_equal(tree.rows[i].depth, expected[i].depth);
        assert_int_equal(tree.rows[i].resource, expected[i].resource);
    }
    waits_tree_free(&tree);
    timeline_free(timeline);
}

static void two_locks_in_opposite_order_are_a_circle(void **state)
{
    static const struct waits_row expected[] = {
        {WAITS_TASK, 1, 0, 0},   {WAITS_TASK, 2, 1, 0},  {WAITS_TASK, 3, 2, 1},
        {WAITS_CIRCLE, 2, 3, 2}, {WAITS_AGAIN, 3, 1, 0}, {WAITS_TASK, 4, 0, 0}};

    (void)state;
    assert_rows(DEADLOCK, expected, 6);
}

static void a_circle_without_a_root_is_found(void **state)
{
    static const struct waits_row expected[] = {{WAITS_TASK, 1, 0, 0},
                                                {WAITS_TASK, 4, 0, 0},
                                                {WAITS_TASK, 2, 0, 0},
                                                {WAITS_TASK, 3, 1, 0},
                                                {WAITS_CIRCLE, 2, 2, 0}};

    (void)state;
    assert_rows(PAIR, expected, 5);
}

static void what_is_told_above_is_not_told_again(void **state)
{
    static const struct waits_row expected[] = {{WAITS_TASK, 3, 0, 0},
                                                {WAITS_TASK, 1, 1, 0},
                                                {WAITS_TASK, 2, 1, 0},
                                                {WAITS_TASK, 4, 0, 0},
                                                {WAITS_AGAIN, 1, 1, 0}};

    (void)state;
    assert_rows(QUEUE, expected, 5);
}

static void trees_look_as_kept(void **state)
{
    struct panel_picture picture = show(DEADLOCK);

    (void)state;
    fixture_panel_golden(&picture, "panel-waits");
    timeline_free(picture.timeline);
}

static void a_line_of_a_queue_is_told(void **state)
{
    struct panel_picture picture = show(QUEUE);

    (void)state;
    fixture_panel_shows(&picture, "Task-1 f1 waits for an item of Queue 1");
    fixture_panel_shows(&picture,
                        "Task-2 f2 waits for Queue 1's items to be done");
    timeline_free(picture.timeline);
}

static void where_rows_are_short_a_circle_is_in_sight(void **state)
{
    struct panel_picture picture = show(DEADLOCK);

    (void)state;
    picture.height = 5;
    fixture_panel_shows(&picture, "Task-2 again: they wait in a circle");
    fixture_panel_shows_not(&picture, "Task-1");
    picture.view.selected = 1;
    fixture_panel_shows(&picture, "Task-1");
    timeline_free(picture.timeline);
}

static void why_a_deadlock_is_one_is_told_by_its_circle(void **state)
{
    struct timeline *timeline = fixture_timeline_of_quoted(DEADLOCK WAIT(
        "4", "future", "") "{'ev':'exit','t':0,'how':'deadlock'}\n");
    char why[400];

    (void)state;
    assert_string_equal(
        why_now(timeline, timeline_count(timeline), why, sizeof why),
        "Deadlock: nothing is ready and no timer is armed. Task-2 waits for "
        "Lock 1, held by Task-3, which waits for Lock 2, held by Task-2: a "
        "circle.");
    timeline_free(timeline);
}

static void without_tasks_it_says_so(void **state)
{
    struct panel_picture picture = show(START);

    (void)state;
    fixture_panel_shows(&picture, "no task yet");
    timeline_free(picture.timeline);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_locks_in_opposite_order_are_a_circle),
        cmocka_unit_test(a_circle_without_a_root_is_found),
        cmocka_unit_test(what_is_told_above_is_not_told_again),
        cmocka_unit_test(trees_look_as_kept),
        cmocka_unit_test(a_line_of_a_queue_is_told),
        cmocka_unit_test(where_rows_are_short_a_circle_is_in_sight),
        cmocka_unit_test(why_a_deadlock_is_one_is_told_by_its_circle),
        cmocka_unit_test(without_tasks_it_says_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
