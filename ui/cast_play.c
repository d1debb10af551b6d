/* SPDX-License-Identifier: MIT */
#include "ui/cast_play.h"

#include "ui/app.h"
#include "ui/cast.h"
#include "ui/pauses.h"

/* Where a move leads; there are no more when it does not leave. */
static size_t move_to(struct timeline *timeline, size_t from, enum unit unit)
{
    size_t to = timeline_next(timeline, from, unit);

    /* a trace cut off in the middle has events after its last stop */
    return to != from ? to : timeline_count(timeline);
}

/* Shows what is drawn now, with a question of the guide's or NULL. */
static void show(struct cast *cast, struct app *app, struct screen *screen,
                 const struct pause *pause, int ms)
{
    app_tell(app, pause != NULL ? pause->text : "");
    app_draw(app, screen);
    cast_show(cast, screen);
    if (pause != NULL)
        cast_mark(cast, pause->text);
    cast_wait(cast, pause != NULL ? ms + CAST_QUESTION_MS : ms);
}

bool cast_play(struct cast *cast, struct app *app, struct timeline *timeline,
               struct screen *screen, const struct cast_plan *plan)
{
    size_t from = 0, to;

    app_seek_stop(app, plan->unit, 0);
    show(cast, app, screen, NULL, plan->move_ms);
    while ((to = move_to(timeline, from, plan->unit)) != from) {
        const struct pause *pause = app_pause_between(app, from, to);

        if (pause != NULL)
            to = pause->index + 1;
        if (timeline_model(timeline, to)->now > plan->until)
            return false;
        app_seek(app, to);
        show(cast, app, screen, pause, plan->move_ms);
        from = to;
    }
    return true;
}
