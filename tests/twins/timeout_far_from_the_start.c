/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC_MAIN
{
    time_sleep(100000000);
    TRY {
        ASYNC_WITH (timeout(0.1)) {
            await(async_sleep(0.3));
        }
    }
    EXCEPT (TimeoutError) {
        print("%s", str(loop_time()));
    }
    return None;
}
