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
    return None;
}
