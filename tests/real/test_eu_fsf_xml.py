"""
The EU's real list of 2024 in XML 1.1, field by field: what stands in the entities against what stands in the file.

The file is read a second time here, by lxml alone and without any of the library's code.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from lxml import etree

import sanctionslib as sl
from sanctionslib import Entity, Organization, Person, SanctionsList
from sanctionslib.model import ExternalScheme, NameKind, Quality
from tests.compare import difference

pytestmark = pytest.mark.slow

BEYOND_THE_TABLE = {"MDA", "HAM", "SDNZ", "GTM"}
"""Programmes of 2024 that the EU's own table of abbreviations does not have yet."""

TABLE = frozenset(
    "AFG BDI BLR CAF CHEM CIV COD COM CYB EGY ERI EUAQ GIN GNB HR HTI ICTY IRN IRQ LBN LBR LBY LEB MD MLI MMR NIC PRK "
    "RUS SDN SOM SSD SYR TAQA TERR TUN TUR UKR UNLI VEN YEM YUG ZWE".split()
)

Part = dict[str, str]


def folded(text: str) -> str:
    """As the model keeps a text: trimmed, line breaks of the layout as single spaces."""
    return re.sub(r"\s*[\r\n\t]\s*", " ", text.strip())


class Raw:
    """A sanctionEntity as the file has it: the attributes that hold text, and its parts by tag."""

    def __init__(self, element: etree._Element, line: int) -> None:
        self.attributes = self._texts(element)
        self.line = line
        self.parts: dict[str, list[Part]] = {}
        self.remarks: list[str] = []
        self.contacts: list[tuple[str, str]] = []
        for child in element:
            tag = etree.QName(child).localname
            if tag == "remark":
                self.remarks.append(folded(child.text or ""))
                continue
            part = self._texts(child)
            for below in child:
                name = etree.QName(below).localname
                if name == "regulationSummary":
                    part |= {f"act {key}": value for key, value in self._texts(below).items()}
                elif name == "contactInfo":
                    self.contacts.append((str(below.get("key")), folded(str(below.get("value")))))
                elif name == "remark":
                    words = folded(below.text or "")
                    if words not in part.get("remark", ""):
                        part["remark"] = "; ".join(filter(None, (part.get("remark"), words)))
                else:
                    part[name] = folded(below.text or "")
            self.parts.setdefault(tag, []).append(part)

    @staticmethod
    def _texts(element: etree._Element) -> Part:
        return {str(key): text for key, value in element.attrib.items() if (text := folded(str(value)))}

    def __getitem__(self, tag: str) -> list[Part]:
        return self.parts.get(tag, [])


@pytest.fixture(scope="module")
def path(lists: Path) -> Path:
    """The real file."""
    return lists / "eu" / "fsf-full-xml1_1-2024-05-13.xml"


@pytest.fixture(scope="module")
def read(path: Path) -> SanctionsList:
    """What the library makes of it."""
    return sl.read(path)


@pytest.fixture(scope="module")
def raw(path: Path) -> dict[str, list[Raw]]:
    """Its records by EU reference number."""
    found: dict[str, list[Raw]] = {}
    lines = (number for number, line in enumerate(path.read_bytes().split(b"\n"), 1) if b"<sanctionEntity" in line)
    for element, line in zip(etree.parse(path).getroot().iter("{*}sanctionEntity"), lines, strict=True):
        record = Raw(element, line)
        found.setdefault(record.attributes["euReferenceNumber"], []).append(record)
    return found


def compare(
    read: SanctionsList,
    raw: dict[str, list[Raw]],
    ours: Callable[[Entity], Iterator[object]],
    theirs: Callable[[Raw], Iterator[object]],
) -> int:
    """What *ours* yields of each entity is what *theirs* yields of its records, repeats and order aside; how many."""
    count = 0
    for entity in read:
        records = raw[str(entity.reference)]
        expected = {value for record in records for value in theirs(record)}
        found = list(ours(entity))
        assert len(found) == len(set(found)), entity.id
        assert set(found) == expected, entity.id
        count += len(found)
    return count


