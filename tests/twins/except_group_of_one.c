/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC_MAIN
{
    TRY {
        raise(ValueError("alone"));
    }
    EXCEPT_GROUP (ValueError) {
        print("%s", repr(caught()));
    }
    TRY {
        TRY {
            raise(ValueError("again"));
        }
        EXCEPT_GROUP (ValueError) {
            RAISE;
        }
    }
    EXCEPT_GROUP (Exception) {
        print("%s", repr(caught()));
    }
    return None;
}
