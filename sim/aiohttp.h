/* SPDX-License-Identifier: MIT */
/* aiohttp.h -- asking the web without blocking. Mirrors the part of aiohttp
 * that scenarios need, as the recorder's stand-in has it. */
#ifndef LOOPSCOPE_SIM_AIOHTTP_H
#define LOOPSCOPE_SIM_AIOHTTP_H

#include <stdbool.h>
#include <stddef.h>

#include "sim/async_with.h"
#include "sim/coro.h"
#include "sim/waiters.h"

/* TCPConnector's limit */
enum { CONNECTIONS_MOST = 100 };

/* aiohttp.ClientSession */
struct client_session {
    bool closed;
    size_t connections;     /* requests under way, CONNECTIONS_MOST at most */
    struct waiters waiters; /* requests that wait for one */
};

/* aiohttp.ClientResponse: what a request is answered, body and all. */
struct client_response {
    struct client_session *session;
    const char *url;
    int status; /* 0 until the answer is there */
    const char *body;
    bool read;
    bool released;
};

struct client_session *client_session_new(void);
struct async_manager client_session_manager(struct client_session *session);

/* The response to a request that begins when `async with` enters it. */
struct client_response *session_get(struct client_session *session,
                                    const char *url);
struct async_manager client_response_manager(struct client_response *response);
/* Its body, as a str. (ClientResponse.text) */
struct coro *response_text(struct client_response *response);

#endif
