/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

struct kept {
    struct executor *pool;
};
#define kept GLOBALS(struct kept)

static void say(value words)
{
    print("%s", str(words));
}

DEF(work)
{
    return None;
}

#define ATTEMPT(statement)                                                     \
    TRY {                                                                      \
        statement;                                                             \
        print("taken");                                                        \
    }                                                                          \
    EXCEPT (RuntimeError) {                                                    \
        print("%s", str(caught()));                                            \
    }

DEF(outlive, struct handle *, timer)
{
    time_sleep(1);
    call_later(1, say, "in the job's time");
    time_sleep(9);
    ATTEMPT(call_soon(say, 1))
    ATTEMPT(call_later(1, say, 1))
    ATTEMPT(call_at(1, say, 1))
    ATTEMPT(run_in_executor(kept->pool, work()))
    cancel_handle(timer);
    return None;
}

ASYNC_MAIN
{
    kept->pool = executor_new(8);
    struct handle *timer = call_later(100, say, 1);
    run_in_executor(kept->pool, outlive(timer));
    await(async_sleep(0));
    time_sleep(3);
    await(async_sleep(1));
    return None;
}
