"""
The real Enhanced XML files, record by record: what stands in the entities against what stands in the file.

The file is read a second time here, by lxml alone and without any of the library's code.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import cache, reduce
from operator import or_
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

import sanctionslib as sl
from sanctionslib import Entity, IssueCode
from sanctionslib.formats.us_ofac.vocabulary import FEATURE_TYPES, ID_TYPES, RELATION_TYPES, SANCTIONS_TYPES
from tests.compare import difference

pytestmark = pytest.mark.slow

CONSOLIDATED = "us/ofac-enhanced/cons_enhanced-2025-01-10.xml"
IRGC = "us/ofac-enhanced/sdn_enhanced-2024-08-28-program-IRGC.xml"
FILES = {CONSOLIDATED: 443, IRGC: 293}
each = pytest.mark.parametrize("name", FILES)

SCRIPTS = {
    "Latin": "Latn",
    "Arabic": "Arab",
    "Cyrillic": "Cyrl",
    "Chinese Simplified": "Hans",
    "Chinese Traditional": "Hant",
}
PARTS = {
    "Last Name": "family",
    "First Name": "given",
    "Middle Name": "middle",
    "Nickname": "nickname",
    "Entity Name": "whole",
    "Aircraft Name": "whole",
}
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()

Element = etree._Element


def text(element: Element | None, path: str) -> str | None:
    """The text at a path; None if there is none."""
    if element is None:
        return None
    found = element.find("/".join("{*}" + step for step in path.split("/")))
    return found.text.strip() or None if found is not None and found.text else None


def every(element: Element, path: str) -> list[Element]:
    """The elements at a path."""
    return element.findall("/".join("{*}" + step for step in path.split("/")))


def edtf(words: str) -> str:
    """What a date in OFAC's words says, worked out here by hand."""
    if " to " in words:
        first, last = words.split(" to ")
        return f"[{edtf(first)}..{edtf(last)}]"
    if words.startswith("circa "):
        return edtf(words[6:]) + "~"
    *day, month, year = words.split() if " " in words else ["", words]
    return "-".join([year, f"{MONTHS.index(month) + 1:02}", *day]) if month else year


class RawList:
    """A file as lxml has it, beside what the library reads from it."""

    def __init__(self, path: Path) -> None:
        self.read = sl.read(path)
        self.root = etree.parse(path).getroot()
        self.records = {str(element.get("id")): element for element in every(self.root, "entities/entity")}

    def pairs(self) -> Iterator[tuple[Element, Entity]]:
        """Each record with its entity."""
        for key, element in self.records.items():
            yield element, self.read["ofac-" + key]

    def features(self, *labels: str) -> Iterator[tuple[list[Element], Entity]]:
        """The features of some types, with the entity."""
        for element, entity in self.pairs():
            yield [found for found in every(element, "features/feature") if text(found, "type") in labels], entity


@pytest.fixture(scope="module")
def raws(lists: Path) -> Callable[[str], RawList]:
    """Each file, read once."""
    return cache(lambda name: RawList(lists / name))


@each
def test_every_record_is_an_entity(raws: Any, name: str) -> None:
    """In file order, of its type, with the identity as the key of its source."""
    raw = raws(name)
    classes: dict[str, type[sl.Entity]] = {
        "Individual": sl.Person,
        "Entity": sl.Organization,
        "Vessel": sl.Vessel,
        "Aircraft": sl.Aircraft,
    }
    assert len(raw.read) == FILES[name]
    assert [entity.reference for entity in raw.read] == list(raw.records)
    for element, entity in raw.pairs():
        assert type(entity) is classes[text(element, "generalInfo/entityType") or ""]
        assert entity.source
        assert (entity.source.record, entity.source.key) == (element.get("id"), text(element, "generalInfo/identityId"))


def test_facts_of_the_consolidated_list(raws: Any) -> None:
    """It is whole: its only filter is its list. One relationship leads to the SDN list."""
    read = raws(CONSOLIDATED).read
    assert (read.title, read.published, read.complete) == ("Consolidated List", datetime.date(2025, 1, 10), True)
    assert read.filters == (sl.model.Filter("list", "Consolidated List"),)
    assert [(issue.code, issue.raw) for issue in read.issues] == [(IssueCode.DANGLING_REFERENCE, "4695 HAMAS")]


