/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(work, const char *, name, double, delay)
{
    print("%s starts", name);
    await(async_sleep(delay));
    return text("%s done", name);
}

static void resolve(value future)
{
    set_result(future, "future done");
}

ASYNC_MAIN
{
    struct coro *coro = work("coroutine", 1);
    struct task *task = create_task(work("task", 2));
    struct future *future = create_future();
    call_later(3, resolve, future);
    print("%s", str(await(coro)));
    print("%s", str(await(task)));
    print("%s", str(await(future)));
    return None;
}
