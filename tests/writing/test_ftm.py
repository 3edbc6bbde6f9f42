"""FollowTheMoney: what stands where, in which form, and what cannot be held."""

from __future__ import annotations

import datetime
import enum
import json
import re
import typing
from functools import cache
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sanctionslib as sl
from sanctionslib import (
    Address,
    Aircraft,
    Authority,
    BirthDate,
    Country,
    Designation,
    Entity,
    Identification,
    LegalBasis,
    Measure,
    Name,
    Organization,
    PartialDate,
    Person,
    Program,
    SanctionsList,
    Vessel,
)
from sanctionslib.codec import hints, without_none
from sanctionslib.model import (
    Calendar,
    Contact,
    ContactKind,
    DigitalCurrencyAddress,
    Event,
    EventKind,
    ExternalId,
    ExternalScheme,
    File,
    Gender,
    IdentificationKind,
    MeasureKind,
    NameKind,
    NamePart,
    NamePartKind,
    Nationality,
    Quality,
    Security,
    SecurityKind,
    Source,
)
from sanctionslib.vocabularies.countries import codes
from sanctionslib.writing import ftm
from sanctionslib.writing.ftm import schemata, values
from sanctionslib.writing.ftm.parties import SCHEMA_OF
from tests.ftm_check import findings

DOCS = Path(__file__).parents[2] / "docs" / "ftm.rst"
OFAC = Authority(id="us-ofac", name="Office of Foreign Assets Control", country="US")
UNSC = Authority(id="un-sc", name="United Nations Security Council")
INVESTMENT = Measure(kind=MeasureKind.INVESTMENT_BAN)
DEBARRED = Measure(kind=MeasureKind.DEBARMENT, lists=("A",))
PRIMARY = (Name("ROE, Jane", kind=NameKind.PRIMARY),)


def written(entity: Entity) -> dict[str, list[dict[str, Any]]]:
    """The entities written for one, by schema."""
    found: dict[str, list[dict[str, Any]]] = {}
    for line in ftm.lines([entity]):
        item = json.loads(line)
        found.setdefault(item["schema"], []).append(item)
    return found


def properties(entity: Entity) -> dict[str, list[str]]:
    """The properties of the first that is written for it."""
    return next(iter(ftm.entities([entity])))["properties"]  # type: ignore[return-value]


def person(**fields: Any) -> Person:
    """A person with a name, unless another is given."""
    return Person(id="x-1", names=fields.pop("names", PRIMARY), **fields)


def organization(**fields: Any) -> Organization:
    """An organization with a name, unless another is given."""
    return Organization(id="x-1", names=fields.pop("names", PRIMARY), **fields)


# -- schema and shape ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cls", "schema"),
    [
        (Person, "Person"),
        (Organization, "Organization"),
        (Vessel, "Vessel"),
        (Aircraft, "Airplane"),
        (Entity, "LegalEntity"),
    ],
)
def test_each_class_has_its_schema(cls: type[Entity], schema: str) -> None:
    """What the list does not classify is a LegalEntity; an aircraft is an Airplane."""
    assert list(written(cls(id="x-1", names=PRIMARY))) == [schema]


def test_keys_stand_in_the_order_that_tools_sort_by() -> None:
    """The identifier comes first, then the keys of FollowTheMoney in one order."""
    line = next(ftm.lines([person()]))
    assert line.startswith('{"id": "x-1", "caption": "ROE, Jane", "schema": "Person", "properties": {')
    assert list(json.loads(line)) == ["id", "caption", "schema", "properties", "datasets", "referents", "target"]


@pytest.mark.parametrize(
    ("authority", "title", "dataset"),
    [
        (OFAC, "SDN List", "us_ofac_sdn"),
        (OFAC, "Consolidated List", "us_ofac_cons"),
        (UNSC, "UN Security Council Consolidated List", "un_sc_sanctions"),
        (OFAC, "A third list", "us_ofac_a_third_list"),
        (None, None, "sanctions"),
    ],
)
def test_the_dataset_is_named_after_the_list(authority: Authority | None, title: str | None, dataset: str) -> None:
    """Lists that others have named keep that name; any other is called by its authority and title."""
    sanctions_list = SanctionsList(authority=authority, title=title, entities=(person(),))
    assert [entity["datasets"] for entity in ftm.entities(sanctions_list)] == [[dataset]]


def test_a_party_without_a_name_is_called_by_its_reference() -> None:
    """FollowTheMoney requires a name: an alias takes its place, or else the authority's identifier."""
    assert properties(Person(id="x-1", reference="36"))["name"] == ["36"]
    alias = Name("Bob", kind=NameKind.AKA)
    assert properties(Person(id="x-1", names=(alias,)))["name"] == ["Bob"]


def test_identifiers_that_followthemoney_refuses_are_changed() -> None:
    """An identifier with other characters than letters, digits, hyphens and full stops gets a form that is taken."""
    one, two = (next(iter(ftm.entities([Entity(id=id, names=PRIMARY)])))["id"] for id in ("my_id:1", "my_id:2"))
    assert re.fullmatch(r"my-id-1-[0-9a-f]{40}", str(one))
    assert one != two


