/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>

#include "scenarios/registry.h"
#include "ui/cli.h"

static const struct cli_option options[] = {{0}};

static int run(struct cli *cli)
{
    int letter = cli_next_option(cli);
    if (letter != CLI_OPTION_END)
        return letter == CLI_OPTION_HELP ? CLI_DONE : CLI_BAD;
    if (!cli_arguments(cli, 0, 0))
        return CLI_BAD;
    const char *group = "";
    for (size_t i = 0; i < scenario_count; i++) {
        const struct scenario *at = &scenarios[i];
        if (strcmp(group, at->group) != 0)
            printf("%s%s\n", i ? "\n" : "", at->group);
        group = at->group;
        printf("  %-18s %s\n", at->name, at->summary);
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
