/* SPDX-License-Identifier: MIT */
#include "tests/fuzz/node.h"

#include <assert.h>
#include <string.h>

#include "sim/scenario.h"
#include "tests/fuzz/world.h"

const char *node_name(json_t *node)
{
    return node_text(node, 0);
}

json_t *node_at(json_t *node, size_t at)
{
    return json_array_get(node, at);
}

long node_int(json_t *node, size_t at)
{
    return (long)json_integer_value(node_at(node, at));
}

const char *node_text(json_t *node, size_t at)
{
    return json_string_value(node_at(node, at));
}

double node_seconds(json_t *node, size_t at)
{
    json_t *number = node_at(node, at);
    return json_is_null(number) ? NO_TIMEOUT : json_number_value(number);
}

const struct exception_type *exception_type_named(const char *name)
{
    static const struct exception_type *const types[] = {
        &ValueError,     &KeyError,  &RuntimeError, &TimeoutError,
        &CancelledError, &Exception, &BaseException};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (strcmp(types[i]->name, name) == 0)
            return types[i];
    assert(false && "generate.py knows no other exceptions");
    return NULL;
}

struct exception *node_exception(json_t *node, size_t at)
{
    return loop_exception(exception_type_named(node_text(node, at)), "%s",
                          node_text(node, at + 1));
}

struct future *node_target(json_t *node)
{
    return *node_text(node, 1) == 't' ? world.tasks[node_int(node, 2)]
                                      : world.futures[node_int(node, 2)];
}
