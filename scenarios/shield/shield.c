/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(save)
{
    print("saving");
    await(async_sleep(3));
    print("saved");
    return None;
}

ASYNC_MAIN
{
    struct task *saving = create_task(save());
    TRY {
        await(wait_for(shield(saving), 1));
    }
    EXCEPT (TimeoutError) {
        print("gave up waiting");
    }
    await(saving);
    print("main ends");
    return None;
}
