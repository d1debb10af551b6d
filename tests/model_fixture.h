/* SPDX-License-Identifier: MIT */
/* model_fixture.h -- models of traces. */
#ifndef LOOPSCOPE_TESTS_MODEL_FIXTURE_H
#define LOOPSCOPE_TESTS_MODEL_FIXTURE_H

#include "ui/model.h"

/* Main is made a task, and its first step runs. */
#define BEGIN                                                                  \
    "task Task-1 coro=main\n"                                                  \
    "ready step Task-1\n"                                                      \
    "tick 1 t=0.000 ready=1\n"                                                 \
    "run step Task-1\n"

/*
 * The model after a text's events. Its strings are gone then; tests of
 * strings ask a timeline.
 */
struct model fixture_model(const char *text);

#endif
