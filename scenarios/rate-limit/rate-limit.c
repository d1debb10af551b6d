/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(request, struct client_session *, session,
      struct semaphore *, limit, int, number)
{
    value url = text("https://shop.example/items/%d", number);
    ASYNC_WITH (limit) {
        struct client_response *page =
            session_get(session, str(url));
        ASYNC_WITH (page)
            print("item %d: %d", number, page->status);
    }
    return None;
}

ASYNC_MAIN
{
    struct semaphore *limit = semaphore_new(5);
    struct client_session *session = ClientSession();
    ASYNC_WITH (session) {
        value requests = empty_list();
        for (int n = 0; n < 100; n++)
            append(requests, request(session, limit, n));
        await(gather(requests));
    }
    return None;
}
