/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC_GEN(rows, const char *, table)
{
    print("%s: connect", table);
    TRY {
        for (int number = 1; number <= 3; number++) {
            YIELD(number);
            await(async_sleep(1));
        }
    }
    FINALLY {
        await(async_sleep(1));
        print("%s: disconnect", table);
    }
    return None;
}

ASYNC_MAIN
{
    value number;
    struct async_gen *cats = rows("cats"), *dogs = rows("dogs");
    ASYNC_FOR (number, cats) {
        print("cat %s", str(number));
        if (as_int(number) == 2)
            break;
    }
    del(cats); /* as in Python: nobody has it any more */
    print("cat found");
    ASYNC_WITH (aclosing(dogs)) {
        ASYNC_FOR (number, dogs) {
            print("dog %s", str(number));
            if (as_int(number) == 2)
                break;
        }
    }
    print("dog found");
    return None;
}
