# SPDX-License-Identifier: MIT
"""guests.py -- clients that come from outside, as a world's script says.

A guest is a half of a connection that no socket of the program owns. It acts
when the clock comes to its moment, in the loop's poll; while a handle blocks
it goes on at its own time. What arrives at it is no operation of the program.
"""
import itertools

from .network import LOCAL, READ, WRITE, Half, Listener


class Guest(Half):

    _serials = itertools.count(1)

    def __init__(self, network, client):
        super().__init__(network, (LOCAL, None))
        self.serial = next(self._serials)
        self._client = client
        self._steps = list(client.script)
        self._wakes = client.at  # when it takes its next step, if it waits
        self._unsent = b""
        self._seen = bytearray()  # what came and nothing has expected yet

    def is_told(self):
        return False

    def somebody_listens(self):
        if self.peer is None and self._wakes is None:
            self._wakes = max(self._client.at, self.network.now)

    def moment(self):
        """When it acts next: a thing arrives, or it has waited enough."""
        firsts = [self.first(event) for event in (READ, WRITE)]
        moments = [arrival.due for arrival in firsts if arrival]
        if self._wakes is not None:
            moments.append(self._wakes)
        return min(moments, default=None)

    def act(self):
        now = self.network.now
        for event in (READ, WRITE):
            while (first := self.first(event)) and first.due <= now:
                self.take(event)
                self._hear()
        if self._wakes is not None and self._wakes <= now:
            self._wakes = None
            if self.peer is None:
                self._connect()
        while self.connected and self._wakes is None and self._steps:
            if not self._step(self._steps[0]):
                break
            self._steps.pop(0)

    def _hear(self):
        """Now, not later: a reset takes what was not read with it."""
        try:
            self._seen += self.read(self.network.window) or b""
        except ConnectionResetError:
            pass

    def _connect(self):
        """Waits for somebody to listen, if nobody does."""
        if self.network.at(Listener, self._client.connect):
            self.address = (LOCAL, self.network.new_port())
            self.network.connect(self, self._client.connect)

    def _step(self, step):
        """Takes a step; False: it has to be taken again later."""
        return getattr(self, "_" + step.kind)(step.value)

    def _send(self, text):
        if self.shut:
            return True
        data = self._unsent or text.encode()
        self._unsent = data[self.send(data):]
        return not self._unsent

    def _expect(self, text):
        before, found, after = bytes(self._seen).partition(text.encode())
        if found:
            self._seen[:] = after
        return bool(found)

    def _wait(self, ns):
        self._wakes = self.network.now + ns
        return True

    def _close(self, _):
        self.close()
        return True

    def complaint(self):
        """What the script expected and never came, or None."""
        if not self._steps:
            return None
        if self.peer is None:
            return (f"{self._client.where}: nobody listened at "
                    f"{self._client.connect[0]}:{self._client.connect[1]}")
        step = self._steps[0]
        if step.kind == "expect":
            return (f"{step.where}: expected {step.value!r}; "
                    f"{self._came()} came")
        return None

    def _came(self):
        return repr(self._seen.decode(errors="replace")) \
            if self._seen else "nothing"
