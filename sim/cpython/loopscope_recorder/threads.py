# SPDX-License-Identifier: MIT
"""threads.py -- threads, before anything of theirs is replaced."""
import _thread
import threading

# Before it is replaced.
real_lock = threading._allocate_lock
real_rlock = _thread.RLock


def locked():
    lock = real_lock()
    lock.acquire()
    return lock


def is_main_thread():
    return threading.current_thread() is threading.main_thread()
