/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

struct shop {
    int rolls;
};

ASYNC(buyer, const char *, name, int, wish, struct shop *, shop,
      struct condition *, baked)
{
    ASYNC_WITH (baked) {
        while (shop->rolls < wish) {
            print("%s sees %d", name, shop->rolls);
            await(condition_wait(baked));
        }
        shop->rolls -= wish;
        print("%s takes %d", name, wish);
    }
    return None;
}

ASYNC_MAIN
{
    struct shop *shop = NEW(struct shop);
    struct condition *baked = condition_new(NULL);
    struct future *both = gather(buyer("Ann", 2, shop, baked),
                                 buyer("Bob", 1, shop, baked));
    for (int i = 0; i < 3; i++) {
        await(async_sleep(1));
        ASYNC_WITH (baked) {
            shop->rolls += 1;
            condition_notify_all(baked);
        }
    }
    await(both);
    return None;
}
