/* SPDX-License-Identifier: MIT */
#include "tests/panel_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/screen_fixture.h"

char *fixture_panel(const struct panel_picture *picture)
{
    struct survey survey = {0};
    struct view view = picture->view;
    struct screen screen;
    struct drawing d = {.screen = &screen,
                        .timeline = picture->timeline,
                        .view = &view,
                        .survey = &survey,
                        .program = "p",
                        .why = "",
                        .did = "",
                        .message = ""};
    struct layout layout = {0};
    char *frame;

    if (view.position == 0)
        view.position = timeline_count(picture->timeline);
    survey_extend(&survey, picture->timeline);
    d.model = timeline_model(picture->timeline, view.position);
    screen_init(&screen, picture->width > 0 ? picture->width : 80,
                picture->height > 0 ? picture->height : 24, picture->ascii);
    layout.panels[picture->panel] = screen_rect(&screen);
    panels_draw(&d, &layout);
    frame = fixture_frame(&screen);
    screen_free(&screen);
    return frame;
}

static void look_for(const struct panel_picture *picture, const char *text,
                     bool shown)
{
    char *frame = fixture_panel(picture);

    if ((strstr(frame, text) != NULL) != shown)
        fail_msg("\"%s\" is%s in the panel:\n%s", text, shown ? " not" : "",
                 frame);
    free(frame);
}

void fixture_panel_shows(const struct panel_picture *picture, const char *text)
{
    look_for(picture, text, true);
}

void fixture_panel_shows_not(const struct panel_picture *picture,
                             const char *text)
{
    look_for(picture, text, false);
}

void fixture_panel_golden(const struct panel_picture *picture, const char *name)
{
    static const struct {
        int width, height;
        bool ascii;
    } sizes[] = {
        {22, 5, false}, {40, 8, false}, {80, 12, false}, {120, 14, true}};
    char *text, *frame;
    size_t size;
    FILE *file = open_memstream(&text, &size);

    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        struct panel_picture sized = *picture;

        sized.width = sizes[i].width;
        sized.height = sizes[i].height;
        sized.ascii = sizes[i].ascii;
        frame = fixture_panel(&sized);
        fprintf(file, "%dx%d\n%s", sized.width, sized.height, frame);
        free(frame);
    }
    fclose(file);
    fixture_golden(name, text);
    free(text);
}
