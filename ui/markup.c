/* SPDX-License-Identifier: MIT */
#include "ui/markup.h"

#include "ui/text.h"

static bool is_light(enum theme theme)
{
    return theme == THEME_LIGHT;
}

const char *markup_ground(enum theme theme)
{
    return is_light(theme) ? "#fbfbf9" : "#16181d";
}

/* One part of a colour of 256: 0 red, 1 green, 2 blue. They are a cube and a
 * row of greys. */
static unsigned char part_of(short number, int part)
{
    static const unsigned char steps[] = {0, 95, 135, 175, 215, 255};
    static const int apart[] = {36, 6, 1};

    if (number >= 232)
        return (unsigned char)(8 + 10 * (number - 232));
    return steps[(number - 16) / apart[part] % 6];
}

const char *markup_colour(enum theme theme, short number,
                          char colour[MARKUP_COLOUR_BYTES])
{
    if (number < 0)
        return is_light(theme) ? "#1d2024" : "#d6d8dc";
    snprintf(colour, MARKUP_COLOUR_BYTES, "#%02x%02x%02x", part_of(number, 0),
             part_of(number, 1), part_of(number, 2));
    return colour;
}

static void put_byte(char byte, FILE *file)
{
    if (byte == '&')
        fputs("&amp;", file);
    else if (byte == '<')
        fputs("&lt;", file);
    else if (byte == '>')
        fputs("&gt;", file);
    else
        fputc(byte, file);
}

void markup_put(const char *text, FILE *file)
{
    struct cluster cluster;
    size_t length;

    for (; (length = text_next(text, false, &cluster)) > 0; text += length) {
        for (const char *at = cluster.text; *at != '\0'; at++)
            put_byte(*at, file);
    }
}

static void put_rule(enum theme theme, enum role role, const char *ink,
                     const char *ground, FILE *file)
{
    const struct look look = role_look(theme, role);
    char buffer[MARKUP_COLOUR_BYTES];
    const char *colour = markup_colour(theme, look.fine, buffer);

    fprintf(file, ".%s{%s:%s", role_name(role), ink,
            look.reverse ? markup_ground(theme) : colour);
    if (look.reverse && ground != NULL)
        fprintf(file, ";%s:%s", ground, colour);
    if (look.bold)
        fputs(";font-weight:bold", file);
    if (look.underline && theme == THEME_MONO)
        fputs(";text-decoration:underline", file);
    fputs("}\n", file);
}

void markup_rules(enum theme theme, const char *ink, const char *ground,
                  FILE *file)
{
    for (int role = 0; role < ROLE_COUNT; role++)
        put_rule(theme, (enum role)role, ink, ground, file);
}
