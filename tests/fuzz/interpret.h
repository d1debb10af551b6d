/* SPDX-License-Identifier: MIT */
/* interpret.h -- executes a random program with the engine's own functions:
 * in C what source.py writes in Python. */
#ifndef LOOPSCOPE_TESTS_FUZZ_INTERPRET_H
#define LOOPSCOPE_TESTS_FUZZ_INTERPRET_H

#include <jansson.h>
#include <stdbool.h>

#include "sim/value.h"

struct coro;
struct call;
struct async_gen;

/* One call of a function of the program. */
struct activation {
    bool returning; /* a return was executed: its blocks are being left */
    struct value result;
};

/* functions.c: calling them. Function 0 is main. */
struct coro *function_coro(long number);
struct async_gen *function_generator(long number);
typedef void callback_function(struct value argument);
callback_function *function_callback(long number);
struct call *function_job(long number);
const char *function_name(long number);

/* statements.c, blocks.c: nothing is executed while here->returning. */
void block_run(struct activation *here, json_t *statements);
/* False when there is no such statement. */
bool statement_run(struct activation *here, json_t *statement);
bool compound_run(struct activation *here, json_t *statement);

/* io.c: what awaitables there are of I/O, and what main begins with. */
void io_begin_world(void);
struct value make_ask(json_t *node);
struct value make_query(json_t *node);
struct value make_save(json_t *node);
struct value make_connect(json_t *node);
struct value make_read(json_t *node);
struct value make_readline(json_t *node);
struct value make_drain(json_t *node);
struct value make_wait_closed(json_t *node);

/* jobs.c: what a program has in worker threads. */
struct value make_to_thread(json_t *node);
struct value make_in_executor(json_t *node);
void run_submit(struct activation *here, json_t *node);
void run_soon_threadsafe(struct activation *here, json_t *node);

/* awaitables.c: evaluates one, and awaits nothing. */
struct value awaitable_make(json_t *node);
/* A list of several, evaluated in order. */
struct value awaitables_make(json_t *nodes);

#endif
