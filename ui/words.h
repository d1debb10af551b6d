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
const char *task_tag(const struct model_task *task);

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

/*
 * Whether the task was cancelled and did not get to see it yet, or sees it in
 * the step that runs. A cancel that it refused or caught is over.
 */
bool is_being_cancelled(const struct timeline *timeline,
                        const struct model *model, uint32_t task);

#endif
