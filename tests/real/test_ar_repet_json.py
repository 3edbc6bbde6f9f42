"""The real RePET of 2026-07-07, record by record: the files are read a second time here, by the json module alone."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import sanctionslib as sl
from sanctionslib import Entity, SanctionsList
from sanctionslib.auditing import audit

pytestmark = pytest.mark.slow

Record = dict[str, Any]


@pytest.fixture(scope="module")
def repet(lists: Path) -> SanctionsList:
    """Both files."""
    return sl.read(lists / "ar")


@pytest.fixture(scope="module")
def pairs(lists: Path, repet: SanctionsList) -> list[tuple[Record, Entity]]:
    """Each record with its entity."""
    records = [
        record
        for part in ("personas", "entidades")
        for record in json.loads((lists / "ar" / f"repet-{part}-2026-07-07.json").read_text("utf-8"))
    ]
    return list(zip(records, repet, strict=True))


def day(words: str) -> str | None:
    """A day of the files in ISO form."""
    return "-".join(reversed(words.split("/"))) if words else None


def test_numbers_of_records(repet: SanctionsList) -> None:
    """622 persons and 112 entities, each under an identifier of its own; the two files are the whole list."""
    assert Counter(type(entity).__name__ for entity in repet) == {"Person": 622, "Organization": 112}
    assert len({entity.id for entity in repet}) == 734
    assert (repet.complete, repet.published) == (True, None)


def test_nothing_is_lost(lists: Path) -> None:
    """Every value of both files is kept, left out for a reason, or in an issue."""
    found = audit(lists / "ar")
    assert (found.values, found.lost) == (16001, 0)


def test_issues(repet: SanctionsList) -> None:
    """What cannot be told stands in the files so: aliases without names, years that are none, two kinds of document."""
    assert Counter((issue.code.value, issue.raw) for issue in repet.issues) == {
        ("missing-field", "ALTA"): 1,
        ("missing-field", "Media"): 1,
        ("unknown-code", "6537022"): 1,
        ("unknown-code", "ID // SSN"): 1,
        ("unreadable-value", "1.953 en Kafr Fila, Líbano;"): 1,
        ("unreadable-value", "2"): 2,
        ("unreadable-value", "FROM_YEAR 1994"): 1,
        ("unreadable-value", "Se estima año 64/65"): 1,
    }


def test_programs(pairs: list[tuple[Record, Entity]]) -> None:
    """Argentina's own entries have its program, the others that of the UN's regime; all are known."""
    for record, entity in pairs:
        code = "ARG List" if record["LIST_TYPE"] == "ARG List" else record["UN_LIST_TYPE"]
        assert [program.id for designation in entity.designations for program in designation.programs] == [f"ar:{code}"]
    assert Counter(record["LIST_TYPE"] == "ARG List" for record, _ in pairs) == {False: 477, True: 257}


def test_references(pairs: list[tuple[Record, Entity]]) -> None:
    """Each designation has REFERENCE_NUMBER as it stands; entities have the UN's, or the register's own in it."""
    for record, entity in pairs:
        number = record["REFERENCE_NUMBER"] or None
        own = re.findall(r"Ar[PE]\.\d+", number or "")
        assert entity.designations[0].reference == number
        assert entity.reference == (own[0] if len(own) == 1 else number)


def test_days(pairs: list[tuple[Record, Entity]]) -> None:
    """Days of listing and of birth are those of the file, day first."""
    for record, entity in pairs:
        listed = entity.designations[0].listing_date
        assert (listed and str(listed)) == day(record["LISTED_ON"])
        dates = [day(group["DATE"]) for group in record.get("INDIVIDUAL_DATE_OF_BIRTH", ()) if group["DATE"]]
        births = entity.birth_dates if isinstance(entity, sl.Person) else ()
        assert [str(date) for date in births if len(str(date)) == 10 and not date.alias] == dates


def test_names(pairs: list[tuple[Record, Entity]]) -> None:
    """The first name is put together of its parts; every cell of an alias is there, whole or in its names."""
    for record, entity in pairs:
        parts = [record.get(f"{place}_NAME") for place in ("FIRST", "SECOND", "THIRD", "FOURTH")]
        assert str(entity.name).split() == " ".join(filter(None, parts)).split()
        held = Counter(" ".join((name.cell or name.text).split()) for name in entity.names)
        aliases = record.get("INDIVIDUAL_ALIAS") or record.get("ENTITY_ALIAS") or []
        cells = Counter(" ".join(alias["ALIAS_NAME"].split()) for alias in aliases if alias["ALIAS_NAME"])
        assert cells - held == Counter()


def test_numbers_of_documents(pairs: list[tuple[Record, Entity]]) -> None:
    """Every NUMBER is the number of a document, and every number in TYPE_OF_DOCUMENT2 where there is none."""
    for record, entity in pairs:
        numbers = [document.number for document in entity.identifications]
        for group in record.get("INDIVIDUAL_DOCUMENT", ()):
            words = group["TYPE_OF_DOCUMENT2"] if re.search(r"\d", group["TYPE_OF_DOCUMENT2"]) else ""
            stated = group["NUMBER"].strip() or words
            assert all(number in numbers for number in re.split(r" (?://?|-) ", stated) if number)
