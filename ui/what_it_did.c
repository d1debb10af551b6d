/* SPDX-License-Identifier: MIT */
#include "ui/why.h"

#include <stdbool.h>
#include <string.h>

#include "sim/trace/text.h"
#include "ui/sentence.h"
#include "ui/timeline.h"

/* What handles do, in the order in which the line tells it. */
enum deed {
    DEED_PRINT,
    DEED_BLOCK,
    DEED_TASK,
    DEED_READY,
    DEED_TIMER,
    DEED_UNTIMER,
    DEED_JOB,
    DEED_IO,
    DEED_CANCEL,
    DEED_WARN,
    DEED_YIELD,
    DEED_WAIT,
    DEED_RESULT,
    DEED_EXCEPTION,
    DEED_CANCELLED,
    DEED_CALLBACK,
    DEED_COUNT
};

/* How it is told, done once and more often. */
static const struct {
    const char *once;
    const char *often;
} clauses[DEED_COUNT] = {
    [DEED_PRINT] = {"printed a line", "printed {count} lines"},
    [DEED_BLOCK] = {"held the loop for {span} s",
                    "held the loop {count} times"},
    [DEED_TASK] = {"created {task}", "created {count} tasks"},
    [DEED_READY] = {"queued {name}", "queued {count} handles"},
    [DEED_TIMER] = {"armed a timer for {when}", "armed {count} timers"},
    [DEED_UNTIMER] = {"cancelled a timer", "cancelled {count} timers"},
    [DEED_JOB] = {"handed {name} to the executor",
                  "handed {count} jobs to the executor"},
    [DEED_IO] = {"started I/O {name}", "started {count} I/O operations"},
    [DEED_CANCEL] = {"cancelled {task}", "cancelled {count} tasks"},
    [DEED_WARN] = {"raised {value}", "raised {value}"},
    [DEED_YIELD] = {"gave way", "gave way"},
    [DEED_WAIT] = {"waits for {on}", "waits for {on}"},
    [DEED_RESULT] = {"returned {value}", "returned {value}"},
    [DEED_EXCEPTION] = {"raised {value}", "raised {value}"},
    [DEED_CANCELLED] = {"ended cancelled", "ended cancelled"},
    [DEED_CALLBACK] = {"queued {name}", "queued {count} callbacks"},
};

/* What a handle did: how often, and the event that did it first. */
struct deeds {
    const struct label *label; /* of the handle */
    uint32_t created;          /* the task created last */
    bool is_done;
    size_t counts[DEED_COUNT];
    const struct event *first[DEED_COUNT];
};

/* Of a new task its first step is told no more, nor are those of a done. */
static enum deed find_ready_deed(struct deeds *deeds, const struct label *label)
{
    bool is_step = label->kind == LABEL_STEP;
    if (is_step && label->task == deeds->created)
        return DEED_COUNT;
    if (is_step && deeds->label->kind != LABEL_CALL &&
        label->task == deeds->label->task)
        return DEED_YIELD;
    return deeds->is_done ? DEED_CALLBACK : DEED_READY;
}

static enum deed find_done_deed(enum done_how how)
{
    static const enum deed of_how[] = {[DONE_RESULT] = DEED_RESULT,
                                       [DONE_EXCEPTION] = DEED_EXCEPTION,
                                       [DONE_CANCELLED] = DEED_CANCELLED};
    return of_how[how];
}

static enum deed find_deed(struct deeds *deeds, const struct event *event)
{
    switch (event->kind) {
    case EVENT_PRINT:
        return DEED_PRINT;
    case EVENT_BLOCK:
        return DEED_BLOCK;
    case EVENT_TASK:
        deeds->created = event->u.task.id;
        return DEED_TASK;
    case EVENT_READY:
        return find_ready_deed(deeds, &event->u.handle.label);
    case EVENT_TIMER:
        return DEED_TIMER;
    case EVENT_UNTIMER:
        return DEED_UNTIMER;
    case EVENT_JOB:
        return DEED_JOB;
    case EVENT_IO:
        return DEED_IO;
    case EVENT_CANCEL:
        return DEED_CANCEL;
    case EVENT_WARN:
        return DEED_WARN;
    case EVENT_WAIT:
        return DEED_WAIT;
    case EVENT_DONE:
        deeds->is_done = true;
        return find_done_deed(event->u.done.how);
    default:
        return DEED_COUNT;
    }
}

