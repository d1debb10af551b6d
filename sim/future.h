/* SPDX-License-Identifier: MIT */
/* future.h -- a result that comes later. Mirrors asyncio.Future (futures.py,
 * CPython 3.13). */
#ifndef LOOPSCOPE_SIM_FUTURE_H
#define LOOPSCOPE_SIM_FUTURE_H

#include <stdbool.h>
#include <stddef.h>

#include "sim/exception.h"
#include "sim/handle.h"
#include "sim/value.h"

enum future_state { FUTURE_PENDING, FUTURE_FINISHED, FUTURE_CANCELLED };

struct future;

/* Futures in order; grows in the run's arena. */
struct future_list {
    struct future **items;
    size_t count;
    size_t capacity;
};

void future_list_add(struct future_list *list, struct future *future);

/* What it is besides a future. */
enum future_kind {
    FUTURE_PLAIN,
    FUTURE_TASK,
    FUTURE_GATHERING,
    FUTURE_OPERATION, /* of I/O: cancelling gives it up */
};

/*
 * While pending it has neither result nor exception. Once it is finished or
 * cancelled its callbacks have been handed to the ready queue and the list is
 * empty; nothing changes it any more.
 */
struct future {
    enum future_kind kind;
    enum future_state state;
    struct value result;
    struct exception *exception;
    const char *cancel_message;      /* NULL for None */
    struct exception *cancelled_exc; /* to be raised once */
    bool log_traceback;              /* nobody looked at the exception */
    struct callback *callbacks;      /* in order of adding */
    size_t callback_count;
    size_t callback_capacity;
    const struct future_list *awaits; /* those that it stands for: a gather's
                                         children; or NULL */
    struct shared *shared; /* what it is a waiter of, while it is; or NULL */
};

/* A pending future of the running loop (loop.create_future). */
struct future *future_new(void);

bool future_done(const struct future *future);
bool future_cancelled(const struct future *future);

/* The result; raises the exception, CancelledError, or InvalidStateError
 * while it is pending. (Future.result) */
struct value future_result(struct future *future);
/* The exception or NULL; raises as future_result() does where there is
 * neither. (Future.exception) */
struct exception *future_exception(struct future *future);

/* Both raise InvalidStateError on a future that is done. */
void future_set_result(struct future *future, struct value result);
void future_set_exception(struct future *future, struct exception *exception);

/*
 * Future.cancel, Task.cancel or what else the future is.
 * False if it is done already. message may be NULL.
 */
bool future_cancel(struct future *future, const char *message);
/* Future.cancel itself, whatever the future is. */
bool future_cancel_now(struct future *future, const char *message);
/* Future._make_cancelled_error */
struct exception *future_cancelled_error(struct future *future);

/* When it is done the callback joins the ready queue; at once if it is done
 * already. (Future.add_done_callback) */
void future_add_done_callback(struct future *future, struct callback callback);
/* Removes all equal callbacks; returns how many there were. */
size_t future_remove_done_callback(struct future *future,
                                   struct callback callback);

/* Callbacks whose self is a future, which gets None: unless it is done
 * (tasks._release_waiter), unless it was cancelled
 * (futures._set_result_unless_cancelled). */
void future_release(void *future, struct future *unused);
void future_release_unless_cancelled(void *future, struct future *unused);

/*
 * Suspends the running task until it is done, and gives its result or raises
 * its exception; does not switch when it is done already. Must run inside a
 * task. (Future.__await__)
 */
struct value future_await(struct future *future);

#endif
