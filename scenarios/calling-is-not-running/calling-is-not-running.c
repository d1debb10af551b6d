/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(greet, const char *, name)
{
    print("Hello, %s", name);
    return None;
}

ASYNC_MAIN
{
    struct coro *greeting = greet("Ann");
    print("greet was called");
    await(async_sleep(1));
    print("a second later");
    await(greeting);
    greet("Bob"); /* never awaited */
    print("main ends");
    return None;
}
