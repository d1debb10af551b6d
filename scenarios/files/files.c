/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(write_notes)
{
    struct async_file *file = aiofiles_open("notes.txt", "w");
    ASYNC_WITH (file) {
        await(file_write(file, "first line\n"));
        await(file_write(file, "second line\n"));
    }
    return None;
}

ASYNC(read_notes)
{
    struct async_file *file = aiofiles_open("notes.txt", "r");
    value text = None;
    ASYNC_WITH (file)
        text = await(file_read(file));
    return text;
}

ASYNC(heartbeat)
{
    while (true) {
        await(async_sleep(0.25));
        print("the loop is free");
    }
    return None;
}

ASYNC_MAIN
{
    struct task *beats = create_task(heartbeat());
    await(write_notes());
    print("%s", repr(await(read_notes())));
    cancel(beats);
    return None;
}
