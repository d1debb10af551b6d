/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

DEF(work, const char *, name)
{
    time_sleep(0.5);
    print("%s at %s", name, str(loop_time()));
    time_sleep(2);
    print("%s ends", name);
    return None;
}

ASYNC(quick)
{
    print("never");
    return None;
}

ASYNC(stubborn)
{
    TRY {
        await(async_sleep(9));
    }
    FINALLY {
        raise(ValueError("clean-up"));
    }
    return None;
}

static void handler(value context)
{
    print("%s", repr(item(context, "exception")));
    struct coro *coro = quick();
    TRY {
        create_task(coro);
    }
    EXCEPT (RuntimeError) {
        print("%s", repr(caught()));
    }
    time_sleep(1);
    print("handled at %s", str(loop_time()));
}

ASYNC_MAIN
{
    set_exception_handler(handler);
    create_task(stubborn());
    await(async_sleep(0));
    run_in_executor(NULL, work("a"));
    return None;
}
