"""Python's collector of cycles, set aside while much is made that holds none."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def gc_paused() -> Iterator[None]:
    """
    Without Python's collector of cycles, which would walk all that was made so far again and again.

    Only for what makes no cycles, so that memory does not grow by it. It saves about a tenth of the time of reading a
    list, and half of that of making its tables.

    >>> with gc_paused():
    ...     gc.isenabled()
    False
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
