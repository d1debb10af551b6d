# SPDX-License-Identifier: MIT
"""source.py -- a program of generate.py as Python source: what CPython runs,
and what a failure's report shows."""
import re

OF_ASYNCIO = {"CancelledError"}

# What a name stands for; a program has those that it uses.
OBJECTS = {
    "lock": "asyncio.Lock()", "event": "asyncio.Event()",
    "queue": "asyncio.{0}({1})", "semaphore": "asyncio.{0}({1})",
    "condition": "asyncio.Condition({0})", "barrier": "asyncio.Barrier({0})",
    "group": "asyncio.TaskGroup()", "h": "None",
    "executor": "ThreadPoolExecutor({0})",
}
# The same of those that need a running loop: main begins with them.
IN_LOOP = {"t": "nothing", "fut": "loop.create_future()",
           "timeout": "asyncio.timeout(None)", "ag": "keep(g_{0}())"}

AWAITABLES = {
    "coro": "c{0}()", "task": "t{0}", "future": "fut{0}",
    "sleep": "asyncio.sleep({0}, {1})", "sleep0": "asyncio.sleep({0}, {1})",
    "get": "queue{0}.get()", "put": "queue{0}.put({1})",
    "join": "queue{0}.join()", "acquire_lock": "lock{0}.acquire()",
    "acquire_semaphore": "semaphore{0}.acquire()",
    "event_wait": "event{0}.wait()", "condition_wait": "condition{0}.wait()",
    "condition_wait_for": "condition{0}.wait_for(event{1}.is_set)",
    "barrier_wait": "barrier{0}.wait()", "barrier_reset": "barrier{0}.reset()",
    "barrier_abort": "barrier{0}.abort()",
    "ask": "ask({0})", "connect": "connect({0})", "read": "read({0}, {1})",
    "readline": "readline({0})", "drain": "drain({0})",
    "wait_closed": "wait_closed({0})", "query": "query({0})",
    "save": "save({0})", "to_thread": "asyncio.to_thread(j{0})",
    "anext": "anext(ag{0})", "aclose": "ag{0}.aclose()",
}

STATEMENTS = {
    "print": "print({0!r})", "block": "time.sleep({0})",
    "raise": "raise {0}({1!r})", "reraise": "raise",
    "cancel": "print({0}{1}.cancel())",
    "cancel_with": "print({0}{1}.cancel({2!r}))",
    "uncancel": "print(asyncio.current_task().uncancel())",
    "cancelling": "print(asyncio.current_task().cancelling())",
    "all_tasks": "print(len(asyncio.all_tasks()))",
    "set_result": "fut{0}.set_result({1})",
    "set_exception": "fut{0}.set_exception({1}({2!r}))",
    "new_future": "fut{0} = loop.create_future()",
    "look": "print(repr({0}{1}.{2}()))",
    "add_callback": "{0}{1}.add_done_callback(f{2})",
    "remove_callback": "print({0}{1}.remove_done_callback(f{2}))",
    "call_soon": "h{0} = loop.call_soon(f{1})",
    "call_later": "h{0} = loop.call_later({1}, f{2})",
    "call_at": "h{0} = loop.call_at(loop.time() + {1}, f{2})",
    "soon_threadsafe": "h{0} = loop.call_soon_threadsafe(f{1})",
    "cancel_handle": "h{0} and h{0}.cancel()",
    "release_lock": "lock{0}.release()",
    "release_semaphore": "semaphore{0}.release()",
    "locked": "print(lock{0}.locked(), semaphore{0}.locked())",
    "event_set": "event{0}.set()", "event_clear": "event{0}.clear()",
    "notify": "condition{0}.notify({1})",
    "notify_all": "condition{0}.notify_all()",
    "put_nowait": "queue{0}.put_nowait({1})",
    "get_nowait": "print(queue{0}.get_nowait())",
    "task_done": "queue{0}.task_done()",
    "queue_state":
        "print(queue{0}.qsize(), queue{0}.empty(), queue{0}.full())",
    "barrier_state": "print(barrier{0}.n_waiting, barrier{0}.broken)",
    "expired": "print(timeout{0}.expired())", "drop": "c{0}()",
    "yield": "yield {0}", "new_generator": "ag{0} = keep(g_{0}())",
    "on_error": "loop.set_exception_handler(handler(event{0}))",
    "write": "ends[{0}] and ends[{0}][1].write(b'x' * {1} + b'\\n')",
    "write_eof": "ends[{0}] and ends[{0}][1].write_eof()",
    "close_writer": "ends[{0}] and ends[{0}][1].close()",
    "close_server": "server.close()",
}

