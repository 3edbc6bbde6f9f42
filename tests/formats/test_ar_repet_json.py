"""Argentina's RePET in JSON: two files, the UN's entries and Argentina's own."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

import sanctionslib as sl
from sanctionslib import Entity, SanctionsList, law
from sanctionslib.model import IdentificationKind, MeasureKind, NameKind, Quality
from tests.conftest import SPECIMENS

FOLDER = SPECIMENS / "ar_repet_json"
RELEASE = FOLDER / "release"


@pytest.fixture(scope="module")
def release() -> SanctionsList:
    """Both files."""
    return sl.read(RELEASE)


@pytest.fixture(scope="module")
def own(release: SanctionsList) -> Entity:
    """A person whom Argentina itself lists."""
    return release["ar-repet-personas-901"]


@pytest.fixture(scope="module")
def births() -> SanctionsList:
    """Birth dates and documents of every form."""
    return sl.read(FOLDER / "births_and_documents.json")


def file_names(edition: SanctionsList) -> list[str]:
    """The names of the files that a list was read from."""
    return [file.name for file in edition.files]


def one(**changes: object) -> Entity:
    """The only person of a list, whose record says that."""
    record = {"DATAID": "1", "FIRST_NAME": "A", "LIST_TYPE": "ARG List", "INDIVIDUAL_ALIAS": [], **changes}
    (entity,) = sl.read(json.dumps([record]).encode())
    return entity


# -- the two files ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["personas.json", "entidades.json"])
def test_one_file_finds_the_other_beside_it(release: SanctionsList, name: str) -> None:
    """Whichever of the two is named, the list is both, persons first, and whole."""
    edition = sl.read(RELEASE / name)
    assert (file_names(edition), edition.complete) == (["personas.json", "entidades.json"], True)
    assert list(edition) == list(release)


@pytest.mark.parametrize(("name", "count"), [("personas.json", 3), ("entidades.json", 3)])
def test_either_file_alone_is_a_list(tmp_path: Path, name: str, count: int) -> None:
    """Without the other, nobody knows whether it is the whole list."""
    edition = sl.read(shutil.copy(RELEASE / name, tmp_path))
    assert (file_names(edition), len(edition), edition.complete, edition.issues) == ([name], count, None, ())


def test_an_empty_file_makes_no_whole_list(tmp_path: Path) -> None:
    """A download of the other file that failed is an issue, and nobody knows whether the list is whole."""
    shutil.copy(RELEASE / "personas.json", tmp_path)
    (tmp_path / "entidades.json").touch()
    edition = sl.read(tmp_path)
    assert (len(edition), edition.complete) == (3, None)
    assert [issue.code for issue in edition.issues] == [sl.IssueCode.MISSING_COMPANION]


def test_two_editions_are_no_list(tmp_path: Path) -> None:
    """Files whose names differ in more than the part are of two editions: a folder of both is an error."""
    for name, new in (("personas", "personas"), ("entidades", "entidades"), ("personas", "repet-personas-2")):
        shutil.copy(RELEASE / f"{name}.json", tmp_path / f"{new}.json")
    with pytest.raises(sl.ReadError, match="holds several lists"):
        sl.read(tmp_path)


def test_one_dataid_in_both_files_is_two_entities(release: SanctionsList) -> None:
    """DATAID is unique in a file alone."""
    assert {entity.id for entity in release if entity.source and entity.source.key == "901"} == {
        "ar-repet-personas-901",
        "ar-repet-entidades-901",
    }


def test_an_entity_stands_in_its_own_file(release: SanctionsList) -> None:
    """The source of an entity names the file and the line of its record."""
    source = release["ar-repet-entidades-901"].source
    assert str(source) == "entidades.json:42 (record ArE.00901)"


# -- whose entry it is ------------------------------------------------------------------------------------------------


def test_an_entry_of_the_un(release: SanctionsList) -> None:
    """It has the UN's reference as its own, and the program by which Argentina carries out the UN's regime."""
    entity = release["ar-repet-QDi.901"]
    (designation,) = entity.designations
    assert (entity.reference, designation.reference) == ("QDi.901", "QDi.901")
    assert [(id.scheme.value, id.value) for id in entity.external_ids] == [("un-reference", "QDi.901")]
    assert [program.id for program in designation.programs] == ["ar:Al-Qaida"]
    assert designation.notes == ()


def test_an_entry_of_argentina_s_own(own: Entity) -> None:
    """The register's own number is the reference, what it is glued to stays, and so does who else lists the party."""
    (designation,) = own.designations
    assert (own.reference, designation.reference) == ("ArP.00901", "A-1/3-2023 (Ruritania)ArP.00901")
    assert [program.id for program in designation.programs] == ["ar:ARG List"]
    assert [(note.label, note.text) for note in designation.notes] == [
        ("UN_LIST_TYPE", "Notificación Roja de INTERPOL")
    ]


@pytest.mark.parametrize("id", ["ar-repet-entidades-901", "ar-repet-entidades-902"])
def test_a_un_reference_of_an_own_entry(release: SanctionsList, id: str) -> None:
    """In front of the register's number, or where the UN's regime would stand, it joins the two lists."""
    assert [external.value for external in release[id].external_ids] == ["QDe.902"]


