/* SPDX-License-Identifier: MIT */
/* Every event so far and the state at any of them: ui/timeline.h. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/trace_fixture.h"
#include "ui/timeline.h"

static struct timeline *read_example(void)
{
    char *jsonl = fixture_file(FIXTURE_GATHER_JSONL);
    struct timeline *timeline = fixture_timeline_of_jsonl(jsonl);
    free(jsonl);
    return timeline;
}

static void events_stay_where_they_are(void **state)
{
    struct timeline *timeline = timeline_create();
    struct event_sink sink = timeline_sink(timeline);
    struct event task = {.kind = EVENT_TASK,
                         .u.task = {.id = 1, .name = "a", .coro = "f"}};
    (void)state;
    sink.emit(sink.context, &task);
    const struct event *first = timeline_event(timeline, 0);
    const char *coro = first->u.task.coro;
    for (task.u.task.id = 2; task.u.task.id < 5002; task.u.task.id++)
        sink.emit(sink.context, &task);
    assert_ptr_equal(timeline_event(timeline, 0), first);
    assert_ptr_equal(first->u.task.coro, coro);
    assert_ptr_equal(timeline_event(timeline, 5000)->u.task.coro, coro);
    timeline_free(timeline);
}

static void steps_stop_after_runs_and_the_exit(void **state)
{
    struct timeline *timeline = fixture_timeline("ready call a\nready call b\n"
                                                 "tick 1 t=0.000 ready=2\n"
                                                 "run call a\nprint a\n"
                                                 "run call b\n"
                                                 "exit t=0.000 ok\n");
    (void)state;
    assert_int_equal(timeline_next(timeline, 0, UNIT_STEP), 5);
    assert_int_equal(timeline_next(timeline, 5, UNIT_STEP), 7);
    assert_int_equal(timeline_next(timeline, 6, UNIT_STEP), 7);
    assert_int_equal(timeline_next(timeline, 7, UNIT_STEP), 8);
    assert_int_equal(timeline_next(timeline, 8, UNIT_STEP), 8);
    assert_int_equal(timeline_previous(timeline, 8, UNIT_STEP), 7);
    assert_int_equal(timeline_previous(timeline, 6, UNIT_STEP), 5);
    assert_int_equal(timeline_previous(timeline, 5, UNIT_STEP), 0);
    assert_int_equal(timeline_previous(timeline, 0, UNIT_STEP), 0);
    timeline_free(timeline);
}

static void ticks_stop_after_ticks_and_the_exit(void **state)
{
    struct timeline *timeline = fixture_timeline("tick 1 t=0.000 ready=0\n"
                                                 "tick 2 t=0.000 ready=0\n"
                                                 "print a\n"
                                                 "exit t=0.000 ok\n");
    (void)state;
    assert_int_equal(timeline_next(timeline, 0, UNIT_TICK), 2);
    assert_int_equal(timeline_next(timeline, 2, UNIT_TICK), 3);
    assert_int_equal(timeline_next(timeline, 3, UNIT_TICK), 5);
    assert_int_equal(timeline_previous(timeline, 4, UNIT_TICK), 3);
    assert_int_equal(timeline_stops(timeline, 0, UNIT_TICK), 0);
    assert_int_equal(timeline_stops(timeline, 4, UNIT_TICK), 2);
    assert_int_equal(timeline_stops(timeline, 5, UNIT_TICK), 3);
    assert_int_equal(timeline_stop_position(timeline, 2, UNIT_TICK), 3);
    assert_int_equal(timeline_stop_position(timeline, 99, UNIT_TICK), 5);
    timeline_free(timeline);
}

static void events_stop_everywhere(void **state)
{
    struct timeline *timeline = fixture_timeline("print a\nprint b\n");
    (void)state;
    assert_int_equal(timeline_next(timeline, 0, UNIT_EVENT), 1);
    assert_int_equal(timeline_next(timeline, 3, UNIT_EVENT), 3);
    assert_int_equal(timeline_previous(timeline, 2, UNIT_EVENT), 1);
    assert_int_equal(timeline_stops(timeline, 2, UNIT_EVENT), 2);
    assert_int_equal(timeline_stop_position(timeline, 9, UNIT_EVENT), 3);
    timeline_free(timeline);
}

/* A producer of prints: `left` of them, or without end when negative. */
struct printer {
    struct producer producer;
    struct event_sink sink;
    int left;
    int asked;
    int closed;
};

