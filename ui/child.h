/* SPDX-License-Identifier: MIT */
/* child.h -- a program run as a child, its output read through a pipe. */
#ifndef LOOPSCOPE_UI_CHILD_H
#define LOOPSCOPE_UI_CHILD_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

enum { CHILD_ERRORS_MOST = 64 * 1024 }; /* bytes kept of its stderr */

/* A zeroed one was never started. */
struct child {
    pid_t pid; /* 0: none, or it was waited for */
    int out;   /* its standard output, for who reads it; blocking */
    int err;   /* its standard error; -1: it has ended */
    bool is_apart;
    int status;   /* as waitpid() gives it, once pid is 0 */
    char *errors; /* the end of its standard error so far; NULL: none */
    size_t error_length;
    size_t told; /* how much of it was handed to tell */
    void (*tell)(const char *line);
};

/*
 * Starts argv[0], looked up in PATH, with standard output and standard error
 * in pipes. One that is `apart` is a process group of its own, which ends when
 * it does, and has no standard input: the terminal is ours. Else it shares
 * that, and the signals of the terminal's keys. Dies with us, where the system
 * can do that even if we are killed. False when it could not be started: errno
 * says why.
 */
bool child_start(struct child *child, char *const argv[], bool apart);

/* From now on each whole line of its standard error is handed to tell(), too,
 * without its end; what is left of one when it has ended. */
void child_tell(struct child *child, void (*tell)(const char *line));

/*
 * Waits for standard output to become readable, or to end; meanwhile takes
 * what comes on standard error. At most timeout_ms (-1: for ever). False:
 * nothing yet, or a signal came.
 */
bool child_wait_readable(struct child *child, int timeout_ms);

/* Its status, when its output has ended: waits a moment for it to be gone,
 * then makes it go. */
int child_finish(struct child *child);

/* Kills what still runs and waits for it; what it said stays. */
void child_kill(struct child *child);

/* The same, and gives everything back. */
void child_end(struct child *child);

/* We end early: kills the group of the child that is `apart`, of which there
 * is one at a time. Safe in a signal handler. */
void child_farewell(void);

#endif
