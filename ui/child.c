/* SPDX-License-Identifier: MIT */
#include "ui/child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

#include "sim/memory.h"

/* How long a child whose output has ended may take to be gone. */
enum { GOING_MS = 2000, GOING_STEP_MS = 5 };
/* More reads than a pipe has room for. */
enum { PIPE_READS = 256 };

/* What parent and child share until the child's program runs. */
struct pipes {
    int out[2];
    int err[2];
    int failure[2]; /* the errno of an exec that failed */
};

/* The group of a child that is apart; 0: there is none. */
static volatile pid_t group;

static void close_pair(int pair[2])
{
    for (int i = 0; i < 2; i++)
        if (pair[i] >= 0)
            close(pair[i]);
}

static bool make_pipe(int pair[2])
{
    if (pipe(pair) < 0) {
        pair[0] = pair[1] = -1;
        return false;
    }
    fcntl(pair[0], F_SETFD, FD_CLOEXEC);
    fcntl(pair[1], F_SETFD, FD_CLOEXEC);
    return true;
}

static bool make_pipes(struct pipes *pipes)
{
    *pipes = (struct pipes){{-1, -1}, {-1, -1}, {-1, -1}};
    return make_pipe(pipes->out) && make_pipe(pipes->err) &&
           make_pipe(pipes->failure);
}

static void close_pipes(struct pipes *pipes)
{
    int error = errno;
    close_pair(pipes->out);
    close_pair(pipes->err);
    close_pair(pipes->failure);
    errno = error;
}

/* In the child: the signals are as a shell would leave them. */
static void reset_signals(void)
{
    static const int signals[] = {SIGPIPE, SIGINT,  SIGQUIT, SIGTERM,
                                  SIGTSTP, SIGTTIN, SIGTTOU, SIGHUP};
    sigset_t none;
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        signal(signals[i], SIG_DFL);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

static void set_apart(void)
{
    int nothing = open("/dev/null", O_RDONLY);
    setpgid(0, 0);
    if (nothing > STDIN_FILENO) {
        dup2(nothing, STDIN_FILENO);
        close(nothing);
    }
}

__attribute__((noreturn)) static void
become(char *const argv[], const struct pipes *pipes, bool apart, pid_t parent)
{
    reset_signals();
#ifdef __linux__
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) /* it died before */
        _exit(1);
#else
    (void)parent;
#endif
    if (apart)
        set_apart();
    dup2(pipes->out[1], STDOUT_FILENO);
    dup2(pipes->err[1], STDERR_FILENO);
    execvp(argv[0], argv);
    int error = errno;
    if (write(pipes->failure[1], &error, sizeof error) < 0)
        _exit(126);
    _exit(127);
}

/* 0 when the child's program runs, else the errno of its exec. */
static int exec_failure(int fd)
{
    int error = 0;
    ssize_t count;
    do {
        count = read(fd, &error, sizeof error);
    } while (count < 0 && errno == EINTR);
    return count == (ssize_t)sizeof error ? error : 0;
}

bool child_start(struct child *child, char *const argv[], bool apart)
{
    struct pipes pipes;
    pid_t parent = getpid();
    *child = (struct child){.out = -1, .err = -1, .is_apart = apart};
    if (!make_pipes(&pipes) || (child->pid = fork()) < 0) {
        child->pid = 0;
        close_pipes(&pipes);
        return false;
    }
    if (child->pid == 0)
        become(argv, &pipes, apart, parent);
    if (apart) {
        setpgid(child->pid, child->pid); /* whoever is first */
        group = child->pid;
    }
    child->out = pipes.out[0];
    child->err = pipes.err[0];
    close(pipes.out[1]);
    close(pipes.err[1]);
    close(pipes.failure[1]);
    int error = exec_failure(pipes.failure[0]);
    close(pipes.failure[0]);
    if (error)
        child_end(child);
    errno = error;
    return !error;
}

