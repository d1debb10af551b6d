/* SPDX-License-Identifier: MIT */
/* cli_stage.h -- the explorer without a terminal, for commands that draw it. */
#ifndef LOOPSCOPE_UI_CLI_STAGE_H
#define LOOPSCOPE_UI_CLI_STAGE_H

#include "ui/cli_subject.h"
#include "ui/screen.h"
#include "ui/settings.h"

struct app;

/* For a command's table of options; letters are those of stage_option(). */
#define STAGE_OPTIONS                                                          \
    {"size", "WxH", "columns and lines (80x24)", 'S'},                         \
        {"c", NULL, "show the C listing instead of the Python twin", 'C'},     \
        {"ascii", NULL, "ASCII characters only", 'A'},                         \
        {"theme", "NAME", "the colours, as for loopscope run (default)", 'M'}, \
        SUBJECT_OPTIONS

struct stage_options {
    int width, height;
    bool c;
    struct settings settings;
    struct subject_options subject;
};

struct stage_options stage_usual(void);

/* Reads one of STAGE_OPTIONS; false after a complaint. */
bool stage_option(const struct cli *cli, int letter,
                  struct stage_options *options);

struct stage {
    const struct subject *subject;
    struct timeline *timeline;
    struct timeline *twin; /* may be NULL */
    struct app *app;
    struct screen screen; /* for the app to be drawn on */
};

/*
 * Opens a subject at its start, with so many events awaited, or all there are.
 * False after a complaint: *code is the exit code. The subject and the options
 * must outlive the stage.
 */
bool stage_open(struct stage *stage, const struct subject *subject,
                const struct stage_options *options, size_t events, int *code);

/* Says why the trace ended too early, if it did. The exit code: `code`, unless
 * that made it worse. */
int stage_close(struct stage *stage, int code);

#endif
