/* SPDX-License-Identifier: MIT */
/* numbers.h -- keeping a number within bounds. */
#ifndef LOOPSCOPE_UI_NUMBERS_H
#define LOOPSCOPE_UI_NUMBERS_H

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

#endif
