/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(other)
{
    print("other");
    return None;
}

ASYNC(inline_one, int, n)
{
    print("inline %d", n);
    return VALUE(n + 1);
}

ASYNC_MAIN
{
    struct task *task = create_task(other());
    value v = await(inline_one(1));
    v = await(inline_one((int)as_int(v)));
    print("got %s", repr(v));
    await(create_task(inline_one(9)));
    print("%s", str(done(task)));
    return None;
}
