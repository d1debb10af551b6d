/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC_MAIN
{
    struct timeout *deadline = timeout(1);
    TRY {
        ASYNC_WITH (deadline) {
            TRY {
                await(async_sleep(2));
            }
            EXCEPT (CancelledError) {
                print("%s", repr(caught()));
                RAISE;
            }
        }
    }
    EXCEPT (TimeoutError) {
        print("%s", repr(caught()));
    }
    print("%s", str(expired(deadline)));
    deadline = timeout(5);
    ASYNC_WITH (deadline) {
        await(async_sleep(2));
    }
    print("%s %s", str(expired(deadline)), str(loop_time()));
    print("%d", cancelling(current_task()));
    return None;
}
