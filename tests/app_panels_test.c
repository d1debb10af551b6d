/* SPDX-License-Identifier: MIT */
/* The explorer's panels: which has the focus, stands alone, is hidden, scrolls.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "tests/explorer_fixture.h"
#include "tests/screen_fixture.h"
#include "ui/app.h"
#include "ui/keys.h"
#include "ui/screen.h"

static void w_goes_through_the_panels(void **state)
{
    struct explorer e;

    (void)state;
    explore(&e, "gather", 80, 24, false);
    fixture_press(e.app, "      ");
    free(picture(&e));
    fixture_press(e.app, "w");
    assert_int_equal(app_view(e.app)->focus, PANEL_LISTING);
    assert_shows(&e, "─ ◆ gather.py ─");
    fixture_press(e.app, "ww");
    assert_int_equal(app_view(e.app)->focus, PANEL_READY);
    assert_shows(&e, "─ ◆ Ready, next first ─");
    fixture_press(e.app, "W");
    assert_shows(&e, "─ ◆ Output ─");
    app_key(e.app, PRESS_ESCAPE);
    assert_int_equal(app_view(e.app)->focus, PANEL_NONE);
    leave(&e);
}

static void a_panel_that_goes_away_loses_the_focus(void **state)
{
    struct explorer e;

    (void)state;
    explore(&e, "gather", 120, 36, false);
    free(picture(&e));
    fixture_press(e.app, "WW");
    assert_shows(&e, "◆ Who waits for whom");
    screen_resize(&e.screen, 80, 24);
    free(picture(&e));
    assert_int_equal(app_view(e.app)->focus, PANEL_NONE);
    leave(&e);
}

static void a_panel_can_stand_alone(void **state)
{
    struct explorer e;

    (void)state;
    explore(&e, "gather", 80, 24, false);
    free(picture(&e));
    fixture_press(e.app, "      wwz");
    assert_hides(&e, "gather.py");
    assert_shows(&e, "C started");
    /* one that has no room otherwise */
    fixture_press(e.app, "w");
    assert_shows(&e, "▶   run wakeup Task-3");
    app_key(e.app, PRESS_ESCAPE);
    assert_shows(&e, "gather.py");
    leave(&e);
}

static void hidden_panels_come_back(void **state)
{
    struct explorer e;

    (void)state;
    explore(&e, "gather", 80, 24, false);
    free(picture(&e));
    fixture_press(e.app, "x");
    assert_shows(&e, "w chooses a panel");
    fixture_press(e.app, "wx");
    assert_hides(&e, "gather.py");
    assert_shows(&e, "listing is hidden");
    fixture_press(e.app, "X");
    assert_shows(&e, "gather.py");
    leave(&e);
}

/* Hides all but one, at every size that has other columns. */
static void the_last_panel_cannot_be_hidden(void **state)
{
    static const int widths[] = {60, 80, 120, 200};

    (void)state;
    for (size_t i = 0; i < sizeof widths / sizeof widths[0]; i++) {
        struct explorer e;

        explore(&e, "producer-consumer", widths[i], 40, false);
        fixture_press(e.app, "    ");
        for (int k = 0; k < PANEL_COUNT; k++) {
            free(picture(&e));
            fixture_press(e.app, "Wx");
        }
        assert_shows(&e, "this panel is alone on the screen");
        leave(&e);
    }
}

static void a_panel_in_focus_scrolls(void **state)
{
    struct explorer e;

    (void)state;
    explore(&e, "producer-consumer", 80, 24, false);
    free(picture(&e));
    fixture_press(e.app, "Gww");
    assert_shows(&e, "Output: last 4 of 31 lines");
    app_key(e.app, PRESS_PAGE_UP);
    assert_shows(&e, "Output: rows 25 to 28 of 31");
    for (int i = 0; i < 40; i++)
        app_key(e.app, 'k');
    assert_shows(&e, "Output: rows 1 to 4 of 31");
    assert_shows(&e, "0.500 1│Put 1");
    app_key(e.app, 'j');
    assert_shows(&e, "Output: rows 2 to 5 of 31");
    leave(&e);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(w_goes_through_the_panels),
        cmocka_unit_test(a_panel_that_goes_away_loses_the_focus),
        cmocka_unit_test(a_panel_can_stand_alone),
        cmocka_unit_test(hidden_panels_come_back),
        cmocka_unit_test(the_last_panel_cannot_be_hidden),
        cmocka_unit_test(a_panel_in_focus_scrolls),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
