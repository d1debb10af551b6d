/* SPDX-License-Identifier: MIT */
/* why.h -- sentences that say why, computed from the events alone. */
#ifndef LOOPSCOPE_UI_WHY_H
#define LOOPSCOPE_UI_WHY_H

#include <stddef.h>

struct timeline;

/*
 * Why the state after `position` events is what it is: why this handle runs
 * now (what put it there), why the clock moved, how the program ended. One
 * sentence of UTF-8, cut to size. Returns buffer.
 */
char *why_now(struct timeline *timeline, size_t position, char *buffer,
              size_t size);

/*
 * What the handle that ran last before `position` did, and what was done
 * after it outside any handle, in the order of the events ("Task-2 printed a
 * line, armed a timer until 2.000, waits for sleep"); empty before the first.
 * Has room in so many rows of so many columns where it can: says less, but
 * always what the task waits for or how it ended. 0 columns: says all.
 */
char *what_it_did(struct timeline *timeline, size_t position, int columns,
                  int rows, char *buffer, size_t size);

#endif
