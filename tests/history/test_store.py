"""Histories in files: each record once, whole or not at all, and an error for every way to break them."""

from __future__ import annotations

import datetime
import gzip
import json
import os
import stat
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import attrs
import pytest

import sanctionslib as sl
from sanctionslib import Entity, History, Name, ReadError, SanctionsList, WriteError
from sanctionslib.history import _archive
from sanctionslib.model import NameKind
from tests.compare import difference

DAY = datetime.date

NEW = sl.read(sl.sample_path())
OLD = attrs.evolve(NEW, published=DAY(2021, 7, 23), entities=NEW.entities[:20])


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """A saved history of two editions."""
    path = tmp_path / "sdn.history.gz"
    History.of(OLD, NEW).save(path)
    return path


def lines(path: Path) -> list[dict[str, Any]]:
    """Every line of a file, as ``zcat`` shows them."""
    return [json.loads(line) for line in gzip.decompress(path.read_bytes()).splitlines()]


# -- what is held -----------------------------------------------------------------------------------------------


def test_nothing_is_lost(saved: Path) -> None:
    """Sources, lines, issues and order are read back."""
    history = History.read(saved)
    assert difference(history.as_of(DAY(2021, 7, 23)), OLD) is None
    assert difference(history.as_of(DAY(2021, 7, 29)), NEW) is None


def test_it_is_a_gzip_file_of_json_lines(saved: Path) -> None:
    """Any tool shows what is in it: a line that says what it is, records, editions, a line that ends it."""
    head, *old, edition, last, newest, other, end = (line["type"] for line in lines(saved))
    assert (head, edition, other, end) == ("history", "edition", "edition", "end")
    assert (len(old), {*old, last, newest}) == (20, {"organization", "person"})


def test_a_record_is_held_once(saved: Path) -> None:
    """An edition adds the records that are new with it; its order is told by the other edition's."""
    _, *_, old, _, _, new, end = lines(saved)
    assert (len(old["ids"]), len(new["ids"]), end["records"]) == (20, 2, 22)
    assert (new["base"], new["order"][0], new["gone"]) == (0, [0, 20], [])
    assert all(isinstance(each, str) for each in (*new["list"]["programs"], *new["list"]["authorities"]))


def test_a_record_that_returns_is_the_same_record() -> None:
    """A record that an edition lacks is not held again when it is back."""
    archive = _archive.Archive()
    history = History(archive)
    for edition in (NEW, attrs.evolve(NEW, published=DAY(2021, 8, 1), entities=())):
        history.add(edition)
    history.add(attrs.evolve(NEW, published=DAY(2021, 8, 2)))
    assert archive.count == 22


def test_records_fill_several_members(tmp_path: Path) -> None:
    """More records than a member holds are found all the same."""
    ids = [f"x-{number}" for number in range(2 * _archive._BLOCK + 1)]
    made = tuple(Entity(id=id, names=(Name(id.upper(), kind=NameKind.PRIMARY),)) for id in ids)
    edition = SanctionsList(title="A list", published=DAY(2020, 1, 1), entities=made)
    History.of(edition).save(tmp_path / "h.gz")
    history = History.read(tmp_path / "h.gz")
    assert [str(history[id].entity.name) for id in ids] == [id.upper() for id in ids]
    assert history.as_of(DAY(2020, 1, 1)) == edition


def test_adding_to_what_was_read(saved: Path, tmp_path: Path) -> None:
    """A history that was read and added to is the one that was built at once, byte for byte."""
    later = attrs.evolve(NEW, published=DAY(2021, 8, 1), entities=NEW.entities[1:])
    history = History.read(saved)
    history.add(later)
    history.save(saved)
    History.of(OLD, NEW, later).save(tmp_path / "at-once.gz")
    assert saved.read_bytes() == (tmp_path / "at-once.gz").read_bytes()
    assert History.read(saved).as_of(DAY(2021, 8, 1)) == later


