/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

static void first(value what)
{
    print("first: %s", str(what));
}

ASYNC(second, const char *, what)
{
    print("second: %s", what);
    return None;
}

static void third(value what)
{
    print("third: %s", str(what));
}

ASYNC_MAIN
{
    call_soon(first, "a callback");
    struct task *task = create_task(second("a task"));
    call_soon(third, "a callback");
    print("main waits");
    await(task);
    print("main goes on");
    return None;
}
