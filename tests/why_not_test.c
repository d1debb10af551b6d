/* SPDX-License-Identifier: MIT */
/* Why one task does not run: ui/why_not.h. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "scenarios/registry.h"
#include "tests/trace_fixture.h"
#include "ui/engine.h"
#include "ui/timeline.h"
#include "ui/why_not.h"

/* Main makes two tasks and runs on. */
#define MAIN                                                                   \
    "  task Task-1 coro=main\n"                                                \
    "  ready step Task-1\n"                                                    \
    "tick 1 t=0.000 ready=1\n"                                                 \
    "  run step Task-1\n"                                                      \
    "    task Task-2 coro=a\n"                                                 \
    "    ready step Task-2\n"                                                  \
    "    task Task-3 coro=b\n"                                                 \
    "    ready step Task-3\n"

#define GATHERED                                                               \
    MAIN "    wait Task-1 on=gather waits Task-2 Task-3\n"                     \
         "tick 2 t=0.000 ready=2\n"                                            \
         "  run step Task-2\n"

#define SLEEPING                                                               \
    GATHERED "    timer call sleep(Task-2) at=2.000\n"                         \
             "    wait Task-2 on=sleep\n"                                      \
             "  run step Task-3\n"

#define ASKED                                                                  \
    SLEEPING "    cancel Task-2\n"                                             \
             "    ready wakeup Task-2\n"                                       \
             "    wait Task-3 on=Task-2 waits Task-2\n"

#define TOLD                                                                   \
    ASKED "tick 3 t=0.000 ready=1\n"                                           \
          "  run wakeup Task-2\n"

static void check(struct timeline *timeline, uint32_t task,
                  const char *expected)
{
    char why[400];
    why_not(timeline, timeline_model(timeline, timeline_count(timeline)), task,
            why, sizeof why);
    assert_string_equal(why, expected);
    timeline_free(timeline);
}

/* The sentence at the end of a trace. */
static void assert_why_not(const char *text, uint32_t task,
                           const char *expected)
{
    check(fixture_timeline(text), task, expected);
}

static void a_ready_task_has_a_place_in_the_queue(void **state)
{
    (void)state;
    assert_why_not(MAIN, 2,
                   "Task-2 is ready, first in the queue, while step Task-1 "
                   "runs.");
    assert_why_not(MAIN, 3,
                   "Task-3 is ready, second in the queue, behind step Task-2; "
                   "step Task-1 runs.");
    assert_why_not(MAIN "ready call f\nready call g\ntask Task-4 coro=c\n"
                        "ready step Task-4\nwait Task-1 on=future\n",
                   4,
                   "Task-4 is ready, fifth in the queue, behind step Task-2, "
                   "step Task-3 and 2 more; step Task-1 runs.");
}

static void a_running_task_runs(void **state)
{
    (void)state;
    assert_why_not(MAIN, 1, "Task-1 runs now.");
    assert_why_not(MAIN, 9, "This task does not exist yet.");
}

static void of_a_task_to_come_the_name_is_told(void **state)
{
    struct timeline *timeline = fixture_timeline(MAIN);
    char why[400];
    (void)state;
    why_not(timeline, timeline_model(timeline, 2), 3, why, sizeof why);
    assert_string_equal(why, "Task-3 does not exist yet.");
    timeline_free(timeline);
}

static void a_sleeping_task_is_told_until_when(void **state)
{
    (void)state;
    assert_why_not(SLEEPING, 2, "Task-2 sleeps until 2.000, 2.000 s from now.");
    assert_why_not(SLEEPING "wait Task-3 on=future\ntick 3 t=2.000 ready=1\n",
                   2, "Task-2 sleeps until 2.000; its timer is due now.");
}

#define BEHIND_F "ready call f\nwait Task-3 on=future\n"
#define FIRED                                                                  \
    "  fire call sleep(Task-2) at=2.000\n"                                     \
    "  run call f\n"

