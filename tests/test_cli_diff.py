"""The command ``diff``: what it shows, as JSON, and with which status it ends."""

from __future__ import annotations

import json
import re
from pathlib import Path

import attrs
import pytest

import sanctionslib as sl
from sanctionslib.cli import diff, main

SAMPLE = sl.sample_path()

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def later(tmp_path: Path) -> str:
    """The sample a day later: one party gone, one under another program too, one with another name and birth date."""
    text = SAMPLE.read_text(encoding="utf-8").replace("07/29/2021", "07/30/2021")
    gone = re.compile(r"  <sdnEntry>\s*<uid>32340</uid>.*?</sdnEntry>\n", re.DOTALL)
    text, count = gone.subn("", text)
    assert count == 1
    text = text.replace("<Record_Count>22<", "<Record_Count>21<")
    entry = re.search(r"<sdnEntry>\s*<uid>32356</uid>.*?</sdnEntry>", text, re.DOTALL)
    assert entry
    program = "<program>SYRIA-EO13894</program>"
    assert program in entry[0]
    text = text.replace(entry[0], entry[0].replace(program, f"{program}<program>SDGT</program>"))
    assert "28 Nov 1961" in text
    path = tmp_path / "later.xml"
    path.write_text(text.replace("28 Nov 1961", "28 Nov 1962"), encoding="utf-8")
    return str(path)


def test_what_a_person_reads(later: str, capsys: Capture) -> None:
    """First the counts, then actions, then who was removed, then what changed of whom, from what to what."""
    assert main(["diff", str(SAMPLE), later]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:4] == [
        "SDN List (OFAC), 2021-07-29 to 2021-07-30",
        "0 added, 1 removed, 2 changed",
        "       1  re-designated",
        "       1  identifying data amended",
    ]
    assert lines[5:9] == [
        "By program and day",
        "  SDGT   2021-07-30  1 re-designated",
        "  SYRIA  2021-07-30  1 delisted",
        "",
    ]
    removed = lines.index("Removed")
    assert lines[removed + 1].startswith("  ofac-32340  organization  SYRIAN MILITARY INTELLIGENCE BRANCH 290")
    assert "Added" not in lines
    changed = lines.index("Changed")
    assert lines[changed + 1 :] == [
        "  ofac-32356  SAYDNAYA MILITARY PRISON: re-designated",
        "      programs                  + SDGT",
        "  ofac-30743  MOULHEM, Kifah: identifying data amended",
        "      birth dates               - 1961-11-28 (main)",
        "                                + 1962-11-28 (main)",
    ]


