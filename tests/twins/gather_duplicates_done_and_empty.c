/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

static void set_it(value future)
{
    set_result(future, "set");
}

ASYNC(child, int, n)
{
    print("child %d", n);
    return VALUE(n);
}

ASYNC_MAIN
{
    struct coro *coro = child(1);
    struct task *task = create_task(child(2));
    struct future *future = create_future();
    await(task);
    call_later(1, set_it, future);
    print("%s",
          repr(await(gather(coro, task, future, coro, task))));
    print("%s", repr(await(gather(task, task))));
    print("%s", repr(await(gather(empty_list()))));
    print("%s", str(loop_time()));
    return None;
}
