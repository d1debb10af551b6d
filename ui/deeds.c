/* SPDX-License-Identifier: MIT */
#include "ui/deeds.h"

#include <string.h>

/* How much each kind is wanted; what has WANTED is never left out. */
#define WANTED 9
#define GAP_FROM 5 /* what is wanted less only follows from the rest */
static const char wants[DEED_KIND_COUNT] = {
    [DEED_UNTIMER] = 1,
    [DEED_CALLBACK] = 2,
    [DEED_COUNTED] = 3,
    [DEED_READY] = 4,
    [DEED_TIMER] = GAP_FROM,
    [DEED_PRINT] = 6,
    [DEED_BLOCK] = 7,
    [DEED_TASK] = 7,
    [DEED_START] = 7,
    [DEED_JOB] = 7,
    [DEED_IO] = 7,
    [DEED_UNIO] = 7,
    [DEED_CANCEL] = 8,
    [DEED_WARN] = 8,
    [DEED_STOP] = WANTED,
    [DEED_STOPPED] = WANTED,
    [DEED_YIELD] = WANTED,
    [DEED_WAIT] = WANTED,
    [DEED_SLEEP] = WANTED,
    [DEED_RESULT] = WANTED,
    [DEED_EXCEPTION] = WANTED,
    [DEED_CANCELLED] = WANTED,
    [DEED_GAP] = WANTED,
};

/* Of a new task its first step is told no more, nor are those of a done. */
static enum deed_kind find_ready_kind(const struct deeds *deeds,
                                      const struct label *label)
{
    bool is_step = label->kind == LABEL_STEP;
    if (is_step && label->task == deeds->created)
        return DEED_KIND_COUNT;
    if (is_step && deeds->label && deeds->label->kind != LABEL_CALL &&
        label->task == deeds->label->task)
        return DEED_YIELD;
    return deeds->is_done ? DEED_CALLBACK : DEED_READY;
}

static enum deed_kind find_kind(const struct deeds *deeds,
                                const struct event *event)
{
    static const enum deed_kind of_how[] = {[DONE_RESULT] = DEED_RESULT,
                                            [DONE_EXCEPTION] = DEED_EXCEPTION,
                                            [DONE_CANCELLED] = DEED_CANCELLED};
    static const enum deed_kind of_kind[EVENT_KIND_COUNT] = {
        [EVENT_PRINT] = DEED_PRINT,     [EVENT_BLOCK] = DEED_BLOCK,
        [EVENT_TASK] = DEED_TASK,       [EVENT_TIMER] = DEED_TIMER,
        [EVENT_UNTIMER] = DEED_UNTIMER, [EVENT_JOB] = DEED_JOB,
        [EVENT_IO] = DEED_IO,           [EVENT_UNIO] = DEED_UNIO,
        [EVENT_CANCEL] = DEED_CANCEL,   [EVENT_WARN] = DEED_WARN,
        [EVENT_WAIT] = DEED_WAIT};
    if (event->kind == EVENT_READY)
        return find_ready_kind(deeds, &event->u.handle.label);
    if (event->kind == EVENT_DONE)
        return of_how[event->u.done.how];
    return of_kind[event->kind] ? of_kind[event->kind] : DEED_KIND_COUNT;
}

/*
 * The deed that one more of its kind belongs to, or NULL. A cancel mostly
 * queues a wake-up: of several, requests and wake-ups stand together.
 */
static struct deed *find_open(struct deeds *deeds, enum deed_kind kind)
{
    struct deed *last = deeds->count ? &deeds->list[deeds->count - 1] : NULL;
    struct deed *before = deeds->count > 1 ? last - 1 : NULL;
    if (last && last->kind == kind)
        return last;
    if (before && before->kind == kind &&
        ((kind == DEED_CANCEL && last->kind == DEED_READY) ||
         (kind == DEED_READY && last->kind == DEED_CANCEL)))
        return before;
    return NULL;
}

/* Merged, they leave room for one more. */
_Static_assert(DEED_KIND_COUNT < MOST_DEEDS, "a deed of each kind has room");

