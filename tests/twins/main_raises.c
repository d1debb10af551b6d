/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(child)
{
    TRY {
        await(async_sleep(5));
    }
    FINALLY {
        print("child left");
    }
    return None;
}

ASYNC_MAIN
{
    create_task(child());
    await(async_sleep(1));
    raise(ValueError("bad %d", 7));
}
