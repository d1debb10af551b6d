/* SPDX-License-Identifier: MIT */
#include "ui/awaits.h"

#include <string.h>

#include "sim/trace/line.h"

/* Looking for one task among so many in so many handles is too much. */
#define MOST_LOOKS 1000000
/* gather(a, a) may name a task twice; of long lists we take it that none is. */
#define MOST_COMPARED 64

/* What a wait is on, the callback that counts, and the words for it. */
static const struct {
    const char *on;
    const char *call;
    const char *words;
} waits[] = {
    {"gather", "gather", "gather"},
    {"wait", "wait", "asyncio.wait"},
    {"TaskGroup.__aexit__", "taskgroup", "its task group's tasks"},
    {"future", NULL, "a future"},
};
#define WAIT_COUNT (sizeof waits / sizeof waits[0])

static bool is_over(const struct model *model, uint32_t id)
{
    const struct model_task *task = model_find_task(model, id);
    return !task || task->state >= TASK_IS_DONE;
}

static bool is_on(const struct event *wait, const char *on)
{
    return strcmp(wait->u.wait.on, on) == 0;
}

bool awaits_a_task(const struct model *model, const struct event *wait)
{
    const struct model_task *task =
        wait->u.wait.awaits_count == 1
            ? model_find_task(model, wait->u.wait.awaits[0])
            : NULL;
    return task && strcmp(task->name, wait->u.wait.on) == 0;
}

/* Whether it is for the future that shield() gave in place of a task. */
static bool awaits_a_shield(const struct model *model, const struct event *wait)
{
    return is_on(wait, "future") && wait->u.wait.awaits_count == 1 &&
           model_find_task(model, wait->u.wait.awaits[0]);
}

bool awaits_words_name(const struct model *model, const struct event *wait)
{
    return awaits_a_task(model, wait) || awaits_a_shield(model, wait);
}

/* The row of a wait that names no task; WAIT_COUNT: none. */
static size_t find_wait(const struct model *model, const struct event *wait)
{
    size_t i = awaits_a_task(model, wait) ? WAIT_COUNT : 0;
    while (i < WAIT_COUNT && strcmp(waits[i].on, wait->u.wait.on) != 0)
        i++;
    return i;
}

char *awaits_words(const struct model *model, const struct event *wait,
                   char *buffer, size_t size)
{
    size_t known = find_wait(model, wait);
    struct line line;
    line_init(&line, buffer, size);
    if (awaits_a_task(model, wait)) {
        line_add(&line, wait->u.wait.on);
    } else if (awaits_a_shield(model, wait)) {
        line_add(&line, "shield's stand-in for ");
        line_add(&line, model_find_task(model, wait->u.wait.awaits[0])->name);
    } else if (is_on(wait, "Queue.get") && wait->u.wait.awaits_count) {
        line_add(&line, "as_completed's next");
    } else {
        line_add(&line,
                 known < WAIT_COUNT ? waits[known].words : wait->u.wait.on);
    }
    return buffer;
}

bool awaits_has(const struct event *wait, uint32_t task)
{
    for (uint32_t i = 0; i < wait->u.wait.awaits_count; i++)
        if (wait->u.wait.awaits[i] == task)
            return true;
    return false;
}

static bool is_alike(const struct label *a, const struct label *b)
{
    return a->kind == b->kind && a->task == b->task && a->call && b->call &&
           strcmp(a->call, b->call) == 0;
}

/*
 * Whether ready event `cause`, of a handle with this label, is among those that
 * the end of its task queued. `*alike`: how many of those have the same label.
 */
static bool is_of_done(const struct timeline *timeline,
                       const struct model *model, const struct label *label,
                       size_t cause, size_t *alike)
{
    bool found = false;
    *alike = 0;
    for (size_t i = model->tasks[label->task - 1].since + 1;
         i < model->events && timeline_event(timeline, i)->kind == EVENT_READY;
         i++) {
        if (is_alike(&timeline_event(timeline, i)->u.handle.label, label))
            ++*alike;
        found = found || i == cause;
    }
    return found;
}

/* What one handle tells of a task that a wait is for. */
enum verdict { COUNTED, NOT_COUNTED, UNCLEAR };

/* Whether this handle is still to count a task for the wait. */
static enum verdict judge(const struct timeline *timeline,
                          const struct model *model,
                          const struct model_handle *handle, size_t wait,
                          const char *call)
{
    const struct event *event = timeline_event(timeline, wait);
    const struct label *label = &handle->label;
    size_t alike;
    if (label->kind != LABEL_CALL || !label->task ||
        strcmp(label->call, call) != 0 || !awaits_has(event, label->task) ||
        !is_over(model, label->task))
        return COUNTED;
    if (!is_of_done(timeline, model, label, handle->cause, &alike))
        return COUNTED; /* some later gather's: that got a task already done */
    return alike > 1 ? UNCLEAR : NOT_COUNTED;
}

