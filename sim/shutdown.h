/* SPDX-License-Identifier: MIT */
/* shutdown.h -- what asyncio.run does with the loop when main is done. */
#ifndef LOOPSCOPE_SIM_SHUTDOWN_H
#define LOOPSCOPE_SIM_SHUTDOWN_H

#include "sim/loop.h"

/*
 * Runs the loop while async generators and then the default executor are shut
 * down; what else is ready or comes due runs, too. Of these ticks the trace has
 * only what the program prints, and for how long it blocks. Then waits for the
 * jobs of other executors. The loop's limit of ticks, at least 1000, holds for
 * these by themselves. Returns TICK_RAN, or why it never came to an end.
 * (runners.py Runner.close, 3.13)
 */
enum tick_end loop_shut_down(struct loop *loop);

#endif
