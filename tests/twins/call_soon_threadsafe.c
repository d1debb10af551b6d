/* SPDX-License-Identifier: MIT */
/* What a worker hands to the loop while it polls, and the loop
 * to itself. */
#include "sim/scenario.h"

static void tell(value word)
{
    print("told %s", str(word));
}

DEF(work, const char *, name, double, seconds)
{
    call_soon_threadsafe(tell, text("%s begins", name));
    time_sleep(seconds);
    struct handle *handle =
        call_soon_threadsafe(tell, text("%s never", name));
    call_soon_threadsafe(tell, text("%s ends", name));
    cancel_handle(handle);
    return VALUE(name);
}

static void set(value event)
{
    async_event_set((struct async_event *)event.as.object);
}

DEF(release, struct async_event *, event)
{
    time_sleep(0.5);
    call_soon_threadsafe(set, value_object(event));
    time_sleep(0.5);
    return None;
}

ASYNC_MAIN
{
    call_soon_threadsafe(tell, "from the loop");
    value results =
        await(gather(to_thread(work("a", 1)),
                     to_thread(work("b", 1)), async_sleep(1)));
    print("%s", str(results));
    struct async_event *event = async_event_new();
    struct future *job = run_in_executor(NULL, release(event));
    await(async_event_wait(event));
    print("set at %s", str(loop_time()));
    await(job);
    return None;
}
