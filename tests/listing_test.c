/* SPDX-License-Identifier: MIT */
/* Where the listing says that tasks stand, and where they raised. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "tests/panel_fixture.h"
#include "tests/trace_fixture.h"

#define LINES "\\n\\n\\n\\n\\n\\n\\n\\n\\n\\n"

/* Task-2 raises at line 35 of 40, Task-1 waits at line 3. */
#define RAISED                                                                 \
    "{'ev':'trace','version':1,'t':0,'program':'p','runtime':'CPython "        \
    "3.13'}\n"                                                                 \
    "{'ev':'source','t':0,'file':'p.py','language':'python','text':'" LINES    \
        LINES LINES LINES "'}\n"                                               \
    "{'ev':'task','t':0,'task':1,'name':'Task-1','coro':'main'}\n"             \
    "{'ev':'ready','t':0,'handle':1,'do':'step','task':1,'name':'Task-1'}\n"   \
    "{'ev':'tick','t':0,'tick':1,'ready':1}\n"                                 \
    "{'ev':'run','t':0,'handle':1,'do':'step','task':1,'name':'Task-1'}\n"     \
    "{'ev':'task','t':0,'file':'p.py','line':2,'task':2,'name':'Task-2',"      \
    "'coro':'a'}\n"                                                            \
    "{'ev':'ready','t':0,'file':'p.py','line':2,'handle':2,'do':'step',"       \
    "'task':2,'name':'Task-2'}\n"                                              \
    "{'ev':'wait','t':0,'file':'p.py','line':3,'task':1,'name':'Task-1',"      \
    "'on':'future'}\n"                                                         \
    "{'ev':'tick','t':0,'tick':2,'ready':1}\n"                                 \
    "{'ev':'run','t':0,'handle':2,'do':'step','task':2,'name':'Task-2'}\n"     \
    "{'ev':'done','t':0,'task':2,'name':'Task-2','how':'exception',"           \
    "'value':'E()','traceback':[{'function':'a','file':'p.py','line':30},"     \
    "{'function':'b','file':'p.py','line':%d}]}\n"                             \
    "{'ev':'exit','t':0,'how':'deadlock'}\n"

static struct panel_picture show(int line)
{
    char trace[4096];

    snprintf(trace, sizeof trace, RAISED, line);
    return (struct panel_picture){.panel = PANEL_LISTING,
                                  .timeline = fixture_timeline_of_quoted(trace),
                                  .width = 40,
                                  .height = 8};
}

static void a_chosen_task_is_shown_where_it_raised(void **state)
{
    struct panel_picture picture = show(35);

    (void)state;
    fixture_panel_shows_not(&picture, "✗2");
    picture.view.selected = 2;
    fixture_panel_shows(&picture, "35 ✗2");
    fixture_panel_shows_not(&picture, "30 ✗2");
    timeline_free(picture.timeline);
}

static void who_waits_at_the_line_is_named_before(void **state)
{
    struct panel_picture picture = show(3);

    (void)state;
    fixture_panel_shows(&picture, " 3 ◀1");
    fixture_panel_shows_not(&picture, "✗");
    timeline_free(picture.timeline);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_chosen_task_is_shown_where_it_raised),
        cmocka_unit_test(who_waits_at_the_line_is_named_before),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
