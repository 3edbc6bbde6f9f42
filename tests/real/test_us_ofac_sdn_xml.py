"""
OFAC's classic XML on the real lists: every value of every record stands in the field that means it.

The counts and values are taken from the raw files here, by other code than the parser's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

import sanctionslib as sl
from sanctionslib.formats.us_ofac.vocabulary import ID_TYPES
from sanctionslib.model import EventKind, IdentificationKind, MeasureKind, NameKind, Quality
from tests.compare import difference

FILES = [
    "us/ofac-sdn/2024-05-07/sdn.xml",
    "us/ofac-cons/2016-09-16/consolidated.xml",
    "us/ofac-cons/2018-04-06/consolidated.xml",
    "us/ofac-cons/consolidated-2024-05-06.xml",
]
SDN = FILES[0]
WALLET = "Digital Currency Address - "
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


class RawList:
    """The raw records of a file by uid, and what was read from it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.root = etree.parse(path).getroot()
        self.records = {self.stated(e, "uid"): e for e in self.root.iter("{*}sdnEntry")}
        self.read = sl.read(path)

    @staticmethod
    def text(element: Any, name: str) -> str | None:
        found = element.findtext("{*}" + name)
        return found.strip() if found and found.strip() else None

    @staticmethod
    def stated(element: Any, name: str) -> str:
        found = RawList.text(element, name)
        assert found is not None, name
        return found

    def pairs(self) -> Iterator[tuple[Any, sl.Entity]]:
        for uid, element in self.records.items():
            yield element, self.read[f"ofac-{uid}"]


@pytest.fixture(scope="module")
def raws(lists: Path) -> Callable[[str], RawList]:
    """Each list, read once for all tests of this module."""
    return cache(lambda name: RawList(lists / name))


each = pytest.mark.parametrize("name", FILES)


@each
def test_nothing_is_unknown(raws: Any, name: str) -> None:
    """No real file has an issue, every record becomes an entity, and the file's own count agrees."""
    raw = raws(name)
    assert raw.read.issues == ()
    assert [entity.reference for entity in raw.read] == list(raw.records)
    assert raw.read.stated_count == len(raw.records) == len(raw.read)
    assert raw.read.complete is True


@each
def test_names(raws: Any, name: str) -> None:
    """Every name, with its parts, kind and quality, in order."""
    for element, entity in raws(name).pairs():
        expected = []
        for found in (element, *element.iter("{*}aka")):
            last, first = (RawList.text(found, key) for key in ("lastName", "firstName"))
            kind = {"a.k.a.": "aka", "f.k.a.": "fka", "n.k.a.": "nka", None: "primary"}[RawList.text(found, "type")]
            expected.append(
                (
                    ", ".join(filter(None, (last, first))),
                    kind,
                    RawList.text(found, "category"),
                    [part for part in (last, first) if part] if first and last else [],
                )
            )
        assert [(n.text, n.kind, n.quality, [p.text for p in n.parts]) for n in entity.names] == expected


@each
def test_kinds_programs_and_titles(raws: Any, name: str) -> None:
    """The sdnType is the class, each program is one of the designation's, titles are told apart."""
    classes: dict[str, type[sl.Entity]] = {
        "Individual": sl.Person,
        "Entity": sl.Organization,
        "Vessel": sl.Vessel,
        "Aircraft": sl.Aircraft,
    }
    for element, entity in raws(name).pairs():
        assert type(entity) is classes[RawList.stated(element, "sdnType")]
        (designation,) = entity.designations
        assert [p.code for p in designation.programs] == [e.text for e in element.iter("{*}program")]
        assert "; ".join(getattr(entity, "titles", ())) == (RawList.text(element, "title") or "")
        assert designation.authority is not None and designation.authority.id == "us-ofac"


def expected_edtf(words: str) -> str:
    """What a date in OFAC's words says, worked out here by hand."""
    if " to " in words:
        first, last = words.split(" to ")
        return f"[{expected_edtf(first)}..{expected_edtf(last)}]"
    if words.startswith("circa "):
        return expected_edtf(words[6:]) + "~"
    if " " not in words:
        return words
    *day, month, year = words.split()
    return "-".join([year, f"{MONTHS.index(month) + 1:02}", *day])


