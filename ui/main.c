/* SPDX-License-Identifier: MIT */
/* loopscope: watch an event loop work, one callback at a time. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/memory.h"
#include "sim/overflow.h"
#include "ui/child.h"
#include "ui/cli.h"
#include "ui/output_file.h"
#include "ui/restore.h"

static const struct cli_command *const commands[] = {
    &cli_run, &cli_list, &cli_trace, &cli_check, &cli_frame, &cli_cast,
};
enum { COMMAND_COUNT = sizeof commands / sizeof *commands };

static void print_help(void)
{
    puts("loopscope: watch an event loop work, one callback at a time, "
         "forwards and backwards.\n"
         "\n"
         "  loopscope                       choose a scenario from a menu");
    for (int i = 0; i < COMMAND_COUNT; i++) {
        char words[64];
        snprintf(words, sizeof words, "%s %s", commands[i]->name,
                 commands[i]->arguments);
        printf("  loopscope %-21s %s\n", words, commands[i]->summary);
    }
    puts("  loopscope COMMAND --help        its options\n"
         "  loopscope --version\n"
         "\n"
         "Exit codes: 0 done; 1 a comparison differs or the traced program "
         "failed;\n"
         "2 usage, bad input or a file that cannot be used; 3 a limit was "
         "reached.");
}

static const struct cli_command *find(const char *name)
{
    for (int i = 0; i < COMMAND_COUNT; i++)
        if (strcmp(commands[i]->name, name) == 0)
            return commands[i];
    return NULL;
}

static int run_command(int argc, char **argv)
{
    const struct cli_command *command = find(argv[0]);
    if (!command)
        return cli_complain("no such command: %s; see loopscope --help",
                            argv[0]);
    struct cli cli = {.command = command, .argc = argc, .argv = argv};
    return command->run(&cli);
}

static int dispatch(int argc, char **argv)
{
    const char *word = argc > 1 ? argv[1] : "run";
    if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0 ||
        strcmp(word, "help") == 0) {
        print_help();
        return CLI_DONE;
    }
    if (strcmp(word, "--version") == 0) {
        cli_print_version();
        return CLI_DONE;
    }
    /* Without a command, or with options alone, it is run's menu. */
    static char run[] = "run";
    if (word[0] == '-' || argc == 1) {
        argv[0] = run;
        return run_command(argc, argv);
    }
    return run_command(argc - 1, argv + 1);
}

/* What is not left behind by a program that ends early. */
static void say_farewell(void)
{
    child_farewell();
    output_file_farewell();
}

/* A coroutine outgrew its stack: the terminal comes back, then the line. */
static void end_overflow(const char *line)
{
    restore_now();
    fflush(NULL);
    say_farewell();
    fputs(line, stderr);
    _Exit(CLI_DIFFERS);
}

static void end_no_memory(void)
{
    restore_now();
    say_farewell();
    fputs("loopscope: out of memory\n", stderr);
    exit(CLI_BAD);
}

int main(int argc, char **argv)
{
    memory_on_failure(end_no_memory);
    overflow_on_end(end_overflow);
    restore_set_farewell(say_farewell);
    restore_set_fault_reporter(overflow_report);
    restore_catch();
    int code = dispatch(argc, argv);
    if (code == CLI_BAD) /* it was said why */
        return code;
    return cli_flush() ? code : CLI_BAD;
}
