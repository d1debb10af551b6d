# SPDX-License-Identifier: MIT
"""weights.py -- what random programs are made of, and how much of each."""

LOCKS = EVENTS = QUEUES = SEMAPHORES = CONDITIONS = GROUPS = TIMEOUTS = 2
FUTURES = HANDLES = EXECUTORS = 3  # executor 0 is the default one
ENDS = 4  # of stream connections: 0 and 2 of clients, 1 and 3 of the server's
FUNCTIONS_MOST = 7
DEEPEST = 4

ERRORS = ["ValueError", "KeyError", "RuntimeError", "TimeoutError"]
CAUGHT = ["ValueError", "CancelledError", "CancelledError", "TimeoutError",
          "Exception", "Exception", "BaseException", "RuntimeError"]
CAUGHT_IN_GROUPS = ["ValueError", "RuntimeError", "Exception", "TimeoutError"]
DELAYS = [0.5, 1, 1, 1, 2, 2, 3]
CALL_DELAYS = [-1, 0, *DELAYS]
DEADLINES = [-1, 0, 0.5, 1, 1, 1, 2, 2, 3, None]

# How likely each statement is: those of a coroutine, of which a callback and
# an `except*` part have the first group only.
ANYWHERE = {
    "print": 3, "block": 4, "create": 9, "create_named": 1,
    "create_eager": 2, "cancel": 9, "cancel_with": 2, "set_result": 4,
    "set_exception": 2, "new_future": 2, "look": 4, "add_callback": 3,
    "remove_callback": 1, "call_soon": 3, "call_later": 4, "call_at": 1,
    "cancel_handle": 3, "release_lock": 2, "release_semaphore": 3,
    "locked": 1, "event_set": 3, "event_clear": 2, "put_nowait": 4,
    "get_nowait": 2, "task_done": 2, "shutdown": 1, "queue_state": 1,
    "barrier_state": 1, "reschedule": 2, "expired": 1, "group_create": 5,
    "drop": 1, "raise": 3, "notify": 2, "notify_all": 1, "on_error": 1,
    "all_tasks": 1, "new_generator": 1,
}
IO_ANYWHERE = {"write": 12, "write_eof": 2, "close_writer": 3,
               "close_server": 0.5}
IO_AWAITABLES = {"ask": 10, "connect": 8, "read": 12, "readline": 6,
                 "drain": 8, "wait_closed": 2, "query": 8, "save": 5}
IO = {*IO_ANYWHERE, *IO_AWAITABLES}
JOB_ANYWHERE = {"submit": 12}
JOB_AWAITABLES = {"to_thread": 20, "in_executor": 20}
JOBS = {*JOB_ANYWHERE, *JOB_AWAITABLES}
# One in so many programs has I/O; one in so many has jobs; and in one in so
# many there is much of what several tasks do to one async generator.
WITH_IO = 4
WITH_JOBS = 3
WITH_GENERATORS = 5
OF_GENERATORS = {"anext": 20, "aclose": 20, "new_generator": 4,
                 "left_early": 4}
MORE_ANYWHERE = IO_ANYWHERE | JOB_ANYWHERE
IO_DELAYS = [0.005, 0.01, 0.01, 0.02, 0.5, 1]
WRITTEN = [1, 10, 40_000, 70_000, 200_000]
IN_COROUTINE = ANYWHERE | {
    "await": 34, "wait": 4, "as_completed": 4, "try": 14, "try_group": 3,
    "timeout": 8, "group": 8, "with_lock": 5, "with_semaphore": 5,
    "with_condition": 5, "with_barrier": 2, "loop": 2, "async_for": 4,
    "left_early": 2, "uncancel": 3, "cancelling": 2, "return": 2,
    "rename": 1,
}
IN_GENERATOR = IN_COROUTINE | {"yield": 60} | MORE_ANYWHERE
IN_COROUTINE = IN_COROUTINE | MORE_ANYWHERE
ANYWHERE = ANYWHERE | MORE_ANYWHERE
# A job has a thread of its own: of the loop it may touch one thing only. For the
# rest of what it does to it nothing wakes the loop.
IN_JOB = {"print": 5, "block": 12, "soon_threadsafe": 8, "raise": 1,
          "return": 2, "try": 3, "loop": 2,
          "call_soon": 1, "call_later": 1, "cancel_handle": 1, "cancel": 1,
          "set_result": 2, "event_set": 1, "put_nowait": 1}