static bool add_uncounted(const struct timeline *timeline,
                          const struct model *model, size_t wait,
                          const char *call, size_t *left)
{
    bool begins =
        model->phase == PHASE_RUNNING && model->events == model->run + 1;
    if ((uint64_t)model->ready_count *
            timeline_event(timeline, wait)->u.wait.awaits_count >
        MOST_LOOKS)
        return false;
    for (size_t i = 0; i < model->ready_count + (begins ? 1 : 0); i++) {
        enum verdict verdict =
            judge(timeline, model,
                  i < model->ready_count ? &model->ready[i] : &model->running,
                  wait, call);
        if (verdict == UNCLEAR)
            return false;
        *left += verdict == NOT_COUNTED ? 1 : 0;
    }
    return true;
}

static bool is_first(const struct event *wait, uint32_t index)
{
    if (wait->u.wait.awaits_count > MOST_COMPARED)
        return true;
    for (uint32_t i = 0; i < index; i++)
        if (wait->u.wait.awaits[i] == wait->u.wait.awaits[index])
            return false;
    return true;
}

bool awaits_left(const struct timeline *timeline, const struct model *model,
                 size_t wait, size_t *left)
{
    const struct event *event = timeline_event(timeline, wait);
    size_t known = find_wait(model, event);
    *left = 0;
    if (!event->u.wait.awaits_count)
        return false;
    for (uint32_t i = 0; i < event->u.wait.awaits_count; i++)
        if (!is_over(model, event->u.wait.awaits[i]) && is_first(event, i))
            ++*left;
    return known == WAIT_COUNT || !waits[known].call ||
           add_uncounted(timeline, model, wait, waits[known].call, left);
}

/*
 * Whether the task waits by this callback, or did until `since`. Most wait for
 * no task: that is asked first.
 */
static bool is_waiter(const struct timeline *timeline,
                      const struct model *model, const struct model_task *task,
                      const struct label *label, size_t since)
{
    const struct event *wait;
    size_t known;
    if (!task->wait || task->wait > since ||
        (task->state != TASK_IS_WAITING && task->since < since))
        return false;
    wait = timeline_event(timeline, task->wait - 1);
    if (!awaits_has(wait, label->task))
        return false;
    known = find_wait(model, wait);
    return known < WAIT_COUNT && waits[known].call &&
           strcmp(waits[known].call, label->call) == 0;
}

size_t awaits_find(const struct timeline *timeline, const struct model *model,
                   const struct label *label, size_t since)
{
    size_t found = TIMELINE_NONE;
    for (size_t i = 0; i < model->task_count; i++) {
        if (!is_waiter(timeline, model, &model->tasks[i], label, since))
            continue;
        if (found != TIMELINE_NONE)
            return TIMELINE_NONE;
        found = model->tasks[i].wait - 1;
    }
    return found;
}

/* The last wait for a gather that has the task, before an event; or none. */
static size_t find_gather(const struct timeline *timeline, uint32_t task,
                          size_t index)
{
    size_t looks = MOST_LOOKS;
    while (index-- > 0 && looks-- > 0) {
        const struct event *event = timeline_event(timeline, index);
        if (event->kind == EVENT_TASK && event->u.task.id == task)
            break;
        if (event->kind == EVENT_WAIT && is_on(event, "gather") &&
            awaits_has(event, task))
            return index;
    }
    return TIMELINE_NONE;
}

bool awaits_gather_over(const struct timeline *timeline,
                        const struct model *model, size_t cause)
{
    const struct label *label =
        &timeline_event(timeline, cause)->u.handle.label;
    const struct model_task *waiter;
    size_t alike, wait;
    if (label->kind != LABEL_CALL || !model_find_task(model, label->task) ||
        !is_over(model, label->task) || strcmp(label->call, "gather") != 0 ||
        !is_of_done(timeline, model, label, cause, &alike) || alike > 1)
        return false;
    wait = find_gather(timeline, label->task, cause);
    if (wait == TIMELINE_NONE)
        return false;
    waiter =
        model_find_task(model, timeline_event(timeline, wait)->u.wait.task);
    return !waiter || waiter->wait != wait + 1 ||
           waiter->state != TASK_IS_WAITING;
}
