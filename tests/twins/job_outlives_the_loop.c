/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

static void tell(value unused)
{
    (void)unused;
    print("told");
}

DEF(work)
{
    call_soon_threadsafe(tell, None);
    time_sleep(1);
    TRY {
        call_soon_threadsafe(tell, None);
    }
    EXCEPT (RuntimeError) {
        print("%s", repr(caught()));
    }
    return None;
}

ASYNC_MAIN
{
    struct executor *executor = executor_new(1);
    run_in_executor(executor, work());
    await(async_sleep(0.5));
    return None;
}
