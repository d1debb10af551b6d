# SPDX-License-Identifier: MIT
"""generate.py -- random programs, as data.

A program is a dict that JSON can hold; the same seed always gives the same:

    {"seed": 7, "objects": {...}, "functions": [{"kind": K, "body": [...]}]}

Function 0 is main. A statement or an awaitable is a list: the operation's
name, then its arguments (source.py says what each means, as Python). Two
rules keep every program finite and its tasks free of circles, in which
cancelling would never end: a function uses only functions of higher numbers,
and task slot j holds tasks that await only functions and slots above j, or
older tasks.
"""
import copy
import random

from weights import (
    ANYWHERE, AWAITABLES, CALL_DELAYS, CAUGHT, CAUGHT_IN_GROUPS, CONDITIONS,
    COROUTINES, DEADLINES, DEEPEST, DELAYS, ENDLESS, ENDS, ERRORS, EVENTS,
    EXECUTORS, FUNCTIONS_MOST, FUTURES, FUTURE_LIKE, GROUPS, HANDLES,
    INTERFERENCE, IN_COROUTINE, IN_GENERATOR, IN_JOB, IO, IO_DELAYS, JOBS,
    LOCKS, OF_GENERATORS, QUEUES, RISKY, SEMAPHORES, THEMES, TIMEOUTS,
    WITH_GENERATORS, WITH_IO, WITH_JOBS, WRITTEN)