# What programs with I/O begin with. Whatever was an end once is kept: a
# writer that nobody has any more would close itself.
IO = """import aiofiles
import aiohttp
import asyncpg

session = server = pool = None
ends = [None] * 4
kept_ends = []


async def begin():
    global session, server, pool
    session = aiohttp.ClientSession()
    pool = await asyncpg.create_pool(database="shop", min_size=0, max_size=2)
    server = await asyncio.start_server(serve, "127.0.0.1", 8888)


def keep_end(number, end):
    ends[number] = end
    kept_ends.append(end)


async def serve(reader, writer):
    keep_end(3 if ends[1] else 1, (reader, writer))


async def ask(seconds):
    async with session.get(f"https://a.example/delay/{seconds}") as page:
        return page.status


async def query(seconds):
    async with pool.acquire() as connection:
        return await connection.execute(f"SELECT pg_sleep({seconds})")


async def save(number):
    async with aiofiles.open(f"{number}.txt", "a") as file:
        await file.write("x")
    async with aiofiles.open(f"{number}.txt") as file:
        return len(await file.read())


async def connect(number):
    keep_end(number, await asyncio.open_connection("127.0.0.1", 8888))


async def read(number, most):
    return ends[number] and len(await ends[number][0].read(most))


async def readline(number):
    return ends[number] and len(await ends[number][0].readline())


async def drain(number):
    return ends[number] and await ends[number][1].drain()


async def wait_closed(number):
    return ends[number] and await ends[number][1].wait_closed()"""

# What a program begins with that has them. A generator that was left with an
# aclose() is kept: when it would go otherwise is an accident.
KEEP = """kept = []


def keep(generator):
    kept.append(generator)
    return generator"""
# When an exception that nobody asked for is told is an accident, too.
HANDLER = """def handler(event):
    def handle(loop, context):
        if not context["message"].endswith("was never retrieved"):
            print(repr(context["exception"]))
            time.sleep(0.5)
            event.set()
    return handle"""
TICKS = """async def ticks(delay, clean_up):
    try:
        for number in range(3):
            yield number
            await asyncio.sleep(delay)
    finally:
        print("closing")
        await clean_up()"""
HELPERS = {"keep": KEEP, "handler": HANDLER, "ticks": TICKS}

BLOCKS = {
    "timeout": "async with asyncio.timeout({1}) as timeout{0}:",
    "group": "async with asyncio.TaskGroup() as group{0}:",
    "with_lock": "async with lock{0}:",
    "with_semaphore": "async with semaphore{0}:",
    "with_condition": "async with condition{0}:",
    "with_barrier": "async with barrier{0}:",
    "loop": "for _ in range({0}):",
}


def awaitable(node):
    name, *args = node
    if name == "wait_for":
        return f"asyncio.wait_for({awaitable(args[0])}, {args[1]})"
    if name == "shield":
        return f"asyncio.shield({awaitable(args[0])})"
    if name in ("gather", "gather_return"):
        inner = ", ".join(map(awaitable, args[0]))
        keep = ", return_exceptions=True" if name == "gather_return" else ""
        return f"asyncio.gather({inner}{keep})"
    if name == "in_executor":
        return run_in_executor(*args)
    return AWAITABLES[name].format(*args)


def run_in_executor(number, job):
    """The default one is number 0."""
    executor = f"executor{number}" if number else None
    return f"loop.run_in_executor({executor}, j{job})"


def exception_name(name):
    return "asyncio." + name if name in OF_ASYNCIO else name


