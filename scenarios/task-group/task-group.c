/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(fetch, const char *, url, double, delay)
{
    print("Fetching %s...", url);
    await(async_sleep(delay));
    print("Got %s", url);
    return None;
}

ASYNC_MAIN
{
    struct task_group *group = task_group_new();
    ASYNC_WITH (group) {
        group_create_task(group, fetch("api/users", 2));
        group_create_task(group, fetch("api/posts", 1));
        print("end of the block");
    }
    print("after the block");
    return None;
}
