/* SPDX-License-Identifier: MIT */
#include "sim/exception_group.h"

#include "sim/arena.h"
#include "sim/loop.h"

static bool all_are_exceptions(const struct list *list)
{
    size_t at = 0;
    while (at < list->count &&
           exception_is(list->items[at].as.exception, &Exception))
        at++;
    return at == list->count;
}

struct exception *group_new(const char *message, struct value exceptions)
{
    struct arena *arena = &loop_running()->arena;
    const struct exception_type *type = all_are_exceptions(exceptions.as.list)
                                            ? &ExceptionGroup
                                            : &BaseExceptionGroup;
    struct exception *group = exception_text(arena, type, message);
    list_add(arena, &group->args, exceptions);
    return group;
}

bool is_group(const struct exception *exception)
{
    return exception->type == &ExceptionGroup ||
           exception->type == &BaseExceptionGroup;
}

struct value group_exceptions(const struct exception *group)
{
    struct value exceptions = group->args.items[1];
    exceptions.kind = VALUE_TUPLE;
    return exceptions;
}

/* A group like `group` of these, or NULL when there are none. */
static struct exception *regroup(const struct exception *group,
                                 struct value exceptions)
{
    if (exceptions.as.list->count == 0)
        return NULL;
    return group_new(group->args.items[0].as.string, exceptions);
}

static void split_members(struct exception *group,
                          const struct exception_type *type,
                          struct exception **match, struct exception **rest)
{
    struct arena *arena = &loop_running()->arena;
    struct value matches = value_list(arena);
    struct value others = value_list(arena);
    const struct list *list = group_exceptions(group).as.list;
    for (size_t i = 0; i < list->count; i++) {
        struct exception *member = list->items[i].as.exception;
        struct exception *in = NULL;
        struct exception *out = NULL;
        if (is_group(member))
            split_members(member, type, &in, &out);
        else if (exception_is(member, type))
            in = member;
        else
            out = member;
        if (in)
            list_add(arena, matches.as.list, value_exception(in));
        if (out)
            list_add(arena, others.as.list, value_exception(out));
    }
    *match = regroup(group, matches);
    *rest = regroup(group, others);
}

void group_split(struct exception *exception, const struct exception_type *type,
                 struct exception **match, struct exception **rest)
{
    *match = NULL;
    *rest = NULL;
    if (is_group(exception)) {
        split_members(exception, type, match, rest);
        return;
    }
    if (!exception_is(exception, type)) {
        *rest = exception;
        return;
    }
    struct arena *arena = &loop_running()->arena;
    struct value alone = value_list(arena);
    list_add(arena, alone.as.list, value_exception(exception));
    *match = group_new("", alone);
}
