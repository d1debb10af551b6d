/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(fetch, struct client_session *, session, const char *,
      url)
{
    print("asking %s", url);
    struct client_response *page = session_get(session, url);
    value size = None;
    ASYNC_WITH (page) {
        value text = await(response_text(page));
        size = VALUE(len(text));
        print("%s: %d, %s characters", url, page->status,
              str(size));
    }
    return size;
}

ASYNC_MAIN
{
    const char *urls[] = {
        "https://news.example/",
        "https://slow.example/delay/3",
        "https://shop.example/products",
        "https://shop.example/status/404",
        "https://docs.example/delay/2",
    };
    struct client_session *session = ClientSession();
    ASYNC_WITH (session) {
        value fetches = empty_list();
        for (int i = 0; i < 5; i++)
            append(fetches, fetch(session, urls[i]));
        value sizes = await(gather(fetches));
        print("sizes: %s", str(sizes));
    }
    return None;
}
