# SPDX-License-Identifier: MIT
"""network.py -- an in-memory network: what is on its way, and for whom.

A connection is two halves. What one half sends is on its way to the other for
the network's latency; each thing on its way is an I/O operation, an Arrival.
Arrivals wait at their half, in the order in which they were sent, until the
poll that finds one due and somebody who watches for it; of one half at most
one for reading and one for writing is taken in a poll. Only what was taken
can be read.

As TCP does, a half sends at most a window ahead of what the other has read.
Whoever was stopped by that is told by an acknowledgement, which travels too.

Unlike the real thing: a connection is made in one trip, both sides learn of it
at the same instant, and whether somebody listens is decided when it begins.
Names are not looked up; a name stands for an address of its own.
"""
import collections
import errno
import itertools
import selectors

from .operations import Operation

READ, WRITE = selectors.EVENT_READ, selectors.EVENT_WRITE
LOCAL = "127.0.0.1"
LOCAL_HOSTS = {"localhost": LOCAL, "::1": LOCAL, "": "0.0.0.0",
               "::": "0.0.0.0", None: "0.0.0.0"}


class HostName(str):
    """An address that remembers the name the program wrote for it."""

    written = None

    def __new__(cls, address, written):
        self = super().__new__(cls, address)
        self.written = written
        return self


def endpoint(address):
    """HOST:PORT as the program wrote it."""
    host, port = address[:2]
    host = getattr(host, "written", host)
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


class Arrival:
    """Something on its way to a half, or to a socket that listens."""

    __slots__ = ("operation", "kind", "load", "begun")

    def __init__(self, operation, kind, load, begun):
        self.operation, self.kind, self.load = operation, kind, load
        self.begun = begun

    @property
    def due(self):
        return self.operation.due


class Mailbox:
    """What has something arrive: two queues of arrivals, by event."""

    def __init__(self, network):
        self.network = network
        self.coming = {READ: collections.deque(), WRITE: collections.deque()}
        self.closed = False

    def expect(self, event, kind, load, name, trips=1):
        """Something is on its way here and takes that many latencies."""
        network = self.network
        operation = Operation(name, network.now + trips * network.latency,
                              network.observer if self.is_told() else None)
        arrival = Arrival(operation, kind, load, network.now)
        self.coming[event].append(arrival)
        network.on_sent()

    def is_told(self):
        """Whether what arrives here is an operation of the program."""
        return True

    def first(self, event):
        return self.coming[event][0] if self.coming[event] else None

    def last_of(self, event, kind):
        """The last that is on its way, if of that kind and begun just now."""
        last = self.coming[event][-1] if self.coming[event] else None
        if last and last.kind == kind and last.begun == self.network.now:
            return last
        return None

    def take(self, event):
        """The first arrival is here: what it brings may be had."""
        arrival = self.coming[event].popleft()
        arrival.operation.over = True
        getattr(self, "take_" + arrival.kind)(arrival.load)
        return arrival

    def is_ready(self, event):
        """Whether something may be had, or done, without an arrival."""
        return False

    def forget_all(self):
        for arrivals in self.coming.values():
            while arrivals:
                arrivals.popleft().operation.give_up(self.network.observer)


class Half(Mailbox):
    """One end of a stream connection."""

    def __init__(self, network, address):
        super().__init__(network)
        self.address = address   # its own
        self.peer = None         # the other half, None: nobody listened
        self.connected = False
        self.refused = 0         # the errno of a connect that failed
        self.data = bytearray()  # taken and not yet read
        self.at_eof = False      # nothing follows the data
        self.error = None        # the errno that reading gives once
        self.shut = False        # nothing more is sent
        self.ahead = 0           # bytes sent that the peer has not read
        self.stopped = False     # the window was full

    # What arrives.

    def take_connect(self, refused):
        self.refused = refused
        self.connected = not refused

    def take_data(self, data):
        self.data += data

    def take_eof(self, _):
        self.at_eof = True

    def take_reset(self, _):
        self.error = errno.ECONNRESET
        self.at_eof = self.shut = True
        self.data.clear()

    def take_ack(self, count):
        self.ahead -= count
        self.stopped = False

    def is_ready(self, event):
        if event == READ:
            return bool(self.data or self.at_eof or self.error)
        return (self.connected and not self.stopped
                and self.ahead < self.network.window)

    def describe(self, event):
        """What is_ready() found, as the name of an operation."""
        here = endpoint(self.address)
        if event == WRITE:
            return f"room for {here}"
        if self.data:
            return f"{len(self.data)} bytes to {here}"
        return f"{'reset' if self.error else 'eof'} to {here}"

    # What the half does.

    def send(self, data):
        """Returns how many bytes are on their way; 0: the window is full."""
        if not self.connected:
            raise OSError(errno.ENOTCONN, "Transport endpoint is not connected")
        if self.shut:
            raise BrokenPipeError(errno.EPIPE, "Broken pipe")
        count = min(len(data), self.network.window - self.ahead)
        if count < len(data):
            self.stopped = True
        if count > 0:
            self.ahead += count
            self.peer.receive(bytes(data[:count]))
        return max(count, 0)

    def receive(self, data):
        """Data are sent here, if only to be refused."""
        if self.closed:
            self.peer.expect_reset(trips=2)
            return
        joined = self.last_of(READ, "data")
        if joined:
            joined.load += data
        else:
            name = f"{len(data)} bytes to {endpoint(self.address)}"
            self.expect(READ, "data", bytearray(data), name)

    def read(self, limit):
        """Up to `limit` bytes; b"" at the end; None: nothing is here yet."""
        if self.data:
            data = bytes(self.data[:limit])
            del self.data[:limit]
            self.peer.has_read(len(data))
            return data
        if self.error:
            error, self.error = self.error, None
            raise ConnectionResetError(error, "Connection reset by peer")
        return b"" if self.at_eof else None

    def has_read(self, count):
        """The peer has read what was sent to it."""
        if not self.stopped:
            self.ahead -= count
            return
        joined = self.last_of(WRITE, "ack")
        if joined:
            joined.load += count
        elif not self.closed:
            self.expect(WRITE, "ack", count,
                        f"ack to {endpoint(self.address)}")

    def shut_down(self):
        """Nothing more is sent: the peer reads an end."""
        if not self.shut:
            self.shut = True
            if not self.peer.closed:
                self.peer.expect(READ, "eof", None,
                                 f"eof to {endpoint(self.peer.address)}")

    def expect_reset(self, trips=1):
        if not self.closed and not any(arrival.kind == "reset"
                                       for arrival in self.coming[READ]):
            self.expect(READ, "reset", None,
                        f"reset to {endpoint(self.address)}", trips)

    def close(self):
        if self.closed:
            return
        lost = self.data or any(arrival.kind == "data"
                                for arrival in self.coming[READ])
        self.closed = True
        self.forget_all()
        if self.peer and lost:
            self.peer.expect_reset()
        elif self.peer:
            self.shut_down()