def test_facts_of_the_export(raws: Any) -> None:
    """It is a part: it was asked for one program of all lists."""
    read = raws(IRGC).read
    assert (read.published, read.complete) == (datetime.date(2024, 8, 28), False)
    assert [one.field for one in read.filters] == ["list"] * 8 + ["program"]
    assert read.filters[-1] == sl.model.Filter("program", "IRGC")


@each
def test_the_only_issues_are_relationships_that_lead_out_of_the_file(raws: Any, name: str) -> None:
    """1 of 283 and 28 of 229; each has its id and name in the issue, and is whole in its entity."""
    raw = raws(name)
    expected = []
    for key, element in raw.records.items():
        for other in every(element, "relationships/relationship/relatedEntity"):
            if other.get("entityId") not in raw.records:
                expected.append((key, f"{other.get('entityId')} {other.text}"))
    assert len(expected) == {CONSOLIDATED: 1, IRGC: 28}[name]
    assert {issue.code for issue in raw.read.issues} == {IssueCode.DANGLING_REFERENCE}
    assert [(issue.source.record, issue.raw) for issue in raw.read.issues] == expected


def test_the_zip_holds_the_same_list(lists: Path, raws: Any) -> None:
    """The file as published, packed."""
    packed = sl.read((lists / CONSOLIDATED).with_suffix(".zip"))
    plain = raws(CONSOLIDATED).read
    assert packed.entities == plain.entities
    for field in ("title", "published", "edition", "format", "complete", "filters", "authority"):
        assert getattr(packed, field) == getattr(plain, field)
    assert [(i.code, i.message, i.raw) for i in packed.issues] == [(i.code, i.message, i.raw) for i in plain.issues]


@each
@pytest.mark.parametrize("format", ["json", "jsonl"])
def test_our_json_reads_back_identical(raws: Any, name: str, format: str) -> None:
    """Sources, issues and order included."""
    read = raws(name).read
    assert difference(read, sl.read(sl.dumps(read, to=format).encode())) is None


@each
def test_names(raws: Any, name: str) -> None:
    """Every translation of every name, its kind, quality, script and parts; the primary name first."""
    kinds = {"A.K.A.": "aka", "F.K.A.": "fka", "N.K.A.": "nka", None: "primary"}
    count = 0
    for element, entity in raws(name).pairs():
        expected: list[Any] = []
        for found in every(element, "names/name"):
            kind = kinds[text(found, "aliasType")]
            assert (text(found, "isPrimary") == "true") is (kind == "primary")
            weak = text(found, "isLowQuality") == "true"
            quality = None if kind == "primary" and not weak else "weak" if weak else "strong"
            for one in every(found, "translations/translation"):
                full = text(one, "formattedFullName")
                parts = [
                    (PARTS[text(part, "type") or ""], text(part, "value")) for part in every(one, "nameParts/namePart")
                ]
                if parts == [("whole", full)]:
                    parts = []
                script = SCRIPTS[text(one, "script") or ""]
                expected.append((kind != "primary", full, kind, quality, script, Counter(parts)))
        expected.sort(key=lambda row: row[0])
        count += len(expected)
        assert [
            (n.kind != "primary", n.text, n.kind, n.quality, n.script, Counter((p.kind.value, p.text) for p in n.parts))
            for n in entity.names
        ] == expected
    assert count == {CONSOLIDATED: 1624, IRGC: 930}[name]


@each
def test_parts_are_in_the_order_of_the_name(raws: Any, name: str) -> None:
    """Joined, they are the name: case, commas and marks of direction aside."""

    def plain(text: str) -> str:
        return " ".join(text.replace("\u202b", "").replace("\u202c", "").replace(",", " ").casefold().split())

    for entity in raws(name).read:
        for found in entity.names:
            assert not found.parts or plain(" ".join(part.text for part in found.parts)) == plain(found.text)


