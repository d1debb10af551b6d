/* SPDX-License-Identifier: MIT */
/* twin.h -- two traces of one program, side by side: C and Python. */
#ifndef LOOPSCOPE_UI_TWIN_H
#define LOOPSCOPE_UI_TWIN_H

#include <stdbool.h>
#include <stddef.h>

#include "ui/timeline.h"

/*
 * The native run of a scenario and the recording of its Python twin have the
 * same text lines, one by one. What the main timeline shows after its k-th
 * text event, the twin shows after its own k-th: so the recording says where
 * in the Python listing each native event stands, and the other way round.
 */
struct twin;

/* Owns neither; both must live longer. They are two different timelines. */
struct twin *twin_create(struct timeline *main, struct timeline *other);
void twin_free(struct twin *twin);

/* The other timeline. */
struct timeline *twin_timeline(const struct twin *twin);

/*
 * The other's position for a position of the main timeline; asks the other
 * for more events as needed. Where they differ, or the other is shorter, it
 * stays at the last place where they agreed, and *agrees is false.
 */
size_t twin_position(struct twin *twin, size_t position, bool *agrees);

#endif
