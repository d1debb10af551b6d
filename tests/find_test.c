/* SPDX-License-Identifier: MIT */
/* Search, run until, breakpoints, go to and the palette: what keys lead to. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "sim/memory.h"
#include "sim/trace/text.h"
#include "tests/explorer_fixture.h"
#include "tests/screen_fixture.h"
#include "tests/trace_fixture.h"
#include "ui/keys.h"

/* Keys, then Enter. */
static void enter(struct explorer *e, const char *keys)
{
    fixture_press(e->app, keys);
    app_key(e->app, PRESS_ENTER);
}

/* The line of the last event before the position. */
static void assert_at(struct explorer *e, const char *line)
{
    char text[256];

    event_format(timeline_event(e->timeline, app_view(e->app)->position - 1),
                 text, sizeof text);
    assert_string_equal(text, line);
}

static void slash_searches_and_n_goes_on(void **state)
{
    struct explorer e;

    (void)state;
    explore(&e, "gather", 80, 24, false);
    fixture_press(e.app, "/STARTed");
    assert_shows(&e, "search the trace: STARTed_");
    app_key(e.app, PRESS_ENTER);
    assert_at(&e, "print A started");
    assert_shows(&e, "STARTed: print A started");
    fixture_press(e.app, "n");
    assert_at(&e, "print B started");
    fixture_press(e.app, "n");
    assert_at(&e, "print C started");
    fixture_press(e.app, "n");
    assert_at(&e, "print C started");
    assert_shows(&e, "STARTed: not found from here on");
    fixture_press(e.app, "N");
    assert_at(&e, "print B started");
    fixture_press(e.app, "NN");
    assert_at(&e, "print A started");
    assert_shows(&e, "STARTed: not found before here");
    leave(&e);
}

static void an_empty_search_takes_the_last_one(void **state)
{
    struct explorer e;

    (void)state;
    explore(&e, "gather", 80, 24, false);
    fixture_press(e.app, "n");
    assert_shows(&e, "/ searches the trace");
    enter(&e, "/started");
    enter(&e, "/");
    assert_at(&e, "print B started");
    leave(&e);
}

static void until_runs_to_what_was_written(void **state)
{
    struct explorer e;

    (void)state;
    explore(&e, "gather", 80, 24, false);
    enter(&e, "u1.5");
    assert_at(&e, "tick 6 t=2.000 ready=1");
    enter(&e, "u1");
    assert_shows(&e, "it is past that time already");
    app_key(e.app, PRESS_ESCAPE);
    fixture_press(e.app, "g");
    enter(&e, "uTask-3 done");
    assert_at(&e, "done Task-3 result 'B'");
    enter(&e, "uexit");
    assert_at(&e, "exit t=3.000 ok");
    leave(&e);
}

static void words_without_sense_stay_to_be_mended(void **state)
{
    struct explorer e;

    (void)state;
    explore(&e, "gather", 80, 24, false);
    enter(&e, "ucancle");
    assert_shows(&e, "write 1.5 | line 14 | Task-3 done");
    app_key(e.app, PRESS_BACKSPACE);
    assert_shows(&e, "run until: cancl_");
    app_key(e.app, 'U' - '@');
    assert_shows(&e, "run until: _");
    app_key(e.app, PRESS_BACKSPACE);
    assert_shows(&e, "quit");
    leave(&e);
}

static void R_follows_the_chosen_task(void **state)
{
    struct explorer e;

    (void)state;
    explore(&e, "gather", 80, 24, false);
    fixture_press(e.app, "R");
    assert_shows(&e, "Tab chooses a task");
    fixture_press(e.app, "  >>>R");
    assert_at(&e, "run step Task-3");
    fixture_press(e.app, "R");
    assert_at(&e, "run wakeup Task-3");
    fixture_press(e.app, "R");
    assert_shows(&e, "Task-3: not found from here on");
    leave(&e);
}

