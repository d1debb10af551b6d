# SPDX-License-Identifier: MIT
"""Stands in for aiohttp: its client. There is no server and no websocket."""
from . import client_exceptions
from .connector import BaseConnector, TCPConnector
from .errors import (ClientConnectionError, ClientConnectorCertificateError,
                     ClientConnectorDNSError, ClientConnectorError,
                     ClientConnectorSSLError, ClientError, ClientOSError,
                     ClientPayloadError, ClientResponseError, ClientSSLError,
                     ConnectionTimeoutError, ContentTypeError,
                     InvalidUrlClientError, InvalidURL, NonHttpUrlClientError,
                     ServerConnectionError, ServerDisconnectedError,
                     ServerTimeoutError, SocketTimeoutError, TooManyRedirects)
from .response import ClientResponse, RequestInfo, StreamReader
from .session import ClientSession, ClientTimeout, request
from .values import BasicAuth, DummyCookieJar, CookieJar, FormData

__version__ = "3.11.0"
PARTS = ("client_exceptions",)
