# SPDX-License-Identifier: MIT
"""http_client.py -- what the HTTP stand-ins share: URLs, bodies, redirects."""
import base64
import collections.abc
import datetime
import json
import types
from urllib.parse import urlencode, urlsplit

from ..web import Request
from . import host

MAX_REDIRECTS = 30
FORM = "application/x-www-form-urlencoded"


class Headers(collections.abc.MutableMapping):
    """A mapping whose keys are alike in any case."""

    def __init__(self, items=None):
        self._items = {}
        self.update(items or {})

    def __getitem__(self, key):
        return self._items[key.lower()][1]

    def __setitem__(self, key, value):
        self._items[key.lower()] = (key, value)

    def __delitem__(self, key):
        del self._items[key.lower()]

    def __iter__(self):
        return (key for key, _ in self._items.values())

    def __len__(self):
        return len(self._items)

    def __repr__(self):
        return repr(dict(self.items()))


def with_params(url, params):
    """The URL with a query: a mapping, pairs, or text."""
    if not params:
        return url
    if isinstance(params, bytes):
        params = params.decode()
    if not isinstance(params, str):
        pairs = params.items() if hasattr(params, "items") else params
        params = urlencode([(key, value) for key, value in pairs
                            if value is not None], doseq=True)
    url, hash_, fragment = url.partition("#")
    return url + ("&" if "?" in url else "?") + params + hash_ + fragment


def is_http(url):
    """Whether the URL has a scheme and a host that can be asked."""
    try:
        parts = urlsplit(url)
        parts.port
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def body_of(data, value):
    """(content type or None, bytes) of a form or a body, and of JSON."""
    if value is not None:
        return "application/json", json.dumps(value).encode()
    if data is None:
        return None, b""
    if isinstance(data, str):
        return "text/plain; charset=utf-8", data.encode()
    if isinstance(data, (bytes, bytearray, memoryview)):
        return "application/octet-stream", bytes(data)
    if hasattr(data, "read"):
        content = data.read()
        return None, content.encode() if isinstance(content, str) else content
    return FORM, urlencode(data, doseq=True).encode()


def make_request(method, url, params, data, value, headers):
    kind, body = body_of(data, value)
    all_headers = Headers({"Content-Type": kind} if kind else {})
    all_headers.update({str(key): str(item)
                        for key, item in (headers or {}).items()})
    return Request(method, with_params(url, params), all_headers, body)


def hops(request, follow, limit=MAX_REDIRECTS):
    """(request, answer) of a request and of those it is redirected to.

    The last is the answer; it is a redirect if there were too many.
    """
    while True:
        answer = host.answer(request)
        yield request, answer
        location = answer.location()
        if answer.failure or not follow or location is None or not limit:
            return
        limit -= 1
        request = request.redirected(answer.status, location)


def charset_of(headers):
    _, found, charset = headers.get("Content-Type", "").partition("charset=")
    return charset.partition(";")[0].strip('" ') if found else "utf-8"


def decode(body, charset):
    try:
        return body.decode(charset, "replace")
    except LookupError:
        return body.decode("utf-8", "replace")


class ReadResponse:
    """A response whose body was read at once."""

    def __init__(self, request, answer, history):
        self.request, self.history = request, history
        self.status_code = answer.status
        self.url, self.headers = request.url, Headers(answer.headers)
        self.content = answer.body
        self.encoding = charset_of(self.headers)
        self.cookies = {}
        self.elapsed = datetime.timedelta(
            microseconds=answer.latency // 1000)

    text = property(lambda self: decode(self.content, self.encoding))

    def _chunks(self, size):
        size = size or len(self.content) or 1
        for start in range(0, len(self.content), size):
            yield self.content[start:start + size]


def basic_auth(user, password):
    """The value of an Authorization header."""
    text = f"{user}:{password}".encode("latin1", "replace")
    return "Basic " + base64.b64encode(text).decode("ascii")


def reason_for(request, answer):
    """Why there is no connection, in the system's words."""
    if answer.failure == "timeout":
        return "Connection timed out"
    if (urlsplit(request.url).hostname or "").endswith(".invalid"):
        return "Name or service not known"
    return "Connection refused"


def part(name, **names):
    """A module that lies in a stand-in."""
    module = types.ModuleType(name)
    vars(module).update(names)
    return module
