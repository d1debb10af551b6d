/* SPDX-License-Identifier: MIT */
#include "ui/session.h"

#include <stdint.h>
#include <time.h>

#include "ui/app.h"
#include "ui/keys.h"
#include "ui/menu.h"
#include "ui/screen.h"
#include "ui/term.h"

/* The only look at the real clock: the speed of play goes by it. */
static int64_t clock_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void fit(struct term *term, struct screen *screen)
{
    int width, height;

    term_size(term, &width, &height);
    if (width != screen->width || height != screen->height)
        screen_resize(screen, width, height);
}

static void press(struct term *term, struct app *app, struct screen *screen,
                  uint32_t key)
{
    int x, y;

    if (key != PRESS_CLICK && key != PRESS_WHEEL_UP &&
        key != PRESS_WHEEL_DOWN) {
        app_key(app, key);
        return;
    }
    term_pointer(term, &x, &y);
    app_point(app, screen, key, x, y);
}

bool session_explore(struct term *term, struct app *app)
{
    struct screen screen;
    int64_t before = clock_ms();
    uint32_t key = PRESS_RESIZE; /* at first all is to be drawn */
    bool changed = true;

    screen_init(&screen, 1, 1, term_is_ascii(term));
    while (!app_wants_quit(app) && key != PRESS_CLOSED) {
        int64_t now;

        if (changed) {
            fit(term, &screen);
            app_draw(app, &screen);
            term_use_theme(term, app_view(app)->theme);
            term_use_mouse(term, app_view(app)->mouse);
            term_paint(term, &screen);
        }
        key = term_wait(term, app_wait_ms(app));
        now = clock_ms();
        press(term, app, &screen, key);
        changed = app_tick(app, (int)(now - before)) || key != PRESS_NONE;
        before = now;
    }
    screen_free(&screen);
    return key != PRESS_CLOSED;
}

static void click(const struct term *term, struct menu *menu)
{
    int x, y, width, height;

    term_pointer(term, &x, &y);
    term_size(term, &width, &height);
    menu_click(menu, height, y);
}

bool session_choose(struct term *term, struct menu *menu)
{
    struct screen screen;
    uint32_t key = PRESS_RESIZE;

    screen_init(&screen, 1, 1, term_is_ascii(term));
    while (menu_state(menu) == MENU_OPEN && key != PRESS_CLOSED) {
        if (key != PRESS_NONE) {
            fit(term, &screen);
            menu_draw(menu, &screen);
            term_paint(term, &screen);
        }
        key = term_wait(term, -1);
        if (key == PRESS_CLICK)
            click(term, menu);
        else if (key != PRESS_CLOSED)
            menu_key(menu, key);
    }
    screen_free(&screen);
    return key != PRESS_CLOSED;
}
