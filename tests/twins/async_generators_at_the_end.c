/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC_GEN(ticker, const char *, name, double, delay)
{
    TRY {
        YIELD(text("%s", name));
    }
    FINALLY {
        print("%s is closing", name);
        await(async_sleep(delay));
        print("%s is closed", name);
        if (delay > 1)
            raise(ValueError("%s", name));
    }
    return None;
}

static void complain(value context)
{
    print("%s", repr(item(context, "exception")));
}

ASYNC_MAIN
{
    set_exception_handler(complain);
    struct async_gen *generators[] = {
        ticker("a", 1), ticker("b", 2), ticker("c", 0.5),
        ticker("d", 1)};
    const int order[] = {1, 0, 2};
    for (int i = 0; i < 3; i++)
        print("%s", str(await(anext(generators[order[i]]))));
    value name;
    ASYNC_FOR (name, generators[0])
        print("%s", str(name));
    return None;
}
