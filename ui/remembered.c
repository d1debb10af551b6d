/* SPDX-License-Identifier: MIT */
#include "ui/remembered.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/memory.h"
#include "ui/xdg.h"

#define NAME_MOST 4096

static char *state_path(void)
{
    return xdg_path("XDG_STATE_HOME", ".local/state", "loopscope/last");
}

char *remembered_last(void)
{
    char *path = state_path();
    FILE *file = path != NULL ? fopen(path, "r") : NULL;
    char name[NAME_MOST] = "";

    free(path);
    if (file == NULL)
        return NULL;
    if (fgets(name, sizeof name, file) == NULL)
        name[0] = '\0';
    fclose(file);
    name[strcspn(name, "\n")] = '\0';
    return name[0] != '\0' ? memory_copy_string(name) : NULL;
}

void remember_last(const char *name)
{
    char *path = state_path();
    FILE *file = NULL;

    if (path != NULL && xdg_make_folders(path))
        file = fopen(path, "w");
    free(path);
    if (file == NULL)
        return;
    fprintf(file, "%s\n", name);
    fclose(file);
}