def test_two_numbers_are_no_reference_of_one(release: SanctionsList) -> None:
    """Where the register gives two of its numbers, the reference is the whole."""
    assert release["ar-repet-entidades-902"].reference == "ArE.901 y  ArE.902"


@pytest.mark.parametrize("code", ["ARG List", "Al-Qaida", "Taliban"])
def test_programs_freeze_assets(code: str) -> None:
    """Being in the register means a freeze, whoever decided it; each program names its law."""
    program = law.program(f"ar:{code}")
    assert [measure.kind for measure in program.measures] == [MeasureKind.ASSET_FREEZE]
    assert "Decreto 918/2012" in {act.citation for act in program.legal_bases + program.implemented_by}


# -- dates ------------------------------------------------------------------------------------------------------------


def test_the_day_comes_before_the_month() -> None:
    """03/07/2021 is the third of July, and 07/31/2021 is no day."""
    (designation,) = one(LISTED_ON="03/07/2021").designations
    assert str(designation.listing_date) == "2021-07-03"
    (designation,) = one(LISTED_ON="07/31/2021").designations
    assert designation.listing_date is None


@pytest.mark.parametrize(
    ("date", "edtf"),
    [
        ({"DATE": "01/02/1950"}, "1950-02-01"),
        ({"TYPE_OF_DATE": "1/2/1950", "DATE": "01/02/1950"}, "1950-02-01"),
        ({"YEAR": "1953"}, "1953"),
        ({"FROM_YEAR": "1963", "TO_YEAR": "1965"}, "[1963..1965]"),
        ({"NOTE": "Año 1964."}, "1964"),
        ({"NOTE": "Año 1960.", "FROM_YEAR": "1960"}, "1960"),
        ({"NOTE": "1977 - 1978"}, "[1977..1978]"),
        ({"NOTE": "01/01/1987 a 31/01/1987"}, "[1987-01-01..1987-01-31]"),
        ({"NOTE": "Se estima año 64/65"}, "XXXX"),
        ({"FROM_YEAR": "1994"}, "XXXX"),
        ({"DATE": "31/02/1960"}, "XXXX"),
    ],
)
def test_birth_dates(date: dict[str, str], edtf: str) -> None:
    """A date is as exact as it is stated, and none where it cannot be told."""
    person = one(INDIVIDUAL_DATE_OF_BIRTH=[date])
    assert isinstance(person, sl.Person)
    assert [birth.edtf for birth in person.birth_dates] == [edtf]


# -- names and documents ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "quality"),
    [("Good", Quality.STRONG), ("Low", Quality.WEAK), ("Alta", Quality.STRONG), ("ALTA", Quality.STRONG),
     ("Alta.", Quality.STRONG), ("alto", Quality.STRONG), ("Buena", Quality.STRONG), ("Baja.", Quality.WEAK),
     ("Media", None), ("", None)],
)  # fmt: skip
def test_quality_of_an_alias(words: str, quality: Quality | None) -> None:
    """High and good are strong, low is weak; what is between is neither, and its word stays."""
    _, alias = one(INDIVIDUAL_ALIAS=[{"QUALITY": words, "ALIAS_NAME": "B"}]).names
    assert (alias.quality, alias.note) == (quality, words if words == "Media" else None)


def test_several_names_in_a_cell(own: Entity) -> None:
    """With a semicolon in the cell, semicolons and commas separate names; the first has the whole cell."""
    names = [name for name in own.names if "NADIE" in name.text]
    assert [name.text for name in names] == ["Ani NADIE", "Any NADIE", "Anny NADIE"]
    assert [name.cell for name in names] == ["Ani NADIE; Any NADIE, Anny NADIE", None, None]


def test_original_script(release: SanctionsList) -> None:
    """In another script it is a primary name; in Latin letters an alias of an own entry, unless it repeats the name."""
    kinds = {name.text: (name.kind, name.script) for entity in release for name in entity.names}
    assert kinds["آدم بكر"] == (NameKind.PRIMARY, "Arab")
    assert kinds["Los que no hay"] == (NameKind.AKA, None)
    assert "ANA Inventada" not in kinds


def test_a_document_with_two_numbers_is_two(own: Entity) -> None:
    """TYPE_OF_DOCUMENT2 holds the numbers of a document that has none."""
    passports = [document for document in own.identifications if document.kind is IdentificationKind.PASSPORT]
    assert [document.number for document in passports] == ["Z0000001", "Z0000002"]


def test_kinds_of_documents(births: SanctionsList) -> None:
    """The Spanish words for documents, and a number without any word."""
    assert [document.kind.value for document in births["ar-repet-personas-913"].identifications] == [
        "diplomatic passport", "passport", "national id", "national id", "national id", "tax number",
        "social security number", "tax number", "residence permit", "residence permit", "other", "national id",
        "national id", "other", "passport",
    ]  # fmt: skip


def test_what_does_not_fit() -> None:
    """Each value that has no place is an issue with its words."""
    issues = sl.read(FOLDER / "what_does_not_fit.json").issues
    assert {issue.raw for issue in issues} >= {
        "07/31/2025", "31/02/1960", "31/8/1961", "ALTA", "Regular", "X", "ID // SSN", "FROM_YEAR 1994", "Mars",
        "XYZ List", '{"VALUE": "algo"}', '"Dr."', '"nadie"',
    }  # fmt: skip
