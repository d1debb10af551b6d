/* SPDX-License-Identifier: MIT */
#include "ui/output_file.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sim/text_buffer.h"
#include "ui/cli.h"

static bool complain(const char *path)
{
    cli_complain("cannot write %s: %s", path, strerror(errno));
    return false;
}

/* The temporary file's descriptor, with the mode a new file would get, or
 * the old file's. */
static int open_temporary(struct output_file *output, const struct stat *old)
{
    struct text_buffer name = {0};
    text_format(&name, "%s.XXXXXX", output->path);
    int fd = mkstemp(name.bytes);
    if (fd < 0) {
        text_free(&name);
        return -1;
    }
    output->temporary = name.bytes;
    mode_t mask = umask(0);
    umask(mask);
    fchmod(fd, old ? old->st_mode & 07777 : 0666 & ~mask);
    return fd;
}

/* What a signal finds open. */
static const struct output_file *volatile open_now;

static void remove_temporary(struct output_file *output)
{
    if (output->temporary)
        unlink(output->temporary);
    open_now = NULL;
    free(output->temporary);
    output->temporary = NULL;
}

bool output_file_open(struct output_file *output, const char *path)
{
    struct stat status;
    *output = (struct output_file){.path = path};
    if (!path) {
        output->file = stdout;
        return true;
    }
    bool exists = stat(path, &status) == 0;
    if (exists && !S_ISREG(status.st_mode)) { /* a pipe, a device */
        output->file = fopen(path, "w");
        return output->file || complain(path);
    }
    int fd = open_temporary(output, exists ? &status : NULL);
    if (fd < 0)
        return complain(path);
    output->file = fdopen(fd, "w");
    if (!output->file) {
        complain(path);
        close(fd);
        remove_temporary(output);
        return false;
    }
    open_now = output;
    return true;
}

void output_file_at_stake(struct output_file *output)
{
    setvbuf(output->file, NULL, _IOLBF, BUFSIZ);
    output->at_stake = true;
}

void output_file_farewell(void)
{
    const struct output_file *output = open_now;
    if (!output || !output->temporary)
        return;
    if (output->at_stake)
        rename(output->temporary, output->path);
    else
        unlink(output->temporary);
}

bool output_file_finish(struct output_file *output)
{
    if (!output->path)
        return cli_flush();
    bool written = !ferror(output->file);
    written = fclose(output->file) == 0 && written;
    output->file = NULL;
    if (written && output->temporary)
        written = rename(output->temporary, output->path) == 0;
    if (!written)
        complain(output->path);
    remove_temporary(output); /* not there when it was put in place */
    return written;
}

void output_file_abandon(struct output_file *output)
{
    if (!output->path)
        return;
    fclose(output->file);
    remove_temporary(output);
}
