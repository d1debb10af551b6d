/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(diner, const char *, name, struct lock *, first,
      struct lock *, second)
{
    ASYNC_WITH (first) {
        print("%s has one fork", name);
        await(async_sleep(1));
        ASYNC_WITH (second) {
            print("%s eats", name);
        }
    }
    return None;
}

ASYNC_MAIN
{
    struct lock *left = lock_new();
    struct lock *right = lock_new();
    await(gather(diner("Ann", left, right),
                 diner("Bob", right, left)));
    print("Good night");
    return None;
}
