/* SPDX-License-Identifier: MIT */
/* selector.h -- which sockets the loop watches, and what its poll finds there.
 * Mirrors selector.py of the recorder. */
#ifndef LOOPSCOPE_SIM_SELECTOR_H
#define LOOPSCOPE_SIM_SELECTOR_H

#include <stdbool.h>
#include <stdint.h>

#include "sim/handle.h"
#include "sim/network.h"

struct loop;

/* The callback runs each time there is something; another's place is taken.
 * (BaseSelectorEventLoop._add_reader, _add_writer) */
void sock_watch(struct sock *sock, enum sock_event event,
                struct callback callback);
/* Nothing runs any more; false when nothing was to. (_remove_reader,
 * _remove_writer) */
bool sock_unwatch(struct sock *sock, enum sock_event event);

/* For the loop's poll. When there is something for it; FOREVER: never. */
int64_t selector_next(struct loop *loop);
/* The handles of what there is, linked in order of (due, begun); op and
 * completed say which operations. */
struct handle *selector_take_due(struct loop *loop);

#endif