@each
def test_designations(raws: Any, name: str) -> None:
    """One for each list with its date; programs, laws and types of sanctions of the party with each."""
    count = umbrellas = 0
    for element, entity in raws(name).pairs():
        lists = every(element, "sanctionsLists/sanctionsList")
        count += len(lists)
        assert [(d.list, str(d.listing_date), d.source.key) for d in entity.designations] == [
            (one.text, one.get("datePublished"), one.get("id")) for one in lists
        ]
        types = [one.text for one in every(element, "sanctionsTypes/sanctionsType")]
        for designation in entity.designations:
            assert designation.reference == entity.reference
            assert [program.code for program in designation.programs] == [
                one.text for one in every(element, "sanctionsPrograms/sanctionsProgram")
            ]
            assert [law.citation for law in designation.legal_bases] == [
                one.text for one in every(element, "legalAuthorities/legalAuthority")
            ]
            assert [measure.text for measure in designation.measures[: len(types)]] == types
            assert all(measure.kind for measure in designation.measures[: len(types)])
            assert designation.umbrella is (designation.list == "Consolidated List")
            umbrellas += designation.umbrella
    assert (count, umbrellas) == {CONSOLIDATED: (966, 443), IRGC: (293, 0)}[name]


@each
def test_addresses(raws: Any, name: str) -> None:
    """Every part in every script, and the country with its code; one that says nothing is none."""
    raw = raws(name)
    codes = {
        value.get("refId"): text(value, "isoCode")
        for value in every(raw.root, "referenceValues/referenceValue")
        if text(value, "type") == "COUNTRY"
    }
    keys = {"CITY": "city", "POSTAL CODE": "postal_code", "STATE/PROVINCE": "region", "REGION": "region"}
    for element, entity in raw.pairs():
        expected: list[tuple[object, dict[str, str | None], Any, str | None]] = []
        for found in every(element, "addresses/address"):
            country = found.find("{*}country")
            where = (country.text, codes[country.get("refId")]) if country is not None else None
            rows = []
            for one in every(found, "translations/translation"):
                parts = {text(p, "type") or "": text(p, "value") for p in every(one, "addressParts/addressPart")}
                lines = tuple(parts.pop(key) for key in ("ADDRESS1", "ADDRESS2", "ADDRESS3") if key in parts)
                if lines or parts:
                    fields = {keys[key]: value for key, value in parts.items()}
                    rows.append((lines, fields, where, SCRIPTS[text(one, "script") or ""]))
            expected += rows or ([((), {}, where, None)] if where else [])
        got = []
        for address in entity.addresses:
            fields = {key: value for key in set(keys.values()) if (value := getattr(address, key))}
            where = (address.country.name, address.country.code) if address.country else None
            got.append((address.lines, fields, where, address.script))
        # Kosovo and the West Bank have no code in the file, but one in our table.
        assert [row for row in got if row[2] is None or row[2][0] not in ("Kosovo", "West Bank")] == [
            row for row in expected if row[2] is None or row[2][0] not in ("Kosovo", "West Bank")
        ]
        assert len(got) == len(expected)


@each
def test_births(raws: Any, name: str) -> None:
    """Birth dates to exactly the precision of their words, and places, with the main one marked."""
    for found, entity in raws(name).features("Birthdate"):
        assert [(date.edtf, str(date.main).lower()) for date in entity.birth_dates] == [
            (edtf(text(one, "value") or ""), text(one, "isPrimary")) for one in found
        ]
    for found, entity in raws(name).features("Place of Birth"):
        assert [(place.text, str(place.main).lower()) for place in entity.birth_places] == [
            (text(one, "value"), text(one, "isPrimary")) for one in found
        ]


@each
@pytest.mark.parametrize(
    ("field", "labels", "value"),
    [
        ("nationalities", ["Nationality Country"], lambda one: one.country.name),
        ("citizenships", ["Citizenship Country"], lambda one: one.country.name),
        ("registration_countries", ["Nationality of Registration", "Registration Country"], str),
        ("organization_types", ["Target Type"], str),
        ("activities", ["Organization Type:"], str),
        ("models", ["Aircraft Model"], str),
        ("operators", ["Aircraft Operator"], str),
        ("serial_numbers", ["Aircraft Manufacturer\u2019s Serial Number (MSN)"], str),
        ("construction_numbers", ["Aircraft Construction Number (also called L/N or S/N or F/N)"], str),
        ("transponder_codes", ["Aircraft Mode S Transponder Code"], str),
        ("digital_currency_addresses", ["Digital Currency Address - XBT"], lambda one: one.address),
        ("securities", ["ISIN", "Equity Ticker", "Issuer Name"], lambda one: one.value),
    ],
)
def test_values_of_features(raws: Any, name: str, field: str, labels: list[str], value: Any) -> None:
    """All of a type, in order, and nothing else in their field."""
    for found, entity in raws(name).features(*labels):
        assert [value(one) for one in getattr(entity, field, ())] == [text(one, "value") for one in found]


