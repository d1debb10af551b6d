/* SPDX-License-Identifier: MIT */
/* What single panels show, from small traces with a listing of their own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/screen_fixture.h"
#include "tests/trace_fixture.h"
#include "ui/app.h"
#include "ui/keys.h"
#include "ui/screen.h"
#include "ui/timeline.h"

/* Lines 1 to 26; the screen has 12 of them. */
static const char source[] = "# SPDX\n"
                             "import asyncio\n"
                             "\n"
                             "\n"
                             "async def w():\n"
                             "    await asyncio.sleep(0)\n"
                             "\n"
                             "\n"
                             "def f():\n"
                             "    print('f')\n"
                             "\n"
                             "\n"
                             "async def main():\n"
                             "    r = await together(one, two, three)\n"
                             "    print(1)\n"
                             "    print(2)\n"
                             "    print(3)\n"
                             "    print(4)\n"
                             "\n"
                             "\n"
                             "asyncio.run(main())\n";

struct show {
    struct timeline *timeline;
    struct app *app;
    struct screen screen;
};

static void show(struct show *s, const char *text)
{
    struct event_sink sink;
    struct event event = {.kind = EVENT_SOURCE,
                          .u.source = {"p.py", source, SOURCE_PYTHON}};

    s->timeline = timeline_create();
    sink = timeline_sink(s->timeline);
    sink.emit(sink.context, &event);
    fixture_feed(text, &sink);
    s->app = app_create(s->timeline, NULL, "p",
                        "# p: a guide\n\n- one\n- two\n"
                        "Pause: tick 9 -- What next?\n");
    screen_init(&s->screen, 80, 24, false);
    app_seek(s->app, timeline_count(s->timeline));
}

static void leave(struct show *s)
{
    screen_free(&s->screen);
    app_free(s->app);
    timeline_free(s->timeline);
}

static void assert_on_screen(struct show *s, const char *text, bool shown)
{
    char *frame;

    app_draw(s->app, &s->screen);
    frame = fixture_frame(&s->screen);
    if ((strstr(frame, text) != NULL) != shown)
        fail_msg("\"%s\" is%s on the screen:\n%s", text, shown ? " not" : "",
                 frame);
    free(frame);
}

/* At the end of a trace. */
static void assert_shows(const char *trace, const char *text)
{
    struct show s;

    show(&s, trace);
    assert_on_screen(&s, text, true);
    leave(&s);
}

static void assert_shows_not(const char *trace, const char *text)
{
    struct show s;

    show(&s, trace);
    assert_on_screen(&s, text, false);
    leave(&s);
}

#define MAIN                                                                   \
    "  task Task-1 coro=main\n"                                                \
    "  ready step Task-1\n"                                                    \
    "tick 1 t=0.000 ready=1\n"                                                 \
    "  run step Task-1\n"

/* Two tasks that gave way at one line, and main, which waits. */
#define TWO                                                                    \
    MAIN "task Task-2 coro=w\nready step Task-2\n"                             \
         "task Task-3 coro=w\nready step Task-3\n"                             \
         "at p.py:14 wait Task-1 on=future\ntick 2 t=0.000 ready=2\n"          \
         "run step Task-2\nat p.py:6 ready step Task-2\n"                      \
         "run step Task-3\nat p.py:6 ready step Task-3\n"                      \
         "tick 3 t=0.000 ready=2\n"

static void
of_several_at_a_line_only_the_running_task_has_its_sign(void **state)
{
    (void)state;
    assert_shows(TWO, " 6 ◀2,3     await asyncio.sleep(0)");
    assert_shows(TWO "run step Task-2\n", " 6 ▶2◀3     await asyncio.sleep(0)");
    assert_shows(TWO "run step Task-2\n", "14 ◀1       r = await");
}

