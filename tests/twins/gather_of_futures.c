/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC_MAIN
{
    struct future *a = create_future();
    struct future *b = create_future();
    struct future *c = create_future();
    struct future *all = gather_return_exceptions(a, b, c);
    struct future *first = gather(a, c);
    cancel_with(a, "why");
    set_exception(b, ValueError("bad"));
    set_result(c, 3);
    print("%s", repr(await(all)));
    TRY {
        await(first);
    }
    EXCEPT (CancelledError) {
        print("%s", repr(caught()));
    }
    TRY {
        await(gather(c, b, a));
    }
    EXCEPT (ValueError) {
        print("%s", repr(caught()));
    }
    return None;
}