AWAITABLES = {
    "coro": 8, "task": 8, "future": 5, "sleep": 10, "sleep0": 5, "get": 6,
    "put": 5, "join": 2, "acquire_lock": 3, "acquire_semaphore": 4,
    "event_wait": 4, "condition_wait": 3, "condition_wait_for": 1,
    "barrier_wait": 3, "barrier_reset": 1, "barrier_abort": 1, "wait_for": 7,
    "gather": 6, "gather_return": 3, "shield": 5, "anext": 3, "aclose": 1,
} | IO_AWAITABLES | JOB_AWAITABLES
# What half of the programs are about: several tasks that want the same thing,
# and those who give it, cancel and come between. How a task waits for it, how
# it is given, and which operations there are more of.
THEMES = [
    {"want": [["with_lock", 0, [["await", ["sleep0", 0, 0]]]],
              ["with_lock", 0, [["await", ["sleep", 1, 0]]]],
              ["await", ["acquire_lock", 0]]],
     "give": [["release_lock", 0]],
     "more": ["with_lock", "acquire_lock", "release_lock"]},
    {"want": [["with_semaphore", 0, [["await", ["sleep", 1, 0]]]],
              ["await", ["acquire_semaphore", 0]]],
     "give": [["release_semaphore", 0]],
     "more": ["with_semaphore", "acquire_semaphore", "release_semaphore"]},
    {"want": [["await", ["event_wait", 0]]],
     "give": [["event_set", 0]],
     "more": ["event_wait", "event_set", "event_clear"]},
    {"want": [["await", ["get", 0]]],
     "give": [["put_nowait", 0, 1]],
     "more": ["get", "put_nowait", "put"]},
    {"want": [["await", ["put", 0, 1]]],
     "give": [["get_nowait", 0]],
     "more": ["put", "get_nowait", "get"]},
    {"want": [["with_condition", 0, [["await", ["condition_wait", 0]]]]],
     "give": [["with_condition", 0, [["notify", 0, 1]]],
              ["with_condition", 0, [["notify_all", 0]]]],
     "more": ["with_condition", "notify", "notify_all"]},
    {"want": [["await", ["barrier_wait", 0]], ["with_barrier", 0, []]],
     "give": [["await", ["barrier_reset", 0]], ["barrier_state", 0]],
     "more": ["barrier_wait", "barrier_reset", "barrier_state"]},
    {"want": [["await", ["future", 0]], ["await", ["shield", ["future", 0]]]],
     "give": [["set_result", 0, 1], ["set_exception", 0, "ValueError", "e"]],
     "more": ["set_result", "set_exception", "future"]},
]
# Statements that often raise, and awaitables that often never end. Most of
# them are caught, or have a deadline: else few programs would come far.
RISKY = {"release_lock", "release_semaphore", "set_result", "set_exception",
         "put_nowait", "get_nowait", "task_done", "look", "notify",
         "notify_all", "reschedule", "group_create", "wait_for", "gather",
         "task", "future", "condition_wait", "as_completed", "anext",
         "aclose", *IO, *JOBS}
ENDLESS = {"future", "get", "put", "join", "acquire_lock",
           "acquire_semaphore", "event_wait", "condition_wait_for",
           "barrier_wait", "read", "readline", "wait_closed"}
INTERFERENCE = ["cancel", "task", "sleep0", "timeout"]
FUTURE_LIKE = {"task": 5, "future": 2, "shield": 1, "gather": 1,
               "in_executor": 3}
COROUTINES = {name: weight for name, weight in AWAITABLES.items()
              if name not in {*FUTURE_LIKE, "gather_return"}}