/* Its first step has no handle of its own. */
static void R_finds_where_a_task_starts_eagerly(void **state)
{
    struct explorer e;

    (void)state;
    explore(&e, "eager-start", 80, 24, false);
    fixture_press(e.app, "G>>>gR");
    assert_at(&e, "print b begins");
    fixture_press(e.app, "R");
    assert_at(&e, "run wakeup Task-3");
    fixture_press(e.app, "g");
    enter(&e, "uTask-4");
    assert_at(&e, "print c begins");
    leave(&e);
}

static void U_and_play_stop_at_breakpoints(void **state)
{
    struct explorer e;

    (void)state;
    explore(&e, "gather", 80, 24, false);
    fixture_press(e.app, "U");
    assert_shows(&e, "there is no breakpoint; b sets one");
    enter(&e, "bline 13");
    enter(&e, "bTask-4 done");
    fixture_press(e.app, "U");
    assert_at(&e, "print B started");
    fixture_press(e.app, "p");
    for (int i = 0; i < 200 && app_view(e.app)->playing; i++)
        app_tick(e.app, 5000);
    assert_at(&e, "done Task-4 result 'C'");
    assert_false(app_view(e.app)->playing);
    leave(&e);
}

static void b_and_Enter_stop_at_this_line(void **state)
{
    struct explorer e;

    (void)state;
    explore(&e, "gather", 80, 24, false);
    enter(&e, "#3"); /* B's first step: it has no line yet */
    enter(&e, "uprint B");
    enter(&e, "b");
    assert_shows(&e, "play and U stop at line 13");
    assert_shows(&e, "13■▶3");
    fixture_press(e.app, "gU");
    assert_at(&e, "print B started");
    leave(&e);
}

static void no_breakpoint_is_set_at_a_line_that_is_not(void **state)
{
    struct explorer e;

    (void)state;
    explore(&e, "gather", 80, 24, false);
    enter(&e, "bline 999");
    assert_shows(&e, "no listing has a line 999");
    app_key(e.app, PRESS_ESCAPE);
    fixture_press(e.app, "B");
    assert_shows(&e, "there is no breakpoint");
    leave(&e);
}

static void breakpoints_are_listed_and_removed(void **state)
{
    struct explorer e;

    (void)state;
    explore(&e, "gather", 80, 24, false);
    fixture_press(e.app, "B");
    assert_shows(&e, "there is no breakpoint");
    enter(&e, "bline 13");
    enter(&e, "bcancel");
    enter(&e, "bTask-4 done");
    fixture_press(e.app, "Bj");
    assert_shows(&e, "▶ cancel");
    fixture_press(e.app, "x");
    assert_hides(&e, " cancel");
    assert_shows(&e, "▶ Task-4 done");
    fixture_press(e.app, "xk");
    assert_shows(&e, "▶ line 13");
    fixture_press(e.app, "x");
    assert_hides(&e, "Breakpoints");
    leave(&e);
}

static void the_next_run_has_them_too(void **state)
{
    struct stay stay = {0};
    struct explorer e;

    (void)state;
    explore(&e, "gather", 80, 24, false);
    free(picture(&e));
    enter(&e, "/started");
    enter(&e, "bTask-4 done");
    fixture_press(e.app, "wx");
    app_leave(e.app, &stay);
    leave(&e);
    explore(&e, "gather", 80, 24, false);
    app_resume(e.app, &stay);
    assert_at(&e, "print A started");
    assert_hides(&e, "gather.py");
    fixture_press(e.app, "n");
    assert_at(&e, "print B started");
    fixture_press(e.app, "U");
    assert_at(&e, "done Task-4 result 'C'");
    leave(&e);
}

static void go_to_takes_steps_ticks_events_and_times(void **state)
{
    struct explorer e;

    (void)state;
    explore(&e, "gather", 80, 24, false);
    enter(&e, "#6");
    assert_at(&e, "run wakeup Task-3");
    enter(&e, "#tick 2");
    assert_at(&e, "tick 2 t=0.000 ready=3");
    enter(&e, "#event 4");
    assert_int_equal(app_view(e.app)->position, 4);
    enter(&e, "#3.0");
    assert_at(&e, "tick 9 t=3.000 ready=1");
    enter(&e, "#0.5s");
    assert_at(&e, "tick 3 t=1.000 ready=1");
    enter(&e, "#nowhere");
    assert_shows(&e, "write 12 (a step)");
    leave(&e);
}

