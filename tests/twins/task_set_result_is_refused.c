/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(child)
{
    return text("done");
}

ASYNC_MAIN
{
    struct task *task = create_task(child());
    TRY {
        set_result(task, 1);
    }
    EXCEPT (RuntimeError) {
        print("%s", repr(caught()));
    }
    print("%s", str(await(task)));
    TRY {
        set_exception(task, ValueError("bad"));
    }
    EXCEPT (RuntimeError) {
        print("%s", repr(caught()));
    }
    return None;
}
