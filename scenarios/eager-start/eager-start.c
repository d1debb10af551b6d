/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(fetch, const char *, page, double, seconds)
{
    print("%s begins", page);
    if (seconds > 0)
        await(async_sleep(seconds));
    return text("page %s", page);
}

ASYNC_MAIN
{
    struct task *a = create_task(fetch("a", 1));
    print("a is made");
    struct task *b = create_eager_task(fetch("b", 1));
    print("b is made");
    struct task *c = create_eager_task(fetch("c", 0));
    print("c is made, done: %s", str(done(c)));
    print("%s", str(await(gather(a, b, c))));
    return None;
}
