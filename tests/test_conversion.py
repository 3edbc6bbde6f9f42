"""Converting: what comes out is what writing the list writes, without the list being held."""

from __future__ import annotations

import io
import os
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

import sanctionslib as sl
from sanctionslib.cli import main
from sanctionslib.parsing.input import Input
from sanctionslib.tables import TABLES, batches, rows_of
from sanctionslib.writing import Stream
from tests.test_specimens import ALL

SAMPLE = sl.sample_path()


@pytest.fixture
def flawed(tmp_path: Path) -> Path:
    """A list with four issues: a grade of aliases that OFAC does not know, four times."""
    text = SAMPLE.read_text(encoding="utf-8")
    path = tmp_path / "flawed.xml"
    path.write_text(text.replace("<category>weak<", "<category>faint<", 4), encoding="utf-8")
    return path


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A list whose file was cut short after some records."""
    text = SAMPLE.read_text(encoding="utf-8")
    path = tmp_path / "broken.xml"
    path.write_text(text[: text.rindex("<sdnEntry>") + 40], encoding="utf-8")
    return path


def converted(source: Input, to: str, **options: Any) -> bytes:
    file = io.BytesIO()
    sl.convert(source, file, to=to, **options)
    return file.getvalue()


@pytest.mark.parametrize("path", ALL, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_table_of_a_stream_is_that_of_the_list(path: Path) -> None:
    """The rows that come while a list is read are those of the list, links by name included."""
    read = sl.read(path)
    streamed: dict[str, list[Any]] = {name: [] for name in TABLES}
    for table, rows in batches(iter(read), lambda: read, tuple(TABLES.values())):
        streamed[table.name] += table.values(rows)
    whole = {name: table.values(rows) if (rows := rows_of(read, table)) else [] for name, table in TABLES.items()}
    assert streamed == whole


@pytest.mark.parametrize("path", ALL, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_text_of_a_stream_is_that_of_the_list(path: Path) -> None:
    """What is written while a list is read is what is written of the list, FollowTheMoney's edges by name included."""
    read = sl.read(path)
    for format in ("json", "jsonl", "ftm", "ftm-statements"):
        assert converted(path, format) == sl.dumps(read, to=format).encode()


def test_links_of_a_stream_are_those_of_the_list() -> None:
    """A name leads to whom `SanctionsList.relationships` finds, be it a primary name, an alias, shared, or an id."""

    def name(text: str, kind: sl.model.NameKind = sl.model.NameKind.PRIMARY) -> sl.Name:
        return sl.Name(text, kind=kind)

    aka, to = sl.model.NameKind.AKA, sl.model.RelationshipKind.LINKED_TO
    stated = ("Ann", "BOB", "carl", "Dan  Doe", "nobody", None, "STRASSE", "a\ud800")
    links = tuple(sl.Relationship(to, text) for text in stated)
    links += tuple(sl.Relationship(to, "Ann", entity_id=id) for id in ("x-3", "x-9"))
    people = (
        sl.Person(id="x-0", relationships=links),
        sl.Person(id="x-3", names=(name("ANN"), name("Bob", aka), name("Straße"))),
        sl.Person(id="x-2", names=(name("Bob"), name("Carl", aka), name("Bob"))),
        sl.Person(id="x-1", names=(name("Bob"), name("Carl", aka), name("dan doe", aka), name("A\ud800"))),
    )  # fmt: skip
    made = sl.SanctionsList(entities=people)
    table = TABLES["relationships"]
    ((_, rows),) = batches(iter(people), lambda: made, [table])
    assert [row.others for row in rows] == [tuple(e.id for e in link.candidates) for link in made.relationships]
    assert {len(row.others) for row in rows} == {0, 1, 2}


@pytest.mark.parametrize("format", ["json", "jsonl"])
def test_issues_stand_where_they_would(format: str, flawed: Path) -> None:
    """Issues have the same places in the output as those of a list that was read whole, and they are given back."""
    read = sl.read(flawed)
    assert converted(flawed, format) == sl.dumps(read, to=format).encode()
    assert sl.convert(flawed, io.BytesIO(), to=format) == read.issues
    assert len(read.issues) == 4


def test_our_own_files_are_converted() -> None:
    """A list of ours keeps its format, its files and its sources on the way."""
    lines = sl.dumps(sl.read(SAMPLE), to="jsonl")
    for format in ("json", "jsonl", "ftm", "csv"):
        assert converted(io.BytesIO(lines.encode()), format) == sl.dumps(sl.read(SAMPLE), to=format).encode()


