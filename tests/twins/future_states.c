/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC_MAIN
{
    struct future *future = create_future();
    TRY {
        result(future);
    }
    EXCEPT (InvalidStateError) {
        print("%s", repr(caught()));
    }
    TRY {
        exception(future);
    }
    EXCEPT (InvalidStateError) {
        print("%s", repr(caught()));
    }
    print("%s", str(done(future)));
    set_exception(future, ZeroDivisionError());
    TRY {
        set_result(future, 1);
    }
    EXCEPT (InvalidStateError) {
        print("%s", repr(caught()));
    }
    TRY {
        result(future);
    }
    EXCEPT (ArithmeticError) {
        print("%s", repr(caught()));
    }
    print("%s %s", str(done(future)), str(cancel(future)));
    return None;
}
