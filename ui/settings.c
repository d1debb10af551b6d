/* SPDX-License-Identifier: MIT */
#include "ui/settings.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "ui/xdg.h"

struct settings settings_usual(void)
{
    return (struct settings){.unit = UNIT_STEP, .speed = SPEED_USUAL};
}

int speed_ms(int speed)
{
    static const int speeds[SPEED_MOST] = {4000, 2000, 1000, 500, 250, 125, 60};

    return speeds[speed - SPEED_LEAST];
}

static const char *const units[] = {[UNIT_EVENT] = "event",
                                    [UNIT_LINE] = "line",
                                    [UNIT_STEP] = "step",
                                    [UNIT_TICK] = "tick"};

const char *unit_name(enum unit unit)
{
    return units[unit];
}

static bool set_theme(struct settings *settings, const char *value, char *error,
                      size_t size)
{
    if (theme_find(value, &settings->theme))
        return true;
    snprintf(error, size,
             "theme is default, high-contrast, colour-blind, light or mono, "
             "not \"%s\"",
             value);
    return false;
}

static bool set_unit(struct settings *settings, const char *value, char *error,
                     size_t size)
{
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        if (strcmp(units[i], value) == 0) {
            settings->unit = (enum unit)i;
            return true;
        }
    }
    snprintf(error, size, "unit is step, tick, line or event, not \"%s\"",
             value);
    return false;
}

static bool set_speed(struct settings *settings, const char *value, char *error,
                      size_t size)
{
    if (value[0] >= '0' + SPEED_LEAST && value[0] <= '0' + SPEED_MOST &&
        value[1] == '\0') {
        settings->speed = value[0] - '0';
        return true;
    }
    snprintf(error, size, "speed is from %d (slow) to %d, not \"%s\"",
             SPEED_LEAST, SPEED_MOST, value);
    return false;
}

static bool set_flag(bool *flag, const char *key, const char *value,
                     char *error, size_t size)
{
    *flag = strcmp(value, "yes") == 0;
    if (*flag || strcmp(value, "no") == 0)
        return true;
    snprintf(error, size, "%s is yes or no, not \"%s\"", key, value);
    return false;
}

bool settings_set(struct settings *settings, const char *key, const char *value,
                  char *error, size_t size)
{
    if (strcmp(key, "theme") == 0)
        return set_theme(settings, value, error, size);
    if (strcmp(key, "unit") == 0)
        return set_unit(settings, value, error, size);
    if (strcmp(key, "speed") == 0)
        return set_speed(settings, value, error, size);
    if (strcmp(key, "ascii") == 0)
        return set_flag(&settings->ascii, key, value, error, size);
    if (strcmp(key, "mouse") == 0)
        return set_flag(&settings->mouse, key, value, error, size);
    snprintf(error, size,
             "there is no setting \"%s\"; they are theme, unit, speed, ascii "
             "and mouse",
             key);
    return false;
}

/* Cuts blanks off both ends, in place. */
static char *trim(char *text)
{
    size_t length;

    while (isspace((unsigned char)*text))
        text++;
    length = strlen(text);
    while (length > 0 && isspace((unsigned char)text[length - 1]))
        text[--length] = '\0';
    return text;
}

static bool read_line(struct settings *settings, char *line, char *error,
                      size_t size)
{
    char *equals;

    line[strcspn(line, "#")] = '\0';
    line = trim(line);
    if (*line == '\0')
        return true;
    equals = strchr(line, '=');
    if (equals == NULL) {
        snprintf(error, size, "a line is key = value, not \"%s\"", line);
        return false;
    }
    *equals = '\0';
    return settings_set(settings, trim(line), trim(equals + 1), error, size);
}

bool settings_read(struct settings *settings, FILE *file, const char *path,
                   char *error, size_t size)
{
    char *line = NULL, what[256];
    size_t room = 0;
    bool good = true;

    for (int number = 1; good && getline(&line, &room, file) >= 0; number++) {
        good = read_line(settings, line, what, sizeof what);
        if (!good)
            snprintf(error, size, "%s:%d: %s", path, number, what);
    }
    free(line);
    if (!good)
        return false;
    if (!ferror(file))
        return true;
    snprintf(error, size, "cannot read %s: %s", path, strerror(errno));
    return false;
}

/* That there is none is fine. */
static bool read_file(struct settings *settings, const char *path, char *error,
                      size_t size)
{
    FILE *file = fopen(path, "r");
    bool good;

    if (file == NULL && (errno == ENOENT || errno == ENOTDIR))
        return true;
    if (file == NULL) {
        snprintf(error, size, "cannot read %s: %s", path, strerror(errno));
        return false;
    }
    good = settings_read(settings, file, path, error, size);
    fclose(file);
    return good;
}

bool settings_load(struct settings *settings, char *error, size_t size)
{
    const char *no_color = getenv("NO_COLOR");
    char *path = xdg_path("XDG_CONFIG_HOME", ".config", "loopscope/config");
    bool good = path == NULL || read_file(settings, path, error, size);

    free(path);
    if (no_color != NULL && no_color[0] != '\0')
        settings->theme = THEME_MONO;
    return good;
}
