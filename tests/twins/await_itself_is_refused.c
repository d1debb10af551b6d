/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(child)
{
    TRY {
        await(current_task());
    }
    EXCEPT (RuntimeError) {
        print("refused");
    }
    return text("goes on");
}

ASYNC_MAIN
{
    struct task *task = create_task(child());
    print("%s", str(await(task)));
    return None;
}
