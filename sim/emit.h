/* SPDX-License-Identifier: MIT */
/* emit.h -- says to the loop's sink what the engine does, as events. */
#ifndef LOOPSCOPE_SIM_EMIT_H
#define LOOPSCOPE_SIM_EMIT_H

#include <stdint.h>

#include "sim/trace/event.h"
#include "sim/value.h"

struct exception;
struct handle;
struct loop;
struct task;
struct timer;

/* Where the running code stands; file is NULL where that is not known. */
void emit_position(const struct loop *loop, const char **file, uint32_t *line);

/* Each says one event of docs/trace-format.md; what stands in that table is
 * what they read from the objects they are given. */
void emit_trace(struct loop *loop, const char *program);
void emit_source(struct loop *loop, const char *name, const char *text);
/* What was said of it last, and where it was made: file may be NULL. */
void emit_resource(struct loop *loop, const struct resource *state,
                   const char *file, uint32_t line);
void emit_tick(struct loop *loop, uint32_t ready);
void emit_deliver(struct loop *loop, const struct handle *handle);
void emit_job(struct loop *loop, uint32_t op, const char *name);
/* `due`: when it will complete, in ns. */
void emit_io(struct loop *loop, uint32_t op, const char *name, int64_t due);
void emit_unio(struct loop *loop, uint32_t op, const char *name);
void emit_fire(struct loop *loop, const struct timer *timer);
void emit_run(struct loop *loop, const struct handle *handle);
void emit_skip(struct loop *loop, const struct handle *handle);
void emit_task(struct loop *loop, const struct task *task);
void emit_ready(struct loop *loop, const struct handle *handle);
void emit_timer(struct loop *loop, const struct timer *timer);
void emit_untimer(struct loop *loop, const struct timer *timer);
void emit_cancel(struct loop *loop, const struct task *task);
void emit_block(struct loop *loop, int64_t duration);
/* One line, without its newline. */
void emit_print(struct loop *loop, const char *line);
void emit_wait(struct loop *loop, const struct task *task);
void emit_done_result(struct loop *loop, const struct task *task,
                      struct value result);
void emit_done_exception(struct loop *loop, const struct task *task,
                         struct exception *exception);
void emit_done_cancelled(struct loop *loop, const struct task *task);
void emit_warn_callback(struct loop *loop, const struct handle *handle,
                        struct exception *exception);
void emit_never_retrieved(struct loop *loop, const struct task *task);
void emit_never_awaited(struct loop *loop, const char *coro);
/* exception is NULL unless how is EXIT_EXCEPTION. */
void emit_exit(struct loop *loop, enum exit_how how,
               struct exception *exception);

#endif
