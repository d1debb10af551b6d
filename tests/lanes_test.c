/* SPDX-License-Identifier: MIT */
/* The timeline's scale, and its lanes of tasks and of operations. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/panel_fixture.h"
#include "tests/trace_fixture.h"
#include "ui/panels/lanes_axis.h"

#define MAIN                                                                   \
    "  task Task-1 coro=main\n"                                                \
    "  ready step Task-1\n"                                                    \
    "tick 1 t=0.000 ready=1\n"                                                 \
    "  run step Task-1\n"

/* A task that sleeps a second, eight times, and an end after that. */
#define NAP(n, t)                                                              \
    "    timer call sleep(Task-1) at=" #t ".000\n"                             \
    "    wait Task-1 on=sleep\n"                                               \
    "tick " #n " t=" #t ".000 ready=1\n"                                       \
    "  fire call sleep(Task-1) at=" #t ".000\n"                                \
    "  run call sleep(Task-1)\n"                                               \
    "    ready wakeup Task-1\n"                                                \
    "tick 1" #n " t=" #t ".000 ready=1\n"                                      \
    "  run wakeup Task-1\n"
#define NAPS                                                                   \
    MAIN NAP(2, 1) NAP(3, 2) NAP(4, 3) NAP(5, 4) NAP(6, 5) NAP(7, 6) NAP(8, 7) \
        NAP(9, 8) "    done Task-1 result None\nexit t=8.000 ok\n"

#define WORK                                                                   \
    "{'ev':'trace','version':1,'t':0,'program':'p','runtime':'CPython "        \
    "3.13'}\n"                                                                 \
    "{'ev':'task','t':0,'task':1,'name':'Task-1','coro':'main',"               \
    "'outside':true}\n"                                                        \
    "{'ev':'ready','t':0,'handle':1,'do':'step','task':1,'name':'Task-1',"     \
    "'outside':true}\n"                                                        \
    "{'ev':'tick','t':0,'tick':1,'ready':1}\n"                                 \
    "{'ev':'run','t':0,'handle':1,'do':'step','task':1,'name':'Task-1'}\n"     \
    "{'ev':'io','t':0,'op':1,'name':'GET a','when':4000000000}\n"              \
    "{'ev':'job','t':0,'op':2,'name':'crunch'}\n"                              \
    "{'ev':'io','t':0,'op':3,'name':'GET b','when':8000000000}\n"              \
    "{'ev':'wait','t':0,'task':1,'name':'Task-1','on':'future'}\n"             \
    "{'ev':'tick','t':2000000000,'tick':2,'ready':1}\n"                        \
    "{'ev':'deliver','t':2000000000,'handle':2,'op':2,'when':2000000000,"      \
    "'do':'call','call':'job crunch'}\n"                                       \
    "{'ev':'run','t':2000000000,'handle':2,'do':'call',"                       \
    "'call':'job crunch'}\n"                                                   \
    "{'ev':'unio','t':2000000000,'op':3,'name':'GET b'}\n"                     \
    "{'ev':'tick','t':4000000000,'tick':3,'ready':1}\n"

static struct panel_picture show(struct timeline *timeline)
{
    return (struct panel_picture){
        .panel = PANEL_LANES, .timeline = timeline, .width = 41, .height = 6};
}

static void assert_shows(struct panel_picture picture, const char *text)
{
    fixture_panel_shows(&picture, text);
}

static void without_zoom_all_of_it_is_shown(void **state)
{
    struct panel_picture picture = show(fixture_timeline(NAPS));

    (void)state;
    assert_shows(picture, "│Task-1 █░░█░░░█░░░█░░░█░░█░░░█░░░█░░░█▏│");
    timeline_free(picture.timeline);
}

static void zoom_shows_what_is_around_the_cursor(void **state)
{
    struct panel_picture picture = show(fixture_timeline(NAPS));

    (void)state;
    picture.view.position =
        fixture_after(picture.timeline, "tick 4 t=3.000 ready=1", 1);
    picture.view.lanes_zoom = 1;
    picture.width = 60;
    assert_shows(picture, "Timeline x2:");
    assert_shows(picture, "1.000 s");
    assert_shows(picture, " 5.000 s ");
    assert_shows(picture, "▲ 3.000 s");
    picture.view.lanes_zoom = 40;
    assert_shows(picture, "▲ 3.000 s");
    timeline_free(picture.timeline);
}

static void a_zoomed_view_can_be_moved(void **state)
{
    struct panel_picture picture = show(fixture_timeline(NAPS));

    (void)state;
    picture.view.position =
        fixture_after(picture.timeline, "tick 4 t=3.000 ready=1", 1);
    picture.view.lanes_zoom = 1;
    picture.view.lanes_from = 3;
    fixture_panel_shows_not(&picture, "▲");
    assert_shows(picture, "4.000 s");
    assert_shows(picture, "│Task-1 ····");
    picture.view.lanes_from = -1000000;
    assert_shows(picture, " 4.000 s ");
    fixture_panel_shows(&picture, "│Task-1 █░░░");
    timeline_free(picture.timeline);
}

