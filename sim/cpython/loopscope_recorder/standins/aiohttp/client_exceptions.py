# SPDX-License-Identifier: MIT
"""aiohttp.client_exceptions: the exceptions, where some import them from."""
from .errors import *
