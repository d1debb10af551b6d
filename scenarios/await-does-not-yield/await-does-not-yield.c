/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(child, const char *, name)
{
    print("%s runs", name);
    return None;
}

ASYNC_MAIN
{
    struct task *task = create_task(child("Task-2"));
    await(child("coroutine"));
    print("Task-2 has not run");
    await(create_task(child("Task-3")));
    print("now it has");
    await(task);
    return None;
}