static void the_palette_finds_commands_by_name(void **state)
{
    struct explorer e;

    (void)state;
    explore(&e, "gather", 80, 24, false);
    app_key(e.app, PRESS_F1);
    assert_shows(&e, "Commands: type, choose, Enter does it");
    fixture_press(e.app, "zzz");
    assert_shows(&e, "nothing matches");
    app_key(e.app, PRESS_ENTER);
    assert_shows(&e, "no command has this in its name");
    app_key(e.app, PRESS_ESCAPE);
    assert_hides(&e, "Commands");
    fixture_press(e.app, ":tick");
    assert_shows(&e, "▶ tick ");
    app_key(e.app, PRESS_DOWN);
    assert_shows(&e, "▶ tick-back");
    app_key(e.app, PRESS_UP);
    app_key(e.app, PRESS_ENTER);
    assert_at(&e, "tick 1 t=0.000 ready=1");
    fixture_press(e.app, ":quit");
    app_key(e.app, PRESS_ENTER);
    assert_true(app_wants_quit(e.app));
    leave(&e);
}

static void the_palette_looks_as_kept(void **state)
{
    struct explorer e;
    char *frame;

    (void)state;
    explore(&e, "gather", 80, 24, false);
    fixture_press(e.app, ":task");
    frame = picture(&e);
    fixture_golden("palette-80x24", frame);
    free(frame);
    leave(&e);
}

/* A program without end: each event is one more tick. */
struct endless {
    struct producer producer;
    struct event_sink sink;
    uint32_t ticks;
};

static bool endless_more(struct producer *producer)
{
    struct endless *endless = (struct endless *)producer;
    struct event event = {.kind = EVENT_TICK, .t = endless->ticks};

    event.u.tick.number = ++endless->ticks;
    endless->sink.emit(endless->sink.context, &event);
    return true;
}

static void endless_close(struct producer *producer)
{
    free(producer);
}

static void explore_endless(struct explorer *e)
{
    struct endless *endless = memory_zero(1, sizeof *endless);
    struct timeline *timeline = timeline_create();

    endless->producer =
        (struct producer){.more = endless_more, .close = endless_close};
    endless->sink = timeline_sink(timeline);
    timeline_set_producer(timeline, &endless->producer);
    explore_timeline(e, timeline, "endless", 80, 24, false);
}

static void any_key_stops_a_long_search_back(void **state)
{
    struct explorer e;

    (void)state;
    explore_endless(&e);
    timeline_end(e.timeline, 50000);
    enter(&e, "#event 50000");
    enter(&e, "/tick 49999 ");
    fixture_press(e.app, "N");
    assert_at(&e, "tick 49999 t=0.000049998 ready=0");
    enter(&e, "#event 50000");
    enter(&e, "/tick 1 ");
    app_key(e.app, PRESS_ESCAPE);
    enter(&e, "#event 50000");
    fixture_press(e.app, "N");
    assert_shows(&e, "looking for tick 1 : 29999 events to go");
    assert_int_equal(app_wait_ms(e.app), 0);
    app_key(e.app, PRESS_ESCAPE);
    assert_int_equal(app_wait_ms(e.app), -1);
    fixture_press(e.app, "N");
    for (int i = 0; i < 9 && app_tick(e.app, 0); i++)
        continue;
    assert_at(&e, "tick 1 t=0.000 ready=0");
    leave(&e);
}

static void any_key_stops_an_endless_search(void **state)
{
    struct explorer e;

    (void)state;
    explore_endless(&e);
    enter(&e, "/never");
    assert_shows(&e, "looking for never: 1000 events so far");
    assert_int_equal(app_wait_ms(e.app), 0);
    assert_true(app_tick(e.app, 0));
    assert_shows(&e, "looking for never: 2000 events so far");
    app_key(e.app, PRESS_ESCAPE);
    assert_false(app_tick(e.app, 0));
    assert_int_equal(app_wait_ms(e.app), -1);
    assert_int_equal(app_view(e.app)->position, 0);
    enter(&e, "utick 4500");
    for (int i = 0; i < 9 && app_tick(e.app, 0); i++)
        continue;
    assert_at(&e, "tick 4500 t=0.000004499 ready=0");
    leave(&e);
}

