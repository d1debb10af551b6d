/* SPDX-License-Identifier: MIT */
/* why_fixture.h -- beginnings of traces, and what is said at their end. */
#ifndef LOOPSCOPE_TESTS_WHY_FIXTURE_H
#define LOOPSCOPE_TESTS_WHY_FIXTURE_H

/* Main is made a task, and its first step runs. */
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

/* And that one sleeps, until its timer is due. */
#define SLEEP                                                                  \
    CHILD "    timer call sleep(Task-2) at=1.000\n"                            \
          "    wait Task-2 on=sleep\n"                                         \
          "tick 3 t=1.000 ready=1\n"

/* Main waits for a worker thread. */
#define JOB MAIN "job crunch\nwait Task-1 on=to_thread\n"

/* Asserts the sentence of ui/why.h at the end of a trace. */
void assert_why(const char *text, const char *expected);

#endif
