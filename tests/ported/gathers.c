/* SPDX-License-Identifier: MIT */
#include "tests/ported/gathers.h"

static struct gathered *here;

static void count_call(value future)
{
    CHECK(api_future(future) == here->outer);
    here->calls++;
}

COROUTINE(, "waits_for", false, waits_for_future, struct future *, future)
{
    return await(future);
}

struct gathered *gather_of(int count, bool coroutines, bool return_exceptions)
{
    here = NEW(struct gathered);
    value children = empty_list();
    for (int i = 0; i < count; i++) {
        here->futures[i] = create_future();
        append(children, coroutines ? VALUE(waits_for_future(here->futures[i]))
                                    : VALUE(here->futures[i]));
    }
    here->outer = return_exceptions ? gather_return_exceptions(children)
                                    : gather(children);
    add_done_callback(here->outer, count_call);
    return here;
}
