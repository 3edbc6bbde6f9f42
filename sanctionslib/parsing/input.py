"""Opening what a user gives: paths, folders, streams and bytes; packed or not."""

from __future__ import annotations

import gzip
import io
import os
import re
import weakref
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import IO, TYPE_CHECKING, BinaryIO, TypeAlias, cast

from lxml import etree

from ..errors import ReadError
from ..model import File

if TYPE_CHECKING:
    from tempfile import SpooledTemporaryFile

Input: TypeAlias = "str | os.PathLike[str] | bytes | BinaryIO | Iterable[str | os.PathLike[str]]"
Progress: TypeAlias = Callable[[int, int | None], None]

HEAD_SIZE = 256 * 1024
_SPOOL_SIZE = 64 * 1024 * 1024
_CHUNK = 1024 * 1024
_ARCHIVE = b"PK\x03\x04"
_WORKBOOK = "xl/workbook.xml"


class _Counted(io.RawIOBase):
    """A raw stream that reports how far it was read."""

    def __init__(self, stream: BinaryIO, size: int | None, progress: Progress) -> None:
        self._stream, self._size, self._progress = stream, size, progress

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return self._stream.seekable()

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        return self._stream.tell()

    def readinto(self, buffer: object) -> int:
        count = cast(io.RawIOBase, self._stream).readinto(buffer)  # type: ignore[arg-type]
        self._progress(self._stream.tell(), self._size)
        return count or 0

    def close(self) -> None:
        self._stream.close()
        super().close()


class Document:
    """
    One file to be read, which can be opened again and again.

    Attributes:
        name: What messages call it.
        member: The name of the file inside, for an archive.
        path: Where it lies on disk; None for bytes and streams.
        progress: Called with the bytes read so far and the size (None if unknown), while it is read.
    """

    def __init__(
        self, name: str, opener: Callable[[], BinaryIO], member: str | None = None, path: Path | None = None
    ) -> None:
        self.name = name
        self.member = member
        self.path = path
        self.progress: Progress | None = None
        self._opener = opener

    @cached_property
    def file(self) -> File:
        """Name, size and checksum of the file as it lies on disk."""
        import hashlib  # like tempfile below, not needed to import the package

        digest, size = hashlib.sha256(), 0
        with self._opener() as stream:
            while chunk := stream.read(_CHUNK):
                digest.update(chunk)
                size += len(chunk)
        return File(name=self.name, size=size, sha256=digest.hexdigest(), member=self.member)

    @contextmanager
    def open(self, *, quietly: bool = False) -> Iterator[BinaryIO]:
        """
        The unpacked content, from its beginning.

        Raises:
            ReadError: while it is read, if the packed file is damaged or cut short.
        """
        size = self.file.size if self.progress and not quietly else None
        raw = self._opener()
        try:
            if self.progress and not quietly:
                raw = cast(BinaryIO, io.BufferedReader(_Counted(raw, size, self.progress), _CHUNK))
            magic = raw.read(4)
            raw.seek(0)
            if self.member is not None:
                with zipfile.ZipFile(raw) as archive, self._member(archive) as stream:
                    yield cast(BinaryIO, stream)
            elif magic[:2] == b"\x1f\x8b":
                with gzip.open(raw) as unpacked:
                    yield cast(BinaryIO, unpacked)
            else:
                yield raw
        except (EOFError, zlib.error, gzip.BadGzipFile, zipfile.BadZipFile) as error:
            raise ReadError(f"the packed file is damaged or cut short ({error})", file=self.name) from error
        except OSError as error:
            raise ReadError(f"cannot be read: {error.strerror or error}", file=self.name) from error
        finally:
            raw.close()

    def _member(self, archive: zipfile.ZipFile) -> IO[bytes]:
        try:
            return archive.open(self.member or "")
        except (NotImplementedError, RuntimeError) as error:  # a way of packing that Python lacks; a password
            raise ReadError(f"the archive cannot be unpacked ({error})", file=self.name) from error

    @cached_property
    def head(self) -> Head:
        """The first look at the content."""
        with self.open(quietly=True) as stream:
            data = stream.read(HEAD_SIZE)
            if self.member is None and data[:4] == _ARCHIVE:
                stream.seek(0)
                return Head(data, cells=_first_cells(stream))
            return Head(data)


