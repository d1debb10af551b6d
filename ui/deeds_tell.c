/* SPDX-License-Identifier: MIT */
/* The words for what a handle did. */
#include "ui/deeds.h"

#include <string.h>

#include "sim/trace/text.h"
#include "ui/awaits.h"
#include "ui/sentence.h"
#include "ui/waits_tree.h"

#define SHORT_VALUE 28 /* bytes of a value where there is little room */

/*
 * How it is told: done once, more than once, of several by name, and once
 * without a name.
 */
static const struct {
    const char *once;
    const char *often;
    const char *named; /* NULL: they have no names worth it */
    const char *brief; /* NULL: it is never told so */
} clauses[DEED_KIND_COUNT] = {
    [DEED_STOP] = {"told the loop to stop", "told the loop to stop", NULL,
                   NULL},
    [DEED_STOPPED] = {"stopped the loop", "stopped the loop", NULL, NULL},
    [DEED_PRINT] = {"printed a line", "printed {count} lines", NULL, NULL},
    [DEED_BLOCK] = {"held the loop for {span} s", "held the loop for {span} s",
                    NULL, NULL},
    [DEED_TASK] = {"created {name}", "created {count} tasks", NULL, NULL},
    [DEED_START] = {"started {name} at once", "started {count} tasks at once",
                    "started {name} at once", NULL},
    [DEED_READY] = {"queued {name}", "queued {count} handles", "queued {name}",
                    NULL},
    [DEED_TIMER] = {"armed a timer until {name}", "armed {count} timers",
                    "armed timers until {name}", NULL},
    [DEED_UNTIMER] = {"disarmed a timer", "disarmed {count} timers", NULL,
                      NULL},
    [DEED_JOB] = {"handed {name} to the executor",
                  "handed {count} jobs to the executor",
                  "handed {name} to the executor", "handed over a job"},
    [DEED_IO] = {"started I/O {name}", "started {count} I/O operations",
                 "started I/O {name}", "started I/O"},
    [DEED_UNIO] = {"gave up I/O {name}", "gave up {count} I/O operations",
                   "gave up I/O {name}", "gave up I/O"},
    [DEED_CANCEL] = {"asked {name} to cancel", "asked {count} tasks to cancel",
                     "asked {name} to cancel", NULL},
    [DEED_WARN] = {"raised {value}", "raised {value}", NULL, NULL},
    [DEED_YIELD] = {"gave way", "gave way", NULL, NULL},
    [DEED_WAIT] = {"waits for {on}", "waits for {on}", NULL, NULL},
    [DEED_SLEEP] = {"sleeps until {name}", "sleeps until {name}", NULL, NULL},
    [DEED_RESULT] = {"returned {value}", "returned {value}", NULL, NULL},
    [DEED_EXCEPTION] = {"raised {value}", "raised {value}", NULL, NULL},
    [DEED_CANCELLED] = {"ended cancelled", "ended cancelled", NULL, NULL},
    [DEED_CALLBACK] = {"queued {name}", "queued {count} callbacks",
                       "queued {name}", NULL},
};

/* The name of the thing that an event of a deed is about. */
static void add_name(struct line *line, const struct event *event)
{
    switch (event->kind) {
    case EVENT_TASK:
        line_add(line, event->u.task.name);
        break;
    case EVENT_READY:
        line_add_label(line, &event->u.handle.label);
        break;
    case EVENT_TIMER:
        line_add_time(line, event->u.handle.when);
        break;
    case EVENT_JOB:
    case EVENT_IO:
    case EVENT_UNIO:
        line_add(line, event->u.op.name);
        break;
    case EVENT_CANCEL:
        line_add(line, event->u.cancel.name);
        break;
    default:
        break;
    }
}

/* "a", "a and b", "a, b and c". */
static void add_names(struct line *line, const struct deed *deed)
{
    for (size_t i = 0; i < deed->count && i < MOST_NAMED; i++) {
        if (i > 0)
            line_add(line, i + 1 == deed->count ? " and " : ", ");
        add_name(line, deed->events[i]);
    }
}

/* Room for the words that are made here. */
struct word_room {
    char names[WORD_SIZE * 4];
    char on[WORD_SIZE];
    char value[WORD_SIZE];
    char span[TIME_FORMAT_SIZE];
    char count[24];
};

static const char *value_of(const struct event *event, bool whole,
                            struct word_room *room)
{
    const char *value = event->kind == EVENT_WARN   ? event->u.warn.value
                        : event->kind == EVENT_DONE ? event->u.done.value
                                                    : NULL;
    struct line line;
    if (whole || !value || strlen(value) < SHORT_VALUE)
        return value;
    line_init(&line, room->value, SHORT_VALUE);
    line_add(&line, value);
    strcat(room->value, "…");
    return room->value;
}

/* As the sentence has it that will tell who woke the task. */
static const char *find_on(const struct model *model, const struct event *wait,
                           struct word_room *room)
{
    struct resource_place place = resource_place_of(model, wait->u.wait.task);
    return place.resource
               ? waits_wish(model, place, room->on, sizeof room->on)
               : awaits_words(model, wait, room->on, sizeof room->on);
}

static struct words find_words(const struct deed *deed,
                               const struct model *model, enum naming naming,
                               struct word_room *room)
{
    const struct event *event = deed->events[0];
    struct words words = {.name = room->names, .count = room->count};
    struct line names, count;
    line_init(&names, room->names, sizeof room->names);
    line_init(&count, room->count, sizeof room->count);
    line_add_number(&count, (int64_t)deed->count);
    if (!event)
        return words;
    add_names(&names, deed);
    words.value = value_of(event, naming == NAME_ALL, room);
    if (event->kind == EVENT_BLOCK)
        words.span = time_format(deed->span, room->span);
    if (event->kind == EVENT_WAIT)
        words.on = find_on(model, event, room);
    return words;
}

static void tell_deed(const struct deed *deed, const struct model *model,
                      enum naming naming, struct line *line)
{
    struct word_room room;
    struct words words = find_words(deed, model, naming, &room);
    bool is_named = naming == NAME_ALL ||
                    (naming == NAME_TASKS_ASKED && deed->kind == DEED_CANCEL);
    bool has_names = is_named && clauses[deed->kind].named &&
                     deed->count <= MOST_NAMED &&
                     strlen(room.names) < WORD_SIZE;
    if (deed->is_brief)
        sentence_add(line, clauses[deed->kind].brief, &words);
    else if (deed->count == 1)
        sentence_add(line, clauses[deed->kind].once, &words);
    else if (has_names)
        sentence_add(line, clauses[deed->kind].named, &words);
    else
        sentence_add(line, clauses[deed->kind].often, &words);
}

void deeds_tell(const struct deeds *deeds, const struct model *model,
                enum naming naming, struct line *line)
{
    for (size_t i = 0; i < deeds->count; i++) {
        if (i > 0)
            line_add(line, ", ");
        if (deeds->list[i].kind == DEED_COUNTED)
            line_add(line, deeds->note);
        else if (deeds->list[i].kind == DEED_GAP)
            line_add(line, "…");
        else
            tell_deed(&deeds->list[i], model, naming, line);
    }
}
