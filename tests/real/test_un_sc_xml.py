"""
The real UN lists, record by record: what stands in the entities against what stands in the file.

The file is read a second time here, by lxml alone and without any of the library's code: what this module takes from it
is the source's own text, white space folded.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest
from lxml import etree

import sanctionslib as sl
from sanctionslib import Entity, Person, SanctionsList
from sanctionslib.model import Calendar, EventKind, IdentificationKind, NameKind

pytestmark = pytest.mark.slow

EDITIONS = {
    "2017-06-20": (653, 371),
    "2017-06-30": (653, 371),
    "2018-06-07": (693, 405),
    "2018-06-21": (695, 405),
    "2020-11-23": (713, 305),
    "2020-11-24": (713, 305),
    "2020-11-30": (713, 305),
    "2020-12-01": (712, 294),
    "2024-09-21": (682, 193),
    "2025-04-19": (684, 193),
    "2025-09-03": (684, 195),
    "2025-11-15": (727, 273),
    "2025-12-09": (727, 273),
    "2025-12-10": (726, 273),
    "2026-02-27": (730, 273),
    "2026-08-01": (736, 275),
}
"""Individuals and entities of each edition."""

PLACEHOLDERS = {"na", "null"}


@attrs.frozen
class Record:
    """An INDIVIDUAL or ENTITY as the file has it: every text, white space folded."""

    tag: str
    line: int | None
    texts: dict[str, str]
    groups: dict[str, list[dict[str, str]]]
    values: dict[str, list[str]]

    def __getitem__(self, name: str) -> str:
        return self.texts.get(name, "")


@attrs.frozen
class Edition:
    """One file, read twice."""

    name: str
    generated: str
    read: SanctionsList
    records: list[Record]

    def differences(self, of_record: Callable[[Record], object], of_entity: Callable[[Any], object]) -> list[Any]:
        """The entities for which the two functions give something else."""
        pairs = zip(self.records, self.read, strict=True)
        found = [(entity.id, of_record(record), of_entity(entity)) for record, entity in pairs]
        return [(id, expected, got) for id, expected, got in found if expected != got]


def fold(text: object) -> str:
    """The text with white space folded; empty if there is none."""
    return " ".join(str(text or "").split())


def record_of(element: etree._Element) -> Record:
    """Children are texts, or groups of VALUE or of texts; groups without any text are left out."""
    texts: dict[str, str] = {}
    groups: dict[str, list[dict[str, str]]] = {}
    values: dict[str, list[str]] = {}
    for child in element:
        tag = str(child.tag)
        inner = [(str(grandchild.tag), words) for grandchild in child if (words := fold(grandchild.text))]
        if not len(child):
            texts[tag] = fold(child.text)
        elif child[0].tag == "VALUE":
            values[tag] = [words for _, words in inner]
        elif inner:
            groups.setdefault(tag, []).append(dict(inner))
    return Record(str(element.tag), element.sourceline, texts, groups, values)


def read_twice(lists: Path, name: str) -> Edition:
    """The edition of that day, as the file has it and as the library reads it."""
    path = lists / "un" / f"un-consolidated-{name}.xml"
    root = etree.parse(path).getroot()
    records = [record_of(element) for element in root.iter("INDIVIDUAL", "ENTITY")]
    return Edition(name, root.attrib["dateGenerated"], sl.read(path), records)


@pytest.fixture(scope="module", params=EDITIONS)
def edition(lists: Path, request: pytest.FixtureRequest) -> Edition:
    """Each edition in turn."""
    return read_twice(lists, request.param)


@pytest.fixture(scope="module")
def latest(lists: Path) -> Edition:
    """The edition of 2026-08-01."""
    return read_twice(lists, "2026-08-01")


def taken(group: dict[str, str], *names: str) -> tuple[str, ...]:
    """The texts of those names, empty where there is none."""
    return tuple(group.get(name, "") for name in names)


# -- the list ---------------------------------------------------------------------------------------------------


def test_numbers_of_records(edition: Edition) -> None:
    """Each edition has the individuals and entities that its file holds."""
    kinds = Counter(type(entity).__name__ for entity in edition.read)
    assert (kinds["Person"], kinds["Organization"]) == EDITIONS[edition.name]
    assert not edition.differences(
        lambda r: {"INDIVIDUAL": "Person", "ENTITY": "Organization"}[r.tag], lambda e: type(e).__name__
    )


def test_no_issues(edition: Edition) -> None:
    """The parser knows every element, attribute, code and date of the real files."""
    assert edition.read.issues == ()


def test_the_edition(edition: Edition) -> None:
    """The edition is the root's dateGenerated; its day is the list's date."""
    assert edition.read.edition == edition.generated
    assert str(edition.read.published) == edition.name


def test_references(edition: Edition) -> None:
    """Reference, id, external id and the key of the file."""
    assert not edition.differences(
        lambda r: (r["REFERENCE_NUMBER"], "unsc-" + r["REFERENCE_NUMBER"], r["DATAID"], r.line),
        lambda e: (e.external_ids[0].value, e.id, e.source.key, e.source.line),
    )
    assert not edition.differences(lambda r: r["REFERENCE_NUMBER"], lambda e: e.reference)


# -- names ------------------------------------------------------------------------------------------------------

NAME_PARTS = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")


def test_primary_names(edition: Edition) -> None:
    """The name in parts, joined, then that in the original script."""

    def expected(record: Record) -> list[str]:
        parts = [part for part in taken(record.texts, *NAME_PARTS) if part and part not in PLACEHOLDERS]
        return [" ".join(parts), *filter(None, [record["NAME_ORIGINAL_SCRIPT"]])]

    assert not edition.differences(
        expected, lambda e: [fold(n.text) for n in e.names if n.kind is NameKind.PRIMARY]
    )  # fmt: skip


def test_parts_of_names(edition: Edition) -> None:
    """An individual's numbered parts, in order."""
    assert not edition.differences(
        lambda r: [part for part in taken(r.texts, *NAME_PARTS) if part and part not in PLACEHOLDERS],
        lambda e: [fold(part.text) for part in e.names[0].parts] if isinstance(e, Person) else [e.names[0].text],
    )


