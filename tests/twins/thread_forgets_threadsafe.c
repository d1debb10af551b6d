/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

static void say(value words)
{
    print("%s", str(words));
}

DEF(work, struct future *, future, struct queue *, results)
{
    time_sleep(1);
    set_result(future, 7);
    queue_put_nowait(results, "early");
    call_soon(say, "soon");
    call_later(1, say, "later");
    time_sleep(3);
    call_soon_threadsafe(say, "woken");
    time_sleep(1);
    print("the job ends");
    return None;
}

ASYNC_MAIN
{
    struct queue *results = queue_new(0);
    struct future *future = future_new();
    struct future *job = run_in_executor(NULL, work(future, results));
    value result = await(future);
    print("%s %s", str(result), str(loop_time()));
    result = await(queue_get(results));
    print("%s %s", str(result), str(loop_time()));
    await(job);
    return None;
}
