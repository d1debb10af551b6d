/* SPDX-License-Identifier: MIT */
/* executor.h -- functions on worker threads, on virtual time. Mirrors
 * run_in_executor (base_events.py), wrap_future (futures.py) and to_thread
 * (threads.py), CPython 3.13; docs/semantics.md has the threads' own rules. */
#ifndef LOOPSCOPE_SIM_EXECUTOR_H
#define LOOPSCOPE_SIM_EXECUTOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sim/call.h"
#include "sim/coro.h"
#include "sim/handle.h"

struct executor;
struct future;
struct job;
struct loop;

/* min(32, cpus + 4) of a machine with four. (ThreadPoolExecutor) */
enum { EXECUTOR_WORKERS_DEFAULT = 8 };

/*
 * The jobs of a loop. A job that was begun, or whose turn it is to begin, is
 * in `due`, with the time at which it goes on; one that waits for a worker is
 * in its executor's queue. The handle of one that has ended stands in ready.
 */
struct jobs {
    struct job *due;           /* by (due, handed over) */
    struct job *running;       /* whose function runs, or NULL */
    struct ready_queue ended;  /* in this poll: their handles */
    struct executor *executor; /* the default one; NULL until it is used */
    bool is_shut;              /* the default one takes no jobs any more */
    struct callback when_idle; /* of the default one; no function: nobody
                                  waits for that */
};

/* workers: at least 1. */
struct executor *executor_new(size_t workers);

/* Hands a function to a pool, NULL for the default one; its result becomes
 * the future's. Raises RuntimeError when the default one was shut down.
 * (loop.run_in_executor) */
struct future *run_in_executor(struct executor *executor, struct call *call);
/* Awaits it in a worker thread. (asyncio.to_thread) */
struct coro *to_thread(struct call *call);

/* time.sleep() of the job that runs: its own time goes on by so much; not
 * negative. */
void job_sleep(struct job *job, double seconds);
/* The running job's own time, in ns. */
int64_t job_time(const struct job *job);
/* "job NAME" */
const char *job_label(const struct job *job);
/* The job's innermost frame, for positions. */
const struct frame *job_frame(const struct job *job);

/* For the loop's poll. When the next job goes on, in ns; INT64_MAX: none. */
int64_t jobs_next(const struct jobs *jobs);
/* Runs every job that is due now or earlier, until none is. */
void jobs_run_due(struct loop *loop);
/* The poll is over: those that ended append their handles to ready, behind
 * what they handed to call_soon_threadsafe(). */
void jobs_deliver(struct loop *loop);
/*
 * The default executor takes no further jobs; when those that it has are done,
 * the callback is called soon. False: there is no executor, and it never is.
 */
bool jobs_shut_down(struct loop *loop, struct callback when_idle);
/* time.sleep() where no loop runs: jobs get their turns meanwhile. */
void jobs_block(struct loop *loop, double seconds);
/* Waits until all jobs have ended, those of other executors, too. */
void jobs_finish(struct loop *loop);

#endif
