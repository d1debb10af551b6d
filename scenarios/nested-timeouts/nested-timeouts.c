/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(inner)
{
    TRY {
        ASYNC_WITH (timeout(2)) {
            await(async_sleep(10));
        }
    }
    EXCEPT (TimeoutError) {
        print("inner timeout");
    }
    return None;
}

ASYNC_MAIN
{
    TRY {
        ASYNC_WITH (timeout(5)) {
            await(inner());
            await(async_sleep(10));
            print("never printed");
        }
    }
    EXCEPT (TimeoutError) {
        print("outer timeout");
    }
    return None;
}
