/* SPDX-License-Identifier: MIT */
#include "tests/model_fixture.h"

#include "tests/trace_fixture.h"

static void fold(void *context, const struct event *event)
{
    model_fold(context, event);
}

struct model fixture_model(const char *text)
{
    struct model model;
    model_init(&model);
    struct event_sink sink = {fold, &model};
    fixture_feed(text, &sink);
    return model;
}
