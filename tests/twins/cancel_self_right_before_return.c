/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(child)
{
    cancel_with(current_task(), "too late");
    return text("lost");
}

ASYNC(failing)
{
    cancel(current_task());
    raise(ValueError("wins"));
}

ASYNC_MAIN
{
    struct task *task = create_task(child());
    TRY {
        print("%s", repr(await(task)));
    }
    EXCEPT (CancelledError) {
        print("%s", repr(caught()));
    }
    print("%s", str(cancelled(task)));
    task = create_task(failing());
    value v = await(gather_return_exceptions(task));
    print("%s", repr(v));
    return None;
}
