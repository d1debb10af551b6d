# SPDX-License-Identifier: MIT
"""Stands in for httpx: blocking requests and AsyncClient."""
import asyncio
import contextlib
import json
import types
from urllib.parse import urljoin

from . import host
from .http_client import (Headers, ReadResponse, basic_auth, decode, hops,
                          is_http, make_request, reason_for)

__version__ = "0.28.0"
PARTS = ()
DEFAULT_TIMEOUT = 5.0
UNSET = object()


# --- Exceptions -------------------------------------------------------------


class HTTPError(Exception):
    def __init__(self, message, *, request=None):
        super().__init__(message)
        self._request = request

    @property
    def request(self):
        if self._request is None:
            raise RuntimeError("The .request property has not been set.")
        return self._request


class RequestError(HTTPError):
    pass


class TransportError(RequestError):
    pass


class TimeoutException(TransportError):
    pass


class ConnectTimeout(TimeoutException):
    pass


class ReadTimeout(TimeoutException):
    pass


class WriteTimeout(TimeoutException):
    pass


class PoolTimeout(TimeoutException):
    pass


class NetworkError(TransportError):
    pass


class ConnectError(NetworkError):
    pass


class ReadError(NetworkError):
    pass


class ProtocolError(TransportError):
    pass


class RemoteProtocolError(ProtocolError):
    pass


class UnsupportedProtocol(TransportError):
    pass


class DecodingError(RequestError):
    pass


class TooManyRedirects(RequestError):
    pass


class HTTPStatusError(HTTPError):
    def __init__(self, message, *, request, response):
        super().__init__(message, request=request)
        self.response = response


class InvalidURL(Exception):
    pass


# --- Settings ---------------------------------------------------------------


class Timeout:
    """Seconds for each of four things; None: as long as it takes."""

    def __init__(self, timeout=UNSET, *, connect=UNSET, read=UNSET,
                 write=UNSET, pool=UNSET):
        if isinstance(timeout, Timeout):
            rest = [timeout.connect, timeout.read, timeout.write, timeout.pool]
        else:
            rest = [None if timeout is UNSET else timeout] * 4
        given = (connect, read, write, pool)
        self.connect, self.read, self.write, self.pool = (
            usual if value is UNSET else value
            for usual, value in zip(rest, given))

    def __repr__(self):
        return (f"Timeout(connect={self.connect}, read={self.read}, "
                f"write={self.write}, pool={self.pool})")


class Limits:
    def __init__(self, *, max_connections=None,
                 max_keepalive_connections=None, keepalive_expiry=5.0):
        self.max_connections = max_connections
        self.max_keepalive_connections = max_keepalive_connections
        self.keepalive_expiry = keepalive_expiry


class BasicAuth:
    def __init__(self, username, password):
        self._pair = username, password

    def __iter__(self):
        return iter(self._pair)


codes = types.SimpleNamespace(
    OK=200, CREATED=201, NO_CONTENT=204, BAD_REQUEST=400, UNAUTHORIZED=401,
    FORBIDDEN=403, NOT_FOUND=404, TOO_MANY_REQUESTS=429,
    INTERNAL_SERVER_ERROR=500, BAD_GATEWAY=502, SERVICE_UNAVAILABLE=503)


# --- Responses --------------------------------------------------------------


