"""The EU's real list of 2016 in XML 1.0 (an excerpt), against the file as lxml reads it and the list of 2024."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

import sanctionslib as sl
from sanctionslib import Organization, Person, SanctionsList
from tests.compare import difference

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def path(lists: Path) -> Path:
    """The real file."""
    return lists / "eu" / "fsd-xml1_0-2016-02-11-excerpt.xml"


@pytest.fixture(scope="module")
def read(path: Path) -> SanctionsList:
    """What the library makes of it."""
    return sl.read(path)


@pytest.fixture(scope="module")
def raw(path: Path) -> dict[str, etree._Element]:
    """Its records by Id."""
    return {str(element.get("Id")): element for element in etree.parse(path).getroot().iter("ENTITY")}


def texts(element: etree._Element, path: str) -> list[str]:
    """The texts at a path, white space folded, that there are."""
    return [text for found in element.iterfind(path) if (text := " ".join((found.text or "").split()))]


def test_every_record(read: SanctionsList, raw: dict[str, etree._Element]) -> None:
    """595 records are 595 entities, with nothing that could not be read."""
    assert len(read) == len(raw) == 595
    assert not read.issues
    assert Counter(type(entity) for entity in read) == {Person: 319, Organization: 276}
    assert [entity.reference for entity in read] == list(raw)


def test_names_functions_titles(read: SanctionsList, raw: dict[str, etree._Element]) -> None:
    """Names, functions and titles are those of the file."""
    for entity in read:
        element = raw[str(entity.reference)]
        assert {" ".join(name.text.split()) for name in entity.names} == set(texts(element, "NAME/WHOLENAME"))
        if isinstance(entity, Person):
            told = {" ".join(words.split()) for words in (*entity.positions, *entity.titles, *entity.remarks)}
            assert {*texts(element, "NAME/FUNCTION"), *texts(element, "NAME/TITLE")} <= told


def test_birth_dates(read: SanctionsList, raw: dict[str, etree._Element]) -> None:
    """Birth dates say what the file says, no more and no less."""
    for entity in read:
        expected = set()
        for words in texts(raw[str(entity.reference)], "BIRTH/DATE"):
            mark = "~" if "approximative" in words else ""
            ends = re.findall(r"\d{4}(?:-\d\d-\d\d)?", words)
            expected.add(f"[{ends[0]}{mark}..{ends[1]}{mark}]" if len(ends) == 2 else ends[0] + mark)
        assert {str(date) for date in entity.birth_dates} == expected


def test_documents(read: SanctionsList, raw: dict[str, etree._Element]) -> None:
    """Every document's number begins its cell, and its label stands in it."""
    count = 0
    for entity in read:
        cells = texts(raw[str(entity.reference)], "PASSPORT/NUMBER")
        for document in entity.identifications:
            assert any(cell.startswith(f"{document.number} (") and f"-{document.label})" in cell for cell in cells)
        assert len({document.number for document in entity.identifications}) == len(
            {cell.split(" (")[0] for cell in cells}
        )
        count += len(cells)
    assert count == 137


def test_programmes(read: SanctionsList, raw: dict[str, etree._Element]) -> None:
    """108 parties are under two programmes, as their remark says; the first is that of the record."""
    several = 0
    for entity in read:
        codes = [program.code for designation in entity.designations for program in designation.programs]
        element = raw[str(entity.reference)]
        assert codes[0] == element.get("programme")
        named = re.findall(r"of programme (\w+)", element.get("remark", ""))
        assert set(codes) == {str(element.get("programme")), *named}
        several += len(codes) > 1
    assert several == 108


def test_same_parties_eight_years_later(read: SanctionsList, lists: Path) -> None:
    """The Id is the later format's key: 341 of the parties are still there in 2024, 323 with a name in common."""
    later = {
        designation.source.key: entity
        for entity in sl.read(lists / "eu" / "fsf-full-xml1_1-2024-05-13.xml")
        for designation in entity.designations
        if designation.source
    }
    pairs = [(entity, later[entity.reference]) for entity in read if entity.reference in later]
    same = [one for one, two in pairs if {name.text for name in one.names} & {name.text for name in two.names}]
    assert (len(pairs), len(same)) == (341, 323)


def test_dates_of_designation_agree_with_the_later_list(read: SanctionsList, lists: Path) -> None:
    """The "Date of UN designation" of a remark is what the later format calls designation date."""
    later = {
        designation.source.key: designation
        for designation in sl.read(lists / "eu" / "fsf-full-xml1_1-2024-05-13.xml").designations
        if designation.source
    }
    pairs = [
        (entity.designations[0].events[0].date, later[entity.reference].events[0].date)
        for entity in read
        if entity.reference in later and "Date of UN designation" in " ".join(entity.remarks)
    ]
    assert len(pairs) == 5
    assert all(one == two for one, two in pairs)


def test_says_the_same_in_json(read: SanctionsList) -> None:
    """Written to JSON and read back it is identical."""
    assert difference(read, sl.read(sl.dumps(read, to="json").encode())) is None
