/* SPDX-License-Identifier: MIT */
/* cli_recorder.h -- the recorder as a command starts it for a program. */
#ifndef LOOPSCOPE_UI_CLI_RECORDER_H
#define LOOPSCOPE_UI_CLI_RECORDER_H

#include <stdbool.h>

struct subject;

struct recorder_call {
    char **argv;      /* ends with NULL */
    double silence_s; /* longer than this it says nothing only if it hangs */
};

/*
 * How to record the subject, a program: with a screen it may be endless, and
 * without one a limit ends it. Prepares the environment, too. False after a
 * complaint; else recorder_call_free() is due.
 */
bool recorder_call_make(struct recorder_call *call,
                        const struct subject *subject, bool has_screen);
void recorder_call_free(struct recorder_call *call);

/* Says why it could not be started, by the errno of that; returns CLI_BAD. */
int recorder_complain(const struct subject *subject, int error);

#endif
