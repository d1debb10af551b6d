/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

static void try_group(value exceptions)
{
    TRY {
        print("%s", repr(group_new("group", exceptions)));
    }
    EXCEPT (Exception) {
        print("%s", repr(caught()));
    }
}

static void split(struct exception *group,
                  const struct exception_type *type)
{
    struct exception *match, *rest;
    group_split(group, type, &match, &rest);
    print("%s / %s", repr(match), repr(rest));
}

ASYNC_MAIN
{
    try_group(None);
    try_group(dict(1, 2));
    try_group(empty_list());
    try_group(VALUE("no"));
    try_group(list(ValueError("1"), 2));
    try_group(tuple(ValueError("1"), CancelledError()));
    value errors = list(ValueError("1"));
    struct exception *group = group_new("group", errors);
    append(errors, KeyError("2"));
    print("%s %s", repr(group), repr(group_exceptions(group)));
    print("%s", str(group));
    split(group, &ValueError);
    split(group, &ExceptionGroup);
    group = group_new("outer", list(OSError("3"), group));
    split(group, &ValueError);
    split(group, &KeyError);
    split(group, &BaseException);
    print("%s / %s", str(group),
          str(ValueError("%s", str(group))));
    TRY {
        raise(group);
    }
    EXCEPT_GROUP (ValueError) {
        print("%s", str(caught()));
    }
    EXCEPT_GROUP (OSError) {
        print("%s", str(caught()));
    }
    return VALUE(group);
}
