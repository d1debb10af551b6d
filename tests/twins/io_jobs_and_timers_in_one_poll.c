/* SPDX-License-Identifier: MIT */
/* Due at one instant: jobs come first, then I/O as begun, then
 * timers. */
#include "sim/scenario.h"

DEF(work)
{
    time_sleep(1);
    return text("job");
}

ASYNC(ask, struct client_session *, session, const char *, url)
{
    struct client_response *page = session_get(session, url);
    value size = None;
    ASYNC_WITH (page)
        size = VALUE(len(await(response_text(page))));
    return size;
}

ASYNC_MAIN
{
    struct client_session *session = ClientSession();
    ASYNC_WITH (session) {
        value results = await(gather(
            async_sleep_result(1, "timer"),
            ask(session, "https://a.example/delay/1"),
            to_thread(work()),
            ask(session, "https://api.example/v1?x=1&y=2#top"),
            ask(session, "http://b.example:8080?q=a&b"),
            ask(session, "https://c.example/api"),
            ask(session, "https://c.example/status/503"),
            ask(session, "https://c.example/delay/0")));
        print("%s", str(results));
    }
    TRY {
        await(ask(session, "https://a.example/"));
    }
    EXCEPT (RuntimeError) {
        print("%s", repr(caught()));
    }
    return None;
}