static void add(struct deeds *deeds, enum deed_kind kind,
                const struct event *event)
{
    struct deed *deed;
    if (deeds->count == MOST_DEEDS)
        deeds_merge(deeds);
    deed = find_open(deeds, kind);
    if (!deed) {
        deed = &deeds->list[deeds->count++];
        *deed = (struct deed){.kind = kind};
    }
    if (deed->count < MOST_NAMED)
        deed->events[deed->count] = event;
    if (kind == DEED_BLOCK)
        deed->span += event->u.block.duration;
    deed->count++;
}

void deeds_note_start(struct deeds *deeds, const struct event *event)
{
    add(deeds, DEED_START, event);
}

void deeds_note(struct deeds *deeds, const struct event *event)
{
    enum deed_kind kind = find_kind(deeds, event);
    if (event->kind == EVENT_TASK)
        deeds->created = event->u.task.id;
    if (kind == DEED_KIND_COUNT)
        return;
    add(deeds, kind, event);
    deeds->is_done = deeds->is_done || event->kind == EVENT_DONE;
}

void deeds_add(struct deeds *deeds, enum deed_kind kind)
{
    add(deeds, kind, NULL);
}

static void join(struct deed *deed, const struct deed *other)
{
    for (size_t i = 0; i < other->count && i < MOST_NAMED; i++)
        if (deed->count + i < MOST_NAMED)
            deed->events[deed->count + i] = other->events[i];
    deed->count += other->count;
    deed->span += other->span;
}

void deeds_merge(struct deeds *deeds)
{
    size_t kept = 0;
    for (size_t i = 0; i < deeds->count; i++) {
        size_t j = 0;
        while (j < kept && deeds->list[j].kind != deeds->list[i].kind)
            j++;
        if (j < kept)
            join(&deeds->list[j], &deeds->list[i]);
        else
            deeds->list[kept++] = deeds->list[i];
    }
    deeds->count = kept;
}

static void take_out(struct deeds *deeds, size_t index)
{
    for (deeds->count--; index < deeds->count; index++)
        deeds->list[index] = deeds->list[index + 1];
}

static bool is_gap(const struct deeds *deeds, size_t index)
{
    return index < deeds->count && deeds->list[index].kind == DEED_GAP;
}

int deeds_least(const struct deeds *deeds)
{
    int least = WANTED;
    for (size_t i = 0; i < deeds->count; i++)
        if (wants[deeds->list[i].kind] < least)
            least = wants[deeds->list[i].kind];
    return least;
}

bool deeds_is_trifle(int wanted)
{
    return wanted < GAP_FROM;
}

/* An operation's name goes before the operation does. */
static bool can_be_brief(const struct deed *deed)
{
    return !deed->is_brief && deed->count == 1 &&
           (deed->kind == DEED_IO || deed->kind == DEED_JOB ||
            deed->kind == DEED_UNIO);
}

bool deeds_drop(struct deeds *deeds)
{
    int least = deeds_least(deeds);
    size_t at = 0;
    if (least == WANTED)
        return false;
    while (wants[deeds->list[at].kind] != least)
        at++;
    if (can_be_brief(&deeds->list[at]))
        return deeds->list[at].is_brief = true;
    if (deeds_is_trifle(least) || is_gap(deeds, at + 1) ||
        (at > 0 && is_gap(deeds, at - 1)))
        take_out(deeds, at);
    else
        deeds->list[at] = (struct deed){.kind = DEED_GAP, .count = 1};
    return true;
}

static bool is_sleep(const struct label *label)
{
    return label->kind == LABEL_CALL && label->task &&
           strcmp(label->call, "sleep") == 0;
}

bool deeds_tell_sleep(struct deeds *deeds)
{
    struct deed *timer, *wait;
    if (deeds->count < 2)
        return false;
    wait = &deeds->list[deeds->count - 1];
    timer = wait - 1;
    if (wait->kind != DEED_WAIT || timer->kind != DEED_TIMER ||
        timer->count != 1 || strcmp(wait->events[0]->u.wait.on, "sleep") != 0 ||
        !is_sleep(&timer->events[0]->u.handle.label))
        return false;
    timer->kind = DEED_SLEEP;
    deeds->count--;
    return true;
}
