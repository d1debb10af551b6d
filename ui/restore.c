/* SPDX-License-Identifier: MIT */
#include "ui/restore.h"

#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

static const int deadly[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGSEGV,
                             SIGBUS, SIGFPE, SIGILL,  SIGABRT};
#define DEADLY_COUNT (sizeof deadly / sizeof deadly[0])

/* Written only while `active` is 0; the handler reads it only when it is 1. */
static struct {
    int terminal;
    bool has_modes;
    struct termios modes;
    char bytes[1024];
    size_t size;
} saved;

static volatile sig_atomic_t active;
static void (*last_deed)(void);
static size_t (*fault_reporter)(const void *, char *, size_t);

/* The stack of a task that overflowed is no place to run a handler. */
static char handler_stack[64 * 1024];
static struct sigaction before[DEADLY_COUNT];

static void write_all(int file, const char *bytes, size_t size)
{
    while (size > 0) {
        ssize_t count = write(file, bytes, size);

        if (count < 0 && errno != EINTR)
            return;
        if (count > 0) {
            bytes += count;
            size -= (size_t)count;
        }
    }
}

void restore_now(void)
{
    int error = errno;

    if (active) {
        active = 0;
        write_all(saved.terminal, saved.bytes, saved.size);
        if (saved.has_modes)
            tcsetattr(saved.terminal, TCSANOW, &saved.modes);
    }
    errno = error;
}

/* Ends the program with the reporter's line, when it has one. */
static void report_fault(const void *address)
{
    char line[512];
    size_t size;

    if (fault_reporter == NULL)
        return;
    size = fault_reporter(address, line, sizeof line);
    if (size == 0)
        return;
    write_all(STDERR_FILENO, line, size);
    _exit(1);
}

/* As it was before, so that a sanitizer has its say, too. */
static void give_back(int number)
{
    for (size_t i = 0; i < DEADLY_COUNT; i++)
        if (deadly[i] == number)
            sigaction(number, &before[i], NULL);
}

static void on_deadly_signal(int number, siginfo_t *info, void *context)
{
    (void)context;
    restore_now();
    if (last_deed != NULL)
        last_deed();
    if (number == SIGSEGV || number == SIGBUS)
        report_fault(info->si_addr);
    give_back(number);
    raise(number); /* blocked here: it strikes when the handler returns */
}

void restore_catch(void)
{
    static bool caught;
    stack_t stack;

    if (caught)
        return;
    caught = true;
    memset(&stack, 0, sizeof stack);
    stack.ss_sp = handler_stack;
    stack.ss_size = sizeof handler_stack;
    sigaltstack(&stack, NULL);
    for (size_t i = 0; i < DEADLY_COUNT; i++) {
        struct sigaction action;

        memset(&action, 0, sizeof action);
        action.sa_sigaction = on_deadly_signal;
        action.sa_flags = SA_SIGINFO | SA_ONSTACK;
        sigfillset(&action.sa_mask);
        sigaction(deadly[i], NULL, &before[i]);
        /* nohup wants SIGHUP ignored, and so it stays */
        if (before[i].sa_handler != SIG_IGN)
            sigaction(deadly[i], &action, NULL);
    }
}

void restore_begin(int terminal)
{
    static bool registered;

    active = 0;
    memset(&saved, 0, sizeof saved);
    saved.terminal = terminal;
    saved.has_modes = tcgetattr(terminal, &saved.modes) == 0;
    if (!registered)
        registered = atexit(restore_now) == 0;
    active = 1;
    restore_catch();
}

void restore_set_bytes(const char *bytes, size_t size)
{
    sig_atomic_t was = active;

    active = 0;
    saved.size = size < sizeof saved.bytes ? size : sizeof saved.bytes;
    memcpy(saved.bytes, bytes, saved.size);
    active = was;
}

void restore_end(void)
{
    active = 0;
}

void restore_set_farewell(void (*farewell)(void))
{
    last_deed = farewell;
}

void restore_set_fault_reporter(size_t (*report)(const void *address,
                                                 char *buffer, size_t size))
{
    fault_reporter = report;
}
