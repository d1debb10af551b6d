# SPDX-License-Identifier: MIT
"""Makes urllib.request offline: what opens connections asks the world's web.

The rest of urllib.request is the library's own: requests, openers, redirects,
errors. As there, it all blocks.
"""
import email.message
import io
import urllib.response
from urllib.error import URLError

from ..web import Request
from . import host
from .http_client import reason_for


def message_of(headers):
    message = email.message.Message()
    for key, value in headers.items():
        message[key] = value
    return message


def do_open(self, http_class, req, **connection_options):
    """AbstractHTTPHandler.do_open()."""
    body = req.data or b""
    if not isinstance(body, bytes):
        body = body.read() if hasattr(body, "read") else b"".join(body)
    request = Request(req.get_method(), req.full_url, dict(req.header_items()),
                      body)
    answer = host.answer(request)
    if isinstance(req.timeout, (int, float)) \
            and req.timeout * host.SECOND < answer.latency:
        host.block(round(req.timeout * host.SECOND))
        raise URLError(TimeoutError("timed out"))
    host.block(answer.latency)
    if answer.failure == "reset":
        raise ConnectionResetError(104, "Connection reset by peer")
    if answer.failure:
        raise URLError(OSError(111, reason_for(request, answer)))
    response = urllib.response.addinfourl(
        io.BytesIO(answer.body), message_of(answer.headers), req.full_url,
        answer.status)
    response.msg = response.reason = answer.reason
    response.getheader = response.headers.get
    return response


def patch(module):
    module.AbstractHTTPHandler.do_open = do_open
