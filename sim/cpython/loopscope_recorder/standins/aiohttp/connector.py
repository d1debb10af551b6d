# SPDX-License-Identifier: MIT
"""Connectors: how many requests may be under way at once."""
import asyncio
import collections


class BaseConnector:
    def __init__(self, *, limit=100, limit_per_host=0, keepalive_timeout=15,
                 force_close=False, enable_cleanup_closed=False, loop=None):
        asyncio.get_running_loop()
        self._limit, self._limit_per_host = limit, limit_per_host
        self._acquired = collections.Counter()  # by host
        self._waiters = collections.deque()     # (host, future)
        self._closed = False

    limit = property(lambda self: self._limit)
    limit_per_host = property(lambda self: self._limit_per_host)
    closed = property(lambda self: self._closed)

    def _is_free(self, host):
        total = self._acquired.total()
        return ((not self._limit or total < self._limit)
                and (not self._limit_per_host
                     or self._acquired[host] < self._limit_per_host))

    async def _acquire(self, host):
        """Waits in line for a connection to a host."""
        if not self._is_free(host):
            waiter = asyncio.get_running_loop().create_future()
            entry = (host, waiter)
            self._waiters.append(entry)
            try:
                await waiter
            except BaseException:
                if entry in self._waiters:
                    self._waiters.remove(entry)
                else:  # it was given one at the same time
                    self._release(host)
                raise
        else:
            self._acquired[host] += 1

    def _release(self, host):
        """Gives it to the first in line who may have it."""
        self._acquired[host] -= 1
        for entry in list(self._waiters):
            waiting, waiter = entry
            if not waiter.done() and self._is_free(waiting):
                self._waiters.remove(entry)
                self._acquired[waiting] += 1
                waiter.set_result(None)
                return

    async def close(self):
        self._closed = True

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc_info):
        await self.close()


class TCPConnector(BaseConnector):
    def __init__(self, *, verify_ssl=True, fingerprint=None, use_dns_cache=True,
                 ttl_dns_cache=10, family=0, ssl_context=None, ssl=True,
                 local_addr=None, resolver=None, happy_eyeballs_delay=0.25,
                 interleave=None, **options):
        super().__init__(**options)
