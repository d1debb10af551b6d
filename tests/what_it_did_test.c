/* SPDX-License-Identifier: MIT */
/* What a handle did, in one line: ui/why.h. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/trace_fixture.h"
#include "tests/why_fixture.h"
#include "ui/timeline.h"
#include "ui/why.h"

#define GATHER                                                                 \
    MAIN "    task Task-2 coro=child\n"                                        \
         "    ready step Task-2\n"                                             \
         "    wait Task-1 on=gather waits Task-2\n"                            \
         "tick 2 t=0.000 ready=1\n"                                            \
         "  run step Task-2\n"

static void assert_did_in(const char *text, int columns, int rows,
                          const char *expected)
{
    struct timeline *timeline = fixture_timeline(text);
    char did[400];
    what_it_did(timeline, timeline_count(timeline), columns, rows, did,
                sizeof did);
    assert_string_equal(did, expected);
    timeline_free(timeline);
}

static void assert_did(const char *text, const char *expected)
{
    assert_did_in(text, 0, 0, expected);
}

static void what_a_handle_did_is_one_line(void **state)
{
    (void)state;
    assert_did(MAIN "print a\ntimer call sleep(Task-1) at=2.000\n"
                    "wait Task-1 on=sleep\n",
               "Task-1 printed a line, armed a timer until 2.000, waits for "
               "sleep");
    assert_did(GATHER "print a\nprint b\ndone Task-2 result 1\n"
                      "ready call gather(Task-2)\n",
               "Task-2 printed 2 lines, returned 1, queued call "
               "gather(Task-2)");
    assert_did(CHILD, "Task-1 created Task-2, waits for Task-2");
    assert_did(MAIN "ready step Task-1\n", "Task-1 gave way");
}

static void what_an_eager_task_did_is_not_its_makers_doing(void **state)
{
    (void)state;
    assert_did(MAIN "task Task-2 coro=a\nprint a\n",
               "Task-1 started Task-2 at once");
    assert_did(MAIN "task Task-2 coro=a\nprint a\nwait Task-2 on=sleep\n"
                    "print b\ntask Task-3 coro=b\ndone Task-3 result 1\n"
                    "wait Task-1 on=gather\n",
               "Task-1 started Task-2 at once, printed a line, started Task-3 "
               "at once, waits for gather");
}

static void it_is_told_in_the_order_of_the_events(void **state)
{
    (void)state;
    assert_did(MAIN "ready call first\ntask Task-2 coro=child\n"
                    "ready step Task-2\nready call third\nprint a\n"
                    "wait Task-1 on=Task-2\n",
               "Task-1 queued call first, created Task-2, queued call third, "
               "printed a line, waits for Task-2");
    assert_did(MAIN "print a\nblock 1.000\nprint b\nready step Task-1\n",
               "Task-1 printed a line, held the loop for 1.000 s, printed a "
               "line, gave way");
}

static void a_cancel_is_told_as_a_request(void **state)
{
    (void)state;
    assert_did(CHILD "cancel Task-1\nready wakeup Task-1\n",
               "Task-2 asked Task-1 to cancel, queued wakeup Task-1");
    assert_did(CHILD "cancel Task-1\nready wakeup Task-1\ncancel Task-2\n"
                     "ready wakeup Task-2\n",
               "Task-2 asked Task-1 and Task-2 to cancel, queued wakeup Task-1 "
               "and wakeup Task-2");
    assert_did(MAIN "timer call f at=1.000\nuntimer call f at=1.000\n",
               "Task-1 armed a timer until 1.000, disarmed a timer");
}

static void up_to_three_of_a_kind_are_named(void **state)
{
    (void)state;
    assert_did(MAIN "ready call a\nready call b\nready call c\n",
               "Task-1 queued call a, call b and call c");
    assert_did(MAIN "ready call a\nready call b\nready call c\n"
                    "ready call d\n",
               "Task-1 queued 4 handles");
    assert_did(MAIN "timer call a at=1.000\ntimer call a at=2.000\n",
               "Task-1 armed timers until 1.000 and 2.000");
}

static void waits_are_told_in_a_newcomers_words(void **state)
{
    (void)state;
    assert_did(MAIN "wait Task-1 on=wait\n", "Task-1 waits for asyncio.wait");
    assert_did(MAIN "wait Task-1 on=future\n", "Task-1 waits for a future");
    assert_did(MAIN "wait Task-1 on=TaskGroup.__aexit__\n",
               "Task-1 waits for its task group's tasks");
    assert_did(MAIN "wait Task-1 on=Queue.get\n", "Task-1 waits for Queue.get");
    assert_did(MAIN "task Task-2 coro=child\nready step Task-2\n"
                    "wait Task-1 on=future waits Task-2\n",
               "Task-1 created Task-2, waits for shield's stand-in for Task-2");
}

#define LONG                                                                   \
    MAIN "timer call sleep(Task-1) at=9.000\nwait Task-1 on=sleep\n"           \
         "tick 2 t=0.000 ready=0\nready wakeup Task-1\n"                       \
         "run wakeup Task-1\n"                                                 \
         "untimer call sleep(Task-1) at=9.000\nprint a\n"                      \
         "timer call sleep(Task-1) at=2.000\nwait Task-1 on=sleep\n"

static void where_there_is_little_room_the_wait_stays(void **state)
{
    (void)state;
    assert_did_in(
        LONG, 90, 1,
        "Task-1 disarmed a timer, printed a line, armed a timer until "
        "2.000, waits for sleep");
    assert_did_in(
        LONG, 70, 2,
        "Task-1 disarmed a timer, printed a line, armed a timer until "
        "2.000, waits for sleep");
    assert_did_in(LONG, 70, 1,
                  "Task-1 disarmed a timer, printed a line, sleeps until "
                  "2.000");
    assert_did_in(LONG, 50, 1, "Task-1 printed a line, sleeps until 2.000");
    assert_did_in(LONG, 36, 1, "Task-1 …, sleeps until 2.000");
    assert_did_in(LONG, 10, 1, "Task-1 …, sleeps until 2.000");
    /* a timeout's timer is told apart from the sleep's */
    assert_did_in(MAIN "timer call timeout(Task-1) at=5.000\nprint a\n"
                       "timer call sleep(Task-1) at=9.000\n"
                       "wait Task-1 on=sleep\n",
                  73, 1,
                  "Task-1 armed a timer until 5.000, printed a line, sleeps "
                  "until 9.000");
}