@each
def test_births(raws: Any, name: str) -> None:
    """Birth dates to exactly their precision, and places, with the main one marked."""
    for element, entity in raws(name).pairs():
        stated = [d for d in entity.birth_dates if d.origin is None]
        assert [(d.edtf, str(d.main).lower()) for d in stated] == [
            (expected_edtf(RawList.stated(e, "dateOfBirth")), RawList.text(e, "mainEntry"))
            for e in element.iter("{*}dateOfBirthItem")
        ]
        assert [(p.text, str(p.main).lower()) for p in entity.birth_places] == [
            (RawList.text(e, "placeOfBirth"), RawList.text(e, "mainEntry")) for e in element.iter("{*}placeOfBirthItem")
        ]


@each
def test_nationalities_and_citizenships(raws: Any, name: str) -> None:
    """Each in its own field, in order, with the main one marked."""
    for element, entity in raws(name).pairs():
        for tag, found in (("nationality", entity.nationalities), ("citizenship", entity.citizenships)):
            assert [(n.country.name, str(n.main).lower()) for n in found] == [
                (RawList.text(e, "country"), RawList.text(e, "mainEntry")) for e in element.iter("{*}" + tag)
            ]


@each
def test_addresses(raws: Any, name: str) -> None:
    """Every address in its parts, in order."""
    keys = ("address1", "address2", "address3")
    for element, entity in raws(name).pairs():
        assert [(a.lines, a.city, a.region, a.postal_code, a.country and a.country.name) for a in entity.addresses] == [
            (tuple(filter(None, (RawList.text(e, key) for key in keys))),
             *(RawList.text(e, key) for key in ("city", "stateOrProvince", "postalCode", "country")))
            for e in element.iter("{*}address")
        ]  # fmt: skip


@each
def test_every_type_of_the_id_list_is_in_the_table(raws: Any, name: str) -> None:
    """A type that the table does not name would have to be thought about."""
    types = {RawList.stated(e, "idType") for e in raws(name).root.iter("{*}id")}
    assert {t for t in types if not t.startswith(WALLET)} <= set(ID_TYPES)


def test_the_types_of_2024_are_163(raws: Any) -> None:
    """The SDN list of 7 May 2024 has that many."""
    assert len({RawList.stated(e, "idType") for e in raws(SDN).root.iter("{*}id")}) == 163


@each
def test_documents(raws: Any, name: str) -> None:
    """Every document with its type, number, country and dates, in order, and nothing else among them."""
    for element, entity in raws(name).pairs():
        expected = []
        for e in element.iter("{*}id"):
            label = RawList.stated(e, "idType")
            number, country, issued, expires = (
                RawList.text(e, key) for key in ("idNumber", "idCountry", "issueDate", "expirationDate")
            )
            if ID_TYPES.get(label) and ID_TYPES[label].name == "identifications":
                expected.append(
                    (label, number, country, issued and expected_edtf(issued), expires and expected_edtf(expires))
                )
            else:
                assert not (country or issued or expires)
        found = [i for i in entity.identifications if i.origin is None]
        assert [
            (i.label, i.number, i.country and i.country.name, i.issue_date and i.issue_date.edtf,
             i.expiry_date and i.expiry_date.edtf) for i in found
        ] == expected  # fmt: skip


def of_type(element: Any, *labels: str) -> list[str]:
    return [RawList.stated(e, "idNumber") for e in element.iter("{*}id") if RawList.stated(e, "idType") in labels]


