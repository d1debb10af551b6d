/* SPDX-License-Identifier: MIT */
/* How a subject's trace came to its end, in words and as an exit code. */
#include <string.h>

#include "ui/cli_subject.h"
#include "ui/words.h"

int subject_exit_code(bool ended, enum exit_how how)
{
    if (!ended || how == EXIT_OK)
        return CLI_DONE;
    return how == EXIT_LIMIT ? CLI_LIMIT : CLI_DIFFERS;
}

void subject_say_why(const struct producer_state *state)
{
    if (state->complaint &&
        (!state->errors || !strstr(state->errors, state->complaint)))
        cli_complain("%s", state->complaint);
}

bool subject_say_early_end(struct timeline *timeline)
{
    struct producer_state state = timeline_state(timeline);
    if (state.errors)
        cli_say(state.errors);
    subject_say_why(&state);
    return !state.complaint;
}

/* A recording that is damaged is bad input; a program has failed. */
int subject_early_code(const struct subject *subject,
                       const struct timeline *timeline)
{
    if (!subject->is_program)
        return CLI_BAD;
    return timeline_count(timeline) ? CLI_DIFFERS
                                    : timeline_state(timeline).status;
}

int subject_say_end(const struct subject *subject, struct timeline *timeline)
{
    size_t count = timeline_count(timeline);
    char words[400];
    if (!subject_say_early_end(timeline))
        return subject_early_code(subject, timeline);
    const struct event *last =
        count ? timeline_event(timeline, count - 1) : NULL;
    bool ended = last && last->kind == EVENT_EXIT;
    if (ended && last->u.exit.how != EXIT_OK)
        cli_complain("%s", exit_sentence(last, words, sizeof words));
    return subject_exit_code(ended, ended ? last->u.exit.how : EXIT_OK);
}
