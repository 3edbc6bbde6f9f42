"""The audit: nothing that a raw file says can be missing from the entities without its noticing."""

from __future__ import annotations

import enum
import json
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Any

import attrs
import pytest

import sanctionslib as sl
from sanctionslib.auditing import audit, compare, judge, traced
from sanctionslib.auditing.engine import edtf
from sanctionslib.auditing.layouts import LAYOUTS
from sanctionslib.cli import main
from sanctionslib.formats.us_ofac import sdn_xml
from sanctionslib.model import BirthDate, Entity, PartialDate
from sanctionslib.reading import formats, open_reading
from tests.conftest import SPECIMENS

NOT_OF_THE_FILE = {
    "BirthDate.origin": "which field the parser read it out of",
    "Contact.origin": "which field the parser read it out of",
    "Country.code": "of our own table: the source has names",
    "Designation.effective_date": "repeats an event, where the record is about one directive alone",
    "Designation.list": "what the parser knows of the file",
    "Entity.id": "made from the reference",
    "Event.scope": "a part of the label",
    "Measure.kind": "what the words mean",
    "Name.script": "read off the characters",
    "Relationship.origin": "which field the parser read it out of",
}
"""Fields of the two lists below that hold nothing of the raw file itself."""

REPEATED = {"Designation.listing_date", "PartialDate.edtf"}
"""In OFAC's classic XML, a day of listing or of effect (and its date) is that of an event once more."""

EXHAUSTIVE = ("us_ofac_sdn_xml", "un_sc_xml")
CORE = (
    "Address.city", "Address.lines", "Address.locality", "BirthDate.edtf", "BirthDate.main", "Designation.programs",
    "DigitalCurrencyAddress.currency", "Entity.addresses", "Entity.birth_dates", "Entity.designations",
    "Entity.identifications",
    "Entity.names", "Entity.reference", "Entity.remarks", "Identification.expiry_date", "Identification.issue_date",
    "Identification.number", "Name.quality", "Name.text", "NamePart.text", "Nationality.main", "Person.gender",
    "Person.positions", "Person.titles", "Place.city", "Place.text", "Program.code", "Relationship.name",
    "Vessel.flags",
    "Vessel.tonnage",
)  # fmt: skip
READ_OUT_OF_PROSE = {("eu_fsf_csv", "Name.quality")}
"""Values read out of a longer text that is kept whole itself (a note, remarks): the audit looks for that."""

FINDINGS = {"references_that_dangle.xml", "unknown_codes_and_elements.xml", "oddities.xml"}
"""Specimens of what is broken, in which the audit finds values that the issues about it do not spell out."""

BROKEN = FINDINGS | {"what_does_not_fit.xml"}
"""Specimens of what is broken: what is missing there may stand in an issue, and tells less than elsewhere."""


def specimens(format: str) -> list[Path]:
    return [path for path in sorted((SPECIMENS / format).iterdir()) if path.suffix != ".golden"]


AUDITED = sorted({*LAYOUTS, *(format.name for format in formats() if format.fields is not None)})
ALL = [path for format in AUDITED for path in specimens(format)]


def lost(path: Path, entities: list[Entity]) -> dict[str, int]:
    """The losses that the audit finds by path, if *entities* is what was read: in the order of the file."""
    reading = open_reading(path)
    if reading.format.fields is not None:
        records = list(traced(reading))
        changed = zip_longest(entities, [values for _, values in records])
        return {row.path: row.lost for row in judge(reading, changed).rows if row.lost}
    list(reading.entities())  # for its issues, and the list's own facts
    return {row.path: row.lost for row in compare(reading, iter(entities)).rows if row.lost}


def label(value: attrs.AttrsInstance, field: str) -> str:
    """A field with the class that it belongs to."""
    cls = Entity if isinstance(value, Entity) and hasattr(attrs.fields(Entity), field) else type(value)
    return f"{cls.__name__}.{field}"


