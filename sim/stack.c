/* SPDX-License-Identifier: MIT */
#define _DEFAULT_SOURCE 1 /* MAP_ANONYMOUS, MAP_NORESERVE */
#include "sim/stack.h"

#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "sim/memory.h"

#if defined(__has_include)
#if __has_include(<valgrind/valgrind.h>)
#include <valgrind/valgrind.h>
#endif
#endif
#ifndef VALGRIND_STACK_REGISTER
#define VALGRIND_STACK_REGISTER(start, end) 0U
#define VALGRIND_STACK_DEREGISTER(id) ((void)(id))
#endif

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define WITH_ASAN 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__)
#define WITH_ASAN 1
#endif
#ifdef WITH_ASAN
#include <sanitizer/asan_interface.h>
enum { SIZE_FACTOR = 4 }; /* its frames are larger */
/* A coroutine that never ended leaves its frames marked. */
#define FORGET_FRAMES(stack)                                                   \
    __asan_unpoison_memory_region((stack)->bottom, (stack)->size)
#else
enum { SIZE_FACTOR = 1 };
#define FORGET_FRAMES(stack) ((void)(stack))
#endif

#define MARK UINT64_C(0x6c6f6f7073636f70) /* "loopscop" */

static size_t page_size(void)
{
    return (size_t)sysconf(_SC_PAGESIZE);
}

static struct stack *stack_make(struct stack_pool *pool)
{
    const size_t page = page_size();
    const size_t usable = (size_t)STACK_SIZE * SIZE_FACTOR;
    void *memory = mmap(NULL, usable + page, PROT_READ | PROT_WRITE,
                        MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (memory == MAP_FAILED)
        memory_fail();
    struct stack *stack = memory_zero(1, sizeof *stack);
    stack->memory = memory;
    stack->bottom = (char *)memory + page;
    stack->size = usable;
    stack->guarded = pool->count < STACK_GUARDS_MOST &&
                     mprotect(memory, page, PROT_NONE) == 0;
    if (!stack->guarded)
        *(uint64_t *)stack->bottom = MARK;
    stack->valgrind_id =
        VALGRIND_STACK_REGISTER(stack->bottom, (char *)stack->bottom + usable);
    stack->all = pool->all;
    pool->all = stack;
    pool->count++;
    return stack;
}

struct stack *stack_take(struct stack_pool *pool)
{
    struct stack *stack = pool->free;
    if (!stack)
        return stack_make(pool);
    pool->free = stack->next;
    return stack;
}

void stack_give(struct stack_pool *pool, struct stack *stack)
{
    FORGET_FRAMES(stack);
    stack->next = pool->free;
    pool->free = stack;
}

void stack_pool_free(struct stack_pool *pool)
{
    struct stack *stack = pool->all;
    while (stack) {
        struct stack *before = stack->all;
        FORGET_FRAMES(stack);
        VALGRIND_STACK_DEREGISTER(stack->valgrind_id);
        munmap(stack->memory, stack->size + page_size());
        free(stack);
        stack = before;
    }
    *pool = (struct stack_pool){0};
}

bool stack_guards(const struct stack *stack, const void *address)
{
    const char *at = address;
    return at >= (const char *)stack->memory &&
           at < (const char *)stack->bottom;
}

bool stack_overflowed(const struct stack *stack)
{
    return !stack->guarded && *(const uint64_t *)stack->bottom != MARK;
}
