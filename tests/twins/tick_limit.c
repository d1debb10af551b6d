/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(failing)
{
    raise(ValueError("unseen"));
}

ASYNC_MAIN
{
    create_task(failing());
    while (true)
        await(async_sleep(1.5));
    return None;
}