static void note_deed(struct deeds *deeds, const struct event *event)
{
    enum deed deed = find_deed(deeds, event);
    if (deed == DEED_COUNT)
        return;
    if (deeds->counts[deed]++ == 0)
        deeds->first[deed] = event;
}

/* Room for the words that are made here. */
struct word_room {
    char label[WORD_SIZE];
    char time[TIME_FORMAT_SIZE];
};

static struct words find_words(const struct event *event,
                               struct word_room *room)
{
    switch (event->kind) {
    case EVENT_BLOCK:
        return (struct words){
            .span = time_format(event->u.block.duration, room->time)};
    case EVENT_TASK:
        return (struct words){.task = event->u.task.name};
    case EVENT_READY:
    case EVENT_TIMER:
    case EVENT_UNTIMER:
        return (struct words){
            .name = label_format(&event->u.handle.label, room->label,
                                 sizeof room->label),
            .when = time_format(event->u.handle.when, room->time)};
    case EVENT_JOB:
    case EVENT_IO:
        return (struct words){.name = event->u.op.name};
    case EVENT_CANCEL:
        return (struct words){.task = event->u.cancel.name};
    case EVENT_WAIT:
        return (struct words){.on = event->u.wait.on};
    case EVENT_DONE:
        return (struct words){.value = event->u.done.value};
    case EVENT_WARN:
        return (struct words){.value = event->u.warn.value};
    default:
        return (struct words){0};
    }
}

static void tell_deed(struct line *line, const struct deeds *deeds,
                      enum deed deed)
{
    struct word_room room;
    struct words words = find_words(deeds->first[deed], &room);
    char digits[24];
    struct line count;
    line_init(&count, digits, sizeof digits);
    line_add_number(&count, (int64_t)deeds->counts[deed]);
    words.count = digits;
    sentence_add(line,
                 deeds->counts[deed] == 1 ? clauses[deed].once
                                          : clauses[deed].often,
                 &words);
}

static bool stops_loop(const struct label *label)
{
    return label->kind == LABEL_CALL && label->task &&
           strcmp(label->call, "run") == 0;
}

static void tell(struct line *line, const struct deeds *deeds)
{
    const char *between = " ";
    if (deeds->label->kind == LABEL_CALL)
        line_add_label(line, deeds->label);
    else
        line_add(line, deeds->label->task_name);
    for (enum deed deed = 0; deed < DEED_COUNT; deed++) {
        if (!deeds->counts[deed])
            continue;
        line_add(line, between);
        tell_deed(line, deeds, deed);
        between = ", ";
    }
    if (between[0] != ' ')
        return;
    line_add(line, stops_loop(deeds->label) ? " told the loop to stop"
                                            : " did nothing that shows");
}

/* The last run event before `position` with an event after it; or none. */
static size_t find_run(struct timeline *timeline, size_t position)
{
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

char *what_it_did(struct timeline *timeline, size_t position, char *buffer,
                  size_t size)
{
    struct line line;
    line_init(&line, buffer, size);
    if (position > timeline_count(timeline))
        position = timeline_count(timeline);
    size_t run = find_run(timeline, position);
    if (run == TIMELINE_NONE)
        return buffer;
    struct deeds deeds = {.label =
                              &timeline_event(timeline, run)->u.handle.label};
    for (size_t i = run + 1;
         i < position && timeline_runner(timeline, i) == run; i++)
        note_deed(&deeds, timeline_event(timeline, i));
    tell(&line, &deeds);
    return buffer;
}