def test_aliases(edition: Edition) -> None:
    """Cell by cell: the name or names, kind and quality as QUALITY says, and the note."""

    def expected(record: Record) -> list[tuple[str, ...]]:
        cells = [
            taken(alias, "ALIAS_NAME", "QUALITY", "NOTE") for alias in record.groups.get(f"{record.tag}_ALIAS", ())
        ]
        return [cell for cell in cells if cell[0]]

    def got(entity: Entity) -> list[tuple[str, str, str]]:
        found: list[tuple[str, str, str]] = []
        rest: list[str] = []  # names still to come from a cell that was split
        for name in entity.aliases:
            if name.quality:
                assert name.kind is NameKind.AKA
                quality = {"strong": "Good", "weak": "Low"}[name.quality.value]
            else:
                quality = {NameKind.AKA: "a.k.a.", NameKind.FKA: "f.k.a."}[name.kind]
            if name.cell is not None:
                rest = [part.strip() for part in fold(name.cell).split(";")]
            if name.cell is not None or not rest:
                found.append((fold(name.cell or name.text), quality, fold(name.note)))
            if rest:
                assert (rest.pop(0), *found[-1][1:]) == (fold(name.text), quality, fold(name.note))
        return found

    assert not edition.differences(expected, got)


def test_split_cells(edition: Edition) -> None:
    """A cell is split at every semicolon unless it has brackets or an enumeration."""
    aliases = (alias for r in edition.records for alias in r.groups.get(f"{r.tag}_ALIAS", ()))
    cells = Counter(name for alias in aliases if ";" in (name := alias.get("ALIAS_NAME", "")))
    unsafe = {cell for cell in cells if "(" in cell or " b) " in cell}
    names = [name for entity in edition.read for name in entity.aliases]
    assert (
        Counter(fold(name.cell) for name in names if name.cell)
        + Counter(fold(name.text) for name in names if ";" in name.text)
        == cells
    )
    assert {fold(name.text) for name in names if ";" in name.text} == unsafe


# -- birth ------------------------------------------------------------------------------------------------------