static void a_sleep_that_is_over_ends_by_its_timers_callback(void **state)
{
    (void)state;
    assert_why_not(SLEEPING BEHIND_F "tick 3 t=2.000 ready=2\n" FIRED, 2,
                   "Task-2 sleeps until 2.000; its timer's callback is in the "
                   "queue.");
    assert_why_not(SLEEPING BEHIND_F "tick 3 t=2.000 ready=2\n" FIRED
                                     "  run call sleep(Task-2)\n",
                   2,
                   "Task-2 sleeps until 2.000; its timer's callback runs now.");
}

static void a_sleep_that_the_loop_comes_to_late_tells_how_late(void **state)
{
    (void)state;
    assert_why_not(SLEEPING "block 5.000\n", 2,
                   "Task-2 sleeps until 2.000, which was 3.000 s ago; its "
                   "timer is due now.");
    assert_why_not(
        SLEEPING "block 5.000\n" BEHIND_F "tick 3 t=5.000 ready=2\n" FIRED, 2,
        "Task-2 sleeps until 2.000, which was 3.000 s ago; its "
        "timer's callback is in the queue.");
}

static void what_it_awaits_is_followed(void **state)
{
    (void)state;
    assert_why_not(SLEEPING, 1, "Task-1 waits for gather: Task-2, Task-3.");
    assert_why_not(SLEEPING "done Task-3 result 1\n"
                            "ready call gather(Task-3)\n",
                   1,
                   "Task-1 waits for gather: Task-2, which sleeps until "
                   "2.000, 2.000 s from now.");
    assert_why_not(SLEEPING "wait Task-3 on=Task-2 waits Task-2\n", 3,
                   "Task-3 waits for Task-2, which sleeps until 2.000, 2.000 "
                   "s from now.");
    assert_why_not(SLEEPING "wait Task-3 on=Task-2 waits Task-2\n"
                            "done Task-2 result 1\n",
                   3, "Task-3 waits for Task-2, which is done.");
}

static void a_task_that_is_called_like_part_of_a_word_is_named(void **state)
{
    static const char gathered[] = MAIN "task a coro=c\nready step a\n"
                                        "wait Task-1 on=gather waits a\n"
                                        "tick 2 t=0.000 ready=3\n";
    (void)state;
    assert_why_not(gathered, 1, "Task-1 waits for gather: a, which is ready.");
    assert_why_not(MAIN "wait Task-1 on=future waits Task-2\n", 1,
                   "Task-1 waits for shield's stand-in for Task-2, which is "
                   "ready.");
}

#define LOCKED                                                                 \
    "{'ev':'trace','version':1,'t':0,'program':'p','runtime':'CPython "        \
    "3.13'}\n"                                                                 \
    "{'ev':'task','t':0,'task':1,'name':'Task-1','coro':'f','outside':true}\n" \
    "{'ev':'ready','t':0,'handle':1,'do':'step','task':1,'name':'Task-1',"     \
    "'outside':true}\n"                                                        \
    "{'ev':'task','t':0,'task':2,'name':'Task-2','coro':'f','outside':true}\n" \
    "{'ev':'ready','t':0,'handle':2,'do':'step','task':2,'name':'Task-2',"     \
    "'outside':true}\n"                                                        \
    "{'ev':'tick','t':0,'tick':1,'ready':2}\n"                                 \
    "{'ev':'resource','t':0,'resource':1,'kind':'Lock','locked':true,"         \
    "'holder':2}\n"                                                            \
    "{'ev':'resource','t':0,'resource':2,'kind':'Lock','locked':true,"         \
    "'holder':1}\n"                                                            \
    "{'ev':'run','t':0,'handle':1,'do':'step','task':1,'name':'Task-1'}\n"     \
    "{'ev':'wait','t':0,'task':1,'name':'Task-1','on':'Lock.acquire'}\n"       \
    "{'ev':'resource','t':0,'resource':1,'kind':'Lock','locked':true,"         \
    "'holder':2,'waiting':[1]}\n"                                              \
    "{'ev':'run','t':0,'handle':2,'do':'step','task':2,'name':'Task-2'}\n"

