/* SPDX-License-Identifier: MIT */
#include "ui/model.h"

#include <stdlib.h>
#include <string.h>

#include "sim/memory.h"
#include "ui/model_store.h"

void model_init(struct model *model)
{
    *model = (struct model){.store = memory_zero(1, sizeof *model->store)};
}

void model_free(struct model *model)
{
    timer_heap_free(&model->store->timers);
    free(model->store->ready_room);
    free(model->store->op_room);
    free(model->store);
    free(model->tasks);
    free(model->resources);
    *model = (struct model){0};
}

/* Makes an array of one model equal to another's; returns the array. */
static void *copy_array(void *to, size_t *capacity, const void *from,
                        size_t count, size_t size)
{
    to = memory_grow(to, capacity, count, size);
    if (count)
        memcpy(to, from, count * size);
    return to;
}

void model_copy(struct model *to, const struct model *from)
{
    struct model_store *store = to->store;
    struct model_task *tasks = to->tasks;
    struct model_resource *resources = to->resources;
    if (to == from)
        return;
    timer_heap_copy(&store->timers, &from->store->timers);
    store->ready_room =
        copy_array(store->ready_room, &store->ready_capacity, from->ready,
                   from->ready_count, sizeof *from->ready);
    store->op_room = copy_array(store->op_room, &store->op_capacity, from->ops,
                                from->op_count, sizeof *from->ops);
    tasks = copy_array(tasks, &store->task_capacity, from->tasks,
                       from->task_count, sizeof *tasks);
    resources =
        copy_array(resources, &store->resource_capacity, from->resources,
                   from->resource_count, sizeof *resources);
    store->made = from->store->made;
    *to = *from;
    to->store = store;
    to->tasks = tasks;
    to->resources = resources;
    to->ready = store->ready_room;
    to->ops = store->op_room;
}

size_t model_size(const struct model *model)
{
    return sizeof *model + sizeof *model->store +
           model->ready_count * sizeof *model->ready +
           model->task_count * sizeof *model->tasks +
           model->op_count * sizeof *model->ops +
           model->resource_count * sizeof *model->resources +
           timer_heap_size(&model->store->timers);
}

/* The task with this id, or NULL. */
const struct model_task *model_find_task(const struct model *model, uint32_t id)
{
    return id && id <= model->task_count ? &model->tasks[id - 1] : NULL;
}

static struct model_task *task_at(struct model *model, uint32_t id)
{
    return model_find_task(model, id) ? &model->tasks[id - 1] : NULL;
}

static bool is_over(const struct model_task *task)
{
    return task->state >= TASK_IS_DONE;
}

static void set_state(struct model *model, struct model_task *task,
                      enum task_state state)
{
    if (!task || is_over(task) || task->state == state)
        return;
    task->state = state;
    task->since = model->events;
    if (state != TASK_IS_WAITING)
        task->on = NULL;
}

static void stand_at(struct model_task *task, const char *file, uint32_t line)
{
    if (!task || !line)
        return;
    task->file = file;
    task->line = line;
}

static void fold_tick(struct model *model, const struct event *event)
{
    model->previous_now = model->settled;
    model->tick = event->u.tick.number;
    model->tick_ready = event->u.tick.ready;
}

/* A handle's task, where the handle is a step of it; else NULL. */
static struct model_task *stepped_task(struct model *model,
                                       const struct label *label)
{
    return label->kind == LABEL_CALL ? NULL : task_at(model, label->task);
}

static void fold_run(struct model *model, const struct event *event)
{
    struct model_task *task;
    model->running = ready_pop(model, event);
    model->run = model->events;
    model->phase = PHASE_RUNNING;
    task = stepped_task(model, &model->running.label);
    set_state(model, task, TASK_IS_RUNNING);
    if (task)
        task->woken = false;
    if (task && task->asked && !task->told)
        task->told = model->events + 1;
}

/*
 * A running task whose future was done before it suspended has its wake-up
 * queued while it still runs (tasks.py __step, must_cancel); its wait comes
 * after that.
 */
static void fold_ready(struct model *model, const struct event *event)
{
    const struct label *label = &event->u.handle.label;
    struct model_task *task = stepped_task(model, label);
    ready_append(model, event);
    model->withdrawn = ops_withdraw(model, label);
    if (task && task->state == TASK_IS_RUNNING && label->kind == LABEL_WAKEUP)
        task->woken = true;
    else
        set_state(model, task, TASK_IS_READY);
    if (task && event->u.handle.frame_count)
        task->stack = model->events + 1;
}

