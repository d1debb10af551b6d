/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

static void due(value n)
{
    print("%s", str(n));
}

ASYNC_MAIN
{
    struct handle *handles[150];
    for (int i = 0; i < 150; i++)
        handles[i] = call_later(1, due, i);
    for (int i = 1; i < 100; i++)
        cancel_handle(handles[i]);
    await(async_sleep(1));
    for (int i = 0; i < 10; i++)
        handles[i] = call_later(1, due, i);
    cancel_handle(handles[5]);
    await(async_sleep(1));
    return None;
}
