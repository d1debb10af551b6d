/* SPDX-License-Identifier: MIT */
/* The state found by seeking is the state folded: timeline_model(). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/trace_fixture.h"
#include "ui/timeline.h"

static struct timeline *read_example(void)
{
    char *jsonl = fixture_file(FIXTURE_GATHER_JSONL);
    struct timeline *timeline = fixture_timeline_of_jsonl(jsonl);
    free(jsonl);
    return timeline;
}

static void assert_same_label(const struct label *a, const struct label *b)
{
    assert_int_equal(a->kind, b->kind);
    assert_int_equal(a->task, b->task);
    assert_ptr_equal(a->task_name, b->task_name);
    assert_ptr_equal(a->call, b->call);
}

static void assert_same_handle(const struct model_handle *a,
                               const struct model_handle *b)
{
    assert_same_label(&a->label, &b->label);
    assert_int_equal(a->id, b->id);
    assert_int_equal(a->cause, b->cause);
}

static void assert_same_task(const struct model_task *a,
                             const struct model_task *b)
{
    assert_ptr_equal(a->name, b->name);
    assert_ptr_equal(a->coro, b->coro);
    assert_int_equal(a->state, b->state);
    assert_int_equal(a->cancels, b->cancels);
    assert_int_equal(a->asked, b->asked);
    assert_int_equal(a->told, b->told);
    assert_ptr_equal(a->on, b->on);
    assert_int_equal(a->since, b->since);
    assert_int_equal(a->wait, b->wait);
    assert_ptr_equal(a->value, b->value);
    assert_ptr_equal(a->file, b->file);
    assert_int_equal(a->line, b->line);
}

static void assert_same_op(const struct model_op *a, const struct model_op *b)
{
    assert_int_equal(a->id, b->id);
    assert_int_equal(a->is_job, b->is_job);
    assert_ptr_equal(a->name, b->name);
    assert_int_equal(a->started, b->started);
}

static void assert_same_timers(const struct model *a, const struct model *b)
{
    size_t count = model_timer_count(a);
    struct model_timer *of_a = calloc(count + 1, sizeof *of_a);
    struct model_timer *of_b = calloc(count + 1, sizeof *of_b);
    assert_int_equal(model_timer_count(b), count);
    assert_int_equal(model_timers(a, of_a, count), count);
    assert_int_equal(model_timers(b, of_b, count), count);
    for (size_t i = 0; i < count; i++) {
        assert_same_label(&of_a[i].label, &of_b[i].label);
        assert_int_equal(of_a[i].id, of_b[i].id);
        assert_int_equal(of_a[i].when, of_b[i].when);
        assert_int_equal(of_a[i].armed, of_b[i].armed);
    }
    free(of_a);
    free(of_b);
}

static void assert_same_model(const struct model *a, const struct model *b)
{
    assert_int_equal(a->events, b->events);
    assert_int_equal(a->now, b->now);
    assert_int_equal(a->tick, b->tick);
    assert_int_equal(a->tick_ready, b->tick_ready);
    assert_int_equal(a->previous_now, b->previous_now);
    assert_int_equal(a->phase, b->phase);
    assert_same_handle(&a->running, &b->running);
    assert_int_equal(a->run, b->run);
    assert_int_equal(a->ready_count, b->ready_count);
    for (size_t i = 0; i < a->ready_count; i++)
        assert_same_handle(&a->ready[i], &b->ready[i]);
    assert_int_equal(a->task_count, b->task_count);
    for (size_t i = 0; i < a->task_count; i++)
        assert_same_task(&a->tasks[i], &b->tasks[i]);
    assert_int_equal(a->op_count, b->op_count);
    for (size_t i = 0; i < a->op_count; i++)
        assert_same_op(&a->ops[i], &b->ops[i]);
    assert_int_equal(a->printed, b->printed);
    assert_int_equal(a->exit, b->exit);
    assert_same_timers(a, b);
}

/* Asserts that the model at a position is what folding up to it gives. */
static void assert_seeks(struct timeline *timeline, size_t position)
{
    struct model model;
    model_init(&model);
    for (size_t i = 0; i < position; i++)
        model_fold(&model, timeline_event(timeline, i));
    assert_same_model(timeline_model(timeline, position), &model);
    model_free(&model);
}

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525 + 1013904223;
    return *seed >> 8;
}

static void assert_seeks_everywhere(struct timeline *timeline)
{
    size_t count = timeline_count(timeline);
    uint32_t seed = 7;
    for (size_t k = 0; k <= count; k++)
        assert_seeks(timeline, k);
    for (size_t k = count + 1; k-- > 0;)
        assert_seeks(timeline, k);
    for (size_t k = 0; k <= count; k++)
        assert_seeks(timeline, next_random(&seed) % (count + 1));
}

static void each_prefix_of_the_example_is_found_again(void **state)
{
    struct timeline *timeline = read_example();
    (void)state;
    assert_seeks_everywhere(timeline);
    timeline_free(timeline);
}

/* What a made-up program has done; its events go to a sink. */
struct program {
    struct event_sink sink;
    int64_t now;
    uint32_t tick;
    uint32_t queued;
    uint32_t taken;
    uint32_t tasks;
    uint32_t timers;
};

static void emit(struct program *program, struct event event)
{
    event.t = program->now;
    program->sink.emit(program->sink.context, &event);
}

