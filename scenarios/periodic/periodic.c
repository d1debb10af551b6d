/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(heartbeat)
{
    TRY {
        while (true) {
            print("beat");
            await(async_sleep(4.5));
        }
    }
    FINALLY {
        print("no more beats");
    }
    return None;
}

ASYNC_MAIN
{
    struct task *background = create_task(heartbeat());
    await(async_sleep(20));
    cancel(background);
    TRY {
        await(background);
    }
    EXCEPT (CancelledError) {
        print("heartbeat ended");
    }
    return None;
}
