"""The report on OFAC's remarks."""

from __future__ import annotations

from tests.conftest import SPECIMENS
from tools.remarks_report import main, report

RELEASE = SPECIMENS / "us_ofac_sdn_csv" / "release"
ALONE = SPECIMENS / "us_ofac_sdn_csv" / "alone.csv"


def test_items_are_counted() -> None:
    """Each item of each remark is typed, or free text; a title that is repeated is typed."""
    found = report(RELEASE)
    assert found.entities == 5
    assert sorted(found.free) == [
        "(Following data derived from another passport: DOB: 1957; POB: Elsewhere)",
        "all offices worldwide",
        "currently incarcerated in Sampletown",
    ]
    assert found.typed == 17 + 22 + 7 + 7
    assert found.share == 53 / 56


def test_cut_item_is_free_text() -> None:
    """The end of a remark that was cut is not counted as typed."""
    assert "Linked To: EXAMPLE BRANCH OFFICE NUMBER 4 FOR IMP" in report(ALONE).free


def test_command(capsys) -> None:
    """It prints a line for each file, and the free text below, the commonest first."""
    assert main([str(RELEASE), str(ALONE)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "sdn.csv: 5 entities, 56 items, 53 typed (94.64%)"
    assert lines[1].split(maxsplit=1)[0] == "1"
    assert lines[4].startswith("alone.csv: 1 entity, ")


def test_what_cannot_be_read(capsys, tmp_path) -> None:
    """A file that is no list ends it with a message and status 2."""
    assert main([str(tmp_path / "missing.csv")]) == 2
    assert "cannot be opened" in capsys.readouterr().err
