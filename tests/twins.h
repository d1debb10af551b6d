/* SPDX-License-Identifier: MIT */
/* twins.h -- small programs, one behaviour each, in C and in Python. */
#ifndef LOOPSCOPE_TESTS_TWINS_H
#define LOOPSCOPE_TESTS_TWINS_H

#include <stddef.h>

struct coro;

/* tests/twins/NAME.c; NAME.trace is what CPython recorded of NAME.py. */
struct twin_program {
    const char *name;
    struct coro *(*main)(void);
};

extern const struct twin_program twin_programs[];
extern const size_t twin_program_count;

#endif