static bool print_more(struct producer *producer)
{
    struct printer *printer = (struct printer *)(void *)producer;
    struct event print = {.kind = EVENT_PRINT, .u.print.text = "x"};
    printer->asked++;
    if (printer->left == 0)
        return false;
    printer->left--;
    printer->sink.emit(printer->sink.context, &print);
    return true;
}

static void close_printer(struct producer *producer)
{
    struct printer *printer = (struct printer *)(void *)producer;
    printer->closed++;
}

static struct timeline *attach(struct printer *printer, int left)
{
    struct timeline *timeline = timeline_create();
    *printer = (struct printer){
        .producer = {.more = print_more, .close = close_printer},
        .sink = timeline_sink(timeline),
        .left = left};
    timeline_set_producer(timeline, &printer->producer);
    return timeline;
}

static void more_is_asked_for_only_past_the_end(void **state)
{
    struct printer printer;
    struct timeline *timeline = attach(&printer, 3);
    (void)state;
    assert_int_equal(printer.asked, 0);
    assert_int_equal(timeline_next(timeline, 0, UNIT_EVENT), 1);
    assert_int_equal(timeline_next(timeline, 1, UNIT_EVENT), 2);
    assert_int_equal(printer.asked, 2);
    assert_int_equal(timeline_next(timeline, 0, UNIT_EVENT), 1);
    assert_int_equal(printer.asked, 2);
    assert_int_equal(timeline_next(timeline, 0, UNIT_STEP), 0);
    assert_int_equal(timeline_count(timeline), 3);
    timeline_free(timeline);
    assert_int_equal(printer.closed, 1);
}

static void the_end_of_an_endless_program_is_limited(void **state)
{
    struct printer printer;
    struct timeline *timeline = attach(&printer, -1);
    (void)state;
    assert_int_equal(timeline_end(timeline, 100), 100);
    assert_int_equal(timeline_end(timeline, 50), 150);
    timeline_free(timeline);
}

static void a_shown_model_stays_when_events_are_added(void **state)
{
    struct printer printer;
    struct timeline *timeline = attach(&printer, 10);
    timeline_grow(timeline);
    const struct model *model = timeline_model(timeline, 1);
    (void)state;
    timeline_end(timeline, 5);
    assert_int_equal(model->events, 1);
    assert_int_equal(model->printed, 1);
    timeline_free(timeline);
}

static void lanes_hold_each_change_of_state(void **state)
{
    static const struct lane_change expected[] = {
        {3, 0, TASK_IS_READY},       {6, 0, TASK_IS_RUNNING},
        {9, 0, TASK_IS_WAITING},     {11, 1000, TASK_IS_READY},
        {14, 1000, TASK_IS_RUNNING}, {15, 1000, TASK_IS_CANCELLED},
    };
    struct timeline *timeline = fixture_timeline(
        "task Task-1 coro=main\nready step Task-1\n"
        "task Task-2 coro=a\nready step Task-2\n"
        "tick 1 t=0.000 ready=1\n"
        "run step Task-2\nprint a\ntimer call sleep(Task-2) at=9.000\n"
        "wait Task-2 on=sleep\n"
        "tick 2 t=0.000001 ready=1\n"
        "ready wakeup Task-2\n"
        "tick 3 t=0.000001 ready=1\nprint b\n"
        "run wakeup Task-2\ndone Task-2 cancelled\n");
    size_t count;
    const struct lane_change *changes = timeline_lane(timeline, 2, &count);
    (void)state;
    assert_int_equal(count, 6);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(changes[i].event, expected[i].event);
        assert_int_equal(changes[i].t, expected[i].t);
        assert_int_equal(changes[i].state, expected[i].state);
    }
    assert_null(timeline_lane(timeline, 3, &count));
    assert_int_equal(count, 0);
    timeline_free(timeline);
}

