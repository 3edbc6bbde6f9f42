"""``sanctionslib history``: what it writes and says, and with which status it ends."""

from __future__ import annotations

import datetime
import io
import json
import shutil
from pathlib import Path

import attrs
import pytest

import sanctionslib as sl
from sanctionslib.cli import main

Capture = pytest.CaptureFixture[str]

NEW = sl.read(sl.sample_path())
MOULHEM = attrs.evolve(
    NEW["ofac-30743"],
    designations=tuple(attrs.evolve(each, programs=each.programs[1:]) for each in NEW["ofac-30743"].designations),
    relationships=(),
)
OLD = attrs.evolve(NEW, published=datetime.date(2021, 7, 23), entities=(NEW.entities[0], MOULHEM), stated_count=2)


@pytest.fixture
def editions(tmp_path: Path) -> list[str]:
    """The sample, and a file of an older edition of two entities."""
    old = tmp_path / "old.jsonl"
    sl.write(OLD, old)
    return [str(sl.sample_path()), str(old)]


@pytest.fixture
def history(tmp_path: Path, editions: list[str]) -> str:
    """A history of both."""
    path = tmp_path / "sdn.history.gz"
    sl.History.of(*editions).save(path)
    return str(path)


def undated(tmp_path: Path, *names: str) -> list[str]:
    """Files of an edition that states no date, by these names."""
    sl.write(attrs.evolve(NEW, published=None), tmp_path / "undated.jsonl")
    return [str(shutil.copy(tmp_path / "undated.jsonl", tmp_path / name)) for name in names]


def one_line(text: str) -> str:
    """The one line that *text* is."""
    (line,) = text.splitlines()
    return line


# -- build, add -------------------------------------------------------------------------------------------------


def test_build_shows_what_it_holds(tmp_path: Path, editions: list[str], capsys: Capture) -> None:
    """A line for each edition in the order of time, and the whole."""
    path = tmp_path / "h.gz"
    assert main(["history", "build", "-o", str(path), *editions]) == 0
    out = capsys.readouterr().out.splitlines()
    assert out[0].split() == ["edition", "entities", "date", "files"]
    assert [line.split()[:2] for line in out[1:3]] == [["2021-07-23", "2"], ["2021-07-29", "22"]]
    assert out[-1] == f"SDN List: 2 editions, 22 entities, {path.stat().st_size} bytes"


def test_build_writes_over_a_history_and_nothing_else(tmp_path: Path, editions: list[str], capsys: Capture) -> None:
    """``-o *.xml`` does not cost the first of the lists: a file that is no history is left as it is."""
    before = Path(editions[1]).read_bytes()
    assert main(["history", "build", "-o", editions[1], editions[0]]) == 2
    assert Path(editions[1]).read_bytes() == before
    assert "old.jsonl: is there already, and is no history" in capsys.readouterr().err
    path = tmp_path / "h.gz"
    path.touch()
    for which in editions:
        assert main(["history", "build", "-o", str(path), which]) == 0
    assert [len(edition) for edition in map(sl.History.read(path).load, sl.History.read(path).editions)] == [2]


def test_build_as_json(tmp_path: Path, editions: list[str], capsys: Capture) -> None:
    """The same as JSON."""
    assert main(["history", "build", "--json", "-o", str(tmp_path / "h.gz"), *editions]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["title"], found["entities"]) == ("SDN List", 22)
    assert [(each["date"], each["stated"], each["entities"]) for each in found["editions"]] == [
        ("2021-07-23", True, 2),
        ("2021-07-29", True, 22),
    ]


def test_add(tmp_path: Path, editions: list[str]) -> None:
    """An edition is added to a file that is there; the result is as if it had been built at once."""
    one, both = tmp_path / "one.gz", tmp_path / "both.gz"
    assert main(["history", "build", "-o", str(one), editions[0]]) == 0
    assert main(["history", "add", str(one), editions[1]]) == 0
    assert main(["history", "build", "-o", str(both), *editions]) == 0
    assert one.read_bytes() == both.read_bytes()


def test_an_edition_without_a_date(tmp_path: Path, capsys: Capture) -> None:
    """It is refused with a line that says what to do, and nothing is written."""
    (path,) = undated(tmp_path, "sdn-2021-07-29.jsonl")
    assert main(["history", "build", "-o", str(tmp_path / "h.gz"), path]) == 2
    line = one_line(capsys.readouterr().err)
    assert line == f"sanctionslib: {path}: does not state its date: say --date DATE, or --dates-from-names"
    assert not (tmp_path / "h.gz").exists()


