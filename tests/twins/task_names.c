/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(child)
{
    print("%s %zu", get_name(current_task()), len(all_tasks()));
    return None;
}

ASYNC_MAIN
{
    struct task *a = create_task_named(child(), "ann");
    struct task *b = create_task(child());
    struct task *c = create_task_named(child(), "ann");
    struct task *d = create_task_named(child(), "");
    struct task *e = create_task(child());
    set_name(b, "bob");
    await(gather(e, d, c, b, a));
    print("['%s']", get_name(as_task(item(all_tasks(), 0))));
    print("%s", get_name(current_task()));
    return None;
}
