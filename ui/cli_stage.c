/* SPDX-License-Identifier: MIT */
#include "ui/cli_stage.h"

#include "ui/app.h"
#include "ui/engine.h"

struct stage_options stage_usual(void)
{
    return (struct stage_options){
        .width = 80, .height = 24, .settings = settings_usual()};
}

bool stage_option(const struct cli *cli, int letter,
                  struct stage_options *options)
{
    switch (letter) {
    case 'S':
        return cli_size(cli, &options->width, &options->height);
    case 'C':
        options->c = true;
        return true;
    case 'A':
        options->settings.ascii = true;
        return true;
    case 'M':
        return cli_setting(cli, &options->settings, "theme", cli->value);
    default:
        return subject_option(cli, letter, &options->subject);
    }
}

bool stage_open(struct stage *stage, const struct subject *subject,
                const struct stage_options *options, size_t events, int *code)
{
    stage->subject = subject;
    stage->timeline = subject_open(subject, &stage->twin, code);
    if (!stage->timeline)
        return false;
    engine_await(stage->timeline, events);
    stage->app = app_create(stage->timeline, stage->twin,
                            subject_title(subject), subject_guide(subject));
    if (options->c)
        app_switch_listing(stage->app);
    screen_init(&stage->screen, options->width, options->height,
                options->settings.ascii);
    return true;
}

int stage_close(struct stage *stage, int code)
{
    if (!subject_say_early_end(stage->timeline) && code == CLI_DONE)
        code = subject_early_code(stage->subject, stage->timeline);
    screen_free(&stage->screen);
    app_free(stage->app);
    timeline_free(stage->twin);
    timeline_free(stage->timeline);
    return code;
}
