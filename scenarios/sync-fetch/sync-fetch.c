/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(ticker)
{
    await(async_sleep(1));
    print("Tick: one second");
    return None;
}

static value fetch(const char *url, double delay)
{
    print("Fetching %s...", url);
    time_sleep(delay);
    print("Got %s", url);
    return text("Data from %s", url);
}

ASYNC_MAIN
{
    struct task *tick = create_task(ticker());
    await(async_sleep(0)); /* let the ticker start */
    value users = fetch("api/users", 2);
    value posts = fetch("api/posts", 3);
    value comments = fetch("api/comments", 1);
    print("%s", repr(list(users, posts, comments)));
    await(tick);
    return None;
}
