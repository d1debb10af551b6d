/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>

#include "scenarios/registry.h"
#include "ui/cli.h"

static const struct cli_option options[] = {{0}};

static int widest_name(void)
{
    size_t widest = 0;
    for (size_t i = 0; i < scenario_count; i++)
        if (strlen(scenarios[i].name) > widest)
            widest = strlen(scenarios[i].name);
    return (int)widest;
}

static int run(struct cli *cli)
{
    int code;
    if (!cli_read_options(cli, NULL, NULL, &code))
        return code;
    if (!cli_arguments(cli, 0, 0))
        return CLI_BAD;
    const char *group = "";
    int widest = widest_name();
    for (size_t i = 0; i < scenario_count; i++) {
        const struct scenario *at = &scenarios[i];
        if (strcmp(group, at->group) != 0)
            printf("%s%s\n", i ? "\n" : "", at->group);
        group = at->group;
        printf("  %-*s  %s\n", widest, at->name, at->summary);
    }
    return CLI_DONE;
}

const struct cli_command cli_list = {
    .name = "list",
    .arguments = "",
    .summary = "name the scenarios, a line each",
    .options = options,
    .run = run,
};
