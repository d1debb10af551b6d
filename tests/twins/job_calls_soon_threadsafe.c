/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

static void tell(value words)
{
    print("%s", str(words));
}

DEF(work)
{
    for (int n = 0; n < 2; n++) {
        time_sleep(1);
        call_soon_threadsafe(tell, text("step %d", n));
    }
    return text("done");
}

ASYNC_MAIN
{
    print("%s", str(await(run_in_executor(NULL, work()))));
    return None;
}
