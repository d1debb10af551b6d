/* SPDX-License-Identifier: MIT */
#include "ui/panels/help.h"

#include <stdio.h>
#include <string.h>

#include "ui/commands.h"
#include "ui/keys.h"
#include "ui/numbers.h"
#include "ui/panels/guide.h"
#include "ui/settings.h"

#define KEYS_COLUMNS 17   /* of a command's line, before what it does */
#define COMMANDS_WIDTH 48 /* of its whole line */
#define LEGEND_WIDTH 30
#define WORD_COLUMNS 9 /* of a word, before its meaning */

static const struct {
    enum glyph glyph;
    const char *meaning;
} signs[] = {
    {GLYPH_RUNNING, "runs now"},
    {GLYPH_READY, "ready: runs in its turn"},
    {GLYPH_WAITING, "waiting"},
    {GLYPH_DONE, "done, with a result"},
    {GLYPH_FAILED, "failed with an exception"},
    {GLYPH_CANCELLED, "cancelled, or asked to be"},
    {GLYPH_STANDS_HERE, "listing: a task stands here"},
    {GLYPH_CALLS_FROM, "listing: its caller"},
    {GLYPH_FAILED, "listing: raised here"},
    {GLYPH_RAN, "listing: callback ran here"},
    {GLYPH_STOP, "listing: a breakpoint"},
    {GLYPH_FROM, "ready queue: put there by"},
    {GLYPH_LANE_RUN, "timeline: ran"},
    {GLYPH_LANE_READY, "timeline: ready, must wait"},
    {GLYPH_LANE_WAIT, "timeline: waiting"},
    {GLYPH_LANE_OP, "timeline: I/O or a job"},
    {GLYPH_LANE_END, "timeline: done"},
    {GLYPH_NOW, "timeline: now"},
    {GLYPH_WARNING, "output: CPython's warning"},
    {GLYPH_CIRCLE, "waits in a circle"},
};
#define SIGN_COUNT ((int)(sizeof signs / sizeof signs[0]))

/* Of handles, and of what has become of a request to cancel. */
static const struct {
    const char *word;
    const char *meaning;
} glossary[] = {
    {"tick", "one turn of the loop"}, {"handle", "an entry of the queue"},
    {"step", "begins, or gave way"},  {"wakeup", "its await is over"},
    {"call", "a callback"},           {"asked", "to cancel, not told"},
    {"told", "gets CancelledError"},  {"went on", "asked, not cancelled"},
};
#define GLOSSARY_COUNT ((int)(sizeof glossary / sizeof glossary[0]))
#define LEGEND_COUNT (SIGN_COUNT + 1 + GLOSSARY_COUNT)

/* What keys do while a panel has the focus; the others' hints give way. */
static const char *focus_word(const struct drawing *d,
                              const struct command *command)
{
    static const struct {
        const char *name, *word;
    } words[] = {
        {"next-panel", "next"}, {"scroll-down", "down"}, {"scroll-up", "up"},
        {"hide", "hide"},       {"close", "back"},       {"help", "help"},
        {"quit", "quit"},
    };

    if (strcmp(command->name, "maximise") == 0)
        return d->view->maximised ? "all" : "alone";
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (strcmp(command->name, words[i].name) == 0)
            return words[i].word;
    }
    return NULL;
}

/* What the key will do now, in a word; NULL where there is no hint. */
static const char *hint_word(const struct drawing *d,
                             const struct command *command)
{
    if (strcmp(command->name, "step") == 0)
        return unit_name(d->view->pace);
    if (strcmp(command->name, "next-run") == 0 && d->view->selected != 0)
        return "follow";
    if (d->view->focus != PANEL_NONE || d->view->maximised)
        return focus_word(d, command);
    return command->hint;
}

/* One hint, " key word "; the column after it. */
static int draw_hint(const struct drawing *d, struct rect area, int x,
                     const struct command *command)
{
    char name[32];

    x = screen_put(
        d->screen, area, x, 0, ROLE_KEY,
        press_name(command->keys[0], d->screen->ascii, name, sizeof name));
    return screen_put(d->screen, area, x + 1, 0, ROLE_NORMAL,
                      hint_word(d, command)) +
           2;
}

static int hint_width(const struct drawing *d, const struct command *command)
{
    bool ascii = d->screen->ascii;
    char name[32];

    press_name(command->keys[0], ascii, name, sizeof name);
    return text_width(name, ascii) + text_width(hint_word(d, command), ascii) +
           3;
}