def mutilated(value: Any) -> Iterator[tuple[str, Any]]:
    """Every way to take one thing away from a value, or to spoil what it cannot do without."""
    for field in attrs.fields(type(value)):
        held = getattr(value, field.name)
        if isinstance(value, sl.Program) and field.name not in ("code", "names"):
            continue  # what the registry knows of the code
        if field.name in ("source", "authority", "calendar") or held is None or held == () or held is False:
            continue
        where = label(value, field.name)
        items = held if isinstance(held, tuple) else (held,)
        for place, item in enumerate(items):
            others = items[:place], items[place + 1 :]
            if isinstance(held, tuple):
                yield where, attrs.evolve(value, **{field.name: (*others[0], *others[1])})
            elif field.default is None:
                yield where, attrs.evolve(value, **{field.name: None})
            elif (spoilt := other(value, field.name, held)) != held:
                yield where, attrs.evolve(value, **{field.name: spoilt})
            if attrs.has(type(item)):
                for inner, less in mutilated(item):
                    new = (*others[0], less, *others[1]) if isinstance(held, tuple) else less
                    yield inner, attrs.evolve(value, **{field.name: new})


def other(value: Any, field: str, held: Any) -> Any:
    """Something else that a field can hold; a date padded (or another one, where it is a day)."""
    if isinstance(held, enum.Enum):
        return next(member for member in type(held) if member is not held)
    if isinstance(value, PartialDate) and field == "edtf":
        return f"{held}-01-01" if held.isdigit() else "1901"
    return "another" if isinstance(held, str) else held


def unclassed(entity: Entity) -> Entity:
    """An entity without what its class says."""
    return Entity(**{field.name: getattr(entity, field.name) for field in attrs.fields(Entity)})


def noticed(format: str, wanted: tuple[str, ...] | None = None, each: int = 3) -> dict[str, list[set[str]]]:
    """For each field that the specimens fill, the paths that are reported when it is taken away, a few times."""
    found: dict[str, list[set[str]]] = {}
    for path in sorted(specimens(format), key=lambda path: path.name in BROKEN):
        entities = list(sl.read(path))
        before = lost(path, entities)
        for place, entity in enumerate(entities):
            changes = [*mutilated(entity), ("class", unclassed(entity))]
            for where, less in changes:
                if len(found.get(where, ())) >= each or (wanted is not None and where not in wanted):
                    continue
                after = lost(path, [*entities[:place], less, *entities[place + 1 :]])
                found.setdefault(where, []).append({key for key in after if after[key] > before.get(key, 0)})
    return found


def test_every_format_of_an_authority_has_a_layout() -> None:
    """Whatever an authority publishes can be audited; formats without an authority are other people's output."""
    assert {format.name for format in formats() if format.authority is not None} == set(AUDITED)


