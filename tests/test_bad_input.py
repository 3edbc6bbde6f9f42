"""Bad input gets one clear sentence and loses nothing."""

from __future__ import annotations

import gzip
import io
import re
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import pytest

import sanctionslib as sl
from sanctionslib.parsing.input import Input
from tests.compare import difference

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

SAMPLE = sl.sample_path().read_bytes()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "an empty file"),
        (b" \n", "an empty file"),
        (b"<!DOCTYPE html><html><body>404</body></html>", "an HTML page"),
        (b"<html><head></head></html>", "an HTML page"),
        (b'{"status": 500, "error": "Internal Server Error"}', "JSON that is not ours"),
        (b"%PDF-1.7", "a PDF document"),
        (b"<rss version='2.0'/>", "XML with the root element <rss>"),
        (b"just some words", "a file that begins with 'just some words'"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "a file that begins with"),
        (b"<", "markup without a root element"),
    ],
)
def test_what_is_no_list_is_refused_with_what_it_looks_like(data: bytes, says: str) -> None:
    """The error says what the file looks like instead."""
    with pytest.raises(sl.ReadError, match="is not a list that can be read, but " + says) as caught:
        sl.read(data)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_list_cut_off_is_an_error(share: float) -> None:
    """A download cut short is never a shorter list."""
    with pytest.raises(sl.ReadError, match="cut short"):
        sl.read(SAMPLE[: int(len(SAMPLE) * share)])


def test_an_error_names_the_file_and_the_line(tmp_path: Path) -> None:
    """So that one can look."""
    path = tmp_path / "sdn.xml"
    path.write_bytes(SAMPLE.replace(b"</akaList>", b"</alias>", 1))
    with pytest.raises(sl.ReadError, match=r"sdn.xml:\d+: is ") as caught:
        sl.read(path)
    line = SAMPLE.split(b"\n").index(next(line for line in SAMPLE.split(b"\n") if b"</akaList>" in line)) + 1
    assert (caught.value.file, caught.value.line) == ("sdn.xml", line)


def test_a_wrong_encoding_is_an_error() -> None:
    """Bytes that are not of the encoding the file claims are not guessed at."""
    with pytest.raises(sl.ReadError, match="is not in the encoding it claims"):
        sl.read(SAMPLE.replace(b"SEDNAYA", b"S\xc9DNAYA", 1))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_other_encodings_that_the_file_declares_are_read(encoding: str) -> None:
    """XML may be in any encoding that it says it is in."""
    text = SAMPLE.decode().partition("?>")[2].lstrip()
    assert list(sl.read(text.encode(encoding))) == list(sl.read(SAMPLE))


LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE sdnList [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>"""


@pytest.mark.parametrize(
    "prolog",
    [
        LAUGHS,
        b'<!DOCTYPE sdnList [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        b'<!DOCTYPE sdnList SYSTEM "http://127.0.0.1:9/evil.dtd">',
        b"<!-- " + b"x" * 300_000 + b" --><!DOCTYPE sdnList [<!ENTITY a 'ha'>]>",
        b"<?xml version='1.0'?><?some thing?>\n<!DOCTYPE sdnList>",
    ],
    ids=["laughs", "file", "network", "behind a long comment", "behind an instruction"],
)
def test_a_document_type_declaration_is_refused(prolog: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """No entity is expanded, no file or network is touched."""

    def forbidden(*_: object, **__: object) -> None:
        raise AssertionError("the network was touched")

    monkeypatch.setattr("socket.socket", forbidden)
    body = SAMPLE.partition(b"?>")[2].replace(b"SEDNAYA PRISON", b"&a;&x;")
    with pytest.raises(sl.ReadError, match=r"document type declaration|not a list that can be read") as caught:
        sl.read(prolog + body)
    assert "root:" not in str(caught.value)


def test_a_renamed_record_is_an_error_that_names_both() -> None:
    """A list whose records have another tag is not an empty list."""
    renamed = SAMPLE.replace(b"sdnEntry>", b"sanctionsEntry>")
    with pytest.raises(
        sl.ReadError, match=r"<sdnList> holds no <sdnEntry>, but \d+ <sanctionsEntry>: an unknown layout"
    ):
        sl.read(renamed)


def test_some_renamed_records_are_issues_that_hold_them() -> None:
    """Each record that is not understood is kept whole in an issue."""
    renamed = SAMPLE.replace(b"<sdnEntry>", b"<sanctionsEntry>", 1).replace(b"</sdnEntry>", b"</sanctionsEntry>", 1)
    read = sl.read(renamed)
    codes = [issue.code for issue in read.issues]
    assert codes == ["unknown-element", "record-count"]
    assert "<uid>12726</uid>" in (read.issues[0].raw or "")


def test_a_list_without_records_is_an_error() -> None:
    """Unless the file itself says that it has none."""
    empty = b'<sdnList xmlns="http://tempuri.org/sdnList.xsd"><publshInformation>%s</publshInformation></sdnList>'
    with pytest.raises(sl.ReadError, match="holds no <sdnEntry>"):
        sl.read(empty % b"")
    assert len(sl.read(empty % b"<Record_Count>0</Record_Count>")) == 0


def test_a_list_of_another_kind_is_named(tmp_path: Path) -> None:
    """An explicit format that does not fit says what was expected."""
    with pytest.raises(sl.ReadError, match=r"UN|INDIVIDUALS|CONSOLIDATED_LIST"):
        sl.read(SAMPLE, format="un_sc_xml")
    with pytest.raises(sl.ReadError, match="there is no format 'sdn'; there are: "):
        sl.read(SAMPLE, format="sdn")


def test_a_path_that_is_not_there() -> None:
    """The error names it and says why."""
    with pytest.raises(sl.ReadError, match=r"nowhere.xml: cannot be opened: No such file"):
        sl.read("nowhere.xml")


def test_a_folder_without_a_list(tmp_path: Path) -> None:
    """The error names the folder."""
    with pytest.raises(sl.ReadError, match="there is no file in it"):
        sl.read(tmp_path)
    (tmp_path / "readme.txt").write_text("hello")
    (tmp_path / "page.html").write_text("<html></html>")
    with pytest.raises(sl.ReadError, match="there is no list in it") as caught:
        sl.read(tmp_path)
    assert caught.value.file == str(tmp_path)


def test_a_folder_with_one_list(tmp_path: Path) -> None:
    """Other files beside it do not matter."""
    (tmp_path / "readme.txt").write_text("hello")
    (tmp_path / "list.dat").write_bytes(SAMPLE)
    assert list(sl.read(tmp_path)) == list(sl.read(SAMPLE))


def test_a_folder_with_two_lists(tmp_path: Path) -> None:
    """The error names them both."""
    (tmp_path / "one.xml").write_bytes(SAMPLE)
    (tmp_path / "two.xml").write_bytes(SAMPLE)
    with pytest.raises(sl.ReadError, match=r"one.xml.*two.xml"):
        sl.read(tmp_path)


def zipped(**members: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


class Unseekable(io.RawIOBase, BinaryIO):
    """A stream that can only be read on, like standard input."""

    def __init__(self, data: bytes) -> None:
        self._inner = io.BytesIO(data)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        return self._inner.readinto(buffer)


@pytest.mark.parametrize("pack", [lambda d: d, gzip.compress, lambda d: zipped(SDN=d)], ids=["plain", "gzip", "zip"])
@pytest.mark.parametrize("give", ["bytes", "path", "str", "stream", "unseekable", "list"])
def test_every_way_to_give_a_list(pack: Callable[[bytes], bytes], give: str, tmp_path: Path) -> None:
    """Bytes, paths, streams, packed or not, whatever their name: the same list."""
    data = pack(SAMPLE)
    path = tmp_path / "download"
    path.write_bytes(data)
    ways: dict[str, Input] = {
        "bytes": data, "path": path, "str": str(path), "stream": io.BytesIO(data),
        "unseekable": Unseekable(data), "list": [path],
    }  # fmt: skip
    read = sl.read(ways[give])
    assert list(read) == list(sl.read(SAMPLE))
    assert read.source and read.source.file and read.source.file.size == len(data)


def large() -> bytes:
    """The sample's records many times over, so that it does not fit in a first look."""
    head, record, tail = SAMPLE.partition(b"  <sdnEntry>")
    records, _, end = (record + tail).rpartition(b"</sdnList>")
    copies = [re.sub(rb"<uid>(\d+)</uid>", rb"<uid>%d\1</uid>" % n, records) for n in range(1, 41)]
    return head.replace(b"<Record_Count>22<", b"<Record_Count>880<") + b"".join(copies) + b"</sdnList>" + end


@pytest.mark.parametrize("pack", [lambda d: d, gzip.compress, lambda d: zipped(SDN=d)], ids=["plain", "gzip", "zip"])
@pytest.mark.parametrize("watched", [False, True])
def test_a_large_stream_is_read_as_the_file_is(pack: Callable[[bytes], bytes], watched: bool, tmp_path: Path) -> None:
    """A stream that is looked at, hashed and parsed gives what the path gives, whether progress is told or not."""
    data = large()
    assert len(data) > 1_000_000
    path = tmp_path / "sdn.xml"
    path.write_bytes(data)
    progress = (lambda *_: None) if watched else None
    read = sl.read(io.BytesIO(pack(data)), progress=progress)
    assert len(read) == 880
    assert not read.issues
    assert list(read) == list(sl.read(path)) == list(sl.iter_entities(Unseekable(pack(data))))


def test_a_stream_is_read_from_where_it_stands() -> None:
    """What was read of it before is not read again."""
    stream = io.BytesIO(b"HTTP/1.1 200 OK\r\n\r\n" + SAMPLE)
    stream.readline()
    stream.readline()
    assert len(sl.read(stream)) == 22


def test_a_name_that_is_none_is_refused() -> None:
    """An empty name is not the current folder, and the content of a file is not its name."""
    with pytest.raises(sl.ReadError, match="an empty file name"):
        sl.read("")
    with pytest.raises(sl.ReadError, match="give bytes"):
        sl.read(SAMPLE.decode())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"<publshInformation>", b'<publshInformation kind="x">'),
        (b"<Publish_Date>", b'<Publish_Date zone="x">'),
        (b"</publshInformation>", b"</publshInformation> x"),
        (b"</sdnEntry>", b"</sdnEntry> x"),
        (b"</sdnList>", b"x </sdnList>"),
    ],
)
def test_what_stands_beside_the_records_is_an_issue(old: bytes, new: bytes) -> None:
    """Attributes and text outside of records are not passed over either."""
    read = sl.read(SAMPLE.replace(old, new, 1))
    assert len(read) == 22
    assert [issue.raw for issue in read.issues] == ["x"]