def test_every_party_once(read: SanctionsList, raw: dict[str, list[Raw]]) -> None:
    """4,811 records are 4,808 entities, in the order of their first records."""
    assert sum(map(len, raw.values())) == 4811
    assert len(read) == len(raw) == 4808
    assert [entity.reference for entity in read] == list(raw)
    assert [entity.source.line for entity in read if entity.source] == [records[0].line for records in raw.values()]
    assert Counter(type(entity) for entity in read) == {Person: 3753, Organization: 1055}


def test_issues(read: SanctionsList) -> None:
    """The file has four flaws: a second gender, and three UN reference numbers cut short."""
    assert [(issue.code.value, issue.source and issue.source.record, issue.raw) for issue in read.issues] == [
        ("unreadable-value", "EU.4801.12", "LYi.28"),
        ("unreadable-value", "EU.8572.10", "male"),
        ("unreadable-value", "EU.9496.20", "QDi.43"),
        ("unreadable-value", "EU.10072.9", "QDi.43"),
    ]


def test_three_parties_have_two_designations(read: SanctionsList) -> None:
    """The parties under two programmes have a designation for each."""
    several = {
        entity.id: [each.programs[0].code for each in entity.designations]
        for entity in read
        if len(entity.designations) > 1
    }
    assert several == {
        "eu-EU.334.4": ["AFG", "TAQA"],
        "eu-EU.294.84": ["AFG", "TAQA"],
        "eu-EU.5121.69": ["TAQA", "UNLI"],
    }


def test_designations(read: SanctionsList, raw: dict[str, list[Raw]]) -> None:
    """Each record's programme, act, dates, key and line stand in its designation."""
    kinds: Counter[str] = Counter()
    for entity in read:
        for designation, record in zip(entity.designations, raw[str(entity.reference)], strict=True):
            (act,) = record["regulation"]
            (basis,) = designation.legal_bases
            assert [program.code for program in designation.programs] == [act["programme"]]
            assert (basis.citation, basis.label, basis.issuer, basis.url) == (
                act["numberTitle"],
                act["regulationType"],
                act["organisationType"],
                act["publicationUrl"],
            )
            assert (str(basis.date), str(basis.effective_date)) == (act["publicationDate"], act["entryIntoForceDate"])
            designated = record.attributes.get("designationDate")
            assert [(str(event.date), event.label) for event in designation.events] == (
                [(designated, "designationDate")] if designated else []
            )
            start = act["entryIntoForceDate"]
            if act["programme"] == "UNLI":
                kind = "interim"
                assert (designation.listing_date, designation.effective_date) == (None, None)
            elif act["regulationType"] == "regulation":
                kind = "original"
                assert (str(designation.listing_date), str(designation.effective_date)) == (
                    act["publicationDate"],
                    start,
                )
            else:
                kind = "later act, designated after it" if designated and designated > start else "later act"
                assert str(designation.listing_date) == f"[..{act['publicationDate']}]"
                assert str(designation.effective_date) == f"[..{max(start, designated or start)}]"
            kinds[kind] += 1
            notes = [record.attributes.get("designationDetails")]
            if record.attributes.get("unitedNationId") in ("QDi.43", "LYi.28"):
                notes.append(record.attributes["unitedNationId"])
            assert [note.text for note in designation.notes] == [text for text in notes if text]
            assert designation.source is not None
            assert (designation.source.line, designation.source.key) == (record.line, record.attributes["logicalId"])
    assert kinds == {"later act": 4756, "original": 52, "later act, designated after it": 2, "interim": 1}


def test_programmes_are_known(read: SanctionsList) -> None:
    """All 36 programmes are in the EU's table, but for four that came later."""
    found = {program.code for program in read.programs}
    assert len(found) == 36
    assert found - TABLE == BEYOND_THE_TABLE
    assert all(program.authority for program in read.programs)


