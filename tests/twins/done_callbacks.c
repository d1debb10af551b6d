/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

static void first(value future)
{
    print("first %s", repr(result(future)));
}

static void second(value future)
{
    print("second %s", str(done(future)));
}

static void removed(value future)
{
    print("never printed %s", str(done(future)));
}

ASYNC_MAIN
{
    struct future *future = create_future();
    add_done_callback(future, first);
    add_done_callback(future, removed);
    add_done_callback(future, second);
    add_done_callback(future, removed);
    add_done_callback(future, first);
    print("%d", (int)remove_done_callback(future, removed));
    set_result(future, "x");
    print("set");
    add_done_callback(future, second);
    await(async_sleep(0));
    add_done_callback(current_task(), second);
    print("main ends");
    return None;
}
