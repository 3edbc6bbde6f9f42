"""Where a fact stands: file, record, line; or a document that is no list."""

from __future__ import annotations

import datetime

import attrs

from ._repr import brief_repr


@attrs.frozen(kw_only=True, repr=False)
class File:
    """
    One file as it was read: what another reader needs to know that they hold the same one.

    Attributes:
        name: Its name without folders; for bytes and streams ``"<bytes>"``, ``"<stream>"``.
        size: In bytes, as it lies on disk (packed, if it is packed).
        sha256: Checksum of those bytes, in hexadecimal.
        member: The name of the file inside, for a ZIP archive.
        list: Title of the list that it holds.
        published: The day its edition is dated.

    >>> File(name="sdn.xml", size=20_900_000, list="SDN List", published=datetime.date(2024, 5, 7))
    File('sdn.xml', size=20900000, list='SDN List', published=datetime.date(2024, 5, 7))
    """

    name: str
    size: int | None = None
    sha256: str | None = attrs.field(default=None, repr=False)
    member: str | None = None
    list: str | None = None
    published: datetime.date | None = None

    __repr__ = brief_repr


@attrs.frozen(kw_only=True)
class Source:
    """
    Where a record, a designation or an issue stands.

    Left out of the equality of what it belongs to: a record that only moved is no change.

    Attributes:
        file: The file; its edition is ``source.file.published``.
        record: The authority's identifier of the record.
        key: A key that the file gives the record beside it, good for one edition (the UN's DATAID may change).
        line: Line in the file (after unpacking), from 1.
        document: For a fact that stands in no list: the document that it stands in (``84 FR 55851``).
        verified: For such a fact: whether it was checked against that document, or one that quotes it.

    >>> str(Source(file=File(name="sdn.xml"), record="36", line=7))
    'sdn.xml:7 (record 36)'
    """

    file: File | None = None
    record: str | None = None
    key: str | None = None
    line: int | None = None
    document: str | None = None
    verified: bool | None = None

    def __str__(self) -> str:
        if self.document is not None:
            return self.document
        place = self.file.name if self.file else "?"
        if self.line is not None:
            place += f":{self.line}"
        return place + (f" (record {self.record})" if self.record else "")
