# SPDX-License-Identifier: MIT
"""The exceptions of aiohttp's client."""
import asyncio


class ClientError(Exception):
    """What all of them are."""


class ClientResponseError(ClientError):
    """A response came that is an error, or cannot be used."""

    def __init__(self, request_info, history, *, code=None, status=None,
                 message="", headers=None):
        self.request_info, self.history = request_info, history
        self.status = status if status is not None else code or 0
        self.message, self.headers = message, headers
        super().__init__(request_info, history)

    @property
    def code(self):
        return self.status

    def __str__(self):
        return (f"{self.status}, message={self.message!r}, "
                f"url={str(self.request_info.real_url)!r}")

    def __repr__(self):
        return (f"{type(self).__name__}({self.request_info!r}, "
                f"{self.history!r}, status={self.status}, "
                f"message={self.message!r})")


class ContentTypeError(ClientResponseError):
    """json() was asked of what is not JSON."""


class TooManyRedirects(ClientResponseError):
    pass


class ClientPayloadError(ClientError):
    pass


class InvalidURL(ClientError, ValueError):
    """A URL that cannot be asked for."""

    def __init__(self, url, description=None):
        self._url, self._description = url, description
        super().__init__(*((url, description) if description else (url,)))

    @property
    def url(self):
        return self._url

    @property
    def description(self):
        return self._description

    def __str__(self):
        return f"{self._url} - {self._description}" if self._description \
            else str(self._url)

    def __repr__(self):
        return f"<{type(self).__name__} {self}>"


class InvalidUrlClientError(InvalidURL):
    pass


class NonHttpUrlClientError(InvalidUrlClientError):
    """Neither http nor https."""


class ClientConnectionError(ClientError):
    pass


class ClientOSError(ClientConnectionError, OSError):
    pass


class ClientConnectorError(ClientOSError):
    """No connection could be made."""

    def __init__(self, connection_key, os_error):
        self._key, self._os_error = connection_key, os_error
        super().__init__(os_error.errno, os_error.strerror)
        self.args = connection_key, os_error

    os_error = property(lambda self: self._os_error)
    host = property(lambda self: self._key.host)
    port = property(lambda self: self._key.port)
    ssl = property(lambda self: "default")

    def __str__(self):
        return (f"Cannot connect to host {self.host}:{self.port} "
                f"ssl:{self.ssl} [{self._os_error.strerror}]")


class ClientConnectorDNSError(ClientConnectorError):
    """The host has no address."""


class ClientSSLError(ClientConnectorError):
    pass


class ClientConnectorSSLError(ClientSSLError):
    pass


class ClientConnectorCertificateError(ClientSSLError):
    pass


class ServerConnectionError(ClientConnectionError):
    pass


class ServerDisconnectedError(ServerConnectionError):
    def __init__(self, message=None):
        self.message = "Server disconnected" if message is None else message
        super().__init__(self.message)


class ServerTimeoutError(ServerConnectionError, asyncio.TimeoutError):
    pass


class ConnectionTimeoutError(ServerTimeoutError):
    pass


class SocketTimeoutError(ServerTimeoutError):
    pass
