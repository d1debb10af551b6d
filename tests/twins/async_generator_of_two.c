/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC_GEN(numbers)
{
    for (int number = 0; number < 9; number++) {
        TRY {
            await(async_sleep(1));
            YIELD(number);
        }
        EXCEPT (CancelledError) {
            print("cancelled at %d", number);
        }
        EXCEPT (GeneratorExit) {
            print("asked to go at %d", number);
            if (number == 2)
                raise(StopAsyncIteration());
        }
    }
    return None;
}

ASYNC(ask, value, awaitable)
{
    TRY {
        print("%s", str(await(awaitable)));
    }
    EXCEPT (Exception) {
        print("%s", repr(caught()));
    }
    return None;
}

ASYNC_MAIN
{
    struct async_gen *generator = numbers(), *other = numbers();
    struct task *first =
        create_task(ask(VALUE(anext(generator))));
    struct task *second =
        create_task(ask(VALUE(anext(generator))));
    struct task *third =
        create_task(ask(VALUE(aclose(generator))));
    await(gather(first, second, third));
    struct task *task = create_task(anext(generator));
    cancel(task);
    print("%s", str(await(task)));
    await(ask(VALUE(aclose(generator))));
    await(ask(VALUE(aclose(generator))));
    await(ask(VALUE(anext(generator))));
    await(ask(VALUE(anext(generator))));
    value a = await(anext(other)), b = await(anext(other)),
          c = await(anext(other));
    print("%s %s %s", str(a), str(b), str(c));
    task = create_task(aclose(other));
    await(async_sleep(0));
    cancel(task);
    await(wait(list(task), NO_TIMEOUT, ALL_COMPLETED));
    await(ask(VALUE(anext(other))));
    return None;
}
