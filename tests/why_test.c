/* SPDX-License-Identifier: MIT */
/* The sentences that say why: ui/why.h. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/trace_fixture.h"
#include "tests/why_fixture.h"
#include "ui/timeline.h"
#include "ui/why.h"

static void nothing_has_run_at_first(void **state)
{
    struct timeline *timeline = fixture_timeline(MAIN);
    char why[200];
    (void)state;
    assert_string_equal(why_now(timeline, 0, why, sizeof why),
                        "Nothing has run yet: the loop begins when asyncio.run "
                        "makes main a task.");
    timeline_free(timeline);
}

static void a_first_step_was_queued_by_whoever_made_the_task(void **state)
{
    (void)state;
    assert_why(MAIN, "asyncio.run made main a task, Task-1, so its first step "
                     "was queued; its turn has come.");
    assert_why(CHILD, "Task-1 created Task-2, so its first step was queued; "
                      "its turn has come.");
}

/* The line says who: asyncio.run, or a program that has a loop of its own. */
static void a_program_may_run_its_loop_itself(void **state)
{
    struct timeline *timeline = fixture_timeline_of_quoted(
        "{'ev':'trace','version':1,'t':0,'program':'p',"
        "'runtime':'CPython 3.13'}\n"
        "{'ev':'source','t':0,'file':'p.py','language':'python','text':"
        "'loop.run_until_complete(f())\\nasyncio.run(f())\\n'}\n"
        "{'ev':'task','t':0,'file':'p.py','line':1,'task':1,'name':'Task-1',"
        "'coro':'f','outside':true}\n"
        "{'ev':'ready','t':0,'file':'p.py','line':1,'handle':1,'do':'step',"
        "'task':1,'name':'Task-1','outside':true}\n"
        "{'ev':'task','t':0,'file':'p.py','line':2,'task':2,'name':'Task-2',"
        "'coro':'f','outside':true}\n");
    char why[200];
    (void)state;
    assert_string_equal(why_now(timeline, 3, why, sizeof why),
                        "The program made a task of the coroutine f: Task-1, "
                        "which does not run before its first step.");
    assert_string_equal(
        why_now(timeline, 4, why, sizeof why),
        "The program made f a task, Task-1, so its first step was queued.");
    assert_string_equal(why_now(timeline, 5, why, sizeof why),
                        "asyncio.run made a task of the coroutine f: Task-2.");
    timeline_free(timeline);
}

static void a_bare_yield_queues_the_next_step(void **state)
{
    (void)state;
    assert_why(MAIN "ready step Task-1\n",
               "Task-1 gave way with a bare yield, as sleep(0) does: its next "
               "step was queued behind what stood there.");
}

static void the_clock_jumps_to_the_next_timer(void **state)
{
    (void)state;
    assert_why(SLEEP, "Nothing was ready, so the loop polled and the clock "
                      "jumped 1.000 s to 1.000, when the next timer is due.");
}

static void a_poll_does_not_wait_when_handles_are_ready(void **state)
{
    (void)state;
    assert_why("ready call a\ntick 1 t=0.000 ready=1\n",
               "1 handle is ready, so the poll did not wait.");
    assert_why("ready call a\nready call b\ntick 1 t=0.000 ready=2\n",
               "2 handles are ready, so the poll did not wait.");
}

static void a_poll_does_not_wait_for_what_is_due(void **state)
{
    (void)state;
    assert_why("timer call a at=1.000\nblock 2.000\ntick 1 t=2.000 ready=1\n",
               "Nothing was ready, but something is due at 2.000 already, so "
               "the poll did not wait.");
}

static void a_poll_ends_when_an_operation_completes(void **state)
{
    (void)state;
    assert_why("io users\ntick 1 t=0.300 ready=1\n",
               "Nothing was ready, so the loop polled and the clock jumped "
               "0.300 s to 0.300, when an operation completes.");
    assert_why("timer call a at=90000.000\ntick 1 t=86400.000 ready=0\n",
               "Nothing was ready, so the loop polled and the clock jumped "
               "86400.000 s to 86400.000, the longest that a poll waits.");
}

