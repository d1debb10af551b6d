/* SPDX-License-Identifier: MIT */
#include "sim/context.h"

#include <assert.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

#include "sim/asan.h"

#ifdef WITH_ASAN
#include <sanitizer/common_interface_defs.h>
#endif

#if !defined(LOOPSCOPE_UCONTEXT) && !defined(__x86_64__) &&                    \
    !defined(__aarch64__)
#define LOOPSCOPE_UCONTEXT 1
#endif

/* What a new context runs, kept at the top of its stack until it has begun.
 */
struct start {
    void (*entry)(void *argument);
    void *argument;
    struct context *context;
};

/* Who switched to the running context: AddressSanitizer tells the bounds of
 * the stack that was left only on arrival at the next one. */
static struct context *came_from;

/* First thing after a switch, on the new stack. */
static void arrived(struct context *here)
{
#ifdef WITH_ASAN
    __sanitizer_finish_switch_fiber(here->fake_stack, &came_from->bottom,
                                    &came_from->size);
#else
    (void)here;
#endif
}

/* Last thing before one. A context that ends gives up its fake stack. */
static void leaving(struct context *from, struct context *to, int for_good)
{
    came_from = from;
#ifdef WITH_ASAN
    __sanitizer_start_switch_fiber(for_good ? NULL : &from->fake_stack,
                                   to->bottom, to->size);
#else
    (void)to;
    (void)for_good;
#endif
}

static _Noreturn void begin(struct start *start)
{
    struct start here = *start;
    arrived(here.context);
    here.entry(here.argument);
    assert(false && "the entry of a context does not return");
    abort();
}

static struct start *place_start(struct context *context, void *bottom,
                                 size_t size, void (*entry)(void *),
                                 void *argument)
{
    uintptr_t top = ((uintptr_t)bottom + size) & ~(uintptr_t)15;
    struct start *start = (struct start *)(top - 64);
    *start = (struct start){entry, argument, context};
    *context = (struct context){.bottom = bottom, .size = size};
    return start;
}

#ifdef LOOPSCOPE_UCONTEXT

#include <ucontext.h>

/* makecontext() passes ints only: a pointer goes as two halves. */
static void begin_halves(unsigned high, unsigned low)
{
    begin((struct start *)(uintptr_t)((uint64_t)high << 32 | low));
}

void context_make(struct context *context, void *bottom, size_t size,
                  void (*entry)(void *argument), void *argument)
{
    struct start *start = place_start(context, bottom, size, entry, argument);
    /* The ucontext_t stands below `start`; the stack begins below both. */
    uintptr_t below = (uintptr_t)start - sizeof(ucontext_t);
    ucontext_t *machine = (ucontext_t *)(below & ~(uintptr_t)63);
    context->machine = machine;
    if (getcontext(machine) != 0)
        abort();
    machine->uc_stack.ss_sp = bottom;
    machine->uc_stack.ss_size = (uintptr_t)machine - (uintptr_t)bottom;
    machine->uc_link = NULL;
    uint64_t address = (uintptr_t)start;
    makecontext(machine, (void (*)(void))begin_halves, 2,
                (unsigned)(address >> 32), (unsigned)address);
}

static void switch_stack(struct context *from, struct context *to)
{
    ucontext_t own;
    if (!from->machine) /* the thread's own stack, suspended just here */
        from->machine = &own;
    ucontext_t *saved = from->machine;
    swapcontext(saved, to->machine);
    if (saved == &own)
        from->machine = NULL;
}

#else

/* Both in context_switch.S. */
void loopscope_switch_stack(void **from_sp, void *to_sp);
void loopscope_begin(void);

#if defined(__x86_64__)
/* r15, r14, r13, r12, rbx, rbp and the return address. */
enum { FRAME_WORDS = 7, ENTRY_WORD = 2, ARGUMENT_WORD = 3, RETURN_WORD = 6 };
#else
/* x19 to x28, x29 (frame), x30 (link), d8 to d15. */
enum { FRAME_WORDS = 20, ARGUMENT_WORD = 0, ENTRY_WORD = 1, RETURN_WORD = 11 };
#endif

void context_make(struct context *context, void *bottom, size_t size,
                  void (*entry)(void *argument), void *argument)
{
    struct start *start = place_start(context, bottom, size, entry, argument);
    uintptr_t *frame = (uintptr_t *)start - FRAME_WORDS - FRAME_WORDS % 2;
    for (int i = 0; i < FRAME_WORDS; i++)
        frame[i] = 0;
    frame[ARGUMENT_WORD] = (uintptr_t)start;
    frame[ENTRY_WORD] = (uintptr_t)begin;
    frame[RETURN_WORD] = (uintptr_t)loopscope_begin;
    context->sp = frame;
}

static void switch_stack(struct context *from, struct context *to)
{
    loopscope_switch_stack(&from->sp, to->sp);
}

#endif

void context_switch(struct context *from, struct context *to)
{
    leaving(from, to, 0);
    switch_stack(from, to);
    arrived(from);
}

void context_leave(struct context *from, struct context *to)
{
    leaving(from, to, 1);
    switch_stack(from, to);
    assert(false && "a context that was left for good is not switched to");
    abort();
}