# -- names -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "quality", "where"),
    [
        (NameKind.PRIMARY, None, "name"),
        (NameKind.NKA, Quality.STRONG, "name"),
        (NameKind.AKA, Quality.STRONG, "alias"),
        (NameKind.AKA, None, "alias"),
        (NameKind.VARIANT, None, "alias"),
        (NameKind.FKA, Quality.STRONG, "previousName"),
        (NameKind.MAIDEN, None, "previousName"),
        (NameKind.AKA, Quality.WEAK, "weakAlias"),
        (NameKind.FKA, Quality.WEAK, "weakAlias"),
    ],
)
def test_names_stand_by_kind_and_quality(kind: NameKind, quality: Quality | None, where: str) -> None:
    """A weak name, whatever its kind, is a weakAlias: matching leaves those aside."""
    found = properties(person(names=(*PRIMARY, Name("Jo", kind=kind, quality=quality))))
    assert "Jo" in found[where]
    assert sum("Jo" in values for values in found.values()) == 1


def test_names_are_squashed_and_lose_their_quotation_marks() -> None:
    """Line breaks, runs of spaces and the quotation marks around a whole name go, as in followthemoney's cleaning."""
    assert properties(person(names=(Name("'\"SHARK   \n II\"'", kind=NameKind.PRIMARY),)))["name"] == ["SHARK II"]


def test_parts_of_primary_names_only() -> None:
    """The parts of aliases would make a first name of one and a last name of another into a third."""
    parts = (NamePart(NamePartKind.FAMILY, "ROE"), NamePart(NamePartKind.GIVEN, "Jane"))
    alias = Name("DOE, Mary", kind=NameKind.AKA, parts=(NamePart(NamePartKind.FAMILY, "DOE"),))
    found = properties(person(names=(Name("ROE, Jane", kind=NameKind.PRIMARY, parts=parts), alias)))
    assert (found["lastName"], found["firstName"]) == (["ROE"], ["Jane"])


def test_numbered_parts_are_no_first_and_last_names() -> None:
    """The UN does not say what its first and second names are; neither do we."""
    parts = (NamePart(NamePartKind.FIRST, "ABU"), NamePart(NamePartKind.SECOND, "ALI"))
    found = properties(person(names=(Name("ABU ALI", kind=NameKind.PRIMARY, parts=parts),)))
    assert list(found) == ["name"]


def test_a_name_that_is_too_long_goes_to_the_notes() -> None:
    """A name longer than 384 characters is refused, but not lost."""
    found = properties(organization(names=(*PRIMARY, Name("A" * 385, kind=NameKind.AKA))))
    assert "alias" not in found
    assert found["notes"] == ["Name: " + "A" * 385]


# -- dates -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("date", "prefix", "note"),
    [
        (BirthDate("1958"), "1958", None),
        (BirthDate("1958-03"), "1958-03", None),
        (BirthDate("1958-03-07"), "1958-03-07", None),
        (BirthDate("1958~"), "1958", "Birth date: 1958~"),
        (BirthDate("[1956..1957]"), None, "Birth date: [1956..1957]"),
        (BirthDate("[1972-08-10,1972-08-11]"), "1972-08", "Birth date: [1972-08-10,1972-08-11]"),
        (BirthDate("195X"), None, "Birth date: 195X"),
        (BirthDate("XXXX", text="30-35 years old"), None, "Birth date: 30-35 years old"),
        (BirthDate("../1961"), None, "Birth date: ../1961"),
        (BirthDate("1370", calendar=Calendar.ISLAMIC), None, "Birth date: 1370, islamic calendar"),
        (BirthDate("1370-05-03", calendar=Calendar.ISLAMIC), "1951-02", "Birth date: 1370-05-03, islamic calendar"),
        (BirthDate("1958", note="from false passport"), "1958", "Birth date: 1958, from false passport"),
        (BirthDate("1958", alias="Bob"), "1958", "Birth date: 1958, as Bob"),
        (BirthDate("0958"), None, "Birth date: 0958"),
    ],
)
def test_dates_are_never_padded(date: BirthDate, prefix: str | None, note: str | None) -> None:
    """A date property holds what every day that is meant has in common; whatever says more stands in the notes."""
    found = properties(person(birth_dates=(date,)))
    assert found.get("birthDate") == ([prefix] if prefix else None)
    assert found.get("notes") == ([note] if note else None)


def test_a_birth_date_of_what_is_no_person_goes_to_the_notes() -> None:
    """A LegalEntity has no birth date in FollowTheMoney."""
    found = properties(Entity(id="x-1", names=PRIMARY, birth_dates=(BirthDate("1958"),)))
    assert found["notes"] == ["Birth date: 1958"]


# -- countries -------------------------------------------------------------------------------------------------------


def test_countries_are_codes_in_lower_case() -> None:
    """A country with a code stands by it, one that is no more by the four letters that FollowTheMoney knows."""
    nationalities = (Nationality(Country("Syria", "SY")), Nationality(Country("USSR", "SUHH")))
    assert properties(person(nationalities=nationalities))["nationality"] == ["sy", "suhh"]


def test_a_country_without_a_code_goes_to_the_notes() -> None:
    """Words that name no country, or one that FollowTheMoney does not know, are kept."""
    nationalities = (Nationality(Country("Sudanese by birth")), Nationality(Country("South Yemen", "YDYE")))
    found = properties(person(nationalities=nationalities))
    assert "nationality" not in found
    assert found["notes"] == ["Nationality: Sudanese by birth", "Nationality: South Yemen"]


