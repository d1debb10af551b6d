/* SPDX-License-Identifier: MIT */
/* What is typed into the last line, and the palette. */
#include "ui/app.h"

#include <stdio.h>
#include <string.h>

#include "ui/app_state.h"
#include "ui/bisect.h"
#include "ui/keys.h"
#include "ui/palette.h"
#include "ui/panels/listing_view.h"

/* A breakpoint without words: the line that runs, or that is looked at. */
static void take_this_line(struct app *app)
{
    struct drawing d = app_drawing(app, NULL);
    struct listing_view listing;
    uint32_t line;

    d.model = timeline_model(app->timeline, app->view.position);
    listing_view_make(&d, app->view.language, &listing);
    line = listing.current != 0 ? listing.current : listing.focus;
    snprintf(app->prompt.text, sizeof app->prompt.text, "line %u",
             (unsigned)line);
}

static bool has_line(const struct timeline *timeline, uint32_t line)
{
    const struct listing *listing;

    for (size_t i = 0; (listing = timeline_listing_at(timeline, i)) != NULL;
         i++) {
        if (line <= listing->line_count)
            return true;
    }
    return false;
}

/* Whether a listing that is known, in either language, is so long. */
static bool can_be_met(const struct app *app, const struct goal *goal)
{
    return goal->kind != GOAL_LINE || has_line(app->timeline, goal->line) ||
           (app->twin != NULL &&
            has_line(twin_timeline(app->twin), goal->line));
}

static bool take_breakpoint(struct app *app, const struct goal *goal)
{
    if (!can_be_met(app, goal)) {
        app_say(app, "no listing has a line %u", (unsigned)goal->line);
        return false;
    }
    app_add_breakpoint(app, goal);
    return true;
}

/* False: the words make no sense. */
static bool take_goal(struct app *app)
{
    struct goal goal;

    if (app->asking == ASKING_BREAK && app->prompt.text[0] == '\0')
        take_this_line(app);
    if (!goal_parse(&goal, app->prompt.text)) {
        app_say(app, "write " GOAL_EXAMPLES);
        return false;
    }
    if (app->asking == ASKING_BREAK)
        return take_breakpoint(app, &goal);
    if (goal.kind == GOAL_TIME &&
        goal.time <= timeline_model(app->timeline, app->view.position)->now)
        app_say(app, "it is past that time already; # goes there");
    else
        app_find(app, &goal);
    return true;
}

static void search(struct app *app)
{
    if (app->prompt.text[0] != '\0')
        goal_of_text(&app->stay.search, app->prompt.text);
    app_search_again(app, 1);
}

struct moment_search {
    const struct timeline *timeline;
    int64_t time;
};

static bool is_before(const void *context, size_t index)
{
    const struct moment_search *search = context;

    return timeline_event(search->timeline, index)->t < search->time;
}

size_t app_first_from(const struct app *app, int64_t time)
{
    return bisect(0, timeline_count(app->timeline), is_before,
                  &(struct moment_search){app->timeline, time});
}

/* Events come in the order of their times: those that there are need no walk
 * from one to the next. */
void app_go_to_time(struct app *app, int64_t time, const char *words)
{
    size_t count = timeline_count(app->timeline);
    struct wish wish = {.kind = WISH_FIND, .limit = count + APP_FIND_LIMIT};

    wish.position = app_first_from(app, time);
    wish.goal = (struct goal){.kind = GOAL_TIME, .time = time};
    snprintf(wish.goal.words, sizeof wish.goal.words, "%.40s", words);
    app_find_on(app, &wish);
}

/* "12", "step 12", "tick 3", "event 40": a stop's number. */
static bool go_to_stop(struct app *app, const char *words)
{
    static const struct {
        const char *word;
        enum unit unit;
    } units[] = {
        {"step", UNIT_STEP}, {"tick", UNIT_TICK}, {"event", UNIT_EVENT}};
    unsigned number;
    int end = 0;

    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        size_t length = strlen(units[i].word);

        if (i > 0 && strncmp(words, units[i].word, length) != 0)
            continue;
        if (strncmp(words, units[i].word, length) != 0)
            length = 0;
        if (sscanf(words + length, "%9u %n", &number, &end) == 1 && end > 0 &&
            words[length + (size_t)end] == '\0') {
            app_seek_stop(app, units[i].unit, number);
            return true;
        }
    }
    return false;
}

static bool take_place(struct app *app)
{
    int64_t time;

    app->view.playing = false;
    if (go_to_stop(app, app->prompt.text))
        return true;
    if (goal_parse_time(app->prompt.text, &time)) {
        app_go_to_time(app, time, app->prompt.text);
        return true;
    }
    app_say(app, "write 12 (a step) | tick 3 | event 40 | 1.5 (a time)");
    return false;
}

/* What the line was for; false: it stays open. */
static bool take_line(struct app *app)
{
    switch (app->asking) {
    case ASKING_SEARCH:
        search(app);
        return true;
    case ASKING_UNTIL:
    case ASKING_BREAK:
        return take_goal(app);
    case ASKING_PLACE:
        return take_place(app);
    default:
        return true;
    }
}

void app_prompt_key(struct app *app, uint32_t key)
{
    enum prompt_answer answer = prompt_key(&app->prompt, key);

    if (answer == PROMPT_LEFT || (answer == PROMPT_DONE && take_line(app)))
        app->asking = ASKING_NOTHING;
}

void app_ask(struct app *app, enum asking asking)
{
    app->view.playing = false;
    app->asking = asking;
    app->prompt.text[0] = '\0';
    app->cursor = 0;
}

const char *app_prompt_words(const struct app *app, char *text, size_t size)
{
    static const struct {
        const char *before;
        const char *examples;
    } lines[] = {
        [ASKING_SEARCH] = {"search the trace: ", "wakeup | Task-2 | timer"},
        [ASKING_UNTIL] = {"run until: ", GOAL_EXAMPLES},
        [ASKING_BREAK] = {"stop at: ",
                          "Enter: this line | line 14 | Task-3 done | "
                          "print TEXT"},
        [ASKING_PLACE] = {"go to: ",
                          "12 (a step) | tick 3 | event 40 | 1.5 (a time)"},
        [ASKING_COMMAND] = {"command: ", ""},
    };
    const char *typed = app->prompt.text;

    snprintf(text, size, "%s%s_   %s", lines[app->asking].before, typed,
             typed[0] == '\0' ? lines[app->asking].examples
                              : "Enter takes it, Esc leaves");
    return text;
}

void app_palette_key(struct app *app, uint32_t key)
{
    const struct command *matches[PALETTE_MOST];
    size_t count = palette_matches(app->prompt.text, matches);
    enum prompt_answer answer = PROMPT_OPEN;

    if (key == PRESS_DOWN || key == PRESS_TAB)
        app->cursor += app->cursor + 1 < count;
    else if (key == PRESS_UP || key == PRESS_BACK_TAB)
        app->cursor -= app->cursor > 0;
    else
        answer = prompt_key(&app->prompt, key);
    if (answer == PROMPT_OPEN) {
        count = palette_matches(app->prompt.text, matches);
        if (app->cursor >= count)
            app->cursor = count > 0 ? count - 1 : 0;
        return;
    }
    if (answer == PROMPT_DONE && count == 0) {
        app_say(app, "no command has this in its name");
        return;
    }
    app->asking = ASKING_NOTHING;
    if (answer == PROMPT_DONE)
        matches[app->cursor]->run(app);
}
