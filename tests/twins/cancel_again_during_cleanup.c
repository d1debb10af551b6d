/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(child)
{
    TRY {
        await(async_sleep(10));
    }
    FINALLY {
        print("cleaning up");
        TRY {
            await(async_sleep(5));
            print("never printed");
        }
        FINALLY {
            print("interrupted");
        }
    }
    return None;
}

ASYNC_MAIN
{
    struct task *task = create_task(child());
    await(async_sleep(1));
    print("%s", str(cancel(task)));
    await(async_sleep(1));
    print("%s", str(cancel_with(task, "now")));
    TRY {
        await(task);
    }
    EXCEPT (CancelledError) {
        print("%s", repr(caught()));
    }
    print("%d", cancelling(task));
    return None;
}
