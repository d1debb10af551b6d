/* SPDX-License-Identifier: MIT */
/* mutant.h -- recorded traces, and what becomes of them by chance. */
#ifndef LOOPSCOPE_TESTS_MUTANT_H
#define LOOPSCOPE_TESTS_MUTANT_H

#include <stddef.h>
#include <stdint.h>

#include <jansson.h>

/* Numbers that depend on the seed alone; never 0 is the state. */
struct chance {
    uint32_t state;
};

struct chance chance_of(uint32_t seed);
/* From 0 to below `count`, which is not 0. */
uint32_t chance_below(struct chance *chance, size_t count);

/* The objects of a file of JSON Lines, in an array. */
json_t *mutant_parent(const char *path);

/*
 * One of the parents with a few lines changed, left out, repeated or brought
 * in from another. Most have ids and times put in order again, so that the
 * reader goes on to what comes after. `*first` is the first line (from 0) that
 * is not as it was.
 */
json_t *mutant_make(const json_t *parents, struct chance *chance,
                    size_t *first);

/* Its JSON Lines; the test frees it. */
char *mutant_text(const json_t *mutant);

#endif
