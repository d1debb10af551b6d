/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

static void due(value n)
{
    print("%s", str(n));
}

ASYNC_MAIN
{
    call_later(2, due, "two");
    call_at(1, due, "one");
    call_later(1, due, "one again");
    call_later(0.5, due, "half");
    call_later(0, due, "zero");
    call_later(-1, due, "minus one");
    call_at(0, due, "at zero");
    call_later(1, due, "one once more");
    await(async_sleep(1));
    print("main %s", str(loop_time()));
    time_sleep(1.5);
    call_at(2.25, due, "past");
    await(async_sleep(0));
    print("main ends");
    return None;
}