static void the_cursor_may_stand_left_of_what_is_shown(void **state)
{
    struct panel_picture picture = show(fixture_timeline(NAPS));

    (void)state;
    picture.view.position = 4;
    picture.view.lanes_zoom = 1;
    picture.view.lanes_from = 1000000;
    assert_shows(picture, "│Task-1 ·······························");
    timeline_free(picture.timeline);
}

static void ticks_at_one_instant_can_be_spread_out(void **state)
{
    struct panel_picture picture = show(fixture_timeline(
        MAIN "ready call a\nwait Task-1 on=future\ntick 2 t=0.000 ready=1\n"
             "run call a\nready wakeup Task-1\ntick 3 t=0.000 ready=1\n"
             "run wakeup Task-1\ntimer call sleep(Task-1) at=9.000\n"
             "wait Task-1 on=sleep\ntick 4 t=9.000 ready=0\n"
             "exit t=9.000 deadlock\n"));

    (void)state;
    assert_shows(picture, "Timeline:");
    assert_shows(picture, "│Task-1 █░░░░");
    picture.view.lanes_spread = true;
    assert_shows(picture, "Timeline by tick:");
    assert_shows(picture, "│Task-1 ▒▒▒▒▒▒█░░░░░▒▒▒▒▒▒█░░░");
    assert_shows(picture, "tick 4 ");
    fixture_panel_shows_not(&picture, "·"); /* nothing is to come */
    timeline_free(picture.timeline);
}

static void operations_have_lanes_below_the_tasks(void **state)
{
    struct panel_picture picture = show(fixture_timeline_of_quoted(WORK));

    (void)state;
    fixture_panel_golden(&picture, "panel-lanes");
    timeline_free(picture.timeline);
}

static void the_life_of_an_operation_has_two_ends(void **state)
{
    struct timeline *timeline = fixture_timeline_of_quoted(WORK);
    size_t count;
    const struct op_lane *ops = timeline_op_lanes(timeline, &count);

    (void)state;
    assert_int_equal(count, 3);
    assert_int_equal(ops[0].begun, 5);
    assert_true(ops[0].over == TIMELINE_NONE);
    assert_int_equal(ops[1].over, 10);
    assert_int_equal(ops[2].over, 12);
    timeline_free(timeline);
}

/* What comes after it, asides among that, does not end it again. */
static void a_withdrawn_job_is_over(void **state)
{
    struct timeline *timeline =
        fixture_timeline(MAIN "job crunch\nready call job crunch\n");
    struct event_sink sink = timeline_sink(timeline);
    struct event aside = {.kind = EVENT_STANDIN, .u.standin = {"aiohttp"}};
    const struct op_lane *ops;
    size_t count;

    (void)state;
    sink.emit(sink.context, &aside);
    ops = timeline_op_lanes(timeline, &count);
    assert_int_equal(count, 1);
    assert_int_equal(ops[0].over,
                     fixture_after(timeline, "ready call job crunch", 1) - 1);
    timeline_free(timeline);
}

/* The drawing that axis_keep() asks of. */
static void keep(struct timeline *timeline, size_t position, int *zoom,
                 int *from)
{
    struct survey survey = {0};
    struct view view = {.position = position};
    struct drawing d = {.timeline = timeline, .view = &view, .survey = &survey};

    survey_extend(&survey, timeline);
    d.model = timeline_model(timeline, position);
    axis_keep(&d, zoom, from);
}

static void a_view_is_kept_within_what_there_is(void **state)
{
    struct timeline *timeline = fixture_timeline(NAPS);
    int zoom = 99, from = -99;

    (void)state;
    keep(timeline, 4, &zoom, &from);
    assert_in_range(zoom, 20, 30);
    assert_int_equal(from, -1);
    zoom = -1;
    from = 5;
    keep(timeline, 4, &zoom, &from);
    assert_int_equal(zoom, 0);
    assert_int_equal(from, 0);
    zoom = 1;
    from = 99;
    keep(timeline, 4, &zoom, &from);
    assert_int_equal(zoom, 1);
    assert_int_equal(from, 5);
    timeline_free(timeline);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_zoom_all_of_it_is_shown),
        cmocka_unit_test(zoom_shows_what_is_around_the_cursor),
        cmocka_unit_test(a_zoomed_view_can_be_moved),
        cmocka_unit_test(the_cursor_may_stand_left_of_what_is_shown),
        cmocka_unit_test(ticks_at_one_instant_can_be_spread_out),
        cmocka_unit_test(operations_have_lanes_below_the_tasks),
        cmocka_unit_test(the_life_of_an_operation_has_two_ends),
        cmocka_unit_test(a_withdrawn_job_is_over),
        cmocka_unit_test(a_view_is_kept_within_what_there_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
