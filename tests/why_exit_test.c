/* SPDX-License-Identifier: MIT */
/* The sentence at the program's end: ui/why_exit.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/trace_fixture.h"
#include "tests/why_fixture.h"
#include "ui/timeline.h"
#include "ui/why.h"

/* Main is over, and its end stops the loop. */
#define STOP                                                                   \
    "ready call run(Task-1)\n"                                                 \
    "tick 9 t=0.000 ready=1\n"                                                 \
    "run call run(Task-1)\n"

/* The same as JSON Lines: main raises E('x') at line 3. */
#define RAISED                                                                 \
    "{'ev':'trace','version':1,'t':0,'program':'p','runtime':'CPython "        \
    "3.13'}\n"                                                                 \
    "{'ev':'source','t':0,'file':'p.py','language':'python','text':'\\n'}\n"   \
    "{'ev':'task','t':0,'task':1,'name':'Task-1','coro':'main'}\n"             \
    "{'ev':'ready','t':0,'handle':1,'do':'step','task':1,'name':'Task-1'}\n"   \
    "{'ev':'tick','t':0,'tick':1,'ready':1}\n"                                 \
    "{'ev':'run','t':0,'handle':1,'do':'step','task':1,'name':'Task-1'}\n"     \
    "{'ev':'done','t':0,'task':1,'name':'Task-1','how':'exception',"           \
    "'value':'E()','traceback':[{'function':'main','file':'p.py',"             \
    "'line':3}]}\n"

#define RAISED_AND_STOPPED                                                     \
    RAISED "{'ev':'ready','t':0,'handle':2,'do':'call','call':'run',"          \
           "'task':1,'name':'Task-1'}\n"

static void assert_why_quoted(const char *jsonl, const char *expected)
{
    struct timeline *timeline = fixture_timeline_of_quoted(jsonl);
    char why[400];
    why_now(timeline, timeline_count(timeline), why, sizeof why);
    assert_string_equal(why, expected);
    timeline_free(timeline);
}

static void a_program_without_a_loop_is_not_said_to_have_one(void **state)
{
    (void)state;
    assert_why("print a\nexit t=0.000 ok\n",
               "The program has ended; it never ran a loop.");
    assert_why("exit t=0.000 exception ModuleNotFoundError('a')\n",
               "The program has ended with ModuleNotFoundError('a'); it never "
               "ran a loop.");
}

static void main_s_end_is_the_loop_s(void **state)
{
    (void)state;
    assert_why(MAIN "done Task-1 result None\n" STOP "exit t=0.000 ok\n",
               "The program has ended: main is done, and so is the loop.");
}

static void a_loop_may_be_stopped_by_nobody_s_end(void **state)
{
    (void)state;
    assert_why(MAIN "wait Task-1 on=sleep\nexit t=0.000 ok\n",
               "The program has ended, and so has its loop.");
    assert_why(MAIN "done Task-1 exception E()\n" STOP "exit t=0.000 ok\n",
               "The program has ended, and so has its loop.");
}

static void what_main_raised_may_leave_the_program(void **state)
{
    (void)state;
    assert_why(MAIN "done Task-1 exception E('x')\n" STOP
                    "exit t=0.000 exception E('x')\n",
               "The program has ended with E('x'): main raised it, and nobody "
               "caught it.");
    assert_why(MAIN "done Task-1 cancelled\n" STOP
                    "exit t=0.000 exception CancelledError()\n",
               "The program has ended with CancelledError(): main was "
               "cancelled.");
}

static void what_is_raised_after_the_loop_is_not_main_s(void **state)
{
    (void)state;
    assert_why(MAIN "done Task-1 result None\n" STOP
                    "exit t=0.000 exception E('x')\n",
               "The program has ended with E('x'), which nobody caught.");
    assert_why_quoted(
        RAISED_AND_STOPPED
        "{'ev':'exit','t':0,'how':'exception','value':'E()','traceback':"
        "[{'function':'<module>','file':'p.py','line':9},"
        "{'function':'main','file':'p.py','line':3}]}\n",
        "The program has ended with E(): main raised it, and nobody caught "
        "it.");
    assert_why_quoted(
        RAISED_AND_STOPPED
        "{'ev':'exit','t':0,'how':'exception','value':'E()','traceback':"
        "[{'function':'<module>','file':'p.py','line':9}]}\n",
        "The program has ended with E(), which nobody caught.");
}

