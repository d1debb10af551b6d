/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(quick, const char *, name)
{
    print("%s is %s", name, get_name(current_task()));
    return text("%s", name);
}

ASYNC(slow, const char *, name)
{
    print("%s begins", name);
    TRY {
        await(async_sleep(1));
    }
    FINALLY {
        print("%s ends", name);
    }
    return None;
}

ASYNC(yielding, const char *, name)
{
    await(async_sleep(0));
    print("%s goes on", name);
    return None;
}

ASYNC(failing, const char *, name)
{
    create_eager_task(quick(str(text("%s's child", name))));
    raise(ValueError("%s", name));
}

static void callback(value name)
{
    create_eager_task_named(slow(str(name)), "named");
}

ASYNC_MAIN
{
    print("%s", str(done(create_eager_task(quick("a")))));
    struct task *b = create_eager_task(slow("b"));
    cancel(b);
    struct task *c = create_eager_task(yielding("c"));
    print("%s", str(await(gather_return_exceptions(b, c))));
    struct task *d = create_eager_task(failing("d"));
    print("%s", repr(exception(d)));
    call_soon(callback, "e");
    await(async_sleep(0));
    print("%zu", len(all_tasks()));
    return None;
}
