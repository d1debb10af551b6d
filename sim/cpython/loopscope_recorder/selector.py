# SPDX-License-Identifier: MIT
"""selector.py -- for which sockets a loop wants to read or write.

The part of a selector that has to do with the in-memory network: what the
loop watches, and what there is for it.
"""
from .network import READ, WRITE
from .operations import Operation
from .sockets import refuse


class Watched:
    """What the loop wants of a descriptor: as selectors.SelectorKey."""

    __slots__ = ("fileobj", "fd", "events", "data", "connector")

    def __init__(self, fileobj, events, data):
        self.fileobj = self.fd = fileobj
        self.events, self.data = events, data
        self.connector = None  # the handle that was told of a connection

    def handle(self, event):
        """The handle that runs on an event, None if it is not wanted."""
        if not self.events & event:
            return None
        reader, writer = self.data
        return reader if event == READ else writer


class Watching:
    """The part of the selectors.BaseSelector interface that loops use."""

    def __init__(self, network):
        self._network = network
        self._watched = {}

    def register(self, fileobj, events, data=None):
        if fileobj not in self._network.sockets:
            refuse("files, pipes and sockets that the loop did not make; "
                   "what streams and sockets do works")
        watched = self._watched[fileobj] = Watched(fileobj, events, data)
        return watched

    def modify(self, fileobj, events, data=None):
        watched = self.get_key(fileobj)
        watched.events, watched.data = events, data
        return watched

    def unregister(self, fileobj):
        return self._watched.pop(fileobj)

    def get_key(self, fileobj):
        return self._watched[fileobj]

    def get_map(self):
        return self._watched

    def close(self):
        self._watched.clear()

    # What may come of it.

    def _wanted(self):
        """(watched, end, event, handle) of all that the loop waits for."""
        for watched in list(self._watched.values()):
            sock = self._network.sockets.get(watched.fd)
            if sock is None or sock.end is None:
                continue
            for event in (READ, WRITE):
                handle = watched.handle(event)
                if handle is not None:
                    yield watched, sock.end, event, handle

    def first_due(self, now):
        """When there is first something for the loop; None: never."""
        moments = []
        for watched, end, event, handle in self._wanted():
            if end.first(event):
                moments.append(end.first(event).due)
            if self._is_ready(watched, end, event, handle):
                moments.append(now)
        return min(moments, default=None)

    def take_due(self, now):
        """(operation, handle) of what there is; of each event one at most."""
        for watched, end, event, handle in self._wanted():
            first = end.first(event)
            if first and first.due <= now:
                if first.kind == "connect":
                    watched.connector = handle
                yield end.take(event).operation, handle
            elif self._is_ready(watched, end, event, handle):
                yield Operation(end.describe(event), now,
                                self._network.observer), handle

    def _is_ready(self, watched, end, event, handle):
        """Whether there is something already, and nothing has to arrive.

        Unlike a real selector this does not tell who was told of a connection
        that its socket can be written: that handle is about to be cancelled.
        """
        return end.is_ready(event) and handle is not watched.connector
