/* SPDX-License-Identifier: MIT */
/* Lines, appending, and what a file refuses. */
#include "sim/scenario.h"

ASYNC_MAIN
{
    TRY {
        ASYNC_WITH (aiofiles_open("missing.txt", "r")) {
        }
    }
    EXCEPT (FileNotFoundError) {
        print("%s", repr(caught()));
        print("%s", str(caught()));
    }
    struct async_file *file = aiofiles_open("a.txt", "w");
    ASYNC_WITH (file) {
        print("%s", str(await(file_write(file, "grün\n"))));
        TRY {
            await(file_read(file));
        }
        EXCEPT (OSError) {
            print("%s", repr(caught()));
            print("%s", str(caught()));
        }
    }
    file = aiofiles_open("a.txt", "a");
    ASYNC_WITH (file)
        await(file_write(file, "blue"));
    file = aiofiles_open("a.txt", "r");
    ASYNC_WITH (file) {
        value line = await(file_readline(file));
        print("%s %zu", repr(line), len(line));
        print("%s", repr(await(file_readline(file))));
        print("%s", repr(await(file_readline(file))));
    }
    TRY {
        await(file_read(file));
    }
    EXCEPT (ValueError) {
        print("%s", repr(caught()));
    }
    ASYNC_WITH (aiofiles_open("a.txt", "w")) {
    }
    file = aiofiles_open("a.txt", "r");
    ASYNC_WITH (file) {
        print("%s", repr(await(file_read(file))));
        raise(RuntimeError("and it is closed all the same"));
    }
    return None;
}
