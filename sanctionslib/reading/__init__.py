"""
Reading: from the bytes that an authority published to the model.

`read` finds the files of a release, recognizes their format, and has the module of that format parse them.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

from .._gc import gc_paused
from ..errors import ReadError
from ..model import Entity, SanctionsList
from ..parsing.format import Format
from ..parsing.input import Document, Head, Input, Progress, documents
from ..parsing.reading import Reading
from ..publishers import format_named, formats
from .releases import beside, only, releases

__all__ = ["Document", "Format", "Head", "Reading", "entities_of", "formats", "iter_entities", "open_reading", "read"]


def open_reading(source: Input, *, format: str | None = None, progress: Progress | None = None) -> Reading:
    """Look at *source*, tell its format, and get ready to parse it; see `read` for the arguments and errors."""
    named = _named(source)
    if named is not None and len(named) == 1:
        source, named = named[0], None
    files = documents(source if named is None else named, progress)
    if not files:
        raise ReadError("there is no file in it", file=_name(source))
    recognized = _recognized(files, format, {os.fspath(path) for path in named or () if not hasattr(path, "read")})
    if not recognized:
        raise ReadError("there is no list in it", file=_name(source))
    empty = [file for file in files if not file.head.data.strip()]
    release = only(releases(recognized, empty, together=named is not None), _name(source))
    primary = release.primary
    assert primary
    if primary.path is not None and named is None and os.fspath(primary.path) == _name(source):
        release.files |= beside(primary, release.format)
        primary = release.primary or primary  # what lies beside may come before what was named
    companions = {part: document for part, document in release.files.items() if document is not primary}
    from .. import law  # imported here: importing the package looks nothing up

    return Reading(format=release.format, law=law, documents=[primary, *companions.values()], companions=companions)


def _named(source: Input) -> list[str | os.PathLike[str]] | None:
    """The paths, where the user names several."""
    if isinstance(source, (str, os.PathLike, bytes, bytearray, memoryview)) or hasattr(source, "read"):
        return None
    return list(source)


def _recognized(files: list[Document], name: str | None, named: set[str]) -> list[tuple[Document, Format]]:
    """The files that are lists or parts of lists, with their formats."""
    if name is None:
        found = []
        for file in files:
            by_name = file.path is not None and os.fspath(file.path) in named and file.member is None
            if format := _recognize(file, lone=len(files) == 1 or (by_name and bool(file.head.data.strip()))):
                found.append((file, format))
        return found
    chosen = format_named(name)
    if chosen is None:
        raise ReadError(f"there is no format {name!r}; there are: {', '.join(f.name for f in formats())}")
    if chosen.parts and len(files) == 1 and not chosen.recognizes(files[0].head):
        raise ReadError(f"is not of the format {name}, but {files[0].head.describe()}", file=files[0].name)
    return [(file, chosen) for file in files if len(files) == 1 or chosen.recognizes(file.head)]


def _name(source: object) -> str | None:
    return os.fspath(source) if isinstance(source, (str, os.PathLike)) else None


def _recognize(file: Document, *, lone: bool) -> Format | None:
    """The format of a file; None if it has none and is not the only file given."""
    found = [format for format in formats() if format.recognizes(file.head)]
    if len(found) > 1:
        raise ReadError(
            f"is recognized as more than one format: {', '.join(f.name for f in found)}; name one with format=...",
            file=file.name,
        )
    if not found and lone:
        raise ReadError(f"is not a list that can be read, but {file.head.describe()}", file=file.name)
    return found[0] if found else None


def read(
    source: Input,
    *,
    format: str | None = None,
    strict: bool = False,
    progress: Progress | None = None,
) -> SanctionsList:
    """
    Read a list as its authority published it.

    Args:
        source: A path, a folder that holds one list, an open binary file, or bytes; ``.zip`` and ``.gz`` as they are.
            For a list published in several files, the path of the primary one (its companions are found beside it),
            a folder or an archive that holds them, or all their paths.
        format: Name of the format, if it is not to be told from the content; see `formats`.
        strict: Raise if there is any issue, rather than collect them in ``.issues``.
        progress: Called now and then with the bytes read so far and their total (None if unknown).

    Raises:
        ReadError: what cannot be read; under *strict*, also what was read with issues (all in its ``issues``).

    >>> import sanctionslib as sl
    >>> sl.read(sl.sample_path())
    <SanctionsList 'SDN List' of 2021-07-29: 22 entities, 0 issues>
    """
    reading = open_reading(source, format=format, progress=progress)
    with gc_paused():
        entities = tuple(reading.entities())
    result = reading.finish(entities)
    if strict:
        _raise_if_issues(reading)
    return result


def iter_entities(
    source: Input,
    *,
    format: str | None = None,
    strict: bool = False,
    progress: Progress | None = None,
) -> Iterator[Entity]:
    """
    The entities of a list one by one, without holding them all; otherwise as `read`.

    Under *strict*, the error is raised after the last entity.

    >>> import sanctionslib as sl
    >>> list(sl.iter_entities(sl.sample_path())) == list(sl.read(sl.sample_path()))
    True
    """
    yield from entities_of(open_reading(source, format=format, progress=progress), strict=strict)


def entities_of(reading: Reading, *, strict: bool = False) -> Iterator[Entity]:
    """The entities of a reading one by one; under *strict*, an error after the last one if there are issues."""
    yield from reading.entities()
    if strict:
        _raise_if_issues(reading)


def _raise_if_issues(reading: Reading) -> None:
    count = len(reading.issues)
    if count:
        raise ReadError(
            f"{count} issue{'' if count == 1 else 's'} found while reading strictly",
            file=reading.document.name,
            issues=tuple(reading.issues),
        )
