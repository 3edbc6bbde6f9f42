"""The audit of FollowTheMoney output: what is missing from the finished lines is counted, whoever left it out."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import attrs
import pytest

import sanctionslib as sl
from sanctionslib import BirthDate, Country, Designation, Name, Person, Relationship, SanctionsList
from sanctionslib.auditing import ftm as module
from sanctionslib.auditing.ftm import FtmAudit, FtmRow, audit_ftm, compare_ftm
from sanctionslib.cli import main
from sanctionslib.model import NameKind, Nationality, Quality, RelationshipKind

JANE = Person(
    id="x-1",
    reference="36",
    names=(
        Name("ROE, Jane", kind=NameKind.PRIMARY, script="Latn"),
        Name("Jo", kind=NameKind.AKA, quality=Quality.WEAK),
        Name("Janet", kind=NameKind.AKA, quality=Quality.STRONG),
    ),
    birth_dates=(BirthDate("1958"), BirthDate("1960~"), BirthDate("1961-03-07", main=True)),
    nationalities=(Nationality(Country("Syria", "SY")), Nationality(Country("Nowhere"))),
    relationships=(Relationship(RelationshipKind.LINKED_TO, "ACME", label="Linked To"),),
    remarks=("Seen in Syria.",),
    designations=(Designation(reference="36", reasons=("Supports it.",)),),
)


def rows(found: FtmAudit) -> dict[str, FtmRow]:
    """The rows by path."""
    return {row.path: row for row in found.rows}


def counted(row: FtmRow) -> tuple[int, int, int]:
    """How many are held, in a text, nowhere."""
    return row.held, row.in_text, row.nowhere


@pytest.mark.parametrize(
    ("path", "counts"),
    [
        ("names[primary].text", (1, 0, 0)),
        ("names[primary].script", (0, 0, 1)),
        ("names[aka].text", (2, 0, 0)),
        ("names.quality[weak]", (1, 0, 0)),
        ("names.quality[strong]", (0, 0, 1)),
        ("birth_dates", (2, 1, 0)),
        ("birth_dates.main", (0, 0, 1)),
        ("nationalities.country", (1, 1, 0)),
        ("relationships[linked to].name", (1, 0, 0)),
        ("relationships[linked to].label", (1, 0, 0)),
        ("remarks", (0, 1, 0)),
        ("designations.reasons", (1, 0, 0)),
    ],
)
def test_what_becomes_of_each_field(path: str, counts: tuple[int, int, int]) -> None:
    """A value stands in a property that means it, in a text, or nowhere."""
    assert counted(rows(audit_ftm(SanctionsList(entities=(JANE,))))[path]) == counts


def spoilt(change: Callable[[dict[str, Any]], None]) -> dict[str, FtmRow]:
    """The rows for lines in which something was changed after they were written."""
    listed = SanctionsList(entities=(JANE,))
    items = [json.loads(line) for line in sl.dumps(listed, to="ftm").splitlines()]
    for item in items:
        change(item)
    return rows(compare_ftm(listed, map(json.dumps, items)))


def without(name: str) -> Callable[[dict[str, Any]], None]:
    """Take a property away."""
    return lambda item: item["properties"].pop(name, None)


def moved(name: str, other: str) -> Callable[[dict[str, Any]], None]:
    """Put the values of a property into another."""

    def change(item: dict[str, Any]) -> None:
        if values := item["properties"].pop(name, None):
            item["properties"].setdefault(other, []).extend(values)

    return change


@pytest.mark.parametrize(
    ("change", "path", "counts"),
    [
        (without("name"), "names[primary].text", (0, 0, 1)),
        (without("weakAlias"), "names[aka].text", (1, 0, 1)),
        (moved("weakAlias", "alias"), "names.quality[weak]", (0, 0, 1)),
        (moved("alias", "previousName"), "names[aka].text", (1, 1, 0)),
        (moved("birthDate", "incorporationDate"), "birth_dates", (0, 1, 2)),
        (moved("nationality", "citizenship"), "nationalities.country", (0, 2, 0)),
        (without("reason"), "designations.reasons", (0, 0, 1)),
        (without("notes"), "remarks", (0, 0, 1)),
        (without("role"), "relationships[linked to].label", (0, 0, 1)),
        (without("entity"), "designations.reasons", (0, 0, 1)),
    ],
)
def test_what_is_taken_from_the_lines_is_missed(
    change: Callable[[dict[str, Any]], None], path: str, counts: tuple[int, int, int]
) -> None:
    """The lines are measured, not the serializer: what is not in them, or in the wrong property, is not held."""
    assert counted(spoilt(change)[path]) == counts


def test_a_padded_date_is_not_held() -> None:
    """1958 does not stand in 1958-01-01."""

    def padded(item: dict[str, Any]) -> None:
        if "birthDate" in item["properties"]:
            item["properties"]["birthDate"] = ["1958-01-01", "1961-03-07"]

    assert counted(spoilt(padded)["birth_dates"]) == (1, 1, 1)


def test_what_only_the_registry_says_of_a_measure_is_no_value_of_the_list() -> None:
    """Whether it hangs on the entry, and on which lists a program means it, is stated by no list."""
    block = sl.Measure(kind=sl.model.MeasureKind.ASSET_FREEZE, text="Block", lists=("SDN List",))
    party = Person(id="x-1", designations=(sl.Designation(measures=(block,)),))
    rows = audit_ftm(sl.SanctionsList(entities=(party,))).rows
    assert [row.path for row in rows] == ["designations.measures[asset freeze].text"]


def test_every_field_of_the_table_is_one_of_the_model() -> None:
    """The table names fields that there are, so that none is looked for in vain."""
    from sanctionslib.model import Aircraft, Organization, Vessel

    known = {field.name for cls in (Person, Organization, Vessel, Aircraft) for field in attrs.fields(cls)}
    first = {path.partition(".")[0].partition("[")[0] for path in module._HOMES}
    assert first <= known


def test_every_property_of_the_table_is_one_of_followthemoney() -> None:
    """The table names properties that the installed package has."""
    model = pytest.importorskip("followthemoney").model
    for homes in module._HOMES.values():
        for home in homes.split():
            schema, _, name = home.lstrip("~").rpartition(".")
            schemata = {"": module._PARTIES, "Edge": module._EDGES, "Other": module._PARTIES}.get(schema, [schema])
            assert name == "id" or any(model.get(each).get(name) is not None for each in schemata), home


def test_command_shows_a_table_and_a_sum(capsys: pytest.CaptureFixture[str]) -> None:
    """The command line prints a row for each field, the first value that is nowhere, and the sum last."""
    assert main(["audit", str(sl.sample_path()), "--to", "ftm"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["field", "values", "held", "in", "text", "nowhere"]
    assert any("birth_dates.main" in line for line in lines)
    assert lines[-1] == "561 values, 381 held, 107 in text, 73 nowhere"


def test_command_gives_the_same_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    """With --json, the same is data."""
    assert main(["audit", str(sl.sample_path()), "--to", "ftm", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["values"] == found["held"] + found["in_text"] + found["nowhere"] == 561
    assert next(row for row in found["rows"] if row["path"] == "gender")["held"] == 9
