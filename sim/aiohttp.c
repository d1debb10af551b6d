/* SPDX-License-Identifier: MIT */
#include "sim/aiohttp.h"

#include <assert.h>

#include "sim/arena.h"
#include "sim/async.h"
#include "sim/future.h"
#include "sim/io.h"
#include "sim/loop.h"
#include "sim/timeouts.h"
#include "sim/try.h"
#include "sim/web.h"

/* aiohttp guards a request with a timer of five minutes. */
#define USUAL_TIMEOUT 300.0

struct client_session *client_session_new(void)
{
    return arena_alloc(loop_arena(), sizeof(struct client_session));
}

static void enter_session(void *self)
{
    (void)self;
}

static bool exit_session(void *self, struct exception *exception)
{
    (void)exception;
    struct client_session *session = self;
    session->closed = true;
    return false;
}

struct async_manager client_session_manager(struct client_session *session)
{
    return (struct async_manager){session, enter_session, exit_session};
}

struct client_response *session_get(struct client_session *session,
                                    const char *url)
{
    struct arena *arena = loop_arena();
    struct client_response *response = arena_alloc(arena, sizeof *response);
    response->session = session;
    response->url = arena_string(arena, url);
    return response;
}

/* -- Connections: at most so many requests are under way ------------------- */

/* BaseConnector._release: to the first in line who still waits. */
static void release_connection(struct client_session *session)
{
    session->connections--;
    if (waiters_pending(&session->waiters)) {
        session->connections++;
        waiters_wake_next(&session->waiters);
    }
}

/* BaseConnector._acquire */
static void acquire_connection(struct client_session *session)
{
    if (session->connections < CONNECTIONS_MOST) {
        session->connections++;
        return;
    }
    struct future *waiter = future_new();
    TRY {
        waiters_await(&session->waiters, waiter);
    }
    EXCEPT (BaseException) {
        if (future_done(waiter) && !future_cancelled(waiter))
            release_connection(session); /* it was given one meanwhile */
        exception_raise(exception_handled());
    }
}

/* -- A request ------------------------------------------------------------ */

static void exchange(struct client_session *session,
                     const struct web_answer *answer)
{
    acquire_connection(session);
    TRY {
        future_await(
            io_begin(answer->request, answer->latency, VALUE_OF_NONE, NULL));
    }
    FINALLY {
        release_connection(session);
    }
}

COROUTINE(static, "ClientSession.get", true, client_session_request,
          struct client_response *, response)
{
    if (response->session->closed)
        loop_raise(&RuntimeError, "Session is closed");
    const struct web_answer answer = web_get(response->url);
    if (answer.latency > seconds_to_ns(USUAL_TIMEOUT)) {
        WITH_MANAGER (timeout_manager(timeout_after(USUAL_TIMEOUT)))
            exchange(response->session, &answer);
    } else {
        exchange(response->session, &answer);
    }
    response->status = answer.status;
    response->body = answer.body;
    return VALUE_OF_NONE;
}

static void enter_response(void *self)
{
    coro_await(client_session_request(self));
}

static bool exit_response(void *self, struct exception *exception)
{
    (void)exception;
    struct client_response *response = self;
    response->released = true;
    return false;
}

struct async_manager client_response_manager(struct client_response *response)
{
    return (struct async_manager){response, enter_response, exit_response};
}

LIBRARY_COROUTINE("ClientResponse.text", response_text,
                  struct client_response *, response)
{
    assert(response->status && "async with asks before its block begins");
    if (response->released && !response->read)
        loop_raise(&ClientConnectionError, "Connection closed");
    response->read = true;
    return value_str(response->body);
}