def test_a_text_stream_is_refused() -> None:
    """Its encoding was already guessed; the error says how to open it."""
    with pytest.raises(sl.ReadError, match="open the file in binary mode"):
        sl.read(io.StringIO(SAMPLE.decode()))


@pytest.mark.parametrize("cut", [10, 200, -20])
def test_a_packed_file_cut_short_is_an_error(cut: int) -> None:
    """Whether by gzip or by zip."""
    for data in (gzip.compress(SAMPLE), zipped(SDN=SAMPLE)):
        with pytest.raises(sl.ReadError, match=r"damaged or cut short|cut short"):
            sl.read(data[:cut])


def test_strict_reading_raises_all_issues_at_once() -> None:
    """The error holds every issue, and shows the first three."""
    bad = SAMPLE
    for year in (b"1961<", b"1965<", b"1987<", b"1985<"):
        bad = bad.replace(b"<dateOfBirth>" + year, b"<dateOfBirth>soon <", 1)
    lenient = sl.read(bad)
    assert len(lenient.issues) == 4
    with pytest.raises(sl.ReadError, match="4 issues found while reading strictly") as caught:
        sl.read(bad, strict=True)
    assert difference(caught.value.issues, lenient.issues) is None
    assert str(caught.value).count("unreadable-value") == 3
    assert "and 1 more" in str(caught.value)
    entities = sl.iter_entities(bad, strict=True)
    with pytest.raises(sl.ReadError):
        list(entities)


def test_progress_is_told(tmp_path: Path) -> None:
    """Bytes read so far and in all, in growing order, up to the end."""
    path = tmp_path / "sdn.xml"
    path.write_bytes(SAMPLE)
    calls: list[tuple[int, int | None]] = []
    sl.read(path, progress=lambda done, total: calls.append((done, total)))
    assert calls[-1] == (len(SAMPLE), len(SAMPLE))
    assert [done for done, _ in calls] == sorted(done for done, _ in calls)


def test_the_library_prints_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    """Reading and writing are silent."""
    with tempfile.TemporaryFile() as file:
        sl.write(sl.read(SAMPLE), file, to="jsonl")
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "")
