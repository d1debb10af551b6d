/* SPDX-License-Identifier: MIT */
/* The panel of a task's stack and its variables. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/panel_fixture.h"
#include "tests/trace_fixture.h"

#define BEFORE                                                                 \
    "{'ev':'trace','version':1,'t':0,'program':'p','runtime':'CPython "        \
    "3.13'}\n"                                                                 \
    "{'ev':'source','t':0,'file':'p.py','language':'python','text':'"          \
    "async def fetch(url):\\n    await asyncio.sleep(1)\\n\\n"                 \
    "async def main():\\n    page = await fetch(1)\\n'}\n"                     \
    "{'ev':'task','t':0,'task':1,'name':'Task-1','coro':'main',"               \
    "'outside':true}\n"                                                        \
    "{'ev':'ready','t':0,'handle':1,'do':'step','task':1,'name':'Task-1',"     \
    "'outside':true}\n"                                                        \
    "{'ev':'tick','t':0,'tick':1,'ready':1}\n"                                 \
    "{'ev':'run','t':0,'handle':1,'do':'step','task':1,'name':'Task-1'}\n"

#define SLEEPING                                                               \
    BEFORE                                                                     \
    "{'ev':'timer','t':0,'file':'p.py','line':2,'timer':1,'when':1000000000,"  \
    "'do':'call','call':'sleep','task':1,'name':'Task-1'}\n"                   \
    "{'ev':'wait','t':0,'file':'p.py','line':2,'task':1,'name':'Task-1',"      \
    "'on':'sleep','stack':[{'function':'main','file':'p.py','line':5,"         \
    "'locals':{'limit':'3','names':'[1, 2, 3]'}},"                             \
    "{'function':'fetch','file':'p.py','line':2,"                              \
    "'locals':{'url':'a\\u001b[31m\\u202eb','tries':'0'}}]}\n"

#define WOKEN                                                                  \
    SLEEPING                                                                   \
    "{'ev':'tick','t':1000000000,'tick':2,'ready':1}\n"                        \
    "{'ev':'fire','t':1000000000,'handle':2,'timer':1,'when':1000000000,"      \
    "'do':'call','call':'sleep','task':1,'name':'Task-1'}\n"                   \
    "{'ev':'run','t':1000000000,'handle':2,'do':'call','call':'sleep',"        \
    "'task':1,'name':'Task-1'}\n"                                              \
    "{'ev':'ready','t':1000000000,'handle':3,'do':'wakeup','task':1,"          \
    "'name':'Task-1'}\n"                                                       \
    "{'ev':'tick','t':1000000000,'tick':3,'ready':1}\n"                        \
    "{'ev':'run','t':1000000000,'handle':3,'do':'wakeup','task':1,"            \
    "'name':'Task-1'}\n"

#define FAILED                                                                 \
    WOKEN                                                                      \
    "{'ev':'done','t':1000000000,'task':1,'name':'Task-1',"                    \
    "'how':'exception','value':'ValueError(7)','traceback':["                  \
    "{'function':'main','file':'p.py','line':5},"                              \
    "{'function':'fetch','file':'p.py','line':2,'locals':{'url':'7'}}]}\n"

#define EXITED                                                                 \
    FAILED                                                                     \
    "{'ev':'exit','t':1000000000,'how':'exception','value':'ValueError(7)',"   \
    "'traceback':[{'function':'<module>','file':'p.py','line':5}]}\n"

static struct panel_picture show(const char *trace)
{
    return (struct panel_picture){
        .panel = PANEL_STACK, .timeline = fixture_timeline_of_quoted(trace)};
}

static void assert_shows(const char *trace, const char *text)
{
    struct panel_picture picture = show(trace);

    fixture_panel_shows(&picture, text);
    timeline_free(picture.timeline);
}

static void a_stack_looks_as_kept(void **state)
{
    struct panel_picture picture = show(SLEEPING);

    (void)state;
    fixture_panel_golden(&picture, "panel-stack");
    timeline_free(picture.timeline);
}

static void values_send_nothing_to_the_terminal(void **state)
{
    struct panel_picture picture = show(SLEEPING);

    (void)state;
    fixture_panel_shows(&picture, "url = a\\x1b[31m\xEF\xBF\xBD"
                                  "b");
    fixture_panel_shows_not(&picture, "\x1b");
    timeline_free(picture.timeline);
}

static void a_task_that_goes_on_has_left_its_stack(void **state)
{
    (void)state;
    assert_shows(SLEEPING, "waits: sleep →1.000");
    assert_shows(WOKEN, "goes on from here");
    assert_shows(WOKEN "{'ev':'print','t':1000000000,'text':'a'}\n",
                 "went on from here, and runs");
}

static void a_task_that_has_not_waited_has_no_stack(void **state)
{
    (void)state;
    assert_shows(BEFORE, "runs from its beginning");
    assert_shows("{'ev':'trace','version':1,'t':0,'program':'p',"
                 "'runtime':'CPython 3.13'}\n",
                 "no task yet");
}

static void a_failed_task_has_its_traceback(void **state)
{
    (void)state;
    assert_shows(FAILED, "Traceback of Task-1");
    assert_shows(FAILED, "◀ fetch  p.py:2");
    assert_shows(FAILED, "failed: ValueError(7)");
}

static void at_the_end_it_is_the_program_s(void **state)
{
    struct panel_picture picture = show(EXITED);

    (void)state;
    fixture_panel_shows(&picture, "Traceback of the program");
    fixture_panel_shows(&picture, "◀ <module>  p.py:5");
    picture.view.selected = 1;
    fixture_panel_shows(&picture, "Traceback of Task-1");
    timeline_free(picture.timeline);
}

static void without_an_exception_it_is_main_s(void **state)
{
    struct panel_picture picture = {
        .panel = PANEL_STACK,
        .timeline =
            fixture_timeline("task Task-1 coro=main\nready step Task-1\n"
                             "tick 1 t=0.000 ready=1\nrun step Task-1\n"
                             "task Task-2 coro=w\nready step Task-2\n"
                             "done Task-1 result 7\nready call run(Task-1)\n"
                             "tick 2 t=0.000 ready=2\nrun step Task-2\n"
                             "done Task-2 result 8\nrun call run(Task-1)\n"
                             "exit t=0.000 ok\n")};

    (void)state;
    fixture_panel_shows(&picture, "Stack of Task-1");
    fixture_panel_shows(&picture, "done: 7");
    timeline_free(picture.timeline);
}

static void where_there_is_no_room_the_innermost_is_shown(void **state)
{
    struct panel_picture picture = show(SLEEPING);

    (void)state;
    picture.height = 5;
    picture.width = 40;
    fixture_panel_shows(&picture, "◀ fetch  p.py:2");
    fixture_panel_shows(&picture, "main  p.py:5");
    picture.height = 4;
    fixture_panel_shows(&picture, "◀ fetch  p.py:2");
    fixture_panel_shows_not(&picture, "main");
    timeline_free(picture.timeline);
}

/* A function that called itself 300 times. */
static void of_a_deep_stack_the_innermost_is_shown(void **state)
{
    struct panel_picture picture = {.panel = PANEL_STACK,
                                    .timeline = timeline_create()};
    struct event_sink sink = timeline_sink(picture.timeline);
    struct stack_frame frames[300];
    struct event exit = {.kind = EVENT_EXIT,
                         .u.exit = {EXIT_EXCEPTION, "E()", frames, 300}};

    (void)state;
    for (uint32_t i = 0; i < 300; i++)
        frames[i] = (struct stack_frame){"f", "p.py", i + 1, 0, NULL};
    sink.emit(sink.context, &exit);
    fixture_panel_shows(&picture, "◀ f  p.py:300");
    fixture_panel_shows(&picture, "280 outer frames");
    timeline_free(picture.timeline);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_stack_looks_as_kept),
        cmocka_unit_test(values_send_nothing_to_the_terminal),
        cmocka_unit_test(a_task_that_goes_on_has_left_its_stack),
        cmocka_unit_test(a_task_that_has_not_waited_has_no_stack),
        cmocka_unit_test(a_failed_task_has_its_traceback),
        cmocka_unit_test(at_the_end_it_is_the_program_s),
        cmocka_unit_test(without_an_exception_it_is_main_s),
        cmocka_unit_test(of_a_deep_stack_the_innermost_is_shown),
        cmocka_unit_test(where_there_is_no_room_the_innermost_is_shown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