BY_NOTE = {
    "Nov. 1973": "1973-11-XX",
    "July 1961": "1961-07-XX",
    "August 1961": "1961-08-XX",
    "April 1963": "1963-04-XX",
    "Between Aug. and Sep. 1977": "[1977-08-XX..1977-09-XX]",
    "24/06/1402 (Hijri Calendar)": "1402-06-24",
}


def born(group: dict[str, str]) -> str:
    """The EDTF that an INDIVIDUAL_DATE_OF_BIRTH must give."""
    kind, date, year, first, last, note = taken(
        group, "TYPE_OF_DATE", "DATE", "YEAR", "FROM_YEAR", "TO_YEAR", "NOTE"
    )  # fmt: skip
    if kind == "BETWEEN":
        mark = "~" if note == "Approximately" else ""
        return f"[{first}{mark}..{last}{mark}]"
    if kind == "APPROXIMATELY":
        return f"{year}~" if year else "XXXX"
    assert kind == "EXACT"
    if note == "Sep.":
        return f"{year}-09-XX"
    return date[:10] or year or BY_NOTE[note]


def test_birth_dates(edition: Edition) -> None:
    """The party's own birth dates, each to exactly the precision stated."""
    assert not edition.differences(
        lambda r: [
            born(group) for group in r.groups.get("INDIVIDUAL_DATE_OF_BIRTH", ())
        ],
        lambda e: [date.edtf for date in e.birth_dates if date.alias is None and date.origin is None],
    )  # fmt: skip


def test_notes_of_birth_dates(edition: Edition) -> None:
    """Every note of a birth date stands in its words or its note."""
    assert not edition.differences(
        lambda r: [note for group in r.groups.get("INDIVIDUAL_DATE_OF_BIRTH", ()) if (note := group.get("NOTE", ""))],
        lambda e: [
            date.note or date.text
            for date in e.birth_dates
            if date.origin is None and date.alias is None and (date.note or date.text)
            and not re.fullmatch(r"[\d:-]+", date.text or "")
        ],
    )  # fmt: skip


def test_birth_dates_of_aliases(edition: Edition) -> None:
    """Dates inside aliases, with the alias, or with their origin where it has no name."""

    def expected(record: Record) -> list[tuple[str, str]]:
        return [
            (date, alias.get("ALIAS_NAME", ""))
            for alias in record.groups.get("INDIVIDUAL_ALIAS", ())
            if (date := alias.get("DATE_OF_BIRTH", "")) and date not in PLACEHOLDERS
        ]

    def got(entity: Entity) -> list[tuple[str, str]]:
        stated = [date for date in entity.birth_dates if date.alias is not None or date.origin == "INDIVIDUAL_ALIAS"]
        for date in stated:
            assert date.edtf == (re.sub(r"(\d{4}) - (\d{4})", r"[\1..\2]", date.text) if date.text else date.edtf)
        return [(date.text or date.edtf, fold(date.alias)) for date in stated]

    assert not edition.differences(expected, got)


def test_birth_places(edition: Edition) -> None:
    """Places of birth in their parts, then those of aliases."""
    names = ("STREET", "CITY", "STATE_PROVINCE", "COUNTRY", "NOTE")

    def expected(record: Record) -> list[tuple[str, ...]]:
        own = [(*taken(place, *names), "") for place in record.groups.get("INDIVIDUAL_PLACE_OF_BIRTH", ())]
        aliases = [
            taken(alias, "", "CITY_OF_BIRTH", "", "COUNTRY_OF_BIRTH", "", "ALIAS_NAME")
            for alias in record.groups.get("INDIVIDUAL_ALIAS", ())
        ]
        return own + [alias for alias in aliases if alias[1] or alias[3]]

    assert not edition.differences(
        expected,
        lambda e: [
            tuple(map(fold, (p.street, p.city, p.region, p.country and p.country.name, p.note, p.alias)))
            for p in e.birth_places
        ],
    )


