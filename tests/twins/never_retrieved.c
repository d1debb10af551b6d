/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(failing, double, delay, const char *, word)
{
    await(async_sleep(delay));
    raise(ValueError("%s", word));
}

ASYNC_MAIN
{
    create_task(failing(2, "late"));
    create_task(failing(1, "early"));
    struct task *task = create_task(failing(1, "seen"));
    struct task *asked = create_task(failing(1, "asked"));
    await(async_sleep(3));
    print("%s", repr(exception(task)));
    cancel(asked);
    return None;
}
