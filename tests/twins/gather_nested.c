/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(child, double, delay)
{
    await(async_sleep(delay));
    return VALUE(delay);
}

ASYNC_MAIN
{
    value v = await(gather(gather(child(1), child(2)), child(0),
                           gather(empty_list())));
    print("%s", repr(v));
    struct future *inner = gather(child(5), child(6));
    struct future *outer = gather(inner, child(7));
    await(async_sleep(1));
    print("%s", str(cancel_with(outer, "down")));
    TRY {
        await(outer);
    }
    EXCEPT (CancelledError) {
        print("%s", repr(caught()));
    }
    print("%s %s", str(cancelled(inner)), str(done(inner)));
    return None;
}
