/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(fails, double, delay)
{
    TRY {
        await(async_sleep(delay));
        raise(KeyError("first"));
    }
    FINALLY {
        print("%s", repr(caught()));
        raise(ValueError("second"));
    }
    return None;
}

ASYNC(cleans_up, double, delay)
{
    TRY {
        raise(KeyError("first"));
    }
    FINALLY {
        print("%s", repr(caught()));
        await(async_sleep(delay));
    }
    return None;
}

static void show(struct exception *error)
{
    for (; error; error = error->context)
        print("%s", repr(error));
}

ASYNC(check, struct coro *, child)
{
    TRY {
        ASYNC_WITH (timeout(2)) {
            await(child);
        }
    }
    EXCEPT (Exception) {
        show(caught());
    }
    return None;
}

ASYNC_MAIN
{
    await(check(fails(1)));
    await(check(fails(3)));
    await(check(cleans_up(1)));
    await(check(cleans_up(3)));
    return None;
}
