/* SPDX-License-Identifier: MIT */
#include "ui/why.h"

#include <stdbool.h>
#include <string.h>

#include "sim/trace/text.h"
#include "ui/actor.h"
#include "ui/awaits.h"
#include "ui/deeds.h"
#include "ui/sentence.h"
#include "ui/text.h"
#include "ui/timeline.h"
#include "ui/why_causes.h"

#define NOTE_SIZE (WORD_SIZE * 2)

/* What a handle did, and what was done after it, outside any handle. */
struct account {
    const struct timeline *timeline;
    const struct model *model;
    size_t run;
    struct deeds inside;
    struct deeds outside;
    size_t first; /* event that was done outside */
    char note[NOTE_SIZE];
};

/* The last run event before `position` with something done after it; or
 * none. */
static size_t find_run(struct timeline *timeline, size_t position)
{
    while (position > 1 &&
           event_is_aside(timeline_event(timeline, position - 1)))
        position--;
    while (position > 1) {
        size_t number = timeline_stops(timeline, position - 1, UNIT_STEP);
        size_t stop = timeline_stop_position(timeline, number, UNIT_STEP);
        if (!stop)
            break;
        if (timeline_event(timeline, stop - 1)->kind == EVENT_RUN)
            return stop - 1;
        position = stop;
    }
    return TIMELINE_NONE;
}

/* What the callback does with a task that is done, whether or not it shows. */
static const char *find_note(const struct label *label)
{
    static const struct {
        const char *call;
        const char *note;
    } notes[] = {
        {"gather", "counted {task}"},
        {"wait", "counted {task}"},
        {"taskgroup", "took {task} off the group"},
    };
    if (label->kind != LABEL_CALL || !label->task)
        return NULL;
    for (size_t i = 0; i < sizeof notes / sizeof *notes; i++)
        if (strcmp(notes[i].call, label->call) == 0)
            return notes[i].note;
    return NULL;
}

/* Whether a cancelled task waited for shield's stand-in for a live one. */
static bool had_shield(const struct account *account, uint32_t id)
{
    const struct model_task *task = model_find_task(account->model, id);
    const struct event *wait;
    if (!task || !task->wait)
        return false;
    wait = timeline_event(account->timeline, task->wait - 1);
    if (wait->u.wait.awaits_count != 1)
        return false;
    task = model_find_task(account->model, wait->u.wait.awaits[0]);
    return task && task->state < TASK_IS_DONE;
}

/* Of a shield whose stand-in was cancelled: it lets go of the task inside. */
static bool note_shield(struct account *account)
{
    const struct label *label = account->inside.label;
    size_t cause = actor_cause(account->timeline, account->run);
    const struct event *cancel;
    if (label->kind != LABEL_CALL || strcmp(label->call, "shield-outer") != 0 ||
        cause == TIMELINE_NONE)
        return false;
    cancel = cause_cancel_of_call(account->timeline, cause, account->run);
    if (!cancel || !had_shield(account, cancel->u.cancel.task))
        return false;
    account->inside.note = "let go of the task inside";
    deeds_add(&account->inside, DEED_COUNTED);
    return true;
}

/* "counted Task-3: 2 left" */
static void note_counted(struct account *account)
{
    const struct label *label = account->inside.label;
    const char *note = find_note(label);
    struct line line;
    size_t wait, left;
    if (note_shield(account) || !note)
        return;
    line_init(&line, account->note, sizeof account->note);
    sentence_add(&line, note, &(struct words){.task = label->task_name});
    wait = awaits_find(account->timeline, account->model, account->inside.label,
                       account->run);
    if (wait != TIMELINE_NONE &&
        awaits_left(account->timeline, account->model, wait, &left)) {
        line_add(&line, ": ");
        line_add_number(&line, (int64_t)left);
        line_add(&line, " left");
    }
    account->inside.note = account->note;
    deeds_add(&account->inside, DEED_COUNTED);
}

/* What an eager task did inside the handle is that task's, and not told. */
static void note_inside(struct account *account, size_t index)
{
    const struct timeline *timeline = account->timeline;
    const struct event *event = timeline_event(timeline, index);
    if (timeline_eager(timeline, index))
        return;
    if (event->kind == EVENT_TASK && actor_starts_eagerly(timeline, index))
        deeds_note_start(&account->inside, event);
    else
        deeds_note(&account->inside, event);
}

