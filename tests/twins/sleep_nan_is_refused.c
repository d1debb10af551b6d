/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC_MAIN
{
    TRY {
        await(async_sleep(NAN));
    }
    EXCEPT (ValueError) {
        print("%s", repr(caught()));
    }
    return None;
}
