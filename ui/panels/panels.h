/* SPDX-License-Identifier: MIT */
/* panels.h -- every part of the screen, all of one shape. */
#ifndef LOOPSCOPE_UI_PANELS_PANELS_H
#define LOOPSCOPE_UI_PANELS_PANELS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ui/goal.h"
#include "ui/layout.h"
#include "ui/screen.h"
#include "ui/survey.h"
#include "ui/timeline.h"
#include "ui/twin.h"
#include "ui/view.h"

/*
 * What panels read, and the one thing they write: the screen. The sentences
 * are computed beforehand, because computing them may move the timeline's
 * model; so no panel may ask the main timeline for another model.
 */
struct drawing {
    struct screen *screen;
    struct timeline *timeline;
    const struct model *model; /* after view->position events */
    const struct view *view;
    const struct survey *survey;
    const struct survey *twin_survey; /* zeroed if there is no twin */
    struct twin *twin;                /* NULL: none */
    bool may_grow;                    /* the known trace may not be all of it */
    const char *program;              /* its name */
    const char *why;
    const char *did;
    const char *line; /* what the line that runs knows, in place of it; or NULL
                         where the stack shows that, or no line was told */
    const struct goal *breakpoints;
    size_t breakpoint_count;
    const char *prompt;  /* the line that is typed; NULL: none */
    const char *message; /* in place of the hints; "" for none */
    bool ops_apart;      /* I/O and jobs have a panel of their own */
    int play_ms;         /* between two moves of play; 0: not playing */
    bool play_waits;     /* it waits for the program */
};

/*
 * A panel with a frame: draw() fills the inside and may write on the frame;
 * title() says what stands on its upper line.
 */
struct panel_shape {
    void (*draw)(const struct drawing *d, struct rect inside);
    void (*title)(const struct drawing *d, struct rect inside, char *text,
                  size_t size);
};

extern const struct panel_shape listing_panel;
extern const struct panel_shape other_listing_panel;
extern const struct panel_shape output_panel;
extern const struct panel_shape ready_panel;
extern const struct panel_shape timers_panel;
extern const struct panel_shape tasks_panel;
extern const struct panel_shape lanes_panel;
extern const struct panel_shape ops_panel;
extern const struct panel_shape stack_panel;
extern const struct panel_shape resources_panel;
extern const struct panel_shape waits_panel;
extern const struct panel_shape events_panel;

/* What messages call it, in lower case. */
const char *panel_name(enum panel panel);
/* The panels not to be shown: hidden ones, and those the program has nothing
 * for. */
unsigned panels_without(const struct drawing *d);
/* The scroll that keeps a panel, inside of its frame, within its rows. */
int panel_clamp_scroll(const struct drawing *d, enum panel panel,
                       struct rect inside, int scroll);

/* All of it: the layout's panels, the bar on top and the lines below. */
void panels_draw(const struct drawing *d, const struct layout *layout);

/*
 * The drawing of what tasks share: of the run whose listing is shown, if that
 * tells of resources and the two runs agree, for lines are of that; else of
 * the one that does.
 */
struct drawing drawing_with_resources(const struct drawing *d);

void title_bar_draw(const struct drawing *d, struct rect area);
/*
 * What the last handle did and why this one runs, in areas one upon the other;
 * did takes a row of why's that why does not need. With a task selected the
 * first says why that one does not run; where there is room for one sentence
 * only, it is this.
 */
void sentences_draw(const struct drawing *d, struct rect did, struct rect why);
/* How many columns a sentence has in an area of this width. */
int sentence_columns(int width);
bool sentence_has_room(const char *text, int width, int rows, bool ascii);

/* Columns before the code: the line number, who stands there, a blank. */
#define LISTING_MARGIN 8

/* How wide and long the listing is that the view shows. */
void listing_needs(const struct drawing *d, struct layout_needs *needs);
/* Whether the trace or its twin has a listing in this language. */
bool listing_exists(const struct timeline *timeline, const struct twin *twin,
                    enum source_language language);

/* Whether the view's listing is of the trace itself and not of its twin. */
bool listing_is_own(const struct drawing *d);

/* As panel_clamp_scroll(), of either listing. */
int listing_clamp_scroll(const struct drawing *d, enum panel panel,
                         struct rect inside, int scroll);

/* The task selected, else the one the loop deals with; 0: none yet. */
uint32_t tasks_of_interest(const struct drawing *d);

/*
 * The first of `count` tasks (from 0) to show in `rows` rows: around the one
 * selected, else around the one the loop deals with.
 */
size_t tasks_first_shown(const struct drawing *d, size_t count, int rows);

/* The times in ns, or the ticks, that a column of the timeline stands for. */
struct lanes_span {
    int64_t from, until; /* until is the next column's */
    bool by_tick;
};

/* Of a column inside of the panel's frame; false left of the lanes. */
bool lanes_span_at(const struct drawing *d, struct rect inside, int x,
                   struct lanes_span *span);

/* "and N more" in the last row of a list. */
void draw_more(const struct drawing *d, struct rect inside, size_t more);

#endif
