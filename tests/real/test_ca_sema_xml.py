"""
Canada's real lists, record by record: what stands in the entities against what stands in the file.

The file is read a second time here, by lxml alone and without any of the library's code.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

import sanctionslib as sl
from sanctionslib import Organization, Person, SanctionsList, Vessel
from sanctionslib.model import NameKind

pytestmark = pytest.mark.slow

FILES = {
    "sema-lmes-2020-04-generation1": (985, 384, 0),
    "sema-lmes-2026-08-generation2-excerpt-12": (7, 3, 2),
    "sema-lmes-2026-09-03-generation3-excerpt-4": (2, 1, 1),
    "sema-lmes-2026-09-generation3-excerpt-16": (11, 2, 3),
}
"""Persons, organizations and ships of each file."""


def fold(text: str | None) -> str:
    """The text with white space folded; empty if there is none."""
    return " ".join((text or "").split())


def field(tag: str) -> str:
    """What a tag of any generation is called in all of them here."""
    name = tag.partition("-")[0]
    for long, short in (("EntityOrShip", "Entity"), ("TitleOrShip", "Title"), ("DateOfBirth", "Born")):
        name = short if name.startswith(long) else name
    return name


@pytest.fixture(scope="module", params=FILES)
def pair(request: pytest.FixtureRequest, lists: Path) -> tuple[str, SanctionsList, list[dict[str, str]]]:
    """A file read by the library, and its records as texts by field."""
    path = lists / "ca" / f"{request.param}.xml"
    root = etree.parse(str(path)).getroot()
    records = [{field(str(child.tag)): text for child in record if (text := fold(child.text))} for record in root]
    return request.param, sl.read(path), records


def test_counts(pair: tuple[str, SanctionsList, list[dict[str, str]]]) -> None:
    """One entity a record, each with an identifier of its own, and no issue."""
    name, read, records = pair
    assert len(read) == len(records) == len({entity.id for entity in read})
    assert read.issues == ()
    kinds = Counter(type(entity) for entity in read)
    assert (kinds[Person], kinds[Organization], kinds[Vessel]) == FILES[name]


def test_names(pair: tuple[str, SanctionsList, list[dict[str, str]]]) -> None:
    """The primary names and their parts, and every alias cell whole or as its only name."""
    _, read, records = pair
    for record, entity in zip(records, read, strict=True):
        primary = [name for name in entity.names if name.kind is NameKind.PRIMARY]
        if "Entity" in record:
            assert (primary[0].cell or primary[0].text) == record["Entity"]
            assert "/".join(name.text for name in primary) == record["Entity"]
        else:
            assert {part.kind.value: part.text for part in primary[0].parts} == {
                kind: record[key] for key, kind in (("GivenName", "given"), ("LastName", "family")) if key in record
            }
        aliases = [name for name in entity.names if name.kind is NameKind.AKA]
        assert len(primary) + len(aliases) == len(entity.names)
        assert bool(aliases) == ("Aliases" in record)
        if aliases:
            assert (aliases[0].cell or aliases[0].text) == record["Aliases"]
            assert all(name.text in record["Aliases"] and name.cell is None for name in aliases[1:])
            joined = re.sub(r"\W|\b(?:and|or)\b", "", "".join(name.text for name in aliases))
            labels = r"(?:Russian|Belarusian|Arabic):|\b(?:and|or)\b|\W"
            assert len(aliases) == 1 or len(set(re.sub(labels, "", record["Aliases"])) - set(joined)) == 0


def test_programs_schedules_items(pair: tuple[str, SanctionsList, list[dict[str, str]]]) -> None:
    """Country, Schedule, Item and DateOfListing of each record."""
    _, read, records = pair
    for record, entity in zip(records, read, strict=True):
        (designation,) = entity.designations
        (program,) = designation.programs
        stated = program.title or "" if program.code == "JVCFOR" else program.code  # any other title is the registry's
        words = [stated, *(name.text for name in program.names)]
        assert " / ".join(words) == record["Country"]
        notes = {note.label: note.text for note in designation.notes}
        assert notes == {key: record[key] for key in ("Schedule", "Item") if record.get(key, "N/A") != "N/A"}
        assert str(designation.listing_date or "") == record.get("DateOfListing", "")
        assert entity.id.endswith(f"-{record['Item']}")


def test_dates_titles_numbers(pair: tuple[str, SanctionsList, list[dict[str, str]]]) -> None:
    """Dates as precise as their cells; titles and types of ships; IMO numbers."""
    _, read, records = pair
    for record, entity in zip(records, read, strict=True):
        dates = entity.build_dates if isinstance(entity, Vessel) else entity.birth_dates
        said = [date.text or date.edtf for date in dates]
        assert said == ([record["Born"]] if "Born" in record else [])
        titles = entity.titles if isinstance(entity, Person) else getattr(entity, "vessel_types", ())
        cells = [note.text for note in entity.cells if note.label and note.label.startswith("Title")]
        assert (cells or list(titles)) == ([record["Title"]] if "Title" in record else [])
        assert [found.number for found in entity.identifications] == (
            [record["ShipIMONumber"]] if "ShipIMONumber" in record else []
        )


def test_the_42_rows_without_a_schedule(lists: Path) -> None:
    """They are Venezuela's, beside 54 whose Schedule is N/A; no two share an identifier."""
    read = sl.read(lists / "ca" / "sema-lmes-2020-04-generation1.xml")
    venezuela = [entity for entity in read if entity.id.startswith("ca-sema-venezuela-")]
    assert len(venezuela) == 96
    assert all([note.label for note in entity.designations[0].notes] == ["Item"] for entity in venezuela)
    assert sum(entity.id.startswith("ca-sema-jvcfor-") for entity in read) == 70


@pytest.mark.parametrize(
    ("id", "name"),
    [
        ("ca-sema-russia-1-part-1-94", "AKIMOV"),
        ("ca-sema-russia-1-part-2-1", "Aktsionerny Bank Russian Federation"),
        ("ca-sema-jvcfor-1", "MADURO MOROS"),
        ("ca-sema-jvcfor-54", "ABAHUSSAIN"),
        ("ca-sema-iran-1-part-1-136", "Islamic Revolutionary Guard Corps"),
        ("ca-sema-iran-1-part-2-3", "Fazli"),
        ("ca-sema-syria-part-2-60", "Al-Ahmad"),
        ("ca-sema-ukraine-part-1-1", "AKSYONOV"),
        ("ca-sema-venezuela-1", "MADURO MOROS"),
    ],
)
def test_identifiers_over_the_generations(lists: Path, id: str, name: str) -> None:
    """Whoever is in the file of 2020 and in an excerpt of 2026 has one identifier in both."""
    files = ("sema-lmes-2020-04-generation1", "generation3")
    old = sl.read(lists / "ca" / f"{files[0]}.xml")
    new = [entity for path in (lists / "ca").glob("*generation3*") for entity in sl.read(path) if entity.id == id]
    assert name in str(old[id].name)
    assert new
    assert all(name in str(entity.name) for entity in new)