static void note_events(struct account *account, size_t position)
{
    for (size_t i = account->run + 1; i < position; i++) {
        const struct event *event = timeline_event(account->timeline, i);
        if (timeline_runner(account->timeline, i) == account->run) {
            note_inside(account, i);
        } else if (event->outside) {
            if (!account->outside.count)
                account->first = i;
            deeds_note(&account->outside, event);
        }
    }
}

static void take_account(struct account *account, size_t position)
{
    const struct timeline *timeline = account->timeline;
    account->inside.label =
        &timeline_event(timeline, account->run)->u.handle.label;
    note_counted(account);
    note_events(account, position);
    if (actor_stops_loop(timeline, account->run))
        deeds_add(&account->inside,
                  account->outside.count ? DEED_STOPPED : DEED_STOP);
}

/* asyncio.run says nothing itself: what is printed is the program's. */
static const char *name_outside(const struct account *account)
{
    if (actor_of(account->timeline, account->first) == ACTOR_THREAD)
        return "; a worker ";
    return account->outside.list[0].kind == DEED_PRINT ||
                   account->outside.list[0].kind == DEED_BLOCK ||
                   !actor_is_run(account->timeline, account->first)
               ? "; the program "
               : "; asyncio.run ";
}

static void tell(const struct account *account, enum naming naming,
                 char *buffer, size_t size)
{
    const struct label *label = account->inside.label;
    struct line line;
    line_init(&line, buffer, size);
    if (label->kind == LABEL_CALL)
        line_add_label(&line, label);
    else
        line_add(&line, label->task_name);
    line_add(&line, account->inside.count ? " " : " did nothing that shows");
    deeds_tell(&account->inside, account->model, naming, &line);
    if (!account->outside.count)
        return;
    line_add(&line, name_outside(account));
    deeds_tell(&account->outside, account->model, naming, &line);
}

/* Whether the text has room in so many rows. */
static bool has_room(const char *text, int columns, int rows)
{
    while (rows-- > 0 && *text)
        text += text_wrap(text, columns, false);
    return !*text;
}

static bool is_told(const struct account *account, enum naming naming,
                    int columns, int rows, char *buffer, size_t size)
{
    tell(account, naming, buffer, size);
    return columns <= 0 || has_room(buffer, columns, rows);
}

static bool has_trifles(const struct account *account)
{
    return deeds_is_trifle(deeds_least(&account->inside)) ||
           deeds_is_trifle(deeds_least(&account->outside));
}

static bool drop(struct account *account)
{
    struct deeds *inside = &account->inside, *outside = &account->outside;
    bool is_all = outside->count > 0 && inside->count == 1;
    bool is_less = deeds_least(outside) <= deeds_least(inside);
    if (!deeds_drop(is_all || is_less ? outside : inside))
        return false;
    if (outside->count == 1 && outside->list[0].kind == DEED_GAP)
        outside->count = 0;
    return true;
}

/*
 * Says less and less until it has room, but always how it ended. What only
 * follows from the rest goes before names do; what was done outside goes before
 * all that the handle did.
 */
static void fit(struct account *account, int columns, int rows, char *buffer,
                size_t size)
{
    if (is_told(account, NAME_ALL, columns, rows, buffer, size))
        return;
    if (deeds_tell_sleep(&account->inside) &&
        is_told(account, NAME_ALL, columns, rows, buffer, size))
        return;
    deeds_merge(&account->inside);
    deeds_merge(&account->outside);
    do {
        for (int naming = NAME_ALL; naming >= NAME_NONE; naming--)
            if ((naming > NAME_NONE || !has_trifles(account)) &&
                is_told(account, (enum naming)naming, columns, rows, buffer,
                        size))
                return;
    } while (drop(account));
}

char *what_it_did(struct timeline *timeline, size_t position, int columns,
                  int rows, char *buffer, size_t size)
{
    struct account account = {.timeline = timeline};
    if (size)
        buffer[0] = '\0';
    if (position > timeline_count(timeline))
        position = timeline_count(timeline);
    while (position > 0 &&
           event_is_aside(timeline_event(timeline, position - 1)))
        position--;
    account.run = find_run(timeline, position);
    if (account.run == TIMELINE_NONE)
        return buffer;
    account.model = timeline_model(timeline, position);
    take_account(&account, position);
    fit(&account, columns, rows, buffer, size);
    return buffer;
}
