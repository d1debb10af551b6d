/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(failing)
{
    raise(ZeroDivisionError("division by zero"));
}

ASYNC(child, double, delay)
{
    await(async_sleep(delay));
    return VALUE(delay);
}

ASYNC_MAIN
{
    struct task *a = create_task(child(5));
    struct task *b = create_task(child(5));
    cancel_with(a, "before it began");
    struct future *all = gather_return_exceptions(
        child(1), failing(), a, child(2), b);
    await(async_sleep(0.5));
    cancel_with(b, "in its sleep");
    print("%s", repr(await(all)));
    return None;
}