static void fold_task(struct model *model, const struct event *event)
{
    struct model_store *store = model->store;
    model->tasks = memory_grow(model->tasks, &store->task_capacity,
                               model->task_count + 1, sizeof *model->tasks);
    model->tasks[model->task_count++] =
        (struct model_task){.name = event->u.task.name,
                            .coro = event->u.task.coro,
                            .state = TASK_IS_READY,
                            .since = model->events,
                            .file = event->u.task.file,
                            .line = event->u.task.line};
}

static void fold_wait(struct model *model, const struct event *event)
{
    struct model_task *task = task_at(model, event->u.wait.task);
    uint32_t frames = event->u.wait.frame_count;
    if (!task || is_over(task))
        return;
    if (task->state == TASK_IS_RUNNING && task->woken) {
        set_state(model, task, TASK_IS_READY);
    } else {
        set_state(model, task, TASK_IS_WAITING);
        task->on = event->u.wait.on;
    }
    task->woken = false;
    task->wait = task->stack = model->events + 1;
    if (frames)
        stand_at(task, event->u.wait.frames[frames - 1].file,
                 event->u.wait.frames[frames - 1].line);
}

static void fold_done(struct model *model, const struct event *event)
{
    static const enum task_state states[] = {[DONE_RESULT] = TASK_IS_DONE,
                                             [DONE_EXCEPTION] = TASK_IS_FAILED,
                                             [DONE_CANCELLED] =
                                                 TASK_IS_CANCELLED};
    struct model_task *task = task_at(model, event->u.done.task);
    if (!task || is_over(task))
        return;
    set_state(model, task, states[event->u.done.how]);
    task->value = event->u.done.value;
}

static void fold_cancel(struct model *model, const struct event *event)
{
    struct model_task *task = task_at(model, event->u.cancel.task);
    if (!task)
        return;
    task->cancels++;
    task->asked = model->events + 1;
    task->told = 0;
}

static void fold_timer(struct model *model, const struct event *event)
{
    timer_heap_add(&model->store->timers,
                   &(struct model_timer){.label = event->u.handle.label,
                                         .id = event->u.handle.timer,
                                         .when = event->u.handle.when,
                                         .armed = model->events});
}

/* Each says all of its state. */
static void fold_resource(struct model *model, const struct event *event)
{
    const struct resource *now = event->u.resource;
    if (now->id > model->resource_count) {
        model->resources =
            memory_grow(model->resources, &model->store->resource_capacity,
                        model->resource_count + 1, sizeof *model->resources);
        model->resources[model->resource_count++] =
            (struct model_resource){.file = event->file, .line = event->line};
    }
    if (now->id > 0 && now->id <= model->resource_count)
        model->resources[now->id - 1].now = now;
}

static void fold_line(struct model *model, const struct event *event)
{
    struct model_task *task = task_at(model, event->u.running.task);
    model->in_job = event->u.running.op != 0;
    if (!task || is_over(task))
        return;
    stand_at(task, event->file, event->line);
    task->stack = model->events + 1;
}

static void fold_standin(struct model *model, const struct event *event)
{
    if (model->standin_count < MODEL_STANDINS_MOST)
        model->standins[model->standin_count++] = event->u.standin.name;
}

static void fold_kind(struct model *model, const struct event *event)
{
    switch (event->kind) {
    case EVENT_TICK:
        fold_tick(model, event);
        break;
    case EVENT_DELIVER:
        ops_remove(model, event->u.handle.op);
        ready_append(model, event);
        break;
    case EVENT_FIRE:
        timer_heap_remove(&model->store->timers, event->u.handle.timer);
        ready_append(model, event);
        break;
    case EVENT_RUN:
        fold_run(model, event);
        break;
    case EVENT_SKIP:
        ready_pop(model, event);
        break;
    case EVENT_TASK:
        fold_task(model, event);
        break;
    case EVENT_READY:
        fold_ready(model, event);
        break;
    case EVENT_TIMER:
        fold_timer(model, event);
        break;
    case EVENT_UNTIMER:
        timer_heap_remove(&model->store->timers, event->u.handle.timer);
        break;
    case EVENT_JOB:
    case EVENT_IO:
        ops_append(model, event);
        break;
    case EVENT_CANCEL:
        fold_cancel(model, event);
        break;
    case EVENT_PRINT:
    case EVENT_WARN:
        model->printed++;
        break;
    case EVENT_WAIT:
        fold_wait(model, event);
        break;
    case EVENT_DONE:
        fold_done(model, event);
        break;
    case EVENT_EXIT:
        model->exit = model->events + 1;
        break;
    case EVENT_UNIO:
        ops_remove(model, event->u.op.id);
        break;
    default: /* trace, source and block change no more than the clock */
        break;
    }
}

