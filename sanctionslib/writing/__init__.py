"""
Writing: from the model to a file.

Each module here writes one format. One of text says how in ``lines(sanctions_list, **options)``, which yields the text
line by line; one of tables in ``sink(table, file, **options)``, which opens a table of a file to take rows. Both take a
`Stream` where a list is written while it is read.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from importlib import import_module
from inspect import signature
from pathlib import Path
from typing import IO, Any, BinaryIO, Protocol, cast

from .. import codec
from .._atomic import atomic_write, is_special
from ..errors import WriteError
from ..model import Entity, SanctionsList
from ._stream import Stream, held

__all__ = ["WRITABLE", "Stream", "dumps", "write"]

WRITABLE: dict[str, tuple[str, ...]] = {
    "json": (".json",),
    "jsonl": (".jsonl", ".ndjson"),
    "ftm": (".ftm.json", ".ftm"),
    "ftm-statements": (".statements.csv",),
    "ftm-statements-json": (".statements.json",),
    "csv": (".csv",),
    "parquet": (".parquet",),
}
"""Every format that can be written, with the file endings that name it."""


class _Serializer(Protocol):
    def lines(self, sanctions_list: SanctionsList | Stream, **options: Any) -> Iterator[str]: ...


def _serializer(format: str, options: Iterable[str]) -> Any:
    if format not in WRITABLE:
        raise WriteError(f"there is no format {format!r} to write; there are: {', '.join(WRITABLE)}")
    serializer = import_module(f"{__name__}.{format.replace('-', '_')}")
    takers = [getattr(serializer, name) for name in ("lines", "sink") if hasattr(serializer, name)]
    taken = [each for taker in takers for each in signature(taker).parameters.values()]
    known = {each.name for each in taken if each.kind is each.KEYWORD_ONLY}
    if hasattr(serializer, "sink"):
        known.add("table")
    for option in options:
        if option not in known:
            there_are = f"there are: {', '.join(sorted(known))}" if known else "it has none"
            raise WriteError(f"the format {format} has no option {option!r}; {there_are}")
    return serializer


def _lines(of: SanctionsList | Stream, format: str, options: dict[str, Any]) -> Iterator[str]:
    serializer = _serializer(format, options)
    if not hasattr(serializer, "lines"):
        raise WriteError(f"{format} is no text: write it to a file")
    return cast(_Serializer, serializer).lines(of, **options)


def _format_of(name: str) -> str:
    endings = sorted(((ending, format) for format, all in WRITABLE.items() for ending in all), key=lambda e: -len(e[0]))
    for ending, format in endings:
        if name.lower().endswith(ending):
            return format
    raise WriteError(
        f"the name {name!r} does not tell the format; end it in {', '.join(e for e, _ in endings)} or say to=..."
    )


def dumps(sanctions_list: SanctionsList | Entity, *, to: str = "json", **options: Any) -> str:
    """
    A list, or one entity of a list, as text.

    Args:
        sanctions_list: What to write. An entity is written as JSON on one line, as it stands in JSON Lines.
        to: ``json``, ``jsonl``, ``ftm``, ``ftm-statements``, ``ftm-statements-json`` or ``csv`` (one table).
        options: What the format's own page describes.

    Raises:
        WriteError: there is no such format, it has no such option, or it is no text.

    >>> print(dumps(SanctionsList(title="An empty list"), to="jsonl"), end="")
    {"type": "list", "version": 1, "title": "An empty list"}
    {"type": "end", "entities": 0, "issues": 0}
    >>> print(dumps(Entity(id="x-1")), end="")
    {"type": "entity", "id": "x-1"}
    """
    if isinstance(sanctions_list, Entity):
        whole = SanctionsList(entities=(sanctions_list,))
        if to == "json":
            return codec.dumps(codec.Encoder(whole).value(sanctions_list)) + "\n"
        sanctions_list = whole
    return "".join(line + "\n" for line in _lines(sanctions_list, to, options))


def write(
    sanctions_list: SanctionsList,
    target: str | os.PathLike[str] | IO[str] | BinaryIO,
    *,
    to: str | None = None,
    **options: Any,
) -> None:
    """
    Write a list to a file, in UTF-8; or its tables to the files of a folder.

    A path is never left half-written: the data goes to a file (a folder) beside it, which takes its name once it is
    whole. (A device or a FIFO is written straight through.)

    Args:
        sanctions_list: What to write.
        target: A path, or an open file (binary or text). With ``csv`` and ``parquet``: a path that ends in ``.csv`` or
            ``.parquet``, and an open file, take one table; any other path is a folder that takes them all.
        to: One of those of `dumps`, or ``parquet``; told from the name of the file if left out.
        options: What the format's own page describes: ``table="names"`` of ``csv`` and ``parquet``,
            ``ids="opensanctions"`` of ``ftm``.

    Raises:
        WriteError: no such format or option, or the target cannot be written (no such folder, disk full).

    >>> import io
    >>> file = io.StringIO()
    >>> write(SanctionsList(), file, to="jsonl")
    >>> file.getvalue().splitlines()[-1]
    '{"type": "end", "entities": 0, "issues": 0}'
    """
    put(sanctions_list, target, to, options)


def put(
    of: SanctionsList | Stream,
    target: str | os.PathLike[str] | IO[str] | BinaryIO,
    format: str | None,
    options: dict[str, Any],
) -> None:
    """
    Write a list, which may be read meanwhile; see `write`.

    What cannot be taken back (an open file, a device) gets nothing of a stream before the whole was made.
    """
    path = Path(target) if isinstance(target, (str, os.PathLike)) else None
    if target == "":  # which a path takes for the folder one stands in
        raise WriteError("the name of what is to be written is empty")
    name = path.name if path is not None else getattr(target, "name", None)
    if format is None:
        format = _format_of(os.path.basename(name) if isinstance(name, str) else "<stream>")
    serializer = _serializer(format, options)
    try:
        if path is None and hasattr(target, "encoding"):
            lines = _lines(of, format, options)
            for line in held(lines) if isinstance(of, Stream) else lines:
                cast(IO[str], target).write(line + "\n")
        elif path is None:
            _straight(of, cast(BinaryIO, target), serializer, options)
        elif is_special(path):
            with path.open("wb") as file:
                _straight(of, file, serializer, options)
        elif (
            hasattr(serializer, "sink") and "table" not in options and not path.name.lower().endswith(WRITABLE[format])
        ):
            from ._tables import write_all  # not needed to import the package

            write_all(serializer, of, WRITABLE[format][0], path, **options)
        else:
            with atomic_write(path) as file:
                _into(file, of, serializer, options)
    except BrokenPipeError:
        raise
    except OSError as error:
        where = f"{path}: " if path is not None else ""
        raise WriteError(f"{where}cannot be written: {error.strerror or error}") from error


def _into(file: BinaryIO, of: SanctionsList | Stream, serializer: Any, options: dict[str, Any]) -> None:
    if hasattr(serializer, "sink"):
        from ._tables import write_one  # not needed to import the package

        write_one(serializer, of, file, **options)
    else:
        file.writelines(f"{line}\n".encode() for line in serializer.lines(of, **options))


def _straight(of: SanctionsList | Stream, file: BinaryIO, serializer: Any, options: dict[str, Any]) -> None:
    if not isinstance(of, Stream):
        _into(file, of, serializer, options)
        return
    import shutil  # like tempfile, not needed to import the package
    import tempfile

    with tempfile.TemporaryFile() as spool:
        _into(spool, of, serializer, options)
        spool.seek(0)
        shutil.copyfileobj(spool, file)
