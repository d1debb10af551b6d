/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(ask, const char *, mirror, double, delay)
{
    await(async_sleep(delay));
    return text("%s answered", mirror);
}

ASYNC_MAIN
{
    value tasks = list(create_task(ask("Oslo", 3)),
                       create_task(ask("Rome", 1)),
                       create_task(ask("Kyiv", 2)));
    value both =
        await(wait(tasks, NO_TIMEOUT, FIRST_COMPLETED));
    value done = item(both, 0);
    value pending = item(both, 1);
    for (size_t i = 0; i < len(done); i++)
        print("%s", str(result(item(done, i))));
    for (size_t i = 0; i < len(pending); i++)
        cancel(item(pending, i));
    await(wait(pending, NO_TIMEOUT, ALL_COMPLETED));
    print("the others are cancelled");
    return None;
}
