/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(deeper, int, left)
{
    value depth = VALUE(0);
    if (left == 0) {
        await(async_sleep(1));
        return depth;
    }
    TRY {
        depth = await(deeper(left - 1));
    }
    FINALLY {
        if (left == 900)
            print("out again");
    }
    return VALUE(as_int(depth) + 1);
}

ASYNC_MAIN
{
    print("%s", str(await(deeper(900))));
    return None;
}
