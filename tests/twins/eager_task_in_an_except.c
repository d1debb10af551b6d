/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(again)
{
    set_name(current_task(), "renamed");
    print("renamed");
    TRY {
        RAISE;
    }
    EXCEPT (ValueError) {
        print("the maker's %s", repr(caught()));
    }
    await(async_sleep(0));
    TRY {
        RAISE;
    }
    EXCEPT (RuntimeError) {
        print("%s", str(caught()));
    }
    return None;
}

ASYNC_MAIN
{
    struct task *volatile task = NULL;
    TRY {
        raise(ValueError("v"));
    }
    EXCEPT (ValueError) {
        task = create_eager_task_named(again(), "first");
    }
    await(task);
    return None;
}
