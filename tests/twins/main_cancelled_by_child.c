/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(child, struct task *, parent)
{
    cancel_with(parent, "from below");
    await(async_sleep(1));
    print("never printed");
    return None;
}

ASYNC_MAIN
{
    create_task(child(current_task()));
    TRY {
        await(async_sleep(5));
    }
    FINALLY {
        print("main left");
    }
    return None;
}
