/* SPDX-License-Identifier: MIT */
/* Line by line through what CPython recorded of tests/data/lines.py. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/explorer_fixture.h"
#include "tests/screen_fixture.h"
#include "tests/trace_fixture.h"
#include "ui/app.h"
#include "ui/goal.h"
#include "ui/place.h"

static struct timeline *recorded(void)
{
    char *jsonl = fixture_file("tests/data/lines.jsonl");
    struct timeline *timeline = fixture_timeline_of_jsonl(jsonl);
    free(jsonl);
    return timeline;
}

/* The line numbers of the stops from a position on, up to `count` of them. */
static void assert_lines(struct timeline *timeline, size_t position,
                         const uint32_t *lines, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        position = timeline_next(timeline, position, UNIT_LINE);
        assert_int_equal(timeline_event(timeline, position - 1)->line,
                         lines[i]);
        assert_true(timeline_is_stop(timeline, position, UNIT_LINE));
    }
    for (size_t i = count; i-- > 1;) {
        position = timeline_previous(timeline, position, UNIT_LINE);
        assert_int_equal(timeline_event(timeline, position - 1)->line,
                         lines[i - 1]);
    }
}

static void a_recording_with_lines_stops_at_each(void **state)
{
    static const uint32_t lines[] = {10, 11, 12, 5, 6, 13, 19, 20, 11, 12};
    struct timeline *timeline = recorded();
    (void)state;
    assert_lines(timeline, fixture_after(timeline, "run step Task-2", 1), lines,
                 sizeof lines / sizeof *lines);
    timeline_free(timeline);
}

/* Of a C program's there are none: what it does says where it stands. */
static void without_line_events_what_is_done_tells_the_line(void **state)
{
    struct timeline *timeline = fixture_timeline("tick 1 t=0.000 ready=2\n"
                                                 "run call a\n"
                                                 "at a.py:3 print A\n"
                                                 "at a.py:3 print B\n"
                                                 "at a.py:4 print C\n"
                                                 "at a.py:3 print D\n"
                                                 "run call a\n"
                                                 "at a.py:3 print E\n"
                                                 "exit t=0.000 ok\n");
    size_t position = 0;
    (void)state;
    for (const char *text = "ACDE"; *text; text++) {
        position = timeline_next(timeline, position, UNIT_LINE);
        assert_int_equal(
            timeline_event(timeline, position - 1)->u.print.text[0], *text);
    }
    position = timeline_next(timeline, position, UNIT_LINE);
    assert_int_equal(position, timeline_count(timeline));
    assert_int_equal(timeline_next(timeline, position, UNIT_LINE), position);
    timeline_free(timeline);
}

static size_t times_met(struct timeline *timeline, const char *words)
{
    struct goal_scene scene = {timeline, NULL, SOURCE_PYTHON};
    struct goal goal;
    size_t count = 0;
    assert_true(goal_parse(&goal, words));
    for (size_t i = 0; i < timeline_count(timeline); i++)
        count += goal_is_met(&goal, &scene, i);
    return count;
}

static void a_line_is_met_each_time_the_program_comes_to_it(void **state)
{
    struct timeline *timeline = recorded();
    (void)state;
    assert_int_equal(times_met(timeline, "line 6"), 3);
    assert_int_equal(times_met(timeline, "line 13"), 2); /* a timer, a wait */
    assert_int_equal(times_met(timeline, "line 14"), 1); /* nothing is done */
    assert_int_equal(times_met(timeline, "line 99"), 0);
    timeline_free(timeline);
}

/* After the n-th coming to a line. */
static size_t at_line(struct timeline *timeline, uint32_t line, int n)
{
    size_t position = 0, before;
    do {
        before = position;
        position = timeline_next(timeline, position, UNIT_LINE);
        n -= timeline_event(timeline, position - 1)->line == line;
    } while (n > 0 && position != before);
    assert_int_equal(n, 0);
    return position;
}

