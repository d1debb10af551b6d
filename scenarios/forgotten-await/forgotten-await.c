/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(post, const char *, letter)
{
    await(async_sleep(1));
    print("%s is posted", letter);
    return None;
}

ASYNC_MAIN
{
    await(post("letter 1"));
    post("letter 2");
    await(post("letter 3"));
    print("all are posted");
    return None;
}
