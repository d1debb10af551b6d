/* SPDX-License-Identifier: MIT */
/* arrivals.h -- what is on its way to a socket. Each arrival is an I/O
 * operation: begun when it is sent, complete when it is due. */
#ifndef LOOPSCOPE_SIM_ARRIVALS_H
#define LOOPSCOPE_SIM_ARRIVALS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sim/byte_queue.h"

struct sock;

enum arrival_kind {
    ARRIVAL_CONNECT,
    ARRIVAL_ACCEPT,
    ARRIVAL_DATA,
    ARRIVAL_EOF,
    ARRIVAL_RESET,
    ARRIVAL_ACK,
};

struct arrival {
    enum arrival_kind kind;
    const char *name; /* the operation's */
    uint32_t op;
    int64_t begun; /* ns */
    int64_t due;
    int refused;             /* CONNECT: an errno, or 0 */
    struct sock *connection; /* ACCEPT: the far ends, linked by next */
    struct byte_queue data;  /* DATA */
    size_t count;            /* ACK: bytes read */
    struct arrival *next;
};

/* In order of sending. Zeroed, there are none. */
struct arrivals {
    struct arrival *first;
    struct arrival *last;
};

/* Something sets out now and takes so many trips from one end to the other. */
struct arrival *arrivals_expect(struct arrivals *arrivals,
                                enum arrival_kind kind, const char *name,
                                int trips);
/* The last, if it is of this kind and set out just now: more may travel with
 * it. Else NULL. */
struct arrival *arrivals_joined(const struct arrivals *arrivals,
                                enum arrival_kind kind);
bool arrivals_have(const struct arrivals *arrivals, enum arrival_kind kind);
/* Takes out the first, which there has to be. */
struct arrival *arrivals_pop(struct arrivals *arrivals);
/* None will be delivered: their operations are given up. */
void arrivals_forget(struct arrivals *arrivals);

#endif
