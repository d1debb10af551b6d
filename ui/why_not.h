/* SPDX-License-Identifier: MIT */
/* why_not.h -- why one task does not run, computed from the events alone. */
#ifndef LOOPSCOPE_UI_WHY_NOT_H
#define LOOPSCOPE_UI_WHY_NOT_H

#include <stddef.h>
#include <stdint.h>

struct timeline;
struct model;

/*
 * What a task waits for and who could end that, how far behind it stands in
 * the ready queue, or how it ended; and what became of a request to cancel
 * it. A sentence or two of UTF-8, cut to size. Returns buffer.
 */
char *why_not(const struct timeline *timeline, const struct model *model,
              uint32_t task, char *buffer, size_t size);

#endif
