/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(busy)
{
    time_sleep(0.75);
    await(async_sleep(0.25));
    print("busy %s", str(loop_time()));
    return None;
}

static void blocks(value seconds)
{
    time_sleep(as_float(seconds));
    print("callback %s", str(loop_time()));
}

ASYNC_MAIN
{
    call_soon(blocks, 0.5);
    await(gather(busy(), busy(), async_sleep(1)));
    print("main %s", str(loop_time()));
    return None;
}
