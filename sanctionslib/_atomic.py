"""Files that are written whole or not at all."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


def is_special(path: Path) -> bool:
    """Whether there is a device or a FIFO of that name, which is written straight through."""
    return path.exists() and not path.is_dir() and not stat.S_ISREG(path.stat().st_mode)


@contextmanager
def atomic_write(path: Path) -> Iterator[BinaryIO]:
    """
    A file beside *path*, which takes its name (and its mode, if it is there) once all is written; none after an error.

    Raises:
        OSError: it cannot be written.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder) / "list.json"
    ...     with atomic_write(path) as file:
    ...         written, there = file.write(b"{}"), path.exists()
    ...     written, there, path.read_bytes()
    (2, False, b'{}')
    """
    path = path.resolve()  # so that a link stays one
    beside = path.with_name(f".{path.name[:200]}.{os.urandom(4).hex()}.part")
    try:
        with beside.open("xb") as file:
            yield file
        if path.exists():
            beside.chmod(stat.S_IMODE(path.stat().st_mode))
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
