/* SPDX-License-Identifier: MIT */
/* why_words.h -- the words of a sentence that says why a handle was queued. */
#ifndef LOOPSCOPE_UI_WHY_WORDS_H
#define LOOPSCOPE_UI_WHY_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sim/trace/line.h"
#include "sim/trace/text.h"
#include "ui/sentence.h"
#include "ui/timeline.h"

/* Room for the words that are made here. */
struct why_room {
    char actor[WORD_SIZE];
    char on[WORD_SIZE];
    char due[TIME_FORMAT_SIZE * 2 + 8];
    char armed[TIME_FORMAT_SIZE];
    char span[TIME_FORMAT_SIZE];
};

/*
 * What a template may want to know of the ready, fire or deliver event
 * `cause`; {when} is when that was due, and how late the loop came to it.
 * They live as long as the timeline and the room.
 */
struct words why_words(struct timeline *timeline, const struct model *model,
                       size_t cause, struct why_room *room);

/*
 * What the task stood in line for when it went to wait, "an item of Queue 1",
 * into the buffer; false: it stood in none.
 */
bool why_words_shared(struct timeline *timeline, const struct model *model,
                      uint32_t task, char *on, size_t size);

#endif