#define CIRCLE                                                                 \
    LOCKED                                                                     \
    "{'ev':'wait','t':0,'task':2,'name':'Task-2','on':'Lock.acquire'}\n"       \
    "{'ev':'resource','t':0,'resource':2,'kind':'Lock','locked':true,"         \
    "'holder':1,'waiting':[2]}\n"

static void a_gather_of_one_names_it(void **state)
{
    (void)state;
    assert_why_not(MAIN "    wait Task-1 on=gather waits Task-2\n"
                        "tick 2 t=0.000 ready=2\n"
                        "  run step Task-2\n",
                   1, "Task-1 waits for gather: Task-2, which runs now.");
}

static void what_is_done_but_not_counted_is_told(void **state)
{
    (void)state;
    assert_why_not(GATHERED "done Task-2 result 1\n"
                            "ready call gather(Task-2)\n"
                            "run step Task-3\ndone Task-3 result 1\n"
                            "ready call gather(Task-3)\n",
                   1,
                   "Task-1 waits for gather: all are done, but not yet "
                   "counted.");
}

static void a_lock_s_holder_is_followed(void **state)
{
    (void)state;
    check(fixture_timeline_of_quoted(LOCKED), 1,
          "Task-1 waits for Lock 1, held by Task-2, which runs now.");
    check(fixture_timeline_of_quoted(CIRCLE), 1,
          "Task-1 waits for Lock 1, held by Task-2, which waits for Lock 2, "
          "held by Task-1: a circle.");
}

#define QUEUED                                                                 \
    LOCKED                                                                     \
    "{'ev':'wait','t':0,'task':2,'name':'Task-2','on':'Queue.get'}\n"          \
    "{'ev':'resource','t':0,'resource':1,'kind':'Queue','getting':[1,2]}\n"

static void a_place_in_a_line_is_told(void **state)
{
    (void)state;
    check(
        fixture_timeline_of_quoted(QUEUED), 2,
        "Task-2 waits for an item of Queue 1; 1 stands before Task-2 in line.");
}

#define FETCHING                                                               \
    LOCKED                                                                     \
    "{'ev':'io','t':0,'op':1,'name':'GET a','when':1500000000}\n"              \
    "{'ev':'wait','t':0,'task':2,'name':'Task-2','on':'fetch'}\n"

static void the_operation_that_it_began_is_told(void **state)
{
    (void)state;
    check(fixture_timeline_of_quoted(FETCHING), 2,
          "Task-2 waits for fetch; it began I/O GET a, due at 1.500.");
}

static void how_a_task_ended_is_told(void **state)
{
    (void)state;
    assert_why_not(GATHERED "block 1.000\ndone Task-2 result 7\n", 2,
                   "Task-2 is done: it returned 7 at 1.000.");
    assert_why_not(GATHERED "done Task-2 exception E()\n", 2,
                   "Task-2 failed at 0.000: E().");
}

static void a_request_to_cancel_is_followed_to_its_end(void **state)
{
    (void)state;
    assert_why_not(ASKED, 2,
                   "Task-2 is ready, first in the queue, while step Task-3 "
                   "runs. It was asked to cancel at 0.000: CancelledError has "
                   "not reached it yet.");
    assert_why_not(TOLD, 2,
                   "Task-2 runs now. It was asked to cancel at 0.000: "
                   "CancelledError reaches it now, unless that was taken "
                   "back.");
    assert_why_not(TOLD "wait Task-2 on=future\n", 2,
                   "Task-2 waits for a future. It was asked to cancel at "
                   "0.000 and goes on: it caught that, cleans up, or never got "
                   "it.");
    assert_why_not(TOLD "done Task-2 cancelled\n", 2,
                   "Task-2 was cancelled at 0.000, as it was asked at 0.000.");
    assert_why_not(TOLD "done Task-2 result 1\n", 2,
                   "Task-2 is done: it returned 1 at 0.000. It was asked to "
                   "cancel at 0.000: that was caught, taken back, or came too "
                   "late.");
}

