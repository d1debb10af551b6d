/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

static void cancels(value task)
{
    print("%s", str(cancel(task)));
}

ASYNC(child)
{
    await(async_sleep(1));
    print("never printed");
    return None;
}

ASYNC_MAIN
{
    struct task *a = create_task(child());
    struct task *b = create_task(child());
    call_at(1, cancels, a);
    await(async_sleep(0));
    call_at(1, cancels, b);
    value v = await(gather_return_exceptions(a, b));
    print("%s", repr(v));
    return None;
}
