/* SPDX-License-Identifier: MIT */
/* The sentences that say why of cancelling and of timeouts: ui/why.h. */
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

static void a_cancelled_task_is_woken(void **state)
{
    (void)state;
    assert_why(CHILD "cancel Task-1\nready wakeup Task-1\n",
               "Task-2 asked Task-1 to cancel, which queued this wake-up: "
               "CancelledError will be raised where it waits.");
    assert_why(
        CHILD "wait Task-2 on=sleep\n"
              "  cancel Task-2\n  ready wakeup Task-2\n",
        "Main is done, so asyncio.run asked what was left to cancel: Task-2 "
        "was woken, and CancelledError will be raised where it waits.");
}

static void a_timeout_cancels_its_task(void **state)
{
    static const char text[] =
        MAIN "timer call timeout(Task-1) at=1.000\nwait Task-1 on=sleep\n"
             "tick 2 t=1.000 ready=1\n"
             "fire call timeout(Task-1) at=1.000\nrun call timeout(Task-1)\n";
    char longer[600];
    (void)state;
    assert_why(text,
               "The timeout armed at 0.000 for 1.000 s came due at 1.000, so "
               "the loop queued its callback: it will ask Task-1 to cancel.");
    snprintf(longer, sizeof longer, "%scancel Task-1\nready wakeup Task-1\n",
             text);
    assert_why(
        longer,
        "The timeout armed at 0.000 for 1.000 s came due: call timeout(Task-1) "
        "asked Task-1 to cancel, which queued this wake-up.");
}

/* cancel() queues the callbacks of what is awaited, shield's own first. */
static void a_cancel_is_seen_behind_other_callbacks(void **state)
{
    (void)state;
    assert_why(
        CHILD "cancel Task-1\nready call shield-outer\n"
              "ready wakeup Task-1\n",
        "Task-2 asked Task-1 to cancel, which queued this wake-up: "
        "CancelledError will be raised where it waits; 1 handle before it.");
}

static void a_first_step_after_a_cancel_does_not_begin_the_body(void **state)
{
    (void)state;
    assert_why(MAIN "task Task-2 coro=child\nready step Task-2\n"
                    "cancel Task-2\nwait Task-1 on=wait\n"
                    "tick 2 t=0.000 ready=1\nrun step Task-2\n",
               "Task-2 was asked to cancel before this first step. Unless that "
               "was taken back, its body never runs: CancelledError is thrown "
               "in.");
}

#define SHIELD                                                                 \
    MAIN "task Task-2 coro=child\nready step Task-2\n"                         \
         "wait Task-1 on=future waits Task-2\n"                                \
         "tick 2 t=0.000 ready=1\nrun step Task-2\n"

static void a_cancelled_stand_in_leaves_its_task_alone(void **state)
{
    (void)state;
    assert_why(SHIELD "cancel Task-1\nready call shield-outer\n"
                      "ready wakeup Task-1\ntick 3 t=0.000 ready=2\n"
                      "run call shield-outer\n",
               "Task-1 was asked to cancel: shield's stand-in, which it waits "
               "for, is cancelled, so its callback was queued. Task-2 is not "
               "touched.");
    assert_why(SHIELD "ready call shield-outer\n",
               "The future that shield gave is done, so its callback was "
               "queued: it lets go of the task inside.");
}

static void timeouts_are_told_apart_by_when_they_were_armed(void **state)
{
    static const char text[] =
        MAIN "timer call timeout(Task-1) at=2.000\nblock 0.500\n"
             "timer call timeout(Task-1) at=1.500\nwait Task-1 on=sleep\n"
             "tick 2 t=1.500 ready=1\n"
             "fire call timeout(Task-1) at=1.500\nrun call timeout(Task-1)\n"
             "cancel Task-1\nready wakeup Task-1\n";
    (void)state;
    assert_why(text, "The timeout armed at 0.500 for 1.000 s came due: call "
                     "timeout(Task-1) asked Task-1 to cancel, which queued "
                     "this wake-up.");
}

static void a_failed_task_of_a_group_tells_what_follows(void **state)
{
    (void)state;
    assert_why(CHILD "done Task-2 exception E()\nready call taskgroup(Task-2)\n"
                     "tick 3 t=0.000 ready=1\nrun call taskgroup(Task-2)\n",
               "Task-2 failed, so the task group's callback was queued: at a "
               "first failure the group asks its other tasks and its block to "
               "cancel.");
    assert_why(CHILD "done Task-2 cancelled\nready call taskgroup(Task-2)\n",
               "Task-2 was cancelled, so the task group's callback was queued: "
               "it takes Task-2 off the group.");
}

