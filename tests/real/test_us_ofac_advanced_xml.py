"""
The real lists in OFAC's Advanced XML, record by record: against the file, and against the classic XML.

The file is read a second time here, by lxml alone and without any of the library's code.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

import sanctionslib as sl
from sanctionslib import Address, IssueCode, Name, PartialDate, SanctionsList
from sanctionslib.formats.us_ofac.vocabulary import FEATURE_TYPES, ID_TYPES, RELATION_TYPES, SANCTIONS_TYPES
from sanctionslib.model import EventKind, NameKind, Quality
from tests.compare import difference

pytestmark = pytest.mark.slow

CONSOLIDATED = "us/ofac-advanced/cons_advanced-2016-09-16.xml"
EXCERPT = "us/ofac-advanced/sdn_advanced-2024-02-23-excerpt-37-parties.xml"
WALLET = "Digital Currency Address - "


def child(element: etree._Element, path: str) -> etree._Element:
    """The first element at a path, which must be there."""
    found = element.find(path)
    assert found is not None, path
    return found


class Raw:
    """A file as lxml reads it, with its reference values and its records by key."""

    def __init__(self, path: Path) -> None:
        root = etree.parse(path).getroot()
        for element in root.iter(etree.Element):
            element.tag = etree.QName(element).localname
        self.root = root
        references = [value for group in child(root, "ReferenceValueSets") for value in group]
        self.values = {(str(v.tag), v.get("ID")): (v.text or "").strip() for v in references}
        self.attributes = {(str(v.tag), v.get("ID")): v.attrib for v in references}
        self.locations = {location.get("ID"): location for location in child(root, "Locations")}
        self.parties = {child(party, "Profile").get("ID"): party for party in child(root, "DistinctParties")}

    def grouped(self, section: str, key: str) -> dict[str | None, list[etree._Element]]:
        """The records of a section by one of their keys."""
        found: dict[str | None, list[etree._Element]] = defaultdict(list)
        for element in child(self.root, section):
            found[element.get(key)].append(element)
        return found

    def value(self, kind: str, element: etree._Element, attribute: str) -> str | None:
        """The text of the reference value that an attribute names."""
        return self.values.get((kind, element.get(attribute)))

    def features(self) -> Iterator[tuple[str | None, str, etree._Element]]:
        """Every version of every feature, with the number of its party and its label."""
        for uid, party in self.parties.items():
            for feature in party.iter("Feature"):
                label = self.values["FeatureType", feature.get("FeatureTypeID")].replace("\u2019", "'")
                for version in feature.iter("FeatureVersion"):
                    yield uid, label, version


@pytest.fixture(scope="module")
def raw(lists: Path) -> Raw:
    """The Consolidated list of 2016, by lxml."""
    return Raw(lists / CONSOLIDATED)


@pytest.fixture(scope="module")
def raw_excerpt(lists: Path) -> Raw:
    """The excerpt of 2024, by lxml."""
    return Raw(lists / EXCERPT)


@pytest.fixture(scope="module")
def consolidated(lists: Path) -> SanctionsList:
    """The Consolidated list of 2016."""
    return sl.read(lists / CONSOLIDATED)


@pytest.fixture(scope="module")
def excerpt(lists: Path) -> SanctionsList:
    """The excerpt of 2024."""
    return sl.read(lists / EXCERPT)


@pytest.fixture(scope="module")
def classic(lists: Path) -> SanctionsList:
    """The same release as *consolidated*, in the classic XML."""
    return sl.read(lists / "us/ofac-cons/2016-09-16/consolidated.xml")


def day(element: etree._Element) -> str:
    """The day that an element states by year, month and day."""
    year, month, number = (int(child(element, name).text or "") for name in ("Year", "Month", "Day"))
    return f"{year:04}-{month:02}-{number:02}"


# -- against the file -----------------------------------------------------------------------------------------------


def test_the_consolidated_list_is_read_whole_and_without_an_issue(consolidated: SanctionsList) -> None:
    """581 parties, 1,169 sanctions entries, 307 relations."""
    assert (consolidated.title, str(consolidated.published)) == ("Consolidated List", "2016-09-16")
    assert (len(consolidated), len(consolidated.issues), consolidated.complete) == (581, 0, True)
    assert len(consolidated.designations) == 1169
    assert len(consolidated.relationships) == 307


@pytest.mark.parametrize("name", ["raw", "raw_excerpt"])
def test_every_type_has_a_field(name: str, request: pytest.FixtureRequest) -> None:
    """Every type of feature, document, relation and sanctions in the reference values is in its table."""
    raw = request.getfixturevalue(name)
    known = {
        "FeatureType": {*FEATURE_TYPES, *ID_TYPES},
        "IDRegDocType": {*ID_TYPES},
        "RelationType": {*RELATION_TYPES},
        "SanctionsType": {*SANCTIONS_TYPES, "Program"},
    }
    missing = {
        (kind, text)
        for (kind, _), text in raw.values.items()
        if kind in known and text.replace("\u2019", "'") not in known[kind] and not text.startswith(WALLET)
    }
    assert not missing


def test_parties_stand_in_file_order(consolidated: SanctionsList, raw: Raw) -> None:
    """Each party of the file is one entity."""
    assert [entity.reference for entity in consolidated] == list(raw.parties)


def line_of(found: sl.Entity | sl.Designation) -> int:
    """Where it stands in the file."""
    assert found.source and found.source.line
    return found.source.line


def test_every_line_is_that_of_its_element(consolidated: SanctionsList, lists: Path) -> None:
    """Also past line 65,535, which libxml2 cannot count: the sanctions entries end at 82,000."""
    lines = (lists / CONSOLIDATED).read_text("utf-8").splitlines()
    for entity in consolidated:
        assert f'<Profile ID="{entity.reference}"' in lines[line_of(entity) - 1]
        for designation in entity.designations:
            assert f'<SanctionsEntry ID="{designation.reference}"' in lines[line_of(designation) - 1]


def test_every_sanctions_entry_is_a_designation(consolidated: SanctionsList, raw: Raw) -> None:
    """Number, list, dates, legal bases, programs and measures of 1,169 entries; 1,190 events."""
    entries = raw.grouped("SanctionsEntries", "ProfileID")
    events = 0
    for entity in consolidated:
        stated = []
        for entry in entries[entity.reference]:
            dated = [
                (day(child(e, "Date")), raw.value("LegalBasis", e, "LegalBasisID")) for e in entry.findall("EntryEvent")
            ]
            measures = [
                (raw.value("SanctionsType", m, "SanctionsTypeID"), m.findtext("Comment"))
                for m in entry.findall("SanctionsMeasure")
            ]
            stated.append((
                entry.get("ID"),
                raw.value("List", entry, "ListID"),
                dated,
                [comment for kind, comment in measures if kind == "Program"],
                [kind for kind, _ in measures if kind != "Program"],
            ))  # fmt: skip
        read = [
            (
                designation.reference,
                designation.list,
                [
                    (str(event.date), event.legal_bases[0].title or event.legal_bases[0].citation)
                    for event in designation.events
                    if event.label == "Created" and event.kind is EventKind.LISTED
                ],
                [program.code for program in designation.programs],
                [measure.text for measure in designation.measures if measure.label is None],
            )
            for designation in entity.designations
        ]
        assert read == stated, entity.id
        events += sum(len(dates) for _, _, dates, _, _ in read)
        for designation in entity.designations:
            assert str(designation.listing_date) == min(str(event.date) for event in designation.events)
            assert designation.umbrella == (designation.list == "Consolidated List")
    assert events == 1190


def test_every_relation_is_kept(consolidated: SanctionsList, raw: Raw) -> None:
    """Number, type, direction, former and quality of 307 relations."""
    relations = raw.grouped("ProfileRelationships", "From-ProfileID")
    for entity in consolidated:
        assert [(r.reference, r.label, r.entity_id, r.former, r.quality) for r in entity.relationships] == [
            (
                element.get("ID"),
                raw.value("RelationType", element, "RelationTypeID"),
                f"ofac-{element.get('To-ProfileID')}",
                element.get("Former") == "true",
                None
                if (quality := raw.value("RelationQuality", element, "RelationQualityID")) == "Unknown"
                else quality,
            )
            for element in relations[entity.reference]
        ]


@pytest.mark.parametrize("name", ["consolidated", "excerpt"])
def test_every_name_is_kept(name: str, request: pytest.FixtureRequest) -> None:
    """Kind, quality, script and the parts of each name, whatever the order."""
    found: SanctionsList = request.getfixturevalue(name)
    raw: Raw = request.getfixturevalue("raw" if name == "consolidated" else "raw_excerpt")
    kinds = {"Name": NameKind.PRIMARY, "A.K.A.": NameKind.AKA, "F.K.A.": NameKind.FKA, "N.K.A.": NameKind.NKA}
    for entity in found:
        stated: Counter[tuple[object, ...]] = Counter()
        party = raw.parties[entity.reference]
        for alias in party.iter("Alias"):
            kind = kinds[raw.values["AliasType", alias.get("AliasTypeID")]]
            quality = Quality.WEAK if alias.get("LowQuality") == "true" else Quality.STRONG
            for documented in alias.iter("DocumentedName"):
                values = list(documented.iter("NamePartValue"))
                code = raw.attributes["Script", values[0].get("ScriptID")]["ScriptCode"]
                words = sorted(word for value in values for word in (value.text or "").upper().split())
                stated[
                    kind, None if kind is NameKind.PRIMARY else quality, {"Latin": "Latn"}.get(code, code),
                    " ".join(words),
                ] += 1  # fmt: skip
        read = Counter(
            (
                n.kind,
                n.quality,
                n.script,
                " ".join(sorted(n.text.upper().replace(", ", " ", int(len(n.parts) > 1)).split())),
            )
            for n in entity.names
        )
        assert sorted(map(str, read)) == sorted(map(str, stated)), entity.id
        assert entity.names[0].script == "Latn"
        assert entity.names[0].kind is NameKind.PRIMARY


def measured(label: str) -> Callable[[Any], list[str]]:
    """The texts of measures with a label."""
    return lambda entity: [m.text for d in entity.designations for m in d.measures if m.label == label]


PLAIN: dict[str, Callable[[Any], list[str]]] = {
    "Website": lambda e: [c.value for c in e.contacts if c.kind.value == "website"],
    "Email Address": lambda e: [c.value for c in e.contacts if c.kind.value == "email"],
    "SWIFT/BIC": lambda e: [i.number for i in e.identifications if i.kind.value == "bic"],
    "BIK (RU)": lambda e: [i.number for i in e.identifications if i.kind.value == "bank code"],
    "Former Vessel Flag": lambda e: [c.name for c in e.former_flags],
    "Vessel Flag": lambda e: [c.name for c in e.flags],
    "Vessel Call Sign": lambda e: list(e.call_signs),
    "Vessel Owner": lambda e: list(e.owners),
    "Vessel Tonnage": lambda e: [e.tonnage],
    "Vessel Gross Registered Tonnage": lambda e: [e.gross_registered_tonnage],
    "VESSEL TYPE": lambda e: list(e.vessel_types),
    "Place of Birth": lambda e: [p.text for p in e.birth_places],
    "Title": lambda e: ["; ".join(e.titles)],
    "Gender": lambda e: [e.gender.value.capitalize()],
    "Nationality Country": lambda e: [n.country.name for n in e.nationalities],
    "Citizenship Country": lambda e: [n.country.name for n in e.citizenships],
    **{
        label: measured(label)
        for label in ("Additional Sanctions Information -", "Executive Order 13662 Directive Determination -")
    },
    "For more information, please see:": lambda e: [
        n.text for d in e.designations for n in d.notes if n.label == "For more information, please see:"
    ],
}
"""Each type of feature in the two files whose value is a text to where it must stand."""


@pytest.mark.parametrize("name", ["consolidated", "excerpt"])
def test_every_feature_stands_in_the_field_that_it_means(name: str, request: pytest.FixtureRequest) -> None:
    """2,457 and 141 features: texts, look-ups and countries."""
    found: SanctionsList = request.getfixturevalue(name)
    raw: Raw = request.getfixturevalue("raw" if name == "consolidated" else "raw_excerpt")
    stated: dict[tuple[str | None, str], list[str | None]] = defaultdict(list)
    for uid, label, version in raw.features():
        texts: list[str | None] = [text for d in version.iter("VersionDetail") if (text := (d.text or "").strip())]
        texts += [
            t for d in version.iter("VersionDetail") if (t := raw.value("DetailReference", d, "DetailReferenceID"))
        ]
        if label in ("Nationality Country", "Citizenship Country"):
            located = [raw.locations.get(v.get("LocationID")) for v in version.iter("VersionLocation")]
            texts += [place.findtext(".//Value") for place in located if place is not None]
        if label not in ("Location", "Birthdate", "Organization Established Date"):
            stated[uid, label] += texts
    for (uid, label), texts in stated.items():
        if texts:
            assert Counter(PLAIN[label](found[f"ofac-{uid}"])) == Counter(texts), (uid, label)
        elif label in ("Nationality Country", "Citizenship Country"):
            assert not PLAIN[label](found[f"ofac-{uid}"])


def test_what_no_feature_states_is_not_there(consolidated: SanctionsList, raw: Raw) -> None:
    """A party has a value in a field of features only if the file has such a feature of it."""
    labels: dict[str | None, set[str]] = defaultdict(set)
    for uid, label, _ in raw.features():
        labels[uid].add(label)
    for entity in consolidated:
        for label, values in PLAIN.items():
            try:
                held = [value for value in values(entity) if value]
            except AttributeError:  # another class of entity, or no gender
                continue
            if label not in labels[entity.reference]:
                assert not held, (entity.id, label)


@pytest.mark.parametrize(("name", "count"), [("consolidated", 87), ("excerpt", 23)])
def test_every_date_has_the_precision_of_its_spans(name: str, count: int, request: pytest.FixtureRequest) -> None:
    """A whole year is a year, a day is a day, others are a range of days."""
    found: SanctionsList = request.getfixturevalue(name)
    raw: Raw = request.getfixturevalue("raw" if name == "consolidated" else "raw_excerpt")
    stated: dict[str | None, list[str]] = defaultdict(list)
    for uid, _, version in raw.features():
        for period in version.iter("DatePeriod"):
            first, last = day(child(period, "Start/From")), day(child(period, "End/To"))
            edtf = first if first == last else f"[{first}..{last}]"
            if (first[:4], first[4:], last[4:]) == (last[:4], "-01-01", "-12-31"):
                edtf = first[:4]
            stated[uid].append(edtf)
    assert sum(map(len, stated.values())) == count
    for entity in found:
        dates: tuple[PartialDate, ...] = (*entity.birth_dates, *getattr(entity, "established_dates", ()))
        assert [date.edtf for date in dates] == stated[entity.reference]


@pytest.mark.parametrize(("name", "count"), [("consolidated", 782), ("excerpt", 34)])
def test_every_location_is_an_address(name: str, count: int, request: pytest.FixtureRequest) -> None:
    """Part by part, and the country; one without any is no address."""
    found: SanctionsList = request.getfixturevalue(name)
    raw: Raw = request.getfixturevalue("raw" if name == "consolidated" else "raw_excerpt")
    stated: dict[str | None, list[Any]] = defaultdict(list)
    seen = 0
    for uid, label, version in raw.features():
        for reference in version.iter("VersionLocation"):
            if label != "Location":
                continue
            seen += 1
            if (location := raw.locations.get(reference.get("LocationID"))) is None:
                continue
            parts = {
                raw.value("LocPartType", part, "LocPartTypeID"): part.findtext(".//Value")
                for part in location.iter("LocationPart")
            }
            countries = [raw.value("Country", c, "CountryID") for c in location.iter("LocationCountry")]
            facts = (
                [parts[key] for key in ("ADDRESS1", "ADDRESS2", "ADDRESS3") if key in parts],
                parts.get("CITY"),
                parts.get("STATE/PROVINCE") or parts.get("REGION"),
                parts.get("POSTAL CODE"),
                countries[0] if countries else None,
            )
            if any(facts):
                stated[uid].append(facts)
    assert seen == count
    for entity in found:
        assert [
            (list(a.lines), a.city, a.region, a.postal_code, a.country and a.country.name) for a in entity.addresses
        ] == stated[entity.reference]


def test_every_document_is_kept(consolidated: SanctionsList, raw: Raw) -> None:
    """Type, number, country, validity of 576 documents, joined by identity, in file order."""
    documents = raw.grouped("IDRegDocuments", "IdentityID")
    count = 0
    for entity in consolidated:
        identity = child(raw.parties[entity.reference], "Profile/Identity").get("ID")
        stated = [
            (
                raw.value("IDRegDocType", document, "IDRegDocTypeID"),
                document.findtext("IDRegistrationNo"),
                raw.value("Country", document, "IssuedBy-CountryID"),
                raw.value("Validity", document, "ValidityID"),
                document.findtext("IssuingAuthority") or None,
            )
            for document in documents[identity]
        ]
        read = [
            (
                i.label,
                i.number,
                i.country and i.country.name,
                None if i.valid is None else "Valid" if i.valid else "Fraudulent",
                i.issuer,
            )
            for i in entity.identifications
            if i.kind.value not in ("bic", "bank code")
        ]
        assert read == stated, entity.id
        assert all((i.valid is False) == bool(i.false) for i in entity.identifications)
        count += len(read)
    assert count == 576


def test_reliability_is_annotated(consolidated: SanctionsList, raw: Raw) -> None:
    """627 of 2,457 features are confirmed; the others are "Unknown"."""
    stated = Counter(
        (uid, label) for uid, label, v in raw.features() if raw.value("Reliability", v, "ReliabilityID") == "Confirmed"
    )
    read = Counter(
        (entity.reference, found.label)
        for entity in consolidated
        for found in entity.annotations
        if found.reliability == "Confirmed"
    )
    assert sum(stated.values()) == 627
    assert read == stated


@pytest.mark.parametrize("name", ["consolidated", "excerpt"])
def test_our_json_reads_back_identical(name: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    """Sources, issues and order included."""
    found = request.getfixturevalue(name)
    sl.write(found, tmp_path / "list.jsonl")
    assert difference(sl.read(tmp_path / "list.jsonl"), found) is None


def test_a_number_called_fraudulent_is_no_imo_number(consolidated: SanctionsList, classic: SanctionsList) -> None:
    """The classic XML does not call it so, and has it as the ship's."""
    false = 0
    for entity in consolidated:
        if isinstance(entity, sl.Vessel):
            numbers = [one for one in entity.identifications if one.kind is sl.model.IdentificationKind.IMO_NUMBER]
            false += any(one.false for one in numbers)
            assert [f"IMO {one.value[3:]}" for one in entity.external_ids] == [
                f"IMO {one.number[-7:]}" for one in numbers if one.number and not one.false
            ]
            assert len(classic[entity.id].external_ids) == len(numbers)
    assert false == 68


