/* SPDX-License-Identifier: MIT */
/* async_gen.h -- asynchronous generators. Mirrors async generator objects
 * (Objects/genobject.c, CPython 3.13). */
#ifndef LOOPSCOPE_SIM_ASYNC_GEN_H
#define LOOPSCOPE_SIM_ASYNC_GEN_H

#include <stdbool.h>
#include <stddef.h>

#include "sim/async_with.h"
#include "sim/coro.h"

struct async_gen;
struct loop;

/* A new generator of the running loop; its body has not begun. */
struct async_gen *async_gen_new(const struct coro_type *type, const void *args,
                                size_t size);

/*
 * Called in the body: hands a value to whoever asked for the next, and waits
 * until the next is asked for. Raises GeneratorExit when the generator is
 * closed instead. (`yield`)
 */
void async_gen_yield(struct value value);

/* Completes with the next value; raises StopAsyncIteration after the last.
 * (__anext__) */
struct coro *async_gen_anext(struct async_gen *generator);

/* Ends it where it stands: its FINALLY parts run. (aclose) */
struct coro *async_gen_aclose(struct async_gen *generator);

/* ASYNC_WITH: closes the generator at the end of the block, however that is
 * left. (contextlib.aclosing) */
struct async_manager aclosing_manager(struct async_gen *generator);

/*
 * Nobody has the generator any more: if it was begun and has not ended, a task
 * will close it. C counts no references, so that the program says when Python
 * would lose the last one. (base_events.py _asyncgen_finalizer_hook)
 */
void async_gen_drop(struct async_gen *generator);

/* The end of the loop: a list of what closes each generator that was begun,
 * has not ended, and was not dropped; in order of their first iteration. What
 * is dropped of these meanwhile is so only when they are released. */
struct value async_gens_close(struct loop *loop);
void async_gens_release(struct loop *loop);

/* The next value for `async for`: false after the last. Awaits. */
bool async_gen_next(struct async_gen *generator, struct value *value);

#endif
