/* SPDX-License-Identifier: MIT */
/* recording.h -- events of a Python program at work, through a pipe. */
#ifndef LOOPSCOPE_UI_RECORDING_H
#define LOOPSCOPE_UI_RECORDING_H

#include <stdbool.h>

#include "ui/timeline.h"

/*
 * How to start a recorder, and what to do about it. With `apart` the
 * terminal is ours and nobody waits long: more() comes back without an event
 * after a moment, and its state says that it is waiting.
 * Without it more() waits.
 */
struct recording_plan {
    char *const *argv; /* ends with NULL; needed only while it is started */
    bool apart;
    double silence_s; /* of a recorder that is asked for events: it hangs */
    void (*tell)(const char *line); /* each line of its standard error as it
                                       comes; NULL: they are only kept */
};

/*
 * Starts a recorder whose events go to the sink. NULL when it could not be
 * started; errno says why. What it says and how it died is the producer's
 * state.
 */
struct producer *recording_create(const struct recording_plan *plan,
                                  struct event_sink sink);

#endif