@pytest.mark.parametrize(("name", "count"), [("raw", 7), ("raw_excerpt", 40)])
def test_the_entries_of_a_party_are_alike(name: str, count: int, request: pytest.FixtureRequest) -> None:
    """Each list of a party on several has all its programs, measures and legal bases: Directive 1 with the SDN list."""
    raw: Raw = request.getfixturevalue(name)
    several = 0
    for entries in raw.grouped("SanctionsEntries", "ProfileID").values():
        if len([e for e in entries if raw.value("List", e, "ListID") != "Consolidated List"]) > 1:
            several += 1
            facts = {
                (
                    frozenset((m.get("SanctionsTypeID"), m.findtext("Comment")) for m in e.iter("SanctionsMeasure")),
                    frozenset(event.get("LegalBasisID") for event in e.iter("EntryEvent")),
                )
                for e in entries
            }
            assert len(facts) == 1
    assert several == count


# -- references that dangle -----------------------------------------------------------------------------------------


def test_orphans_of_the_excerpt_are_issues(excerpt: SanctionsList, raw_excerpt: Raw) -> None:
    """All 147 sanctions entries, 3 relations, 12 documents and 57 of 58 locations, with numbers, dates, programs."""
    assert (len(excerpt), excerpt.title, excerpt.complete) == (37, "SDN List", False)
    assert Counter((issue.code, issue.message.split(":")[-1].strip()) for issue in excerpt.issues) == {
        (IssueCode.DANGLING_REFERENCE, "a sanctions entry of a party that the file does not hold"): 147,
        (IssueCode.DANGLING_REFERENCE, "a relation of a party that the file does not hold"): 3,
        (IssueCode.DANGLING_REFERENCE, "an identity document of a party that the file does not hold"): 12,
        (IssueCode.DANGLING_REFERENCE, "no Location has that ID"): 57,
        (IssueCode.MISSING_FIELD, "a party without a sanctions entry"): 37,
    }
    words = {issue.raw for issue in excerpt.issues}
    for entry in child(raw_excerpt.root, "SanctionsEntries"):
        start = f"of ProfileID {entry.get('ProfileID')}: SanctionsEntry {entry.get('ID')}: "
        (text,) = (found for found in words if found and found.startswith(start))
        assert all(day(child(event, "Date")) in text for event in entry.iter("EntryEvent"))
        assert all(comment.text and comment.text in text for comment in entry.findall("SanctionsMeasure/Comment"))


