/* SPDX-License-Identifier: MIT */
#include "tests/ported/groups.h"

const struct exception_type MyExc = {"MyExc", {&Exception}};

struct exception *first_of(const struct exception *group)
{
    return item(group_exceptions(group), 0).as.exception;
}

COROUTINE(, "raises_after", false, raises_after, double, seconds,
          struct exception *, exception)
{
    await(async_sleep(seconds));
    raise(exception);
}

COROUTINE(, "divides_by_zero_after", false, divides_by_zero_after, double,
          seconds)
{
    await(async_sleep(seconds));
    raise(ZeroDivisionError("division by zero"));
}

COROUTINE(, "raises_when_left", false, raises_when_left, struct exception *,
          exception)
{
    TRY {
        await(async_sleep(10));
    }
    FINALLY {
        raise(exception);
    }
    return None;
}
