# SPDX-License-Identifier: MIT
"""What a request is answered. The body comes with the response."""
import collections
import io
import json

from ..http_client import Headers, charset_of, decode
from .errors import ClientConnectionError, ClientResponseError, \
    ContentTypeError
from .values import URL

RequestInfo = collections.namedtuple("RequestInfo",
                                     "url method headers real_url")


class StreamReader:
    """response.content: the body, piece by piece."""

    def __init__(self, body):
        self._file = io.BytesIO(body)
        self._size = len(body)

    def at_eof(self):
        return self._file.tell() >= self._size

    is_eof = at_eof

    async def read(self, n=-1):
        return self._file.read(n)

    async def readany(self):
        return self._file.read()

    async def readline(self):
        return self._file.readline()

    async def readexactly(self, n):
        return self._file.read(n)

    async def iter_chunked(self, n):
        while chunk := self._file.read(n):
            yield chunk

    async def iter_any(self):
        if chunk := self._file.read():
            yield chunk

    async def iter_chunks(self):
        if chunk := self._file.read():
            yield chunk, True

    async def __aiter__(self):
        while line := self._file.readline():
            yield line


class ClientResponse:
    def __init__(self, request, answer, history):
        self.method = request.method
        self.status, self.reason = answer.status, answer.reason
        self.url = self.real_url = URL(request.url)
        self.headers = Headers(answer.headers)
        self.history = tuple(history)
        self.cookies = {}
        self.request_info = RequestInfo(self.url, self.method,
                                        Headers(request.headers), self.url)
        self.content = StreamReader(answer.body)
        self._body = None
        self._released = False

    def __repr__(self):
        return (f"<ClientResponse({self.url}) [{self.status} {self.reason}]>\n"
                f"{self.headers!r}\n")

    ok = property(lambda self: self.status < 400)
    host = property(lambda self: self.url.host)
    charset = property(lambda self: charset_of(self.headers))
    closed = property(lambda self: self._released)

    @property
    def content_type(self):
        kind = self.headers.get("Content-Type", "application/octet-stream")
        return kind.partition(";")[0].strip()

    @property
    def content_length(self):
        return int(self.headers["Content-Length"]) \
            if "Content-Length" in self.headers else None

    def get_encoding(self):
        return charset_of(self.headers)

    async def read(self):
        if self._body is None:
            if self._released:
                raise ClientConnectionError("Connection closed")
            self._body = await self.content.read()
        return self._body

    async def text(self, encoding=None, errors="strict"):
        return decode(await self.read(), encoding or self.get_encoding())

    async def json(self, *, encoding=None, loads=json.loads,
                   content_type="application/json"):
        body = await self.read()
        if content_type and not self._is_json(content_type):
            raise ContentTypeError(
                self.request_info, self.history, status=self.status,
                message="Attempt to decode JSON with unexpected mimetype: "
                        + self.headers.get("Content-Type", ""),
                headers=self.headers)
        text = decode(body, encoding or self.get_encoding()).strip()
        return loads(text) if text else None

    def _is_json(self, wanted):
        if wanted == "application/json":
            return (self.content_type == wanted
                    or self.content_type.endswith("+json"))
        return wanted in self.content_type

    def raise_for_status(self):
        if not self.ok:
            self.release()
            raise ClientResponseError(
                self.request_info, self.history, status=self.status,
                message=self.reason, headers=self.headers)

    def release(self):
        self._released = True
        return Nothing()

    def close(self):
        self._released = True

    async def wait_for_close(self):
        self.release()

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc_info):
        self.release()


class Nothing:
    """May be awaited, and need not be."""

    def __await__(self):
        return
        yield