@each
@pytest.mark.parametrize(
    ("field", "label"),
    [("established_dates", "Organization Established Date"), ("manufacture_dates", "Aircraft Manufacture Date")],
)
def test_dates_of_features(raws: Any, name: str, field: str, label: str) -> None:
    """Each to the precision of its words."""
    for found, entity in raws(name).features(label):
        assert [date.edtf for date in getattr(entity, field, ())] == [edtf(text(one, "value") or "") for one in found]


@each
def test_contacts_and_numbers(raws: Any, name: str) -> None:
    """Websites, e-mail addresses, gender and the numbers that are features."""
    kinds = {"Website": "website", "Email Address": "email", "Phone Number": "phone"}
    for found, entity in raws(name).features(*kinds):
        assert [(c.kind, c.value, c.note) for c in entity.contacts if c.origin is None] == [
            (kinds[text(one, "type") or ""], text(one, "value"), text(one, "comments")) for one in found
        ]
    for found, entity in raws(name).features("Gender"):
        gender = getattr(entity, "gender", None)
        assert [text(one, "value") for one in found] == ([gender.title()] if gender else [])
    labels = ("SWIFT/BIC", "BIK (RU)", "D-U-N-S Number", "UN/LOCODE")
    for found, entity in raws(name).features(*labels):
        assert [(one.label, one.number) for one in entity.identifications if one.label in labels] == [
            (text(one, "type"), text(one, "value")) for one in found
        ]


MEASURES = {
    "Secondary sanctions risk:",
    "Additional Sanctions Information -",
    "CAATSA Section 235 Information:",
    "Executive Order 13662 Directive Determination -",
    "Executive Order 14014 Directive Information:",
    "Executive Order 14024 Directive Information",
    "Executive Order 14059 information:",
}
NOTES = {"Executive Order 14024 Directive Information -", "IFCA Determination -"}
LINK_TO_MORE = "For more information"
"""What begins so under the label of a measure is where to read on, and a note."""
ABOUT = {
    "13662": "Sectoral Sanctions Identifications List",
    "CMIC": "Non-SDN CMIC List",
    "14024": "Non-SDN Menu-Based Sanctions List",
    "14014": "Non-SDN Menu-Based Sanctions List",
}
EVENTS = ("Listing Date", "Effective Date", "Purchase/Sales For Divestment Date")


@each
def test_what_features_say_of_the_designation(raws: Any, name: str) -> None:
    """Measures, notes and dated events, on the list that they are about, else on all but the umbrella."""
    for element, entity in raws(name).pairs():
        features = [(text(one, "type") or "", text(one, "value") or "") for one in every(element, "features/feature")]
        links = {(label, value) for label, value in features if label in MEASURES and value.startswith(LINK_TO_MORE)}
        measures = [row for row in features if row[0] in MEASURES and row not in links]
        notes = [row for row in features if row[0] in NOTES or row in links]
        events = [(label, edtf(value)) for label, value in features if label.startswith(EVENTS)]
        for designation in entity.designations:
            stated = [(one.label, one.text) for one in designation.measures if one.label]
            dated = [(one.label, str(one.date)) for one in designation.events]
            # Links in the remarks are notes as well.
            noted = [(one.label, one.text) for one in designation.notes if one.label in NOTES | MEASURES]
            if designation.umbrella:
                assert (stated, dated, noted) == ([], [], [])
                continue
            others = {one.list for one in entity.designations} - {designation.list}
            kept = [
                [row for row in rows if not any(word in row[0] and name in others for word, name in ABOUT.items())]
                for rows in (measures, events, notes)
            ]
            assert [stated, dated, noted] == kept


