/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(failing)
{
    await(async_sleep(1));
    raise(KeyError("k"));
}

ASYNC(watcher, int, n, struct task *, task)
{
    TRY {
        await(task);
    }
    EXCEPT (LookupError) {
        print("%d %s %s", n, repr(caught()), str(caught()));
    }
    return None;
}

ASYNC_MAIN
{
    struct task *task = create_task(failing());
    await(gather(watcher(1, task), watcher(2, task)));
    print("%s", repr(exception(task)));
    return None;
}
