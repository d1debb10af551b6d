/* SPDX-License-Identifier: MIT */
/* The sentences that say why of what asyncio's library does: ui/why.h. */
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

static void a_sleep_ends_by_its_timer(void **state)
{
    (void)state;
    assert_why(
        SLEEP "fire call sleep(Task-2) at=1.000\n"
              "run call sleep(Task-2)\n",
        "The timer of Task-2's sleep came due at 1.000, so the loop queued its "
        "callback: it will resolve the future Task-2 awaits.");
    assert_why(SLEEP "fire call sleep(Task-2) at=1.000\n"
                     "run call sleep(Task-2)\nready wakeup Task-2\n"
                     "tick 4 t=1.000 ready=1\nrun wakeup Task-2\n",
               "Task-2's sleep ended: call sleep(Task-2) resolved the future "
               "it awaited and queued this wake-up.");
}

static void a_timer_that_the_loop_comes_to_late_tells_how_late(void **state)
{
    (void)state;
    assert_why(CHILD "    timer call sleep(Task-2) at=1.000\n"
                     "    wait Task-2 on=sleep\n"
                     "    block 6.000\n"
                     "tick 3 t=6.000 ready=1\n"
                     "fire call sleep(Task-2) at=1.000\n"
                     "run call sleep(Task-2)\n",
               "The timer of Task-2's sleep came due at 1.000, 5.000 s ago, "
               "so the loop queued its callback: it will resolve the future "
               "Task-2 awaits.");
    assert_why("io users\nblock 2.000\ntick 1 t=2.000 ready=1\n"
               "deliver call io users at=0.300\n",
               "The I/O operation users completed at 0.300, 1.700 s ago, so "
               "the loop queued its callback: it passes on what came of it.");
}

/* selector_events.py resolves its futures so, 3.13. */
static void a_future_is_resolved_later_without_a_sleep(void **state)
{
    (void)state;
    assert_why(CHILD "ready call sleep(Task-2)\n",
               "Task-2 queued a callback of asyncio's that resolves a future, "
               "as at the end of a sleep.");
    assert_why(CHILD "ready call sleep(Task-2)\n"
                     "wait Task-2 on=open_connection\n"
                     "tick 3 t=0.000 ready=1\nrun call sleep(Task-2)\n"
                     "ready wakeup Task-2\n",
               "call sleep(Task-2) resolved what Task-2 waited for "
               "(open_connection) and so queued this wake-up.");
}

#define GATHER_OF_TWO                                                          \
    MAIN "    task Task-2 coro=child\n"                                        \
         "    ready step Task-2\n"                                             \
         "    task Task-3 coro=child\n"                                        \
         "    ready step Task-3\n"                                             \
         "    wait Task-1 on=gather waits Task-2 Task-3\n"                     \
         "tick 2 t=0.000 ready=2\n"                                            \
         "  run step Task-2\n"                                                 \
         "    done Task-2 exception E()\n"                                     \
         "    ready call gather(Task-2)\n"                                     \
         "  run step Task-3\n"

static void what_comes_after_a_gather_that_raised_changes_nothing(void **state)
{
    (void)state;
    assert_why(GATHER_OF_TWO "done Task-3 result 1\n"
                             "ready call gather(Task-3)\n"
                             "tick 3 t=0.000 ready=2\n"
                             "run call gather(Task-2)\n"
                             "ready wakeup Task-1\n"
                             "run call gather(Task-3)\n",
               "Task-3 is done, so gather's callback was queued; but the "
               "gather has ended already: nothing comes of it.");
    assert_why(GATHER_OF_TWO "done Task-3 result 1\n"
                             "ready call gather(Task-3)\n"
                             "tick 3 t=0.000 ready=2\n"
                             "run call gather(Task-2)\n"
                             "run call gather(Task-3)\n",
               "Task-3 is done, so gather's callback was queued: it counts "
               "Task-3 and notes how it ended.");
    /* two gathers have it: the events do not tell whose callback it is */
    assert_why(GATHER_OF_TWO "done Task-3 result 1\n"
                             "ready call gather(Task-3)\n"
                             "ready call gather(Task-3)\n"
                             "tick 3 t=0.000 ready=2\n"
                             "run call gather(Task-2)\n"
                             "ready wakeup Task-1\n"
                             "run call gather(Task-3)\n",
               "Task-3 is done, so gather's callback was queued: it counts "
               "Task-3 and notes how it ended.");
}