static void a_request_is_passed_on_to_what_a_task_waits_for(void **state)
{
    static const char text[] =
        MAIN "task Task-2 coro=child\nready step Task-2\n"
             "wait Task-1 on=Task-2 waits Task-2\n"
             "tick 2 t=0.000 ready=1\nrun step Task-2\n"
             "timer call timeout(Task-1) at=1.000\nwait Task-2 on=sleep\n"
             "tick 3 t=1.000 ready=1\nfire call timeout(Task-1) at=1.000\n"
             "run call timeout(Task-1)\ncancel Task-1\n";
    char longer[600];
    (void)state;
    assert_why(text, "call timeout(Task-1) asked Task-1 to cancel, which "
                     "passes the request on to what it waits for, Task-2.");
    snprintf(longer, sizeof longer, "%scancel Task-2\nready wakeup Task-2\n",
             text);
    assert_why(longer, "call timeout(Task-1) asked Task-1 to cancel, which "
                       "waits for Task-2: the request was passed on, and this "
                       "wake-up queued.");
}

static void a_cancel_says_where_the_error_will_be_raised(void **state)
{
    (void)state;
    assert_why(MAIN "cancel Task-1",
               "Task-1 asked Task-1 to cancel, which runs just now: unless "
               "that is taken back, CancelledError will be raised at its next "
               "await.");
    assert_why(MAIN "task Task-2 coro=child\nready step Task-2\ncancel Task-2",
               "Task-1 asked Task-2 to cancel: unless that is taken back, "
               "CancelledError will be raised at its next step.");
    assert_why(CHILD "wait Task-2 on=sleep\ntick 3 t=0.000 ready=0\n"
                     "ready call f\nrun call f\ncancel Task-2",
               "call f asked Task-2 to cancel: what it waits for is cancelled, "
               "so CancelledError will be raised there.");
}

static void a_sleep_that_was_cancelled_resolves_nothing(void **state)
{
    (void)state;
    assert_why(
        SLEEP "fire call sleep(Task-2) at=1.000\n"
              "ready call f\nrun call sleep(Task-2)\n",
        "The timer of Task-2's sleep came due at 1.000, so the loop queued its "
        "callback: it will resolve the future Task-2 awaits.");
    assert_why(SLEEP "ready call f\nfire call sleep(Task-2) at=1.000\n"
                     "run call f\ncancel Task-2\nready wakeup Task-2\n"
                     "run call sleep(Task-2)\n",
               "The timer of Task-2's sleep came due at 1.000, so the loop "
               "queued its callback; but Task-2 waits for it no more.");
}

static void a_job_may_be_withdrawn_before_it_begins(void **state)
{
    static const char text[] =
        JOB "tick 2 t=0.000 ready=1\nready call f\nrun call f\n"
            "cancel Task-1\nready call _call_check_cancel\n"
            "ready wakeup Task-1\ntick 3 t=0.000 ready=2\n"
            "run call _call_check_cancel\n";
    char longer[600];
    (void)state;
    assert_why(text, "Task-1 was asked to cancel: the future it waits for is "
                     "cancelled, so that future's callback was queued, call "
                     "_call_check_cancel.");
    snprintf(longer, sizeof longer, "%sready call job crunch\n", text);
    assert_why(longer,
               "The future of the job crunch was cancelled before a worker "
               "began it, so it never begins: its callback was queued; "
               "1 handle before it.");
}

/* wait_for() with no time at all cancels, and waits for the end. */
static void a_wait_for_the_end_of_a_task_is_no_timeout(void **state)
{
    (void)state;
    assert_why(CHILD "done Task-2 cancelled\nready call wait-timeout\n"
                     "tick 3 t=0.000 ready=1\nrun call wait-timeout\n",
               "Task-2 was cancelled, so the callback of the one that waits "
               "for its end was queued.");
    assert_why(CHILD "done Task-2 cancelled\nready call wait-timeout\n"
                     "tick 3 t=0.000 ready=1\nrun call wait-timeout\n"
                     "ready wakeup Task-1\n",
               "What Task-1 waited to end has ended: call wait-timeout queued "
               "this wake-up.");
}

static void a_timeout_that_was_over_at_once_has_no_timer(void **state)
{
    (void)state;
    assert_why(MAIN "ready call timeout(Task-1)\nwait Task-1 on=sleep\n"
                    "tick 2 t=0.000 ready=1\nrun call timeout(Task-1)\n"
                    "cancel Task-1\nready wakeup Task-1\n",
               "Task-1's timeout is over: call timeout(Task-1) asked Task-1 to "
               "cancel, which queued this wake-up.");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_cancelled_task_is_woken),
        cmocka_unit_test(a_timeout_cancels_its_task),
        cmocka_unit_test(a_cancel_is_seen_behind_other_callbacks),
        cmocka_unit_test(a_first_step_after_a_cancel_does_not_begin_the_body),
        cmocka_unit_test(a_cancelled_stand_in_leaves_its_task_alone),
        cmocka_unit_test(timeouts_are_told_apart_by_when_they_were_armed),
        cmocka_unit_test(a_failed_task_of_a_group_tells_what_follows),
        cmocka_unit_test(a_request_is_passed_on_to_what_a_task_waits_for),
        cmocka_unit_test(a_cancel_says_where_the_error_will_be_raised),
        cmocka_unit_test(a_sleep_that_was_cancelled_resolves_nothing),
        cmocka_unit_test(a_job_may_be_withdrawn_before_it_begins),
        cmocka_unit_test(a_wait_for_the_end_of_a_task_is_no_timeout),
        cmocka_unit_test(a_timeout_that_was_over_at_once_has_no_timer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
