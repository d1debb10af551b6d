/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(deep)
{
    await(async_sleep(1));
    raise(OSError("disk"));
}

ASYNC(middle)
{
    TRY {
        await(deep());
    }
    FINALLY {
        print("middle");
        await(async_sleep(1));
    }
    return None;
}

ASYNC(top)
{
    TRY {
        await(middle());
    }
    EXCEPT (ValueError) {
        print("never printed");
    }
    FINALLY {
        print("top");
    }
    return None;
}

ASYNC_MAIN
{
    TRY {
        await(top());
    }
    EXCEPT (OSError) {
        print("%s %s", repr(caught()), str(loop_time()));
    }
    return None;
}