#define GATHER                                                                 \
    MAIN "    task Task-2 coro=child\n"                                        \
         "    ready step Task-2\n"                                             \
         "    wait Task-1 on=gather waits Task-2\n"                            \
         "tick 2 t=0.000 ready=1\n"                                            \
         "  run step Task-2\n"
#define GATHER_END                                                             \
    "    ready call gather(Task-2)\n"                                          \
    "tick 3 t=0.000 ready=1\n"                                                 \
    "  run call gather(Task-2)\n"

static void gather_ends_with_its_last_child(void **state)
{
    (void)state;
    assert_why(GATHER "done Task-2 result 1\n" GATHER_END,
               "Task-2 is done, so gather's callback was queued: it counts "
               "Task-2 and notes how it ended.");
    assert_why(GATHER "done Task-2 result 1\n" GATHER_END
                      "ready wakeup Task-1\n",
               "Task-2 was the last that gather waited for: call "
               "gather(Task-2) ended the gather and queued Task-1's wake-up.");
    assert_why(GATHER "done Task-2 exception E()\n" GATHER_END
                      "ready wakeup Task-1\n",
               "Task-2 was the last that gather waited for: call "
               "gather(Task-2) ended the gather and queued Task-1's wake-up.");
}

static void io_completes_through_the_poll(void **state)
{
    static const char text[] = MAIN "io users\nwait Task-1 on=future\n"
                                    "tick 2 t=0.300 ready=1\n"
                                    "deliver call io users at=0.300\n"
                                    "run call io users\n";
    char longer[600];
    (void)state;
    assert_why(text,
               "The I/O operation users completed at 0.300, so the loop queued "
               "its callback: it passes on what came of it.");
    snprintf(longer, sizeof longer, "%sready wakeup Task-1\n", text);
    assert_why(longer,
               "The I/O operation users completed: its callback resolved the "
               "future Task-1 awaited and queued this wake-up.");
}

/* With return_exceptions a failure ends nothing: it was the last. */
#define TWO                                                                    \
    MAIN "    task Task-2 coro=child\n"                                        \
         "    ready step Task-2\n"                                             \
         "    task Task-3 coro=child\n"                                        \
         "    ready step Task-3\n"                                             \
         "    wait Task-1 on=gather waits Task-2 Task-3\n"                     \
         "tick 2 t=0.000 ready=2\n"
#define TWO_BOTH                                                               \
    TWO "run step Task-2\ndone Task-2 exception E()\n"                         \
        "ready call gather(Task-2)\nrun step Task-3\n"                         \
        "done Task-3 exception E()\nready call gather(Task-3)\n"               \
        "tick 3 t=0.000 ready=2\nrun call gather(Task-2)\n"

static void a_gather_ends_early_only_where_others_are_left(void **state)
{
    (void)state;
    assert_why(TWO "run step Task-2\ndone Task-2 exception E()\n"
                   "ready call gather(Task-2)\nrun step Task-3\n"
                   "wait Task-3 on=sleep\ntick 3 t=0.000 ready=1\n"
                   "run call gather(Task-2)\nready wakeup Task-1\n",
               "Task-2 failed: call gather(Task-2) ended the gather, though "
               "others are left, and queued Task-1's wake-up.");
    assert_why(TWO_BOTH "run call gather(Task-3)\nready wakeup Task-1\n",
               "Task-3 was the last that gather waited for: call "
               "gather(Task-3) ended the gather and queued Task-1's wake-up.");
}

