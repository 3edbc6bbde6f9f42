"""The examples run, and say what they should."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from tests.conftest import SPECIMENS

EXAMPLES = Path(__file__).parent.parent / "examples"

EXPECTED = {
    "who_is_linked": ([], "AL-HAYES, Ahmad Ihsan Fayyad (ofac-32492) linked to AHRAR AL-SHARQIYA (ofac-27763)", 13),
    "aliases_to_csv": ([], "ofac-32491,AL-AREEN 13,aka,weak,", 89),
    "birth_dates": (["1961-11-28"], "yes: AL-DIB, Ahmed (ofac-32336), born 1961", 2),
    "duckdb_parquet": (
        [str(SPECIMENS / "us_ofac_advanced_xml" / "sdn_layout_of_2024.xml")],
        "  2021-07-28 SYRIA: 1",
        6,
    ),
    "syria_2021_07_28": ([], "    cannot say: 8 of type Organization; 1 is called a prison", 71),
}
"""For each: its arguments, a line of what it prints, and the number of lines."""

NEEDS = {"duckdb_parquet": ("duckdb", "pyarrow")}
"""What an example needs beside the library."""


@pytest.mark.parametrize("name", sorted(path.stem for path in EXAMPLES.glob("*.py")))
def test_example(name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Each example prints what it says, for the bundled sample, or for the list it is given."""
    monkeypatch.delenv("SANCTIONSLIB_LISTS", raising=False)
    for package in NEEDS.get(name, ()):
        pytest.importorskip(package)
    arguments, line, count = EXPECTED[name]
    runpy.run_path(str(EXAMPLES / f"{name}.py"))["main"](arguments)
    lines = capsys.readouterr().out.splitlines()
    assert line in lines
    assert len(lines) == count


def test_birth_dates_asks_for_the_day() -> None:
    """Without its argument it ends with a line that says what is missing."""
    with pytest.raises(SystemExit, match="say the day"):
        runpy.run_path(str(EXAMPLES / "birth_dates.py"))["main"]([])


def test_a_folder_without_the_lists(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The story is told from the sample where the folder that is named does not hold the lists."""
    runpy.run_path(str(EXAMPLES / "syria_2021_07_28.py"))["main"]([str(tmp_path)])
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "SDN List, editions of 2021-07-29"
    assert len(lines) == EXPECTED["syria_2021_07_28"][2]


def test_every_expectation_has_its_example() -> None:
    """No example went away unnoticed."""
    assert {path.stem for path in EXAMPLES.glob("*.py")} == set(EXPECTED)
