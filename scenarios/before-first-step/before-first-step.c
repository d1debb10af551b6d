/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(worker, const char *, name)
{
    print("%s starts", name);
    TRY {
        await(async_sleep(5));
    }
    FINALLY {
        print("%s cleans up", name);
    }
    return None;
}

ASYNC_MAIN
{
    struct task *old = create_task(worker("old"));
    await(async_sleep(1));
    struct task *new = create_task(worker("new"));
    cancel(old);
    cancel(new);
    await(wait(list(old, new), NO_TIMEOUT, ALL_COMPLETED));
    print("old cancelled: %s", str(cancelled(old)));
    print("new cancelled: %s", str(cancelled(new)));
    return None;
}
