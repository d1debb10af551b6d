/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(backup)
{
    await(async_sleep(1));
    raise(OSError("disk full"));
}

ASYNC_MAIN
{
    struct task *task = create_task(backup());
    for (int i = 0; i < 3; i++) {
        await(async_sleep(1));
        print("done: %s", str(done(task)));
    }
    print("all is well");
    return None;
}
