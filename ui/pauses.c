/* SPDX-License-Identifier: MIT */
#include "ui/pauses.h"

#include <stdio.h>
#include <string.h>

/* A line that is no good adds nothing. */
static void add_line(struct pauses *pauses, const char *text)
{
    struct pause pause = {.seen = 0};
    char line[256], *separator;

    if (strncmp(text, PAUSE_MARK, strlen(PAUSE_MARK)) != 0 ||
        pauses->count == PAUSES_MOST)
        return;
    text += strlen(PAUSE_MARK);
    snprintf(line, sizeof line, "%.*s", (int)strcspn(text, "\n"), text);
    separator = strstr(line, PAUSE_SEPARATOR);
    if (separator == NULL)
        return;
    *separator = '\0';
    snprintf(pause.text, sizeof pause.text, "%.*s", (int)sizeof pause.text - 1,
             separator + strlen(PAUSE_SEPARATOR));
    if (!goal_parse(&pause.goal, line))
        return;
    pauses->at[pauses->count++] = pause;
}

void pauses_read(struct pauses *pauses, const char *guide)
{
    pauses->count = 0;
    while (*guide != '\0') {
        add_line(pauses, guide);
        guide += strcspn(guide, "\n");
        guide += *guide == '\n';
    }
}

static void look(struct pause *pause, const struct goal_scene *scene, size_t to)
{
    for (; pause->seen < to && !pause->is_found; pause->seen++) {
        pause->is_found = goal_is_met(&pause->goal, scene, pause->seen);
        pause->index = pause->seen;
    }
}

const struct pause *pauses_between(struct pauses *pauses,
                                   const struct goal_scene *scene, size_t from,
                                   size_t to)
{
    const struct pause *first = NULL;

    for (size_t i = 0; i < pauses->count; i++) {
        struct pause *pause = &pauses->at[i];

        look(pause, scene, to);
        if (pause->is_found && pause->index >= from && pause->index < to &&
            (first == NULL || pause->index < first->index))
            first = pause;
    }
    return first;
}
