/* SPDX-License-Identifier: MIT */
/* The menu: a scenario or a file, then the menu again. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "scenarios/registry.h"
#include "sim/memory.h"
#include "sim/text_buffer.h"
#include "ui/cli_explore.h"
#include "ui/menu.h"
#include "ui/path.h"
#include "ui/remembered.h"
#include "ui/session.h"
#include "ui/term.h"

static struct menu_entry *make_entries(void)
{
    struct menu_entry *entries = memory_zero(scenario_count, sizeof *entries);
    for (size_t i = 0; i < scenario_count; i++)
        entries[i] =
            (struct menu_entry){scenarios[i].name, scenarios[i].group,
                                scenarios[i].summary, scenarios[i].guide};
    return entries;
}

/* Unlike a word of the command line, a path can only be a file's. */
static bool find_chosen(struct subject *subject, const struct menu *menu,
                        const char *path, const struct plan *plan)
{
    if (path && access(path, R_OK) != 0) {
        cli_complain("cannot read %s: %s", path, strerror(errno));
        return false;
    }
    const char *name = path ? path : scenarios[menu_selected(menu)].name;
    if (!path)
        remember_last(name);
    return subject_find(subject, name, &plan->options);
}

/* Explores what was chosen; complaints become the menu's message. */
static bool explore_chosen(struct term *term, struct menu *menu,
                           struct plan *plan)
{
    char *path = menu_path(menu) ? path_expand(menu_path(menu)) : NULL;
    struct text_buffer complaints = {0};
    struct subject subject;
    bool there = true;
    cli_hold_complaints(&complaints);
    if (find_chosen(&subject, menu, path, plan))
        there = explore_in(term, &subject, plan);
    cli_hold_complaints(NULL);
    menu_reopen(menu);
    if (complaints.bytes)
        menu_tell(menu, complaints.bytes);
    text_free(&complaints);
    free(path);
    return there;
}

static void choose(struct term *term, struct plan *plan)
{
    struct menu_entry *entries = make_entries();
    struct menu *menu = menu_create(entries, scenario_count);
    char *last = remembered_last();
    bool there = true;
    if (last)
        menu_select(menu, last);
    free(last);
    while (there && session_choose(term, menu) &&
           menu_state(menu) == MENU_CHOSEN)
        there = explore_chosen(term, menu, plan);
    menu_free(menu);
    free(entries);
}

int explore_menu(struct plan *plan)
{
    char error[256];
    struct term *term = explore_terminal(plan, error, sizeof error);
    if (!term)
        return cli_complain("%s", error);
    choose(term, plan);
    term_close(term);
    return CLI_DONE;
}
