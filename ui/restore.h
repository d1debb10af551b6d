/* SPDX-License-Identifier: MIT */
/* restore.h -- gives the terminal back and tidies up, however the program
 * ends. */
#ifndef LOOPSCOPE_UI_RESTORE_H
#define LOOPSCOPE_UI_RESTORE_H

#include <stddef.h>

/*
 * curses leaves the terminal raw when a signal kills the program, so what
 * brings it back is prepared beforehand: bytes to send and modes to set.
 * One terminal at a time.
 */

/*
 * From now on deadly signals give the terminal back, if it was taken, and call
 * the farewell; then they end the program as if nobody had caught them. One
 * that is ignored stays ignored.
 */
void restore_catch(void);

/* Before the terminal is changed: remembers its modes, and from now on brings
 * them back at exit() and at deadly signals. */
void restore_begin(int terminal);

/* What to send to leave the screen; copied, cut at 1 KiB. */
void restore_set_bytes(const char *bytes, size_t size);

/* Brings the terminal back now, once; safe in a signal handler. */
void restore_now(void);

/* The terminal was given back in an orderly way: nothing is left to do. */
void restore_end(void);

/* Called at deadly signals, when the terminal is back; in the handler. */
void restore_set_farewell(void (*farewell)(void));

/*
 * Asked first at SIGSEGV and SIGBUS, with the address that was touched: when
 * it knows what happened it writes a line to `buffer` and returns its length;
 * the line goes to standard error and the program ends with status 1. Runs
 * in the handler, on its own stack.
 */
void restore_set_fault_reporter(size_t (*report)(const void *address,
                                                 char *buffer, size_t size));

#endif
