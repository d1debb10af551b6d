/* SPDX-License-Identifier: MIT */
/* aiofiles.h -- files whose methods are executor jobs. Mirrors the part of
 * aiofiles that scenarios need, as the recorder's stand-in has it. */
#ifndef LOOPSCOPE_SIM_AIOFILES_H
#define LOOPSCOPE_SIM_AIOFILES_H

#include "sim/async_with.h"
#include "sim/coro.h"

/* Text files in memory: those of the run, which begins without any. */
struct files {
    struct content *first;
};

/*
 * aiofiles.open(): the file is opened when `async with` enters it, and closed
 * when it is left. mode is "r", "w" or "a". Each of these is a job of 0.1 s
 * that then does its work; opening raises FileNotFoundError, reading and
 * writing a file of the other mode io.UnsupportedOperation.
 */
struct async_file *aiofiles_open(const char *path, const char *mode);
struct async_manager async_file_manager(struct async_file *file);
/* All that is left to be read, as a str; or a line with its newline, "" at
 * the end. */
struct coro *file_read(struct async_file *file);
struct coro *file_readline(struct async_file *file);
/* Completes with how many characters were written: others read them once the
 * file is closed. (In Python perhaps before, when they are over 8 KB.) */
struct coro *file_write(struct async_file *file, const char *text);

#endif
