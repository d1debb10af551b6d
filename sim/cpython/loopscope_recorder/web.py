# SPDX-License-Identifier: MIT
"""web.py -- the web of a world: the answer to a request, and after how long.

The stand-ins for HTTP clients ask here. The routes of the world come first,
then the built-in sites (websites.py). `/delay/N` takes N s on any host, every
other request 1 s.
"""
import fnmatch
import http
import json
import re
from urllib.parse import urljoin, urlsplit

from . import websites

SECOND = 1_000_000_000
LATENCY = SECOND
GIVING_UP = 127 * SECOND  # what the system waits for an answer to a connect
REDIRECTS = (301, 302, 303, 307, 308)


class Request:
    """`headers` has lower-case keys; `body` is bytes."""

    def __init__(self, method, url, headers=None, body=b""):
        self.method, self.url = method.upper(), url.partition("#")[0]
        parts = urlsplit(self.url)
        self.scheme, self.host = parts.scheme, parts.netloc.rpartition("@")[2]
        self.path, self.query = parts.path or "/", parts.query
        if not parts.path:
            self.url = parts._replace(path="/", fragment="").geturl()
        self.headers = {key.lower(): value
                        for key, value in (headers or {}).items()}
        self.body = body

    @property
    def target(self):
        return self.path + ("?" + self.query if self.query else "")

    @property
    def name(self):
        """How the trace names it."""
        return f"{self.method} {self.host}{self.target}"

    def redirected(self, status, location):
        """The request that follows a redirect."""
        keeps = status in (307, 308) or self.method in ("GET", "HEAD")
        return Request(self.method if keeps else "GET",
                       urljoin(self.url, location), self.headers,
                       self.body if keeps else b"")


class Answer:
    """Comes after `latency` ns; `failure` says what comes instead of it."""

    def __init__(self, status=200, kind=None, body=b"", latency=LATENCY,
                 headers=None, reason=None, failure=None):
        self.status, self.body, self.latency = status, body, latency
        self.reason = reason if reason is not None else reason_of(status)
        self.failure = failure
        self.headers = {"Content-Type": kind} if kind else {}
        self.headers["Content-Length"] = str(len(body))
        for key, value in (headers or {}).items():
            for known in list(self.headers):
                if known.lower() == key.lower():
                    del self.headers[known]
            self.headers[key] = value

    def location(self):
        """Where it sends the client, or None."""
        if self.status not in REDIRECTS:
            return None
        return next((value for key, value in self.headers.items()
                     if key.lower() == "location"), None)


def reason_of(status):
    try:
        return http.HTTPStatus(status).phrase
    except ValueError:
        return ""


class Web:
    def __init__(self, world):
        self._routes = world.routes
        self._network = world.network
        self._asked = 0

    def answer(self, request):
        """The Answer to a Request."""
        self._asked += 1
        chosen = None
        for route in self._routes:
            if matches(route, request):
                route.asked += 1
                if chosen is None and route.asked > route.after:
                    chosen = route
        answer = self._of_route(chosen, request) if chosen \
            else self._built_in(request)
        if request.method == "HEAD":
            answer.body = b""
        return answer

    def _of_route(self, route, request):
        latency = route.latency
        if route.failure:
            usual = {"refused": self._network.latency, "timeout": GIVING_UP,
                     "reset": LATENCY}[route.failure]
            return Answer(failure=route.failure,
                          latency=usual if latency is None else latency)
        if latency is None:
            latency = latency_of(request)
        if route.kind is None and route.status is None:  # only slow
            answer = self._built_in(request)
            answer.latency = latency
            answer.headers.update(route.headers)
            return answer
        return Answer(route.status or 200, route.kind, route.body or b"",
                      latency, route.headers, route.reason)

    def _built_in(self, request):
        if request.host.rpartition(":")[0].endswith(".invalid") \
                or request.host.endswith(".invalid"):
            return Answer(failure="refused", latency=self._network.latency)
        status, kind, body, headers = websites.page(request, self._asked)
        if not isinstance(body, bytes):
            body = json.dumps(body, indent=2).encode()
        return Answer(status, kind, body, latency_of(request), headers)


def latency_of(request):
    delay = re.fullmatch(r"/delay/(\d+(?:\.\d+)?)", request.path)
    return round(float(delay[1]) * SECOND) if delay else LATENCY


def matches(route, request):
    """Whether the method and the URL fit; `*` stands for any text."""
    if route.method not in (None, "*", request.method):
        return False
    pattern, url = route.url, request.url
    if "://" not in pattern:
        url = url.partition("://")[2]
    return any(fnmatch.fnmatchcase(candidate, escape_pattern(pattern))
               for candidate in (url, url.partition("?")[0]))


def escape_pattern(pattern):
    """Only `*` is special."""
    return pattern.replace("[", "[[]").replace("?", "[?]")
