/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

DEF(slow)
{
    print("slow begins");
    time_sleep(2);
    print("slow ends");
    return text("slow");
}

DEF(quick)
{
    print("quick begins");
    time_sleep(1);
    print("quick ends");
    return text("quick");
}

ASYNC_MAIN
{
    value both =
        await(gather(to_thread(slow()), to_thread(quick())));
    print("%s", repr(both));
    return None;
}
