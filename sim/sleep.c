/* SPDX-License-Identifier: MIT */
#include "sim/sleep.h"

#include <math.h>

#include "sim/arena.h"
#include "sim/async.h"
#include "sim/loop.h"
#include "sim/task.h"
#include "sim/try.h"

struct nap {
    struct future *future;
    struct value result;
};

/* futures._set_result_unless_cancelled */
static void wake(void *self, struct future *unused)
{
    (void)unused;
    struct nap *nap = self;
    if (!future_cancelled(nap->future))
        future_set_result(nap->future, nap->result);
}

LIBRARY_COROUTINE("sleep", sleep_coro, double, delay, struct value, result)
{
    struct loop *loop = loop_running();
    if (delay <= 0) {
        task_suspend(loop->current, NULL);
        return result;
    }
    if (isnan(delay))
        loop_raise(&ValueError, "Invalid delay: NaN (not a number)");
    struct nap *nap = arena_alloc(&loop->arena, sizeof *nap);
    nap->future = future_new();
    nap->result = result;
    struct timer *timer = loop_call_later(loop, delay,
                                          (struct callback){
                                              .function = wake,
                                              .self = nap,
                                              .name = "sleep",
                                              .task = loop->current,
                                              .kind = LABEL_CALL,
                                          },
                                          NULL);
    TRY {
        nap->result = future_await(nap->future);
    }
    FINALLY {
        handle_cancel(&timer->handle);
    }
    return nap->result;
}