static void the_line_a_callback_ran_to_is_marked(void **state)
{
    static const char trace[] =
        MAIN "ready call f\nat p.py:14 wait Task-1 on=future\n"
             "tick 2 t=0.000 ready=1\nrun call f\nat p.py:10 print f\n"
             "ready wakeup Task-1\ntick 3 t=0.000 ready=1\n"
             "run wakeup Task-1\n";

    (void)state;
    assert_shows(trace, "10 ▷        print('f')");
    assert_shows_not(TWO "run step Task-2\n", "▷");
}

static void a_listing_begins_with_its_first_definition(void **state)
{
    (void)state;
    assert_shows(TWO "run step Task-2\n", " 5      async def w()");
    assert_shows_not(TWO "run step Task-2\n", "SPDX");
}

static void all_of_the_running_function_is_shown(void **state)
{
    (void)state;
    assert_shows(MAIN "at p.py:14 print a\n", "13      async def main()");
    assert_shows(MAIN "at p.py:14 print a\n", "18          print(4)");
}

static void a_long_line_that_runs_is_broken_between_words(void **state)
{
    (void)state;
    assert_shows(MAIN "at p.py:14 print a\n",
                 "14 ▶1       r = await together(one,");
    assert_shows(MAIN "at p.py:14 print a\n", "                two, three)");
}

static void a_cause_without_room_is_shortened(void **state)
{
    (void)state;
    assert_shows(MAIN "wait Task-1 on=future\nready call f\n"
                      "tick 2 t=0.000 ready=1\nrun call f\n"
                      "ready call a_callback_with_name\n"
                      "tick 3 t=0.000 ready=1\n"
                      "run call a_callback_with_name\nready wakeup Task-1\n",
                 "+ wakeup Task-1 ← a_callback_with_name│");
}

static void ready_handles_have_no_numbers(void **state)
{
    (void)state;
    assert_shows(MAIN "ready call a\nready call b\ntick 2 t=0.000 ready=2\n",
                 "● call a                      ← Task-1");
}

static void a_request_to_cancel_stands_behind_the_state(void **state)
{
    (void)state;
    assert_shows(MAIN "task Task-2 coro=a_coroutine_with_a_long_name\n"
                      "ready step Task-2\ncancel Task-2\n",
                 "ready ⊘ asked");
}

static void what_a_task_waits_for_is_short(void **state)
{
    (void)state;
    assert_shows(MAIN "wait Task-1 on=BoundedSemaphore.acquire\n",
                 "waiting BoundedSemaphore");
    assert_shows(MAIN "wait Task-1 on=AsyncTextIOWrapper.write\n",
                 "waiting write");
    assert_shows(MAIN "wait Task-1 on=Condition.wait\n",
                 "waiting Condition.wait");
}

static void a_method_gives_its_class_for_its_name(void **state)
{
    (void)state;
    assert_shows(MAIN "task Task-2 coro=BaseSelectorEventLoop._accept\n"
                      "ready step Task-2\n",
                 "Task-2 _accept");
    assert_shows(MAIN "task Task-2 coro=A.go\nready step Task-2\n",
                 "Task-2 A.go ready");
}

static void where_a_callback_runs_no_task_does(void **state)
{
    (void)state;
    assert_shows(MAIN "ready call f\nwait Task-1 on=future\n"
                      "tick 2 t=0.000 ready=1\nrun call f\n",
                 "Tasks: 1; none runs");
    assert_shows_not(MAIN, "none runs");
}

static void a_gather_shows_how_many_it_has_not_counted(void **state)
{
    static const char trace[] =
        MAIN "task Task-2 coro=w\nready step Task-2\n"
             "task Task-3 coro=w\nready step Task-3\n"
             "wait Task-1 on=gather waits Task-2 Task-3\n"
             "tick 2 t=0.000 ready=2\nrun step Task-2\ndone Task-2 result 1\n"
             "ready call gather(Task-2)\n";

    (void)state;
    assert_shows(trace, "waiting gather 2 left");
}

