/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

DEF(work)
{
    print("begin");
    time_sleep(1);
    print("end");
    return VALUE(5);
}

ASYNC_MAIN
{
    print("%s", str(await(to_thread(work()))));
    return None;
}
