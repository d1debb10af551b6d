/* SPDX-License-Identifier: MIT */
/* A session has a hundred connections; a request more waits in
 * line. */
#include "sim/scenario.h"

ASYNC(ask, struct client_session *, session, int, number)
{
    value url = text("https://a.example/%d", number);
    struct client_response *page =
        session_get(session, str(url));
    ASYNC_WITH (page) {
    }
    return None;
}

ASYNC_MAIN
{
    struct client_session *session = ClientSession();
    ASYNC_WITH (session) {
        value tasks = empty_list();
        for (int n = 0; n < 103; n++)
            append(tasks, create_task(ask(session, n)));
        await(async_sleep(0.5));
        cancel(item(tasks, 100));
        await(gather_return_exceptions(tasks));
    }
    return None;
}
