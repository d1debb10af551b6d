/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(save, const char *, name, const char *, text)
{
    struct async_file *file = aiofiles_open(name, "w");
    ASYNC_WITH (file)
        await(file_write(file, text));
    print("%s is written", name);
    return None;
}

ASYNC(load, const char *, name)
{
    struct async_file *file = aiofiles_open(name, "r");
    value text = None;
    ASYNC_WITH (file)
        text = await(file_read(file));
    print("%s is read", name);
    return text;
}

ASYNC_MAIN
{
    await(save("a.txt", "red"));
    print("one file: %.1f s", loop_time());

    await(gather(save("b.txt", "green"), save("c.txt", "blue"),
                 save("d.txt", "grey")));
    print("three more: %.1f s", loop_time());

    value texts = await(
        gather(load("a.txt"), load("b.txt"), load("c.txt")));
    print("%s", str(texts));
    return None;
}