def test_followthemoney_knows_each_country_that_is_written() -> None:
    """Each code of the table of countries becomes one that the installed package takes, or none."""
    registry = pytest.importorskip("followthemoney.types").registry
    written_codes = {code: values.country_code(code) for code in codes()}
    assert {code for code, value in written_codes.items() if value is None} == {"DYBJ", "HVBF", "RHZW", "VDVN", "YDYE"}
    assert all(registry.country.clean(value) == value for value in written_codes.values() if value)


# -- values of a strict form -----------------------------------------------------------------------------------------


def document(kind: IdentificationKind, number: str, country: str | None = None) -> dict[str, list[str]]:
    """The properties of an organization with a document."""
    where = Country(country, country) if country else None
    return properties(organization(identifications=(Identification(kind, number, country=where),)))


@pytest.mark.parametrize(
    ("kind", "number", "where", "value"),
    [
        (IdentificationKind.IMO_NUMBER, "IMO 9187629", "imoNumber", "IMO9187629"),
        (IdentificationKind.IMO_NUMBER, "IMO 9187620", "registrationNumber", "IMO 9187620"),
        (IdentificationKind.LEI, "253400V1H6ART1UQ0N98", "leiCode", "253400V1H6ART1UQ0N98"),
        (IdentificationKind.LEI, "253400V1H6ART1UQ0N99", "registrationNumber", "253400V1H6ART1UQ0N99"),
        (IdentificationKind.BIC, "SABRRUMM012", "swiftBic", "SABRRUMM"),
        (IdentificationKind.BIC, "SABR", "registrationNumber", "SABR"),
        (IdentificationKind.SOCIAL_SECURITY_NUMBER, "523-33-8386", "idNumber", "523-33-8386"),
        (IdentificationKind.PASSPORT, "A 1", "idNumber", "A 1"),
        (IdentificationKind.DUNS, "683269049", "dunsCode", "683269049"),
        (IdentificationKind.LICENCE, "L-1", "licenseNumber", "L-1"),
        (IdentificationKind.BANK_CODE, "044525225", "registrationNumber", "044525225"),
    ],
)
def test_numbers_stand_where_their_form_is_right(kind: IdentificationKind, number: str, where: str, value: str) -> None:
    """A number whose check digits are wrong goes to the property that takes any number."""
    assert document(kind, number)[where] == [value]


def test_russian_and_chinese_numbers_have_properties_of_their_own() -> None:
    """A tax number of Russia that checks is an INN too, a registration number an OGRN; one of China a USCC."""
    assert document(IdentificationKind.TAX_NUMBER, "7707083893", "RU")["innCode"] == ["7707083893"]
    assert document(IdentificationKind.TAX_NUMBER, "500100732259", "RU")["innCode"] == ["500100732259"]
    assert "innCode" not in document(IdentificationKind.TAX_NUMBER, "7707083894", "RU")
    assert "innCode" not in document(IdentificationKind.TAX_NUMBER, "7707083893", "KZ")
    assert document(IdentificationKind.REGISTRATION_NUMBER, "1027700132195", "RU")["ogrnCode"] == ["1027700132195"]
    found = document(IdentificationKind.REGISTRATION_NUMBER, "91110000600037341L", "CN")
    assert found["uscCode"] == found["registrationNumber"] == ["91110000600037341L"]


@pytest.mark.parametrize(
    ("kind", "value", "where", "held"),
    [
        (ContactKind.WEBSITE, "www.example.com", "website", "http://www.example.com/"),
        (ContactKind.WEBSITE, "https://example.com/a?b=c", "website", "https://example.com/a?b=c"),
        (ContactKind.WEBSITE, "none known", "notes", "Website: none known"),
        (ContactKind.WEBSITE, "a.com; b.com", "notes", "Website: a.com; b.com"),
        (ContactKind.EMAIL, "Info@Example.COM", "email", "Info@example.com"),
        (ContactKind.EMAIL, "info at example.com", "notes", "Email: info at example.com"),
        (ContactKind.PHONE, "+971 50 6262258", "phone", "+971506262258"),
        (ContactKind.PHONE, "(357)(22660766)", "notes", "Phone: (357)(22660766)"),
        (ContactKind.FAX, "+97165394666", "notes", "Fax: +97165394666"),
    ],
)
def test_contacts_stand_where_their_form_is_right(kind: ContactKind, value: str, where: str, held: str) -> None:
    """A website, an e-mail address or a telephone number that FollowTheMoney would refuse is kept in the notes."""
    assert properties(organization(contacts=(Contact(kind, value),)))[where] == [held]


