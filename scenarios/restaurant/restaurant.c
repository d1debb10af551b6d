/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(stays, const char *, guest)
{
    print("%s orders", guest);
    time_sleep(3);
    print("%s eats", guest);
    return None;
}

ASYNC(moves_on, const char *, guest)
{
    print("%s orders", guest);
    await(async_sleep(3));
    print("%s eats", guest);
    return None;
}

ASYNC_MAIN
{
    print("The waiter stays");
    await(gather(stays("Ann"), stays("Bob"), stays("Cy")));
    print("The waiter moves on");
    await(gather(moves_on("Ann"), moves_on("Bob"),
                 moves_on("Cy")));
    return None;
}