# -- against the classic XML ----------------------------------------------------------------------------------------


def bare(address: Address) -> Any:
    """An address; in the classic XML a country may be called undetermined."""
    name = address.country.name if address.country else None
    facts = (address.lines, address.city, address.region, address.postal_code, None if name == "undetermined" else name)
    return facts if any(facts) else None


def halves(name: Name) -> tuple[str, str]:
    """The surname, in the capitals of the classic XML, and the rest, which it has in one piece."""
    surname = [part.text for part in name.parts if part.kind.value == "family"]
    return " ".join(surname).upper(), " ".join(part.text for part in name.parts if part.kind.value != "family")


def number(value: str | None) -> str | None:
    """A number; the classic XML leaves out the commas between thousands."""
    return value.replace(",", "") if value else value


AGREE: dict[str, Callable[[Any], Any]] = {
    "class": type,
    "names": lambda e: [(n.text, n.kind, n.quality) for n in e.names],
    "programs": lambda e: sorted({p.code for d in e.designations for p in d.programs}),
    "birth dates": lambda e: [date.edtf for date in e.birth_dates],
    "birth places": lambda e: [place.text for place in e.birth_places],
    "nationalities": lambda e: [n.country for n in e.nationalities],
    "citizenships": lambda e: [n.country for n in e.citizenships],
    "documents": lambda e: Counter((i.kind, i.number, i.label, i.country) for i in e.identifications),
    "issued": lambda e: Counter((i.number, str(i.issue_date)) for i in e.identifications if i.issue_date),
    "expires": lambda e: Counter((i.number, str(i.expiry_date)) for i in e.identifications if i.expiry_date),
    "addresses": lambda e: [found for address in e.addresses if (found := bare(address))],
    "contacts": lambda e: Counter((c.kind, c.value) for c in e.contacts),
    "external ids": lambda e: Counter(
        one for one in e.external_ids if not (isinstance(e, sl.Vessel) and one.scheme is sl.model.ExternalScheme.IMO)
    ),
    "titles": lambda e: getattr(e, "titles", None),
    "gender": lambda e: getattr(e, "gender", None),
    "call signs": lambda e: getattr(e, "call_signs", None),
    "vessel types": lambda e: getattr(e, "vessel_types", None),
    "flags": lambda e: getattr(e, "flags", None),
    "former flags": lambda e: Counter(getattr(e, "former_flags", ())),
    "owners": lambda e: getattr(e, "owners", None),
    "tonnage": lambda e: number(getattr(e, "tonnage", None)),
    "gross tonnage": lambda e: number(getattr(e, "gross_registered_tonnage", None)),
    "securities": lambda e: getattr(e, "securities", None),
    "wallets": lambda e: e.digital_currency_addresses,
    "labelled measures": lambda e: Counter(m for d in e.designations for m in d.measures if m.label),
    "notes": lambda e: Counter(n for d in e.designations for n in d.notes),
}
"""The facts that both formats carry. What the files write in another order is counted."""

