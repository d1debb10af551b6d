/* SPDX-License-Identifier: MIT */
#define _DEFAULT_SOURCE 1 /* MAP_ANONYMOUS, MAP_NORESERVE, madvise */
#include "sim/stack.h"

#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "sim/asan.h"
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

#ifdef WITH_ASAN
#include <sanitizer/asan_interface.h>
enum { SIZE_FACTOR = 4 }; /* its frames are larger */
#else
enum { SIZE_FACTOR = 1 };
#endif

#define MARK UINT64_C(0x6c6f6f7073636f70) /* "loopscop" */

/*
 * A coroutine that never ended leaves its frames marked. Only from the lowest
 * mark on are marks removed: what was never used needs no memory for them.
 */
static void forget_frames(const struct stack *stack)
{
#ifdef WITH_ASAN
    char *top = (char *)stack->bottom + stack->size;
    char *lowest = __asan_region_is_poisoned(stack->bottom, stack->size);
    if (lowest)
        __asan_unpoison_memory_region(lowest, (size_t)(top - lowest));
#else
    (void)stack;
#endif
}

static size_t page_size(void)
{
    return (size_t)sysconf(_SC_PAGESIZE);
}

/* Memory of which only what is touched is taken. */
static void *map(size_t size)
{
    void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE,
                        MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (memory == MAP_FAILED)
        memory_fail();
#ifdef MADV_NOHUGEPAGE
    /* Most stacks use one small page; a huge one would hold many stacks. A
     * wish: kernels without huge pages refuse it. */
    (void)madvise(memory, size, MADV_NOHUGEPAGE);
#endif
    return memory;
}

/* A mapping of its own; false when the system refuses it a guard. */
static bool map_guarded(struct stack *stack)
{
    const size_t page = page_size();
    void *memory = map(stack->size + page);
    if (mprotect(memory, page, PROT_NONE) != 0) {
        munmap(memory, stack->size + page);
        return false;
    }
    stack->guard = memory;
    stack->bottom = (char *)memory + page;
    return true;
}

/* Stacks side by side, and a page at the low end for the last one's mark. */
struct slab {
    struct slab *before;
    char *memory;
    size_t left; /* stacks */
};

enum { SLAB_STACKS = 64, MARK_ROOM = 64 /* bytes; keeps stacks aligned */ };

static size_t slab_size(void)
{
    return SLAB_STACKS * (size_t)STACK_SIZE * SIZE_FACTOR + page_size();
}

/*
 * A stack's mark lies in the first page of the stack below it, which that one
 * touches anyway: so a mark takes no page.
 */
static void cut_from_slab(struct stack_pool *pool, struct stack *stack)
{
    if (!pool->slab || pool->slab->left == 0) {
        struct slab *slab = memory_zero(1, sizeof *slab);
        slab->memory = map(slab_size());
        slab->left = SLAB_STACKS;
        slab->before = pool->slab;
        pool->slab = slab;
    }
    stack->bottom = pool->slab->memory + page_size() - MARK_ROOM +
                    --pool->slab->left * stack->size;
    *(uint64_t *)stack->bottom = MARK;
}

static struct stack *stack_make(struct stack_pool *pool)
{
    struct stack *stack = memory_zero(1, sizeof *stack);
    stack->size = (size_t)STACK_SIZE * SIZE_FACTOR;
    if (pool->count >= STACK_GUARDS_MOST || !map_guarded(stack))
        cut_from_slab(pool, stack);
    stack->valgrind_id = VALGRIND_STACK_REGISTER(
        stack->bottom, (char *)stack->bottom + stack->size);
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
    forget_frames(stack);
    stack->next = pool->free;
    pool->free = stack;
}

void stack_pool_free(struct stack_pool *pool)
{
    struct stack *stack = pool->all;
    while (stack) {
        struct stack *before = stack->all;
        forget_frames(stack);
        VALGRIND_STACK_DEREGISTER(stack->valgrind_id);
        if (stack->guard)
            munmap(stack->guard, stack->size + page_size());
        free(stack);
        stack = before;
    }
    while (pool->slab) {
        struct slab *slab = pool->slab;
        pool->slab = slab->before;
        munmap(slab->memory, slab_size());
        free(slab);
    }
    *pool = (struct stack_pool){0};
}

static bool guards(const struct stack *stack, const void *address)
{
    const char *at = address;
    return stack->guard && at >= (const char *)stack->guard &&
           at < (const char *)stack->bottom;
}

const struct stack *stack_guarded_at(const struct stack_pool *pool,
                                     const void *address)
{
    const struct stack *stack = pool->all;
    while (stack && !guards(stack, address))
        stack = stack->all;
    return stack;
}

bool stack_overflowed(const struct stack *stack)
{
    return !stack->guard && *(const uint64_t *)stack->bottom != MARK;
}
