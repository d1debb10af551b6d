/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(stubborn)
{
    TRY {
        await(async_sleep(5));
    }
    EXCEPT (CancelledError) {
        await(create_future());
    }
    return None;
}

ASYNC_MAIN
{
    create_task(stubborn());
    await(async_sleep(1));
    raise(ValueError("hidden by the deadlock"));
}