static void a_task_that_ends_wakes_the_one_that_awaits_it(void **state)
{
    (void)state;
    assert_why(CHILD "done Task-2 result 1\nready wakeup Task-1\n"
                     "tick 3 t=0.000 ready=1\nrun wakeup Task-1\n",
               "Task-2 is done and Task-1 awaited it, so this wake-up was "
               "queued.");
}

static void
what_a_failed_task_raises_is_raised_in_the_one_that_awaits_it(void **state)
{
    (void)state;
    assert_why(CHILD "done Task-2 exception ValueError('x')\n"
                     "ready wakeup Task-1\n"
                     "tick 3 t=0.000 ready=1\nrun wakeup Task-1\n",
               "Task-2 failed and Task-1 awaited it, so this wake-up was "
               "queued: ValueError('x') will be raised there.");
    assert_why(CHILD "done Task-2 cancelled\nready wakeup Task-1\n",
               "Task-2 was cancelled and Task-1 awaited it, so this wake-up "
               "was queued: CancelledError will be raised there.");
}

static void a_programs_own_done_callback_is_named(void **state)
{
    (void)state;
    assert_why(CHILD "done Task-2 result 1\nready call callback\n",
               "Task-2 is done, so its done callback was queued, call "
               "callback.");
}

static void another_task_may_resolve_what_a_task_waits_for(void **state)
{
    (void)state;
    assert_why(MAIN "task Task-2 coro=child\nready step Task-2\n"
                    "wait Task-1 on=Queue.get\n"
                    "tick 2 t=0.000 ready=1\nrun step Task-2\n"
                    "ready wakeup Task-1\nwait Task-2 on=sleep\n"
                    "tick 3 t=0.000 ready=1\nrun wakeup Task-1\n",
               "Task-2 resolved what Task-1 waited for (Queue.get) and so "
               "queued this wake-up.");
}

/* A tick may have a hundred thousand handles. */
static void a_timer_far_back_is_found(void **state)
{
    static const char begin[] = SLEEP "  fire call sleep(Task-2) at=1.000\n";
    static const char end[] = "  run call sleep(Task-2)\n"
                              "    ready wakeup Task-2\n";
    static const char line[] = "  print x\n";
    char *text = malloc(sizeof begin + 5000 * (sizeof line - 1) + sizeof end),
         *at;
    (void)state;
    at = strcpy(text, begin) + sizeof begin - 1;
    for (int i = 0; i < 5000; i++)
        at = strcpy(at, line) + sizeof line - 1;
    strcpy(at, end);
    assert_why(text, "Task-2's sleep ended: call sleep(Task-2) resolved the "
                     "future it awaited and queued this wake-up.");
    free(text);
}

static void the_loop_stops_after_main(void **state)
{
    (void)state;
    assert_why(MAIN "done Task-1 result None\nready call run(Task-1)\n"
                    "tick 2 t=0.000 ready=1\nrun call run(Task-1)\n",
               "Task-1 is done, so the loop will stop at the end of this "
               "tick.");
}

static void a_programs_own_callback_may_have_a_librarys_name(void **state)
{
    (void)state;
    assert_why(MAIN "ready call sleep\ntick 2 t=0.000 ready=1\n"
                    "run call sleep\n",
               "Task-1 queued call sleep, a callback; its turn has come.");
    assert_why(MAIN "timer call gather at=0.500\ntick 2 t=0.500 ready=1\n"
                    "fire call gather at=0.500\n",
               "The timer that Task-1 armed came due at 0.500, so the loop "
               "queued its callback, call gather.");
}

static void a_programs_own_callback_may_be_named_run(void **state)
{
    (void)state;
    assert_why(MAIN "ready call run\ntick 2 t=0.000 ready=1\n"
                    "run call run\n",
               "Task-1 queued call run, a callback; its turn has come.");
}

static void a_queued_handle_tells_what_stands_before_it(void **state)
{
    (void)state;
    assert_why(MAIN "ready call a\nready call b\n",
               "Task-1 queued call b, a callback; 1 handle before it.");
}

