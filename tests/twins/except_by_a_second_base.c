/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(fail)
{
    raise(ValueError("bad"));
    return None;
}

ASYNC_MAIN
{
    TRY {
        struct task_group *group = task_group_new();
        ASYNC_WITH (group)
            group_create_task(group, fail());
    }
    EXCEPT (BaseExceptionGroup) {
        print("%s", repr(caught()));
    }
    struct async_file *file = aiofiles_open("a.txt", "w");
    ASYNC_WITH (file) {
        TRY {
            await(file_read(file));
        }
        EXCEPT (ValueError) {
            print("ValueError: %s", repr(caught()));
        }
        EXCEPT (OSError) {
            print("OSError: %s", repr(caught()));
        }
    }
    return None;
}