/* No loop does so, but a trace may say so. */
static void a_callback_may_run_by_another_name_than_it_was_queued(void **state)
{
    (void)state;
    assert_shows(MAIN "task Task-2 coro=w\nready step Task-2\n"
                      "task Task-3 coro=w\nready step Task-3\n"
                      "wait Task-1 on=gather waits Task-2 Task-3\n"
                      "tick 2 t=0.000 ready=2\nrun step Task-2\nready call x\n"
                      "done Task-2 result 1\ntick 3 t=0.000 ready=1\n"
                      "run call gather(Task-2)\n",
                 "waiting gather 1 left");
}

static void warnings_stand_in_the_output_with_a_sign(void **state)
{
    (void)state;
    assert_shows(MAIN "print a\nwarn never-awaited greet\n"
                      "warn never-retrieved Task-1 E()\nexit t=0.000 ok\n",
                 "0.000  │! never awaited: greet");
    assert_shows(MAIN "warn never-retrieved Task-1 E()\nexit t=0.000 ok\n",
                 "0.000  │! E() of Task-1 never");
    assert_shows(MAIN "warn callback f E()\n", "0.000 1│! f raised E()");
}

static void times_of_the_output_are_aligned(void **state)
{
    (void)state;
    assert_shows(MAIN "print a\nblock 10.000\nprint b\n", "│  0.000 1│a");
    assert_shows(MAIN "print a\nblock 10.000\nprint b\n", "│ 10.000 1│b");
}

static void the_scale_keeps_the_time_of_the_end(void **state)
{
    struct show s;

    (void)state;
    show(&s, MAIN "block 8.900\nprint a\nblock 0.100\nprint b\n"
                  "wait Task-1 on=future\n"
                  "tick 2 t=9.000 ready=0\nexit t=9.000 deadlock\n");
    assert_on_screen(&s, " 9.000 s ▲", true);
    app_seek_stop(s.app, UNIT_STEP, 1);
    assert_on_screen(&s, " 9.000 s ┘", true);
    app_seek(s.app, fixture_after(s.timeline, "print a", 1));
    assert_on_screen(&s, " 8.900 s of 9.000 s ▲", true);
    leave(&s);
}

static void timers_that_are_left_at_the_end_never_fire(void **state)
{
    (void)state;
    assert_shows(MAIN "timer call f at=5.000\nexit t=0.000 ok\n",
                 "5.000 s never");
}

static void a_withdrawn_job_is_pending_no_more(void **state)
{
    static const char cancelled[] =
        MAIN "job crunch\nwait Task-1 on=to_thread\ntick 2 t=0.000 ready=1\n"
             "ready call f\nrun call f\ncancel Task-1\n"
             "ready call _call_check_cancel\nready wakeup Task-1\n"
             "run call _call_check_cancel\n";
    char longer[600];

    (void)state;
    assert_shows(cancelled, "job crunch since 0.000 s");
    strcpy(longer, cancelled);
    strcat(longer, "ready call job crunch\n");
    assert_shows_not(longer, "crunch since");
}

static void i_shows_the_guide(void **state)
{
    struct show s;

    (void)state;
    show(&s, MAIN);
    app_key(s.app, 'i');
    assert_on_screen(&s, "Guide", true);
    assert_on_screen(&s, "p: a guide", true);
    assert_on_screen(&s, "- Play pauses at `tick 9`: What next?", true);
    app_key(s.app, 'j');
    assert_on_screen(&s, "Guide", true);
    app_key(s.app, 'i');
    assert_on_screen(&s, "Guide", false);
    leave(&s);
}

static void what_was_done_takes_a_row_that_why_leaves(void **state)
{
    (void)state;
    assert_shows(MAIN "print a\nready call first\ntask Task-2 coro=w\n"
                      "ready step Task-2\nready call third\n"
                      "wait Task-1 on=Task-2\ntick 2 t=0.000 ready=3\n"
                      "run call first\n",
                 "queued call\n      third, waits for Task-2\n why  Task-1");
}

