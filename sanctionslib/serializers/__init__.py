"""
Writing: from the model to text.

Each module here writes one format, and says how in two names: ``SUFFIXES``, the endings of its files, and
``lines(sanctions_list, **options)``, which yields the text line by line.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import IO, Any, BinaryIO, Protocol, cast

from ..errors import WriteError
from ..model import SanctionsList

__all__ = ["WRITABLE", "dumps", "write"]

WRITABLE: dict[str, tuple[str, ...]] = {
    "json": (".json",),
    "jsonl": (".jsonl", ".ndjson"),
    "ftm": (".ftm.json", ".ftm"),
    "ftm-statements": (".statements.csv",),
    "ftm-statements-json": (".statements.json",),
}
"""Every format that can be written, with the file endings that name it."""


class _Serializer(Protocol):
    def lines(self, sanctions_list: SanctionsList, **options: Any) -> Iterator[str]: ...


def _serializer(format: str) -> _Serializer:
    if format not in WRITABLE:
        raise WriteError(f"there is no format {format!r} to write; there are: {', '.join(WRITABLE)}")
    return cast(_Serializer, import_module(f"{__name__}.{format.replace('-', '_')}"))


def _format_of(name: str) -> str:
    endings = sorted(((ending, format) for format, all in WRITABLE.items() for ending in all), key=lambda e: -len(e[0]))
    for ending, format in endings:
        if name.lower().endswith(ending):
            return format
    raise WriteError(
        f"the name {name!r} does not tell the format; end it in {', '.join(e for e, _ in endings)} or say format=..."
    )


def dumps(sanctions_list: SanctionsList, *, format: str = "json", **options: Any) -> str:
    """
    The list as text.

    Args:
        sanctions_list: What to write.
        format: ``json``, ``jsonl``, ``ftm``, ``ftm-statements`` or ``ftm-statements-json``.
        options: What the format's own page describes.

    Raises:
        WriteError: there is no such format.

    >>> print(dumps(SanctionsList(title="An empty list"), format="jsonl"), end="")
    {"type": "list", "version": 1, "title": "An empty list"}
    {"type": "end", "entities": 0, "issues": 0}
    """
    return "".join(line + "\n" for line in _serializer(format).lines(sanctions_list, **options))


def write(
    sanctions_list: SanctionsList,
    target: str | os.PathLike[str] | IO[str] | BinaryIO,
    *,
    format: str | None = None,
    **options: Any,
) -> None:
    """
    Write a list to a file, in UTF-8.

    A path is never left half-written: the text goes to a file beside it, which takes its name once it is whole. (A
    device or a FIFO is written straight through.)

    Args:
        sanctions_list: What to write.
        target: A path, or an open file (binary or text).
        format: One of those of `dumps`; told from the name of the file if left out.
        options: What the format's own page describes.

    Raises:
        WriteError: no such format, or the target cannot be written (no such folder, no permission, disk full).

    >>> import io
    >>> file = io.StringIO()
    >>> write(SanctionsList(), file, format="jsonl")
    >>> file.getvalue().splitlines()[-1]
    '{"type": "end", "entities": 0, "issues": 0}'
    """
    if isinstance(target, (str, os.PathLike)):
        path = Path(target)
        lines = _serializer(format or _format_of(path.name)).lines(sanctions_list, **options)
        try:
            with _whole_or_nothing(path) as file:
                for line in lines:
                    file.write(line + "\n")
        except BrokenPipeError:
            raise
        except OSError as error:
            raise WriteError(f"{path}: cannot be written: {error.strerror or error}") from error
        return
    if format is None:
        name = getattr(target, "name", None)
        format = _format_of(os.path.basename(name) if isinstance(name, str) else "<stream>")
    text = hasattr(target, "encoding")
    try:
        for line in _serializer(format).lines(sanctions_list, **options):
            if text:
                cast(IO[str], target).write(line + "\n")
            else:
                cast(BinaryIO, target).write(f"{line}\n".encode())
    except BrokenPipeError:
        raise
    except OSError as error:
        raise WriteError(f"cannot be written: {error.strerror or error}") from error


@contextmanager
def _whole_or_nothing(path: Path) -> Iterator[IO[str]]:
    if path.exists() and not stat.S_ISREG(path.stat().st_mode):
        with path.open("w", encoding="utf-8", newline="\n") as file:
            yield file
        return
    path = path.resolve()  # so that a link stays one
    beside = path.with_name(f".{path.name[:200]}.{os.urandom(4).hex()}.part")
    try:
        with beside.open("x", encoding="utf-8", newline="\n") as file:
            yield file
        if path.exists():
            beside.chmod(stat.S_IMODE(path.stat().st_mode))
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