static void prints_are_found_by_number(void **state)
{
    struct timeline *timeline =
        fixture_timeline("print a\ntick 1 t=0.000 ready=0\nprint b\n");
    (void)state;
    assert_int_equal(timeline_print(timeline, 0), 1);
    assert_int_equal(timeline_print(timeline, 1), 3);
    timeline_free(timeline);
}

static void each_event_knows_the_handle_that_did_it(void **state)
{
    struct timeline *timeline = read_example();
    size_t run = fixture_after(timeline, "run step Task-2", 1) - 1;
    size_t print = fixture_after(timeline, "print A", 1) - 1;
    size_t tick = fixture_after(timeline, "tick 3 t=1.000 ready=1", 1) - 1;
    size_t fire =
        fixture_after(timeline, "fire call sleep(Task-3) at=1.000", 1) - 1;
    size_t timer =
        fixture_after(timeline, "timer call sleep(Task-2) at=2.000", 1) - 1;
    (void)state;
    assert_int_equal(timeline_runner(timeline, 2), TIMELINE_NONE);
    assert_int_equal(timeline_runner(timeline, run), run);
    assert_int_equal(timeline_runner(timeline, print), run);
    assert_int_equal(timeline_runner(timeline, tick), TIMELINE_NONE);
    assert_int_equal(timeline_runner(timeline, fire), TIMELINE_NONE);
    assert_int_equal(timeline_armed(timeline, 1), timer);
    assert_int_equal(timeline_armed(timeline, 99), TIMELINE_NONE);
    timeline_free(timeline);
}

static void listings_are_cut_into_lines(void **state)
{
    struct timeline *timeline = timeline_create();
    struct event_sink sink = timeline_sink(timeline);
    (void)state;
    sink.emit(sink.context,
              &(struct event){.kind = EVENT_SOURCE,
                              .u.source = {.name = "a.py",
                                           .text = "one\r\n\n  three\nfour",
                                           .language = SOURCE_PYTHON}});
    sink.emit(
        sink.context,
        &(struct event){
            .kind = EVENT_SOURCE,
            .u.source = {.name = "b.c", .text = "", .language = SOURCE_C}});
    const struct listing *listing = timeline_listing(timeline, "a.py");
    assert_int_equal(listing->line_count, 4);
    assert_string_equal(listing->lines[0], "one");
    assert_string_equal(listing->lines[1], "");
    assert_string_equal(listing->lines[2], "  three");
    assert_string_equal(listing->lines[3], "four");
    assert_ptr_equal(timeline_listing_at(timeline, 0), listing);
    assert_int_equal(timeline_listing_at(timeline, 1)->line_count, 0);
    assert_null(timeline_listing_at(timeline, 2));
    assert_null(timeline_listing(timeline, "c.py"));
    assert_null(timeline_listing(timeline, NULL));
    timeline_free(timeline);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(events_stay_where_they_are),
        cmocka_unit_test(steps_stop_after_runs_and_the_exit),
        cmocka_unit_test(ticks_stop_after_ticks_and_the_exit),
        cmocka_unit_test(events_stop_everywhere),
        cmocka_unit_test(more_is_asked_for_only_past_the_end),
        cmocka_unit_test(the_end_of_an_endless_program_is_limited),
        cmocka_unit_test(a_shown_model_stays_when_events_are_added),
        cmocka_unit_test(lanes_hold_each_change_of_state),
        cmocka_unit_test(prints_are_found_by_number),
        cmocka_unit_test(each_event_knows_the_handle_that_did_it),
        cmocka_unit_test(listings_are_cut_into_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