class Generator:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.seed = seed
        self.printed = 0
        self.theme = None
        self.factors = {}
        if self.random.random() < 0.5:
            self.choose_theme()
        else:
            self.choose_favourites()
        self.has_io = seed % WITH_IO == 0
        if not self.has_io:
            self.factors |= dict.fromkeys(IO, 0)
        self.has_generators = seed % WITH_GENERATORS == 0
        if self.has_generators:
            self.factors |= OF_GENERATORS
        self.has_jobs = seed % WITH_JOBS == 0
        if not self.has_jobs:
            self.factors |= dict.fromkeys(JOBS, 0)

    # -- What it is about ----------------------------------------------------

    def choose_theme(self):
        self.theme = self.random.choice(THEMES)
        self.factors = (dict.fromkeys(self.theme["more"], 8)
                        | dict.fromkeys(INTERFERENCE, 2))

    def choose_favourites(self):
        """Programs that have a little of everything are all alike: each
        operation is rarer in some, and in others there is much of it."""
        for name in [*IN_COROUTINE, *AWAITABLES]:
            if name in IO or name in JOBS:
                continue
            self.factors[name] = self.random.choice([0.2, 1, 1, 4])

    def number(self, count):
        """Of an object; with a theme it is mostly the one."""
        if self.theme and self.random.random() < 0.8:
            return 0
        return self.random.randrange(count)

    # -- The program ---------------------------------------------------------

    def program(self):
        count = self.random.randint(2, FUNCTIONS_MOST - 1)
        self.kinds = ["coro"] + [self.kind() for _ in range(count)]
        if self.has_generators:
            self.kinds[self.random.randint(1, count)] = "gen"
        if self.has_jobs:
            self.kinds[self.random.randint(1, count)] = "job"
        self.budget = self.random.randint(15, 60)
        return {"seed": self.seed, "io": self.has_io,
                "objects": self.objects(),
                "functions": [self.function(level)
                              for level in range(count + 1)]}

    def kind(self):
        return self.random.choices(["coro", "callback", "gen", "job"],
                                   [7, 2, 1, 2 * self.has_jobs])[0]

    def objects(self):
        kinds = ["Queue", "Queue", "LifoQueue", "PriorityQueue"]
        pick, number = self.random.choice, self.random.randint
        return {
            "queues": [[pick(kinds), number(0, 2)] for _ in range(QUEUES)],
            "semaphores": [[pick([False, True]), number(0, 2)]
                           for _ in range(SEMAPHORES)],
            "conditions": [pick([None, 0]) for _ in range(CONDITIONS)],
            "barriers": [number(1, 3)],
        }

    def function(self, level):
        self.level = level
        self.weights = {"coro": IN_COROUTINE, "callback": ANYWHERE,
                        "gen": IN_GENERATOR, "job": IN_JOB}[self.kinds[level]]
        body = self.block(0, (4, 8) if level == 0 else (2, 6))
        if level == 0:
            self.start_with_tasks(body)
        elif self.theme and self.kinds[level] == "coro":
            body.insert(0, self.of_theme("want"))
        return {"kind": self.kinds[level], "body": body}

    def start_with_tasks(self, body):
        """Otherwise most of a program would never run."""
        levels = [j for j in self.above("coro") if self.random.random() < 0.7]
        begin = [["create", j, ["coro", j]] for j in levels]
        if self.has_io:
            begin += self.connections()
        begin += [["submit", self.number(FUTURES),
                   self.random.randrange(EXECUTORS), job]
                  for job in self.above("job") for _ in range(2)
                  if self.random.random() < 0.5]
        if self.theme and levels:
            again = self.random.choices(levels, k=2)
            begin[:0] = [["create", j, ["coro", j]] for j in again]
            begin += self.give_and_cancel(levels)
        body[:0] = begin
        if self.random.random() < 0.7:
            body.append(["await", ["sleep", self.random.choice(DELAYS), 0]])

    def give_and_cancel(self, levels):
        """Some rounds, each of which may wake a task and then cancel it."""
        for _ in range(self.random.randint(0, 3)):
            yield ["await", ["sleep0", 0, 0]]
            yield self.of_theme("give")
            if self.random.random() < 0.6:
                yield ["cancel", "t", self.random.choice(levels)]
            if self.random.random() < 0.3:
                yield self.of_theme("give")

    def connections(self):
        """Without one, little of I/O would come to anything."""
        for number in range(self.random.choice([1, 1, 2])):
            yield ["await", ["connect", 2 * number]]
            if self.random.random() < 0.3:  # until the other end reads
                yield ["write", 2 * number, 200_000]
                yield ["await", ["drain", 2 * number]]
            if self.random.random() < 0.5:
                yield ["await", ["sleep0", 0, 0]]

    def delay(self):
        return self.random.choice(IO_DELAYS if self.has_io else DELAYS)

    def of_theme(self, what):
        return copy.deepcopy(self.random.choice(self.theme[what]))

    def above(self, kind, level=None):
        level = self.level if level is None else level
        return [j for j in range(level + 1, len(self.kinds))
                if self.kinds[j] == kind]

    # -- Statements ----------------------------------------------------------

    def block(self, depth, size):
        return [self.statement(depth)
                for _ in range(self.random.randint(*size))]

    def inner(self, depth):
        return self.block(depth + 1, (1, 3))

    def statement(self, depth):
        node = self.one_statement(depth)
        if self.is_risky(node) and self.random.random() < 0.6:
            return ["try", [node], [["Exception", []]], []]
        return node

    @staticmethod
    def is_risky(node):
        return node[0] in RISKY or (node[0] == "await"
                                    and node[1][0] in RISKY)

    def one_statement(self, depth):
        self.budget -= 1
        while True:
            name = self.pick(self.weights)
            make = getattr(self, "make_" + name, None)
            if make is None:
                return [name, *self.arguments(name)]
            made = make(depth)
            if made is not None:
                return made

    def pick(self, weights):
        return self.random.choices(
            list(weights), [weight * self.factors.get(name, 1)
                            for name, weight in weights.items()])[0]

    def arguments(self, name):
        """Of the statements that are a name and a few small numbers."""
        number, among = self.random.randrange, self.number
        return {
            "block": lambda: [self.random.choice([0.5, 1, 1, 2])],
            "set_result": lambda: [among(FUTURES), number(9)],
            "set_exception": lambda: [among(FUTURES), *self.error()],
            "new_future": lambda: [among(FUTURES)],
            "cancel_handle": lambda: [number(HANDLES)],
            "release_lock": lambda: [among(LOCKS)],
            "release_semaphore": lambda: [among(SEMAPHORES)],
            "locked": lambda: [among(LOCKS)],
            "event_set": lambda: [among(EVENTS)],
            "on_error": lambda: [among(EVENTS)],
            "event_clear": lambda: [among(EVENTS)],
            "put_nowait": lambda: [among(QUEUES), number(9)],
            "get_nowait": lambda: [among(QUEUES)],
            "task_done": lambda: [among(QUEUES)],
            "shutdown": lambda: [among(QUEUES), number(2)],
            "queue_state": lambda: [among(QUEUES)],
            "barrier_state": lambda: [0],
            "reschedule": lambda: [number(TIMEOUTS),
                                   self.random.choice(DEADLINES)],
            "expired": lambda: [number(TIMEOUTS)],
            "notify": lambda: [among(CONDITIONS), number(1, 3)],
            "notify_all": lambda: [among(CONDITIONS)],
            "raise": self.error,
            "uncancel": list,
            "cancelling": list,
            "all_tasks": list,
            "return": lambda: [number(9)],
            "write": lambda: [number(ENDS), self.random.choice(WRITTEN)],
            "write_eof": lambda: [number(ENDS)],
            "close_writer": lambda: [number(ENDS)],
            "close_server": list,
            "yield": lambda: [number(9)],
        }[name]()

    def error(self):
        self.printed += 1
        return [self.random.choice(ERRORS), f"e{self.printed}"]

    def make_print(self, depth):
        self.printed += 1
        return ["print", f"p{self.printed}"]

    def make_rename(self, depth):
        self.printed += 1
        return ["rename", f"n{self.printed}"]

    def make_create(self, depth, name="create"):
        slots = self.above("coro")
        if not slots or self.budget < -40:
            return None
        slot = self.random.choice(slots)
        if self.random.random() < 0.7:
            return [name, slot, ["coro", slot]]
        return [name, slot, self.awaitable(slot - 1, 1, COROUTINES)]

    def make_create_named(self, depth):
        return self.make_create(depth, "create_named")

    def make_create_eager(self, depth):
        """Of the program's own coroutines."""
        slots = self.above("coro")
        if not slots:
            return None
        slot = self.random.choice(slots)
        return ["create_eager", slot, ["coro", slot]]

    def make_group_create(self, depth):
        """Not of anext() and aclose(): a group that takes none closes what it
        was given, and these go into the generator even then."""
        made = self.make_create(depth)
        if made and made[-1][0] in ("anext", "aclose"):
            return None
        return made and ["group_create", self.random.randrange(GROUPS),
                         *made[1:]]

    def target(self):
        """("t", slot) or ("f", number): what can be cancelled."""
        if self.random.random() < 0.25:
            return ["f", self.number(FUTURES)]
        slots = [j for j, kind in enumerate(self.kinds)
                 if kind == "coro"]
        return ["t", self.random.choice(slots)]

    def make_cancel(self, depth):
        return ["cancel", *self.target()]

    def make_cancel_with(self, depth):
        self.printed += 1
        return ["cancel_with", *self.target(), f"m{self.printed}"]

    def make_look(self, depth):
        looks = ["done", "cancelled", "result", "exception"]
        return ["look", *self.target(), self.random.choice(looks)]

    def callback(self):
        callbacks = self.above("callback")
        return self.random.choice(callbacks) if callbacks else None

    def make_add_callback(self, depth, name="add_callback"):
        callback = self.callback()
        return callback and [name, *self.target(), callback]

    def make_remove_callback(self, depth):
        return self.make_add_callback(depth, "remove_callback")

    def make_call_soon(self, depth, name="call_soon"):
        callback = self.callback()
        return callback and [name, self.random.randrange(HANDLES), callback]

    def make_call_later(self, depth, name="call_later"):
        callback = self.callback()
        return callback and [name, self.random.randrange(HANDLES),
                             self.random.choice(CALL_DELAYS), callback]

    def make_call_at(self, depth):
        return self.make_call_later(depth, "call_at")

    def make_new_generator(self, depth):
        generators = self.above("gen")
        return ["new_generator",
                self.random.choice(generators)] if generators else None

    def make_soon_threadsafe(self, depth):
        return self.make_call_soon(depth, "soon_threadsafe")

    def make_submit(self, depth):
        made = self.job_awaitable("in_executor")
        return made and ["submit", self.number(FUTURES), *made]

    def make_drop(self, depth):
        slots = self.above("coro")
        return ["drop", self.random.choice(slots)] if slots else None

    # -- Statements that await -----------------------------------------------

    def make_await(self, depth):
        node = self.awaitable(self.level, 0)
        if node[0] in ENDLESS and self.random.random() < 0.5:
            node = ["wait_for", node, self.random.choice([1, 1, 2])]
        return ["await", node]

    def several(self, level, depth, weights=None):
        return [self.awaitable(level, depth + 1, weights)
                for _ in range(self.random.randint(1, 3))]

    def make_wait(self, depth):
        when = ["ALL_COMPLETED", "FIRST_COMPLETED", "FIRST_EXCEPTION"]
        return ["wait", self.several(self.level, 1, FUTURE_LIKE),
                self.random.choice(DEADLINES), self.random.choice(when)]

    def make_as_completed(self, depth):
        return ["as_completed", self.several(self.level, 1),
                self.random.choice(DEADLINES), self.random.randrange(2)]

    def make_loop(self, depth):
        if depth >= DEEPEST or self.budget < 0:
            return None
        return ["loop", self.random.randint(2, 3), self.inner(depth)]

    def make_try(self, depth):
        if depth >= DEEPEST or self.budget < 0:
            return None
        body, handlers, final = self.inner(depth), [], []
        if self.random.random() < 0.8:
            handlers = [[caught, self.inner(depth)] for caught in
                        self.random.sample(CAUGHT, self.random.choice([1, 2]))]
        for handler in handlers:
            if self.random.random() < 0.3:
                handler[1].append(["reraise"])
        if not handlers or self.random.random() < 0.4:
            final = self.in_part("return", depth)
        return ["try", body, handlers, final]

    def in_part(self, forbidden, depth):
        """A block without one kind of statement, at any depth."""
        weights = self.weights
        self.weights = {name: weight for name, weight in weights.items()
                        if name != forbidden}
        block = self.inner(depth)
        self.weights = weights
        return block

    def make_try_group(self, depth):
        if depth >= DEEPEST or self.budget < 0:
            return None
        kinds = self.random.sample(CAUGHT_IN_GROUPS, self.random.choice([1, 2]))
        handlers = [[kind, self.in_part("return", depth)] for kind in kinds]
        for handler in handlers:
            if self.random.random() < 0.3:
                handler[1].append(["reraise"])
        return ["try_group", self.inner(depth), handlers, []]

    def with_block(self, name, depth, *arguments):
        if depth >= DEEPEST or self.budget < 0:
            return None
        return [name, *arguments, self.inner(depth)]

    def make_timeout(self, depth):
        return self.with_block("timeout", depth,
                               self.random.randrange(TIMEOUTS),
                               self.random.choice(DEADLINES))

    def make_group(self, depth):
        made = self.with_block("group", depth, self.random.randrange(GROUPS))
        slots = self.above("coro")
        if made and slots:
            for _ in range(self.random.randint(1, 2)):
                slot = self.random.choice(slots)
                made[-1].insert(0, ["group_create", made[1], slot,
                                    ["coro", slot]])
        return made

    def make_with_lock(self, depth):
        return self.with_block("with_lock", depth,
                               self.number(LOCKS))

    def make_with_semaphore(self, depth):
        return self.with_block("with_semaphore", depth,
                               self.number(SEMAPHORES))

    def make_with_condition(self, depth):
        number = self.number(CONDITIONS)
        made = self.with_block("with_condition", depth, number)
        if made:
            made[-1].insert(0, self.random.choice([
                ["await", ["condition_wait", number]],
                ["await", ["condition_wait", number]],
                ["notify", number, 1], ["notify_all", number]]))
        return made

    def make_with_barrier(self, depth):
        return self.with_block("with_barrier", depth, 0)

    def make_async_for(self, depth):
        generators = self.above("gen")
        if not generators or depth >= DEEPEST:
            return None
        return ["async_for", self.random.choice(generators),
                self.random.choice([0, 1, 2, 9]), self.inner(depth)]

    def make_left_early(self, depth):
        """With a coroutine for the generator's clean-up."""
        coros = self.above("coro")
        return ["left_early", self.random.choice(DELAYS),
                self.random.choice(coros),
                self.random.choice([0, 1, 2])] if coros else None

    # -- Awaitables ----------------------------------------------------------

    def awaitable(self, level, depth, weights=None):
        """What a task in slot `level` may await; the slot's own number is
        the level."""
        while True:
            name = self.pick(weights or AWAITABLES)
            made = self.make_awaitable(name, level, depth)
            if made:
                return [name, *made]

    def make_awaitable(self, name, level, depth):
        number, among = self.random.randrange, self.number
        if name in ("coro", "task"):
            levels = self.above("coro", level)
            return [self.random.choice(levels)] if levels else None
        if name in ("anext", "aclose"):
            generators = self.above("gen", level)
            return [self.random.choice(generators)] if generators else None
        if name in ("to_thread", "in_executor"):
            return self.job_awaitable(name)
        if name in ("wait_for", "shield", "gather", "gather_return"):
            if depth >= 3:
                return None
            return self.make_nested(name, level, depth)
        return {
            "future": lambda: [among(FUTURES)],
            "sleep": lambda: [self.delay(), number(9)],
            "sleep0": lambda: [self.random.choice([0, 0, -1]), number(9)],
            "get": lambda: [among(QUEUES)],
            "put": lambda: [among(QUEUES), number(9)],
            "join": lambda: [among(QUEUES)],
            "acquire_lock": lambda: [among(LOCKS)],
            "acquire_semaphore": lambda: [among(SEMAPHORES)],
            "event_wait": lambda: [among(EVENTS)],
            "condition_wait": lambda: [among(CONDITIONS)],
            "condition_wait_for": lambda: [among(CONDITIONS),
                                           among(EVENTS)],
            "barrier_wait": lambda: [0],
            "barrier_reset": lambda: [0],
            "barrier_abort": lambda: [0],
            "ask": lambda: [self.delay()],
            "connect": lambda: [2 * number(ENDS // 2)],
            "read": lambda: [number(ENDS), self.random.choice(WRITTEN)],
            "readline": lambda: [number(ENDS)],
            "drain": lambda: [number(ENDS)],
            "wait_closed": lambda: [number(ENDS)],
            "query": lambda: [self.delay()],
            "save": lambda: [number(2)],
        }[name]()

    def job_awaitable(self, name):
        jobs = self.above("job")
        if not jobs:
            return None
        job = self.random.choice(jobs)
        return [job] if name == "to_thread" else [
            self.random.randrange(EXECUTORS), job]

    def make_nested(self, name, level, depth):
        if name == "wait_for":
            return [self.awaitable(level, depth + 1),
                    self.random.choice(DEADLINES)]
        if name == "shield":
            return [self.awaitable(level, depth + 1)]
        return [self.several(level, depth)]


def program(seed):
    return Generator(seed).program()
