/* SPDX-License-Identifier: MIT */
/* The panel of I/O and workers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/panel_fixture.h"
#include "tests/trace_fixture.h"
#include "ui/soonest.h"

/* Two requests and a job; Task-2 waits for the first, Task-1 for Task-2. */
#define BEGUN                                                                  \
    "{'ev':'trace','version':1,'t':0,'program':'p',"                           \
    "'runtime':'CPython 3.13'}\n"                                              \
    "{'ev':'task','t':0,'task':1,'name':'Task-1',"                             \
    "'coro':'main','outside':true}\n"                                          \
    "{'ev':'ready','t':0,'handle':1,'do':'step','task':1,"                     \
    "'name':'Task-1','outside':true}\n"                                        \
    "{'ev':'tick','t':0,'tick':1,'ready':1}\n"                                 \
    "{'ev':'run','t':0,'handle':1,'do':'step','task':1,"                       \
    "'name':'Task-1'}\n"                                                       \
    "{'ev':'task','t':0,'task':2,'name':'Task-2',"                             \
    "'coro':'fetch'}\n"                                                        \
    "{'ev':'ready','t':0,'handle':2,'do':'step','task':2,"                     \
    "'name':'Task-2'}\n"                                                       \
    "{'ev':'job','t':0,'op':1,'name':'compress'}\n"                            \
    "{'ev':'io','t':0,'op':2,'name':'DNS example.org',"                        \
    "'when':500000000}\n"                                                      \
    "{'ev':'wait','t':0,'task':1,'name':'Task-1',"                             \
    "'on':'gather'}\n"                                                         \
    "{'ev':'tick','t':0,'tick':2,'ready':1}\n"                                 \
    "{'ev':'run','t':0,'handle':2,'do':'step','task':2,"                       \
    "'name':'Task-2'}\n"                                                       \
    "{'ev':'io','t':0,'op':3,'name':'GET example.org/index',"                  \
    "'when':2000000000}\n"                                                     \
    "{'ev':'wait','t':0,'task':2,'name':'Task-2',"                             \
    "'on':'ClientSession.get'}\n"

/* The name was looked up; the job is not done. */
#define DELIVERED                                                              \
    BEGUN "{'ev':'tick','t':500000000,'tick':3,'ready':1}\n"                   \
          "{'ev':'deliver','t':500000000,'handle':3,'op':2,"                   \
          "'when':500000000,'do':'call',"                                      \
          "'call':'io DNS example.org'}\n"

#define GIVEN_UP                                                               \
    DELIVERED                                                                  \
    "{'ev':'run','t':500000000,'handle':3,'do':'call',"                        \
    "'call':'io DNS example.org'}\n"                                           \
    "{'ev':'unio','t':500000000,'op':3,"                                       \
    "'name':'GET example.org/index'}\n"

static struct panel_picture show(const char *trace)
{
    return (struct panel_picture){.panel = PANEL_OPS,
                                  .width = 100,
                                  .timeline =
                                      fixture_timeline_of_quoted(trace)};
}

static void assert_shows(const char *trace, const char *text)
{
    struct panel_picture picture = show(trace);

    fixture_panel_shows(&picture, text);
    timeline_free(picture.timeline);
}

static void assert_shows_not(const char *trace, const char *text)
{
    struct panel_picture picture = show(trace);

    fixture_panel_shows_not(&picture, text);
    timeline_free(picture.timeline);
}

static void operations_look_as_kept(void **state)
{
    struct panel_picture picture = show(DELIVERED);

    (void)state;
    fixture_panel_golden(&picture, "panel-ops");
    timeline_free(picture.timeline);
}

static void an_operation_tells_what_time_it_has_left(void **state)
{
    (void)state;
    assert_shows(BEGUN, "DNS example.org       in 0.500 s");
    assert_shows(DELIVERED, "GET example.org/index in 1.500 s");
    assert_shows(BEGUN, "since 0.000 s");
}

static void one_whose_time_has_come_is_due(void **state)
{
    (void)state;
    assert_shows(BEGUN "{'ev':'tick','t':500000000,'tick':3,"
                       "'ready':1}\n",
                 "DNS example.org       due");
}

static void one_delivered_or_given_up_is_not_under_way(void **state)
{
    (void)state;
    assert_shows_not(DELIVERED, "DNS");
    assert_shows_not(GIVEN_UP, "GET");
    assert_shows(GIVEN_UP, "compress");
}

static void who_began_it_and_waits_since_is_named(void **state)
{
    (void)state;
    assert_shows(BEGUN, "Task-2 waits: ClientSession");
    assert_shows(BEGUN, "Task-1 waits: gather");
}

static void what_completes_first_comes_first(void **state)
{
    struct timeline *timeline = fixture_timeline_of_quoted(BEGUN);
    const struct model *model =
        timeline_model(timeline, timeline_count(timeline));
    const struct model_op *ops[3];

    (void)state;
    assert_int_equal(ops_soonest(timeline, model, ops, 3), 3);
    assert_int_equal(ops[0]->id, 2);
    assert_int_equal(ops[1]->id, 3);
    assert_int_equal(ops[2]->id, 1);
    assert_int_equal(ops_soonest(timeline, model, ops, 1), 1);
    assert_int_equal(ops[0]->id, 2);
    assert_int_equal(ops_soonest(timeline, model, ops, 0), 0);
    timeline_free(timeline);
}

static void with_nothing_under_way_it_says_so(void **state)
{
    (void)state;
    assert_shows("{'ev':'trace','version':1,'t':0,'program':'p',"
                 "'runtime':'CPython 3.13'}\n",
                 "no I/O and no job under way");
}

static void one_may_have_been_due_before_all_time(void **state)
{
    (void)state;
    assert_shows(BEGUN "{'ev':'tick','t':1,'tick':3,'ready':0}\n"
                       "{'ev':'io','t':1,'op':4,'name':'past',"
                       "'when':-9223372036854775808}\n",
                 "past                  due");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(operations_look_as_kept),
        cmocka_unit_test(an_operation_tells_what_time_it_has_left),
        cmocka_unit_test(one_whose_time_has_come_is_due),
        cmocka_unit_test(one_delivered_or_given_up_is_not_under_way),
        cmocka_unit_test(who_began_it_and_waits_since_is_named),
        cmocka_unit_test(what_completes_first_comes_first),
        cmocka_unit_test(with_nothing_under_way_it_says_so),
        cmocka_unit_test(one_may_have_been_due_before_all_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
