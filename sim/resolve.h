/* SPDX-License-Identifier: MIT */
/* resolve.h -- addresses, and the names that stand for them. IPv4 only. */
#ifndef LOOPSCOPE_SIM_RESOLVE_H
#define LOOPSCOPE_SIM_RESOLVE_H

#include "sim/value.h"

/* Names that were given addresses. Zeroed, there are none. */
struct hosts {
    struct host *first;
    int count;
};

/* The address that a host's name stands for: itself, when it is one. */
const char *resolve_host(const char *host);

/* The same as a job of the executor, which a task waits for, unless the host
 * is an address. (BaseEventLoop._ensure_resolved) */
const char *ensure_resolved(const char *host);

/* As Python has an address: ('127.0.0.1', 8888) */
struct value address_value(const char *host, int port);

#endif
