/* SPDX-License-Identifier: MIT */
#include "sim/shutdown.h"

#include <stdint.h>

#include "sim/async.h"
#include "sim/exception_handler.h"
#include "sim/executor.h"
#include "sim/future.h"
#include "sim/gather.h"
#include "sim/loop.h"
#include "sim/task.h"
#include "sim/timeouts.h"
#include "sim/try.h"

/* constants.py THREAD_JOIN_TIMEOUT, in seconds */
#define THREAD_JOIN_TIMEOUT 300

/* As in the recorder's observer.py. */
#define SHUTDOWN_TICKS_LEAST 1000

static void tell_failures(const struct list *results)
{
    for (size_t i = 0; i < results->count; i++) {
        const struct value *result = &results->items[i];
        if (result->kind == VALUE_EXCEPTION &&
            exception_is(result->as.exception, &Exception))
            exception_handler_tell(
                loop_running(),
                "an error occurred during closing of asynchronous generator",
                result->as.exception);
    }
}

COROUTINE(static, "BaseEventLoop.shutdown_asyncgens", true, shutdown_asyncgens)
{
    struct value closing = async_gens_close(loop_running());
    if (closing.as.list->count)
        tell_failures(future_await(gather_values(&closing, 1, true)).as.list);
    async_gens_release(loop_running());
    return VALUE_OF_NONE;
}

COROUTINE(static, "BaseEventLoop.shutdown_default_executor", true,
          shutdown_default_executor)
{
    struct future *idle = future_new();
    struct callback when_idle = {.function = future_release_unless_cancelled,
                                 .self = idle,
                                 .name = "_set_result_unless_cancelled",
                                 .kind = LABEL_CALL};
    if (!jobs_shut_down(loop_running(), when_idle))
        return VALUE_OF_NONE;
    TRY {
        WITH_MANAGER (timeout_manager(timeout_after(THREAD_JOIN_TIMEOUT)))
            future_await(idle);
    }
    EXCEPT (TimeoutError) {
        /* CPython warns, and goes on without the threads. */
    }
    return VALUE_OF_NONE;
}

static enum tick_end run_until_complete(struct loop *loop, struct coro *coro)
{
    enum tick_end end = TICK_RAN;
    loop_run_until(loop, &task_create(coro, NULL)->future);
    while (!loop->stopping && end == TICK_RAN)
        end = loop_run_once(loop);
    return end;
}

/* As many ticks again, but enough for every shutdown that ends. */
static void renew_limit(struct loop *loop)
{
    uint32_t left = UINT32_MAX - loop->tick;
    uint32_t most = loop->ticks_most > SHUTDOWN_TICKS_LEAST
                        ? loop->ticks_most
                        : SHUTDOWN_TICKS_LEAST;
    loop->ticks_most = loop->tick + (most < left ? most : left);
}

enum tick_end loop_shut_down(struct loop *loop)
{
    loop->muted = true;
    renew_limit(loop);
    enum tick_end end = run_until_complete(loop, shutdown_asyncgens());
    if (end == TICK_RAN)
        end = run_until_complete(loop, shutdown_default_executor());
    loop->muted = false;
    if (end != TICK_RAN)
        return end;
    loop->closed = true;
    jobs_finish(loop);
    return TICK_RAN;
}
