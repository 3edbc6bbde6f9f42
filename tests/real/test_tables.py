"""The tables of real lists, and their conversion without being held."""

from __future__ import annotations

import io
import os
import runpy
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest

import sanctionslib as sl
from sanctionslib.tables import TABLES
from tests.tables_check import check_references, counted, read_csv, tables_of

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent.parent
LISTS = {
    "us/ofac-sdn/2024-05-07/sdn.xml": {"entities": 14_966, "programs": 17_383, "digital_currency_addresses": 603},
    "un/un-consolidated-2026-08-01.xml": {"entities": 1_011, "persons": 736, "events": 1_922},
    "eu/fsf-full-xml1_1-2024-05-13.xml": {"entities": 4_808, "names": 25_198, "issues": 4},
    "us/ofac-enhanced/cons_enhanced-2025-01-10.xml": {"entities": 443, "designations": 966, "measures": 2_142},
}
each = pytest.mark.parametrize("path", LISTS)


@each
def test_tables_hold_the_list(path: str, lists: Path) -> None:
    """Every object of the model has a row, keys are unique, every reference leads to a row."""
    read = sl.read(lists / path)
    tables = tables_of(read)
    rows = {name: table.num_rows for name, table in tables.items() if table.num_rows}
    assert rows == dict(counted(read))
    assert {name: rows[name] for name in LISTS[path]} == LISTS[path]
    check_references(tables)


@each
def test_tables_come_back_from_parquet(path: str, lists: Path, tmp_path: Path) -> None:
    """What was written while it was read comes back from Parquet as the tables of the list, types included."""
    read = sl.read(lists / path)
    sl.convert(lists / path, tmp_path / "parquet", to="parquet")
    for name, table in tables_of(read).items():
        again = pq.read_table(tmp_path / "parquet" / f"{name}.parquet")
        assert again.schema.equals(table.schema, check_metadata=True)
        assert again.equals(table)


def test_csv_of_a_list_says_what_arrow_says(lists: Path, tmp_path: Path) -> None:
    """Cell by cell, the CSV files of the UN's list hold what its Arrow tables hold."""
    path = lists / "un/un-consolidated-2026-08-01.xml"
    sl.convert(path, tmp_path / "csv", to="csv")
    for name, table in tables_of(sl.read(path)).items():
        with (tmp_path / "csv" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            assert read_csv(TABLES[name], file.read()) == table.to_pylist()


@pytest.mark.parametrize(
    ("path", "format"),
    [
        ("us/ofac-sdn/2024-05-07/sdn.xml", "jsonl"),
        ("un/un-consolidated-2026-08-01.xml", "ftm"),
        ("us/ofac-advanced/cons_advanced-2016-09-16.xml", "jsonl"),
        ("us/ofac-sdn/2021-06-29", "jsonl"),
        ("un/un-consolidated-2026-08-01.xml", "json"),
        ("eu/fsf-full-xml1_1-2024-05-13.xml", "jsonl"),
        ("gb/uk-ofsi-conlist-2014-04-02.csv", "jsonl"),
    ],
)
def test_a_conversion_is_what_is_written(path: str, format: str, lists: Path) -> None:
    """Converting gives, byte for byte, what writing the list gives."""
    file = io.BytesIO()
    sl.convert(lists / path, file, to=format)
    assert file.getvalue() == sl.dumps(sl.read(lists / path), to=format).encode()


def test_memory_does_not_grow_by_what_is_written(lists: Path, tmp_path: Path) -> None:
    """Of a list three times as large, writing takes no more memory than of the small one, beside what reading takes."""
    make = runpy.run_path(str(ROOT / "benchmarks" / "advanced_memory.py"))["multiply"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    beside: dict[str, list[float]] = {"jsonl": [], "csv": []}
    for times in (3, 9):
        source = tmp_path / f"{times}.xml"
        make(lists / "us/ofac-advanced/cons_advanced-2016-09-16.xml", times, source)
        peaks = {}
        for act in ("iter_entities", *beside):
            command = [sys.executable, "benchmarks/converting.py", "--measure", act, str(source)]
            run = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT, env=environment)
            peaks[act] = float(run.stdout.split()[1]) / 1e6
        for act, found in beside.items():
            found.append(peaks[act] - peaks["iter_entities"])
    for small, large in beside.values():
        assert large < small + 8


def test_the_action_of_july_2021(lists: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The example finds the 18 parties that two editions of the SDN list tell apart, each with its program."""
    daily = lists / "us/ofac-sdn/daily"
    main = runpy.run_path(str(ROOT / "examples" / "duckdb_parquet.py"))["main"]
    main([str(daily / "sdn-2021-07-29.csv"), str(daily / "sdn-2021-07-23.csv")])
    lines = capsys.readouterr().out.splitlines()
    added = [line.rpartition(": ")[2] for line in lines[1:19]]
    assert lines[0] == "18 parties are not on the older list"
    assert {program: added.count(program) for program in added} == {"SYRIA": 11, "SYRIA-EO13894": 5, "SDGT": 2}
    assert "  ofac-32356 SAYDNAYA MILITARY PRISON: SYRIA-EO13894" in lines
    assert "  PA: 65, such as AMBER" in lines


def test_listings_of_july_2021(lists: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of OFSI's list, which states the day of each listing, the example finds those of the month, by regime."""
    runpy.run_path(str(ROOT / "examples" / "duckdb_parquet.py"))["main"](
        [str(lists / "gb/uk-ofsi-conlist-2025-04-10.xlsx")]
    )
    assert capsys.readouterr().out.splitlines()[:3] == [
        "listed in July 2021",
        "  2021-07-21 Belarus: 1",
        "  2021-07-22 Global Anti-Corruption: 5",
    ]
