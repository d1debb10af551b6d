/* SPDX-License-Identifier: MIT */
#include "sim/exception_group.h"

#include "sim/arena.h"
#include "sim/loop.h"

/* NULL: they are in no sequence. */
static void check_exceptions(const struct list *list)
{
    if (!list)
        loop_raise(&TypeError,
                   "second argument (exceptions) must be a sequence");
    if (list->count == 0)
        loop_raise(&ValueError, "second argument (exceptions) must be a "
                                "non-empty sequence");
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].kind != VALUE_EXCEPTION)
            loop_raise(&ValueError,
                       "Item %zu of second argument (exceptions) is not an "
                       "exception",
                       i);
}

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
    const struct list *list =
        exceptions.kind == VALUE_DICT ? NULL : value_items(arena, exceptions);
    check_exceptions(list);
    struct exception *group = exception_text(
        arena, all_are_exceptions(list) ? &ExceptionGroup : &BaseExceptionGroup,
        message);
    list_add(arena, &group->args, exceptions);
    group->exceptions = value_tuple(arena, list->items, list->count);
    return group;
}

static bool is_group(const struct exception *exception)
{
    return exception->exceptions.kind == VALUE_TUPLE;
}

struct value group_exceptions(const struct exception *group)
{
    return group->exceptions;
}

/* A group like `group` of these, or NULL when there are none.
 * (exceptiongroup_subset) */
static struct exception *regroup(const struct exception *group,
                                 struct value exceptions)
{
    if (exceptions.as.list->count == 0)
        return NULL;
    struct exception *subset =
        group_new(group->args.items[0].as.string, exceptions);
    subset->traceback = group->traceback;
    subset->context = group->context;
    return subset;
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
    const struct list *list = group->exceptions.as.list;
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
                (is_group(at) && contains(at->exceptions.as.list, leaf));
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
    const struct list *list = group->exceptions.as.list;
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

/* Whether a part went on with what it was given: the traceback says so, which
 * raising it anew makes longer. (is_same_exception_metadata) */
static bool is_raised_again(const struct group_parts *parts,
                            const struct exception *exception)
{
    return exception->traceback == parts->original->traceback;
}

struct exception *group_of_parts(const struct group_parts *parts,
                                 struct exception *rest)
{
    struct arena *arena = loop_arena();
    /* Only one part can have handled an exception that was no group. */
    if (!is_group(parts->original))
        return parts->raised.count ? parts->raised.items[0].as.exception : rest;
    struct value raised = value_list(arena);
    struct list again = {0};
    for (size_t i = 0; i < parts->raised.count; i++) {
        const struct value item = parts->raised.items[i];
        list_add(arena,
                 is_raised_again(parts, item.as.exception) ? &again
                                                           : raised.as.list,
                 item);
    }
    if (rest)
        list_add(arena, &again, value_exception(rest));
    struct exception *kept = project(parts->original, &again);
    if (raised.as.list->count == 0)
        return kept;
    if (kept)
        list_add(arena, raised.as.list, value_exception(kept));
    return raised.as.list->count == 1 ? raised.as.list->items[0].as.exception
                                      : group_new("", raised);
}
