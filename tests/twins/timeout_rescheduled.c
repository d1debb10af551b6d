/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC_MAIN
{
    struct timeout *deadline = timeout(1);
    TRY {
        reschedule(deadline, 3);
    }
    EXCEPT (RuntimeError) {
        print("%s", repr(caught()));
    }
    TRY {
        ASYNC_WITH (deadline) {
            reschedule(deadline, 2.5);
            await(async_sleep(2));
            reschedule(deadline, NO_TIMEOUT);
            await(async_sleep(2));
            reschedule(deadline, 3);
            print("already past");
            await(async_sleep(2));
        }
    }
    EXCEPT (TimeoutError) {
        print("%s", str(loop_time()));
    }
    TRY {
        reschedule(deadline, 9);
    }
    EXCEPT (RuntimeError) {
        print("%s", repr(caught()));
    }
    return None;
}