def test_names(read: SanctionsList, raw: dict[str, list[Raw]]) -> None:
    """Every name stands with its parts, language and remark, and nothing else does."""
    count = compare(
        read,
        raw,
        lambda entity: (
            (name.text, tuple(part.text for part in name.parts), (name.language or "").upper(), name.note)
            for name in entity.names
        ),
        lambda record: (
            (
                part["wholeName"],
                tuple(part[key] for key in ("firstName", "middleName", "lastName") if key in part),
                part.get("nameLanguage", ""),
                part.get("remark"),
            )
            for part in record["nameAlias"]
        ),
    )
    assert count == 25198


@pytest.mark.parametrize(
    ("tag", "field", "stated"),
    [("nameAlias", "names", 25257), ("citizenship", "citizenships", 2104), ("identification", "identifications", 1502)],
)
def test_acts_behind_values(read: SanctionsList, raw: dict[str, list[Raw]], tag: str, field: str, stated: int) -> None:
    """Each value names the acts that state it: number, date and address."""
    keys = {"names": "wholeName", "citizenships": "countryDescription", "identifications": "number"}
    text = {
        "names": lambda value: value.text,
        "citizenships": lambda value: value.country.name,
        "identifications": lambda value: value.number,
    }
    assert sum(len(record[tag]) for records in raw.values() for record in records) == stated
    compare(
        read,
        raw,
        lambda entity: iter(
            {
                (text[field](value), basis.citation, str(basis.date), basis.url, basis.label)
                for value in getattr(entity, field)
                for basis in value.legal_bases
            }
        ),
        lambda record: (
            (
                part[keys[field]],
                part["act numberTitle"],
                part["act publicationDate"],
                part["act publicationUrl"],
                part["act regulationType"],
            )
            for part in record[tag]
        ),
    )


def test_quality_of_names(read: SanctionsList) -> None:
    """All names are called strong; those whose remark calls them of low quality are weak."""
    weak = [name for entity in read for name in entity.names if name.quality is Quality.WEAK]
    assert len(weak) == 181
    assert all("low" in str(name.note).casefold() or str(name.note).startswith("Lo ") for name in weak)
    assert {name.quality for entity in read for name in entity.names} == {Quality.STRONG, Quality.WEAK}


def test_one_primary_name_each(read: SanctionsList) -> None:
    """Each entity has one primary name, which comes first and is in Latin letters wherever there is one that is."""
    for entity in read:
        assert [name.kind is NameKind.PRIMARY for name in entity.names] == [True, *[False] * (len(entity.names) - 1)]
        assert entity.names[0].script is None or all(name.script for name in entity.names), entity.id


def test_functions_titles_genders(read: SanctionsList, raw: dict[str, list[Raw]]) -> None:
    """Functions, titles and genders are those of the names; few functions are stories, and are remarks."""

    def ours(entity: Entity) -> Iterator[str]:
        if isinstance(entity, Person):
            yield from {*entity.positions, *entity.titles}
        else:
            assert isinstance(entity, Organization)
            yield from entity.activities

    stories: set[str] = set()
    for entity in read:
        records = raw[str(entity.reference)]
        stated = {part[key] for r in records for part in r["nameAlias"] for key in ("function", "title") if key in part}
        remarks = {remark for record in records for remark in record.remarks}
        stories |= set(entity.remarks) - remarks
        assert set(ours(entity)) | (set(entity.remarks) - remarks) == stated, entity.id
        assert remarks <= set(entity.remarks)
        if isinstance(entity, Person):
            genders = [part["gender"] for record in records for part in record["nameAlias"] if "gender" in part]
            assert (entity.gender and entity.gender.value[0].upper()) == (genders[0] if genders else None)
    assert len(stories) == 9
    assert all(len(story) >= 512 for story in stories)


