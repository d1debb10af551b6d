/* SPDX-License-Identifier: MIT */
/* exception.h -- Python's exceptions as data, and how they travel. */
#ifndef LOOPSCOPE_SIM_EXCEPTION_H
#define LOOPSCOPE_SIM_EXCEPTION_H

#include <setjmp.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sim/value.h"

struct frame;

struct exception_type {
    const char *name;
    const struct exception_type *bases[2]; /* NULL: there is no further one */
};

/* A row a class: its name and its bases, Python's own and its libraries'. */
#define EXCEPTION_TYPES(X)                                                     \
    X(Exception, &BaseException)                                               \
    X(CancelledError, &BaseException)                                          \
    X(GeneratorExit, &BaseException)                                           \
    X(ArithmeticError, &Exception)                                             \
    X(ZeroDivisionError, &ArithmeticError)                                     \
    X(AttributeError, &Exception)                                              \
    X(AssertionError, &Exception)                                              \
    X(EOFError, &Exception)                                                    \
    X(IncompleteReadError, &EOFError)                                          \
    X(LookupError, &Exception)                                                 \
    X(IndexError, &LookupError)                                                \
    X(KeyError, &LookupError)                                                  \
    X(OSError, &Exception)                                                     \
    X(UnsupportedOperation, &OSError, &ValueError)                             \
    X(ConnectionError, &OSError)                                               \
    X(BrokenPipeError, &ConnectionError)                                       \
    X(ConnectionRefusedError, &ConnectionError)                                \
    X(ConnectionResetError, &ConnectionError)                                  \
    X(FileNotFoundError, &OSError)                                             \
    X(TimeoutError, &OSError)                                                  \
    X(ClientError, &Exception)                                                 \
    X(ClientConnectionError, &ClientError)                                     \
    X(InterfaceError, &Exception)                                              \
    X(RuntimeError, &Exception)                                                \
    X(NotImplementedError, &RuntimeError)                                      \
    X(BrokenBarrierError, &RuntimeError)                                       \
    X(BaseExceptionGroup, &BaseException)                                      \
    X(ExceptionGroup, &BaseExceptionGroup, &Exception)                         \
    X(StopAsyncIteration, &Exception)                                          \
    X(TypeError, &Exception)                                                   \
    X(ValueError, &Exception)                                                  \
    X(InvalidStateError, &Exception)                                           \
    X(QueueEmpty, &Exception)                                                  \
    X(QueueFull, &Exception)                                                   \
    X(QueueShutDown, &Exception)

extern const struct exception_type BaseException;
#define X(name, ...) extern const struct exception_type name;
EXCEPTION_TYPES(X)
#undef X

struct exception {
    const struct exception_type *type;
    struct list args;
    struct exception *context; /* what was being handled when it was raised */
    uint64_t traceback;      /* another with each entry of it; 0: it has none */
    const char *filename;    /* of an OSError about a file; or NULL */
    struct value exceptions; /* of a group: those in it, a tuple; else None */
};

/* An exception with no arguments, or with one string. */
struct exception *exception_new(struct arena *arena,
                                const struct exception_type *type);
struct exception *exception_text(struct arena *arena,
                                 const struct exception_type *type,
                                 const char *text);

/* An OSError of the system: its number and text. */
struct exception *exception_of_errno(struct arena *arena,
                                     const struct exception_type *type,
                                     int number, const char *text);

bool exception_is(const struct exception *exception,
                  const struct exception_type *type);

/*
 * One TRY statement while it executes. The blocks of one stack form a chain,
 * innermost first; raising jumps to the innermost, but for those whose FINALLY
 * part runs: what is raised there goes to the next outer.
 */
struct try_block {
    jmp_buf env;
    struct try_block *outer;
    struct frame *frame; /* the coroutine it stands in */
    enum try_phase {
        TRY_START,
        TRY_BODY,           /* the body runs */
        TRY_RAISED,         /* the body raised; looking for an EXCEPT */
        TRY_HANDLING,       /* an EXCEPT part runs */
        TRY_HANDLING_GROUP, /* likewise, an EXCEPT_GROUP part */
        TRY_RAISED_AGAIN,   /* the EXCEPT part raised */
        TRY_FINALLY,        /* the FINALLY part runs */
    } phase;
    struct exception *exception; /* raised and not yet handled, or handled
                                    now; NULL: none */
    struct exception *rest;      /* EXCEPT_GROUP: what it does not handle */
    struct group_parts *parts;   /* what EXCEPT_GROUP parts raised, or NULL */
};

/*
 * Where exceptions go and coroutines stand, for one stack: each task has
 * one, and the loop's own stack has one.
 */
struct execution {
    struct try_block *tries; /* innermost first */
    struct frame *frame;     /* the innermost coroutine */
    struct execution *below; /* where who steps this one waits; or NULL */
};

/* The execution of the stack that runs now. The loop switches it. */
extern struct execution *execution_here;

/* Goes to the innermost TRY of this stack; there must be one. What is handled
 * here becomes its context. */
_Noreturn void exception_raise(struct exception *exception);

/* Python's bare raise: what is handled goes on as it came, and its traceback
 * has no further entry. (RAISE_VARARGS 0) */
_Noreturn void exception_raise_again(struct exception *handled);

/* The exception that the innermost EXCEPT part handles, or that goes on behind
 * the FINALLY part or the manager's exit that runs; or NULL. A task that
 * starts eagerly is inside those of who makes it. */
struct exception *exception_handled(void);

/* The parts of TRY, EXCEPT and FINALLY in sim/try.h. */
bool try_next(struct try_block *block);
bool try_except(struct try_block *block, const struct exception_type *type);
bool try_except_group(struct try_block *block,
                      const struct exception_type *type);

/* Asserts, when a coroutine ends, that it left its TRY statements by their
 * end: `tries` is the innermost block there was when it began. */
void try_check_left(const struct try_block *tries);

#endif
