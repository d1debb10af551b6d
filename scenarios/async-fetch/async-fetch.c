/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(fetch, const char *, url, double, delay)
{
    print("Fetching %s...", url);
    await(async_sleep(delay));
    print("Got %s", url);
    return text("Data from %s", url);
}

ASYNC_MAIN
{
    value results = await(gather(fetch("api/users", 2),
                                 fetch("api/posts", 3),
                                 fetch("api/comments", 1)));
    print("%s", repr(results));
    return None;
}
