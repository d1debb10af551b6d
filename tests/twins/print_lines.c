/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC_MAIN
{
    print("one\ntwo\n\nfour");
    print("%s", "");
    print("ends with a newline\n");
    print("tab\tbell\acr\r.");
    print("\xc3\xa9t\xc3\xa9 \xe2\x86\x92 \xf0\x9f\x98\x80");
    print("%5.2f|%-4d|%s", 2.0 / 3.0, 7, "x");
    return None;
}