def test_precisions_of_birth_dates(latest: Edition) -> None:
    """In the edition of 2026-08-01: full dates, years, approximate years, ranges, and what notes hold."""
    dates = [date for entity in latest.read for date in entity.birth_dates if date.alias is None]
    shapes = Counter(re.sub(r"\d", "9", date.edtf) for date in dates)
    stated = [group for record in latest.records for group in record.groups.get("INDIVIDUAL_DATE_OF_BIRTH", ())]
    kinds = Counter((group["TYPE_OF_DATE"], "DATE" in group, "YEAR" in group) for group in stated)
    assert shapes["9999-99-99"] == kinds["EXACT", True, False] + 1 == 481  # and one in the Hijri calendar
    assert shapes["9999"] == kinds["EXACT", False, True] - 1  # one has its month in a note
    assert shapes["9999~"] == kinds["APPROXIMATELY", False, True]
    assert shapes["[9999..9999]"] + shapes["[9999~..9999~]"] == kinds["BETWEEN", False, False] == 32
    assert shapes["9999-99-XX"] == 5
    assert shapes["XXXX"] == 1
    assert sum(shapes.values()) == len(stated)


# -- the rest of a party ----------------------------------------------------------------------------------------


def test_documents(edition: Edition) -> None:
    """Type, number, countries, place, dates and note of every document."""
    names = ("TYPE_OF_DOCUMENT", "ISSUING_COUNTRY", "COUNTRY_OF_ISSUE", "CITY_OF_ISSUE",
             "DATE_OF_ISSUE", "DATE_OF_EXPIRY", "NOTE")  # fmt: skip

    def expected(record: Record) -> list[tuple[str, ...]]:
        found: list[tuple[str, ...]] = []
        for group in record.groups.get("INDIVIDUAL_DOCUMENT", ()):
            label, of, at, city, issued, expires, note = taken(group, *names)
            number, finer = taken(group, "NUMBER", "TYPE_OF_DOCUMENT2")
            if not number and (match := re.search(r"(?:number |^)(\d+)$", finer)):
                number, finer = match[1], "" if match[1] == finer else finer
            consular = "Consulate" in note or "Embassy" in city
            found.append((label, finer, number, of or ("" if consular else at), at, city, issued, expires, note))
        return found

    def got(entity: Entity) -> list[tuple[str, ...]]:
        return [
            tuple(map(fold, (
                i.label, i.sublabel, i.number, i.country and i.country.name, i.issue_country and i.issue_country.name,
                i.issue_place, i.issue_date and i.issue_date.edtf, i.expiry_date and i.expiry_date.edtf, i.note,
            )))
            for i in entity.identifications
        ]  # fmt: skip

    assert not edition.differences(expected, got)


def test_kinds_of_documents(edition: Edition) -> None:
    """A Passport is some passport, a national number none, whatever the language of its type."""
    passports = {IdentificationKind.PASSPORT, IdentificationKind.DIPLOMATIC_PASSPORT}
    for entity in edition.read:
        for document in entity.identifications:
            is_passport = re.search(r"(?i)pass|pasaporte", document.label or "") is not None
            assert (document.kind in passports) == is_passport, (entity, document)
    groups = [group for record in edition.records for group in record.groups.get("INDIVIDUAL_DOCUMENT", ())]
    raw = sum(bool(re.search(r"(?i)pass|pasaporte", group.get("TYPE_OF_DOCUMENT", ""))) for group in groups)
    kinds = Counter(document.kind for entity in edition.read for document in entity.identifications)
    assert sum(kinds[kind] for kind in passports) == raw


def test_addresses(edition: Edition) -> None:
    """Every address that holds anything, in its parts."""
    names = ("STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE", "COUNTRY", "NOTE")
    assert not edition.differences(
        lambda r: [taken(group, *names) for group in r.groups.get(f"{r.tag}_ADDRESS", ())],
        lambda e: [
            tuple(map(fold, ("".join(a.lines), a.city, a.region, a.postal_code, a.country and a.country.name, a.note)))
            for a in e.addresses
        ],
    )


@pytest.mark.parametrize("name", ["NATIONALITY", "TITLE", "DESIGNATION"])
def test_values(edition: Edition, name: str) -> None:
    """Nationalities, titles and positions, one by one."""

    def got(entity: Entity) -> list[str]:
        if name == "NATIONALITY":
            return [nationality.country.name for nationality in entity.nationalities]
        if not isinstance(entity, Person):
            return []
        return [fold(value) for value in (entity.titles if name == "TITLE" else entity.positions)]

    assert not edition.differences(lambda r: [v for v in r.values.get(name, []) if v not in PLACEHOLDERS], got)


