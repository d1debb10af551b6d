/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(work, const char *, name, double, delay)
{
    await(async_sleep(delay));
    print("%s finished", name);
    return None;
}

ASYNC(fail, double, delay)
{
    await(async_sleep(delay));
    raise(ValueError("bad answer"));
}

ASYNC_MAIN
{
    TRY {
        await(gather(work("A", 2), fail(1), work("C", 3)));
    }
    EXCEPT (ValueError) {
        print("raised: %s", str(caught()));
    }
    await(async_sleep(3));
    print("main ends");
    return None;
}
