/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

static void failing(value future)
{
    print("%s", str(done(future)));
    raise(ValueError("in callback"));
}

static void cancelled_in(value n)
{
    print("%s", repr(n));
    raise(CancelledError());
}

static void fine(value n)
{
    print("fine %s", repr(n));
}

ASYNC(child)
{
    return None;
}

ASYNC_MAIN
{
    struct task *task = create_task(child());
    add_done_callback(task, failing);
    await(task);
    call_soon(cancelled_in, 1);
    call_soon(fine, 2);
    await(async_sleep(0));
    return None;
}