def test_genders(edition: Edition) -> None:
    """Male and Female, in any case; Unknown is not stated."""
    assert not edition.differences(
        lambda r: {"male": "male", "female": "female"}.get(r["GENDER"].lower()),
        lambda e: e.gender and e.gender.value if isinstance(e, Person) else None,
    )


def test_remarks(edition: Edition) -> None:
    """COMMENTS1, whole, as one remark."""
    assert not edition.differences(lambda r: list(filter(None, [r["COMMENTS1"]])), lambda e: list(map(fold, e.remarks)))


def test_interpol_links(edition: Edition) -> None:
    """The links of INTERPOL_LINK and of the comments, each once."""

    def expected(record: Record) -> set[str]:
        comments = re.findall(r"https?://www\.interpol\.int/[\w/#-]+", record["COMMENTS1"])
        return {*comments, *filter(None, [record["INTERPOL_LINK"]])}

    assert not edition.differences(expected, lambda e: set(e.notice_urls))
    assert not edition.differences(lambda r: len(expected(r)), lambda e: len(e.notice_urls))


def test_designations(edition: Edition) -> None:
    """One designation: program, dates of listing, submission and amendment, and who submitted it."""

    def expected(record: Record) -> tuple[object, ...]:
        return (
            [record["UN_LIST_TYPE"]],
            record["LISTED_ON"],
            record.values.get("LAST_DAY_UPDATED", []),
            list(filter(None, [record["SUBMITTED_ON"]])),
            list(filter(None, [record["SUBMITTED_BY"]])),
        )

    def got(entity: Entity) -> tuple[object, ...]:
        (designation,) = entity.designations
        listed = designation.listing_date
        assert listed is not None
        assert listed.edtf == (listed.text or listed.edtf)[:10]
        dates = {
            kind: [str(event.date) for event in designation.events if event.kind is kind]
            for kind in (EventKind.AMENDED, EventKind.SUBMITTED)
        }
        assert len(designation.events) == sum(map(len, dates.values()))
        return (
            [program.code for program in designation.programs],
            listed.text or listed.edtf,
            dates[EventKind.AMENDED],
            dates[EventKind.SUBMITTED],
            list(designation.submitted_by),
        )

    assert not edition.differences(expected, got)


# -- two records, field by field --------------------------------------------------------------------------------


def test_one_record_of_the_taliban_list(latest: Edition) -> None:
    """TAi.024 of 2026-08-01: an approximate and an exact birth date, two passports, one of them diplomatic."""
    entity = latest.read["unsc-TAi.024"]
    (record,) = [record for record in latest.records if record["REFERENCE_NUMBER"] == "TAi.024"]
    assert isinstance(entity, Person)
    assert [(n.text, n.kind.value, n.quality and n.quality.value, n.script, n.note) for n in entity.names] == [
        (" ".join(taken(record.texts, *NAME_PARTS[:3])), "primary", None, None, None),
        (record["NAME_ORIGINAL_SCRIPT"], "primary", None, "Arab", None),
        ("Mullah Baradar Akhund", "aka", "strong", None, None),
        ("Abdul Ghani Baradar", "aka", "strong", None, "previously listed as"),
    ]
    assert [part.text for part in entity.names[0].parts] == ["ABDUL GHANI", "BARADAR", "ABDUL AHMAD TURK"]
    assert [(str(date), date.note, date.main) for date in entity.birth_dates] == [
        ("1968~", None, None), ("1963-09-29", None, None),
    ]  # fmt: skip
    (place,) = entity.birth_places
    assert (place.city, place.region) == ("Yatimak village", "Dehrawood District, Uruzgan Province")
    assert place.country == sl.Country("Afghanistan", "AF")
    assert entity.nationalities == (sl.model.Nationality(sl.Country("Afghanistan", "AF")),)
    assert entity.citizenships == ()
    assert entity.addresses == (sl.Address(city="Kabul", country=sl.Country("Afghanistan", "AF")),)
    diplomatic, ordinary = entity.identifications
    assert diplomatic == sl.Identification(
        IdentificationKind.DIPLOMATIC_PASSPORT, "D0009751", label="Passport", sublabel="diplomatic passport",
        country=sl.Country("Afghanistan", "AF"), issue_place="Kabul", issue_country=sl.Country("Afghanistan", "AF"),
        issue_date=sl.PartialDate("2021-10-16"), note="expires 16 Oct. 2026",
    )  # fmt: skip
    assert ordinary == sl.Identification(
        IdentificationKind.PASSPORT, "P04999950", label="Passport", country=sl.Country("Afghanistan", "AF"),
        issue_date=sl.PartialDate("2025-02-04"), note="expires 4 Feb. 2035",
    )  # fmt: skip
    assert entity.titles == ("Mullah",)
    assert entity.positions == tuple(record.values.get("DESIGNATION", []))
    assert list(map(fold, entity.remarks)) == [record["COMMENTS1"]]
    assert entity.notice_urls == (record["INTERPOL_LINK"],)
    assert entity.gender is None
    (designation,) = entity.designations
    assert [program.code for program in designation.programs] == ["Taliban"]
    assert str(designation.listing_date) == "2001-02-23"
    assert [str(event.date) for event in designation.events] == [
        "2003-09-03", "2007-07-18", "2007-09-21", "2012-02-13", "2026-03-10", "2026-04-13",
    ]  # fmt: skip
    assert designation.submitted_by == ()
    assert designation.end_date is None


