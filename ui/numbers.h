/* SPDX-License-Identifier: MIT */
/* numbers.h -- keeping a number within bounds. */
#ifndef LOOPSCOPE_UI_NUMBERS_H
#define LOOPSCOPE_UI_NUMBERS_H

#include <stdint.h>

static inline int at_least(int value, int least)
{
    return value < least ? least : value;
}

static inline int at_most(int value, int most)
{
    return value > most ? most : value;
}

/* Where the bounds cross, the lower one counts. */
static inline int clamp(int value, int low, int high)
{
    return at_least(at_most(value, high), low);
}

/* From one instant to another, within all time: what call_at() is given may
 * lie as far before 0 as time ends after it. */
static inline int64_t span_between(int64_t from, int64_t to)
{
    if (to < 0 && from > INT64_MAX + to)
        return -INT64_MAX;
    if (from < 0 && to > INT64_MAX + from)
        return INT64_MAX;
    return to - from;
}

#endif
