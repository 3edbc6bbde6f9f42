"""From a file that an authority published to another format, without holding the list."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import IO, Any, BinaryIO

from .model import Entity, Issue, SanctionsList
from .parsing.input import Input, Progress
from .reading import entities_of, open_reading
from .writing import Stream, put

__all__ = ["convert"]


def convert(
    source: Input,
    target: str | os.PathLike[str] | IO[str] | BinaryIO,
    *,
    to: str | None = None,
    format: str | None = None,
    strict: bool = False,
    progress: Progress | None = None,
    **options: Any,
) -> tuple[Issue, ...]:
    """
    Write a list in another format while it is read, so that one larger than memory goes through.

    What comes out is what ``write(read(source), target)`` writes, byte for byte. Nothing is written unless the whole
    list could be read; meanwhile the data lies in a temporary file, or in one beside the target.

    Args:
        source: What `read` takes.
        target: What `write` takes.
        to: The format to write, if not told by the name of the target: ``json``, ``jsonl``, ``ftm``, ``csv``,
            ``parquet``.
        format: The format of the source, if it is not to be told from the content.
        strict: Write nothing, and raise, if there is any issue.
        progress: Called now and then with the bytes read so far and their total (None if unknown).
        options: What the page of the format to write describes: ``table="names"``.

    Returns:
        What could not be read.

    Raises:
        ReadError: what cannot be read; under *strict*, also what has issues (all in its ``issues``).
        WriteError: what cannot be written.

    >>> import io, sanctionslib as sl
    >>> file = io.StringIO()
    >>> convert(sl.sample_path(), file, to="jsonl")
    ()
    >>> file.getvalue() == sl.dumps(sl.read(sl.sample_path()), to="jsonl")
    True
    """
    opened = open_reading(source, format=format, progress=progress)

    def begin() -> tuple[Iterator[Entity], Callable[[], SanctionsList]]:
        reading = opened.again()
        return entities_of(reading, strict=strict), lambda: reading.finish(())

    stream = Stream(begin)
    put(stream, target, to, options)
    return stream.facts.issues