/* Far behind, what is known of an endless program is not walked over. */
static void a_time_is_gone_to_at_once(void **state)
{
    struct explorer e;

    (void)state;
    explore_endless(&e);
    timeline_end(e.timeline, 1100000);
    enter(&e, "#0.00105");
    assert_at(&e, "tick 1050001 t=0.00105 ready=0");
    enter(&e, "#0.0011015");
    for (int i = 0; i < 9 && app_tick(e.app, 0); i++)
        continue;
    assert_at(&e, "tick 1101501 t=0.0011015 ready=0");
    leave(&e);
}

/* As a tick of as many handles does. */
static void a_long_move_says_so_first(void **state)
{
    static const char line[] = "ready call a\n";
    char *text = malloc(10001 * (sizeof line - 1) + 1), *at = text;
    struct explorer e;

    (void)state;
    for (int i = 0; i < 10001; i++)
        at = strcpy(at, line) + sizeof line - 1;
    explore_timeline(&e, fixture_timeline(text), "many", 80, 24, false);
    fixture_press(e.app, "t");
    assert_shows(&e, "the program is at work");
    assert_int_equal(app_view(e.app)->position, 0);
    app_tick(e.app, 0);
    app_tick(e.app, 0);
    assert_shows(&e, "the trace ends here");
    fixture_press(e.app, "t"); /* to what was done behind the last stop */
    assert_int_equal(app_view(e.app)->position, timeline_count(e.timeline));
    leave(&e);
    free(text);
}

/* The screen says so before the first slice, and after each. */
static void the_end_is_gone_to_in_slices(void **state)
{
    struct explorer e;

    (void)state;
    explore_endless(&e);
    app_key(e.app, PRESS_END);
    assert_shows(&e, "to the end: 0 events so far; any key stops");
    assert_int_equal(app_wait_ms(e.app), 0);
    assert_false(app_tick(e.app, 0));
    assert_true(app_tick(e.app, 0));
    assert_shows(&e, "to the end: 20000 events so far; any key stops");
    assert_int_equal(app_view(e.app)->position, 20000);
    app_key(e.app, PRESS_ESCAPE);
    assert_int_equal(app_wait_ms(e.app), -1);
    app_key(e.app, PRESS_END);
    app_tick(e.app, 0);
    while (app_tick(e.app, 0))
        continue;
    assert_shows(&e, "2020000 events, and the program goes on; End goes "
                     "further");
    leave(&e);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(slash_searches_and_n_goes_on),
        cmocka_unit_test(an_empty_search_takes_the_last_one),
        cmocka_unit_test(until_runs_to_what_was_written),
        cmocka_unit_test(words_without_sense_stay_to_be_mended),
        cmocka_unit_test(R_follows_the_chosen_task),
        cmocka_unit_test(R_finds_where_a_task_starts_eagerly),
        cmocka_unit_test(U_and_play_stop_at_breakpoints),
        cmocka_unit_test(b_and_Enter_stop_at_this_line),
        cmocka_unit_test(no_breakpoint_is_set_at_a_line_that_is_not),
        cmocka_unit_test(breakpoints_are_listed_and_removed),
        cmocka_unit_test(the_next_run_has_them_too),
        cmocka_unit_test(go_to_takes_steps_ticks_events_and_times),
        cmocka_unit_test(the_palette_finds_commands_by_name),
        cmocka_unit_test(the_palette_looks_as_kept),
        cmocka_unit_test(any_key_stops_an_endless_search),
        cmocka_unit_test(any_key_stops_a_long_search_back),
        cmocka_unit_test(a_time_is_gone_to_at_once),
        cmocka_unit_test(a_long_move_says_so_first),
        cmocka_unit_test(the_end_is_gone_to_in_slices),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
