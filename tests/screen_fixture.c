/* SPDX-License-Identifier: MIT */
#include "tests/screen_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "scenarios/registry.h"
#include "sim/memory.h"
#include "tests/trace_fixture.h"
#include "ui/app.h"
#include "ui/frame.h"
#include "ui/keys.h"
#include "ui/screen.h"
#include "ui/unpack.h"

static char *write_with(void (*write)(const struct screen *, FILE *),
                        const struct screen *screen)
{
    char *text;
    size_t size;
    FILE *file = open_memstream(&text, &size);

    assert_non_null(file);
    write(screen, file);
    fclose(file);
    return text;
}

char *fixture_frame(const struct screen *screen)
{
    return write_with(frame_write, screen);
}

char *fixture_roles(const struct screen *screen)
{
    return write_with(frame_write_roles, screen);
}

char *fixture_picture(picture_writer *write, const struct screen *screen,
                      enum theme theme, const char *title)
{
    char *text;
    size_t size;
    FILE *file = open_memstream(&text, &size);

    assert_non_null(file);
    write(screen, theme, title, file);
    fclose(file);
    return text;
}

void fixture_press(struct app *app, const char *keys)
{
    for (; *keys != '\0'; keys++) {
        uint32_t key = (unsigned char)*keys;

        if (*keys == '>')
            key = PRESS_TAB;
        else if (*keys == '<')
            key = PRESS_BACK_TAB;
        app_key(app, key);
    }
}

static char *recording_text(const char *scenario)
{
    const struct kept *kept = &scenario_find(scenario)->expected_jsonl;

    return unpack_all(kept->bytes, kept->size);
}

struct timeline *fixture_recording(const char *scenario)
{
    char *text = recording_text(scenario);
    struct timeline *timeline = fixture_timeline_of_jsonl(text);

    free(text);
    return timeline;
}

/* Replaces every `from` by a text that is not longer. */
static void replace_all(char *text, const char *from, const char *to)
{
    size_t before = strlen(from), after = strlen(to);

    for (char *at = strstr(text, from); at != NULL; at = strstr(at, from)) {
        memcpy(at, to, after);
        memmove(at + after, at + before, strlen(at + before) + 1);
    }
}

static void cut_after_lines(char *text, size_t lines)
{
    while (lines > 0 && (text = strchr(text, '\n')) != NULL) {
        text++;
        lines--;
    }
    if (text != NULL)
        *text = '\0';
}

struct timeline *fixture_recording_in_c(const char *scenario, size_t lines)
{
    char *text = recording_text(scenario);
    struct timeline *timeline;

    replace_all(text, ".py\"", ".c\"");
    replace_all(text, "\"language\":\"python\"", "\"language\":\"c\"");
    if (lines > 0)
        cut_after_lines(text, lines);
    timeline = fixture_timeline_of_jsonl(text);
    free(text);
    return timeline;
}

void fixture_golden(const char *name, const char *text)
{
    const char *renew = getenv("LOOPSCOPE_RENEW");
    char path[128], *kept;
    FILE *file;

    snprintf(path, sizeof path, "tests/golden/%s.txt", name);
    if (renew != NULL && strcmp(renew, "1") == 0) {
        file = fopen(path, "w");
        assert_non_null(file);
        fputs(text, file);
        assert_int_equal(fclose(file), 0);
        return;
    }
    kept = fixture_file(path);
    if (strcmp(kept, text) != 0)
        print_error("%s differs; the screen now:\n%s\n", path, text);
    assert_string_equal(text, kept);
    free(kept);
}
