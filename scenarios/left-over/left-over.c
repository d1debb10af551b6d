/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(job, const char *, name, double, cleanup)
{
    TRY {
        await(async_sleep(10));
        print("%s finished", name);
    }
    FINALLY {
        await(async_sleep(cleanup));
        print("%s cleaned up", name);
    }
    return None;
}

ASYNC_MAIN
{
    struct task *quick = create_task(job("quick", 1));
    struct task *slow = create_task(job("slow", 3));
    await(async_sleep(2));
    print("main ends; done: %s %s", str(done(quick)),
          str(done(slow)));
    return None;
}
