/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(sleeper)
{
    await(async_sleep(5));
    return None;
}

ASYNC(stubborn)
{
    TRY {
        await(async_sleep(5));
    }
    EXCEPT (CancelledError) {
        print("one second more");
        await(async_sleep(1));
    }
    print("stubborn ends");
    return None;
}

ASYNC(failing)
{
    TRY {
        await(async_sleep(5));
    }
    FINALLY {
        raise(ValueError("while cleaning up"));
    }
    return None;
}

ASYNC_MAIN
{
    create_task(sleeper());
    create_task(stubborn());
    create_task(failing());
    await(async_sleep(1));
    create_task(sleeper());
    print("main ends");
    return text("ok");
}
