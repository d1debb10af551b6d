# SPDX-License-Identifier: MIT
"""resources.py -- what tasks share: locks, semaphores, events, queues.

The library's own classes do the work, and none of its coroutines is wrapped:
the trace names them. Descriptors stand in the classes for the attributes that
change, and deques of waiters say so when somebody joins or leaves. What was
touched is looked at before the next event, and told if it is another than was
told last (the observer asks, with changed()).
"""
import asyncio
import collections
import contextlib
import functools
import heapq
import itertools
import weakref

from . import current
from .labels import current_task
from .stack import told_value

ITEMS_MOST = 32   # of a queue, told
RECENT_MOST = 64  # looked at again before each event of a handle


class Waiters(collections.deque):
    """A deque of futures that knows whose it is, and which task waits."""

    def __init__(self, items, owner):
        super().__init__(items)
        self._owner = weakref.ref(owner)
        self.tasks = {}  # future -> task

    def _touched(self):
        owner = self._owner()
        if owner is not None:
            touch(owner)

    def append(self, future):
        super().append(future)
        self.tasks[future] = current_task()
        awaited[future] = self._owner
        self._touched()

    def remove(self, future):
        super().remove(future)
        self._left(future)

    def popleft(self):
        future = super().popleft()
        self._left(future)
        return future

    def _left(self, future):
        self.tasks.pop(future, None)
        awaited.pop(future, None)
        self._touched()

    def in_line(self):
        """The ids of the tasks that nobody has woken yet."""
        return ids_of(self.tasks.get(future)
                      for future in self if not future.done())

    def first(self):
        """The task that is woken next."""
        return next((self.tasks.get(future)
                     for future in self if not future.done()), None)


awaited = weakref.WeakKeyDictionary()  # future -> reference to what it is of


def ids_of(tasks):
    return [task.trace_id for task in tasks
            if getattr(task, "trace_id", None)]


def in_line(waiters):
    return waiters.in_line() if waiters else []


class Watched:
    """A descriptor for an attribute that is part of a thing's state."""

    def __init__(self, on_change=None):
        self._on_change = on_change

    def __set_name__(self, owner, name):
        self._name = name

    def __get__(self, thing, cls=None):
        if thing is None:
            return self
        try:
            return thing.__dict__[self._name]
        except KeyError:
            raise AttributeError(self._name) from None

    def __set__(self, thing, value):
        if type(value) is collections.deque and self._name != "_queue":
            value = Waiters(value, thing)
        before = thing.__dict__.get(self._name)
        thing.__dict__[self._name] = value
        record = touch(thing)
        if self._on_change:
            self._on_change(record, before, value)


# --- The records ------------------------------------------------------------


class Record:
    """What is known of one thing besides its own state."""

    _serials = itertools.count(1)

    def __init__(self, thing):
        self.thing = weakref.ref(thing)
        self.kind = kind_of(thing)
        self.serial = next(self._serials)
        self.position = current.observer.position()
        self.id = None       # in the trace, once it was told
        self.told = None     # the state that was told last
        self.whole = None    # of a part: the record of what is told
        self.holders = []    # tasks, in order of acquiring
        self.limit = None    # of a semaphore: its first value


# Record -> its thing, which is kept until the handle is over: a function that
# returns forgets it before its last change was told.
_recent = {}
_ids = itertools.count(1)


def touch(thing):
    record = thing.__dict__.get("_loopscope")
    if record is None:
        record = thing.__dict__["_loopscope"] = Record(thing)
    if record.whole is None:
        _recent[record] = thing
    else:
        touch(record.whole.thing())
    return record


def touch_awaited(future):
    """A waiter is about to be cancelled."""
    owner = awaited.get(future) if future is not None else None
    thing = owner and owner()
    if thing is not None:
        touch(thing)


def changed():
    """(record, state) of what is not as it was told, lowest id first."""
    found = []
    for record in sorted(_recent, key=lambda record: record.serial):
        state = STATES[record.kind](_recent[record], record)
        if state != record.told:
            record.told = state
            record.id = record.id or next(_ids)
            found.append((record, state))
    return found


def has_recent():
    return bool(_recent)


def handle_is_over():
    _recent.clear()


def keep_few():
    """A handle that touches very many looks at the last ones only."""
    while len(_recent) > RECENT_MOST:
        del _recent[next(iter(_recent))]


# --- What changes -----------------------------------------------------------


def lock_changed(record, before, locked):
    task = current_task()
    record.holders = [task] if locked and task else []


def semaphore_changed(record, before, value):
    """acquire() takes one for the task that runs, a wake-up for the first in
    line; release() gives back one, as does who is cancelled when woken."""
    if before is None:
        record.limit = value
        return
    semaphore, task = record.thing(), current_task()
    if value < before:
        waiters = semaphore._waiters
        woken = waiters.first() if waiters else None
        record.holders.append(woken or task)
    elif task in record.holders:
        record.holders.remove(task)
    elif record.holders:
        del record.holders[0]


def is_part(record, before, part):
    """The event in a queue, the condition in a barrier and its lock."""
    parts = [part]
    if isinstance(part, asyncio.Condition):
        parts.append(part._lock)
    for each in parts:
        joined = touch(each)
        joined.whole = record
        _recent.pop(joined, None)


