/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(child, const char *, name)
{
    TRY {
        raise(ValueError("%s", name));
    }
    EXCEPT (ValueError) {
        await(async_sleep(0));
        print("%s", repr(caught()));
        TRY {
            RAISE;
        }
        EXCEPT (Exception) {
            await(async_sleep(0));
            print("again %s", repr(caught()));
        }
    }
    return None;
}

ASYNC_MAIN
{
    await(gather(child("a"), child("b")));
    return None;
}