def test_json(later: str, capsys: Capture) -> None:
    """As JSON it is whole."""
    assert main(["diff", str(SAMPLE), later, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    old, new = sl.read(SAMPLE), sl.read(later)
    assert found == json.loads(json.dumps(sl.diff(old, new).plain()))
    assert found["new"]["published"] == "2021-07-30"


def test_exit_code(later: str, capsys: Capture) -> None:
    """With ``--exit-code`` a difference is told by the status, too."""
    assert main(["diff", "--exit-code", str(SAMPLE), later]) == 1
    assert main(["diff", "--exit-code", str(SAMPLE), str(SAMPLE)]) == 0
    assert capsys.readouterr().out.endswith("0 added, 0 removed, 0 changed\n")


def test_long_sections_are_cut(later: str, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of many lines the first are shown, with a word on how to see them all."""
    monkeypatch.setattr(diff, "_SHOWN", 1)
    main(["diff", str(SAMPLE), later])
    out = capsys.readouterr().out
    assert out.count("and 1 more (all of them with --all or --json)") == 2  # actions and changes
    main(["diff", "--all", str(SAMPLE), later])
    assert "more (" not in capsys.readouterr().out


def test_long_values_are_cut(tmp_path: Path, capsys: Capture) -> None:
    """A long value ends with an ellipsis; with ``--all`` it is whole."""
    paths = []
    for words in ("a short remark", "a remark that is long " * 20):
        entity = sl.Entity(id="x-1", remarks=(words,))
        paths.append(str(tmp_path / f"{len(words)}.json"))
        sl.write(sl.SanctionsList(title="A list", entities=(entity,)), paths[-1])
    main(["diff", *paths])
    assert "…" in capsys.readouterr().out
    main(["diff", "--all", *paths])
    out = capsys.readouterr().out
    assert "…" not in out
    assert "+ " + ("a remark that is long " * 20).strip() in out


def test_layout_is_counted_and_not_shown(tmp_path: Path, capsys: Capture) -> None:
    """Entities of which nothing but layout changed are counted; ``--all`` shows them."""
    paths = []
    for name in ("BOB  SMITH", "Bob Smith"):
        entity = sl.Entity(id="x-1", names=(sl.Name(name, kind=sl.model.NameKind.PRIMARY),))
        paths.append(str(tmp_path / f"{len(name)}.json"))
        sl.write(sl.SanctionsList(entities=(entity,)), paths[-1])
    main(["diff", *paths])
    out = capsys.readouterr().out
    assert "untitled list, unknown date to unknown date (--old-date and --new-date tell)" in out
    assert "  and 1 with no more than layout only (all of them with --all or --json)" in out
    assert "x-1" not in out
    main(["diff", "--all", *paths])
    assert "  x-1  Bob Smith: layout only" in capsys.readouterr().out


def test_days_from_the_command_line(later: str, capsys: Capture) -> None:
    """The day of an edition that does not state it can be given; what is no day is told in one line."""
    main(["diff", str(SAMPLE), later, "--old-date", "2021-07-01", "--new-date", "2021-07-02"])
    assert "2021-07-01 to 2021-07-02" in capsys.readouterr().out
    with pytest.raises(SystemExit) as error:
        main(["diff", str(SAMPLE), later, "--old-date", "July"])
    assert error.value.code == 2
    assert "not a day: 'July'" in capsys.readouterr().err


def test_warnings_and_what_was_left_out(tmp_path: Path, capsys: Capture) -> None:
    """A reason to look twice stands before the lists of changes, what was not compared after them."""
    paths = [str(tmp_path / name) for name in ("old.json", "new.json")]
    entities = tuple(sl.Entity(id=f"x-{number}", contacts=()) for number in range(40))
    contact = sl.model.Contact(sl.model.ContactKind.FAX, "1")
    sl.write(sl.SanctionsList(entities=entities, format="us_ofac_sdn_csv"), paths[0])
    some = sl.Entity(id="x-1", contacts=(contact,))
    sl.write(sl.SanctionsList(entities=(some, *entities[20:]), format="us_ofac_advanced_xml"), paths[1])
    main(["diff", *paths])
    lines = capsys.readouterr().out.splitlines()
    assert lines[2] == "WARNING: suspicious shrinkage: 19 of 40 entities (47.5%) are gone"
    assert lines[lines.index("Not compared") + 1] == "  contacts: no record of the old edition states it"


def test_two_different_lists(tmp_path: Path, capsys: Capture) -> None:
    """Two lists of which one is no edition of the other end with status 2 and one line."""
    other = tmp_path / "other.json"
    sl.write(sl.SanctionsList(title="Another list"), other)
    assert main(["diff", str(SAMPLE), str(other)]) == 2
    assert capsys.readouterr().err == "sanctionslib: two different lists: 'SDN List', 'Another list'\n"


def test_standard_input_once(capsys: Capture) -> None:
    """Both editions cannot be standard input."""
    assert main(["diff", "-", "-"]) == 2
    assert capsys.readouterr().err == "sanctionslib: only one of the two editions can be standard input\n"


def test_the_values_of_an_entity_stand_below_each_other() -> None:
    """Also where the name of a field, with a word on what cannot be said of it, is longer than the others."""
    changes = (
        sl.diffing.FieldChange("remarks", (), ("a",), sl.diffing.ChangeKind.REMARKS_AMENDED),
        sl.diffing.FieldChange("digital_currency_addresses", ("b", "c"), (), sl.diffing.ChangeKind.CANNOT_SAY),
    )
    entity = sl.Entity(id="x-1")
    edition = sl.SanctionsList(entities=(entity,))
    found = attrs.evolve(sl.diff(edition, edition), changed=(sl.diffing.EntityChange("x-1", entity, entity, changes),))
    values = [line for line in diff._changed(found, whole=False) if re.search(r"[+-] [abc]$", line)]
    assert len(values) == 3
    assert len({len(line) for line in values}) == 1