def birth(part: Part) -> Iterator[tuple[str, str]]:
    """The dates of a birthdate element, and their calendars, put together anew."""
    circa = "~" if part["circa"] == "true" else ""
    calendar = "gregorian"
    if part["calendarType"] == "ISLAMIC":
        calendar = "persian" if "Iranian" in part.get("remark", "") else "islamic"
    if "birthdate" in part:
        yield part["birthdate"] + circa, "gregorian"
    if "year" in part and ("birthdate" not in part or calendar != "gregorian"):
        numbers = [part["year"], *(f"{int(part[key]):02}" for key in ("monthOfYear", "dayOfMonth") if key in part)]
        numbers += ["XX"] if len(numbers) == 2 else []
        yield "-".join(numbers) + circa, calendar
    if "yearRangeFrom" in part or "yearRangeTo" in part:
        first, last = (part[key] + circa if key in part else "" for key in ("yearRangeFrom", "yearRangeTo"))
        yield f"[{first}..{last}]", calendar


def test_birth_dates(read: SanctionsList, raw: dict[str, list[Raw]]) -> None:
    """Every birth date of every form stands, exactly as precise as it is stated."""

    def theirs(record: Raw) -> Iterator[tuple[str, str]]:
        for part in record["birthdate"]:
            dates = list(birth(part))
            empty = not dates and part["countryIso2Code"] == "00" and not {"city", "region", "place"} & set(part)
            yield from [("XXXX", "gregorian")] if empty else dates

    found = compare(
        read, raw, lambda entity: iter({(str(date), date.calendar.value) for date in entity.birth_dates}), theirs
    )
    assert found == 3524
    forms = Counter(re.sub(r"\d", "9", str(date)) for entity in read for date in entity.birth_dates)
    assert forms["[9999..9999]"] + forms["[9999~..9999~]"] == 46
    assert (forms["[..9999]"], forms["XXXX"]) == (1, 2)


def test_birth_places(read: SanctionsList, raw: dict[str, list[Raw]]) -> None:
    """Every birth place stands with the parts that are stated."""

    def theirs(record: Raw) -> Iterator[tuple[str | None, ...]]:
        for part in record["birthdate"]:
            country = None if part["countryIso2Code"] == "00" else part["countryDescription"]
            place = (part.get("place"), part.get("city"), part.get("region"), country)
            if any(place):
                yield place

    assert (
        compare(
            read,
            raw,
            lambda entity: iter(
                {
                    (place.place, place.city, place.region, place.country and place.country.name)
                    for place in entity.birth_places
                }
            ),
            theirs,
        )
        == 2181
    )


def test_remarks_on_births(read: SanctionsList, raw: dict[str, list[Raw]]) -> None:
    """Every remark on a birth is the note of a date or a place, or the words of a date that is not known."""
    found = compare(
        read,
        raw,
        lambda entity: iter(
            {
                words
                for value in (*entity.birth_dates, *entity.birth_places)
                if (words := getattr(value, "note", None) or getattr(value, "text", None))
            }
        ),
        lambda record: (part["remark"] for part in record["birthdate"] if "remark" in part),
    )
    assert found == 692


def test_citizenships(read: SanctionsList, raw: dict[str, list[Raw]]) -> None:
    """Every citizenship stands, with its remark or region."""
    assert (
        compare(
            read,
            raw,
            lambda entity: ((each.country.name, each.note) for each in entity.citizenships),
            lambda record: (
                (part["countryDescription"], part.get("remark", part.get("region"))) for part in record["citizenship"]
            ),
        )
        == 2102
    )


def test_addresses_and_contacts(read: SanctionsList, raw: dict[str, list[Raw]]) -> None:
    """Every address stands with its parts, and every contact."""

    def theirs(record: Raw) -> Iterator[tuple[str | bool | None, ...]]:
        for part in record["address"]:
            country = None if part["countryIso2Code"] == "00" else part["countryDescription"]
            parts = tuple(part.get(key) for key in ("street", "poBox", "place", "city", "region", "zipCode"))
            if any(parts) or country or "remark" in part:
                yield (*parts, country, part.get("remark"), part["asAtListingTime"] == "true")

    assert (
        compare(
            read,
            raw,
            lambda entity: (
                (
                    each.lines[0] if each.lines else None,
                    each.po_box,
                    each.place,
                    each.city,
                    each.region,
                    each.postal_code,
                    each.country and each.country.name,
                    each.note,
                    each.at_listing,
                )
                for each in entity.addresses
            ),
            theirs,
        )
        == 1762
    )
    kinds = {"phone": "PHONE", "fax": "FAX", "email": "EMAIL", "website": "WEB"}
    assert (
        compare(
            read,
            raw,
            lambda entity: ((kinds[each.kind.value], each.value) for each in entity.contacts),
            lambda record: iter(record.contacts),
        )
        == 937
    )


