/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

struct own {
    struct coro *coro;
};
#define own GLOBALS(struct own)

ASYNC(nothing)
{
    return None;
}

ASYNC(itself)
{
    TRY {
        await(own->coro);
    }
    EXCEPT (ValueError) {
        print("%s", str(caught()));
    }
    return None;
}

ASYNC(through)
{
    await(itself());
    return None;
}

ASYNC_MAIN
{
    struct coro *coro = nothing();
    await(coro);
    struct task *task = create_task(coro);
    cancel(task);
    TRY {
        await(task);
    }
    EXCEPT (RuntimeError) {
        print("%s", str(caught()));
    }
    own->coro = itself();
    await(own->coro);
    own->coro = through();
    await(own->coro);
    own->coro = through();
    await(create_task(own->coro));
    return None;
}
