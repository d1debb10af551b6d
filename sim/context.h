/* SPDX-License-Identifier: MIT */
/* context.h -- switching between stacks; the sanitizers are told. */
#ifndef LOOPSCOPE_SIM_CONTEXT_H
#define LOOPSCOPE_SIM_CONTEXT_H

#include <stddef.h>

/*
 * A place where execution is suspended. Three ways to switch, chosen when
 * built: assembly for x86-64 and aarch64, and ucontext elsewhere or with
 * LOOPSCOPE_UCONTEXT. Floating-point modes are not switched: nothing here
 * changes them.
 */
struct context {
    void *sp;           /* where it is suspended, on its own stack */
    void *machine;      /* ucontext only: the ucontext_t, on its stack */
    const void *bottom; /* AddressSanitizer: lowest address of its stack */
    size_t size;        /* and how long that stack is, in bytes */
    void *fake_stack;   /* AddressSanitizer's own stack for this context */
};

/*
 * Makes `context` one that calls entry(argument) on the stack
 * [bottom, bottom + size) when it is first switched to. entry must not
 * return; it ends with context_leave().
 */
void context_make(struct context *context, void *bottom, size_t size,
                  void (*entry)(void *argument), void *argument);

/* Suspends the running code in `from` and goes on in `to`; returns when
 * somebody switches back to `from`. */
void context_switch(struct context *from, struct context *to);

/* Goes on in `to` for good; the stack it is called on may then be reused. */
_Noreturn void context_leave(struct context *from, struct context *to);

#endif