FORMS: list[tuple[str, str, list[str]]] = [
    ("Organization", "imoNumber", ["[0-9]{7}", "IMO ?[0-9]{7}"]),
    ("Organization", "leiCode", ["[0-9A-Z]{18}[0-9]{2}", "[0-9]{20}"]),
    ("Organization", "swiftBic", ["[A-Z]{8}", "[A-Z]{4}(RU|DE|XX|EU)[A-Z0-9]{2}([A-Z0-9]{3})?"]),
    ("Organization", "innCode", ["[0-9]{10}", "[0-9]{12}"]),
    ("Organization", "ogrnCode", ["[0-9]{13}", "[0-9]{15}"]),
    ("Security", "isin", ["[A-Z]{2}[A-Z0-9]{9}[0-9]", "(US|XS|EU|QQ|KY)[0-9]{10}"]),
    ("Organization", "uscCode", ["[0-9]{8}[0-9A-HJ-NP-RT-UW-Y]{10}"]),
    ("Person", "socialSecurityNumber", ["[0-9]{3}-[0-9]{2}-[0-9]{4}", "[0-9]{9}"]),
    ("Person", "website", [r"(https?://)?[a-z0-9.-]{1,12}\.[a-z]{1,4}(:[0-9]{1,5})?(/[!-~]{0,8})?", "[!-~]{1,20}"]),
    ("Person", "email", [r"[!-~]{1,8}@[A-Za-z0-9.-]{1,8}\.[A-Za-z0-9]{1,4}"]),
    ("Person", "phone", [values.PHONES.pattern, r"\+[0-9 ()-]{6,16}"]),
    ("Person", "name", [r"[\"' a\n\t]{0,9}"]),
    ("Person", "address", [r"[a ,.;\n\t]{0,12}", r"a(ESQ\.,|ESQ,|<BR>|<BR/>|b){1,4}"]),
    ("Person", "notes", [".{0,12}"]),
]


@pytest.mark.parametrize(("schema", "name", "patterns"), FORMS, ids=[name for _, name, _ in FORMS])
@settings(max_examples=50)
@given(data=st.data())
def test_followthemoney_leaves_every_value_unchanged(schema: str, name: str, patterns: list[str], data: Any) -> None:
    """Whatever a property's cleaning here lets through, that of the installed package gives back as it is."""
    prop = pytest.importorskip("followthemoney").model.get(schema).get(name)
    strategies = [st.from_regex(pattern, fullmatch=True) for pattern in patterns]
    value = data.draw(st.one_of(*strategies, st.text(max_size=20)))
    cleaned = schemata.SCHEMATA[schema][name].clean(value)
    if cleaned:
        assert prop.type.clean(cleaned, format=prop.format) == cleaned


def test_types_and_lengths_are_those_of_followthemoney() -> None:
    """Each property that is written exists in the installed package, and is no longer here than it may be there."""
    model = pytest.importorskip("followthemoney").model
    for schema, types in schemata.SCHEMATA.items():
        for name, type in types.items():
            prop = model.get(schema).get(name)
            assert prop is not None, (schema, name)
            assert not prop.stub, (schema, name)
            assert not prop.deprecated, (schema, name)
            assert type.name == prop.type.name, (schema, name)
            if type.clean is not values.as_is:
                assert type.length <= prop.max_length, (schema, name)


# -- what hangs on a party -------------------------------------------------------------------------------------------


def test_an_address_that_two_share_is_written_once() -> None:
    """Two parties at one address refer to the same Address, which follows the first of them."""
    place = Address(lines=("1 High Street",), city="Vaduz", country=Country("Liechtenstein", "LI"))
    parties = [Organization(id=f"x-{number}", names=PRIMARY, addresses=(place,)) for number in (1, 2)]
    first, address, second = ftm.entities(parties)
    assert address["schema"] == "Address"
    assert address["properties"] == {
        "full": ["1 High Street, Vaduz, Liechtenstein"],
        "street": ["1 High Street"],
        "city": ["Vaduz"],
        "country": ["li"],
    }
    for party in (first, second):
        assert party["properties"]["addressEntity"] == [address["id"]]  # type: ignore[index]
        assert party["properties"]["address"] == ["1 High Street, Vaduz, Liechtenstein"]  # type: ignore[index]


def test_an_address_that_is_only_a_country_is_a_country() -> None:
    """It needs no Address; words that name no country with a code stay in the notes."""
    addresses = (Address(country=Country("Syria", "SY")), Address(country=Country("Region: Crimea")))
    found = written(organization(addresses=addresses))
    assert list(found) == ["Organization"]
    assert found["Organization"][0]["properties"]["country"] == ["sy"]
    assert found["Organization"][0]["properties"]["notes"] == ["Address: Region: Crimea"]


def test_an_address_that_is_too_long_keeps_its_parts() -> None:
    """Over 250 characters there is no full address, but its parts, and the whole in the notes."""
    found = written(organization(addresses=(Address(lines=("A" * 250,), city="Vaduz"),)))
    assert "full" not in found["Address"][0]["properties"]
    assert found["Address"][0]["properties"]["street"] == ["A" * 250]
    assert found["Organization"][0]["properties"]["notes"] == ["Address: " + "A" * 250 + ", Vaduz"]


def test_a_person_s_passport() -> None:
    """A passport is an entity that the person holds, and its number stands with the person too."""
    passport = Identification(
        IdentificationKind.PASSPORT,
        "A1",
        label="Passport",
        country=Country("Syria", "SY"),
        issue_date=PartialDate("2010"),
        expiry_date=PartialDate("2020-05-31"),
        issue_place="Damascus",
        false=True,
    )
    found = written(person(identifications=(passport,)))
    assert found["Person"][0]["properties"]["passportNumber"] == ["A1"]
    assert found["Passport"][0]["properties"] == {
        "holder": ["x-1"],
        "number": ["A1"],
        "type": ["Passport"],
        "country": ["sy"],
        "startDate": ["2010"],
        "endDate": ["2020-05-31"],
        "summary": ["issued in Damascus", "false"],
    }