static void of_a_selected_task_it_is_told_why_it_does_not_run(void **state)
{
    struct show s;

    (void)state;
    show(&s, TWO "run step Task-2\n");
    fixture_press(s.app, ">>>");
    assert_on_screen(&s,
                     " task Task-3 is ready, first in the queue, while "
                     "step Task-2 runs.\n",
                     true);
    assert_on_screen(&s, " did  ", false);
    leave(&s);
}

static void of_two_long_sentences_the_one_asked_for_is_whole(void **state)
{
    struct show s;

    (void)state;
    show(&s, TWO "run step Task-2\ntimer call sleep(Task-2) at=1.000\n"
                 "wait Task-2 on=sleep\nrun step Task-3\n"
                 "wait Task-3 on=future\ntick 3 t=1.000 ready=1\n"
                 "fire call sleep(Task-2) at=1.000\ncancel Task-3\n"
                 "ready wakeup Task-3\nrun call sleep(Task-2)\n");
    assert_on_screen(&s, "it will resolve the future Task-2 awaits.\n", true);
    fixture_press(s.app, ">>>");
    assert_on_screen(&s, "CancelledError has not reached it yet.\n", true);
    leave(&s);
}

/* Code that is compiled under the file's name may be longer than the file. */
static void a_line_beyond_its_listing_is_not_marked(void **state)
{
    static const char trace[] = MAIN "at p.py:5013 print a\n"
                                     "at p.py:5014 wait Task-1 on=future\n";
    struct show s;

    (void)state;
    assert_shows(MAIN "at p.py:5014 print a\n", " 5      async def w()");
    assert_shows(MAIN "ready call f\nat p.py:5014 wait Task-1 on=future\n"
                      "tick 2 t=0.000 ready=1\nrun call f\n"
                      "at p.py:5010 print f\nready wakeup Task-1\n"
                      "tick 3 t=0.000 ready=1\nrun wakeup Task-1\n",
                 " 5      async def w()");
    show(&s, trace);
    fixture_press(s.app, ">>b");
    app_key(s.app, PRESS_ENTER);
    assert_on_screen(&s, "write 1.5", true);
    leave(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            of_several_at_a_line_only_the_running_task_has_its_sign),
        cmocka_unit_test(the_line_a_callback_ran_to_is_marked),
        cmocka_unit_test(a_listing_begins_with_its_first_definition),
        cmocka_unit_test(all_of_the_running_function_is_shown),
        cmocka_unit_test(a_long_line_that_runs_is_broken_between_words),
        cmocka_unit_test(a_cause_without_room_is_shortened),
        cmocka_unit_test(ready_handles_have_no_numbers),
        cmocka_unit_test(a_request_to_cancel_stands_behind_the_state),
        cmocka_unit_test(what_a_task_waits_for_is_short),
        cmocka_unit_test(a_method_gives_its_class_for_its_name),
        cmocka_unit_test(where_a_callback_runs_no_task_does),
        cmocka_unit_test(a_gather_shows_how_many_it_has_not_counted),
        cmocka_unit_test(a_callback_may_run_by_another_name_than_it_was_queued),
        cmocka_unit_test(warnings_stand_in_the_output_with_a_sign),
        cmocka_unit_test(times_of_the_output_are_aligned),
        cmocka_unit_test(the_scale_keeps_the_time_of_the_end),
        cmocka_unit_test(timers_that_are_left_at_the_end_never_fire),
        cmocka_unit_test(a_withdrawn_job_is_pending_no_more),
        cmocka_unit_test(i_shows_the_guide),
        cmocka_unit_test(what_was_done_takes_a_row_that_why_leaves),
        cmocka_unit_test(of_a_selected_task_it_is_told_why_it_does_not_run),
        cmocka_unit_test(of_two_long_sentences_the_one_asked_for_is_whole),
        cmocka_unit_test(a_line_beyond_its_listing_is_not_marked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
