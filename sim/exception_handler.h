/* SPDX-License-Identifier: MIT */
/* exception_handler.h -- who is told of what nobody caught. Mirrors
 * call_exception_handler (base_events.py, CPython 3.13). */
#ifndef LOOPSCOPE_SIM_EXCEPTION_HANDLER_H
#define LOOPSCOPE_SIM_EXCEPTION_HANDLER_H

#include "sim/value.h"

struct exception;
struct loop;

/* The program's own; without a function, the default one, which only logs. */
struct exception_handler {
    void (*function)(void *self, struct value context);
    void *self;
};

/*
 * Calls the program's handler, if it has one, with a dict: "message", and
 * "exception" where there is one. What the handler raises ends there. Unlike
 * CPython a message that is the loop's own has no addresses or places in it,
 * and the handle, task or transport it is about is not in the dict.
 * (loop.call_exception_handler)
 */
void exception_handler_call(struct loop *loop, struct value context);
/* The same, of an exception. */
void exception_handler_tell(struct loop *loop, const char *message,
                            struct exception *exception);

#endif