class Listener(Mailbox):
    """What connections to an address arrive at."""

    def __init__(self, network, address):
        super().__init__(network)
        self.address = address
        self.accepted = collections.deque()  # halves that may be had

    def take_accept(self, halves):
        self.accepted += [half for half in halves if not half.closed]

    def is_ready(self, event):
        return event == READ and bool(self.accepted)

    def describe(self, event):
        return f"accept {endpoint(self.address)}"

    def expect_connection(self, half, name):
        joined = self.last_of(READ, "accept")
        if joined:
            joined.load.append(half)
        else:
            self.expect(READ, "accept", [half], name)

    def close(self):
        self.closed = True
        never = list(self.accepted)
        for arrival in self.coming[READ]:
            never += arrival.load
        self.forget_all()
        for half in never:
            half.peer.expect_reset()
            half.close()
        self.network.unbind(self)


class Port(Mailbox):
    """What datagrams to an address arrive at."""

    def __init__(self, network, address):
        super().__init__(network)
        self.address = address
        self.datagrams = collections.deque()  # (data, sender's address)

    def take_datagram(self, datagram):
        self.datagrams.append(datagram)

    def is_ready(self, event):
        return event == WRITE or bool(self.datagrams)

    def describe(self, event):
        here = endpoint(self.address)
        if event == WRITE:
            return f"room for {here}"
        return f"{len(self.datagrams[0][0])} bytes to {here}"

    def close(self):
        self.closed = True
        self.forget_all()
        self.network.unbind(self)


class Network:
    """Who is bound to which address, and how long things take."""

    def __init__(self, clock, observer, latency, window):
        self._clock, self.observer = clock, observer
        self.latency, self.window = latency, window
        self.sockets = {}       # the open ones, by descriptor
        self.guests = []        # clients the world brings (guests.py)
        self._bound = {}        # (class, host, port) -> Listener or Port
        self._addresses = {}    # of host names
        self._descriptors = itertools.count(1001)
        self._ports = itertools.count(50001)
        self._acting = None     # when the guest acts that acts now
        self.on_sent = lambda: None

    @property
    def now(self):
        return self._clock.now if self._acting is None else self._acting

    def new_descriptor(self):
        return next(self._descriptors)

    def new_port(self):
        return next(self._ports)

    # Addresses.

    def resolve(self, host):
        """The address that a host's name stands for."""
        if host in LOCAL_HOSTS:
            return LOCAL_HOSTS[host]
        if host.replace(".", "").isdigit() or ":" in host:
            return host
        return self._addresses.setdefault(
            host, f"203.0.113.{len(self._addresses) % 254 + 1}")

    def _key(self, kind, address):
        return kind, self.resolve(address[0]), address[1]

    def is_bound(self, kind, address):
        return self._key(kind, address) in self._bound

    def bind(self, kind, address):
        """A Listener or a Port at an address."""
        if self.is_bound(kind, address):
            raise OSError(errno.EADDRINUSE, "Address already in use")
        bound = kind(self, address)
        self._bound[self._key(kind, address)] = bound
        for guest in self.guests:
            guest.somebody_listens()
        return bound

    def unbind(self, bound):
        self._bound.pop(self._key(type(bound), bound.address), None)

    def at(self, kind, address):
        """Who gets what is sent to an address, or None."""
        return (self._bound.get(self._key(kind, address))
                or self._bound.get((kind, "0.0.0.0", address[1])))

    def connect(self, near, address):
        """Begins to connect a half; the far one comes out at the listener."""
        listener = self.at(Listener, address)
        name = endpoint(address)
        near.expect(WRITE, "connect", 0 if listener else errno.ECONNREFUSED,
                    f"connect {name}")
        if listener:
            far = Half(self, address)
            near.peer, far.peer = far, near
            far.connected = True
            listener.expect_connection(far, f"accept {name}")

    # The guests.

    def next_act(self):
        """(When, which) guest acts next, or None."""
        return min(((guest.moment(), guest.serial, guest)
                    for guest in self.guests if guest.moment() is not None),
                   default=None)

    def let_guests_act(self, now):
        while (act := self.next_act()) and act[0] <= now:
            self._acting = act[0]
            try:
                act[2].act()
            finally:
                self._acting = None