/* A task may have been given another name since (Task.set_name). */
static void call_it(struct model *model, uint32_t id, const char *name)
{
    struct model_task *task = task_at(model, id);
    if (task && name)
        task->name = name;
}

static void fold_name(struct model *model, const struct event *event)
{
    const struct label *label = event_label(event);
    if (label)
        call_it(model, label->task, label->task_name);
    else if (event->kind == EVENT_WAIT)
        call_it(model, event->u.wait.task, event->u.wait.name);
    else if (event->kind == EVENT_DONE)
        call_it(model, event->u.done.task, event->u.done.name);
    else if (event->kind == EVENT_CANCEL)
        call_it(model, event->u.cancel.task, event->u.cancel.name);
}

/* -- Eager tasks -------------------------------------------------------------
 *
 * A task that starts eagerly is announced when its first step does something;
 * another's first step is queued right after the task event. So the event
 * after that tells which it is. */

static bool queues_step(const struct event *event, uint32_t task)
{
    return event->kind == EVENT_READY && event->u.handle.label.task == task &&
           event->u.handle.label.kind == LABEL_STEP;
}

static bool suspends_or_ends(const struct event *event, uint32_t task)
{
    return queues_step(event, task) ||
           (event->kind == EVENT_WAIT && event->u.wait.task == task) ||
           (event->kind == EVENT_DONE && event->u.done.task == task);
}

/* What the last event made: it acts now, unless it is put into the queue. */
static void begin_eager(struct model *model, const struct event *event)
{
    uint32_t made = model->store->made;
    struct model_task *task = task_at(model, made);
    model->store->made = 0;
    if (model->phase != PHASE_RUNNING)
        model->eager = 0;
    else if (task && !queues_step(event, made)) {
        task->within = model->eager;
        model->eager = made;
        set_state(model, task, TASK_IS_RUNNING);
    }
    model->did = model->eager;
}

/* Who made it goes on. */
static void end_eager(struct model *model, const struct event *event)
{
    if (model->eager && suspends_or_ends(event, model->eager))
        model->eager = model->tasks[model->eager - 1].within;
    if (event->kind == EVENT_TASK && model->phase == PHASE_RUNNING)
        model->store->made = event->u.task.id;
}

uint32_t model_acting_task(const struct model *model)
{
    if (model->phase != PHASE_RUNNING || model->in_job)
        return 0;
    if (model->eager)
        return model->eager;
    return model->running.label.kind == LABEL_CALL ? 0
                                                   : model->running.label.task;
}

/* The phase an event leaves behind; only a run begins PHASE_RUNNING. */
static void fold_phase(struct model *model, const struct event *event)
{
    bool is_in_handle = event_is_deed(event) && !event->outside;
    if (event->kind == EVENT_EXIT)
        model->phase = PHASE_ENDED;
    else if (event->kind == EVENT_TICK)
        model->phase = PHASE_POLL;
    else if (model->phase == PHASE_RUNNING && !is_in_handle)
        model->phase = PHASE_POLL;
}

/* A worker's thread may do something while the loop waits in its poll. */
static void fold_clock(struct model *model, const struct event *event)
{
    bool polls = event->outside && event->t > model->settled;
    model->now = event->t;
    if (event->kind == EVENT_BLOCK)
        model->now += event->u.block.duration;
    if (!polls)
        model->settled = model->now;
}

void model_fold(struct model *model, const struct event *event)
{
    model->withdrawn = 0;
    model->in_job = false;
    if (event_is_aside(event)) {
        if (event->kind == EVENT_RESOURCE)
            fold_resource(model, event);
        else if (event->kind == EVENT_STANDIN)
            fold_standin(model, event);
        else if (event->kind == EVENT_LINE)
            fold_line(model, event);
        model->did = model->eager;
        model->events++;
        return;
    }
    fold_phase(model, event);
    begin_eager(model, event);
    stand_at(task_at(model, model_acting_task(model)), event->file,
             event->line);
    fold_kind(model, event);
    fold_name(model, event);
    end_eager(model, event);
    fold_clock(model, event);
    model->events++;
}
