/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

static struct exception *of_int(struct exception *exception,
                                int number)
{
    list_add(loop_arena(), &exception->args,
             value_int(number));
    return exception;
}

static struct exception *group(void)
{
    value inner =
        list(of_int(ValueError(), 2), of_int(KeyError(), 3));
    return group_new("group", list(of_int(ValueError(), 1),
                                   group_new("inner", inner),
                                   of_int(OSError(), 4)));
}

ASYNC(raises)
{
    TRY {
        raise(group());
    }
    EXCEPT_GROUP (ValueError) {
        raise(RuntimeError("new"));
    }
    EXCEPT_GROUP (OSError) {
        print("%s", repr(caught()));
    }
    return None;
}

ASYNC(raises_again)
{
    TRY {
        raise(group());
    }
    EXCEPT_GROUP (ValueError) {
        RAISE;
    }
    EXCEPT_GROUP (OSError) {
        print("%s", repr(caught()));
    }
    return None;
}

ASYNC(handled_but_for_its_own)
{
    TRY {
        raise(group());
    }
    EXCEPT_GROUP (Exception) {
        await(async_sleep(0));
        raise(RuntimeError("alone"));
    }
    return None;
}

ASYNC(no_group)
{
    TRY {
        raise(ValueError("bare"));
    }
    EXCEPT_GROUP (ValueError) {
        RAISE;
    }
    return None;
}

ASYNC_MAIN
{
    value results = await(gather_return_exceptions(
        raises(), raises_again(), handled_but_for_its_own(),
        no_group()));
    for (size_t i = 0; i < len(results); i++)
        print("%s", repr(item(results, (int)i)));
    return None;
}
