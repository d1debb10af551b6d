/* SPDX-License-Identifier: MIT */
/* stack.h -- the stacks that coroutines run on, reused as tasks end. */
#ifndef LOOPSCOPE_SIM_STACK_H
#define LOOPSCOPE_SIM_STACK_H

#include <stdbool.h>
#include <stddef.h>

/*
 * One stack. The lowest page is a guard: touching it is a fault, which
 * stack_guarded_at() attributes. Past STACK_GUARDS_MOST stacks the system has
 * no mappings left for guards; those stacks lie side by side, and each has a
 * mark at its lowest address instead, which stack_overflowed() finds destroyed.
 */
struct stack {
    struct stack *next; /* in the pool: the next free one */
    struct stack *all;  /* the one made before it */
    void *guard;        /* its page, and the mapping's begin; NULL: none */
    void *bottom;       /* the lowest usable address */
    size_t size;        /* usable bytes */
    unsigned valgrind_id;
};

/* Deep enough for a thousand awaits, which is Python's limit; only what is
 * touched takes memory. */
enum {
    STACK_SIZE = 512 * 1024,  /* bytes; AddressSanitizer gets four times it */
    STACK_GUARDS_MOST = 16000 /* a guard costs two of 65,530 mappings */
};

struct slab;

/* Zeroed, it is an empty pool. */
struct stack_pool {
    struct stack *free;
    struct stack *all;
    struct slab *slab; /* what stacks without a guard are cut from */
    size_t count;      /* made and not yet freed */
};

/* A stack, from the pool or new; never NULL. */
struct stack *stack_take(struct stack_pool *pool);
/* Gives it back; what ran on it has ended. */
void stack_give(struct stack_pool *pool, struct stack *stack);
/* Unmaps them all, taken ones included. */
void stack_pool_free(struct stack_pool *pool);

/* The stack whose guard page holds this address, or NULL. Safe in a signal
 * handler. */
const struct stack *stack_guarded_at(const struct stack_pool *pool,
                                     const void *address);
/* Whether a stack without a guard was overrun. */
bool stack_overflowed(const struct stack *stack);

#endif