#define TIMED_OUT                                                              \
    GATHERED "    wait Task-2 on=future\n"                                     \
             "  run step Task-3\n"                                             \
             "    wait Task-3 on=future\n"                                     \
             "  run call timeout(Task-2)\n"                                    \
             "    cancel Task-2\n"                                             \
             "    ready wakeup Task-2\n"                                       \
             "  run wakeup Task-2\n"

static void a_timeout_takes_its_request_back(void **state)
{
    (void)state;
    assert_why_not(TIMED_OUT "wait Task-2 on=future\n", 2,
                   "Task-2 waits for a future. Its timeout asked it to cancel "
                   "at 0.000: it cleans up, or is past the block.");
    assert_why_not(TIMED_OUT "done Task-2 result 1\n", 2,
                   "Task-2 is done: it returned 1 at 0.000. Its timeout asked "
                   "it to cancel at 0.000, and took that back when its block "
                   "was left.");
}

static void a_request_that_was_passed_on_may_end_there(void **state)
{
    (void)state;
    assert_why_not(ASKED "tick 3 t=0.000 ready=1\n  run wakeup Task-2\n"
                         "    cancel Task-3\n    cancel Task-2\n"
                         "    done Task-2 result 1\n    ready wakeup Task-3\n"
                         "tick 4 t=0.000 ready=1\n  run wakeup Task-3\n",
                   3,
                   "Task-3 runs now. Its request to cancel was passed on to "
                   "Task-2, which did not obey: it ends there.");
}

static void assert_whole(struct timeline *timeline, size_t position)
{
    const struct model *model = timeline_model(timeline, position);
    for (uint32_t id = 1; id <= model->task_count && id < 50; id++) {
        char why[600];
        size_t length = strlen(why_not(timeline, model, id, why, sizeof why));
        const char *name = model->tasks[id - 1].name;
        if (strncmp(why, name, strlen(name)) != 0 || why[length - 1] != '.' ||
            strstr(why, "  ") || strchr(why, '{'))
            fail_msg("at %zu: %s", position, why);
    }
}

/* In every scenario, of every task, at every step. */
static void every_sentence_is_whole(void **state)
{
    (void)state;
    for (size_t i = 0; i < scenario_count; i++) {
        struct timeline *timeline = engine_native(&scenarios[i], 200);
        size_t last, stop;
        timeline_end(timeline, 20000);
        last = timeline_stops(timeline, timeline_count(timeline), UNIT_STEP);
        for (stop = 0; stop <= last && stop < 200; stop++)
            assert_whole(timeline,
                         timeline_stop_position(timeline, stop, UNIT_STEP));
        timeline_free(timeline);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_ready_task_has_a_place_in_the_queue),
        cmocka_unit_test(a_running_task_runs),
        cmocka_unit_test(of_a_task_to_come_the_name_is_told),
        cmocka_unit_test(a_sleeping_task_is_told_until_when),
        cmocka_unit_test(a_sleep_that_is_over_ends_by_its_timers_callback),
        cmocka_unit_test(a_sleep_that_the_loop_comes_to_late_tells_how_late),
        cmocka_unit_test(what_it_awaits_is_followed),
        cmocka_unit_test(a_task_that_is_called_like_part_of_a_word_is_named),
        cmocka_unit_test(a_gather_of_one_names_it),
        cmocka_unit_test(what_is_done_but_not_counted_is_told),
        cmocka_unit_test(a_lock_s_holder_is_followed),
        cmocka_unit_test(a_place_in_a_line_is_told),
        cmocka_unit_test(the_operation_that_it_began_is_told),
        cmocka_unit_test(how_a_task_ended_is_told),
        cmocka_unit_test(a_request_to_cancel_is_followed_to_its_end),
        cmocka_unit_test(a_timeout_takes_its_request_back),
        cmocka_unit_test(every_sentence_is_whole),
        cmocka_unit_test(a_request_that_was_passed_on_may_end_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