@pytest.mark.parametrize("to", ["jsonl", "ftm", "csv", "parquet"])
def test_entities_are_not_held(to: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While a list is converted, few of its entities are there at the same time."""
    monkeypatch.setattr("sanctionslib.tables.rows._ENTITIES_AT_A_TIME", 2)
    most = 0
    made: list[weakref.ref[sl.Entity]] = []

    def begin() -> tuple[Iterator[sl.Entity], Callable[[], sl.SanctionsList]]:
        def entities() -> Iterator[sl.Entity]:
            nonlocal most
            for number in range(40):
                entity = sl.Entity(id=f"x-{number}", remarks=(f"remark {number}",))
                made.append(weakref.ref(entity))
                most = max(most, sum(1 for each in made if each() is not None))
                yield entity

        return entities(), lambda: sl.SanctionsList(title="Made up")

    sl.writing.put(Stream(begin), tmp_path / f"out.{to}", to, {})
    assert 0 < most < 8


def test_a_stream_is_read_anew_each_time() -> None:
    """What iterates over a stream twice gets the entities twice, and knows whose list it is before the first."""
    begun = 0

    def begin() -> tuple[Iterator[sl.Entity], Callable[[], sl.SanctionsList]]:
        nonlocal begun
        begun += 1
        return iter([sl.Entity(id="x-1"), sl.Entity(id="x-2")]), lambda: sl.SanctionsList(title="Made up")

    stream = Stream(begin)
    assert stream.facts.title == "Made up"
    assert [[entity.id for entity in stream] for _ in range(2)] == [["x-1", "x-2"]] * 2
    assert begun == 2


# -- nothing is half-written ------------------------------------------------------------------------------------


@pytest.mark.parametrize("to", ["json", "jsonl", "ftm", "csv", "parquet"])
@pytest.mark.parametrize("strict", [False, True], ids=["cut short", "strict"])
def test_what_cannot_be_read_is_not_written(to: str, strict: bool, flawed: Path, broken: Path, tmp_path: Path) -> None:
    """Of a file that is cut short, and strictly of one with issues, nothing is written: no file, no folder, no byte."""
    source = flawed if strict else broken
    there = sorted(tmp_path.iterdir())
    opened = io.BytesIO()
    for target in (opened, tmp_path / f"out.{to}", tmp_path / "out"):
        with pytest.raises(sl.ReadError):
            sl.convert(source, target, to=to, strict=strict)
    assert opened.getvalue() == b""
    assert sorted(tmp_path.iterdir()) == there


@pytest.mark.parametrize("to", ["jsonl", "ftm", "csv", "parquet"])
def test_standard_output_gets_all_or_nothing(to: str, broken: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """Nothing goes to standard output of a file that proves to be cut short."""
    assert main(["convert", str(broken), "--to", to]) == 2
    captured = capsysbinary.readouterr()
    assert captured.out == b""
    assert len(captured.err.splitlines()) == 1


# -- tables: one to a file, all to a folder ----------------------------------------------------------------------


@pytest.mark.parametrize("format", ["csv", "parquet"])
@pytest.mark.parametrize("streamed", [False, True], ids=["written", "converted"])
def test_a_folder_takes_all_tables(format: str, streamed: bool, tmp_path: Path) -> None:
    """A path without the ending of the format becomes a folder with a file for each table, also for an empty one."""
    target = tmp_path / "tables"
    if streamed:
        sl.convert(SAMPLE, target, to=format)
    else:
        sl.write(sl.read(SAMPLE), target, to=format)
    assert sorted(path.name for path in target.iterdir()) == sorted(f"{name}.{format}" for name in TABLES)
    assert list(tmp_path.iterdir()) == [target]
    for name in TABLES:
        file = target / f"{name}.{format}"
        if format == "csv":
            assert file.read_bytes().decode() == sl.dumps(sl.read(SAMPLE), to="csv", table=name)
        else:
            assert pq.read_table(file).equals(sl.read(SAMPLE).to_table(name))


def test_a_folder_that_is_there_keeps_what_is_in_it(tmp_path: Path) -> None:
    """In a folder that is there, tables take the place of older ones, and other files stay."""
    (tmp_path / "names.csv").write_text("old")
    (tmp_path / "mine.txt").write_text("mine")
    assert main(["convert", str(SAMPLE), "--to", "csv", "-o", str(tmp_path)]) == 0
    assert (tmp_path / "mine.txt").read_text() == "mine"
    assert (tmp_path / "names.csv").read_text().startswith("name_id,")
    assert len(list(tmp_path.iterdir())) == len(TABLES) + 1


@pytest.mark.parametrize("format", ["csv", "parquet"])
def test_a_file_takes_one_table(format: str, tmp_path: Path) -> None:
    """A name that ends as the format does is a file; it takes the entities, or the table that is named."""
    sl.write(sl.read(SAMPLE), tmp_path / f"one.{format}")
    sl.write(sl.read(SAMPLE), tmp_path / "two", to=format, table="names")
    assert main(["convert", str(SAMPLE), "--to", format, "--table", "names", "-o", str(tmp_path / "three")]) == 0
    assert main(["convert", str(SAMPLE), "--to", format, "-o", str(tmp_path / f"four.{format}")]) == 0
    one, two, three, four = (
        (tmp_path / name).read_bytes() for name in (f"one.{format}", "two", "three", f"four.{format}")
    )
    assert one == four != two == three
    if format == "csv":
        assert one.startswith(b"entity_id,")
        assert two.startswith(b"name_id,")


@pytest.mark.parametrize("format", ["csv", "parquet"])
def test_standard_output_takes_one_table(format: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """Without ``-o`` one table goes to standard output: the entities, or the one that is named."""
    assert main(["convert", str(SAMPLE), "--to", format, "--table", "vessels"]) == 0
    file = io.BytesIO()
    sl.write(sl.read(SAMPLE), file, to=format, table="vessels")
    assert capsysbinary.readouterr().out == file.getvalue()


def test_a_file_where_a_folder_belongs(tmp_path: Path) -> None:
    """A file that is in the way of the folder is not touched, and one sentence says what to do."""
    (tmp_path / "out").write_text("mine")
    with pytest.raises(sl.WriteError, match="is a file, and all tables make a folder: name a table"):
        sl.convert(SAMPLE, tmp_path / "out", to="csv")
    assert (tmp_path / "out").read_text() == "mine"


@pytest.mark.parametrize("to", ["jsonl", "csv"])
def test_a_target_without_a_name(to: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty name (a variable that is not set) is told, and is not taken for the folder one stands in."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(sl.WriteError, match="the name of what is to be written is empty"):
        sl.convert(SAMPLE, "", to=to)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    """A folder in a folder that is not there is told as a file would be."""
    with pytest.raises(sl.WriteError, match="cannot be written: No such file or directory"):
        sl.convert(SAMPLE, tmp_path / "no" / "tables", to="csv")


def test_parquet_is_no_text() -> None:
    """Parquet is refused where text is asked for."""
    for act in (
        lambda: sl.dumps(sl.read(SAMPLE), to="parquet"),
        lambda: sl.write(sl.read(SAMPLE), io.StringIO(), to="parquet"),
    ):
        with pytest.raises(sl.WriteError, match="parquet is no text: write it to a file"):
            act()


def test_csv_goes_to_a_text_file() -> None:
    """An open text file takes the same text, written or converted."""
    written, streamed = io.StringIO(newline=""), io.StringIO(newline="")
    sl.write(sl.read(SAMPLE), written, to="csv")
    sl.convert(SAMPLE, streamed, to="csv")
    assert written.getvalue() == streamed.getvalue() == sl.dumps(sl.read(SAMPLE), to="csv")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_device_takes_one_table() -> None:
    """A device is written straight through, and is not taken for a folder."""
    with pytest.raises(sl.WriteError, match="/dev/full: cannot be written: No space left on device"):
        sl.convert(SAMPLE, "/dev/full", to="csv")


def test_an_unknown_table_on_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    """A table that there is none of is told in one line, status 2."""
    with pytest.raises(SystemExit) as stop:
        main(["convert", str(SAMPLE), "--to", "csv", "--table", "nams"])
    assert stop.value.code == 2
    assert "--help)" in capsys.readouterr().err


def test_a_table_of_a_format_without_tables(capsys: pytest.CaptureFixture[str]) -> None:
    """``--table`` with a format that has none is told in one line, status 2."""
    assert main(["convert", str(SAMPLE), "--to", "jsonl", "--table", "names", "-o", os.devnull]) == 2
    assert capsys.readouterr().err == "sanctionslib: jsonl has no tables: --table is for csv and parquet\n"


@pytest.mark.parametrize(
    ("format", "option", "message"),
    [
        ("json", "ids", "the format json has no option 'ids'; it has none"),
        ("ftm", "table", "the format ftm has no option 'table'; there are: ids"),
        ("csv", "spreadsheets", "the format csv has no option 'spreadsheets'; there are: spreadsheet, table"),
        ("parquet", "spreadsheet", "the format parquet has no option 'spreadsheet'; there are: table"),
    ],
)
def test_an_option_that_the_format_has_not(format: str, option: str, message: str, tmp_path: Path) -> None:
    """Is refused in one sentence that names those it has, before anything is written."""
    with pytest.raises(sl.WriteError, match=f"^{message}$"):
        sl.write(sl.SanctionsList(), tmp_path / "out", to=format, **{option: "names"})
    assert not any(tmp_path.iterdir())