@pytest.mark.parametrize("path", ALL, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_nothing_of_a_specimen_is_lost(path: Path) -> None:
    """Every value of a specimen stands in its entities, in an issue, or under a declared omission."""
    found = audit(path)
    if path.name not in FINDINGS:
        assert [(row.path, str(row.first)) for row in found.rows if row.lost] == []
    assert found.values == found.kept + found.as_issues + found.omitted + found.lost


@pytest.mark.parametrize("format", EXHAUSTIVE)
def test_every_lost_field_is_noticed(format: str) -> None:
    """Whatever one takes away from what was read, but for what the file does not say, is reported as lost."""
    found = noticed(format)
    of_file = NOT_OF_THE_FILE.keys() | (REPEATED if format == "us_ofac_sdn_xml" else set())
    assert [where for where, paths in found.items() if not all(paths) and where not in of_file] == []


@pytest.mark.parametrize("format", sorted(set(AUDITED) - set(EXHAUSTIVE)))
def test_lost_fields_of_other_formats_are_noticed(format: str) -> None:
    """The fields that matter most cannot go missing unnoticed in any format."""
    found = noticed(format, CORE, each=2)
    missed = [where for where, paths in found.items() if not any(paths) and (format, where) not in READ_OUT_OF_PROSE]
    assert missed == []


PATHS = {
    "ca_sema_xml": {
        "Note.label": "record/Schedule", "Name.language": "record/Entity", "Measure.kind": "record/Schedule",
        "Designation.listing_date": "record/DateOfListing", "BirthDate.edtf": "record/DateOfBirth",
        "NamePart.kind": "record/GivenName", "class": "record/<>", "Wording.text": "record/Country",
        "Designation.reference": "record/<>", "Vessel.vessel_types": "record/TitleOrShip",
    },
    "ch_seco_xml": {
        "Designation.listing_date": "modification/@publication-date", "Place.city": "place-of-birth/<>",
        "Designation.effective_date": "modification/@effective-date", "Designation.end_date": "modification/<>",
        "Name.quality": "name/@quality", "Name.language": "name/@lang", "NamePart.text": "name-part/value",
        "Measure.kind": "sanctions-program/sanctions-set", "Program.code": "sanctions-program/<>",
        "Wording.language": "program-key/@lang", "Event.date": "modification/@enactment-date",
        "Event.removed": "modification/<>", "Country.name": "nationality/country", "class": "target/<>",
        "Designation.notes": "sanctions-program/origin", "Relationship.kind": "relation/@relation-type",
    },
    "us_ofac_sdn_xml": {
        "Address.city": "address/city", "BirthDate.edtf": "dateOfBirthItem/dateOfBirth", "class": "sdnType",
        "Designation.programs": "programList/program", "Entity.relationships": "remarks: Linked To",
        "Entity.remarks": "remarks", "Identification.expiry_date": "id/expirationDate",
        "Identification.issue_date": "id/issueDate", "Name.quality": "aka/category",
        "Nationality.main": "nationality/mainEntry",
        "DigitalCurrencyAddress.currency": "id/idType", "Vessel.tonnage": "vesselInfo/tonnage",
    },
    "un_sc_xml": {
        "Address.city": "ENTITY_ADDRESS/CITY", "Designation.listing_date": "INDIVIDUAL/LISTED_ON",
        "Designation.programs": "INDIVIDUAL/UN_LIST_TYPE",
        "Entity.remarks": "INDIVIDUAL/COMMENTS1", "Identification.issue_date": "INDIVIDUAL_DOCUMENT/DATE_OF_ISSUE",
        "Name.quality": "INDIVIDUAL_ALIAS/QUALITY", "Person.gender": "INDIVIDUAL/GENDER", "class": "INDIVIDUAL/<>",
        "Event.date": "LAST_DAY_UPDATED/VALUE", "Place.city": "INDIVIDUAL_PLACE_OF_BIRTH/CITY",
    },
}  # fmt: skip


@pytest.mark.parametrize("format", PATHS)
def test_a_loss_is_reported_at_its_path(format: str) -> None:
    """The report names the element that the missing value stands in."""
    found = noticed(format, tuple(PATHS[format]), each=1)
    assert {where: path for where, path in PATHS[format].items() if path not in found[where][0]} == {}


def test_a_date_in_the_field_of_another_is_a_loss() -> None:
    """SECO says when a listing was published and when it took effect: neither stands for the other."""
    path = SPECIMENS / "ch_seco_xml" / "whole_list.xml"
    entity, *others = sl.read(path)
    (stated,) = entity.designations
    swapped = attrs.evolve(stated, listing_date=stated.effective_date, effective_date=stated.listing_date)
    assert lost(path, [attrs.evolve(entity, designations=(swapped,)), *others]) == {
        "modification/@effective-date": 1,
        "modification/@publication-date": 1,
    }


DAMASCUS = """<sdnList xmlns="http://tempuri.org/sdnList.xsd"><publshInformation><Publish_Date>01/02/2020</Publish_Date>
<Record_Count>1</Record_Count></publshInformation><sdnEntry><uid>7</uid><lastName>NOBODY</lastName><firstName>Any</firstName>
<sdnType>Individual</sdnType><programList><program>SYRIA</program></programList>
<addressList><address><uid>1</uid><city>Damascus</city><country>Syria</country></address></addressList>
<placeOfBirthList><placeOfBirthItem><uid>2</uid><placeOfBirth>Damascus</placeOfBirth><mainEntry>true</mainEntry>
</placeOfBirthItem></placeOfBirthList><dateOfBirthList><dateOfBirthItem><uid>3</uid><dateOfBirth>1958</dateOfBirth>
<mainEntry>true</mainEntry></dateOfBirthItem></dateOfBirthList></sdnEntry></sdnList>"""


def test_the_same_word_elsewhere_keeps_nothing(tmp_path: Path) -> None:
    """A city that is missing from an address is lost, though the record has the word in a place of birth."""
    path = tmp_path / "sdn.xml"
    path.write_text(DAMASCUS, encoding="utf-8")
    (entity,) = sl.read(path)
    assert lost(path, [entity]) == {}
    address = attrs.evolve(entity.addresses[0], city=None)
    assert lost(path, [attrs.evolve(entity, addresses=(address,))]) == {"address/city": 1}


def test_a_padded_date_is_a_loss(tmp_path: Path) -> None:
    """1958 is not kept as the first of January 1958."""
    path = tmp_path / "sdn.xml"
    path.write_text(DAMASCUS, encoding="utf-8")
    (entity,) = sl.read(path)
    padded = attrs.evolve(entity, birth_dates=(BirthDate("1958-01-01", main=True),))
    assert lost(path, [padded]) == {"dateOfBirthItem/dateOfBirth": 1}


def test_a_missing_entity_is_a_loss_of_all_its_values(tmp_path: Path) -> None:
    """Nothing of a record that became no entity is kept."""
    path = tmp_path / "sdn.xml"
    path.write_text(DAMASCUS, encoding="utf-8")
    assert lost(path, [])["uid"] == 1


def test_what_is_not_declared_is_no_omission(monkeypatch: pytest.MonkeyPatch) -> None:
    """A value is left out on purpose only if the parser says so."""
    reading = open_reading(sl.sample_path())
    monkeypatch.setattr(sdn_xml, "OMISSIONS", {})
    found = compare(reading, reading.entities())
    assert found.omitted == 0
    assert {row.path for row in found.rows if row.lost} >= {"aka/uid", "address/uid"}


@pytest.mark.parametrize(
    ("words", "date"),
    [("circa 1956", "1956~"), ("circa 1979 to 1982", "[1979~..1982~]"), ("dd/mm/1962", "1962"), ("15/08/19yy", "19XX"),
     ("Jan 1987", "1987-01"), ("soon", None)],
)  # fmt: skip
def test_dates_are_read_to_their_precision(words: str, date: str | None) -> None:
    """The audit reads dates by itself, to exactly what they state."""
    assert edtf(words) == date


def test_command_shows_a_table_and_a_sum(capsys: pytest.CaptureFixture[str]) -> None:
    """The command line prints a row for each path, the reasons of omissions, and the sum last."""
    assert main(["audit", str(sl.sample_path())]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["path", "values", "kept", "as", "issues", "omitted", "lost"]
    assert any("keys internal to the file" in line for line in lines)
    assert lines[-1] == "613 values, 485 kept, 0 lost"


def test_command_gives_the_same_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    """With --json, the same is data."""
    assert main(["audit", "--json", str(sl.sample_path())]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["values"], found["kept"], found["lost"], found["entities"]) == (613, 485, 0, 22)
    assert next(row for row in found["rows"] if row["path"] == "aka/uid")["reason"] == "keys internal to the file"


def test_command_fails_on_a_loss(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A parser that drops a field makes the command exit with 1, and name the path and the first value."""
    monkeypatch.setattr(sdn_xml._Parser, "_birth_place", lambda *_: None)
    assert main(["audit", str(sl.sample_path())]) == 1
    out = capsys.readouterr().out
    assert "placeOfBirthItem/placeOfBirth" in out.split("lost, the first of each:")[1]


def test_our_own_json_is_not_audited(tmp_path: Path) -> None:
    """What this library wrote has no raw file behind it, which is said in one line."""
    sl.write(sl.read(sl.sample_path()), tmp_path / "list.json")
    with pytest.raises(sl.ReadError, match="no raw file to audit"):
        audit(tmp_path / "list.json")