@each
def test_other_values_of_the_id_list(raws: Any, name: str) -> None:
    """Each type that is no document, in the field that means it; written out here, type by type."""
    for element, entity in raws(name).pairs():

        def got(field: str, entity: Any = entity) -> list[Any]:
            return list(getattr(entity, field, ()))

        (designation,) = entity.designations
        gender = getattr(entity, "gender", None)
        assert ([gender.value.title()] if gender else []) == of_type(element, "Gender")
        for kind, label in (("website", "Website"), ("email", "Email Address"), ("phone", "Phone Number")):
            assert [c.value for c in entity.contacts if c.kind == kind and not c.origin] == of_type(element, label)
        assert [f"{w.currency}|{w.address}" for w in entity.digital_currency_addresses] == [
            f"{RawList.stated(e, 'idType').removeprefix(WALLET)}|{RawList.stated(e, 'idNumber')}"
            for e in element.iter("{*}id") if RawList.stated(e, "idType").startswith(WALLET)
        ]  # fmt: skip
        for field, label in (
            ("established_dates", "Organization Established Date"),
            ("manufacture_dates", "Aircraft Manufacture Date"),
            ("build_dates", "Vessel Year of Build"),
        ):
            assert [d.edtf for d in got(field)] == [expected_edtf(text) for text in of_type(element, label)]
        for field, *labels in (
            ("activities", "Organization Type:"), ("organization_types", "Target Type"), ("models", "Aircraft Model"),
            ("tail_numbers", "Aircraft Tail Number"), ("former_tail_numbers", "Previous Aircraft Tail Number"),
            ("serial_numbers", "Aircraft Manufacturer's Serial Number (MSN)", "Aircraft Serial Identification"),
            ("construction_numbers", "Aircraft Construction Number (also called L/N or S/N or F/N)"),
            ("transponder_codes", "Aircraft Mode S Transponder Code"),
            ("registration_countries", "Nationality of Registration", "Registration Country"),
            ("former_flags", "Former Vessel Flag"),
        ):  # fmt: skip
            assert [str(value) for value in got(field)] == of_type(element, *labels)
        if isinstance(entity, sl.Aircraft):
            assert got("operators") == of_type(element, "Aircraft Operator")
        assert Counter(s.value for s in got("securities")) == Counter(
            of_type(element, "ISIN", "Equity Ticker", "MICEX Code", "Issuer Name")
        )
        info = element.find("{*}vesselInfo")
        for field, key, label in (
            ("call_signs", "callSign", "Other Vessel Call Sign"),
            ("vessel_types", "vesselType", "Other Vessel Type"),
            ("flags", "vesselFlag", "Other Vessel Flag"),
            ("owners", "vesselOwner", "-"),
        ):
            main = RawList.text(info, key) if info is not None else None
            assert Counter(map(str, got(field))) == Counter([*([main] if main else []), *of_type(element, label)])
        for field, key in (("tonnage", "tonnage"), ("gross_registered_tonnage", "grossRegisteredTonnage")):
            assert getattr(entity, field, None) == (RawList.text(info, key) if info is not None else None)
        headed = [
            (RawList.stated(e, "idType"), RawList.stated(e, "idNumber"))
            for e in element.iter("{*}id")
            if re.search(r"(?i)sanctions|directive|determination|information|prohibited", RawList.stated(e, "idType"))
            and not RawList.stated(e, "idType").startswith(("Listing Date", "Effective Date"))
        ]
        assert Counter((m.label, m.text) for m in (*designation.measures, *designation.notes)) == Counter(headed)
        dated = [
            (RawList.stated(e, "idType"), expected_edtf(RawList.stated(e, "idNumber")))
            for e in element.iter("{*}id")
            if re.match(r"Listing Date|Effective Date|Purchase/Sales", RawList.stated(e, "idType"))
        ]
        assert [(e.label, e.date.edtf) for e in designation.events] == dated


@each
def test_remarks_and_links(raws: Any, name: str) -> None:
    """Remarks stand verbatim, and every ``Linked To`` in them is a relationship with the name as stated."""
    for element, entity in raws(name).pairs():
        remarks = RawList.text(element, "remarks")
        assert entity.remarks == ((remarks,) if remarks else ())
        names = [r.name for r in entity.relationships if r.label == "Linked To"]
        assert len(names) == (remarks or "").count("Linked To: ")
        rest = remarks or ""
        for stated in names:
            _, found, rest = rest.partition(f"Linked To: {stated}")
            assert found
        assert rest.strip() in ("", ")") or not names or rest.startswith((";", ")")), rest