def test_documents(read: SanctionsList, raw: dict[str, list[Raw]]) -> None:
    """Every document stands with all that is stated of it."""
    keys = (
        "number",
        "identificationTypeDescription",
        "issuedBy",
        "region",
        "issueDate",
        "validFrom",
        "validTo",
        "remark",
    )
    flags = ("diplomatic", "knownExpired", "knownFalse", "reportedLost", "revokedByIssuer")

    def theirs(record: Raw) -> Iterator[tuple[object, ...]]:
        for part in record["identification"]:
            holder = re.sub(r"^\(name on doc\. '(.*)'\)$", r"\1", part.get("nameOnDocument", "")) or None
            country = None if part["countryIso2Code"] == "00" else part["countryIso2Code"]
            yield (*(part.get(key) for key in keys), *(part[flag] == "true" for flag in flags), holder, country)

    def ours(entity: Entity) -> Iterator[tuple[object, ...]]:
        for each in entity.identifications:
            dates = (str(date) if date else None for date in (each.issue_date, each.valid_from, each.expiry_date))
            assert each.valid is None
            yield (
                each.number,
                each.label,
                each.issuer,
                each.issue_place,
                *dates,
                each.note,
                each.diplomatic,
                each.expired,
                each.false,
                each.lost,
                each.revoked,
                each.holder_name,
                each.country and each.country.code,
            )

    assert compare(read, raw, ours, theirs) == 1502


def test_external_identifiers(read: SanctionsList) -> None:
    """79 whole UN reference numbers, 17 IMO numbers and 6 BICs stand as external identifiers."""
    found = Counter(external.scheme for entity in read for external in entity.external_ids)
    assert found == {ExternalScheme.UN_REFERENCE: 79, ExternalScheme.IMO: 17, ExternalScheme.BIC: 6}


def words_of(entity: Entity) -> set[str]:
    """The words of its names, without accents."""
    plain = unicodedata.normalize("NFKD", " ".join(name.text for name in entity.names))
    return set(re.findall(r"\w+", "".join(c for c in plain if not unicodedata.combining(c)).casefold()))


def test_joins_the_list_of_the_un(read: SanctionsList, lists: Path) -> None:
    """All 79 UN reference numbers that are whole are on the UN's list, 78 with names of the same party."""
    un = sl.read(lists / "un" / "un-consolidated-2024-09-21.xml")
    pairs = [(entity, number) for entity in read if (number := entity.external_id(ExternalScheme.UN_REFERENCE))]
    assert len(pairs) == 79
    assert all(f"unsc-{number}" in un for _, number in pairs)
    other = [
        (entity.id, number) for entity, number in pairs if len(words_of(entity) & words_of(un[f"unsc-{number}"])) < 2
    ]
    assert other == [("eu-EU.4076.89", "KPi.045")]  # the list's own slip: it gives KPi.045 to two parties


def test_says_the_same_in_json(read: SanctionsList, tmp_path: Path) -> None:
    """Written to JSON Lines and read back it is identical."""
    sl.write(read, tmp_path / "eu.jsonl")
    assert difference(read, sl.read(tmp_path / "eu.jsonl")) is None


def test_streams_as_it_reads(read: SanctionsList, path: Path) -> None:
    """Entity by entity comes out what is read at once."""
    assert all(one == two for one, two in zip(sl.iter_entities(path), read, strict=True))