def test_a_date_from_the_user(tmp_path: Path, capsys: Capture) -> None:
    """``--date`` dates the one edition given; with several there is no telling which."""
    paths = undated(tmp_path, "a.jsonl", "b.jsonl")
    target = str(tmp_path / "h.gz")
    assert main(["history", "build", "-o", target, "--date", "2021-07-29", paths[0]]) == 0
    assert str(sl.History.read(target).editions[0]) == "2021-07-29"
    capsys.readouterr()
    assert main(["history", "build", "-o", target, "--date", "2021-07-29", *paths]) == 2
    assert "there are several: add them one by one" in one_line(capsys.readouterr().err)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("sdn-2021-07-29.jsonl", "2021-07-29"),
        ("20210729_sdn.jsonl", "2021-07-29"),
        ("sdn.jsonl", "its name tells no day"),
        ("sdn-2021-13-29.jsonl", "its name tells no day: 2021-13-29"),
        ("1202107291.jsonl", "its name tells no day"),
    ],
)
def test_dates_from_names(tmp_path: Path, capsys: Capture, name: str, expected: str) -> None:
    """Names are believed only if asked for; one that tells no day is refused."""
    (path,) = undated(tmp_path, name)
    target = str(tmp_path / "h.gz")
    status = main(["history", "build", "-o", target, "--dates-from-names", path])
    if status == 0:
        assert str(sl.History.read(target).editions[0]) == expected
    else:
        assert one_line(capsys.readouterr().err) == f"sanctionslib: {path}: {expected}"


def test_the_list_s_own_date_goes_before_the_name(tmp_path: Path, editions: list[str]) -> None:
    """A file that states its date needs no name."""
    path = str(shutil.copy(editions[1], tmp_path / "sdn-1999-01-01.jsonl"))
    target = str(tmp_path / "h.gz")
    assert main(["history", "build", "-o", target, "--dates-from-names", path]) == 0
    assert str(sl.History.read(target).editions[0]) == "2021-07-23"


def test_another_list(tmp_path: Path, history: str, capsys: Capture) -> None:
    """The error names the file."""
    other = tmp_path / "other.jsonl"
    sl.write(sl.SanctionsList(title="A list", published=datetime.date(2021, 1, 1)), other)
    before = Path(history).read_bytes()
    assert main(["history", "add", history, str(other)]) == 2
    assert f"{other}: it is not of the same list" in one_line(capsys.readouterr().err)
    assert Path(history).read_bytes() == before


# -- as-of ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "expected", "said"),
    [
        ("2021-07-28", OLD, "the edition of 2021-07-23; the next one is of 2021-07-29"),
        ("2021-07-29", NEW, "the edition of 2021-07-29; there is no later one"),
    ],
)
def test_as_of(history: str, tmp_path: Path, capsys: Capture, day: str, expected: object, said: str) -> None:
    """It writes the list as it stood, and says on standard error which edition that is."""
    out = tmp_path / "out.jsonl"
    assert main(["history", "as-of", day, history, "-o", str(out)]) == 0
    assert sl.read(out) == expected
    assert one_line(capsys.readouterr().err) == f"sanctionslib: {said}"


