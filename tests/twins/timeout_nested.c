/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(body, double, outer, double, inner)
{
    TRY {
        ASYNC_WITH (timeout(outer)) {
            TRY {
                ASYNC_WITH (timeout(inner)) {
                    await(async_sleep(5));
                }
            }
            EXCEPT (TimeoutError) {
                print("inner");
                await(async_sleep(0.25));
            }
        }
    }
    EXCEPT (TimeoutError) {
        print("outer");
    }
    return None;
}

ASYNC_MAIN
{
    await(body(2, 1));
    await(body(1, 2));
    await(body(1, 1));
    print("%d", cancelling(current_task()));
    return None;
}
