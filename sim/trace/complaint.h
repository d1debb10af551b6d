/* SPDX-License-Identifier: MIT */
/* complaint.h -- what is wrong with a trace file: one line for its user. */
#ifndef LOOPSCOPE_SIM_TRACE_COMPLAINT_H
#define LOOPSCOPE_SIM_TRACE_COMPLAINT_H

#include <stdbool.h>
#include <stddef.h>

/* What to do about it, where nothing more special can be said. */
#define ADVICE_DAMAGED "the file was edited or damaged: record it again"
#define ADVICE_NOT_A_TRACE "give a file that loopscope recorded"

/* Only the first complaint is kept: what follows may be its consequence. */
struct complaint {
    const char *file; /* named in the line */
    size_t line;      /* in the file, from 1 */
    char *buffer;     /* the text, "FILE:LINE: what; advice" */
    size_t size;
    bool made;
};

/* Puts the pieces of what is wrong together; the last piece is NULL. */
void complain(struct complaint *complaint, const char *advice, ...)
    __attribute__((sentinel));

#endif
