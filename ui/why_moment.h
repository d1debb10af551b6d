/* SPDX-License-Identifier: MIT */
/* why_moment.h -- what the sentences of why_now() are made from. */
#ifndef LOOPSCOPE_UI_WHY_MOMENT_H
#define LOOPSCOPE_UI_WHY_MOMENT_H

#include "sim/trace/line.h"
#include "ui/sentence.h"
#include "ui/timeline.h"

/* The last event, and the state after it. */
struct moment {
    struct line line; /* the sentence so far */
    struct timeline *timeline;
    const struct model *model;
    const struct event *event;
    size_t index; /* of the event */
    char actor[WORD_SIZE];
};

/* Adds a template to the sentence; {actor} is the moment's. */
void moment_say(struct moment *moment, const char *template,
                struct words words);

/* The sentence for what a handle, or nobody, did: task to warn events. */
void moment_say_deed(struct moment *moment);

/* The sentences for the exit event: how it ended, and what was left. */
void moment_say_exit(struct moment *moment);

/* A number as a word. */
struct number {
    char text[24];
};

struct number number_of(size_t value);

#endif
