/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(pulse, const char *, name, double, seconds)
{
    for (int beat = 1; beat < 4; beat++) {
        await(async_sleep(seconds));
        print("%s: %d", name, beat);
    }
    return None;
}

ASYNC(backup)
{
    await(async_sleep(1.5));
    print("backup begins");
    time_sleep(5);
    print("backup is done");
    return None;
}

ASYNC_MAIN
{
    await(gather(pulse("fast", 1), pulse("slow", 2), backup()));
    return None;
}
