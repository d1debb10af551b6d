# SPDX-License-Identifier: MIT
"""Sessions and requests."""
import asyncio
import collections
import contextlib
import errno
import types
from urllib.parse import urljoin, urlsplit

from .. import host
from ..entered import _Entered
from ..http_client import Headers, hops, is_http, make_request
from .connector import TCPConnector
from .errors import (ClientConnectorDNSError, ClientConnectorError,
                     ConnectionTimeoutError, InvalidUrlClientError,
                     NonHttpUrlClientError, ServerDisconnectedError,
                     SocketTimeoutError, TooManyRedirects)
from .response import ClientResponse
from .values import FormData

UNSET = object()

ClientTimeout = collections.namedtuple(
    "ClientTimeout", "total connect sock_read sock_connect ceil_threshold",
    defaults=(None, None, None, None, 5))
DEFAULT_TIMEOUT = ClientTimeout(total=300, sock_connect=30)


def to_timeout(value):
    """(the timeout, whether the program asked for it)."""
    if value is UNSET:
        return DEFAULT_TIMEOUT, False
    if value is None:
        return ClientTimeout(), True
    if isinstance(value, (int, float)):
        return ClientTimeout(total=value), True
    return value, True


class _RequestContextManager(_Entered):
    """What session.get() returns."""

    def __iter__(self):
        return self.__await__()

    async def __aexit__(self, *exc_info):
        self._result.release()


