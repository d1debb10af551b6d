/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(request, int, number)
{
    await(async_sleep(number % 3));
    if (number == 4 || number == 8)
        raise(ConnectionError("no answer"));
    return text("answer %d", number);
}

ASYNC_MAIN
{
    value requests = empty_list();
    for (int n = 0; n < 10; n++)
        append(requests, request(n));
    value results = await(gather_return_exceptions(requests));
    for (int i = 0; i < 10; i++)
        print("%s", repr(item(results, i)));
    return None;
}