def test_a_directive_is_not_on_the_sdn_list(raws: Any) -> None:
    """75 parties of 2025 on both lists: the sectoral directive that a feature names is with the sectoral list."""
    label = "Executive Order 13662 Directive Determination -"
    count = 0
    for entity in raws(CONSOLIDATED).read:
        found = {one.list: [m for m in one.measures if m.label == label] for one in entity.designations}
        if {"SDN List", "Sectoral Sanctions Identifications List"} <= set(found):
            count += 1
            assert found["Sectoral Sanctions Identifications List"]
            assert not found["SDN List"]
    assert count == 75


def test_what_a_party_has_as_a_whole_is_that_of_each_of_its_lists(lists: Path, raws: Any) -> None:
    """
    40 parties are on two lists in the excerpt of the Advanced XML of 2024 too, which has an entry for each list.

    Each entry there has all the types of sanctions and programs that the party has here.
    """
    root = etree.parse(lists / "us/ofac-advanced/sdn_advanced-2024-02-23-excerpt-37-parties.xml").getroot()
    types = {one.get("ID"): one.text for one in root.iter("{*}SanctionsType")}
    names = {one.get("ID"): one.text for one in root.iter("{*}List")}
    read = raws(CONSOLIDATED).read
    seen = set()
    for entry in root.iter("{*}SanctionsEntry"):
        key = f"ofac-{entry.get('ProfileID')}"
        if key not in read:
            continue
        (made,) = (one for one in read[key].designations if one.list == names[entry.get("ListID")])
        measures = [(types[m.get("SanctionsTypeID")], text(m, "Comment")) for m in entry.iter("{*}SanctionsMeasure")]
        assert {type for type, _ in measures} - {"Program"} == {m.text for m in made.measures if m.label is None}
        assert {code for type, code in measures if type == "Program"} == {one.code for one in made.programs}
        seen.add(key)
    assert len(seen) == 40


def test_the_military_companies_have_their_dates(raws: Any) -> None:
    """The day of publication on the list is its listing date, and the effective date stands beside."""
    count = 0
    for found, entity in raws(CONSOLIDATED).features("Listing Date (CMIC)", "Effective Date (CMIC)"):
        if found:
            (designation,) = (one for one in entity.designations if one.list == "Non-SDN CMIC List")
            dates = {text(one, "type"): edtf(text(one, "value") or "") for one in found}
            assert str(designation.listing_date) == dates["Listing Date (CMIC)"]
            assert str(designation.effective_date) == dates["Effective Date (CMIC)"]
            count += 1
    assert count == 68


@each
def test_reliability_and_comments(raws: Any, name: str) -> None:
    """What is said of a value is an annotation, or the note of a value that has one."""
    count = 0
    for element, entity in raws(name).pairs():
        stated = [
            (text(one, "type"), text(one, "value"), text(one, "reliability"))
            for one in every(element, "features/feature")
            if text(one, "reliability")
        ]
        count += len(stated)
        assert [(one.label, one.value, one.reliability) for one in entity.annotations] == stated
        assert all(one.field for one in entity.annotations)
        notes = [one.note for one in (*entity.contacts, *getattr(entity, "securities", ())) if one.note]
        assert Counter(notes) == Counter(c.text for c in every(element, "features/feature/comments"))
    assert count == {CONSOLIDATED: 197, IRGC: 246}[name]


def span(element: Element | None) -> str | None:
    """The days of a period: one, or the first and the last."""
    if element is None:
        return None
    first, last = text(element, "fromDateBegin"), text(element, "toDateEnd")
    if first == last:
        return first
    if first and last and (first[4:], last) == ("-01-01", first[:4] + "-12-31"):
        return f"{first[:4]}-XX-XX"
    return f"[{first}..{last}]"


