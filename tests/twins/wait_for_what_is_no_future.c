/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(one)
{
    return VALUE(1);
}

ASYNC(try_wait, value, futures)
{
    TRY {
        await(wait(futures, 5, ALL_COMPLETED));
    }
    EXCEPT (Exception) {
        print("%s", repr(caught()));
    }
    return None;
}

ASYNC(try_both, value, futures)
{
    await(try_wait(futures));
    TRY {
        as_completed(futures);
    }
    EXCEPT (Exception) {
        print("%s", repr(caught()));
    }
    return None;
}

ASYNC_MAIN
{
    struct task *task = create_task(one());
    struct coro *coro = one();
    await(try_both(VALUE(task)));
    await(try_both(VALUE(coro)));
    await(try_both(VALUE(create_future())));
    await(try_both(VALUE(gather(task))));
    await(try_both(None));
    await(try_both(VALUE(5)));
    await(try_both(list(task, list(1))));
    await(try_both(dict("key", task)));
    await(try_wait(empty_list()));
    await(try_wait(list(2, coro)));
    await(try_wait(
        list(create_future(), 1, create_future(), task)));
    await(try_wait(tuple("b", task)));
    print("%s",
          repr(await(wait(tuple(task), 1, ALL_COMPLETED))));
    print("%s", repr(await(coro)));
    return None;
}
