"""
Reading: from the bytes that an authority published to the model.

The folder is the registry: every module here whose name does not begin with an underscore reads one format, which it
describes in a `Format` called ``FORMAT``. A package of someone else's joins by an entry point in the group
``sanctionslib.parsers`` that names such a `Format`.
"""

from __future__ import annotations

import os
import pkgutil
from collections.abc import Iterator
from functools import cache
from importlib import import_module

import attrs

from ..errors import ReadError
from ..model import Entity, SanctionsList
from ._base import Format, Reading
from ._input import Document, Head, Input, Progress, documents

__all__ = ["Document", "Format", "Head", "Reading", "formats", "iter_entities", "open_reading", "read"]


@cache
def formats() -> tuple[Format, ...]:
    """
    Every format that can be read, by name.

    >>> [format.name for format in formats() if format.name.startswith("un")]
    ['un_sc_xml']
    """
    from importlib.metadata import entry_points  # imported here: it takes a fifth of the time of the whole import

    found = []
    for module in pkgutil.iter_modules(__path__):
        if not module.name.startswith("_"):
            found.append(attrs.evolve(import_module(f"{__name__}.{module.name}").FORMAT, name=module.name))
    for point in entry_points(group="sanctionslib.parsers"):
        found.append(attrs.evolve(point.load(), name=point.name))
    return tuple(sorted(found, key=lambda format: format.name))


def open_reading(source: Input, *, format: str | None = None, progress: Progress | None = None) -> Reading:
    """
    Look at *source*, tell its format, and get ready to parse it; see `read` for the arguments and errors.
    """
    files = documents(source, progress)
    if format is not None:
        chosen = next((known for known in formats() if known.name == format), None)
        if chosen is None:
            raise ReadError(f"there is no format {format!r}; there are: {', '.join(f.name for f in formats())}")
        if not files:
            raise ReadError("there is no file in it", file=_name(source))
        return Reading(format=chosen, documents=_one(files, [chosen] * len(files), source))
    recognized = [(file, found) for file in files if (found := _recognize(file, lone=len(files) == 1))]
    if not recognized:
        what = "there is no list in it" if files else "there is no file in it"
        raise ReadError(what, file=_name(source))
    chosen_files, chosen_formats = [pair[0] for pair in recognized], [pair[1] for pair in recognized]
    return Reading(format=chosen_formats[0], documents=_one(chosen_files, chosen_formats, source))


def _name(source: object) -> str | None:
    return os.fspath(source) if isinstance(source, (str, os.PathLike)) else None


def _one(files: list[Document], found: list[Format], source: object) -> list[Document]:
    """One list, in one file; several are a question only the user can answer."""
    if len(files) > 1:
        names = ", ".join(
            f"{file.name}{':' + file.member if file.member else ''} ({format.name})"
            for file, format in zip(files, found, strict=True)
        )
        raise ReadError(f"holds several lists; name one of: {names}", file=_name(source))
    return files


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
    reading = open_reading(source, format=format, progress=progress)
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
