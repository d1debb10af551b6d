/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(fan, const char *, name, double, delay,
      struct async_event *, gate)
{
    await(async_sleep(delay));
    print("%s is here", name);
    await(async_event_wait(gate));
    print("%s is in", name);
    return None;
}

ASYNC_MAIN
{
    struct async_event *gate = async_event_new();
    struct task *ann = create_task(fan("Ann", 1, gate));
    struct task *bob = create_task(fan("Bob", 2, gate));
    struct task *cy = create_task(fan("Cy", 4, gate));
    await(async_sleep(3));
    print("Gate opens");
    async_event_set(gate);
    await(gather(ann, bob, cy));
    return None;
}