# --- Their states -----------------------------------------------------------


def filled(**state):
    """Without what is empty, 0, None or false."""
    return {key: value for key, value in state.items() if value}


def lock_state(lock, record):
    return filled(locked=lock._locked,
                  holder=next(iter(ids_of(record.holders)), None),
                  waiting=in_line(lock._waiters))


def semaphore_state(semaphore, record):
    return filled(value=semaphore._value, limit=record.limit,
                  holders=ids_of(record.holders),
                  waiting=in_line(semaphore._waiters))


def event_state(event, record):
    return filled(set=event._value, waiting=in_line(event._waiters))


def condition_state(condition, record):
    lock = getattr(condition._lock, "__dict__", {}).get("_loopscope")
    return filled(lock=lock and lock.id, waiting=in_line(condition._waiters))


def barrier_state(barrier, record):
    return filled(parties=barrier._parties, state=barrier._state.value,
                  waiting=in_line(barrier._cond._waiters))


ATOMS = {int, float, bool, str, bytes, type(None)}
CONTAINERS = {tuple: iter, list: iter,
              dict: lambda found: itertools.chain(found, found.values())}


def compares_alone(cls):
    """Whether no code of the program's own compares what is of this class."""
    return cls in ATOMS or all(
        getattr(cls, name) is getattr(object, name)
        for name in ("__eq__", "__lt__", "__gt__"))


def compare_alone(items):
    """The same of these and of all that is in them."""
    known = set()  # ids of containers: one may be in itself
    while items:
        kinds = set(map(type, items)) - CONTAINERS.keys()
        if not all(map(compares_alone, kinds)):
            return False
        inner = [item for item in items
                 if type(item) in CONTAINERS and id(item) not in known]
        known.update(map(id, inner))
        items = [each for item in inner
                 for each in CONTAINERS[type(item)](item)]
    return True


def first_of_heap(heap):
    """In order, where they have one that is known without the program's own
    code, which may count how often it is called; else as they lie."""
    if compare_alone(heap):
        left = heap.copy()
        with contextlib.suppress(TypeError):
            return [heapq.heappop(left)
                    for _ in range(min(len(left), ITEMS_MOST))]
    return heap[:ITEMS_MOST]


def first_items(queue):
    """In the order in which get() gives them; none where a class of the
    program's own keeps them in its own way."""
    try:
        items = queue._queue
        if isinstance(queue, asyncio.PriorityQueue):
            return first_of_heap(list(items))
        if isinstance(queue, asyncio.LifoQueue):
            items = reversed(items)
        return list(itertools.islice(items, ITEMS_MOST))
    except Exception:
        return []


def size_of(queue):
    try:
        return queue.qsize()
    except Exception:  # likewise
        return 0


def queue_state(queue, record):
    return filled(maxsize=max(queue._maxsize, 0), size=size_of(queue),
                  items=[told_value(item) for item in first_items(queue)],
                  unfinished=queue._unfinished_tasks,
                  shutdown=getattr(queue, "_is_shutdown", False),
                  getting=in_line(queue._getters),
                  putting=in_line(queue._putters),
                  joining=in_line(queue._finished._waiters))


STATES = {"Lock": lock_state, "Event": event_state,
          "Condition": condition_state, "Semaphore": semaphore_state,
          "BoundedSemaphore": semaphore_state, "Barrier": barrier_state,
          "Queue": queue_state, "LifoQueue": queue_state,
          "PriorityQueue": queue_state}


def kind_of(thing):
    """asyncio's class, of a subclass too."""
    return next(cls.__name__ for cls in type(thing).__mro__
                if cls.__name__ in STATES
                and cls.__module__.startswith("asyncio."))


# --- Putting it in place ----------------------------------------------------

ATTRIBUTES = {
    asyncio.Lock: {"_locked": lock_changed, "_waiters": None},
    asyncio.Event: {"_value": None, "_waiters": None},
    asyncio.Condition: {"_lock": None, "_waiters": None},
    asyncio.Semaphore: {"_value": semaphore_changed, "_waiters": None},
    asyncio.Barrier: {"_cond": is_part, "_state": None, "_parties": None},
    asyncio.Queue: {"_getters": None, "_putters": None, "_finished": is_part,
                    "_unfinished_tasks": None, "_is_shutdown": None},
}


def install():
    for cls, attributes in ATTRIBUTES.items():
        for name, on_change in attributes.items():
            watched = Watched(on_change)
            watched.__set_name__(cls, name)
            setattr(cls, name, watched)
    # a method that changes what no attribute tells: the items of a queue, and
    # which waiters were woken though they did not leave yet
    touch_before(asyncio.Queue, "get_nowait")
    # since 3.13 who was notified and then cancelled passes it on by this
    touch_before(asyncio.Condition, "_notify"
                 if hasattr(asyncio.Condition, "_notify") else "notify")


def touch_before(cls, name):
    method = getattr(cls, name)

    @functools.wraps(method)
    def touching(self, *arguments, **keywords):
        touch(self)
        return method(self, *arguments, **keywords)

    setattr(cls, name, touching)