def test_a_document_without_a_number_is_noted() -> None:
    """FollowTheMoney's documents need a number."""
    found = written(
        person(identifications=(Identification(IdentificationKind.PASSPORT, country=Country("Syria", "SY")),))
    )
    assert list(found) == ["Person"]
    assert found["Person"][0]["properties"]["notes"] == ["passport: without number, country Syria"]


def test_a_ship_holds_no_document() -> None:
    """A ship's numbers are properties; what else its documents say goes to the notes."""
    numbers = (
        Identification(IdentificationKind.IMO_NUMBER, "IMO 9187629"),
        Identification(IdentificationKind.MMSI, "422012300"),
        Identification(IdentificationKind.VESSEL_REGISTRATION, "R1", label="Registry", country=Country("Iran", "IR")),
    )
    ship = Vessel(id="x-1", names=PRIMARY, identifications=numbers, tonnage="1000", flags=(Country("Iran", "IR"),))
    found = written(ship)
    assert list(found) == ["Vessel"]
    assert found["Vessel"][0]["properties"] == {
        "name": ["ROE, Jane"],
        "flag": ["ir"],
        "deadweightTonnage": ["1000"],
        "imoNumber": ["IMO9187629"],
        "mmsi": ["422012300"],
        "registrationNumber": ["R1"],
        "notes": ["Registry: R1, country Iran"],
    }


def test_a_wallet() -> None:
    """A wallet stands in the properties of both generations of FollowTheMoney."""
    address = DigitalCurrencyAddress("XBT", "17a5bpKvEp1j1Trs4qTbcNZrby53JbaS9C")
    wallet = written(person(digital_currency_addresses=(address,)))["CryptoWallet"][0]
    assert wallet["properties"] == {
        "publicKey": [address.address],
        "cryptoAddress": [address.address],
        "currency": ["XBT"],
        "holder": ["x-1"],
    }


def test_a_wallet_is_dealt_with_as_its_holder_is() -> None:
    """Tools that look for the address of a wallet find that it is a target."""
    address = DigitalCurrencyAddress("XBT", "17a5bpKvEp1j1Trs4qTbcNZrby53JbaS9C")
    found = written(person(digital_currency_addresses=(address,), designations=(Designation(),)))
    assert (found["CryptoWallet"][0]["properties"]["topics"], found["CryptoWallet"][0]["target"]) == (
        ["sanction"],
        True,
    )


def test_securities() -> None:
    """An ISIN and a ticker are securities of their own; the name of an issuer may be that of another, and is noted."""
    facts = (
        Security(SecurityKind.ISIN, "US0378331005", label="ISIN", note="since 2020"),
        Security(SecurityKind.ISIN, "US0378331006", label="ISIN"),
        Security(SecurityKind.TICKER, "CHL US", label="Equity Ticker"),
        Security(SecurityKind.TICKER, "MCX", label="MICEX Code"),
        Security(SecurityKind.ISSUER_NAME, "Acme Ltd", label="Issuer Name"),
    )
    found = written(organization(securities=facts))
    assert [each["properties"] for each in found["Security"]] == [
        {"isin": ["US0378331005"], "issuer": ["x-1"], "notes": ["since 2020"]},
        {"registrationNumber": ["US0378331006"], "issuer": ["x-1"]},
        {"ticker": ["CHL US"], "issuer": ["x-1"]},
        {"ticker": ["MCX"], "issuer": ["x-1"], "notes": ["MICEX Code"]},
    ]
    assert found["Company"][0]["properties"] == {
        "name": ["ROE, Jane"],
        "ticker": ["CHL US", "MCX"],
        "notes": ["Issuer Name: Acme Ltd"],
    }


@pytest.mark.parametrize(
    ("types", "schema"),
    [
        ((), "Organization"),
        (("State-Owned Enterprise",), "Company"),
        (("Public Joint Stock Company (PJSC)",), "Company"),
        (("Private Limited Company",), "Company"),
        (("Government Entity",), "PublicBody"),
        (("Government agency",), "PublicBody"),
        (("Government Entity", "Public Company"), "Organization"),
        (("Financial Institution",), "Organization"),
        (("Armed Separatist Group",), "Organization"),
        (("Company registered nowhere, says the list",), "Organization"),
    ],
)
def test_an_organization_is_more_only_if_its_list_says_so(types: tuple[str, ...], schema: str) -> None:
    """A type that is a company or a body of a state, whole; not both, and not a word in a sentence."""
    assert list(written(organization(organization_types=types))) == [schema]


# -- designations ----------------------------------------------------------------------------------------------------


def test_a_designation_is_a_sanction() -> None:
    """Authority, reference, every program, dates, measures in the authority's words, reasons: each in its property."""
    designation = Designation(
        list="SDN List",
        authority=OFAC,
        reference="36",
        programs=(Program(code="SYRIA"), Program(code="SDGT")),
        listing_date=PartialDate("2021-07-28"),
        effective_date=PartialDate("2021-07"),
        measures=(Measure(kind=MeasureKind.ASSET_FREEZE), Measure(text="See E.O. 13224", label="Risk:")),
        reasons=("Supports it.",),
    )
    found = written(person(reference="36", designations=(designation,)))
    sanction = found["Sanction"][0]
    assert sanction["caption"] == "SYRIA"
    assert sanction["properties"] == {
        "entity": ["x-1"],
        "authority": ["Office of Foreign Assets Control"],
        "authorityId": ["36"],
        "country": ["us"],
        "program": ["SYRIA", "SDGT"],
        "listingDate": ["2021-07-28"],
        "startDate": ["2021-07"],
        "provisions": ["asset freeze", "Risk: See E.O. 13224"],
        "reason": ["Supports it."],
        "summary": ["List: SDN List"],
    }
    assert (found["Person"][0]["properties"]["topics"], found["Person"][0]["target"]) == (["sanction"], True)