class Response(ReadResponse):
    http_version = "HTTP/1.1"

    def __init__(self, request, answer, history):
        super().__init__(request, answer, history)
        self.reason_phrase = answer.reason

    def __repr__(self):
        return f"<Response [{self.status_code} {self.reason_phrase}]>"

    is_success = property(lambda self: 200 <= self.status_code < 300)
    is_redirect = property(lambda self: 300 <= self.status_code < 400)
    is_client_error = property(lambda self: 400 <= self.status_code < 500)
    is_server_error = property(lambda self: 500 <= self.status_code)
    is_error = property(lambda self: 400 <= self.status_code)

    def json(self, **options):
        return json.loads(self.content, **options)

    def read(self):
        return self.content

    async def aread(self):
        return self.content

    def iter_bytes(self, chunk_size=None):
        return self._chunks(chunk_size)

    def iter_text(self, chunk_size=None):
        return (decode(chunk, self.encoding)
                for chunk in self.iter_bytes(chunk_size))

    def iter_lines(self):
        return iter(self.text.splitlines())

    async def aiter_bytes(self, chunk_size=None):
        for chunk in self.iter_bytes(chunk_size):
            yield chunk

    async def aiter_text(self, chunk_size=None):
        for chunk in self.iter_text(chunk_size):
            yield chunk

    async def aiter_lines(self):
        for line in self.iter_lines():
            yield line

    def raise_for_status(self):
        if self.is_success:
            return self
        kinds = {1: "Informational response", 3: "Redirect response",
                 4: "Client error", 5: "Server error"}
        kind = kinds[self.status_code // 100]
        raise HTTPStatusError(
            f"{kind} '{self.status_code} {self.reason_phrase}' for url "
            f"'{self.url}'\nFor more information check: https://developer."
            f"mozilla.org/en-US/docs/Web/HTTP/Status/{self.status_code}",
            request=self.request, response=self)

    def close(self):
        pass

    async def aclose(self):
        pass


# --- Clients ----------------------------------------------------------------


class BaseClient:
    """What the two clients share: settings, and what a request becomes."""

    def __init__(self, *, auth=None, params=None, headers=None, cookies=None,
                 verify=True, cert=None, trust_env=True, http1=True,
                 http2=False, proxy=None, mounts=None,
                 timeout=DEFAULT_TIMEOUT, follow_redirects=False, limits=None,
                 max_redirects=20, event_hooks=None, base_url="",
                 default_encoding="utf-8"):
        self.auth, self.params = auth, params or {}
        self.headers = Headers({"Accept": "*/*",
                                "User-Agent": f"python-httpx/{__version__}"})
        self.headers.update(headers or {})
        self.base_url = str(base_url)
        self.timeout = Timeout(timeout)
        self.follow_redirects = follow_redirects
        self.max_redirects = max_redirects
        self._limit = limits.max_connections if limits else 100
        self.is_closed = False

    def _request(self, method, url, *, content=None, data=None, files=None,
                 json=None, params=None, headers=None, cookies=None, auth=UNSET,
                 follow_redirects=None, timeout=UNSET, extensions=None):
        """(the request, whether it follows redirects, its Timeout)."""
        if self.is_closed:
            raise RuntimeError("Cannot send a request, as the client has been "
                               "closed.")
        url = str(url)
        if self.base_url and "://" not in url:
            url = urljoin(self.base_url.rstrip("/") + "/", url.lstrip("/"))
        if not is_http(url):
            raise UnsupportedProtocol("Request URL is missing an 'http://' or "
                                      "'https://' protocol.")
        auth = self.auth if auth is UNSET else auth
        every = {"Authorization": basic_auth(*auth)} if auth else {}
        if not isinstance(params, (str, bytes, list, tuple)):
            params = {**self.params, **(params or {})}
        request = make_request(
            method, url, params, data if content is None else content, json,
            {**self.headers, **every, **(headers or {})})
        follow = self.follow_redirects if follow_redirects is None \
            else follow_redirects
        return request, follow, self.timeout if timeout is UNSET \
            else Timeout(timeout)

    def _check_redirects(self, follow, request, answer):
        if follow and answer.location() is not None:
            raise TooManyRedirects("Exceeded maximum allowed redirects.",
                                   request=request)


def ending(request, answer, timeout):
    """(after how long, with which exception or None) a request ends."""
    is_connecting = answer.failure in ("timeout", "refused")
    limit = timeout.connect if is_connecting else timeout.read
    if limit is not None and limit * host.SECOND < answer.latency:
        kind = ConnectTimeout if is_connecting else ReadTimeout
        return round(limit * host.SECOND), kind("", request=request)
    errors = {
        None: lambda: None,
        "reset": lambda: ReadError("Connection reset by peer",
                                   request=request),
        "timeout": lambda: ConnectTimeout("", request=request),
        "refused": lambda: ConnectError(
            "[Errno 111] " + reason_for(request, answer), request=request)}
    return answer.latency, errors[answer.failure]()


class Client(BaseClient):
    def request(self, method, url, **options):
        request, follow, timeout = self._request(method, url, **options)
        history = []
        for request, answer in hops(request, follow, self.max_redirects):
            latency, error = ending(request, answer, timeout)
            host.block(latency)
            if error:
                raise error
            response = Response(request, answer, list(history))
            history.append(response)
        self._check_redirects(follow, request, answer)
        return response

    @contextlib.contextmanager
    def stream(self, method, url, **options):
        yield self.request(method, url, **options)

    def get(self, url, **options):
        return self.request("GET", url, **options)

    def options(self, url, **options):
        return self.request("OPTIONS", url, **options)

    def head(self, url, **options):
        return self.request("HEAD", url, **options)

    def post(self, url, **options):
        return self.request("POST", url, **options)

    def put(self, url, **options):
        return self.request("PUT", url, **options)

    def patch(self, url, **options):
        return self.request("PATCH", url, **options)

    def delete(self, url, **options):
        return self.request("DELETE", url, **options)

    def close(self):
        self.is_closed = True

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self.close()


class AsyncClient(BaseClient):
    """Its limit is real: who comes too many waits in line."""

    def __init__(self, **options):
        super().__init__(**options)
        self._places = asyncio.Semaphore(self._limit) if self._limit \
            else contextlib.nullcontext()

    async def _send(self, method, url, options):
        request, follow, timeout = self._request(method, url, **options)
        history = []
        for request, answer in hops(request, follow, self.max_redirects):
            latency, error = ending(request, answer, timeout)
            async with self._places:
                await host.operation(request.name, latency, error=error)
            response = Response(request, answer, list(history))
            history.append(response)
        self._check_redirects(follow, request, answer)
        return response

    @contextlib.asynccontextmanager
    async def stream(self, method, url, **options):
        yield await self._send(method, url, options)

    async def request(self, method, url, **options):
        return await self._send(method, url, options)

    async def get(self, url, **options):
        return await self._send("GET", url, options)

    async def options(self, url, **options):
        return await self._send("OPTIONS", url, options)

    async def head(self, url, **options):
        return await self._send("HEAD", url, options)

    async def post(self, url, **options):
        return await self._send("POST", url, options)

    async def put(self, url, **options):
        return await self._send("PUT", url, options)

    async def patch(self, url, **options):
        return await self._send("PATCH", url, options)

    async def delete(self, url, **options):
        return await self._send("DELETE", url, options)

    async def aclose(self):
        self.is_closed = True

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc_info):
        await self.aclose()


# --- Requests without a client ----------------------------------------------

CLIENT_OPTIONS = {"verify", "cert", "trust_env", "proxy"}


def request(method, url, **options):
    settings = {key: options.pop(key) for key in CLIENT_OPTIONS & set(options)}
    return Client(**settings).request(method, url, **options)


def stream(method, url, **options):
    return Client().stream(method, url, **options)


def get(url, **options):
    return request("GET", url, **options)


def options(url, **options):
    return request("OPTIONS", url, **options)


def head(url, **options):
    return request("HEAD", url, **options)


def post(url, **options):
    return request("POST", url, **options)


def put(url, **options):
    return request("PUT", url, **options)


def patch(url, **options):
    return request("PATCH", url, **options)


def delete(url, **options):
    return request("DELETE", url, **options)