DIFFERENT = {
    ("ofac-12081", "issued"): "the classic XML pads 1983 to 01 Jan 1983; the spans are those of the whole year",
    ("ofac-9659", "addresses"): "Gaza is a region of an undetermined country here, the country `Region: Gaza` there",
}


def test_the_classic_xml_of_the_same_release_says_the_same(consolidated: SanctionsList, classic: SanctionsList) -> None:
    """581 records, field by field; two values differ, for the reasons given."""
    assert {entity.id for entity in consolidated} == {entity.id for entity in classic}
    different = {
        (entity.id, field)
        for entity in consolidated
        for field, facts in AGREE.items()
        if facts(entity) != facts(classic[entity.id])
    }
    assert different == set(DIFFERENT)


def test_names_have_the_same_parts_as_in_the_classic_xml(consolidated: SanctionsList, classic: SanctionsList) -> None:
    """Surname and the rest, wherever the classic XML has two parts; here every name of a person has them."""
    pairs = [
        (one, other)
        for entity in consolidated
        for one, other in zip(entity.names, classic[entity.id].names, strict=True)
        if other.parts
    ]
    assert len(pairs) == 183
    assert all(halves(one) == halves(other) for one, other in pairs)


def test_links_of_the_classic_xml_are_relations(consolidated: SanctionsList, classic: SanctionsList) -> None:
    """There they stand in the remarks by name, here by number; the remarks are equal but for them."""
    for entity in consolidated:
        names = [str(consolidated[relation.entity_id or ""].name) for relation in entity.relationships]
        assert names == [relation.name for relation in classic[entity.id].relationships]
        links = "; ".join(f"Linked To: {name}" for name in names)
        remarks = "; ".join([*entity.remarks, *([f"({links})"] if links else [])])
        assert (remarks,) == (classic[entity.id].remarks or ("",)), entity.id


def test_names_of_2024_are_those_of_the_classic_xml(excerpt: SanctionsList, lists: Path) -> None:
    """The Latin names of the 37 parties, their births, ships' particulars: ten weeks later, in the other format."""
    later = sl.read(lists / "us/ofac-sdn/2024-05-07/sdn.xml")
    for entity in excerpt:
        other = later[entity.id]
        latin = [(n.text, n.kind, n.quality) for n in entity.names if n.script == "Latn"]
        assert Counter(latin) == Counter((n.text, n.kind, n.quality) for n in other.names), entity.id
        for field in ("birth dates", "birth places", "gender", "vessel types", "flags", "call signs", "gross tonnage"):
            assert AGREE[field](entity) == AGREE[field](other), (entity.id, field)
