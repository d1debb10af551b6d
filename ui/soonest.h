/* SPDX-License-Identifier: MIT */
/* soonest.h -- the operations under way that will complete first. */
#ifndef LOOPSCOPE_UI_SOONEST_H
#define LOOPSCOPE_UI_SOONEST_H

#include <stddef.h>

#include "ui/timeline.h"

/*
 * The first `most` pending operations, in `ops`, in the order in which they
 * are due; those of which that is not known come last, in order of start.
 * Returns how many.
 */
size_t ops_soonest(const struct timeline *timeline, const struct model *model,
                   const struct model_op **ops, size_t most);

#endif