/* Both are done, but of the second gather had not heard when it ended. */
static void a_gather_may_end_early_with_all_tasks_done(void **state)
{
    (void)state;
    assert_why(TWO_BOTH "ready wakeup Task-1\nrun call gather(Task-3)\n"
                        "tick 4 t=0.000 ready=1\nrun wakeup Task-1\n",
               "Task-2 failed: call gather(Task-2) ended the gather, though "
               "others are left, and queued Task-1's wake-up.");
}

static void where_the_events_do_not_tell_less_is_said_of_a_gather(void **state)
{
    (void)state;
    assert_why(MAIN "task Task-2 coro=child\nready step Task-2\n"
                    "wait Task-1 on=gather\ntick 2 t=0.000 ready=1\n"
                    "run step Task-2\ndone Task-2 exception E()\n" GATHER_END
                    "ready wakeup Task-1\n",
               "call gather(Task-2) ended the gather that Task-1 waits for, "
               "and queued its wake-up.");
}

static void a_job_is_done_by_a_worker_thread(void **state)
{
    static const char text[] = JOB "tick 2 t=1.000 ready=1\n"
                                   "deliver call job crunch at=1.000\n"
                                   "run call job crunch\n";
    char longer[600];
    (void)state;
    assert_why(JOB "  print at work\n",
               "A worker thread printed a line: no handle did, and the loop is "
               "not held.");
    assert_why(JOB "tick 2 t=1.000 ready=1\n",
               "Nothing was ready, so the loop polled and the clock jumped "
               "1.000 s to 1.000, when an executor job is finished.");
    assert_why(text, "A worker finished the job crunch at 1.000, so the loop "
                     "queued its callback: it passes the outcome to the job's "
                     "future.");
    snprintf(longer, sizeof longer, "%sready call _call_check_cancel\n", text);
    assert_why(longer,
               "The future of the job crunch is done, which queued asyncio's "
               "own callback on it: that withdraws a job whose future was "
               "cancelled.");
    snprintf(longer, sizeof longer,
             "%sready call _call_check_cancel\nready wakeup Task-1\n", text);
    assert_why(longer,
               "The job crunch is finished: its callback resolved the future "
               "Task-1 awaited and queued this wake-up; 1 handle before it.");
}

static void a_worker_thread_may_queue_a_callback(void **state)
{
    (void)state;
    assert_why(
        MAIN "job crunch\nwait Task-1 on=to_thread\n"
             "  ready call tell\ntick 2 t=0.000 ready=1\n"
             "run call tell\n",
        "A worker thread queued call tell, a callback; its turn has come.");
}

static void what_no_handle_queued_withdraws_no_job(void **state)
{
    (void)state;
    assert_why(JOB "tick 2 t=1.000 ready=1\ndeliver call job crunch at=1.000\n"
                   "run call job crunch\n  ready call _call_check_cancel\n",
               "A worker thread queued call _call_check_cancel, a callback.");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sleep_ends_by_its_timer),
        cmocka_unit_test(a_timer_that_the_loop_comes_to_late_tells_how_late),
        cmocka_unit_test(a_future_is_resolved_later_without_a_sleep),
        cmocka_unit_test(what_comes_after_a_gather_that_raised_changes_nothing),
        cmocka_unit_test(gather_ends_with_its_last_child),
        cmocka_unit_test(io_completes_through_the_poll),
        cmocka_unit_test(a_gather_ends_early_only_where_others_are_left),
        cmocka_unit_test(a_gather_may_end_early_with_all_tasks_done),
        cmocka_unit_test(where_the_events_do_not_tell_less_is_said_of_a_gather),
        cmocka_unit_test(a_job_is_done_by_a_worker_thread),
        cmocka_unit_test(a_worker_thread_may_queue_a_callback),
        cmocka_unit_test(what_no_handle_queued_withdraws_no_job),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