static void emit_handle(struct program *program, enum event_kind kind,
                        enum label_kind label, uint32_t task, int64_t when)
{
    char name[16];
    snprintf(name, sizeof name, "Task-%u", (unsigned)task);
    struct event event = {
        .kind = kind,
        .u.handle = {.when = when,
                     .label = {label, task, name,
                               label == LABEL_CALL ? "sleep" : NULL}}};
    if (kind == EVENT_RUN)
        event.u.handle.id = ++program->taken;
    else if (kind != EVENT_TIMER)
        event.u.handle.id = ++program->queued;
    if (kind == EVENT_TIMER)
        event.u.handle.timer = ++program->timers;
    if (kind == EVENT_FIRE)
        event.u.handle.timer = task; /* each task arms the timer of its id */
    emit(program, event);
}

static void emit_task(struct program *program)
{
    char name[16];
    snprintf(name, sizeof name, "Task-%u", (unsigned)++program->tasks);
    emit(program, (struct event){.kind = EVENT_TASK,
                                 .u.task = {.id = program->tasks,
                                            .name = name,
                                            .coro = "sleeper"}});
    emit_handle(program, EVENT_READY, LABEL_STEP, program->tasks, 0);
}

static void emit_tick(struct program *program, uint32_t ready)
{
    emit(program, (struct event){.kind = EVENT_TICK,
                                 .u.tick = {++program->tick, ready}});
}

static int64_t wake_time(uint32_t task)
{
    return INT64_C(1000) * (task * INT64_C(7919) % 1000 + 1);
}

static void emit_sleep(struct program *program, uint32_t task)
{
    char name[16];
    snprintf(name, sizeof name, "Task-%u", (unsigned)task);
    emit_handle(program, EVENT_RUN, LABEL_STEP, task, 0);
    emit_handle(program, EVENT_TIMER, LABEL_CALL, task, wake_time(task));
    emit(program,
         (struct event){.kind = EVENT_WAIT,
                        .u.wait = {.task = task, .name = name, .on = "sleep"}});
}

static void emit_end(struct program *program, uint32_t task)
{
    char name[16];
    snprintf(name, sizeof name, "Task-%u", (unsigned)task);
    emit_handle(program, EVENT_RUN, LABEL_WAKEUP, task, 0);
    emit(program, (struct event){.kind = EVENT_DONE,
                                 .u.done = {.task = task,
                                            .how = DONE_RESULT,
                                            .name = name,
                                            .value = "None"}});
}

/* The tasks that wake at one time: three ticks. */
static void emit_wakes(struct program *program, uint32_t count, int64_t when)
{
    program->now = when;
    emit_tick(program, 0);
    for (uint32_t task = 1; task <= count; task++)
        if (wake_time(task) == when)
            emit_handle(program, EVENT_FIRE, LABEL_CALL, task, when);
    for (uint32_t task = 1; task <= count; task++) {
        if (wake_time(task) != when)
            continue;
        emit_handle(program, EVENT_RUN, LABEL_CALL, task, 0);
        emit_handle(program, EVENT_READY, LABEL_WAKEUP, task, 0);
    }
    emit_tick(program, 0);
    for (uint32_t task = 1; task <= count; task++)
        if (wake_time(task) == when)
            emit_end(program, task);
}

/* A timeline of `count` tasks that each sleep once, up to `wakes` times. */
static struct timeline *make_sleepers(uint32_t count, int wakes)
{
    struct timeline *timeline = timeline_create();
    struct program program = {.sink = timeline_sink(timeline)};
    for (uint32_t i = 0; i < count; i++)
        emit_task(&program);
    emit_tick(&program, count);
    for (uint32_t task = 1; task <= count; task++)
        emit_sleep(&program, task);
    for (int i = 1; i <= wakes; i++)
        emit_wakes(&program, count, INT64_C(1000) * i);
    emit(&program, (struct event){.kind = EVENT_EXIT});
    return timeline;
}

static void seeking_across_key_frames_finds_each_prefix(void **state)
{
    struct timeline *timeline = make_sleepers(150, 1000);
    (void)state;
    assert_true(timeline_count(timeline) > 2500);
    assert_seeks_everywhere(timeline);
    timeline_free(timeline);
}

static void a_hundred_thousand_tasks_fold_and_seek(void **state)
{
    struct timeline *timeline = make_sleepers(100000, 20);
    size_t count = timeline_count(timeline);
    uint32_t seed = 3;
    (void)state;
    assert_int_equal(timeline_model(timeline, count)->task_count, 100000);
    assert_int_equal(model_timer_count(timeline_model(timeline, count)), 98000);
    for (int i = 0; i < 20; i++) {
        size_t position = next_random(&seed) % count;
        assert_int_equal(timeline_model(timeline, position)->events, position);
    }
    for (size_t i = 0; i < 100; i++)
        timeline_model(timeline, count - i);
    assert_seeks(timeline, count / 2);
    timeline_free(timeline);
}

static void a_copy_is_equal_and_on_its_own(void **state)
{
    struct timeline *timeline = make_sleepers(50, 20);
    struct model copy;
    (void)state;
    model_init(&copy);
    model_copy(&copy, timeline_model(timeline, 170));
    assert_same_model(&copy, timeline_model(timeline, 170));
    timeline_model(timeline, 3);
    model_copy(&copy, timeline_model(timeline, 3));
    for (size_t i = 3; i < 200; i++)
        model_fold(&copy, timeline_event(timeline, i));
    assert_same_model(&copy, timeline_model(timeline, 200));
    model_free(&copy);
    timeline_free(timeline);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_prefix_of_the_example_is_found_again),
        cmocka_unit_test(seeking_across_key_frames_finds_each_prefix),
        cmocka_unit_test(a_hundred_thousand_tasks_fold_and_seek),
        cmocka_unit_test(a_copy_is_equal_and_on_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
