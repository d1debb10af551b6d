/* SPDX-License-Identifier: MIT */
#include "ui/panels/listing_view.h"

#include <string.h>

static const struct listing *first_in(const struct timeline *timeline,
                                      enum source_language language)
{
    const struct listing *listing;

    for (size_t i = 0; (listing = timeline_listing_at(timeline, i)) != NULL;
         i++) {
        if (listing->language == language)
            return listing;
    }
    return NULL;
}

bool listing_exists(const struct timeline *timeline, const struct twin *twin,
                    enum source_language language)
{
    return first_in(timeline, language) != NULL ||
           (twin != NULL && first_in(twin_timeline(twin), language) != NULL);
}

bool listing_is_own(const struct drawing *d)
{
    return first_in(d->timeline, d->view->language) != NULL;
}

static const struct listing *listing_of(const struct timeline *timeline,
                                        struct place place)
{
    return place.file != NULL ? timeline_listing(timeline, place.file) : NULL;
}

/* The line of a place in this listing; 0: it is not there. What a program
 * compiles itself may have more lines than the file that it names. */
static uint32_t line_in(const struct listing *listing, struct place place)
{
    if (listing == NULL || place.file == NULL ||
        place.line > listing->line_count ||
        strcmp(listing->name, place.file) != 0)
        return 0;
    return place.line;
}

void listing_view_make(const struct drawing *d, enum source_language language,
                       struct listing_view *view)
{
    struct timeline *timeline = d->timeline;
    const struct listing *fallback = first_in(timeline, language);
    struct place current, focus, ran;

    *view = (struct listing_view){.model = d->model, .agrees = true};
    if (fallback == NULL && d->twin != NULL) {
        size_t position =
            twin_position(d->twin, d->view->position, &view->agrees);

        timeline = twin_timeline(d->twin);
        fallback = first_in(timeline, language);
        view->model = timeline_model(timeline, position);
    }
    view->timeline = timeline;
    current = place_running(timeline, view->model);
    ran = place_ran(timeline, view->model);
    focus = place_of_task(view->model, d->view->selected);
    if (focus.file == NULL)
        focus = place_raised(timeline, view->model, d->view->selected);
    if (focus.file == NULL)
        focus = current;
    if (focus.file == NULL)
        focus = place_of_interest(timeline, view->model);
    view->listing = listing_of(timeline, focus);
    if (view->listing == NULL || view->listing->language != language)
        view->listing = fallback;
    view->current = view->agrees ? line_in(view->listing, current) : 0;
    view->ran = view->agrees ? line_in(view->listing, ran) : 0;
    view->focus = line_in(view->listing, focus);
}

void listing_needs(const struct drawing *d, struct layout_needs *needs)
{
    struct listing_view view;
    int widest = 0;

    listing_view_make(d, d->view->language, &view);
    if (view.listing == NULL)
        return;
    for (size_t i = 0; i < view.listing->line_count; i++) {
        int width = text_width(view.listing->lines[i], d->screen->ascii);

        if (width > widest)
            widest = width;
    }
    needs->code_columns = widest + LISTING_MARGIN;
    needs->code_lines = (int)view.listing->line_count;
}