static void how_long_the_loop_was_held_is_told_in_all(void **state)
{
    (void)state;
    assert_did(MAIN "block 2.000\nblock 3.000\nwait Task-1 on=future\n",
               "Task-1 held the loop for 5.000 s, waits for a future");
    assert_did_in(MAIN "block 2.000\nprint a\nblock 3.000\nprint b\n"
                       "wait Task-1 on=future\n",
                  72, 1,
                  "Task-1 held the loop for 5.000 s, printed 2 lines, waits "
                  "for a future");
}

#define STARTED                                                                \
    MAIN "print a\nio GET docs.example/delay/2\n"                              \
         "wait Task-1 on=ClientSession.get\n"

static void an_operation_loses_its_name_before_it_is_left_out(void **state)
{
    (void)state;
    assert_did_in(STARTED, 90, 1,
                  "Task-1 printed a line, started I/O GET "
                  "docs.example/delay/2, waits for ClientSession.get");
    assert_did_in(STARTED, 73, 1,
                  "Task-1 …, started I/O, waits for ClientSession.get");
    assert_did_in(STARTED, 45, 1, "Task-1 …, waits for ClientSession.get");
    assert_did_in(MAIN "job crunch_the_numbers\nwait Task-1 on=to_thread\n", 50,
                  1, "Task-1 handed over a job, waits for to_thread");
}

static void a_long_value_is_cut_before_what_follows_is_lost(void **state)
{
    (void)state;
    assert_did_in(GATHER "done Task-2 result 'abcdefghijklmnopqrstuvwxyz0123'\n"
                         "ready call gather(Task-2)\n",
                  74, 1,
                  "Task-2 returned 'abcdefghijklmnopqrstuvwxyz…, queued call "
                  "gather(Task-2)");
}

