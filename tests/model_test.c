/* SPDX-License-Identifier: MIT */
/* The state folded from events: ui/model.h. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/model_fixture.h"
#include "tests/trace_fixture.h"
#include "ui/model.h"

#define SECOND                                                                 \
    BEGIN "task Task-2 coro=child\n"                                           \
          "ready step Task-2\n"

/* Asserts a task's state after these events. */
static void assert_state(const char *text, uint32_t task,
                         enum task_state expected)
{
    struct model model = fixture_model(text);
    assert_true(task <= model.task_count);
    assert_int_equal(model.tasks[task - 1].state, expected);
    model_free(&model);
}

static void stand_ins_are_named_in_order(void **state)
{
    struct model model, copy;

    (void)state;
    model_init(&model);
    model_init(&copy);
    for (int i = 0; i < 2 * MODEL_STANDINS_MOST; i++)
        model_fold(&model, &(struct event){.kind = EVENT_STANDIN,
                                           .u.standin = {i ? "b" : "a"}});
    model_copy(&copy, &model);
    assert_int_equal(copy.standin_count, MODEL_STANDINS_MOST);
    assert_string_equal(copy.standins[0], "a");
    assert_string_equal(copy.standins[1], "b");
    model_free(&model);
    model_free(&copy);
}

static void a_new_model_is_before_the_first_tick(void **state)
{
    struct model model = fixture_model("");
    (void)state;
    assert_int_equal(model.phase, PHASE_BEFORE);
    assert_int_equal(model.tick, 0);
    assert_int_equal(model.ready_count, 0);
    assert_int_equal(model_timer_count(&model), 0);
    model_free(&model);
}

static void a_new_task_is_ready(void **state)
{
    (void)state;
    assert_state("task Task-1 coro=main\n", 1, TASK_IS_READY);
    assert_state(SECOND, 2, TASK_IS_READY);
}

static void a_task_runs_with_its_step(void **state)
{
    (void)state;
    assert_state(BEGIN, 1, TASK_IS_RUNNING);
    assert_state(BEGIN "print a\n", 1, TASK_IS_RUNNING);
}

static void a_task_that_waits_is_waiting(void **state)
{
    struct timeline *timeline =
        fixture_timeline(BEGIN "wait Task-1 on=sleep\n");
    const struct model *model =
        timeline_model(timeline, timeline_count(timeline));
    (void)state;
    assert_int_equal(model->tasks[0].state, TASK_IS_WAITING);
    assert_string_equal(model->tasks[0].on, "sleep");
    assert_int_equal(model->tasks[0].since, model->events - 1);
    assert_int_equal(model->tasks[0].wait, model->events);
    timeline_free(timeline);
}

static void a_queued_wakeup_makes_its_task_ready(void **state)
{
    struct model model = fixture_model(BEGIN "wait Task-1 on=sleep\n"
                                             "ready wakeup Task-1\n");
    (void)state;
    assert_int_equal(model.tasks[0].state, TASK_IS_READY);
    assert_null(model.tasks[0].on);
    model_free(&model);
}

static void a_bare_yield_makes_the_running_task_ready(void **state)
{
    (void)state;
    assert_state(BEGIN "ready step Task-1\n", 1, TASK_IS_READY);
}

static void a_task_is_called_by_its_last_name(void **state)
{
    const struct event named = {.kind = EVENT_DONE,
                                .u.done = {.task = 2, .name = "bob"}};
    struct timeline *timeline = fixture_timeline(SECOND);
    struct model model;

    (void)state;
    model_init(&model);
    for (size_t i = 0; i < timeline_count(timeline); i++)
        model_fold(&model, timeline_event(timeline, i));
    assert_string_equal(model.tasks[1].name, "Task-2");
    model_fold(&model, &named);
    assert_string_equal(model.tasks[1].name, "bob");
    model_free(&model);
    timeline_free(timeline);
}

static void assert_acting(const char *text, uint32_t task)
{
    struct model model = fixture_model(text);
    assert_int_equal(model_acting_task(&model), task);
    model_free(&model);
}

#define EAGER BEGIN "task Task-2 coro=child\nprint a\n"
#define NESTED EAGER "task Task-3 coro=child\ncancel Task-1\n"

/* What follows its making is its doing, until it waits or ends; one whose
 * first step is queued is not eager. */