def test_a_program_has_the_key_of_opensanctions() -> None:
    """Where the registry knows it, in the Sanction and in its party, so that users can join by program."""
    program = Program(code="SYRIA", opensanctions_key="US-SYR", url="https://ofac.treasury.gov/syria")
    found = written(person(designations=(Designation(programs=(program,)),)))
    assert found["Sanction"][0]["properties"]["programId"] == ["US-SYR"]
    assert found["Sanction"][0]["properties"]["programUrl"] == ["https://ofac.treasury.gov/syria"]
    assert found["Person"][0]["properties"]["programId"] == ["US-SYR"]


def test_provisions_hold_what_the_programs_mean() -> None:
    """A list that states no measure leaves them to the program: what it means on that list, for such a party."""
    freeze = Measure(kind=MeasureKind.ASSET_FREEZE, lists=("SDN List",))
    program = Program(code="SYRIA", measures=(freeze, Measure(kind=MeasureKind.TRAVEL_BAN)))
    blocked, sectoral = (Designation(list=list, programs=(program,)) for list in ("SDN List", "SSI List"))
    means = {"SDN List": ["SYRIA: asset freeze", "SYRIA: travel ban"], "SSI List": ["SYRIA: travel ban"]}
    (person_on_one,) = written(person(designations=(blocked,)))["Sanction"]
    assert person_on_one["properties"]["provisions"] == means["SDN List"]
    on_both = written(person(designations=(blocked, sectoral)))["Sanction"]
    assert [each["properties"]["provisions"] for each in on_both] == list(means.values())
    (ship,) = written(Vessel(id="x-1", designations=(blocked,)))["Sanction"]
    assert ship["properties"]["provisions"] == ["SYRIA: asset freeze"]
    stated = attrs.evolve(blocked, measures=(Measure(kind=MeasureKind.ASSET_FREEZE, text="Block"),))
    (sanction,) = written(person(designations=(stated,)))["Sanction"]
    assert sanction["properties"]["provisions"] == ["Block"]
    ended = attrs.evolve(blocked, end_date=PartialDate("2020-01-01"))
    (sanction,) = written(person(designations=(ended,)))["Sanction"]
    assert "provisions" not in sanction["properties"]


def test_a_legal_basis_is_a_reason() -> None:
    """FollowTheMoney has no other property for the law, and others put it there."""
    designation = Designation(legal_bases=(LegalBasis(citation="E.O. 13894"),), reasons=("Supports it.",))
    (sanction,) = written(person(designations=(designation,)))["Sanction"]
    assert sanction["properties"]["reason"] == ["E.O. 13894", "Supports it."]


def test_the_number_of_an_entry_is_its_record() -> None:
    """The authority's identifier is that of the party; a list that numbers its entries has them beside it."""
    designation = Designation(authority=OFAC, reference="70004632")
    (sanction,) = written(person(reference="4632", designations=(designation,)))["Sanction"]
    assert (sanction["properties"]["authorityId"], sanction["properties"]["recordId"]) == (["4632"], ["70004632"])


def test_an_umbrella_is_left_out_beside_another_list() -> None:
    """It only repeats what the more specific list says; alone, it is the only designation there is."""
    umbrella, specific = Designation(list="Consolidated List", umbrella=True), Designation(list="SSI")
    assert len(written(person(designations=(umbrella, specific)))["Sanction"]) == 1
    assert len(written(person(designations=(umbrella,)))["Sanction"]) == 1


def test_the_un_s_reference_is_the_unsc_id() -> None:
    """The permanent reference number of the Security Council stands in unscId, in its list and in others'."""
    un = written(person(designations=(Designation(authority=UNSC, reference="QDi.001"),)))["Sanction"][0]
    assert (un["properties"]["unscId"], un["properties"]["country"]) == (["QDi.001"], ["un"])
    external = (ExternalId(ExternalScheme.UN_REFERENCE, "QDi.001"),)
    other = written(person(external_ids=external, designations=(Designation(authority=OFAC, reference="36"),)))
    assert other["Sanction"][0]["properties"]["unscId"] == ["QDi.001"]


