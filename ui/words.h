/* SPDX-License-Identifier: MIT */
/* words.h -- how every panel says and draws the same thing the same way. */
#ifndef LOOPSCOPE_UI_WORDS_H
#define LOOPSCOPE_UI_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ui/glyphs.h"
#include "ui/roles.h"
#include "ui/timeline.h"

/* Room for what the functions here write. */
#define WORDS_SIZE 160

/* "running", "waiting", ... with a sign and a role of its own. */
const char *state_word(enum task_state state);
enum glyph state_glyph(enum task_state state);
enum role state_role(enum task_state state);

/* A task's colour; ROLE_NORMAL for 0, no task. */
enum role task_role(uint32_t task);

/*
 * The short name at the margin of the listing: "3" for Task-3, else the
 * task's own name. Returns a part of the name.
 */
const char *task_tag(const char *name);

/* "1.500 s" of virtual time; returns buffer. */
char *seconds(int64_t ns, char *buffer, size_t size);

/*
 * Who put a handle into the ready queue, from the event that did it: the
 * task or callback that ran then, "timer", "I/O", "job", or, where no handle
 * ran, "asyncio.run". Returns buffer.
 */
char *cause_words(const struct timeline *timeline, size_t cause, char *buffer,
                  size_t size);

/* What a task waits for, with the time or the number of tasks left. */
char *waits_words(const struct timeline *timeline, const struct model *model,
                  const struct model_task *task, char *buffer, size_t size);

/* Until when (ns) a task sleeps that waits; -1: it does not sleep. */
int64_t sleeps_until(const struct timeline *timeline,
                     const struct model_task *task);

/* What has become of the last request to cancel a task. */
enum cancel_stage {
    CANCEL_NONE,     /* there was none */
    CANCEL_ASKED,    /* the task has not run since */
    CANCEL_TOLD,     /* its first step since is the one that runs */
    CANCEL_OUTLIVED, /* that step is over, and the task was not cancelled */
    CANCEL_OBEYED,
};

enum cancel_stage cancel_stage(const struct model *model, uint32_t task);

/* "asked", "told", "went on"; "" where the state says it. */
const char *cancel_word(enum cancel_stage stage);

/*
 * Of a position right after a line event, the line's number, its function and
 * what that knows: "6 of plus_one: x = 0, y = 1". NULL at any other.
 */
const char *line_words(const struct timeline *timeline, size_t position,
                       char *text, size_t size);

/* Of an exit event: "the program has ended: exit exception E()". Returns text.
 */
const char *exit_sentence(const struct event *exit, char *text, size_t size);

#endif
