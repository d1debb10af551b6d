/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC_MAIN
{
    TRY {
        TRY {
            TRY {
                raise(ValueError("one"));
            }
            EXCEPT (KeyError) {
                print("never printed");
            }
            EXCEPT (ValueError) {
                print("%s", repr(caught()));
                TRY {
                    raise(TypeError("two"));
                }
                EXCEPT (TypeError) {
                    print("%s", repr(caught()));
                }
                print("again %s", repr(caught()));
                RAISE;
            }
            FINALLY {
                print("inner finally");
                await(async_sleep(1));
            }
        }
        FINALLY {
            print("replaces");
            raise(KeyError("three"));
        }
    }
    EXCEPT (Exception) {
        print("%s", repr(caught()));
    }
    TRY {
        RAISE;
    }
    EXCEPT (RuntimeError) {
        print("%s", repr(caught()));
    }
    return None;
}
