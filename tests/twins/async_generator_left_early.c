/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "sim/scenario.h"

ASYNC_GEN(ticker, const char *, name)
{
    TRY {
        for (int number = 0; number < 5; number++) {
            YIELD(text("%s %d", name, number));
            await(async_sleep(0.1));
        }
    }
    FINALLY {
        print("%s is closing", name);
        await(async_sleep(1));
        print("%s is closed", name);
    }
    return None;
}

ASYNC_MAIN
{
    value word;
    struct async_gen *a = ticker("a");
    ASYNC_FOR (word, a) {
        print("%s", str(word));
        if (strcmp(str(word), "a 1") == 0)
            break;
    }
    del(a);
    print("left a");
    await(async_sleep(3));
    struct async_gen *b = ticker("b");
    ASYNC_FOR (word, b) {
        print("%s", str(word));
        break;
    }
    await(aclose(b));
    value words = empty_list();
    ASYNC_FOR (word, ticker("c"))
        append(words, word);
    print("%s", str(words));
    struct async_gen *d = ticker("d");
    await(anext(d));
    del(d);
    return None;
}
