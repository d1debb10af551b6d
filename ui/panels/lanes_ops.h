/* SPDX-License-Identifier: MIT */
/* lanes_ops.h -- the timeline's lanes of I/O operations and jobs. */
#ifndef LOOPSCOPE_UI_PANELS_LANES_OPS_H
#define LOOPSCOPE_UI_PANELS_LANES_OPS_H

#include "ui/panels/lanes_axis.h"

/*
 * A lane in each row of the area: those under way, then those that ended
 * last, in order of their beginning. Names have so many columns.
 */
void op_lanes_draw(const struct drawing *d, struct rect area,
                   const struct axis *axis, int names);

#endif