class Writer:
    """One function's lines."""

    def __init__(self, kind):
        self.kind = kind
        self.lines = []

    def add(self, depth, text):
        self.lines.append("    " * depth + text)

    def block(self, body, depth):
        for node in body:
            self.statement(node, depth)
        if not body:
            self.add(depth, "pass")

    def statement(self, node, depth):
        name, *args = node
        write = getattr(self, "write_" + name, None)
        if write:
            write(depth, *args)
        elif name in BLOCKS:
            self.add(depth, BLOCKS[name].format(*args))
            self.block(args[-1], depth + 1)
        else:
            args = [{"f": "fut"}.get(arg, arg) for arg in args]
            self.add(depth, STATEMENTS[name].format(*args))

    def write_return(self, depth, value):
        self.add(depth, "return" if self.kind == "gen" else f"return {value}")

    def write_shutdown(self, depth, number, immediate):
        self.add(depth, f"queue{number}.shutdown({bool(immediate)})")

    def write_create(self, depth, slot, node, more=""):
        self.add(depth,
                 f"t{slot} = asyncio.create_task({awaitable(node)}{more})")

    def write_create_named(self, depth, slot, node):
        self.write_create(depth, slot, node, f", name='named{slot}'")

    def write_create_eager(self, depth, slot, node):
        self.add(depth, f"t{slot} = asyncio.Task({awaitable(node)}, "
                        "loop=loop, eager_start=True)")

    def write_group_create(self, depth, group, slot, node):
        self.add(depth,
                 f"t{slot} = group{group}.create_task({awaitable(node)})")

    def write_submit(self, depth, future, executor, job):
        self.add(depth, f"fut{future} = {run_in_executor(executor, job)}")

    def write_left_early(self, depth, delay, coro, last):
        self.add(depth, f"async for x in ticks({delay}, c{coro}):")
        self.add(depth + 1, "print(x)")
        self.add(depth + 1, f"if x == {last}: break")

    def write_rename(self, depth, name):
        self.add(depth, "print(asyncio.current_task().get_name())")
        self.add(depth, f"asyncio.current_task().set_name({name!r})")

    def write_reschedule(self, depth, number, delay):
        when = "None" if delay is None else f"loop.time() + {delay}"
        self.add(depth, f"timeout{number}.reschedule({when})")

    def write_await(self, depth, node):
        self.add(depth, f"print(await {awaitable(node)})")

    def write_wait(self, depth, nodes, timeout, when):
        inner = ", ".join(map(awaitable, nodes))
        self.add(depth, f"done, pending = await asyncio.wait([{inner}], "
                        f"timeout={timeout}, return_when=asyncio.{when})")
        self.add(depth, "print(len(done), len(pending))")

    def write_as_completed(self, depth, nodes, timeout, is_async):
        inner = ", ".join(map(awaitable, nodes))
        each = "async for" if is_async else "for"
        self.add(depth, f"{each} x in asyncio.as_completed([{inner}], "
                        f"timeout={timeout}):")
        self.add(depth + 1, "print(await x)")

    def write_try(self, depth, body, handlers, final, star=""):
        self.add(depth, "try:")
        self.block(body, depth + 1)
        for caught, handler in handlers:
            self.add(depth, f"except{star} {exception_name(caught)} as e:")
            self.add(depth + 1, "print(repr(e))")
            self.block(handler, depth + 1)
        if final or not handlers:
            self.add(depth, "finally:")
            self.block(final, depth + 1)

    def write_try_group(self, depth, body, handlers, final):
        self.write_try(depth, body, handlers, final, "*")

    def write_async_for(self, depth, generator, last, body):
        self.add(depth, f"g{depth} = keep(g_{generator}())")
        self.add(depth, "try:")
        self.add(depth + 1, f"async for x{depth} in g{depth}:")
        self.add(depth + 2, f"print(x{depth})")
        self.block(body, depth + 2)
        self.add(depth + 2, f"if x{depth} == {last}: break")
        self.add(depth, "finally:")
        self.add(depth + 1, f"await g{depth}.aclose()")


def shared_names(text, prefixes):
    """The objects of these kinds that a text names, in order."""
    found = re.findall(r"\b(%s)(\d+)\b" % "|".join(prefixes), text)
    return sorted({(kind, int(number)) for kind, number in found})