def test_links_find_whom_they_mean(raws: Any) -> None:
    """Most links name a listed party; a name that several bear stays open."""
    links = [link for link in raws(SDN).read.relationships if link.relationship.label == "Linked To"]
    resolved = sum(link.other is not None for link in links)
    assert len(links) == sum(
        (RawList.text(e, "remarks") or "").count("Linked To: ") for e in raws(SDN).records.values()
    )
    assert resolved / len(links) > 0.9


def test_the_figures_of_2024(raws: Any) -> None:
    """Counts of the SDN list of 7 May 2024 that were taken from the raw file by others."""
    read = raws(SDN).read
    assert Counter(type(e).__name__ for e in read) == {
        "Organization": 6884,
        "Person": 6855,
        "Vessel": 851,
        "Aircraft": 376,
    }
    aliases = [alias for e in read for alias in e.aliases]
    assert (len(aliases), sum(a.quality is Quality.WEAK for a in aliases)) == (21754, 3694)
    assert Counter(a.kind for a in aliases) == {NameKind.AKA: 17477 + 3606, NameKind.FKA: 653, NameKind.NKA: 18}
    assert sum(len(e.digital_currency_addresses) for e in read) == 603
    births = [date for e in read for date in e.birth_dates]
    listed = [date for date in births if date.origin is None]
    assert (len(listed), len(births) - len(listed)) == (7533, 2)
    assert sum(d.precision == "year" and not d.circa for d in listed) == 1072
    assert sum(not d.is_single for d in listed) == 141
    assert sum(d.circa for d in listed) == 72
    assert len({program.code for program in read.programs}) == 75
    assert sum(len(e.designations[0].programs) > 1 for e in read) == 1685
    linked = [e for e in read if any(r.label == "Linked To" for r in e.relationships)]
    assert len(linked) == 5829


@each
def test_round_trip_and_stream(raws: Any, name: str, tmp_path: Path) -> None:
    """Our JSON and JSON Lines give the identical list back, and streaming gives the same entities."""
    raw = raws(name)
    for ending in ("json", "jsonl"):
        path = tmp_path / f"list.{ending}"
        sl.write(raw.read, path)
        assert difference(raw.read, sl.read(path)) is None
    assert list(sl.iter_entities(raw.path)) == list(raw.read)


# -- single records, field by field ------------------------------------------------------------------------------


def test_11748(raws: Any) -> None:
    """The man whose birth dates stand in the remarks: circa, a range, and an alternative."""
    person = raws(SDN).read["ofac-11748"]
    assert str(person.name) == "MAHAMOUD, Bashir Mohamed"
    assert [(n.text, n.quality) for n in person.aliases] == [
        ("MAHMOUD, Bashir Mohamed", "strong"), ("MOHAMMED, Bashir Mahmud", "strong"),
        ("MOHAMUD, Bashir Mohamed", "strong"),
        ("MOHAMOUD, Bashir Mohamed", "strong"), ("YARE, Bashir", "strong"), ("QORGAB, Bashir", "strong"),
        ("GAP, Gure", "strong"), ("MUSCAB, Abu", "weak"), ("QORGAB", "weak"),
    ]  # fmt: skip
    assert [(d.edtf, d.origin, d.main) for d in person.birth_dates] == [
        ("[1979~..1982~]", "remarks", True), ("1982", "remarks", False),
    ]  # fmt: skip
    assert person.remarks == ("DOB circa 1979-1982; alt. DOB 1982",)
    assert [str(a) for a in person.addresses] == ["Mogadishu, Somalia"]
    assert [n.country.code for n in person.nationalities] == ["SO"]
    assert [p.code for p in person.designations[0].programs] == ["SOMALIA"]