/* Keeps the end of what it says: there the cause of its death is. */
static void keep_errors(struct child *child, const char *bytes, size_t length)
{
    if (!child->errors)
        child->errors = memory_alloc(CHILD_ERRORS_MOST + 1);
    if (length > CHILD_ERRORS_MOST) {
        bytes += length - CHILD_ERRORS_MOST;
        length = CHILD_ERRORS_MOST;
    }
    size_t room = CHILD_ERRORS_MOST - child->error_length;
    if (length > room) {
        size_t dropped = length - room;
        memmove(child->errors, child->errors + dropped,
                child->error_length - dropped);
        child->error_length -= dropped;
        child->told -= child->told < dropped ? child->told : dropped;
    }
    for (size_t i = 0; i < length; i++)
        if (bytes[i]) /* it is kept as a string */
            child->errors[child->error_length++] = bytes[i];
    child->errors[child->error_length] = '\0';
}

void child_tell(struct child *child, void (*tell)(const char *line))
{
    child->tell = tell;
}

/* Hands on the whole lines that were not, or all there is. */
static void tell_errors(struct child *child, bool all)
{
    while (child->tell && child->told < child->error_length) {
        char *line = child->errors + child->told;
        char *end = strchr(line, '\n');
        if (!end && !all)
            return;
        if (end)
            *end = '\0';
        child->tell(line);
        child->told += strlen(line) + (end != NULL);
        if (end)
            *end = '\n';
    }
}

static void take_errors(struct child *child)
{
    char bytes[4096];
    ssize_t count = read(child->err, bytes, sizeof bytes);
    if (count > 0) {
        keep_errors(child, bytes, (size_t)count);
        tell_errors(child, false);
    } else if (count == 0 || errno != EINTR) {
        close(child->err);
        child->err = -1;
    }
}

/* All that is in the pipe, however many may still write to it. */
static void take_last_errors(struct child *child)
{
    for (int i = 0; i < PIPE_READS && child->err >= 0; i++) {
        struct pollfd err = {child->err, POLLIN, 0};
        if (poll(&err, 1, 0) <= 0)
            break;
        take_errors(child);
    }
}

static long long now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

bool child_wait_readable(struct child *child, int timeout_ms)
{
    long long until = now_ms() + timeout_ms;
    do {
        struct pollfd fds[2] = {{child->out, POLLIN, 0},
                                {child->err, POLLIN, 0}}; /* -1: ignored */
        int left = timeout_ms < 0 ? -1 : (int)(until - now_ms());
        if (timeout_ms >= 0 && left < 0)
            left = 0;
        if (poll(fds, 2, left) < 0)
            return false;
        if (fds[1].revents)
            take_errors(child);
        if (fds[0].revents)
            return true;
    } while (timeout_ms < 0 || now_ms() < until);
    return false;
}

/*
 * Whether it is gone; if so its status is known. What it left running in its
 * group goes with it: before it is waited for, while nobody else can have the
 * group's number.
 */
static bool is_gone(struct child *child, int options)
{
    siginfo_t info = {0};
    int result;
    if (!child->pid)
        return true;
    do {
        result =
            waitid(P_PID, (id_t)child->pid, &info, WEXITED | WNOWAIT | options);
    } while (result < 0 && errno == EINTR);
    if (result == 0 && info.si_pid == 0)
        return false;
    if (child->is_apart) {
        kill(-child->pid, SIGKILL);
        group = 0;
    }
    waitpid(child->pid, &child->status, 0);
    child->pid = 0;
    return true;
}

void child_kill(struct child *child)
{
    if (child->pid)
        kill(child->pid, SIGKILL);
    is_gone(child, 0);
}

int child_finish(struct child *child)
{
    struct timespec step = {0, GOING_STEP_MS * 1000000L};
    for (int ms = 0; ms < GOING_MS && !is_gone(child, WNOHANG);
         ms += GOING_STEP_MS) {
        take_last_errors(child);
        nanosleep(&step, NULL);
    }
    child_kill(child);
    take_last_errors(child);
    tell_errors(child, true);
    return child->status;
}

void child_end(struct child *child)
{
    child_kill(child);
    if (child->out > 0)
        close(child->out);
    if (child->err > 0)
        close(child->err);
    free(child->errors);
    *child = (struct child){.out = -1, .err = -1, .status = child->status};
}

void child_farewell(void)
{
    if (group)
        kill(-group, SIGKILL);
}
