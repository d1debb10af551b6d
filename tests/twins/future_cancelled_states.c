/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC_MAIN
{
    struct future *future = create_future();
    cancel_with(future, "why");
    print("%s %s", str(done(future)), str(cancelled(future)));
    TRY {
        result(future);
    }
    EXCEPT (CancelledError) {
        print("%s", repr(caught()));
    }
    TRY {
        exception(future);
    }
    EXCEPT (CancelledError) {
        print("%s", repr(caught()));
    }
    TRY {
        set_result(future, 1);
    }
    EXCEPT (InvalidStateError) {
        print("%s", repr(caught()));
    }
    TRY {
        await(future);
    }
    EXCEPT (CancelledError) {
        print("%s", repr(caught()));
    }
    return None;
}