def test_17018(raws: Any) -> None:
    """The bank under two programs, three directives and a secondary-sanctions risk."""
    bank = raws(SDN).read["ofac-17018"]
    assert str(bank.name) == "PUBLIC JOINT STOCK COMPANY SBERBANK OF RUSSIA"
    assert Counter(n.kind for n in bank.aliases) == {NameKind.AKA: 3, NameKind.FKA: 7}
    assert [(i.kind, i.label, i.number, i.country and i.country.code) for i in bank.identifications] == [
        (IdentificationKind.REGISTRATION_NUMBER, "Registration Number", "1027700132195", "RU"),
        (IdentificationKind.TAX_NUMBER, "Tax ID No.", "7707083893", "RU"),
        (IdentificationKind.BIC, "SWIFT/BIC", "SABRRUMM", None),
    ]
    assert [(x.scheme, x.value) for x in bank.external_ids] == [("bic", "SABRRUMM")]
    assert [c.value for c in bank.contacts] == ["www.sberbank.ru", "www.sberbank.com"]
    (designation,) = bank.designations
    assert [p.code for p in designation.programs] == ["UKRAINE-EO13662", "RUSSIA-EO14024"]
    assert [(m.kind, m.label) for m in designation.measures] == [
        (MeasureKind.FINANCING_RESTRICTION, "Executive Order 13662 Directive Determination -"),
        (MeasureKind.FINANCING_RESTRICTION, "Executive Order 14024 Directive Information"),
        (MeasureKind.SECONDARY_SANCTIONS_RISK, "Secondary sanctions risk:"),
    ]
    assert [(e.kind, e.scope, str(e.date)) for e in designation.events] == [
        (EventKind.LISTED, "EO 14024 Directive 2", "2022-02-24"), (EventKind.LISTED, "EO 14024 Directive 3",
        "2022-02-24"),
        (EventKind.EFFECTIVE, "EO 14024 Directive 2", "2022-03-26"), (EventKind.EFFECTIVE,
        "EO 14024 Directive 3", "2022-03-26"),
    ]  # fmt: skip
    assert (designation.listing_date, designation.effective_date) == (None, None)
    assert [str(a) for a in bank.addresses] == ["19 ul. Vavilova, Moscow, 117312, Russia"]
    assert len(bank.remarks) == 1 and bank.remarks[0].endswith("ukraine.aspx#directives.")


def test_16885(raws: Any) -> None:
    """The tank maker with a weak acronym and two addresses."""
    maker = raws(SDN).read["ofac-16885"]
    assert [n.text for n in maker.names if n.quality is Quality.WEAK] == ["UVZ"]
    assert len(maker.aliases) == 10
    assert [(a.lines, a.city, a.region, a.postal_code) for a in maker.addresses] == [
        (("40 Bolshaya Yakimanka Street",), "Moscow", None, "119049"),
        (("28 Vostochnoye Shosse",), "Nizhni Tagil", "Sverdlovsk Region", "66207"),
    ]
    assert [(i.label, i.number) for i in maker.identifications] == [
        ("Tax ID No.", "7706453206"), ("Registration Number", "1187746432345"),
    ]  # fmt: skip
    assert maker.designations[0].measures[0].text == (
        "Ukraine-/Russia-Related Sanctions Regulations, 31 CFR 589.201 and/or 589.209"
    )


def test_32356(raws: Any) -> None:
    """The prison of 28 July 2021."""
    prison = raws(SDN).read["ofac-32356"]
    assert type(prison) is sl.Organization
    assert [n.text for n in prison.names] == [
        "SAYDNAYA MILITARY PRISON", "SEDNAYA PRISON", "SAYDNAYA PRISON", "SAIDNAYA MILITARY PRISON",
    ]  # fmt: skip
    assert [p.code for p in prison.designations[0].programs] == ["SYRIA-EO13894"]
    assert prison.addresses == (sl.Address(country=sl.Country("Syria", "SY")),)
    assert prison.relationships == () and prison.remarks == ()


