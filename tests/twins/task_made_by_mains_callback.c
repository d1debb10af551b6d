/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(child, const char *, name)
{
    print("never printed %s", name);
    return None;
}

static void makes(value task)
{
    print("%s %s", str(done(task)), repr(result(task)));
    create_task_named(child("a"), "late");
}

ASYNC_MAIN
{
    add_done_callback(current_task(), makes);
    return text("main's");
}