static void a_running_task_stands_in_all_its_functions(void **state)
{
    struct timeline *timeline = recorded();
    const struct model *model =
        timeline_model(timeline, at_line(timeline, 6, 2));
    uint32_t count;
    const struct stack_frame *frames;
    (void)state;
    assert_int_equal(model_acting_task(model), 2);
    assert_int_equal(place_running(timeline, model).line, 6);
    assert_true(place_is_told(model, 2));
    frames = event_frames(timeline_event(timeline, model->tasks[1].stack - 1),
                          &count);
    assert_int_equal(count, 2);
    assert_string_equal(frames[0].function, "count");
    assert_int_equal(frames[0].line, 12);
    assert_string_equal(frames[1].function, "plus_one");
    assert_string_equal(frames[1].locals[1].name, "y");
    assert_string_equal(frames[1].locals[1].value, "1");
    timeline_free(timeline);
}

static void a_line_of_a_job_is_no_tasks(void **state)
{
    struct timeline *timeline = recorded();
    const struct model *model =
        timeline_model(timeline, at_line(timeline, 6, 1));
    (void)state;
    assert_int_equal(model_acting_task(model), 0);
    assert_int_equal(model->tasks[0].state, TASK_IS_WAITING);
    assert_int_equal(model->tasks[0].line, 19);
    timeline_free(timeline);
}

static void press(struct explorer *e, const char *keys)
{
    for (; *keys; keys++)
        app_key(e->app, (unsigned char)*keys);
}

static void the_screen_goes_line_by_line(void **state)
{
    struct explorer e;
    (void)state;
    explore_timeline(&e, recorded(), "lines.py", 200, 50, true);
    fixture_press(e.app, "uline 6\n");
    assert_shows(&e, "Stack of plus_one, a job");
    fixture_press(e.app, "uline 6\n");
    assert_shows(&e, "6 >2       return y");
    assert_shows(&e, "Stack of Task-2");
    assert_shows(&e, "y = 1");
    assert_shows(&e, "runs here");
    press(&e, ">");
    assert_shows(&e, "total = 1");
    assert_hides(&e, "y = 1");
    press(&e, "<");
    assert_shows(&e, "y = 1");
    leave(&e);
}

/* Where there is no room for the stack, a row tells the line's variables. */
static void a_small_screen_tells_what_the_line_knows(void **state)
{
    struct explorer e;
    (void)state;
    explore_timeline(&e, recorded(), "lines.py", 80, 24, true);
    fixture_press(e.app, "uline 6\n");
    fixture_press(e.app, "uline 6\n");
    assert_shows(&e, " line 6 of plus_one: x = 0, y = 1");
    assert_hides(&e, " did ");
    app_key(e.app, '.');
    assert_hides(&e, " of plus_one: ");
    assert_shows(&e, " did ");
    fixture_press(e.app, "uline 20\n");
    press(&e, "<<"); /* 19 is where its print stands, not a line event */
    assert_shows(&e, " line 13 of count: n = 2, total = 1, i = 0");
    leave(&e);
}

/* Nothing is said of the handle that has only come to a line yet. */
static void what_was_done_is_told_of_the_handle_before(void **state)
{
    struct explorer e;
    (void)state;
    explore_timeline(&e, recorded(), "lines.py", 200, 50, true);
    fixture_press(e.app, "uline 10\n");
    assert_hides(&e, "nothing that shows");
    assert_shows(&e, "handed plus_one to the executor");
    leave(&e);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_recording_with_lines_stops_at_each),
        cmocka_unit_test(without_line_events_what_is_done_tells_the_line),
        cmocka_unit_test(a_line_is_met_each_time_the_program_comes_to_it),
        cmocka_unit_test(a_running_task_stands_in_all_its_functions),
        cmocka_unit_test(a_line_of_a_job_is_no_tasks),
        cmocka_unit_test(the_screen_goes_line_by_line),
        cmocka_unit_test(a_small_screen_tells_what_the_line_knows),
        cmocka_unit_test(what_was_done_is_told_of_the_handle_before),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
