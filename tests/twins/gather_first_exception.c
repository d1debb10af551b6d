/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(failing, double, delay)
{
    await(async_sleep(delay));
    raise(ValueError("after %s", str(delay)));
}

ASYNC(child)
{
    await(async_sleep(3));
    print("child ends");
    return None;
}

ASYNC_MAIN
{
    TRY {
        await(gather(failing(2), child(), failing(1)));
    }
    EXCEPT (ValueError) {
        print("%s", repr(caught()));
    }
    await(async_sleep(3));
    return None;
}