/* Whole hints only, in the table's order; the last two always have room. */
static void draw_hints(const struct drawing *d, struct rect area)
{
    size_t count;
    const struct command *table = commands_table(&count);
    int kept =
        hint_width(d, &table[count - 2]) + hint_width(d, &table[count - 1]);
    int x = 1;

    for (size_t i = 0; i < count; i++) {
        const struct command *command = &table[i];
        bool last = i + 2 >= count;

        if (hint_word(d, command) != NULL &&
            (last || x + hint_width(d, command) + kept <= area.width + 2))
            x = draw_hint(d, area, x, command);
    }
}

void hints_draw(const struct drawing *d, struct rect area)
{
    if (d->message[0] != '\0')
        screen_put(d->screen, area, 1, 0, ROLE_MESSAGE, d->message);
    else if (d->prompt != NULL)
        screen_put(d->screen, area, 1, 0, ROLE_KEY, d->prompt);
    else if (d->play_ms > 0 && d->play_waits)
        screen_put(d->screen, area, 1, 0, ROLE_MESSAGE,
                   "playing: the program is at work   p pause");
    else if (d->play_ms > 0)
        screen_print(d->screen, area, 1, 0, ROLE_MESSAGE,
                     "playing: a %s every %g s   p pause   + faster   "
                     "- slower",
                     unit_name(d->view->pace), d->play_ms / 1000.0);
    else
        draw_hints(d, area);
}

char *command_keys(const struct command *command, bool ascii, char *names,
                   size_t size)
{
    char name[32];
    size_t used = 0;

    names[0] = '\0';
    for (size_t i = 0; i < COMMAND_KEYS && command->keys[i] != PRESS_NONE; i++)
        used += (size_t)snprintf(
            names + used, size - used, "%s%s", i > 0 ? ", " : "",
            press_name(command->keys[i], ascii, name, sizeof name));
    return names;
}

static void draw_command(const struct drawing *d, struct rect row,
                         const struct command *command)
{
    char names[COMMAND_KEYS_SIZE];

    command_keys(command, d->screen->ascii, names, sizeof names);
    screen_put(d->screen, row, 1, 0, ROLE_KEY, names);
    screen_put(d->screen, row, KEYS_COLUMNS, 0, ROLE_NORMAL, command->help);
}

/* Signs, an empty row, words. */
static void draw_legend(const struct drawing *d, struct rect row, int index)
{
    int word = index - SIGN_COUNT - 1;

    if (index >= 0 && index < SIGN_COUNT) {
        screen_glyph(d->screen, row, 1, 0, ROLE_KEY, signs[index].glyph);
        screen_put(d->screen, row, 3, 0, ROLE_NORMAL, signs[index].meaning);
    } else if (word >= 0 && word < GLOSSARY_COUNT) {
        screen_put(d->screen, row, 1, 0, ROLE_KEY, glossary[word].word);
        screen_put(d->screen, row, WORD_COLUMNS, 0, ROLE_NORMAL,
                   glossary[word].meaning);
    }
}

/* The legend stands beside the commands, or on a narrow screen below them. */
static void draw_line(const struct drawing *d, struct rect row, int line,
                      bool beside)
{
    size_t count;
    const struct command *table = commands_table(&count);

    if (line < (int)count)
        draw_command(d, row, &table[line]);
    if (beside)
        draw_legend(d, rect_right_of(row, COMMANDS_WIDTH), line);
    else
        draw_legend(d, row, line - (int)count - 1);
}

int help_draw(const struct drawing *d, int scroll)
{
    struct rect all = screen_rect(d->screen), frame, inside;
    bool beside = all.width >= COMMANDS_WIDTH + LEGEND_WIDTH + 2;
    size_t count;
    int lines;

    commands_table(&count);
    lines = beside ? (int)count : (int)count + 1 + LEGEND_COUNT;
    frame.width = at_most(COMMANDS_WIDTH + LEGEND_WIDTH + 2, all.width);
    frame.height = at_most(lines + 2, all.height - 2);
    frame.x = (all.width - frame.width) / 2;
    frame.y = 1 + (all.height - 1 - frame.height) / 2;
    inside = rect_inside(frame);
    if (scroll > lines - inside.height)
        scroll = lines - inside.height;
    if (scroll < 0)
        scroll = 0;
    guide_frame(d->screen, frame, "Help", lines > inside.height);
    for (int y = 0; y < inside.height; y++)
        draw_line(d, rect_row(inside, y), scroll + y, beside);
    return scroll;
}
