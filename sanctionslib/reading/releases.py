"""
Which of the files given make one release: a primary file and its companions, for formats of several files.

What a file is, its content tells. Which files belong together, their names tell: they are alike but for the word that
names the part (``sdn.csv`` and ``add.csv``; ``sdn-2021-07-29.csv`` and ``add-2021-07-29.csv``), in any letter case.
Files that the user names one by one belong together whatever they are called, as long as no part is there twice.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import attrs

from ..errors import ReadError
from ..parsing.format import Format
from ..parsing.input import Document, documents


@attrs.define
class Release:
    """
    One list, in one file or several.

    Attributes:
        format: Its format.
        files: Its files by the name of their part; ``""`` for the file of a format that has no parts.
    """

    format: Format
    files: dict[str, Document]

    @property
    def primary(self) -> Document | None:
        """The file that can be read without the others (the first of several such); None if it is missing."""
        parts = self.format.parts
        alone = ("",) if parts is None else parts.titles if parts.alone else (parts.primary,)
        return next((self.files[part] for part in alone if part in self.files), None)


def releases(recognized: Iterable[tuple[Document, Format]], empty: list[Document], *, together: bool) -> list[Release]:
    """
    The releases that files make.

    Args:
        recognized: Each file with its format.
        empty: Files without content, which are companions if their names say so.
        together: Whether the user named the files as those of one release.

    Raises:
        ReadError: a release that has the same part twice.
    """
    found: list[Release] = []
    by_format: dict[str, list[tuple[Document, Format]]] = {}
    for document, format in recognized:
        by_format.setdefault(format.name, []).append((document, format))
    for pairs in by_format.values():
        format = pairs[0][1]
        files = [document for document, _ in pairs]
        if format.parts is None:
            found += [Release(format, {"": document}) for document in files]
        else:
            found += _grouped(format, files, empty, together=together)
    return found


def _grouped(format: Format, files: list[Document], empty: list[Document], *, together: bool) -> list[Release]:
    parts = format.parts
    assert parts
    named = [(parts.of(document.head) or parts.primary, document) for document in files]
    if together and len({part for part, _ in named}) == len(named):
        groups = [Release(format, dict(named))]
    else:
        by_stem: dict[str, Release] = {}
        for part, document in named:
            release = by_stem.setdefault(_stem(format, document)[0], Release(format, {}))
            if part in release.files:
                names = f"{_name(release.files[part])} and {_name(document)}"
                raise ReadError(f"the release has its {parts.titles[part]} twice: {names}")
            release.files[part] = document
        groups = list(by_stem.values())
    for document in empty:
        stem, empty_part = _stem(format, document)
        for release in groups:
            stems = {_stem(format, file)[0] for file in release.files.values()}
            if empty_part and empty_part not in release.files and stem in stems:
                release.files[empty_part] = document
    return groups


def _stem(format: Format, document: Document) -> tuple[str, str | None]:
    assert format.parts
    folder, _, name = (document.member or document.name).rpartition("/")
    stem, part = format.parts.stem(name)
    return f"{folder}/{stem}", part


def _name(document: Document) -> str:
    return f"{document.name}:{document.member}" if document.member else document.name


def beside(primary: Document, format: Format) -> dict[str, Document]:
    """
    The companions that lie in the folder of a file that can be read without them.

    Raises:
        ReadError: two files that are the same part.
    """
    if primary.path is None or primary.member is not None or format.parts is None:
        return {}
    stem = _stem(format, primary)[0]
    found = []
    for path in sorted(primary.path.absolute().parent.iterdir()):
        if path.name != primary.path.name and format.parts.stem(path.name)[1] and path.is_file():
            found += [document for document in documents(Path(path)) if _stem(format, document)[0] == stem]
    others = format.parts.titles.keys() - {format.parts.of(primary.head) or format.parts.primary}
    files = [document for document in found if format.parts.of(document.head) in others]
    empty = [document for document in found if not document.head.data.strip()]
    if len(files) + len(empty) == 0:
        return {}
    (release,) = _grouped(format, [primary, *files], empty, together=False)
    return {part: document for part, document in release.files.items() if document is not primary}


def only(found: list[Release], source: str | None) -> Release:
    """
    The one release among *found*.

    Raises:
        ReadError: there are several, or companions without the file that they accompany.
    """
    whole = [release for release in found if release.primary is not None]
    primaries = [f"{_name(release.primary)} ({release.format.name})" for release in whole if release.primary]
    if len(whole) > 1:
        raise ReadError(f"holds several lists; name one of: {', '.join(primaries)}", file=source)
    lone = [release for release in found if release.primary is None]
    names = [
        f"{_name(document)} ({release.format.parts.titles[part]})"
        for release in lone
        if release.format.parts
        for part, document in release.files.items()
    ]
    if lone and whole:
        raise ReadError(f"holds {primaries[0]} and files of another release: {', '.join(names)}", file=source)
    if lone and (parts := lone[0].format.parts):
        missing = parts.titles[parts.primary]
        raise ReadError(f"the {missing} is missing, without which there is no list in: {', '.join(names)}", file=source)
    return whole[0]
