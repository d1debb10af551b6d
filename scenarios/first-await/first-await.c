/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC_MAIN
{
    print("hello");
    await(async_sleep(2));
    print("world");
    return None;
}
