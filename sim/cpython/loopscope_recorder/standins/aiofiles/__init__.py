# SPDX-License-Identifier: MIT
"""Stands in for aiofiles. As there, each call is a job of an executor."""
from . import os, ospath
from .files import open

__version__ = "24.1.0"
PARTS = ("os", "ospath")
