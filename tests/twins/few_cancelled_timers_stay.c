/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

static void due(value n)
{
    print("%s", str(n));
}

ASYNC_MAIN
{
    struct handle *handles[101];
    for (int i = 0; i < 101; i++)
        handles[i] = call_later(1, due, i);
    for (int i = 1; i < 50; i++)
        cancel_handle(handles[i]);
    await(async_sleep(1));
    return None;
}
