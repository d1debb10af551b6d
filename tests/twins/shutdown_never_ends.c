/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

static void again(value unused)
{
    (void)unused;
    call_soon(again, None);
}

DEF(work)
{
    time_sleep(1);
    print("never");
    return None;
}

ASYNC_MAIN
{
    run_in_executor(NULL, work());
    call_soon(again, None);
    return None;
}
