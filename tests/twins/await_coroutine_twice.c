/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(once)
{
    await(async_sleep(1));
    return None;
}

ASYNC(second, struct coro *, coro)
{
    await(coro);
    return None;
}

ASYNC_MAIN
{
    struct coro *coro = once();
    await(coro);
    TRY {
        await(coro);
    }
    EXCEPT (RuntimeError) {
        print("%s", repr(caught()));
    }
    coro = once();
    struct task *a = create_task(second(coro));
    struct task *b = create_task(second(coro));
    value v = await(gather_return_exceptions(a, b));
    print("%s", repr(v));
    create_task(coro);
    return None;
}
