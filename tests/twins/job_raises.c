/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

DEF(work)
{
    time_sleep(1);
    raise(ValueError("bad"));
}

ASYNC_MAIN
{
    TRY {
        await(to_thread(work()));
    }
    EXCEPT (ValueError) {
        print("%s", repr(caught()));
    }
    await(run_in_executor(NULL, work()));
    return None;
}
