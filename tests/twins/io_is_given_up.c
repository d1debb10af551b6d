/* SPDX-License-Identifier: MIT */
/* A waiter that is cancelled gives its operation up, unless it
 * was delivered.
 */
#include "sim/scenario.h"

ASYNC(ask, struct client_session *, session, const char *, url)
{
    struct client_response *page = session_get(session, url);
    ASYNC_WITH (page)
        print("%d", page->status);
    return None;
}

ASYNC_MAIN
{
    struct client_session *session = ClientSession();
    ASYNC_WITH (session) {
        struct task *slow = create_task(
            ask(session, "https://a.example/delay/9"));
        struct task *ready =
            create_task(ask(session, "https://b.example/"));
        TRY {
            await(wait_for(ask(session, "https://c.example/"),
                           0.5));
        }
        EXCEPT (TimeoutError) {
            print("too slow");
        }
        cancel_with(slow, "enough");
        time_sleep(1);
        await(async_sleep(0));
        cancel(ready);
        value results =
            await(gather_return_exceptions(slow, ready));
        print("%s", repr(results));
    }
    return None;
}
