/* SPDX-License-Identifier: MIT */
#include "ui/cli_explore.h"

#include "sim/trace/jsonl_write.h"
#include "ui/app.h"
#include "ui/engine.h"
#include "ui/output_file.h"
#include "ui/python.h"
#include "ui/session.h"
#include "ui/term.h"
#include "ui/timeline.h"

/* A subject at the screen. */
struct show {
    struct subject subject;
    struct timeline *timeline;
    struct timeline *twin; /* may be NULL */
    struct output_file output;
    bool keeps; /* the output is open */
};

static void show_end(struct show *show)
{
    timeline_free(show->twin);
    timeline_free(show->timeline);
    show->timeline = show->twin = NULL;
}

/* Hands the events there are, and those to come, to the output file. */
static void keep(struct show *show)
{
    struct event_sink sink = jsonl_writer_sink(show->output.file);
    output_file_at_stake(&show->output);
    for (size_t i = 0; i < timeline_count(show->timeline); i++)
        sink.emit(sink.context, timeline_event(show->timeline, i));
    timeline_copy_to(show->timeline, sink);
}

/* False after a complaint: *code is the exit code. */
static bool show_begin(struct show *show, const struct subject *subject,
                       const char *output, int *code)
{
    *show = (struct show){.subject = *subject};
    show->timeline = subject_open(subject, &show->twin, code);
    if (!show->timeline)
        return false;
    if (output && !output_file_open(&show->output, output)) {
        show_end(show);
        *code = CLI_BAD;
        return false;
    }
    show->keeps = output != NULL;
    if (show->keeps)
        keep(show);
    return true;
}

/* What r has brought about: a scenario's picture is what it was. */
static const char *word_of_again(const struct subject *subject)
{
    if (!subject->is_again)
        return NULL;
    return subject->scenario ? "run again: a scenario does the same each time"
                             : "run again, as it is now";
}

/* What is to be known before the first key: why there is nothing, what this
 * Python records in another way, or that it was run again. */
static const char *first_word(const struct show *show)
{
    const struct timeline *timeline = show->timeline;
    const char *note = timeline_state(timeline).complaint;
    const struct event *first =
        timeline_count(timeline) ? timeline_event(timeline, 0) : NULL;
    if (first)
        note = first->kind == EVENT_TRACE ? python_note(first->u.trace.runtime)
                                          : NULL;
    return note ? note : word_of_again(&show->subject);
}

struct term *explore_terminal(const struct plan *plan, char *error, size_t size)
{
    struct term_options options = {plan->settings.ascii, plan->settings.theme,
                                   plan->settings.mouse};
    return term_open(&options, error, size);
}

/* Until the person leaves, or wants to have it run again. */
static bool explore_once(struct term *term, const struct show *show,
                         struct settings *settings, struct stay *stay,
                         bool *again)
{
    const struct subject *subject = &show->subject;
    struct app *app =
        app_create(show->timeline, show->twin, subject_title(subject),
                   subject_guide(subject));
    const char *note = first_word(show);
    app_prefer(app, settings);
    if (!subject->is_program)
        app_look_ahead(app, ENGINE_LOOK_AHEAD);
    app_resume(app, stay);
    if (note)
        app_tell(app, note);
    bool there = session_explore(term, app);
    app_leave(app, stay);
    *again = app_wants_again(app);
    app_preferences(app, settings);
    app_free(app);
    return there;
}

/* Its screen, in a terminal opened for it; the exit code. */
static int show_in_terminal(struct show *show, struct plan *plan,
                            struct stay *stay, bool *again)
{
    char error[256];
    struct term *term = explore_terminal(plan, error, sizeof error);
    *again = false;
    if (!term) {
        if (show->keeps)
            output_file_abandon(&show->output);
        return cli_complain("%s", error);
    }
    explore_once(term, show, &plan->settings, stay, again);
    term_close(term);
    if (show->keeps && !output_file_finish(&show->output))
        return CLI_BAD;
    return *again || show->subject.scenario
               ? CLI_DONE
               : subject_say_end(&show->subject, show->timeline);
}

/* As often as the person wants to have it run again. */
int explore_subject(struct subject *subject, struct plan *plan)
{
    struct stay stay = {0};
    bool again;
    int code;
    do {
        struct show show;
        if (!show_begin(&show, subject, plan->output, &code))
            return code;
        code = show_in_terminal(&show, plan, &stay, &again);
        show_end(&show);
        subject->is_again = again;
    } while (again);
    return code;
}

bool explore_in(struct term *term, struct subject *subject, struct plan *plan)
{
    struct stay stay = {0};
    bool there = true, again = true;
    int code;
    while (there && again) {
        struct show show;
        if (!show_begin(&show, subject, NULL, &code))
            return true;
        there = explore_once(term, &show, &plan->settings, &stay, &again);
        if (!again && !subject->scenario)
            subject_say_early_end(show.timeline);
        show_end(&show);
        subject->is_again = again;
    }
    return there;
}
