/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(child)
{
    print("child");
    return None;
}

ASYNC_MAIN
{
    create_task(child());
    print("%s", str(await(async_sleep_result(-1, "back"))));
    await(async_sleep(1e-9));
    await(async_sleep(4e-10));
    print("%s", str(loop_time()));
    return None;
}
