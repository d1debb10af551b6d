# SPDX-License-Identifier: MIT
"""Stands in for requests. Each request blocks the calling thread."""
import io
import json
import types
from urllib.parse import urlsplit

from . import host
from .http_client import (Headers, ReadResponse, basic_auth, decode, hops,
                          is_http, make_request, part, reason_for)

__version__ = "2.32.0"
PARTS = ("exceptions", "auth", "adapters")


class RequestException(IOError):
    def __init__(self, *args, response=None, request=None):
        self.response = response
        self.request = request or getattr(response, "request", None)
        super().__init__(*args)


class InvalidJSONError(RequestException):
    pass


class JSONDecodeError(InvalidJSONError, json.JSONDecodeError):
    def __init__(self, *args, **keys):
        json.JSONDecodeError.__init__(self, *args)
        InvalidJSONError.__init__(self, str(self), **keys)


class HTTPError(RequestException):
    pass


class ConnectionError(RequestException):
    pass


class SSLError(ConnectionError):
    pass


class Timeout(RequestException):
    pass


class ConnectTimeout(ConnectionError, Timeout):
    pass


class ReadTimeout(Timeout):
    pass


class TooManyRedirects(RequestException):
    pass


class MissingSchema(RequestException, ValueError):
    pass


class InvalidSchema(RequestException, ValueError):
    pass


class InvalidURL(RequestException, ValueError):
    pass


class HTTPBasicAuth:
    """(user, password), as the library takes it too."""

    def __init__(self, username, password):
        self.username, self.password = username, password

    def __iter__(self):
        return iter((self.username, self.password))


class HTTPAdapter:
    """Accepted, and without effect: there are no connections to pool."""

    def __init__(self, *args, **kwargs):
        self.max_retries = kwargs.get("max_retries", 0)


exceptions = part("requests.exceptions", **{
    name: value for name, value in vars().items()
    if isinstance(value, type) and issubclass(value, RequestException)})
auth = part("requests.auth", HTTPBasicAuth=HTTPBasicAuth)
adapters = part("requests.adapters", HTTPAdapter=HTTPAdapter)
codes = types.SimpleNamespace(
    ok=200, created=201, accepted=202, no_content=204, moved=301, found=302,
    bad_request=400, unauthorized=401, forbidden=403, not_found=404,
    too_many_requests=429, internal_server_error=500, bad_gateway=502,
    service_unavailable=503, gateway_timeout=504)


class Response(ReadResponse):
    def __init__(self, request, answer, history):
        super().__init__(request, answer, history)
        self.reason = answer.reason
        self.raw = io.BytesIO(answer.body)

    def __repr__(self):
        return f"<Response [{self.status_code}]>"

    def __bool__(self):
        return self.ok

    def __iter__(self):
        return self.iter_content(128)

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self.close()

    ok = property(lambda self: self.status_code < 400)
    apparent_encoding = property(lambda self: "utf-8")
    is_redirect = property(lambda self: "location" in self.headers
                           and 300 <= self.status_code < 400)

    def json(self, **options):
        try:
            return json.loads(self.text, **options)
        except ValueError as error:
            raise JSONDecodeError(error.msg, error.doc, error.pos) from None

    def iter_content(self, chunk_size=1, decode_unicode=False):
        for chunk in self._chunks(chunk_size):
            yield decode(chunk, self.encoding) if decode_unicode else chunk

    def iter_lines(self, chunk_size=512, decode_unicode=False):
        for line in self.content.splitlines():
            yield decode(line, self.encoding) if decode_unicode else line

    def raise_for_status(self):
        if not self.ok:
            side = "Client" if self.status_code < 500 else "Server"
            raise HTTPError(f"{self.status_code} {side} Error: {self.reason} "
                            f"for url: {self.url}", response=self)

    def close(self):
        pass


def checked(url):
    if "://" not in url:
        raise MissingSchema(f"Invalid URL {url!r}: No scheme supplied. Perhaps "
                            f"you meant https://{url}?")
    if not url.lower().startswith(("http://", "https://")):
        raise InvalidSchema(f"No connection adapters were found for {url!r}")
    if not is_http(url):
        raise InvalidURL(f"Invalid URL {url!r}: No host supplied")
    return url