static void a_task_that_starts_eagerly_runs_inside_another(void **state)
{
    (void)state;
    assert_acting(SECOND, 1);
    assert_acting(EAGER, 2);
    assert_state(EAGER, 2, TASK_IS_RUNNING);
    assert_state(EAGER, 1, TASK_IS_RUNNING);
    assert_acting(EAGER "wait Task-2 on=sleep\n", 1);
    assert_state(EAGER "wait Task-2 on=sleep\n", 2, TASK_IS_WAITING);
    assert_acting(EAGER "ready step Task-2\n", 1);
    assert_state(EAGER "ready step Task-2\n", 2, TASK_IS_READY);
    assert_acting(NESTED, 3);
    assert_acting(NESTED "done Task-3 result 1\n", 2);
    assert_acting(NESTED "done Task-3 result 1\ndone Task-2 result 1\n", 1);
    assert_state(NESTED "ready wakeup Task-2\ndone Task-3 result 1\n"
                        "wait Task-2 on=future\nwait Task-1 on=future\n",
                 1, TASK_IS_WAITING);
}

/* tasks.py __step, 3.13: must_cancel cancels what the task yields at once. */
static void a_wait_after_its_wakeup_leaves_the_task_ready(void **state)
{
    (void)state;
    assert_state(BEGIN "ready wakeup Task-1\n", 1, TASK_IS_RUNNING);
    assert_state(BEGIN "ready wakeup Task-1\nwait Task-1 on=sleep\n", 1,
                 TASK_IS_READY);
    assert_state(BEGIN "ready wakeup Task-1\nwait Task-1 on=sleep\n"
                       "tick 2 t=0.000 ready=1\nrun wakeup Task-1\n"
                       "wait Task-1 on=sleep\n",
                 1, TASK_IS_WAITING);
}

static void a_done_task_tells_how_it_ended(void **state)
{
    (void)state;
    assert_state(BEGIN "done Task-1 result 3\n", 1, TASK_IS_DONE);
    assert_state(BEGIN "done Task-1 exception E()\n", 1, TASK_IS_FAILED);
    assert_state(BEGIN "done Task-1 cancelled\n", 1, TASK_IS_CANCELLED);
}

static void a_callback_about_a_task_leaves_its_state(void **state)
{
    (void)state;
    assert_state(BEGIN "wait Task-1 on=sleep\nready call gather(Task-1)\n", 1,
                 TASK_IS_WAITING);
    assert_state(BEGIN "done Task-1 result 3\nready call gather(Task-1)\n"
                       "tick 2 t=0.000 ready=1\nrun call gather(Task-1)\n",
                 1, TASK_IS_DONE);
}

static void cancels_are_counted(void **state)
{
    struct model model = fixture_model(SECOND "cancel Task-2\ncancel Task-2\n");
    (void)state;
    assert_int_equal(model.tasks[1].cancels, 2);
    assert_int_equal(model.tasks[0].cancels, 0);
    model_free(&model);
}

static void a_run_handle_knows_what_queued_it(void **state)
{
    struct model model = fixture_model(BEGIN);
    (void)state;
    assert_int_equal(model.phase, PHASE_RUNNING);
    assert_int_equal(model.running.id, 1);
    assert_int_equal(model.running.cause, 2);
    assert_int_equal(model.run, 4);
    model_free(&model);
}

static void a_skip_and_a_tick_end_the_running_handle(void **state)
{
    struct model skip = fixture_model(BEGIN "ready call a\nskip call a\n");
    struct model tick = fixture_model(BEGIN "tick 2 t=0.000 ready=0\n");
    (void)state;
    assert_int_equal(skip.phase, PHASE_POLL);
    assert_int_equal(tick.phase, PHASE_POLL);
    model_free(&skip);
    model_free(&tick);
}

static void what_asyncio_run_cancels_is_in_no_handle(void **state)
{
    struct model model =
        fixture_model(SECOND "done Task-1 result None\nready call run(Task-1)\n"
                             "tick 2 t=0.000 ready=2\nrun step Task-2\n"
                             "wait Task-2 on=sleep\nrun call run(Task-1)\n"
                             "  at a.py:9 cancel Task-2\n");
    (void)state;
    assert_int_equal(model.phase, PHASE_POLL);
    assert_int_equal(model.tasks[1].cancels, 1);
    model_free(&model);
}

static void the_exit_ends_everything(void **state)
{
    struct model model = fixture_model(BEGIN "exit t=0.000 limit\n");
    (void)state;
    assert_int_equal(model.phase, PHASE_ENDED);
    assert_int_equal(model.exit, model.events);
    model_free(&model);
}

static void the_clock_moves_by_polls_and_blocks(void **state)
{
    struct model model = fixture_model("tick 1 t=1.000 ready=0\nblock 0.500\n"
                                       "tick 2 t=3.000 ready=4\n");
    (void)state;
    assert_int_equal(model.previous_now, 1500000000);
    assert_int_equal(model.now, 3000000000);
    assert_int_equal(model.tick, 2);
    assert_int_equal(model.tick_ready, 4);
    model_free(&model);
}