@each
def test_documents(raws: Any, name: str) -> None:
    """Every one with its number, country, issuer, place, days and validity, and with the alias that it bears."""
    count = holders = 0
    for element, entity in raws(name).pairs():
        numbers = [one for one in entity.identifications if one.valid is not None]
        found = every(element, "identityDocuments/identityDocument")
        count += len(found)
        expected = []
        for one in found:
            holder = text(one, "name")
            holders += holder != str(entity.name)
            expected.append(
                (
                    text(one, "type"),
                    text(one, "documentNumber"),
                    text(one, "issuingCountry"),
                    text(one, "issuingAuthority"),
                    text(one, "issuingLocation"),
                    span(one.find("{*}issueDate")),
                    span(one.find("{*}expirationDate")),
                    text(one, "isValid"),
                    holder if holder != str(entity.name) else None,
                    text(one, "comments"),
                    tuple(fact.text for fact in every(one, "idFeatures/idFeature")),
                )
            )
        assert [
            (
                one.label,
                one.number,
                one.country and one.country.name,
                one.issuer,
                one.issue_place,
                one.issue_date and one.issue_date.edtf,
                one.expiry_date and one.expiry_date.edtf,
                str(one.valid).lower(),
                one.holder_name,
                one.note,
                one.facts,
            )
            for one in numbers
        ] == expected
    assert (count, holders) == {CONSOLIDATED: (692, 0), IRGC: (218, 4)}[name]


@each
def test_relationships(raws: Any, name: str) -> None:
    """Every one with its type, the id and name of the other party, its quality and number."""
    count = 0
    for element, entity in raws(name).pairs():
        expected = []
        for one in every(element, "relationships/relationship"):
            (other,) = every(one, "relatedEntity")
            expected.append(
                (
                    text(one, "type"),
                    other.text,
                    f"ofac-{other.get('entityId')}",
                    text(one, "quality"),
                    text(one, "comments"),
                    one.get("id"),
                )
            )
        count += len(expected)
        stated = [one for one in entity.relationships if one.origin is None]
        assert [(o.label, o.name, o.entity_id, o.quality, o.note, o.reference) for o in stated] == expected
        assert all(RELATION_TYPES[one.label or ""] is one.kind for one in stated)
    assert count == {CONSOLIDATED: 283, IRGC: 229}[name]


def test_relationships_without_a_name_are_found_by_their_id(raws: Any) -> None:
    """17 in the export of one program; the list holds the other party of each."""
    nameless = [link for link in raws(IRGC).read.relationships if link.relationship.name is None]
    assert len(nameless) == 17
    assert all(link.other for link in nameless)


@each
def test_titles_and_remarks(raws: Any, name: str) -> None:
    """Remarks verbatim, titles told apart."""
    for element, entity in raws(name).pairs():
        remarks = text(element, "generalInfo/remarks")
        assert entity.remarks == ((remarks,) if remarks else ())
        assert "; ".join(getattr(entity, "titles", ())) == (text(element, "generalInfo/title") or "")


@each
def test_every_type_of_the_vocabulary_has_a_field(raws: Any, name: str) -> None:
    """Not only those in use: the files name 34 and 82 types of features, and 105 and 104 of documents."""
    root = raws(name).root
    features = [text(one, "type") or "" for one in every(root, "featureTypes/featureType")]
    assert len(features) == {CONSOLIDATED: 34, IRGC: 82}[name]
    for label in features:
        plain = label.replace("\u2019", "'")
        assert plain in FEATURE_TYPES or plain in ID_TYPES or plain.startswith("Digital Currency Address - "), label
    tables: dict[str, Mapping[str, object]] = {
        "ID DOCUMENT TYPE": ID_TYPES,
        "SANCTIONS TYPE": SANCTIONS_TYPES,
        "RELATIONSHIP TYPE": RELATION_TYPES,
    }
    counts: Counter[str] = Counter()
    for value in every(root, "referenceValues/referenceValue"):
        kind, words = text(value, "type") or "", text(value, "value") or ""
        if kind in tables:
            counts[kind] += 1
            assert words.replace("\u2019", "'") in tables[kind], words
            if kind == "ID DOCUMENT TYPE":
                field = ID_TYPES[words.replace("\u2019", "'")].name
                assert field == ("serial_numbers" if words == "Aircraft Serial Identification" else "identifications")
    assert counts["ID DOCUMENT TYPE"] == {CONSOLIDATED: 105, IRGC: 104}[name]


# -- beside the classic XML -----------------------------------------------------------------------------------------