def test_30743(raws: Any) -> None:
    """The official who was designated a second time."""
    read = raws(SDN).read
    person = read["ofac-30743"]
    assert type(person) is sl.Person
    assert (str(person.name), person.gender) == ("MOULHEM, Kifah", "male")
    assert [p.code for p in person.designations[0].programs] == ["SYRIA-EO13894", "SYRIA"]
    assert [d.edtf for d in person.birth_dates] == ["1961-11-28"]
    assert [p.text for p in person.birth_places] == ["Junayrat Ruslan, Tartous, Syria"]
    (link,) = [link for link in read.relationships if link.entity == person]
    assert link.other is read["ofac-12743"]


def test_18318(raws: Any) -> None:
    """The name with quotation marks, as the XML has them."""
    firm = raws(SDN).read["ofac-18318"]
    assert str(firm.name) == 'OPEN JOINT STOCK COMPANY "KONTSERN IZHMASH"'
    assert [n.text for n in firm.aliases] == ["OJSC KONTSERN IZHMASH"]
    assert [(i.label, i.number) for i in firm.identifications] == [("Public Registration Number", "1021801434380")]
    assert [str(a) for a in firm.addresses] == ["3 Deryabin Proezd, Izhevsk, Udmurt Republic, 426006, Russia"]


def test_a_vessel(raws: Any) -> None:
    """15037: a tanker with four former names."""
    ship = raws(SDN).read["ofac-15037"]
    assert isinstance(ship, sl.Vessel)
    assert [(n.text, n.kind, n.quality) for n in ship.names] == [
        ("ARK III", "primary", None), ("ABADEH", "fka", "weak"), ("CRYSTAL", "fka", "weak"), ("SUNDIAL", "fka", "weak"),
        ("ARK", "fka", "weak"),
    ]  # fmt: skip
    assert ship.imo_number == "IMO9187655"
    assert raws(SDN).read.by_identifier("IMO9187655") == (ship,)
    assert (ship.vessel_types, [f.code for f in ship.flags]) == (("Crude/Oil Products Tanker",), ["IR"])
    assert (ship.tonnage, ship.gross_registered_tonnage) == ("99030", "56068")
    assert [r.name for r in ship.relationships] == ["NATIONAL IRANIAN TANKER COMPANY"]
    assert [m.kind for m in ship.designations[0].measures] == [MeasureKind.SECONDARY_SANCTIONS_RISK]


def test_an_aircraft(raws: Any) -> None:
    """15998: an aircraft with its numbers, its operator (stated twice) and the day it was built."""
    plane = raws(SDN).read["ofac-15998"]
    assert isinstance(plane, sl.Aircraft)
    assert (str(plane.name), plane.models) == ("UR-CKX", ("BAe-146 Avro RJ300",))
    assert (plane.serial_numbers, plane.construction_numbers) == (("3131",), ("131",))
    assert plane.operators == ("Ukrainian-Mediterranean Airlines", "Ukrainian-Mediterranean Airlines")
    assert [d.edtf for d in plane.manufacture_dates] == ["1989-05-25"]
    assert [p.code for p in plane.designations[0].programs] == ["SDGT", "IFSR"]
    assert plane in raws(SDN).read.by_identifier("3131")


def test_a_wallet_holder(raws: Any) -> None:
    """31811, of the counter-terrorism action of 28 July 2021."""
    read = raws(SDN).read
    person = read["ofac-31811"]
    assert person.digital_currency_addresses == (
        sl.model.DigitalCurrencyAddress("XBT", "17a5bpKvEp1j1Trs4qTbcNZrby53JbaS9C"),
    )
    assert read.by_identifier("17a5bpKvEp1j1Trs4qTbcNZrby53JbaS9C") == (person,)
    assert [c.country.code for c in person.citizenships] == ["TJ"] and person.nationalities == ()


@each
def test_lines(raws: Any, name: str) -> None:
    """The line of each entity is that of its record, also past the 65,535th."""
    raw = raws(name)
    lines = raw.path.read_bytes().split(b"\n")
    assert all(lines[entity.source.line - 1].strip() == b"<sdnEntry>" for entity in raw.read)