class Head:
    """
    The beginning of a file: enough to tell its format by.

    Attributes:
        data: The first bytes, unpacked.
        root: Local name of the XML root element; None if it is not XML.
        namespace: Namespace of the root element.
        attributes: Attributes of the root element, by local name.
        cells: The first rows of the first sheet, if it is a workbook (XLSX).
    """

    def __init__(self, data: bytes, cells: tuple[tuple[str, ...], ...] = ()) -> None:
        self.data = data
        self.cells = cells
        self.root: str | None = None
        self.namespace: str | None = None
        self.attributes: dict[str, str] = {}
        if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<" or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
            self._look_at_xml()

    def _look_at_xml(self) -> None:
        parser = etree.XMLPullParser(events=("start",), resolve_entities=False, no_network=True, load_dtd=False)
        try:
            parser.feed(self.data.lstrip())
        except etree.XMLSyntaxError:
            pass  # not well-formed further on: the parser will say so with its line
        for _, element in parser.read_events():
            name = etree.QName(element)
            self.root, self.namespace = name.localname, name.namespace
            self.attributes = {etree.QName(key).localname: str(value) for key, value in element.attrib.items()}
            break

    @cached_property
    def text(self) -> str:
        """The beginning as text: UTF-16 with its mark, UTF-8, or cp1252 where it is neither."""
        if self.data[:2] in (b"\xff\xfe", b"\xfe\xff"):
            return self.data.decode("utf-16", "replace")
        try:
            return self.data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            if error.start > len(self.data) - 4:  # a character cut by the end of the head
                return self.data[: error.start].decode("utf-8-sig")
            return self.data.decode("cp1252", "replace")

    def describe(self) -> str:
        """
        What it looks like, for the message that it was not recognized.

        >>> Head(b"<html><body>Not found").describe()
        'an HTML page (a saved error page?)'
        >>> print(Head(b'{"status": 500}').describe())
        JSON that is not ours (a saved error message?): '{"status": 500}'
        >>> Head(b'{"type": "history", "version": 1}').describe()
        'a history of many editions: History.read, or the command history, opens it'
        """
        start = self.data.lstrip(b"\xef\xbb\xbf \t\r\n")
        if not start:
            return "an empty file"
        if re.match(rb"(?i)<!doctype html|<html", start):
            return "an HTML page (a saved error page?)"
        if self.root is not None:
            where = f" of the namespace {self.namespace}" if self.namespace else ""
            return f"XML with the root element <{self.root}>{where}"
        if start[:1] == b"<":
            return f"markup without a root element: {self.text.strip()[:60]!r}"
        if start.startswith(b'{"type": "history",'):
            return "a history of many editions: History.read, or the command history, opens it"
        if start[:1] in b"{[":
            return f"JSON that is not ours (a saved error message?): {self.text.strip()[:60]!r}"
        if start[:5] == b"%PDF-":
            return "a PDF document"
        if start[:4] == _ARCHIVE:
            return f"a workbook (XLSX) whose first cells are {[cell for row in self.cells for cell in row if cell][:5]}"
        return f"a file that begins with {self.text.strip()[:60]!r}"


def documents(given: Input, progress: Progress | None = None) -> list[Document]:
    """
    The files that *given* stands for; a folder stands for the files in it, an archive for its members.

    Raises:
        ReadError: a path that is not there or cannot be read, a text stream, a damaged archive.
    """
    found = list(_documents(given))
    for document in found:
        document.progress = progress
    return found


def _documents(given: Input) -> Iterator[Document]:
    if isinstance(given, (bytes, bytearray, memoryview)):
        data = bytes(given)
        yield from _unpacked("<bytes>", lambda: io.BytesIO(data))
    elif isinstance(given, (str, os.PathLike)):
        path = Path(given)
        if not os.fspath(given):
            raise ReadError("an empty file name")
        if isinstance(given, str) and given.lstrip()[:1] in ("<", "{"):
            raise ReadError("the content of a file where its name belongs: give bytes")
        if path.is_dir():
            for child in sorted(path.iterdir()):
                if child.is_file() and not child.name.startswith("."):
                    yield from _documents(child)
            return
        try:
            with path.open("rb") as stream:
                seekable = stream.seekable()
                spooled = None if seekable else _spooled(stream)
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) else str(error)
            raise ReadError(f"cannot be opened: {reason}", file=str(path)) from error
        yield from _unpacked(path.name, spooled or (lambda: path.open("rb")), path)
    elif hasattr(given, "read"):
        name = getattr(given, "name", None)
        opener = _spooled(cast(BinaryIO, given))
        yield from _unpacked(os.path.basename(name) if isinstance(name, str) else "<stream>", opener)
    else:
        for one in given:
            yield from _documents(one)


