/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC_MAIN
{
    struct timeout *deadline = timeout(1);
    ASYNC_WITH (deadline) {
        TRY {
            ASYNC_WITH (deadline) {
                print("never printed");
            }
        }
        EXCEPT (RuntimeError) {
            print("%s", repr(caught()));
        }
    }
    TRY {
        ASYNC_WITH (deadline) {
            print("never printed");
        }
    }
    EXCEPT (RuntimeError) {
        print("%s", repr(caught()));
    }
    return None;
}
