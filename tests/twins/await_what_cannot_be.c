/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC_MAIN
{
    TRY {
        await(None);
    }
    EXCEPT (TypeError) {
        print("%s", repr(caught()));
    }
    TRY {
        await(list(1, 2));
    }
    EXCEPT (TypeError) {
        print("%s", repr(caught()));
    }
    TRY {
        await(wait_for(2.5, 1));
    }
    EXCEPT (TypeError) {
        print("%s", repr(caught()));
    }
    TRY {
        gather(3);
    }
    EXCEPT (TypeError) {
        print("%s", repr(caught()));
    }
    return None;
}
