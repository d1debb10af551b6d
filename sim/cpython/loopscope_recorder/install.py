# SPDX-License-Identifier: MIT
"""install.py -- puts everything in place."""
import asyncio
import asyncio.taskgroups
import concurrent.futures
import gc
import os
import queue
import random
import threading
import time

from . import dates, resources
from .creation_set import CreationSet, all_tasks, without_set_displays
from .executors import CPUS, ProcessPoolExecutor, shutdown, submit
from .handles import Handle, TimerHandle
from .loop import VirtualLoop
from .task import Task
from .thread_locks import Lock, start_really


def replace(modules, **names):
    """Gives names in modules new meanings, where they have one."""
    for module in modules:
        for name, value in names.items():
            if hasattr(module, name):
                setattr(module, name, value)


def install_classes():
    Task.__module__, Task.__qualname__ = "_asyncio", "Task"
    replace([asyncio, asyncio.tasks], Task=Task, all_tasks=all_tasks)
    if hasattr(asyncio.tasks, "create_eager_task_factory"):
        factory = asyncio.tasks.create_eager_task_factory(Task)
        replace([asyncio, asyncio.tasks], eager_task_factory=factory)
    replace([asyncio, asyncio.events], Handle=Handle, TimerHandle=TimerHandle)
    if hasattr(asyncio.events, "_ThreadSafeHandle"):
        from .handles import ThreadSafeHandle
        asyncio.events._ThreadSafeHandle = ThreadSafeHandle


def install_order():
    asyncio.tasks.set = asyncio.taskgroups.set = CreationSet
    iterator = getattr(asyncio.tasks, "_AsCompletedIterator", None)
    if iterator:  # 3.13
        iterator.__init__ = without_set_displays(iterator.__init__)
    else:
        function = without_set_displays(asyncio.tasks.as_completed)
        replace([asyncio, asyncio.tasks], as_completed=function)


def install_threads():
    threading.Lock = threading._allocate_lock = Lock
    threading.RLock = threading._PyRLock  # on a lock of ours
    queue.SimpleQueue = queue._PySimpleQueue
    threading.Thread.start = start_really(threading.Thread.start)
    executor = concurrent.futures.ThreadPoolExecutor
    executor.submit, executor.shutdown = submit, shutdown
    concurrent.futures.ProcessPoolExecutor = ProcessPoolExecutor
    os.cpu_count = os.process_cpu_count = lambda: CPUS


def install_loop(max_ticks):
    """Makes every way to a loop lead to ours, without deprecation warnings."""
    VirtualLoop.max_ticks = max_ticks
    events = asyncio.events
    base = getattr(events, "_BaseDefaultEventLoopPolicy", None)  # 3.14
    base = base or events.BaseDefaultEventLoopPolicy
    policy = type("DefaultEventLoopPolicy", (base,),
                  {"_loop_factory": VirtualLoop})
    set_policy = getattr(events, "_set_event_loop_policy", None)
    (set_policy or events.set_event_loop_policy)(policy())
    replace([asyncio], SelectorEventLoop=VirtualLoop,
            ProactorEventLoop=VirtualLoop, EventLoop=VirtualLoop)
    if not set_policy:  # in 3.14 to look at it is to be warned
        asyncio.DefaultEventLoopPolicy = policy


def install_determinism(seed):
    random.seed(seed)
    gc.disable()  # when garbage is found depends on what else runs
    os.environ["TZ"] = "UTC"
    if hasattr(time, "tzset"):
        time.tzset()


def prepare(max_ticks, seed):
    """What does not depend on the program, and that a process may do before
    it forks one child for each of many programs (tests/fuzz)."""
    install_classes()
    install_order()
    install_loop(max_ticks)
    install_determinism(seed)
    resources.install()
    dates.install()
