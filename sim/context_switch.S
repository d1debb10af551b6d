/* SPDX-License-Identifier: MIT */
/*
 * context_switch.S -- the switch between two stacks, for sim/context.c.
 *
 * loopscope_switch_stack(void **from_sp, void *to_sp) pushes what the ABI
 * says a called function must preserve, stores the stack pointer to *from_sp
 * and takes up the one in to_sp. The frames it makes and the frame that
 * context_make() prepares have the same layout.
 *
 * loopscope_begin is where a new context begins: it calls the function in
 * one preserved register with the argument in another.
 */
#ifndef LOOPSCOPE_UCONTEXT

#if defined(__APPLE__)
#define NAME(name) _##name
#define FUNCTION(name) .globl NAME(name)
#else
#define NAME(name) name
#define FUNCTION(name) .globl name; .type name, %function
#endif

#if defined(__x86_64__)

        .text
FUNCTION(loopscope_switch_stack)
NAME(loopscope_switch_stack):
        pushq   %rbp
        pushq   %rbx
        pushq   %r12
        pushq   %r13
        pushq   %r14
        pushq   %r15
        movq    %rsp, (%rdi)
        movq    %rsi, %rsp
        popq    %r15
        popq    %r14
        popq    %r13
        popq    %r12
        popq    %rbx
        popq    %rbp
        ret

FUNCTION(loopscope_begin)
NAME(loopscope_begin):
        movq    %r12, %rdi
        pushq   $0              /* keeps the stack aligned */
        pushq   $0              /* no caller: an unwinder stops here */
        jmp     *%r13

#elif defined(__aarch64__)

        .text
FUNCTION(loopscope_switch_stack)
NAME(loopscope_switch_stack):
        sub     sp, sp, #160
        stp     x19, x20, [sp, #0]
        stp     x21, x22, [sp, #16]
        stp     x23, x24, [sp, #32]
        stp     x25, x26, [sp, #48]
        stp     x27, x28, [sp, #64]
        stp     x29, x30, [sp, #80]
        stp     d8, d9, [sp, #96]
        stp     d10, d11, [sp, #112]
        stp     d12, d13, [sp, #128]
        stp     d14, d15, [sp, #144]
        mov     x9, sp
        str     x9, [x0]
        mov     sp, x1
        ldp     x19, x20, [sp, #0]
        ldp     x21, x22, [sp, #16]
        ldp     x23, x24, [sp, #32]
        ldp     x25, x26, [sp, #48]
        ldp     x27, x28, [sp, #64]
        ldp     x29, x30, [sp, #80]
        ldp     d8, d9, [sp, #96]
        ldp     d10, d11, [sp, #112]
        ldp     d12, d13, [sp, #128]
        ldp     d14, d15, [sp, #144]
        add     sp, sp, #160
        ret

FUNCTION(loopscope_begin)
NAME(loopscope_begin):
        mov     x0, x19
        mov     x30, #0         /* no caller: an unwinder stops here */
        br      x20

#endif

#endif /* LOOPSCOPE_UCONTEXT */

#if defined(__linux__)
        .section .note.GNU-stack, "", %progbits
#endif