def test_one_record_with_a_hijri_date(latest: Edition) -> None:
    """QDi.291: a birth date in the Hijri calendar beside two Gregorian ones, the former of which it equals."""
    entity = latest.read["unsc-QDi.291"]
    (record,) = [record for record in latest.records if record["REFERENCE_NUMBER"] == "QDi.291"]
    assert isinstance(entity, Person)
    gregorian, other, hijri = entity.birth_dates
    assert (str(gregorian), str(other)) == ("1982-04-19", "1982-04-18")
    assert (str(hijri), hijri.calendar, hijri.text) == ("1402-06-24", Calendar.ISLAMIC, "24/06/1402 (Hijri Calendar)")
    assert hijri.overlaps(other) == "yes"
    assert [n.text for n in entity.names if n.kind is NameKind.PRIMARY] == [
        "IBRAHIM HASSAN TALI AL-ASIRI", record["NAME_ORIGINAL_SCRIPT"],
    ]  # fmt: skip
    assert [part.text for part in entity.names[0].parts] == ["IBRAHIM", "HASSAN", "TALI", "AL-ASIRI"]
    cells = [taken(alias, "ALIAS_NAME", "QUALITY") for alias in record.groups.get("INDIVIDUAL_ALIAS", ())]
    assert [(n.text, {"strong": "Good", "weak": "Low"}[str(n.quality)]) for n in entity.aliases] == cells
    assert len(cells) == 12
    passport, civil = entity.identifications
    assert passport.kind is IdentificationKind.PASSPORT
    assert (passport.number, str(passport.issue_date), passport.expiry_date) == ("F654645", "2005-04-30", None)
    assert passport.country == sl.Country("Saudi Arabia", "SA")
    assert passport.note == (
        "expired on 7 Mar. 2010. Issue date in Hijri Calendar 24/06/1426. Expiry date in Hijri Calendar 21/03/1431."
    )
    assert civil.kind is IdentificationKind.NATIONAL_ID
    assert (civil.number, civil.sublabel) == ("1028745097", "civil identification number")
    assert [(str(place), place.country and place.country.code) for place in entity.birth_places] == [
        ("Riyadh, Saudi Arabia", "SA"),
    ]  # fmt: skip
    assert [str(address) for address in entity.addresses] == ["Yemen"]
    assert [str(nationality) for nationality in entity.nationalities] == record.values.get("NATIONALITY", [])
    assert (entity.gender, entity.titles, entity.positions) == (None, (), ())
    assert list(map(fold, entity.remarks)) == [record["COMMENTS1"]]
    assert entity.notice_urls == (record["INTERPOL_LINK"],)
    (designation,) = entity.designations
    assert [program.code for program in designation.programs] == ["Al-Qaida"]
    assert str(designation.listing_date) == record["LISTED_ON"] == "2011-03-24"
    assert [str(event.date) for event in designation.events] == record.values.get("LAST_DAY_UPDATED", [])