#define GATHER_OF_TWO                                                          \
    MAIN "    task Task-2 coro=child\n"                                        \
         "    ready step Task-2\n"                                             \
         "    task Task-3 coro=child\n"                                        \
         "    ready step Task-3\n"                                             \
         "    wait Task-1 on=gather waits Task-2 Task-3\n"                     \
         "tick 2 t=0.000 ready=2\n"                                            \
         "  run step Task-2\n"                                                 \
         "    done Task-2 result 1\n"                                          \
         "    ready call gather(Task-2)\n"                                     \
         "  run step Task-3\n"                                                 \
         "    done Task-3 result 1\n"                                          \
         "    ready call gather(Task-3)\n"                                     \
         "tick 3 t=0.000 ready=2\n"                                            \
         "  run call gather(Task-2)\n"

static void a_gather_counts_what_its_callbacks_told_it(void **state)
{
    (void)state;
    assert_did(GATHER_OF_TWO "  run call gather(Task-3)\n",
               "call gather(Task-2) counted Task-2: 1 left");
    assert_did(
        GATHER_OF_TWO "  run call gather(Task-3)\n"
                      "ready wakeup Task-1\n",
        "call gather(Task-3) counted Task-3: 0 left, queued wakeup Task-1");
}

/* Two gathers of one task: which of them counts is not told. */
static void what_is_left_is_not_said_where_it_is_not_known(void **state)
{
    (void)state;
    assert_did(GATHER "done Task-2 result 1\nready call gather(Task-2)\n"
                      "ready call gather(Task-2)\ntick 3 t=0.000 ready=2\n"
                      "run call gather(Task-2)\nrun call gather(Task-2)\n",
               "call gather(Task-2) counted Task-2");
    assert_did(MAIN "task Task-2 coro=child\nready step Task-2\n"
                    "wait Task-1 on=TaskGroup.__aexit__\n"
                    "tick 2 t=0.000 ready=1\nrun step Task-2\n"
                    "done Task-2 result 1\nready call taskgroup(Task-2)\n"
                    "tick 3 t=0.000 ready=1\nrun call taskgroup(Task-2)\n"
                    "tick 4 t=0.000 ready=0\n",
               "call taskgroup(Task-2) took Task-2 off the group");
}

static void what_a_handle_did_ends_with_it(void **state)
{
    (void)state;
    assert_did(MAIN, "");
    assert_did(MAIN "ready call a\nready call b\ntick 2 t=0.000 ready=2\n"
                    "run call a\nrun call b\nprint x\n",
               "call b printed a line");
    assert_did(MAIN "ready call a\nready call b\ntick 2 t=0.000 ready=2\n"
                    "run call a\nrun call b\n",
               "call a did nothing that shows");
}

#define STOPPED                                                                \
    CHILD "timer call sleep(Task-2) at=9.000\nwait Task-2 on=sleep\n"          \
          "  ready wakeup Task-1\ntick 3 t=0.000 ready=1\n"                    \
          "run wakeup Task-1\ndone Task-1 result None\n"                       \
          "ready call run(Task-1)\ntick 4 t=0.000 ready=1\n"                   \
          "run call run(Task-1)\n"

static void what_asyncio_run_does_afterwards_is_told(void **state)
{
    (void)state;
    assert_did(STOPPED "  cancel Task-2\n  ready wakeup Task-2\n"
                       "tick 5 t=0.000 ready=1\nrun wakeup Task-2\n",
               "call run(Task-1) stopped the loop; asyncio.run asked Task-2 to "
               "cancel, queued wakeup Task-2");
    assert_did(STOPPED "  print after\n",
               "call run(Task-1) stopped the loop; the program printed a line");
    assert_did_in(STOPPED "  cancel Task-2\n  ready wakeup Task-2\n"
                          "tick 5 t=0.000 ready=1\nrun wakeup Task-2\n",
                  73, 1,
                  "call run(Task-1) stopped the loop; asyncio.run asked Task-2 "
                  "to cancel");
    assert_did(STOPPED "  cancel Task-2\n  ready wakeup Task-2\n"
                       "tick 5 t=0.000 ready=1\nrun wakeup Task-2\n"
                       "done Task-2 cancelled\nready call gather(Task-2)\n"
                       "tick 6 t=0.000 ready=1\nrun call gather(Task-2)\n"
                       "ready call run\ntick 7 t=0.000 ready=1\n"
                       "run call run\nexit t=0.000 ok\n",
               "call run told the loop to stop");
}

