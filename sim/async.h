/* SPDX-License-Identifier: MIT */
/* async.h -- defines coroutines: C's spelling of `async def`. */
#ifndef LOOPSCOPE_SIM_ASYNC_H
#define LOOPSCOPE_SIM_ASYNC_H

#include "sim/async_gen.h"
#include "sim/call.h"
#include "sim/coro.h"

/*
 * COROUTINE(static, "fetch", false, fetch, const char *, url, double, delay)
 * { body } defines fetch(url, delay), which copies its arguments and gives a
 * coroutine object; the body is the function that follows the macro. Up to
 * six parameters, as pairs of type and name. ASYNC_GENERATOR does the same
 * for asynchronous generators.
 *
 * `kind` below is the struct that is made, and kind##_new makes it.
 */
#define COROUTINE(linkage, label, library, ...)                                \
    ASYNC_DEFINE(coro, linkage, label, library, __VA_ARGS__)
#define ASYNC_GENERATOR(linkage, label, library, ...)                          \
    ASYNC_DEFINE(async_gen, linkage, label, library, __VA_ARGS__)

#define FUNCTION(linkage, label, library, ...)                                 \
    ASYNC_DEFINE(call, linkage, label, library, __VA_ARGS__)

#define ASYNC_DEFINE(kind, linkage, label, library, ...)                       \
    ASYNC_PICK(__VA_ARGS__, 6, _, 5, _, 4, _, 3, _, 2, _, 1, _, 0, _)          \
    (kind, linkage, label, library, __VA_ARGS__)
#define ASYNC_PICK(name, a, A, b, B, c, C, d, D, e, E, f, F, count, ...)       \
    ASYNC_##count

#define ASYNC_0(kind, linkage, label, library, name)                           \
    static struct value name##_body(void);                                     \
    static struct value name##_run(void *args)                                 \
    {                                                                          \
        (void)args;                                                            \
        return name##_body();                                                  \
    }                                                                          \
    linkage struct kind *name(void)                                            \
    {                                                                          \
        static const struct coro_type type = {label,    name##_run, __FILE__,  \
                                              __LINE__, library,    false};    \
        return kind##_new(&type, NULL, 0);                                     \
    }                                                                          \
    static struct value name##_body(void)

#define ASYNC_N(kind, linkage, label, library, name, FIELDS, PARAMETERS,       \
                NAMES, UNPACKED)                                               \
    struct name##_args {                                                       \
        FIELDS                                                                 \
    };                                                                         \
    static struct value name##_body PARAMETERS;                                \
    static struct value name##_run(void *raw)                                  \
    {                                                                          \
        struct name##_args *args = raw;                                        \
        return name##_body UNPACKED;                                           \
    }                                                                          \
    linkage struct kind *name PARAMETERS                                       \
    {                                                                          \
        static const struct coro_type type = {label,    name##_run, __FILE__,  \
                                              __LINE__, library,    false};    \
        struct name##_args args = {NAMES};                                     \
        return kind##_new(&type, &args, sizeof args);                          \
    }                                                                          \
    static struct value name##_body PARAMETERS

#define COMMA ,
#define ASYNC_1(kind, linkage, label, library, name, A, a)                     \
    ASYNC_N(kind, linkage, label, library, name, A a;, (A a), a, (args->a))
#define ASYNC_2(kind, linkage, label, library, name, A, a, B, b)               \
    ASYNC_N(kind, linkage, label, library, name, A a; B b;                     \
            , (A a, B b), a COMMA b, (args->a, args->b))
#define ASYNC_3(kind, linkage, label, library, name, A, a, B, b, C, c)         \
    ASYNC_N(kind, linkage, label, library, name, A a; B b; C c;                \
            , (A a, B b, C c), a COMMA b COMMA c, (args->a, args->b, args->c))
#define ASYNC_4(kind, linkage, label, library, name, A, a, B, b, C, c, D, d)   \
    ASYNC_N(kind, linkage, label, library, name, A a; B b; C c; D d;           \
            , (A a, B b, C c, D d), a COMMA b COMMA c COMMA d,                 \
            (args->a, args->b, args->c, args->d))
#define ASYNC_5(kind, linkage, label, library, name, A, a, B, b, C, c, D, d,   \
                E, e)                                                          \
    ASYNC_N(kind, linkage, label, library, name, A a; B b; C c; D d; E e;      \
            , (A a, B b, C c, D d, E e), a COMMA b COMMA c COMMA d COMMA e,    \
            (args->a, args->b, args->c, args->d, args->e))
#define ASYNC_6(kind, linkage, label, library, name, A, a, B, b, C, c, D, d,   \
                E, e, F, f)                                                    \
    ASYNC_N(kind, linkage, label, library, name, A a; B b; C c; D d; E e; F f; \
            , (A a, B b, C c, D d, E e, F f),                                  \
            a COMMA b COMMA c COMMA d COMMA e COMMA f,                         \
            (args->a, args->b, args->c, args->d, args->e, args->f))

/* A coroutine of asyncio's own; label is its qualified name there. */
#define LIBRARY_COROUTINE(label, ...) COROUTINE(, label, true, __VA_ARGS__)

#endif