class ClientSession:
    def __init__(self, base_url=None, *, connector=None, headers=None,
                 timeout=UNSET, raise_for_status=False, auth=None,
                 connector_owner=True, cookies=None, loop=None,
                 skip_auto_headers=None, json_serialize=None, version=None,
                 cookie_jar=None, auto_decompress=True, trust_env=False,
                 requote_redirect_url=True, trace_configs=None,
                 read_bufsize=65536):
        asyncio.get_running_loop()
        self._base_url = str(base_url) if base_url else None
        self._connector = connector or TCPConnector()
        self._owns_connector = connector_owner
        self._headers = Headers(headers)
        self._timeout = timeout
        self._raise_for_status = raise_for_status
        self._auth = auth
        self._closed = False

    closed = property(lambda self: self._closed)
    connector = property(lambda self: self._connector)
    headers = property(lambda self: self._headers)
    timeout = property(lambda self: to_timeout(self._timeout)[0])
    raise_for_status = property(lambda self: self._raise_for_status)

    def request(self, method, url, **options):
        return self._begin("request", method, url, options)

    def get(self, url, *, allow_redirects=True, **options):
        return self._begin("get", "GET", url, options, allow_redirects)

    def options(self, url, *, allow_redirects=True, **options):
        return self._begin("options", "OPTIONS", url, options, allow_redirects)

    def head(self, url, *, allow_redirects=False, **options):
        return self._begin("head", "HEAD", url, options, allow_redirects)

    def post(self, url, *, data=None, **options):
        return self._begin("post", "POST", url, {"data": data, **options})

    def put(self, url, *, data=None, **options):
        return self._begin("put", "PUT", url, {"data": data, **options})

    def patch(self, url, *, data=None, **options):
        return self._begin("patch", "PATCH", url, {"data": data, **options})

    def delete(self, url, **options):
        return self._begin("delete", "DELETE", url, options)

    def ws_connect(self, *args, **kwargs):
        raise NotImplementedError(
            "loopscope's stand-in for aiohttp has no websockets")

    def _begin(self, name, method, url, options, allow_redirects=None):
        if allow_redirects is not None:
            options["allow_redirects"] = allow_redirects
        coro = self._request(method, url, **options)
        coro.__name__, coro.__qualname__ = name, f"ClientSession.{name}"
        return _RequestContextManager(coro)

    async def _request(self, method, url, *, params=None, data=None, json=None,
                       headers=None, timeout=UNSET, raise_for_status=None,
                       allow_redirects=True, max_redirects=10, auth=None,
                       cookies=None, skip_auto_headers=None, compress=None,
                       chunked=None, expect100=False, read_until_eof=True,
                       proxy=None, proxy_auth=None, proxy_headers=None,
                       ssl=None, verify_ssl=None, server_hostname=None,
                       ssl_context=None, fingerprint=None,
                       trace_request_ctx=None, read_bufsize=None,
                       auto_decompress=None):
        if self._closed:
            raise RuntimeError("Session is closed")
        if data is not None and json is not None:
            raise ValueError("data and json parameters can not be used at the "
                             "same time")
        timeout, asked = to_timeout(self._timeout if timeout is UNSET
                                    else timeout)
        auth = auth or self._auth
        request = make_request(
            method, self._full_url(url), params,
            data.items() if isinstance(data, FormData) else data, json,
            {**self._headers, **(headers or {}),
             **({"Authorization": auth.encode()} if auth else {})})
        response = await self._exchange(request, timeout, asked,
                                        allow_redirects, max_redirects)
        raises = self._raise_for_status if raise_for_status is None \
            else raise_for_status
        if callable(raises):
            await raises(response)
        elif raises:
            response.raise_for_status()
        return response

    def _full_url(self, url):
        url = urljoin(self._base_url, str(url)) if self._base_url else str(url)
        if not is_http(url):
            wrong = "://" in url and not url.startswith(("http://",
                                                         "https://"))
            raise (NonHttpUrlClientError if wrong
                   else InvalidUrlClientError)(url)
        return url

    async def _exchange(self, request, timeout, asked, follow, most):
        """A request and, if it is redirected, those that follow.

        As aiohttp does, a timer guards it all; it is armed where the program
        asked for one, or where the usual five minutes do not suffice.
        """
        history = []
        total = timeout.total
        deadline = total and asyncio.get_running_loop().time() + total
        for request, answer in hops(request, follow, most):
            guarded = total and (asked or answer.latency > total * host.SECOND)
            async with (asyncio.timeout_at(deadline) if guarded
                        else contextlib.nullcontext()):
                await self._connector._acquire(request.host)
                try:
                    await self._operation(request, answer, timeout)
                finally:
                    self._connector._release(request.host)
            response = ClientResponse(request, answer, history)
            history.append(response)
        if follow and answer.location() is not None:
            raise TooManyRedirects(history[0].request_info, tuple(history))
        return response

    def _operation(self, request, answer, timeout):
        """The I/O operation; it fails as the answer says."""
        limit, error = self._limit(request, answer, timeout)
        if limit is not None and limit * host.SECOND < answer.latency:
            return host.operation(request.name, round(limit * host.SECOND),
                                  error=error)
        error = failure(request, answer) if answer.failure else None
        return host.operation(request.name, answer.latency, error=error)

    def _limit(self, request, answer, timeout):
        """How long the socket may keep us waiting, and what comes then."""
        if answer.failure in ("timeout", "refused"):
            limits = [limit for limit in (timeout.connect,
                                          timeout.sock_connect) if limit]
            return min(limits, default=None), ConnectionTimeoutError(
                f"Connection timeout to host {request.url}")
        return timeout.sock_read, SocketTimeoutError(
            "Timeout on reading data from socket")

    async def close(self):
        if not self._closed and self._owns_connector:
            await self._connector.close()
        self._closed = True

    def __enter__(self):
        raise TypeError("Use async with instead")

    def __exit__(self, *exc_info):
        pass  # never entered

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc_info):
        await self.close()


def failure(request, answer):
    """The exception for an answer that never comes."""
    parts = urlsplit(request.url)
    key = types.SimpleNamespace(
        host=parts.hostname, is_ssl=parts.scheme == "https",
        port=parts.port or (443 if parts.scheme == "https" else 80))
    if answer.failure == "reset":
        return ServerDisconnectedError()
    if answer.failure == "timeout":
        return ClientConnectorError(key, OSError(
            errno.ETIMEDOUT, "Connection timed out"))
    if key.host.endswith(".invalid"):
        return ClientConnectorDNSError(key, OSError(
            None, "Name or service not known"))
    return ClientConnectorError(key, OSError(
        errno.ECONNREFUSED, "Connect call failed "
        f"({key.host!r}, {key.port})"))


class _SessionRequestContextManager:
    """aiohttp.request(): a request with a session of its own."""

    def __init__(self, method, url, options):
        self._what = method, url, options
        self._session = None
        self._response = None

    async def __aenter__(self):
        self._session = ClientSession()
        method, url, options = self._what
        self._response = await self._session.request(method, url, **options)
        return self._response

    async def __aexit__(self, *exc_info):
        self._response.release()
        await self._session.close()


def request(method, url, **options):
    return _SessionRequestContextManager(method, url, options)