@pytest.mark.parametrize(
    ("designation", "topics"),
    [
        (Designation(), ["sanction"]),
        (Designation(measures=(Measure(kind=MeasureKind.ASSET_FREEZE),)), ["sanction"]),
        (Designation(measures=(Measure(kind=MeasureKind.DEBARMENT),)), ["debarment"]),
        (Designation(measures=(Measure(kind=MeasureKind.EXPORT_CONTROL),)), ["export.control"]),
        (
            Designation(measures=(Measure(kind=MeasureKind.EXPORT_CONTROL), Measure(kind=MeasureKind.ASSET_FREEZE))),
            ["sanction"],
        ),
        (
            Designation(measures=(Measure(kind=MeasureKind.EXPORT_CONTROL),), programs=(Program(code="SDGT"),)),
            ["sanction"],
        ),
        (Designation(measures=(Measure(kind=MeasureKind.INVESTMENT_BAN),)), ["sanction", "invest.ban"]),
        (Designation(authority=OFAC, measures=(Measure(kind=MeasureKind.EXPORT_CONTROL),)), ["sanction"]),
        (Designation(list="A", programs=(Program(code="X", measures=(DEBARRED,)),)), ["debarment"]),
        (Designation(list="B", programs=(Program(code="X", measures=(DEBARRED,)),)), ["sanction"]),
        (Designation(programs=(Program(code="X", measures=(INVESTMENT,)),)), ["sanction", "invest.ban"]),
        (
            Designation(programs=(Program(code="X", measures=(attrs.evolve(INVESTMENT, by_entry=True),)),)),
            ["sanction"],
        ),
        (Designation(end_date=PartialDate("2020-01-01")), None),
        (Designation(events=(Event(kind=EventKind.LISTED), Event(kind=EventKind.DELISTED))), None),
        (Designation(events=(Event(kind=EventKind.DELISTED), Event(kind=EventKind.LISTED))), ["sanction"]),
    ],
)
def test_topics_say_what_the_list_means_now(designation: Designation, topics: list[str] | None) -> None:
    """A list whose only measures are debarment or export control is that; a designation that has ended gives none."""
    party = next(iter(ftm.entities([person(designations=(designation,))])))
    assert party["properties"].get("topics") == topics  # type: ignore[attr-defined]
    assert party["target"] is (topics is not None)


def test_a_designation_that_ends_after_the_edition_is_still_one() -> None:
    """An end that lies ahead, on the day the list was published, does not end it yet."""
    source = Source(file=File(name="a.xml", published=datetime.date(2019, 1, 1)))
    ahead = Designation(end_date=PartialDate("2020-01-01"), source=source)
    assert properties(person(designations=(ahead,)))["topics"] == ["sanction"]


def test_a_party_without_a_designation_has_no_topic() -> None:
    """Nothing says that it is sanctioned."""
    (party,) = ftm.entities([person(reference="36")])
    assert party["target"] is False
    assert party["properties"] == {"name": ["ROE, Jane"], "notes": ["Reference: 36"]}


def test_two_designations_are_two_sanctions() -> None:
    """Each has an identifier of its own, even if the list does not tell them apart."""
    found = written(person(designations=(Designation(list="A"), Designation(list="B"), Designation(list="B"))))
    assert len({sanction["id"] for sanction in found["Sanction"]}) == 3


def test_titles_of_ofac_are_positions_but_for_forms_of_address() -> None:
    """OFAC's one field holds both; the UN's titles are forms of address, and its positions stand apart."""
    titles = ("Brigadier General", "Minister of Justice")
    ofac = properties(person(titles=titles, designations=(Designation(authority=OFAC),)))
    assert (ofac["title"], ofac["position"]) == (["Brigadier General"], ["Minister of Justice"])
    un = properties(person(titles=("Alhaj",), positions=("Governor",), designations=(Designation(authority=UNSC),)))
    assert (un["title"], un["position"]) == (["Alhaj"], ["Governor"])


# -- identifiers of what hangs on a party ----------------------------------------------------------------------------

FULL = person(
    reference="36",
    addresses=(Address(city="Vaduz"), Address(city="Bern")),
    identifications=(
        Identification(IdentificationKind.PASSPORT, "A1"),
        Identification(IdentificationKind.NATIONAL_ID, "B2"),
    ),
    designations=(
        Designation(list="A", authority=OFAC, reference="36", programs=(Program(code="SDGT"),)),
        Designation(list="B", authority=OFAC, reference="36"),
    ),
)


def ids(entity: Entity) -> list[str]:
    """The identifiers of what is written for an entity."""
    return sorted(str(item["id"]) for item in ftm.entities([entity]))


def test_identifiers_do_not_depend_on_order() -> None:
    """A list that puts the same facts in another order, in another line of another file, gives the same identifiers."""
    fields = ("addresses", "identifications", "designations")
    turned = attrs.evolve(FULL, **{field: getattr(FULL, field)[::-1] for field in fields}, source=Source(line=9))
    assert ids(turned) == ids(FULL)


def test_a_lone_designation_keeps_its_identifier_when_its_programs_change() -> None:
    """A party that is moved to another program is still designated once, by the same record."""
    one, two = (
        person(designations=(Designation(list="A", reference="36", programs=(Program(code=code),)),))
        for code in ("SYRIA", "SDGT")
    )
    assert ids(one) == ids(two)


def test_the_same_list_gives_the_same_bytes() -> None:
    """Writing knows no clock and no chance."""
    assert list(ftm.lines([FULL])) == list(ftm.lines([FULL]))


# -- nothing is lost -------------------------------------------------------------------------------------------------

NOT_HELD = {
    "Address": "main script legal_bases",
    "Annotation": "field",
    "Authority": "id short_name country kind names url",
    "BirthDate": "main origin legal_bases",
    "Contact": "origin legal_bases",
    "Designation": "umbrella",
    "Event": "label added removed",
    "Identification": "origin legal_bases",
    "LegalBasis": "kind",
    "Country": "code",
    "Name": "parts script language quality cell legal_bases",
    "Nationality": "main legal_bases",
    "Place": "main origin street place city region postal_code country legal_bases",
    "Measure": "texts lists by_entry",
    "Program": "id family names authority codes legal_bases implemented_by measures general_measures "
    "start_date end_date "
    "succeeded_by countries reference_prefixes note",
    "Relationship": "kind origin entity_id legal_bases",
    **dict.fromkeys(["Person", "Organization", "Vessel", "Aircraft", "Entity"], "cells"),
}
"""What stands nowhere in the output, by class; the page on this format says so, in words."""


