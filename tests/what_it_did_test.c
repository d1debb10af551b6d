/* SPDX-License-Identifier: MIT */
/* What a handle did, in one line: ui/why.h. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/trace_fixture.h"
#include "ui/timeline.h"
#include "ui/why.h"

#define MAIN                                                                   \
    "  task Task-1 coro=main\n"                                                \
    "  ready step Task-1\n"                                                    \
    "tick 1 t=0.000 ready=1\n"                                                 \
    "  run step Task-1\n"

/* Main makes a second task, waits, and that one's first step runs. */
#define CHILD                                                                  \
    MAIN "    task Task-2 coro=child\n"                                        \
         "    ready step Task-2\n"                                             \
         "    wait Task-1 on=Task-2\n"                                         \
         "tick 2 t=0.000 ready=1\n"                                            \
         "  run step Task-2\n"

#define GATHER                                                                 \
    MAIN "    task Task-2 coro=child\n"                                        \
         "    ready step Task-2\n"                                             \
         "    wait Task-1 on=gather waits Task-2\n"                            \
         "tick 2 t=0.000 ready=1\n"                                            \
         "  run step Task-2\n"

static void assert_did(const char *text, const char *expected)
{
    struct timeline *timeline = fixture_timeline(text);
    char did[400];
    what_it_did(timeline, timeline_count(timeline), did, sizeof did);
    assert_string_equal(did, expected);
    timeline_free(timeline);
}

static void what_a_handle_did_is_one_line(void **state)
{
    (void)state;
    assert_did(MAIN "print a\ntimer call sleep(Task-1) at=2.000\n"
                    "wait Task-1 on=sleep\n",
               "Task-1 printed a line, armed a timer for 2.000, waits for "
               "sleep");
    assert_did(GATHER "print a\nprint b\ndone Task-2 result 1\n"
                      "ready call gather(Task-2)\n",
               "Task-2 printed 2 lines, returned 1, queued call "
               "gather(Task-2)");
    assert_did(CHILD, "Task-1 created Task-2, waits for Task-2");
    assert_did(MAIN "ready step Task-1\n", "Task-1 gave way");
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
    assert_did(MAIN "done Task-1 result None\nready call run(Task-1)\n"
                    "tick 2 t=0.000 ready=1\nrun call run(Task-1)\n"
                    "  print after\n",
               "call run(Task-1) told the loop to stop");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_a_handle_did_is_one_line),
        cmocka_unit_test(what_a_handle_did_ends_with_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
