/* SPDX-License-Identifier: MIT */
/* api.h -- what the macros of scenario.h call, on the running loop. */
#ifndef LOOPSCOPE_SIM_API_H
#define LOOPSCOPE_SIM_API_H

#include <stddef.h>
#include <stdint.h>

#include "sim/value.h"

struct exception_type;
struct future;
struct handle;
struct task;

/* printf-like; in the run's arena. */
const char *api_format(const char *format, ...)
    __attribute__((format(printf, 1, 2)));
const char *api_repeat(const char *string, size_t times);
void api_print(const char *format, ...) __attribute__((format(printf, 1, 2)));

struct value value_same(struct value value);
/* NULL is None. */
struct value api_task_value(struct task *task);
const char *api_repr(struct value value);
const char *api_str(struct value value);

struct value api_list(size_t count, const struct value *items);
struct value api_tuple(size_t count, const struct value *items);
/* A key and its item in turn. */
struct value api_dict(size_t count, const struct value *items);

/* Zeroed; in the run's arena. */
void *api_object(size_t size);
/* The run's one object of this kind: the size is the same at each call. */
void *api_globals(size_t size);
double api_max(double a, double b);

/* Raises ValueError below 0, as time.sleep() does. */
void api_block(double seconds);
double api_time(void);
/* These raise RuntimeError where no loop runs. */
struct task *api_create_task(struct coro *coro, const char *name);
struct task *api_create_eager_task(struct coro *coro, const char *name);
struct task *api_current_task(void);
struct value api_all_tasks(void);
enum api_task_factory { default_task_factory, eager_task_factory };
void api_set_task_factory(enum api_task_factory factory);

/* The future that a value is; raises TypeError for anything else. */
struct future *api_future(struct value value);
/* The same for set_result() and set_exception(): a task resolves itself, and
 * raises RuntimeError. */
struct future *api_settable(struct value value, const char *operation);
/* Its exception, or None. */
struct value api_exception_of(struct value future);
/* Calls function(future) when it is done. */
void api_add_done_callback(struct value future,
                           void (*function)(struct value future),
                           const char *name);
/* Returns how many there were. */
size_t api_remove_done_callback(struct value future,
                                void (*function)(struct value future));

/* A callback of the program's own; handed its argument. */
struct handle *api_call_soon(void (*function)(struct value argument),
                             const char *name, struct value argument);
struct handle *api_call_soon_threadsafe(void (*function)(struct value argument),
                                        const char *name,
                                        struct value argument);
void api_set_exception_handler(void (*function)(struct value context),
                               const char *name);
struct handle *api_call_later(double delay,
                              void (*function)(struct value argument),
                              const char *name, struct value argument);
struct handle *api_call_at(double when, void (*function)(struct value argument),
                           const char *name, struct value argument);

/* Python's bare raise. */
_Noreturn void api_raise_again(void);

/* An exception; without has_text it has no arguments. */
struct exception *api_exception(const struct exception_type *type, int has_text,
                                const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