static void what_a_thread_does_while_the_loop_polls_ends_no_poll(void **state)
{
    struct timeline *timeline = fixture_timeline_of_quoted(
        "{'ev':'trace','version':1,'t':0,'program':'p','runtime':'CPython "
        "3.13'}\n"
        "{'ev':'tick','t':0,'tick':1,'ready':0}\n"
        "{'ev':'print','t':500000000,'text':'a','outside':true}\n"
        "{'ev':'print','t':500000000,'text':'b','outside':true}\n"
        "{'ev':'tick','t':500000000,'tick':2,'ready':1}\n");
    const struct model *model =
        timeline_model(timeline, timeline_count(timeline));
    (void)state;
    assert_int_equal(model->previous_now, 0);
    assert_int_equal(model->now, 500000000);
    timeline_free(timeline);
}

static void a_task_stands_where_its_last_event_was(void **state)
{
    struct timeline *timeline =
        fixture_timeline("task Task-1 coro=main\nready step Task-1\n"
                         "tick 1 t=0.000 ready=1\nrun step Task-1\n"
                         "at a.py:3 print a\nready call f\n"
                         "at a.py:4 wait Task-1 on=sleep\n"
                         "run call f\nat b.py:9 print b\n");
    const struct model *model =
        timeline_model(timeline, timeline_count(timeline));
    (void)state;
    assert_int_equal(model->tasks[0].line, 4);
    assert_string_equal(model->tasks[0].file, "a.py");
    assert_int_equal(timeline_model(timeline, 6)->tasks[0].line, 3);
    timeline_free(timeline);
}

static void printed_lines_are_counted(void **state)
{
    struct model model = fixture_model("print a\nprint b\n");
    (void)state;
    assert_int_equal(model.printed, 2);
    model_free(&model);
}

static struct event timer_event(enum event_kind kind, uint32_t id, int64_t when)
{
    return (struct event){
        .kind = kind,
        .u.handle = {.timer = id,
                     .when = when,
                     .label = {.kind = LABEL_CALL, .call = "f"}}};
}

/* check.h refuses such traces; the model must survive them all the same. */
static void ids_of_nothing_change_nothing(void **state)
{
    static const enum event_kind kinds[] = {
        EVENT_RUN,   EVENT_SKIP,    EVENT_READY,  EVENT_FIRE, EVENT_DELIVER,
        EVENT_TIMER, EVENT_UNTIMER, EVENT_CANCEL, EVENT_WAIT, EVENT_DONE};
    struct model model;
    (void)state;
    model_init(&model);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        struct event event = {.kind = kinds[i]};
        if (kinds[i] == EVENT_CANCEL)
            event.u.cancel.task = 77;
        else if (kinds[i] == EVENT_WAIT)
            event.u.wait.task = 77;
        else if (kinds[i] == EVENT_DONE)
            event.u.done.task = 77;
        else
            event = timer_event(kinds[i], 77, 5);
        model_fold(&model, &event);
    }
    assert_int_equal(model.task_count, 0);
    model_free(&model);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_new_model_is_before_the_first_tick),
        cmocka_unit_test(stand_ins_are_named_in_order),
        cmocka_unit_test(a_new_task_is_ready),
        cmocka_unit_test(a_task_runs_with_its_step),
        cmocka_unit_test(a_task_that_waits_is_waiting),
        cmocka_unit_test(a_queued_wakeup_makes_its_task_ready),
        cmocka_unit_test(a_task_is_called_by_its_last_name),
        cmocka_unit_test(a_task_that_starts_eagerly_runs_inside_another),
        cmocka_unit_test(a_bare_yield_makes_the_running_task_ready),
        cmocka_unit_test(a_wait_after_its_wakeup_leaves_the_task_ready),
        cmocka_unit_test(a_done_task_tells_how_it_ended),
        cmocka_unit_test(a_callback_about_a_task_leaves_its_state),
        cmocka_unit_test(cancels_are_counted),
        cmocka_unit_test(a_run_handle_knows_what_queued_it),
        cmocka_unit_test(a_skip_and_a_tick_end_the_running_handle),
        cmocka_unit_test(what_asyncio_run_cancels_is_in_no_handle),
        cmocka_unit_test(the_exit_ends_everything),
        cmocka_unit_test(the_clock_moves_by_polls_and_blocks),
        cmocka_unit_test(what_a_thread_does_while_the_loop_polls_ends_no_poll),
        cmocka_unit_test(a_task_stands_where_its_last_event_was),
        cmocka_unit_test(printed_lines_are_counted),
        cmocka_unit_test(ids_of_nothing_change_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