static void what_a_task_does_is_told_event_by_event(void **state)
{
    (void)state;
    assert_why(MAIN "print a",
               "Task-1 printed a line; printing does not suspend it.");
    assert_why(MAIN "block 2.000",
               "Task-1 held the loop for 2.000 s: nothing else could run "
               "meanwhile.");
    assert_why("  block 2.000",
               "The program held everything for 2.000 s, outside the loop.");
    assert_why(MAIN "timer call f at=0.500",
               "Task-1 armed a timer: call f will be queued at 0.500, in 0.500 "
               "s.");
    assert_why(MAIN "timer call f at=0.500\nuntimer call f at=0.500",
               "Task-1 disarmed the timer for call f, which was due at 0.500: "
               "it will not fire.");
    assert_why(MAIN "job crunch",
               "Task-1 handed the job crunch to the executor: a worker "
               "is to do it while the loop goes on.");
    assert_why(MAIN "wait Task-1 on=sleep",
               "Task-1 is suspended on sleep: the loop goes on without it.");
    assert_why(MAIN "done Task-1 result 3",
               "Task-1 returned 3: it is done, and its done callbacks, if "
               "any, are queued.");
    assert_why(MAIN "ready call a\nskip call a",
               "The handle call a was cancelled while it stood in the ready "
               "queue, so the loop drops it.");
    assert_why(MAIN "warn callback f E('x')",
               "The callback f raised E('x'): the loop's exception handler was "
               "told, and the loop goes on.");
}

static void what_is_awaited_is_said_in_both_words(void **state)
{
    (void)state;
    assert_why(MAIN "wait Task-1 on=wait",
               "Task-1 is suspended on asyncio.wait: the loop goes on without "
               "it.");
    assert_why(MAIN "wait Task-1 on=TaskGroup.__aexit__",
               "Task-1 is suspended on its task group's tasks "
               "(TaskGroup.__aexit__): the loop goes on without it.");
    assert_why(
        MAIN "task Task-2 coro=a\nready step Task-2\n"
             "task Task-3 coro=b\nready step Task-3\n"
             "wait Task-1 on=TaskGroup.__aexit__ waits Task-2 Task-3\n",
        "Task-1 is suspended on its task group's tasks "
        "(TaskGroup.__aexit__), 2 of them: the loop goes on without it.");
}

/* That it starts eagerly shows in the event after that of its making. */
static void an_eager_task_starts_where_it_is_made(void **state)
{
    struct timeline *timeline = fixture_timeline(
        MAIN "task Task-2 coro=a\nprint a\nwait Task-2 on=sleep\n"
             "task Task-3 coro=b\nready step Task-3\n");
    size_t made = timeline_count(timeline) - 4;
    char why[400];

    (void)state;
    assert_string_equal(
        why_now(timeline, made, why, sizeof why),
        "Task-1 made a task of the coroutine a: Task-2, which starts eagerly: "
        "its first step runs here and now.");
    assert_string_equal(why_now(timeline, made + 1, why, sizeof why),
                        "Task-2 printed a line; printing does not suspend it.");
    assert_string_equal(
        why_now(timeline, made + 2, why, sizeof why),
        "Task-2 is suspended on sleep: Task-1 goes on without it.");
    assert_string_equal(
        why_now(timeline, made + 3, why, sizeof why),
        "Task-1 made a task of the coroutine b: Task-3, which does not run "
        "before its first step.");
    timeline_free(timeline);
    assert_why(MAIN "task Task-2 coro=a\n",
               "Task-1 made a task of the coroutine a: Task-2.");
}

static void long_values_are_cut(void **state)
{
    struct timeline *timeline = fixture_timeline(
        MAIN
        "done Task-1 result "
        "'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'");
    char why[200], small[12];
    (void)state;
    why_now(timeline, timeline_count(timeline), why, sizeof why);
    assert_non_null(strstr(why, "xxx…: it is done"));
    why_now(timeline, timeline_count(timeline), small, sizeof small);
    assert_string_equal(small, "Task-1 retu");
    timeline_free(timeline);
}

/* The caller's model of this position stays what it is. */
static void asking_why_leaves_the_shown_model(void **state)
{
    struct timeline *timeline = fixture_timeline(CHILD "print a\n");
    size_t position = timeline_count(timeline) - 1;
    const struct model *model = timeline_model(timeline, position);
    char text[200];
    (void)state;
    why_now(timeline, position, text, sizeof text);
    what_it_did(timeline, position, 80, 1, text, sizeof text);
    assert_int_equal(model->events, position);
    timeline_free(timeline);
}

