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
    struct arena *arena = loop_arena();
    const struct exception_type *type = all_are_exceptions(exceptions.as.list)
                                            ? &ExceptionGroup
                                            : &BaseExceptionGroup;
    struct exception *group = exception_text(arena, type, message);
    list_add(arena, &group->args, exceptions);
    return group;
}

static bool is_group(const struct exception *exception)
{
    return exception_is(exception, &BaseExceptionGroup);
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

static void split(struct exception *exception,
                  const struct exception_type *type, struct exception **match,
                  struct exception **rest);

static void split_members(struct exception *group,
                          const struct exception_type *type,
                          struct exception **match, struct exception **rest)
{
    struct arena *arena = loop_arena();
    struct value matches = value_list(arena);
    struct value others = value_list(arena);
    const struct list *list = group_exceptions(group).as.list;
    for (size_t i = 0; i < list->count; i++) {
        struct exception *in;
        struct exception *out;
        split(list->items[i].as.exception, type, &in, &out);
        if (in)
            list_add(arena, matches.as.list, value_exception(in));
        if (out)
            list_add(arena, others.as.list, value_exception(out));
    }
    *match = regroup(group, matches);
    *rest = regroup(group, others);
}

/* exceptiongroup_split_recursive: a group may match as a whole; it is then
 * the very same. */
static void split(struct exception *exception,
                  const struct exception_type *type, struct exception **match,
                  struct exception **rest)
{
    bool matches = exception_is(exception, type);
    *match = matches ? exception : NULL;
    *rest = matches ? NULL : exception;
    if (!matches && is_group(exception))
        split_members(exception, type, match, rest);
}

void group_split(struct exception *exception, const struct exception_type *type,
                 struct exception **match, struct exception **rest)
{
    split(exception, type, match, rest);
    if (!*match || is_group(*match))
        return;
    struct value alone = value_exception(exception);
    *match = group_new("", value_tuple(loop_arena(), &alone, 1));
}

static bool contains(const struct list *list, const struct exception *leaf)
{
    bool found = false;
    for (size_t i = 0; i < list->count && !found; i++) {
        const struct exception *at = list->items[i].as.exception;
        found = at == leaf ||
                (is_group(at) && contains(group_exceptions(at).as.list, leaf));
    }
    return found;
}

/* The group, with those of its exceptions that are in the list.
 * (exception_group_projection) */
static struct exception *project(const struct exception *group,
                                 const struct list *keep)
{
    struct arena *arena = loop_arena();
    struct value kept = value_list(arena);
    const struct list *list = group_exceptions(group).as.list;
    for (size_t i = 0; i < list->count; i++) {
        struct exception *member = list->items[i].as.exception;
        if (is_group(member))
            member = project(member, keep);
        else if (!contains(keep, member))
            member = NULL;
        if (member)
            list_add(arena, kept.as.list, value_exception(member));
    }
    return regroup(group, kept);
}

struct exception *group_of_parts(const struct group_parts *parts,
                                 struct exception *rest)
{
    struct arena *arena = loop_arena();
    struct list again = parts->again;
    struct value all = value_list(arena);
    *all.as.list = parts->raised;
    if (rest)
        list_add(arena, &again, value_exception(rest));
    /* Only one part can have handled an exception that was no group. */
    if (!is_group(parts->original))
        return all.as.list->count ? all.as.list->items[0].as.exception
               : again.count      ? again.items[0].as.exception
                                  : NULL;
    struct exception *kept = project(parts->original, &again);
    if (all.as.list->count == 0)
        return kept;
    if (kept)
        list_add(arena, all.as.list, value_exception(kept));
    return all.as.list->count == 1 ? all.as.list->items[0].as.exception
                                   : group_new("", all);
}
