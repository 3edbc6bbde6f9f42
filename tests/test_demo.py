"""The bundled sample and the demo."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

import sanctionslib as sl
from sanctionslib.cli import demo, main


@pytest.fixture(scope="module")
def sample() -> sl.SanctionsList:
    """The sample, read strictly."""
    return sl.read(sl.sample_path(), strict=True)


@pytest.fixture
def shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What ``sanctionslib demo`` prints."""
    assert main(["demo", str(tmp_path / "out")]) == 0
    return capsys.readouterr().out.splitlines()


def section(lines: list[str], title: str) -> list[str]:
    """The rows under a heading, up to the next empty line."""
    start = lines.index(title) + 1
    return lines[start : lines.index("", start)]


def test_sample_is_the_action_and_what_surrounds_it(sample: sl.SanctionsList) -> None:
    """The sample holds the 17 parties of the action, two of another action, three agencies; no issue."""
    assert (len(sample), sample.stated_count, sample.issues) == (22, 22, ())
    assert str(sample.published) == "2021-07-29"
    assert Counter(type(entity).__name__ for entity in sample) == {"Organization": 13, "Person": 9}
    codes = Counter(program.code for designation in sample.designations for program in designation.programs)
    assert codes == {"SYRIA": 15, "SYRIA-EO13894": 6, "SDGT": 2, "HRIT-SY": 1}


def test_sample_holds_weak_aliases_apart(sample: sl.SanctionsList) -> None:
    """Of the 66 aliases of the sample 17 are weak."""
    assert Counter(str(alias.quality) for entity in sample for alias in entity.aliases) == {"strong": 49, "weak": 17}


def test_sample_holds_the_second_designation_of_moulhem(sample: sl.SanctionsList) -> None:
    """Moulhem stands under both programs, is linked to the directorate, and was born on a day that is known."""
    moulhem = sample["ofac-30743"]
    assert [program.code for program in moulhem.designations[0].programs] == ["SYRIA", "SYRIA-EO13894"]
    assert [link.name for link in moulhem.relationships] == ["SYRIAN MILITARY INTELLIGENCE DIRECTORATE"]
    assert [str(date) for date in moulhem.birth_dates] == ["1961-11-28"]
    assert len(moulhem.aliases) == 6


def test_roles_name_every_party_once(sample: sl.SanctionsList) -> None:
    """Every party of the sample has exactly one role in the file beside it."""
    roles = json.loads(sl.sample_path().with_suffix(".roles.json").read_text(encoding="utf-8"))
    named = [*roles["other_action"], *roles["agencies"], *(id for ids in roles["groups"].values() for id in ids)]
    assert sorted(named) == sorted(entity.id for entity in sample)


@pytest.mark.parametrize(
    ("title", "count"), [("Prisons (8)", 8), ("Officials (5)", 5), ("Militias (2)", 2), ("Militia leaders (2)", 2)]
)
def test_groups(shown: list[str], title: str, count: int) -> None:
    """The demo shows eight prisons, five officials, two militias and two leaders, a line each."""
    rows = section(shown, title)
    assert len(rows) == count
    assert all(row.startswith("ofac-") for row in rows)


def test_row(shown: list[str]) -> None:
    """A row has id, name, programs and the party it is linked to."""
    row = next(row for row in shown if "ofac-30743" in row)
    assert row.split("  ")[0] == "ofac-30743"
    assert "MOULHEM, Kifah  " in row
    assert row.endswith("SYRIA, SYRIA-EO13894  ofac-12743")
    assert "ofac-12743 is SYRIAN MILITARY INTELLIGENCE DIRECTORATE." in shown


def test_authorities_and_programs(shown: list[str]) -> None:
    """The demo counts authorities and programs of the action; Moulhem stands under two."""
    assert "Authorities: OFAC (17)" in shown
    assert "Programs: SYRIA (12), SYRIA-EO13894 (6)" in shown


def test_what_is_set_apart(shown: list[str]) -> None:
    """The counter-terrorism designations of the day and the agencies are named, and are in no group."""
    apart, agencies = shown[shown.index("Programs: SYRIA (12), SYRIA-EO13894 (6)") + 2 :][:2]
    assert "AL-SHABAN, Hasan (ofac-28838) and FAYZIMATOV, Farrukh Furkatovitch (ofac-31811)" in apart
    assert "SDGT" in apart
    assert all(id in agencies for id in ("ofac-12726", "ofac-12741", "ofac-12743"))
    assert not any(row.startswith(("ofac-28838", "ofac-31811", "ofac-12726  ", "ofac-12741  ")) for row in shown)


def test_files(shown: list[str], tmp_path: Path, sample: sl.SanctionsList) -> None:
    """The demo writes JSON, JSON Lines and FollowTheMoney, says so, and the first two read back equal."""
    folder = tmp_path / "out"
    names = [f"syria-2021-07-28{ending}" for ending in (".json", ".jsonl", ".ftm.json")]
    assert sorted(path.name for path in folder.iterdir()) == sorted(names)
    assert [f"Written: {folder / name}" for name in names] == shown[-3:]
    assert sl.read(folder / names[0]) == sl.read(folder / names[1]) == sample
    entities = [json.loads(line) for line in (folder / names[2]).read_text(encoding="utf-8").splitlines()]
    assert {"ofac-32356", "ofac-30743"} <= {entity["id"] for entity in entities}


def test_default_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a folder the demo makes its own in the current one, and can run there again."""
    monkeypatch.chdir(tmp_path)
    assert main(["demo"]) == main(["demo"]) == 0
    assert len(list((tmp_path / demo.FOLDER).iterdir())) == 3


def test_folder_in_the_way(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder that cannot be made is told in one line, status 2."""
    (tmp_path / "out").write_text("a file")
    assert main(["demo", str(tmp_path / "out")]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