static void a_limit_is_not_said_to_be_one_of_ticks(void **state)
{
    (void)state;
    assert_why("exit t=0.000 limit\n",
               "A limit is reached, of ticks or of time: the program would go "
               "on.");
}

static void a_deadlock_names_who_waits_for_what(void **state)
{
    (void)state;
    assert_why(CHILD "wait Task-2 on=Lock.acquire\nexit t=0.000 deadlock\n",
               "Deadlock: nothing is ready and no timer is armed. Task-1 "
               "waits for Task-2; Task-2 for Lock.acquire.");
}

/* A thread's lock, acquired twice: the loop is not to blame. */
static void code_may_be_what_is_dead(void **state)
{
    static const char said[] = "Deadlock: the code itself waits, not the "
                               "loop, and no thread will end that.";
    (void)state;
    assert_why(MAIN "ready call a\nexit t=0.000 deadlock\n", said);
    assert_why("exit t=0.000 deadlock\n", said);
}

static void a_thread_may_have_forgotten_to_wake_the_loop(void **state)
{
    (void)state;
    assert_why_quoted(RAISED "{'ev':'ready','t':0,'handle':2,'do':'call',"
                             "'call':'f','outside':true}\n"
                             "{'ev':'exit','t':0,'how':'deadlock'}\n",
                      "Deadlock: a thread made something ready, which wakes "
                      "the loop only by call_soon_threadsafe; or the code "
                      "itself waits.");
}

static void warnings_are_told_at_the_end(void **state)
{
    (void)state;
    assert_why(MAIN "warn never-awaited greet\nexit t=0.000 ok\n",
               "The program has ended, and so has its loop. Warning: the "
               "coroutine greet was never awaited.");
    assert_why(MAIN "warn never-retrieved Task-1 E()\n"
                    "warn never-awaited a\nwarn never-awaited b\n"
                    "exit t=0.000 ok\n",
               "The program has ended, and so has its loop. Warning: Task-1 "
               "raised E(), and nobody asked for it. Warning: 2 coroutines "
               "were never awaited.");
    assert_why(MAIN "warn never-retrieved Task-1 E()\n"
                    "warn never-retrieved Task-2 E()\nexit t=0.000 ok\n",
               "The program has ended, and so has its loop. Warning: nobody "
               "asked for the exceptions of 2 tasks.");
}

/* A deadlock's cause may be just this: it is not to be cut off. */
static void what_nobody_asked_for_comes_before_who_waits(void **state)
{
    (void)state;
    assert_why_quoted(
        RAISED "{'ev':'warn','t':0,'about':'never-retrieved',"
               "'what':'Task-1','value':'E()','task':1}\n"
               "{'ev':'exit','t':0,'how':'deadlock'}\n",
        "Deadlock: nothing is ready and no timer is armed. Warning: Task-1 "
        "raised E() at p.py:3, and nobody asked for it.");
    assert_why(CHILD "done Task-2 exception E()\n"
                     "warn never-retrieved Task-2 E()\n"
                     "exit t=0.000 deadlock\n",
               "Deadlock: nothing is ready and no timer is armed. Warning: "
               "Task-2 raised E(), and nobody asked for it. Task-1 waits for "
               "Task-2.");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_program_without_a_loop_is_not_said_to_have_one),
        cmocka_unit_test(main_s_end_is_the_loop_s),
        cmocka_unit_test(a_loop_may_be_stopped_by_nobody_s_end),
        cmocka_unit_test(what_main_raised_may_leave_the_program),
        cmocka_unit_test(what_is_raised_after_the_loop_is_not_main_s),
        cmocka_unit_test(a_limit_is_not_said_to_be_one_of_ticks),
        cmocka_unit_test(a_deadlock_names_who_waits_for_what),
        cmocka_unit_test(code_may_be_what_is_dead),
        cmocka_unit_test(a_thread_may_have_forgotten_to_wake_the_loop),
        cmocka_unit_test(warnings_are_told_at_the_end),
        cmocka_unit_test(what_nobody_asked_for_comes_before_who_waits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