def _spooled(stream: BinaryIO) -> Callable[[], BinaryIO]:
    """What is left of a stream, kept so that it can be opened more than once."""
    import tempfile

    spool = tempfile.SpooledTemporaryFile(max_size=_SPOOL_SIZE)  # noqa: SIM115 - closed with the opener, below
    try:
        while chunk := stream.read(_CHUNK):
            spool.write(_bytes(chunk))
    except BaseException:
        spool.close()
        raise

    def opener() -> BinaryIO:
        return cast(BinaryIO, _KeptOpen(spool))

    weakref.finalize(opener, spool.close)
    return opener


def _bytes(chunk: object) -> bytes:
    if not isinstance(chunk, bytes):
        raise ReadError("is a text stream: open the file in binary mode")
    return chunk


class _KeptOpen(io.RawIOBase):
    """A view of a stream, at a place of its own; the stream outlives its being closed."""

    def __init__(self, stream: SpooledTemporaryFile[bytes]) -> None:
        self._stream = stream
        self._place = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        if whence == os.SEEK_CUR:
            offset, whence = self._place + offset, os.SEEK_SET
        self._stream.seek(offset, whence)
        self._place = self._stream.tell()
        return self._place

    def tell(self) -> int:
        return self._place

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        self._stream.seek(self._place)
        data = self._stream.read(len(view))
        self._place += len(data)
        view[: len(data)] = data
        return len(data)


def _unpacked(name: str, opener: Callable[[], BinaryIO], path: Path | None = None) -> Iterator[Document]:
    with opener() as stream:
        magic = stream.read(4)
    if magic != _ARCHIVE:
        yield Document(name, opener, path=path)
        return
    try:
        with opener() as stream, zipfile.ZipFile(stream) as archive:
            members = [m.filename for m in archive.infolist() if not m.is_dir() and "__MACOSX" not in m.filename]
    except (zipfile.BadZipFile, EOFError) as error:
        raise ReadError(f"the packed file is damaged or cut short ({error})", file=name) from error
    if _WORKBOOK in members:  # a workbook is an archive too, but one file to its authority
        yield Document(name, opener, path=path)
        return
    for member in members:
        yield Document(name, opener, member, path)


def _elements(stream: IO[bytes], name: str) -> Iterator[tuple[str, etree._Element]]:
    return etree.iterparse(stream, tag="{*}" + name, resolve_entities=False, no_network=True, load_dtd=False)


def _first_cells(stream: BinaryIO, count: int = 5) -> tuple[tuple[str, ...], ...]:
    """The first rows of the first sheet of a workbook: enough to tell a list by; none if it cannot be read."""
    rows: list[list[tuple[str, str]]] = []
    texts: dict[int, str] = {}
    try:
        with zipfile.ZipFile(stream) as archive:
            sheets = sorted(name for name in archive.namelist() if re.fullmatch(r"xl/worksheets/[^/]+\.xml", name))
            with archive.open(sheets[0]) as sheet:
                for _, row in _elements(sheet, "row"):
                    rows.append([(cell.get("t", "n"), "".join(map(str, cell.itertext()))) for cell in row])
                    if len(rows) == count:
                        break
            wanted = {int(text) for row in rows for kind, text in row if kind == "s"}
            if wanted:
                with archive.open("xl/sharedStrings.xml") as strings:
                    for number, (_, item) in enumerate(_elements(strings, "si")):
                        if number in wanted:
                            texts[number] = "".join(map(str, item.itertext()))
                        item.clear()
                        if number >= max(wanted):
                            break
    except (zipfile.BadZipFile, zlib.error, EOFError, etree.XMLSyntaxError, ValueError, KeyError, IndexError):
        return ()
    return tuple(tuple(texts.get(int(text), "") if kind == "s" else text for kind, text in row) for row in rows)
