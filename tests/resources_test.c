/* SPDX-License-Identifier: MIT */
/* Who stands in line for what, and the panel that shows it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/panel_fixture.h"
#include "tests/trace_fixture.h"
#include "ui/resources.h"

#define TASK(id)                                                               \
    "{'ev':'task','t':0,'task':" id ",'name':'Task-" id "','coro':'f',"        \
    "'outside':true}\n"
#define FOUR                                                                   \
    "{'ev':'trace','version':1,'t':0,'program':'p','runtime':'CPython "        \
    "3.13'}\n"                                                                 \
    "{'ev':'source','t':0,'file':'p.py','language':'python','text':'a'}"       \
    "\n" TASK("1") TASK("2") TASK("3") TASK("4")
#define RESOURCE(text) "{'ev':'resource','t':0," text "}\n"
#define MADE(text) RESOURCE("'file':'p.py','line':1," text)

#define QUEUE                                                                  \
    MADE("'resource':1,'kind':'Queue','maxsize':2")                            \
    RESOURCE("'resource':1,'kind':'Queue','maxsize':2,'size':2,"               \
             "'items':['7','\\u001b8'],'unfinished':3,'putting':[2,3],"        \
             "'joining':[1]")
#define OTHERS                                                                 \
    MADE("'resource':2,'kind':'Lock','locked':true,'holder':2,"                \
         "'waiting':[3,4]")                                                    \
    MADE("'resource':3,'kind':'Condition','lock':2,'waiting':[1]")             \
    MADE("'resource':4,'kind':'BoundedSemaphore','limit':2,"                   \
         "'holders':[1,4],'waiting':[2]")                                      \
    MADE("'resource':5,'kind':'Event'")                                        \
    MADE("'resource':6,'kind':'Barrier','parties':3,'state':'filling',"        \
         "'waiting':[3]")                                                      \
    MADE("'resource':7,'kind':'PriorityQueue','size':1,'items':['(1, 2)']")

static struct panel_picture show(const char *trace)
{
    return (struct panel_picture){.panel = PANEL_RESOURCES,
                                  .timeline =
                                      fixture_timeline_of_quoted(trace)};
}

static void assert_shows(const char *trace, const char *text)
{
    struct panel_picture picture = show(trace);

    fixture_panel_shows(&picture, text);
    timeline_free(picture.timeline);
}

static void resources_look_as_kept(void **state)
{
    struct panel_picture picture = show(FOUR QUEUE OTHERS);

    (void)state;
    fixture_panel_golden(&picture, "panel-resources");
    timeline_free(picture.timeline);
}

static void the_model_has_what_was_said_last(void **state)
{
    struct timeline *timeline = fixture_timeline_of_quoted(FOUR QUEUE);
    size_t count = timeline_count(timeline);
    const struct model *model = timeline_model(timeline, count - 1);

    (void)state;
    assert_int_equal(model->resource_count, 1);
    assert_int_equal(model->resources[0].now->size, 0);
    assert_string_equal(model->resources[0].file, "p.py");
    model = timeline_model(timeline, count);
    assert_int_equal(model->resource_count, 1);
    assert_int_equal(model->resources[0].now->size, 2);
    assert_int_equal(model->resources[0].line, 1);
    timeline_free(timeline);
}

static void a_task_has_its_place_in_a_line(void **state)
{
    struct timeline *timeline = fixture_timeline_of_quoted(FOUR QUEUE);
    const struct model *model =
        timeline_model(timeline, timeline_count(timeline));
    struct resource_place places[4], place = resource_place_of(model, 3);

    (void)state;
    assert_int_equal(place.resource, 1);
    assert_int_equal(place.line, LINE_PUTTING);
    assert_int_equal(place.ahead, 1);
    assert_int_equal(resource_place_of(model, 4).resource, 0);
    resource_places(model, places);
    assert_int_equal(places[0].line, LINE_JOINING);
    assert_int_equal(places[2].ahead, 1);
    assert_int_equal(places[3].resource, 0);
    timeline_free(timeline);
}

static void a_condition_is_held_as_its_lock_is(void **state)
{
    struct timeline *timeline = fixture_timeline_of_quoted(FOUR QUEUE OTHERS);
    const struct model *model =
        timeline_model(timeline, timeline_count(timeline));
    struct task_ids holders = resource_holders(model, model->resources[2].now);

    (void)state;
    assert_int_equal(holders.count, 1);
    assert_int_equal(holders.ids[0], 2);
    assert_true(resource_concerns(model, model->resources[3].now, 4));
    assert_false(resource_concerns(model, model->resources[3].now, 3));
    timeline_free(timeline);
}

static void a_queue_shows_its_items_and_who_waits(void **state)
{
    (void)state;
    assert_shows(FOUR QUEUE, "2 of 2 in it, full, 3 unfinished");
    assert_shows(FOUR QUEUE, "get ← [7][\\x1b8] ← put");
    assert_shows(FOUR QUEUE, "putting: Task-2, Task-3  joining: Task-1");
    assert_shows(FOUR MADE("'resource':1,'kind':'Queue','maxsize':3,'size':1,"
                           "'items':['1']"),
                 "get ← [1][ ][ ] ← put");
}

static void without_resources_it_says_so(void **state)
{
    (void)state;
    assert_shows(FOUR, "no queue, lock or other resource yet");
}

static void the_selected_task_s_are_shown_where_not_all_can_be(void **state)
{
    struct panel_picture picture = show(FOUR QUEUE OTHERS);

    (void)state;
    picture.height = 5;
    picture.view.selected = 3;
    fixture_panel_shows(&picture, "Queue 1");
    picture.view.selected = 4;
    fixture_panel_shows(&picture, "Lock 2");
    fixture_panel_shows_not(&picture, "Queue 1");
    fixture_panel_shows(&picture, "and 5 more");
    timeline_free(picture.timeline);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(resources_look_as_kept),
        cmocka_unit_test(the_model_has_what_was_said_last),
        cmocka_unit_test(a_task_has_its_place_in_a_line),
        cmocka_unit_test(a_condition_is_held_as_its_lock_is),
        cmocka_unit_test(a_queue_shows_its_items_and_who_waits),
        cmocka_unit_test(without_resources_it_says_so),
        cmocka_unit_test(the_selected_task_s_are_shown_where_not_all_can_be),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