def test_as_of_to_standard_output(history: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """JSON, or what ``--to`` names."""
    assert main(["history", "as-of", "2021-07-28", history]) == 0
    assert sl.read(io.BytesIO(capsysbinary.readouterr().out)) == OLD
    assert main(["history", "as-of", "2021-07-28", history, "--to", "jsonl"]) == 0
    assert capsysbinary.readouterr().out.count(b"\n") == 4


def test_as_of_before_the_beginning(history: str, capsys: Capture) -> None:
    """One line says where the history begins."""
    assert main(["history", "as-of", "2021-07-22", history]) == 2
    assert "the first edition is of 2021-07-23" in one_line(capsys.readouterr().err)


@pytest.mark.parametrize("day", ["28.7.2021", "2021-02-30", "yesterday"])
def test_no_day(history: str, capsys: Capture, day: str) -> None:
    """A day that is none is a wrong argument."""
    with pytest.raises(SystemExit) as end:
        main(["history", "as-of", day, history])
    assert end.value.code == 2
    assert f"not a day: '{day}'" in one_line(capsys.readouterr().err)


# -- show -------------------------------------------------------------------------------------------------------


def test_show(history: str, capsys: Capture) -> None:
    """Who it is, its timeline with what changed, its designations."""
    between = "(not seen in the edition of 2021-07-23, seen in the edition of 2021-07-29)"
    assert main(["history", "show", "ofac-30743", history]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "ofac-30743  MOULHEM, Kifah (person)",
        "SDN List (OFAC): in 2 of 2 editions from 2021-07-23 to 2021-07-29",
        "",
        "[..2021-07-23]            listed under SYRIA-EO13894     (seen in the edition of 2021-07-23)",
        f"[2021-07-24..2021-07-29]  designated under SYRIA too     {between}",
        f"[2021-07-24..2021-07-29]  links amended (relationships)  {between}",
        "    + linked to SYRIAN MILITARY INTELLIGENCE DIRECTORATE",
        "",
        "SYRIA-EO13894  from [..2021-07-23]            still on 2021-07-29",
        "SYRIA          from [2021-07-24..2021-07-29]  still on 2021-07-29",
    ]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--on", "2021-07-28"], "Designated on 2021-07-28: yes"),
        (["--on", "2021-07-28", "--program", "SYRIA"], "Designated under SYRIA on 2021-07-28: cannot say"),
        (["--on", "2021-07-23", "--program", "SYRIA"], "Designated under SYRIA on 2021-07-23: no"),
    ],
)
def test_was_it_designated_on_a_day(history: str, capsys: Capture, arguments: list[str], expected: str) -> None:
    """The last line answers with yes, no, or cannot say."""
    assert main(["history", "show", "ofac-30743", history, *arguments]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == expected


def test_show_as_json(history: str, capsys: Capture) -> None:
    """All that is known, with the evidence for each date."""
    assert main(["history", "show", "ofac-30743", history, "--json", "--on", "2021-07-28"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["id"], found["name"], found["on"], found["in_force"]) == (
        "ofac-30743",
        "MOULHEM, Kifah",
        "2021-07-28",
        "yes",
    )
    assert [each["kind"] for each in found["timeline"]] == ["listed", "re-designated", "amended"]
    assert found["timeline"][2]["changes"][0]["new"][0]["name"] == "SYRIAN MILITARY INTELLIGENCE DIRECTORATE"
    assert found["intervals"][1] == {
        "program": {"code": "SYRIA", "id": "us:SYRIA"},
        "start": {
            "date": "[2021-07-24..2021-07-29]",
            "basis": "bounded",
            "evidence": [
                {"kind": "not seen in the edition of", "date": "2021-07-23"},
                {"kind": "seen in the edition of", "date": "2021-07-29"},
            ],
        },
        "end": None,
        "first": "2021-07-29",
        "last": "2021-07-29",
    }
    assert [each["has_it"] for each in found["editions"]] == [True, True]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["show", "ofac-1", "{}"], "no edition has an entity 'ofac-1'"),
        (["show", "30743", "{}"], "no edition has an entity '30743'; is it ofac-30743?"),
        (["show", "ofac-30743", "{}", "--program", "SYRIA"], "--program is for --on"),
        (["show", "ofac-30743", "{}", "--on", "2021-07-28", "--program", "SYIRA"], "no edition has a program 'SYIRA'"),
        (["show", "ofac-30743", "none.gz"], "none.gz: cannot be opened"),
    ],
)
def test_what_show_refuses(history: str, capsys: Capture, arguments: list[str], message: str) -> None:
    """One line, status 2."""
    assert main(["history", *(each.format(history) for each in arguments)]) == 2
    assert message in one_line(capsys.readouterr().err)


def test_a_history_is_no_list(history: str, capsys: Capture) -> None:
    """To read a history as a list fails with a line that says what it is, and what opens it."""
    assert main(["inspect", history]) == 2
    assert "is not a list that can be read, but a history of many editions" in one_line(capsys.readouterr().err)


def test_a_list_is_no_history(editions: list[str], capsys: Capture) -> None:
    """To show a list as a history fails with a line that says so."""
    assert main(["history", "show", "ofac-30743", editions[0]]) == 2
    assert "is not a history that sanctionslib saved" in one_line(capsys.readouterr().err)