def test_only_what_is_asked_for_is_unpacked(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """To read a history unpacks no record; to ask of an entity, the members that hold its records."""
    unpack = Mock(wraps=_archive._unpacked)
    monkeypatch.setattr(_archive, "_unpacked", unpack)
    history = History.read(saved)
    assert unpack.call_count == 4  # the first member, two editions, the last
    assert history["ofac-30743"].entity.name
    assert unpack.call_count == 5


# -- writing ----------------------------------------------------------------------------------------------------


def test_it_replaces_what_was_there(saved: Path) -> None:
    """A link stays a link, and nothing is left beside it."""
    link = saved.with_name("link")
    link.symlink_to(saved.name)
    History.of(NEW).save(link)
    assert link.is_symlink()
    assert len(History.read(saved).editions) == 1
    assert sorted(each.name for each in saved.parent.iterdir()) == ["link", saved.name]


def test_it_keeps_who_may_read_it(saved: Path) -> None:
    """The permissions of the file that was there are those of the new one."""
    saved.chmod(0o640)
    History.read(saved).save(saved)
    assert stat.S_IMODE(saved.stat().st_mode) == 0o640


def test_a_failure_leaves_what_was_there(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that fills up while it is written harms nothing."""
    before = saved.read_bytes()
    history = History.read(saved)

    def full(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(WriteError, match="cannot be written: No space left on device"):
        history.save(saved)
    assert saved.read_bytes() == before
    assert [each.name for each in saved.parent.iterdir()] == [saved.name]


def test_a_device_is_written_straight_through() -> None:
    """It is not replaced by a file."""
    History.of(NEW).save(os.devnull)
    assert stat.S_ISCHR(os.stat(os.devnull).st_mode)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    """A folder in the way is an error of ours."""
    with pytest.raises(WriteError, match="Is a directory"):
        History.of(NEW).save(tmp_path)


def test_no_such_folder(tmp_path: Path) -> None:
    """A place that is not there is an error of ours."""
    with pytest.raises(WriteError, match="No such file or directory"):
        History.of(NEW).save(tmp_path / "none" / "h.gz")


# -- reading ----------------------------------------------------------------------------------------------------


def test_no_file(tmp_path: Path) -> None:
    """What is not there cannot be opened."""
    with pytest.raises(ReadError, match=r"none.gz: cannot be opened: No such file"):
        History.read(tmp_path / "none.gz")


@pytest.mark.parametrize("data", [b"<sdnList/>" * 9, gzip.compress(b"{}" * 99, mtime=0), b"", b"\x1f\x8b"])
def test_no_history(tmp_path: Path, data: bytes) -> None:
    """Another file, or an empty one, is said to be none."""
    path = tmp_path / "h.gz"
    path.write_bytes(data)
    with pytest.raises(ReadError, match=r"is not a history that sanctionslib saved|is cut short"):
        History.read(path)


def test_cut_short_anywhere(saved: Path) -> None:
    """Wherever the file was cut, between its members too, reading it says so."""
    data = saved.read_bytes()
    places = {0}
    for _, member in _archive._members(data, "h"):
        places.add(max(places) + len(member))
    for size in sorted({*range(0, len(data), 97), *places} - {len(data)}):
        saved.write_bytes(data[:size])
        with pytest.raises(ReadError, match=r"cut short|is not a history"):
            History.read(saved)


def test_something_behind_the_end(saved: Path) -> None:
    """Nothing follows the last member."""
    saved.write_bytes(saved.read_bytes() * 2)
    with pytest.raises(ReadError, match=r"is not whole|is damaged"):
        History.read(saved)


def test_damage_is_noticed(saved: Path) -> None:
    """A byte that changed is an error, in reading or when its record is asked for."""
    data = saved.read_bytes()
    quiet = []
    for place in range(0, len(data), 41):
        saved.write_bytes(data[:place] + bytes([data[place] ^ 0x55]) + data[place + 1 :])
        try:
            history = History.read(saved)
            for edition in history.editions:
                history.load(edition)
        except ReadError:
            continue
        quiet.append(place)
    heads = {0}
    for _, member in _archive._members(data, "h"):
        heads.add(max(heads) + len(member))
    harmless = {head + offset for head in heads for offset in (*range(4, 10), 10, 11, 14, 15)}
    assert set(quiet) <= harmless  # the time and the system in the header of a gzip file, which nobody reads


def member_of(kind: bytes, **line: object) -> bytes:
    """A member with one line."""
    return _archive._packed(kind, json.dumps(line))


@pytest.mark.parametrize(
    ("facts", "message"),
    [
        ({"version": 2, "codec": 1}, "is of version 2.1 of the form, not 1.1: use another version of sanctionslib"),
        ({"version": 1, "codec": 9}, "is of version 1.9"),
        ({}, "is damaged"),
    ],
)
def test_another_version(tmp_path: Path, facts: dict[str, int], message: str) -> None:
    """A form that this version does not know is refused in words."""
    path = tmp_path / "h.gz"
    path.write_bytes(member_of(b"H", type="history", **facts) + member_of(b"Z", type="end", editions=0, records=0))
    with pytest.raises(ReadError, match=message):
        History.read(path)


def test_a_last_line_that_counts_otherwise(saved: Path) -> None:
    """A file from which an edition is missing is not whole."""
    members = [member for _, member in _archive._members(saved.read_bytes(), "h")]
    saved.write_bytes(b"".join([members[0], *members[1:3], members[-1]]))
    with pytest.raises(ReadError, match="is not whole: its last line counts 2 editions, 22 records"):
        History.read(saved)


def test_a_record_of_a_later_version(tmp_path: Path) -> None:
    """A key that this version does not know is not passed over."""
    path = tmp_path / "h.gz"
    text = gzip.decompress(saved_text(path)).decode()
    head, record, edition, end = text.splitlines()
    record = record.replace('"id"', '"colour": "red", "id"')
    parts = ((b"H", head), (b"V", record), (b"E", edition), (b"Z", end))
    path.write_bytes(b"".join(_archive._packed(kind, line) for kind, line in parts))
    with pytest.raises(ReadError, match=r"has a key that this version of sanctionslib does not know: .*\.colour"):
        History.read(path).as_of(DAY(2020, 1, 1))


def saved_text(path: Path) -> bytes:
    """A history of one record, in a file."""
    History.of(SanctionsList(title="A list", published=DAY(2020, 1, 1), entities=(Entity(id="x-1"),))).save(path)
    return path.read_bytes()


def test_an_empty_history(tmp_path: Path) -> None:
    """It can be saved, and read, and asked."""
    History().save(tmp_path / "h.gz")
    history = History.read(os.fspath(tmp_path / "h.gz"))
    assert (history.editions, len(history), history.title, history.programs) == ((), 0, None, ())
