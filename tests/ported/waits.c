/* SPDX-License-Identifier: MIT */
#include "tests/ported/waits.h"

COROUTINE(, "slow_task", false, slow_task, struct scene *, shared)
{
    double exit_at = loop_time() + TASK_TIMEOUT;
    while (loop_time() < exit_at) {
        TRY {
            await(async_sleep(exit_at - loop_time()));
        }
        EXCEPT (CancelledError) {
        }
    }
    shared->exited = true;
    return None;
}