@cache
def filled(hint: Any, path: str) -> Any:
    """A value in which each text says at which path it stands."""
    inner = without_none(hint)
    if typing.get_origin(inner) is tuple:
        return (filled(typing.get_args(inner)[0], path),)
    if inner is str:
        return f"<{path}>"
    if inner is datetime.date:
        return datetime.date(2020, 1, 1)
    if inner in (bool, int):
        return True
    if inner in (PartialDate, BirthDate):
        more = {"alias": f"<{path}.alias>"} if inner is BirthDate else {}
        return inner("XXXX", text=f"<{path}.text>", note=f"<{path}.note>", **more)
    if isinstance(inner, type) and issubclass(inner, enum.Enum):
        return next(iter(inner))
    if path.count(".") > 6:
        return None
    return build(inner, path)


def build(cls: type, path: str) -> Any:
    """A value of a class with each of its fields filled; its countries have no codes, so that their names show."""
    if cls is Country:
        return Country(f"<{path}.name>")
    kinds = hints(cls)
    values = {field.name: filled(kinds[field.name], f"{path}.{field.name}") for field in attrs.fields(cls)}
    return cls(**{name: value for name, value in values.items() if name != "source"})


@pytest.mark.parametrize("cls", [Person, Organization, Vessel, Aircraft, Entity])
def test_every_text_of_a_party_is_somewhere(cls: type[Entity]) -> None:
    """A party with a text in every field: each stands in the output, but for what the page names as not held."""
    party = attrs.evolve(build(cls, cls.__name__), id="x-1")
    expected: dict[str, str] = {}

    def collect(value: Any, holder: str, field: str) -> None:
        if isinstance(value, str) and not isinstance(value, enum.Enum):
            if value.startswith("<"):
                expected[value] = f"{holder}.{field}"
        elif isinstance(value, tuple):
            for each in value:
                collect(each, holder, field)
        elif attrs.has(type(value)):
            name = type(value).__name__
            for inner in attrs.fields(type(value)):
                if inner.name not in NOT_HELD.get(name, "").split():
                    collect(getattr(value, inner.name), name, inner.name)

    collect(attrs.evolve(party, id=""), "", "")
    output = "\n".join(ftm.lines([party]))
    assert json.loads(output.split("\n")[0])["id"] == "x-1"
    missing = {where for text, where in expected.items() if text not in output}
    assert missing == set()


def test_a_full_party_is_valid() -> None:
    """Parties with a value in every field keep followthemoney's rules, whatever their class."""
    pytest.importorskip("followthemoney")
    parties = [attrs.evolve(build(cls, cls.__name__), id=cls.__name__) for cls in SCHEMA_OF]
    assert findings(ftm.entities([attrs.evolve(FULL, gender=Gender.FEMALE), *parties])) == []


def test_the_checker_finds_faults() -> None:
    """What the tests take for a proof of validity does find what is wrong."""
    pytest.importorskip("followthemoney")
    (good,) = ftm.entities([person()])
    faults: list[tuple[str, dict[str, Any]]] = [
        ("no nonsense to write to", {"properties": {"name": ["A"], "nonsense": ["B"]}}),
        ("without name", {"properties": {}}),
        ("becomes", {"properties": {"name": ["A"], "birthDate": ["7 Mar 1958"]}}),
        ("becomes 'sy'", {"properties": {"name": ["A"], "nationality": ["SY"]}}),
        ("too long", {"properties": {"name": ["A" * 385]}}),
        ("not a string", {"properties": {"name": [1]}}),
        ("no list of different values", {"properties": {"name": ["A", "A"]}}),
        ("leads nowhere", {"properties": {"name": ["A"], "addressEntity": ["addr-1"]}}),
        ("not an identifier", {"id": "a_b"}),
        ("schema 'Thing'", {"schema": "Thing"}),
        ("target False with topics", {"properties": {"name": ["A"], "topics": ["sanction"]}}),
    ]
    assert findings([good]) == []
    control = {**good, "id": "x-2", "schema": "Control", "properties": {"controller": ["x-1"], "controlled": ["x-1"]}}
    owned = {**good, "id": "x-3", "schema": "Ownership", "properties": {"owner": ["x-1"], "asset": ["x-1"]}}
    alone = {**good, "id": "addr-1", "schema": "Address", "properties": {"full": ["Vaduz"]}}
    for words, other in (
        ("no edge between two parties", control),
        ("asset leads to a Person", owned),
        ("nobody is at this address", alone),
    ):
        assert any(words in finding for finding in findings([good, other])), words
    for words, change in faults:
        assert any(words in finding for finding in findings([{**good, **change}])), words
    assert any("written twice" in finding for finding in findings([good, good]))


def test_face() -> None:
    """The way users write it: by the name of the file, or of the format."""
    assert sl.dumps(SanctionsList(entities=(person(),)), to="ftm").startswith('{"id": "x-1"')
