/* SPDX-License-Identifier: MIT */
/* registry.h -- every scenario there is; made from the folders.
 */
#ifndef LOOPSCOPE_SCENARIOS_REGISTRY_H
#define LOOPSCOPE_SCENARIOS_REGISTRY_H

#include <stddef.h>

#include "sim/runner.h"

/* A file's bytes, as they are or packed by xz. */
struct kept {
    const char *bytes; /* NULL: there is no such file yet */
    size_t size;
};

/*
 * One folder of scenarios/. Its files are part of the program,
 * so that it runs from anywhere; each text ends with a 0.
 */
struct scenario {
    struct program program; /* NAME.c */
    const char *name;
    const char *group;          /* a heading of the list */
    const char *summary;        /* one line */
    const char *guide;          /* guide.md */
    struct kept expected_jsonl; /* what CPython recorded of
                                   NAME.py */
    struct kept expected_trace; /* its text form */
};

extern const struct scenario scenarios[];
extern const size_t scenario_count;

/* NULL if there is none of this name. */
const struct scenario *scenario_find(const char *name);

#endif
