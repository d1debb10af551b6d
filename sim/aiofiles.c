/* SPDX-License-Identifier: MIT */
#include "sim/aiofiles.h"

#include <assert.h>
#include <errno.h>
#include <string.h>

#include "sim/arena.h"
#include "sim/async.h"
#include "sim/future.h"
#include "sim/loop.h"

/* How long a job takes before it does its work. */
#define LATENCY 0.1

/* What a path names. */
struct content {
    const char *path;
    const char *text;
    struct content *next;
};

struct async_file {
    const char *path;
    const char *mode;
    struct content *content; /* NULL while it is not open */
    size_t position;         /* in bytes: read, or written out, up to here */
    const char *buffered;    /* written, and not in the content yet */
};

static struct content *find(const char *path)
{
    struct content *at = loop_running()->files.first;
    while (at && strcmp(at->path, path) != 0)
        at = at->next;
    return at;
}

static struct content *create(const char *path)
{
    struct files *files = &loop_running()->files;
    struct content *content = arena_alloc(loop_arena(), sizeof *content);
    content->path = path;
    content->next = files->first;
    files->first = content;
    return content;
}

struct async_file *aiofiles_open(const char *path, const char *mode)
{
    assert(strlen(mode) == 1 && strchr("rwa", *mode) && "r, w or a");
    struct async_file *file = arena_alloc(loop_arena(), sizeof *file);
    file->path = arena_string(loop_arena(), path);
    file->mode = mode;
    return file;
}

static void must_be_for(const struct async_file *file, const char *modes,
                        const char *what)
{
    if (!file->content)
        loop_raise(&ValueError, "I/O operation on closed file.");
    if (!strchr(modes, *file->mode))
        loop_raise(&UnsupportedOperation, "not %s", what);
}

/* -- The jobs, on worker threads ------------------------------------------- */

static void take_time(void)
{
    job_sleep(loop_running()->jobs.running, LATENCY);
}

_Noreturn static void raise_not_found(const char *path)
{
    struct exception *error = exception_of_errno(
        loop_arena(), &FileNotFoundError, ENOENT, "No such file or directory");
    error->filename = path;
    exception_raise(error);
}

FUNCTION(static, "open", true, job_open, struct async_file *, file)
{
    take_time();
    struct content *content = find(file->path);
    if (!content && *file->mode == 'r')
        raise_not_found(file->path);
    if (!content)
        content = create(file->path);
    if (!content->text || *file->mode == 'w')
        content->text = "";
    file->content = content;
    file->position = 0;
    file->buffered = "";
    return VALUE_OF_NONE;
}

/* What there is behind the position: another may have emptied the file. */
static const char *unread(const struct async_file *file)
{
    const char *text = file->content->text;
    const size_t length = strlen(text);
    return text + (file->position < length ? file->position : length);
}

/* So many bytes more were read. */
static struct value take(struct async_file *file, size_t count)
{
    const char *begin = unread(file);
    file->position = (size_t)(begin - file->content->text) + count;
    return value_str(arena_format(loop_arena(), "%.*s", (int)count, begin));
}

FUNCTION(static, "read", true, job_read, struct async_file *, file)
{
    take_time();
    must_be_for(file, "r", "readable");
    return take(file, strlen(unread(file)));
}

FUNCTION(static, "readline", true, job_readline, struct async_file *, file)
{
    take_time();
    must_be_for(file, "r", "readable");
    const char *begin = unread(file);
    const size_t length = strcspn(begin, "\n");
    return take(file, length + (begin[length] == '\n'));
}

/* Behind all there is, or over what stands at the file's own position. */
static void write_out(struct async_file *file)
{
    struct content *content = file->content;
    const size_t length = strlen(content->text);
    const bool appends = *file->mode == 'a' || file->position > length;
    const size_t at = appends ? length : file->position;
    const size_t end = at + strlen(file->buffered);
    content->text =
        arena_format(loop_arena(), "%.*s%s%s", (int)at, content->text,
                     file->buffered, end < length ? content->text + end : "");
    file->position = end;
    file->buffered = "";
}

FUNCTION(static, "write", true, job_write, struct async_file *, file,
         const char *, text)
{
    take_time();
    must_be_for(file, "wa", "writable");
    file->buffered = arena_format(loop_arena(), "%s%s", file->buffered, text);
    return value_int((int64_t)str_length(text));
}

FUNCTION(static, "close", true, job_close, struct async_file *, file)
{
    take_time();
    if (file->content)
        write_out(file);
    file->content = NULL;
    return VALUE_OF_NONE;
}

/* -- The coroutines that hand them over ------------------------------------ */

static struct value run(struct call *call)
{
    return future_await(run_in_executor(NULL, call));
}

COROUTINE(static, "open", true, file_open, struct async_file *, file)
{
    return run(job_open(file));
}

LIBRARY_COROUTINE("AsyncTextIOWrapper.read", file_read, struct async_file *,
                  file)
{
    return run(job_read(file));
}

LIBRARY_COROUTINE("AsyncTextIOWrapper.readline", file_readline,
                  struct async_file *, file)
{
    return run(job_readline(file));
}

LIBRARY_COROUTINE("AsyncTextIOWrapper.write", file_write, struct async_file *,
                  file, const char *, text)
{
    return run(job_write(file, text));
}

COROUTINE(static, "AsyncTextIOWrapper.close", true, file_close,
          struct async_file *, file)
{
    return run(job_close(file));
}

static void enter(void *self)
{
    coro_await(file_open(self));
}

static bool exit_file(void *self, struct exception *exception)
{
    (void)exception;
    coro_await(file_close(self));
    return false;
}

struct async_manager async_file_manager(struct async_file *file)
{
    return (struct async_manager){file, enter, exit_file};
}
