/* SPDX-License-Identifier: MIT */
#include "sim/resolve.h"

#include <assert.h>
#include <string.h>

#include "sim/arena.h"
#include "sim/async.h"
#include "sim/executor.h"
#include "sim/future.h"
#include "sim/loop.h"

struct host {
    const char *name;
    const char *address;
    struct host *next;
};

static bool is_address(const char *host)
{
    return *host && host[strspn(host, "0123456789.")] == '\0';
}

static const char *address_of_name(const char *name)
{
    struct hosts *hosts = &loop_running()->network.hosts;
    for (struct host *at = hosts->first; at; at = at->next)
        if (strcmp(at->name, name) == 0)
            return at->address;
    struct host *host = arena_alloc(loop_arena(), sizeof *host);
    host->name = arena_string(loop_arena(), name);
    host->address =
        arena_format(loop_arena(), "203.0.113.%d", hosts->count++ % 254 + 1);
    host->next = hosts->first;
    hosts->first = host;
    return host->address;
}

const char *resolve_host(const char *host)
{
    assert(!strchr(host, ':') && "IPv4 only");
    if (!*host)
        return "0.0.0.0";
    if (strcmp(host, "localhost") == 0)
        return "127.0.0.1";
    return is_address(host) ? host : address_of_name(host);
}

FUNCTION(static, "getaddrinfo", true, getaddrinfo_job, const char *, host)
{
    return value_str(resolve_host(host));
}

const char *ensure_resolved(const char *host)
{
    if (is_address(host))
        return host;
    struct future *future = run_in_executor(NULL, getaddrinfo_job(host));
    return future_await(future).as.string;
}

struct value address_value(const char *host, int port)
{
    const struct value parts[] = {value_str(resolve_host(host)),
                                  value_int(port)};
    return value_tuple(loop_arena(), parts, 2);
}