def global_line(lines):
    text = "\n".join(lines)
    assigned = re.findall(r"^ *(t\d+|fut\d+|h\d+|ag\d+) = ", text, re.M)
    assigned += re.findall(r" as ((?:timeout|group)\d+):", text)
    names = sorted(set(assigned))
    return ["    global " + ", ".join(names)] if names else []


def function(number, node):
    kind = node["kind"]
    writer = Writer(kind)
    writer.block(node["body"], 1)
    if kind == "gen" and not any(" yield " in x for x in writer.lines):
        writer.add(1, "if False: yield")
    head = {"coro": f"async def c{number}():", "gen":
            f"async def g_{number}():", "callback": f"def f{number}(*_):",
            "job": f"def j{number}():"}
    lines = [head[kind], *global_line(writer.lines), *writer.lines]
    if number == 0:
        lines[0] = "async def main():"
    return lines


# As world.c makes them: in this order the trace numbers them.
MADE = ["lock", "event", "queue", "semaphore", "condition", "barrier"]


def made_in_turn(name):
    kind, number = name
    return (MADE.index(kind) if kind in MADE else len(MADE), kind, number)


def definitions(program, text):
    """The lines that make the objects a text names."""
    objects = program["objects"]
    shared = shared_names(text, OBJECTS)
    if any(kind == "condition" and objects["conditions"][number] == 0
           for kind, number in shared) and ("lock", 0) not in shared:
        shared.insert(0, ("lock", 0))
    for kind, number in sorted(shared, key=made_in_turn):
        args = {
            "queue": lambda: objects["queues"][number],
            "semaphore": lambda: [
                "BoundedSemaphore" if objects["semaphores"][number][0]
                else "Semaphore", objects["semaphores"][number][1]],
            "condition": lambda: ["" if objects["conditions"][number] is None
                                  else "lock0"],
            "barrier": lambda: [objects["barriers"][number]],
            "executor": lambda: [number],
        }.get(kind, list)()
        yield f"{kind}{number} = {OBJECTS[kind].format(*args)}"


def first_of_main(text):
    """What main begins with: the objects that need a running loop."""
    names = shared_names(text, IN_LOOP)
    lines = []
    if names or "loop." in text or "loop=" in text:
        lines.append("    loop = asyncio.get_running_loop()")
    if any(kind == "t" and number for kind, number in names):
        lines += ["    nothing = loop.create_future()",
                  "    nothing.set_result(None)"]
    for kind, number in names:
        value = "asyncio.current_task()" if (kind, number) == ("t", 0) \
            else IN_LOOP[kind].format(number)
        lines.append(f"    {kind}{number} = {value}")
    assigned = [line.split()[0] for line in lines if " = " in line]
    return ["    global " + ", ".join(assigned)] + lines if lines else []


def source(program):
    """The whole program."""
    functions = [function(number, node)
                 for number, node in enumerate(program["functions"])]
    main, *others = functions
    text = "\n".join("\n".join(lines) for lines in functions)
    body = [line for line in main[1:] if not line.startswith("    global ")]
    head = main[:1] + merged_globals(main, first_of_main(text))
    if program["io"]:
        head.append("    await begin()")
    imports = "import asyncio\nimport time"
    if "executor" in text:
        imports += "\nfrom concurrent.futures import ThreadPoolExecutor"
    parts = [imports, IO if program["io"] else "",
             "\n".join(definitions(program, text))]
    parts += [helper for name, helper in HELPERS.items()
              if f"{name}(" in text + "\n".join(head)]
    used = [lines for number, lines in enumerate(others, 1)
            if re.search(rf"\b(c|f|g_|j|ag){number}\b",
                         text.replace(lines[0], ""))]
    parts += ["\n".join(lines) for lines in used]
    parts += ["\n".join(head + body), "asyncio.run(main())"]
    return "\n\n\n".join(part for part in parts if part) + "\n"


def merged_globals(main, first):
    """main's own `global` line and that of its first lines, as one."""
    names = [name for line in [*main, *first] if line.startswith("    global ")
             for name in line[len("    global "):].split(", ")]
    rest = [line for line in first if not line.startswith("    global ")]
    unique = list(dict.fromkeys(names))
    return (["    global " + ", ".join(unique)] if unique else []) + rest
