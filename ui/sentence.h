/* SPDX-License-Identifier: MIT */
/* sentence.h -- sentences from templates with words in braces. */
#ifndef LOOPSCOPE_UI_SENTENCE_H
#define LOOPSCOPE_UI_SENTENCE_H

#include "sim/trace/event.h"
#include "sim/trace/line.h"

/* Longer words, such as a long result, are cut to this many bytes. */
enum { WORD_SIZE = 64 };

/*
 * What a template's "{task}" and so on stand for; NULL stands for nothing.
 * The strings need to live until the sentence is made.
 */
struct words {
    const char *task;  /* the task it is about */
    const char *actor; /* who did it: a task, a callback, asyncio.run */
    const char *other; /* another task that had a part in it */
    const char *on;    /* what a task waits for */
    const char *name;  /* of a callback, a coroutine, an operation */
    const char *value; /* a repr */
    const char *how;   /* "is done", "failed", "was cancelled" */
    const char *armed; /* when a timer was armed */
    const char *when;
    const char *span;
    const char *count;
};

/* Adds the template; each "{word}" is replaced by the word. */
void sentence_add(struct line *line, const char *template,
                  const struct words *words);

#endif