/* Main is at work: it may have given a gather a callback of that name. */
static void a_programs_own_callback_named_run_stops_nothing(void **state)
{
    (void)state;
    assert_did(GATHER "done Task-2 cancelled\nready call gather(Task-2)\n"
                      "tick 3 t=0.000 ready=1\nrun call gather(Task-2)\n"
                      "ready call run\ntick 4 t=0.000 ready=1\n"
                      "run call run\ntick 5 t=0.000 ready=0\n",
               "call run did nothing that shows");
}

static void what_a_job_prints_is_a_worker_threads(void **state)
{
    (void)state;
    assert_did(MAIN "job crunch\nwait Task-1 on=to_thread\n  print at work\n"
                    "tick 2 t=1.000 ready=1\ndeliver call job crunch at=1.000\n"
                    "run call job crunch\n",
               "Task-1 handed crunch to the executor, waits for to_thread; a "
               "worker printed a line");
    assert_did_in(GATHER "done Task-2 result 1\nready call gather(Task-2)\n"
                         "tick 3 t=0.000 ready=1\nrun call gather(Task-2)\n"
                         "  print at work\n",
                  60, 1, "call gather(Task-2) counted Task-2: 0 left");
}

static void a_cancelled_shield_lets_go_of_its_task(void **state)
{
    (void)state;
    assert_did(MAIN "task Task-2 coro=child\nready step Task-2\n"
                    "wait Task-1 on=future waits Task-2\n"
                    "tick 2 t=0.000 ready=1\nrun step Task-2\n"
                    "cancel Task-1\nready call shield-outer\n"
                    "ready wakeup Task-1\ntick 3 t=0.000 ready=2\n"
                    "run call shield-outer\nrun wakeup Task-1\n",
               "call shield-outer let go of the task inside");
}

#define PRINT_AND_CALL "print a\nready call f\n"
#define FOUR_TIMES(text) text text text text

/* The stop comes last, and no event tells it. */
static void too_much_to_list_is_told_together(void **state)
{
    (void)state;
    assert_did(CHILD
               "done Task-2 result 1\nready call run(Task-2)\n"
               "tick 3 t=0.000 ready=1\nrun call run(Task-2)\n" FOUR_TIMES(
                   PRINT_AND_CALL PRINT_AND_CALL PRINT_AND_CALL),
               "call run(Task-2) printed 12 lines, queued 12 handles, told the "
               "loop to stop");
}

static void a_task_may_be_woken_by_a_timer(void **state)
{
    (void)state;
    assert_did_in(MAIN "timer wakeup Task-1 at=1.000\nwait Task-1 on=sleep\n",
                  40, 1, "Task-1 …, waits for sleep");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_a_handle_did_is_one_line),
        cmocka_unit_test(what_an_eager_task_did_is_not_its_makers_doing),
        cmocka_unit_test(it_is_told_in_the_order_of_the_events),
        cmocka_unit_test(a_cancel_is_told_as_a_request),
        cmocka_unit_test(up_to_three_of_a_kind_are_named),
        cmocka_unit_test(waits_are_told_in_a_newcomers_words),
        cmocka_unit_test(where_there_is_little_room_the_wait_stays),
        cmocka_unit_test(how_long_the_loop_was_held_is_told_in_all),
        cmocka_unit_test(an_operation_loses_its_name_before_it_is_left_out),
        cmocka_unit_test(a_long_value_is_cut_before_what_follows_is_lost),
        cmocka_unit_test(a_gather_counts_what_its_callbacks_told_it),
        cmocka_unit_test(what_is_left_is_not_said_where_it_is_not_known),
        cmocka_unit_test(what_a_handle_did_ends_with_it),
        cmocka_unit_test(what_asyncio_run_does_afterwards_is_told),
        cmocka_unit_test(a_programs_own_callback_named_run_stops_nothing),
        cmocka_unit_test(what_a_job_prints_is_a_worker_threads),
        cmocka_unit_test(a_cancelled_shield_lets_go_of_its_task),
        cmocka_unit_test(too_much_to_list_is_told_together),
        cmocka_unit_test(a_task_may_be_woken_by_a_timer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
