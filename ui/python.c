/* SPDX-License-Identifier: MIT */
#include "ui/python.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#ifdef __APPLE__
#include <mach-o/dyld.h>
#endif

#include "sim/memory.h"
#include "sim/text_buffer.h"

#ifndef LOOPSCOPE_DATA
#define LOOPSCOPE_DATA "/usr/local/share/loopscope"
#endif

static const char *setting(const char *name)
{
    const char *value = getenv(name);
    return value && *value ? value : NULL;
}

const char *python_command(const char *given)
{
    if (given)
        return given;
    const char *chosen = setting("LOOPSCOPE_PYTHON");
    return chosen ? chosen : "python3";
}

/* The folder of this program's file, without the last '/'; "" if the system
 * does not tell. */
static void own_folder(char folder[PATH_MAX])
{
#ifdef __APPLE__
    uint32_t size = PATH_MAX;
    if (_NSGetExecutablePath(folder, &size) != 0)
        size = 0;
    folder[size ? strlen(folder) : 0] = '\0';
#else
    ssize_t length = readlink("/proc/self/exe", folder, PATH_MAX - 1);
    folder[length > 0 ? length : 0] = '\0';
#endif
    char *slash = strrchr(folder, '/');
    if (slash)
        *slash = '\0';
}

/* folder + name if that can be read, else NULL. */
static char *readable(const char *folder, const char *name)
{
    struct text_buffer path = {0};
    text_format(&path, "%s%s", folder, name);
    if (access(path.bytes, R_OK) == 0)
        return path.bytes;
    text_free(&path);
    return NULL;
}

char *python_recorder(void)
{
    static const char *const places[] = {"/../share/loopscope/recorder.py",
                                         "/../recorder.py"};
    char folder[PATH_MAX];
    const char *chosen = setting("LOOPSCOPE_RECORDER");
    if (chosen)
        return memory_copy_string(chosen);
    own_folder(folder);
    for (size_t i = 0; *folder && i < sizeof places / sizeof *places; i++) {
        char *found = readable(folder, places[i]);
        if (found)
            return found;
    }
    return readable(LOOPSCOPE_DATA, "/recorder.py");
}

const char *python_note(const char *runtime)
{
    if (strcmp(runtime, "CPython 3.11") == 0)
        return "CPython 3.11: unlike in 3.13 wait_for makes a task; a named "
               "task uses a number";
    if (strcmp(runtime, "CPython 3.12") == 0)
        return "CPython 3.12: unlike in 3.13 a named task uses a number";
    return NULL;
}