static void every_event_of_the_example_has_a_short_sentence(void **state)
{
    char *jsonl = fixture_file(FIXTURE_GATHER_JSONL);
    struct timeline *timeline = fixture_timeline_of_jsonl(jsonl);
    (void)state;
    for (size_t k = 0; k <= timeline_count(timeline); k++) {
        char why[400];
        size_t length = strlen(why_now(timeline, k, why, sizeof why));
        assert_in_range(length, 10, 150);
        assert_int_equal(why[length - 1], '.');
        assert_null(strchr(why, '{'));
    }
    timeline_free(timeline);
    free(jsonl);
}

/* Its add_done_callback() hands the wake-up to call_later(). */
static void a_programs_own_future_may_wake_a_task_by_a_timer(void **state)
{
    static const char armed[] = MAIN "timer wakeup Task-1 at=1.000\n";
    static const char fired[] = MAIN "timer wakeup Task-1 at=1.000\n"
                                     "wait Task-1 on=future\n"
                                     "tick 2 t=1.000 ready=1\n"
                                     "fire wakeup Task-1 at=1.000\n";
    (void)state;
    assert_why(armed, "Task-1 armed a timer: wakeup Task-1 will be queued at "
                      "1.000, in 1.000 s.");
    assert_why(fired, "The timer that Task-1 armed came due at 1.000, so the "
                      "loop queued Task-1's next step.");
}

#define AS_EARLY_AS_CAN_BE "-9223372036.854775807"

static void a_timer_may_have_been_due_before_all_time(void **state)
{
    static const char armed[] =
        SLEEP "fire call sleep(Task-2) at=1.000\nrun call sleep(Task-2)\n"
              "timer call f at=" AS_EARLY_AS_CAN_BE "\n";
    static const char fired[] =
        SLEEP "fire call sleep(Task-2) at=1.000\nrun call sleep(Task-2)\n"
              "timer call f at=" AS_EARLY_AS_CAN_BE "\n"
              "tick 4 t=1.000 ready=1\n"
              "fire call f at=" AS_EARLY_AS_CAN_BE "\n";
    (void)state;
    assert_why(armed, "call sleep(Task-2) armed a timer: call f will be queued "
                      "at " AS_EARLY_AS_CAN_BE ", in -9223372036.854775807 s.");
    assert_why(fired,
               "The timer that call sleep(Task-2) armed came due "
               "at " AS_EARLY_AS_CAN_BE ", 9223372036.854775807 s ago, so the "
               "loop queued its callback, call f.");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_has_run_at_first),
        cmocka_unit_test(a_first_step_was_queued_by_whoever_made_the_task),
        cmocka_unit_test(a_program_may_run_its_loop_itself),
        cmocka_unit_test(a_bare_yield_queues_the_next_step),
        cmocka_unit_test(the_clock_jumps_to_the_next_timer),
        cmocka_unit_test(a_poll_does_not_wait_when_handles_are_ready),
        cmocka_unit_test(a_poll_does_not_wait_for_what_is_due),
        cmocka_unit_test(a_poll_ends_when_an_operation_completes),
        cmocka_unit_test(a_task_that_ends_wakes_the_one_that_awaits_it),
        cmocka_unit_test(
            what_a_failed_task_raises_is_raised_in_the_one_that_awaits_it),
        cmocka_unit_test(a_programs_own_done_callback_is_named),
        cmocka_unit_test(another_task_may_resolve_what_a_task_waits_for),
        cmocka_unit_test(a_timer_far_back_is_found),
        cmocka_unit_test(the_loop_stops_after_main),
        cmocka_unit_test(a_programs_own_callback_may_have_a_librarys_name),
        cmocka_unit_test(a_programs_own_callback_may_be_named_run),
        cmocka_unit_test(a_queued_handle_tells_what_stands_before_it),
        cmocka_unit_test(what_a_task_does_is_told_event_by_event),
        cmocka_unit_test(what_is_awaited_is_said_in_both_words),
        cmocka_unit_test(an_eager_task_starts_where_it_is_made),
        cmocka_unit_test(long_values_are_cut),
        cmocka_unit_test(asking_why_leaves_the_shown_model),
        cmocka_unit_test(every_event_of_the_example_has_a_short_sentence),
        cmocka_unit_test(a_programs_own_future_may_wake_a_task_by_a_timer),
        cmocka_unit_test(a_timer_may_have_been_due_before_all_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