LINK = "Linked To: "
SINCE = {
    "names": "17013 17016 17018 17143 17145 18729 19640 20312 23552 23559 23562 23568 23570 23577",
    "addresses": "9647 9659 17013 17015 17016 17018 18729 20314 20315 20317",
    "identifications": "17016 19640 20312 20314 20315 20317",
    "contacts": "19640 20317",
    "programs": "17145 19640 20312 20314 20315 20317 23552 23559 23562 23568 23569 23570 23572 23577",
}
"""
What OFAC changed between May 2024 and January 2025, by field: mainly in June 2024, when it designated subsidiaries of
Russian banks and of Gazprom. At 9647 and 9659 Gaza is a region here and a country there.
"""


def comparable(entity: Entity) -> dict[str, Any]:
    """What both formats carry, with what the classic one cannot say left out."""
    designations = [one for one in entity.designations if not one.umbrella] or [*entity.designations]
    return {
        "class": type(entity),
        "names": Counter((n.kind, n.text, n.quality) for n in entity.names if n.script in (None, "Latn")),
        "birth_dates": Counter((date.edtf, date.main) for date in entity.birth_dates),
        "birth_places": Counter((place.text, place.main) for place in entity.birth_places),
        "nationalities": entity.nationalities,
        "citizenships": entity.citizenships,
        "addresses": Counter(
            (a.lines, a.city, a.region, a.postal_code, a.country)
            for a in entity.addresses
            if a.script in (None, "Latn")
        ),
        "identifications": Counter(
            (d.kind, d.label, d.number, d.country, d.issue_date, d.expiry_date) for d in entity.identifications
        ),
        "contacts": Counter((one.kind, one.value) for one in entity.contacts),
        "wallets": entity.digital_currency_addresses,
        "programs": {program.code for one in designations for program in one.programs},
        "events": {event for one in designations for event in one.events},
        "effective_date": designations[0].effective_date,
        "notes": reduce(or_, (Counter((note.label, note.text) for note in one.notes) for one in designations)),
        "relationships": {one.name for one in entity.relationships},
        **{
            field: getattr(entity, field, None)
            for field in "gender titles registration_countries models tail_numbers serial_numbers operators".split()
        },
    }


def differences(one: sl.SanctionsList, other: sl.SanctionsList) -> dict[str, set[str]]:
    """The records in both lists that differ, by field."""
    found: dict[str, set[str]] = {}
    for entity in one:
        if entity.id in other:
            mine, theirs = comparable(entity), comparable(other[entity.id])
            for field, value in mine.items():
                if value != theirs[field]:
                    found.setdefault(field, set()).add(str(entity.reference))
    return found


def test_it_agrees_with_the_classic_consolidated_list(lists: Path, raws: Any) -> None:
    """442 parties of May 2024 are still there in January 2025; the rest is what OFAC changed in between."""
    classic = sl.read(lists / "us" / "ofac-cons" / "consolidated-2024-05-06.xml")
    enhanced = raws(CONSOLIDATED).read
    assert [e.id for e in classic if e.id not in enhanced] == ["ofac-18293"]
    assert [e.id for e in enhanced if e.id not in classic] == ["ofac-50476"]
    found = differences(classic, enhanced)
    assert found == {field: set(records.split()) for field, records in SINCE.items()}


def test_it_agrees_with_the_classic_sdn_list(lists: Path, raws: Any) -> None:
    """
    All 293 of the export are in the SDN list of May 2024, and differ in nothing but this.

    Three got a program, and 17 relationships have an id and no name.
    """
    classic = sl.read(lists / "us" / "ofac-sdn" / "2024-05-07" / "sdn.xml")
    export = raws(IRGC).read
    assert all(entity.id in classic for entity in export)
    found = differences(export, classic)
    assert len(found.pop("relationships")) == 17
    assert found == {"programs": {"28924", "40601", "40602"}}


def test_remarks_differ_from_the_classic_ones_by_the_links(lists: Path, raws: Any) -> None:
    """What the classic XML says in ``Linked To`` is a relationship here; the rest of the remark is the same."""
    classic = sl.read(lists / "us" / "ofac-sdn" / "2024-05-07" / "sdn.xml")
    for entity in raws(IRGC).read:
        there, here = (next(iter(one.remarks), "") for one in (classic[entity.id], entity))
        assert there.partition("(" + LINK)[0].removesuffix("; ").strip() == here, entity.id