class Session:
    def __init__(self):
        self.headers = Headers({"User-Agent": f"python-requests/{__version__}",
                                "Accept": "*/*"})
        self.params, self.auth, self.cookies = {}, None, {}
        self.verify, self.proxies, self.max_redirects = True, {}, 30

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self.close()

    def close(self):
        pass

    def mount(self, prefix, adapter):
        """Accepted: every adapter reaches the same web."""

    def request(self, method, url, params=None, data=None, headers=None,
                cookies=None, files=None, auth=None, timeout=None,
                allow_redirects=True, proxies=None, hooks=None, stream=None,
                verify=None, cert=None, json=None):
        request = make_request(
            method, checked(str(url)), {**self.params, **(params or {})}
            if not isinstance(params, (str, bytes, list)) else params, data,
            json, {**self.headers, **credentials(auth or self.auth),
                   **(headers or {})})
        connect, read = timeout if isinstance(timeout, tuple) \
            else (timeout, timeout)
        history = []
        for request, answer in hops(request, allow_redirects,
                                    self.max_redirects):
            wait(request, answer, connect, read)
            response = Response(request, answer, list(history))
            history.append(response)
        if allow_redirects and answer.location() is not None:
            raise TooManyRedirects(f"Exceeded {self.max_redirects} redirects.",
                                   response=response)
        return response

    def get(self, url, **options):
        return self.request("GET", url, **options)

    def options(self, url, **options):
        return self.request("OPTIONS", url, **options)

    def head(self, url, **options):
        options.setdefault("allow_redirects", False)
        return self.request("HEAD", url, **options)

    def post(self, url, data=None, json=None, **options):
        return self.request("POST", url, data=data, json=json, **options)

    def put(self, url, data=None, **options):
        return self.request("PUT", url, data=data, **options)

    def patch(self, url, data=None, **options):
        return self.request("PATCH", url, data=data, **options)

    def delete(self, url, **options):
        return self.request("DELETE", url, **options)


def credentials(auth):
    return {"Authorization": basic_auth(*auth)} if auth else {}


def wait(request, answer, connect, read):
    """Blocks for as long as the answer takes; raises what comes instead."""
    parts = urlsplit(request.url)
    pool = (f"HTTP{'S' if parts.scheme == 'https' else ''}ConnectionPool("
            f"host={parts.hostname!r}, port="
            f"{parts.port or (443 if parts.scheme == 'https' else 80)})")
    is_connecting = answer.failure in ("timeout", "refused")
    limit = connect if is_connecting else read
    if limit is not None and limit * host.SECOND < answer.latency:
        host.block(round(limit * host.SECOND))
        if is_connecting:
            raise ConnectTimeout(f"{pool}: Max retries exceeded with url: "
                                 f"{request.target} (connect timeout="
                                 f"{limit})", request=request)
        raise ReadTimeout(f"{pool}: Read timed out. (read timeout={limit})",
                          request=request)
    host.block(answer.latency)
    if answer.failure == "reset":
        raise ConnectionError("('Connection aborted.', ConnectionResetError("
                              "104, 'Connection reset by peer'))",
                              request=request)
    if answer.failure:
        kind = ConnectTimeout if answer.failure == "timeout" \
            else ConnectionError
        raise kind(f"{pool}: Max retries exceeded with url: {request.target} "
                   f"({reason_for(request, answer)})", request=request)


session = Session


def request(method, url, **options):
    return Session().request(method, url, **options)


def get(url, params=None, **options):
    return request("GET", url, params=params, **options)


def options(url, **options):
    return request("OPTIONS", url, **options)


def head(url, **options):
    options.setdefault("allow_redirects", False)
    return request("HEAD", url, **options)


def post(url, data=None, json=None, **options):
    return request("POST", url, data=data, json=json, **options)


def put(url, data=None, **options):
    return request("PUT", url, data=data, **options)


def patch(url, data=None, **options):
    return request("PATCH", url, data=data, **options)


def delete(url, **options):
    return request("DELETE", url, **options)
