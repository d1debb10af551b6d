/* SPDX-License-Identifier: MIT */
#include "ui/xdg.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "sim/memory.h"
#include "sim/text_buffer.h"

char *xdg_path(const char *variable, const char *in_home, const char *name)
{
    const char *base = getenv(variable), *home = getenv("HOME");
    struct text_buffer path = {0};

    /* the specification has relative ones ignored */
    if (base != NULL && base[0] == '/')
        text_format(&path, "%s/%s", base, name);
    else if (home != NULL && home[0] == '/')
        text_format(&path, "%s/%s/%s", home, in_home, name);
    else
        return NULL;
    return path.bytes;
}

bool xdg_make_folders(const char *path)
{
    char *folder = memory_copy_string(path);
    bool made = true;

    for (char *slash = strchr(folder + 1, '/'); slash != NULL && made;
         slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        made = mkdir(folder, 0700) == 0 || errno == EEXIST;
        *slash = '/';
    }
    free(folder);
    return made;
}
