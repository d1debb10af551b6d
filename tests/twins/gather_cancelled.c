/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(child, bool, stubborn)
{
    TRY {
        await(async_sleep(5));
    }
    EXCEPT (CancelledError) {
        print("%s", repr(caught()));
        if (!stubborn)
            RAISE;
        await(async_sleep(1));
    }
    return text("ends");
}

ASYNC(parent)
{
    TRY {
        value v = await(gather_return_exceptions(child(true),
                                                 child(false)));
        print("never printed %s", repr(v));
    }
    EXCEPT (CancelledError) {
        print("parent %s", repr(caught()));
        RAISE;
    }
    return None;
}

ASYNC_MAIN
{
    struct task *task = create_task(parent());
    await(async_sleep(1));
    cancel_with(task, "all of you");
    await(gather_return_exceptions(task));
    return None;
}
