/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(stubborn)
{
    while (true) {
        TRY {
            await(async_sleep(0));
        }
        EXCEPT (CancelledError) {
            print("no");
        }
    }
    return None;
}

ASYNC_MAIN
{
    create_task(stubborn());
    await(async_sleep(0));
    return None;
}
