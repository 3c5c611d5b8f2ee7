"""How the C library's allocator treats what large documents took. Allocates nothing itself; does nothing elsewhere.

GNU's allocator takes large blocks from the system one by one and gives them back when they are freed, but learns from
each freed one to keep blocks of that size, up to 32 MiB, in its heap. A process that handles one document of some
megabytes after another then keeps holes between what it has to remember (200 real feeds: 38 MiB in all processes).
"""

from __future__ import annotations

import contextlib
import sys

_M_MMAP_THRESHOLD = -3  # mallopt(3)
_LARGE = 128 * 1024  # bytes: what GNU's allocator begins with


def keep_no_large_blocks() -> None:
    """Have large blocks given back to the system as soon as they are freed, whatever was freed before."""
    if sys.platform == "linux":
        import ctypes

        with contextlib.suppress(AttributeError):  # another C library than GNU's
            ctypes.CDLL(None).mallopt(_M_MMAP_THRESHOLD, _LARGE)


def give_back() -> None:
    """Return what is free to the system now."""
    if sys.platform == "linux":
        import ctypes

        with contextlib.suppress(AttributeError):
            ctypes.CDLL(None).malloc_trim(0)
