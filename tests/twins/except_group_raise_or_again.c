/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

static struct exception *group(void)
{
    return group_new("group",
                     list(ValueError("1"), TypeError("2")));
}

ASYNC(raises_it)
{
    TRY {
        raise(group());
    }
    EXCEPT_GROUP (ValueError) {
        raise(caught());
    }
    return None;
}

ASYNC(raises_all_of_it)
{
    TRY {
        raise(group());
    }
    EXCEPT_GROUP (Exception) {
        raise(caught());
    }
    return None;
}

ASYNC(raises_it_inside)
{
    TRY {
        raise(group());
    }
    EXCEPT_GROUP (ValueError) {
        TRY {
            RAISE;
        }
        EXCEPT (Exception) {
            raise(caught());
        }
    }
    return None;
}

ASYNC(again_inside)
{
    TRY {
        raise(group());
    }
    EXCEPT_GROUP (ValueError) {
        TRY {
            RAISE;
        }
        EXCEPT_GROUP (TypeError) {
            print("never");
        }
        FINALLY {
            print("finally");
        }
    }
    return None;
}

ASYNC(again_twice)
{
    TRY {
        raise(group());
    }
    EXCEPT_GROUP (ValueError) {
        TRY {
            RAISE;
        }
        EXCEPT_GROUP (ValueError) {
            RAISE;
        }
    }
    EXCEPT_GROUP (TypeError) {
        RAISE;
    }
    return None;
}

ASYNC(again)
{
    RAISE;
    return None;
}

ASYNC(again_elsewhere)
{
    TRY {
        raise(group());
    }
    EXCEPT_GROUP (ValueError) {
        await(again());
    }
    return None;
}

ASYNC(again_in_a_block)
{
    TRY {
        raise(group());
    }
    EXCEPT_GROUP (ValueError) {
        ASYNC_WITH (lock_new())
            RAISE;
    }
    return None;
}

ASYNC(raises_what_is_left)
{
    TRY {
        raise(group());
    }
    EXCEPT_GROUP (ValueError) {
        raise(group());
    }
    EXCEPT_GROUP (TypeError) {
        RAISE;
    }
    return None;
}

ASYNC_MAIN
{
    value results = await(gather_return_exceptions(
        raises_it(), raises_all_of_it(), raises_it_inside(),
        again_inside(), again_twice(), again_elsewhere(),
        again_in_a_block(), raises_what_is_left()));
    for (size_t i = 0; i < len(results); i++)
        print("%s", repr(item(results, (int)i)));
    return None;
}
