# SPDX-License-Identifier: MIT
"""URLs, forms and credentials, as far as aiohttp's client shows them."""
import base64
from urllib.parse import parse_qsl, unquote, urlencode, urljoin, urlsplit


class URL:
    """The part of yarl.URL that programs look at."""

    def __init__(self, text):
        self._text = str(text)
        self._parts = urlsplit(self._text)

    scheme = property(lambda self: self._parts.scheme)
    host = property(lambda self: self._parts.hostname)
    path = property(lambda self: unquote(self._parts.path) or "/")
    raw_path = property(lambda self: self._parts.path or "/")
    query_string = property(lambda self: self._parts.query)
    fragment = property(lambda self: self._parts.fragment)
    name = property(lambda self: self.path.rpartition("/")[2])

    @property
    def port(self):
        return self._parts.port or {"http": 80, "https": 443}.get(self.scheme)

    @property
    def query(self):
        return dict(parse_qsl(self._parts.query, keep_blank_values=True))

    @property
    def parts(self):
        return ("/", *self.path.strip("/").split("/"))

    def join(self, other):
        return URL(urljoin(self._text, str(other)))

    def with_query(self, query):
        text = query if isinstance(query, str) else urlencode(query)
        return URL(self._parts._replace(query=text).geturl())

    def human_repr(self):
        return unquote(self._text)

    def __truediv__(self, name):
        path = self._parts.path.rstrip("/") + "/" + str(name)
        return URL(self._parts._replace(path=path, query="").geturl())

    def __str__(self):
        return self._text

    def __repr__(self):
        return f"URL({self._text!r})"

    def __eq__(self, other):
        return isinstance(other, URL) and str(self) == str(other)

    def __hash__(self):
        return hash(self._text)


class BasicAuth:
    def __init__(self, login, password="", encoding="latin1"):
        self.login, self.password, self.encoding = login, password, encoding

    def encode(self):
        text = f"{self.login}:{self.password}".encode(self.encoding)
        return "Basic " + base64.b64encode(text).decode("ascii")


class FormData:
    def __init__(self, fields=()):
        self._fields = list(fields.items() if hasattr(fields, "items")
                            else fields)

    def add_field(self, name, value, *, content_type=None, filename=None,
                  content_transfer_encoding=None):
        if hasattr(value, "read"):
            value = value.read()
        self._fields.append((name, value))

    def items(self):
        return list(self._fields)


class CookieJar:
    """Holds nothing: no built-in site sets a cookie."""

    def __init__(self, *, unsafe=False, **options):
        self.unsafe = unsafe


class DummyCookieJar(CookieJar):
    pass
