# SPDX-License-Identifier: MIT
"""What CPython's event loop does with a program, as a trace.

CPython's own BaseEventLoop, Task, Future, locks, queues and streams do the
work. Ours are the clock, the poll, and the reporting: subclasses of the loop,
of its handles and of Task that say what happens to them, under their original
names. Where to begin reading:

    command_line  what is asked for; run  one program from start to exit
    handles, task, loop, poll  asyncio's classes, reporting to ...
    observer      ... which turns what it is told into events (trace_file)
    jobs          executor jobs: threads that take turns
    network, operations, web, standins  what there is outside the program
"""
