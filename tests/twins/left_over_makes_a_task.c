/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(fresh)
{
    print("fresh begins");
    await(async_sleep(0));
    print("fresh again");
    await(async_sleep(1));
    print("fresh ends");
    return None;
}

ASYNC(child)
{
    TRY {
        await(async_sleep(5));
    }
    FINALLY {
        create_task(fresh());
    }
    return None;
}

ASYNC_MAIN
{
    create_task(child());
    await(async_sleep(1));
    return None;
}
