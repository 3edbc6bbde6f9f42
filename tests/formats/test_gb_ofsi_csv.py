"""OFSI's Consolidated List in CSV."""

from __future__ import annotations

import datetime

import pytest

import sanctionslib as sl
from sanctionslib import Country, IssueCode, PartialDate, SanctionsList, Vessel
from sanctionslib.formats.gb.measures import measures_in
from sanctionslib.model import (
    ContactKind,
    ExternalScheme,
    Gender,
    IdentificationKind,
    MeasureKind,
    NameKind,
    Note,
    Place,
    Quality,
    RelationshipKind,
)
from tests.conftest import SPECIMENS

FOLDER = SPECIMENS / "gb_ofsi_csv"


@pytest.fixture(scope="module")
def old() -> SanctionsList:
    """The layout of 29 columns."""
    return sl.read(FOLDER / "layout_of_2014.csv")


@pytest.fixture(scope="module")
def new() -> SanctionsList:
    """The layout of 36 columns."""
    return sl.read(FOLDER / "layout_of_2022.csv")


def test_the_edition_stands_above_the_header(old, new):
    """Last Updated and a date; the file does not tell whether it is whole."""
    assert (old.published, old.edition) == (datetime.date(2014, 4, 2), "02/04/2014")
    assert new.published == datetime.date(2025, 4, 10)
    assert (old.authority.id, old.title, old.complete) == ("gb-ofsi", "OFSI Consolidated List", None)


def test_scattered_rows_make_one_entity_where_the_first_stands(old):
    """Six rows, sorted by Name 6, are two parties."""
    assert [entity.id for entity in old] == ["gb-ofsi-10999", "gb-ofsi-97281"]
    assert [entity.source.line for entity in old] == [3, 5]


def test_names_birth_dates_and_addresses_are_not_multiplied(old):
    """Each combination has a row, each value is entered once."""
    person = old["gb-ofsi-97281"]
    assert [(str(name), name.kind) for name in person.names] == [
        ("Abdul Karim TESTANI", NameKind.PRIMARY),
        ("Haji KARIM", NameKind.AKA),
    ]
    assert [date.edtf for date in person.birth_dates] == ["1963", "1971-10-24"]
    assert len(person.addresses) == 1


def test_a_party_under_two_regimes_has_two_designations(old, new):
    """One entity, and each designation has the dates of its regime."""
    designations = old["gb-ofsi-10999"].designations
    assert [(d.programs[0].code, str(d.listing_date)) for d in designations] == [
        ("Iran (nuclear proliferation)", "2008-06-24"),
        ("Syria", "2011-06-24"),
    ]
    designations = new["gb-ofsi-97281"].designations
    assert [(str(d.listing_date), str(d.effective_date)) for d in designations] == [
        ("2001-02-23", "2020-12-31"),
        ("2010-04-28", "2010-04-12"),
    ]
    assert [d.events[0].date for d in designations] == [PartialDate("2022-02-11")] * 2


def test_cp1252_is_read_as_such(old):
    """The old layout has typographic quotes in it."""
    assert old["gb-ofsi-97281"].positions == ("Deputy Minister of Wells under the Taliban’s regime",)


def test_numbered_places_are_joined_by_number(old, new):
    """A dash is no town, and a range gives its country to each number."""
    assert old["gb-ofsi-97281"].birth_places == (
        Place(city="Lakhi village", country=Country("Afghanistan", "AF")),
        Place(country=Country("Afghanistan", "AF")),
    )
    assert new["gb-ofsi-97281"].birth_places == (
        Place(city="Lakhi village", country=Country("Afghanistan", "AF")),
        Place(city="Kunar", country=Country("Pakistan", "PK")),
    )


def test_numbered_values_are_split_and_the_cell_is_kept(old, new):
    """With or without an opening bracket; also where the first number is mistyped."""
    assert [n.country.name for n in old["gb-ofsi-97281"].nationalities] == ["Afghan", "Pakistani"]
    assert Note("1) Afghan 2) Pakistani", label="Nationality") in old["gb-ofsi-97281"].cells
    person = new["gb-ofsi-97281"]
    assert person.positions == ("Deputy Minister of Wells", "Member of the Sample Council")
    assert person.titles == ("Mullah", "Haji")
    assert "(!) Deputy Minister of Wells (2) Member of the Sample Council" in [cell.text for cell in person.cells]


def test_a_number_in_an_address_splits_nothing(new):
    """Only cells that begin to count are split."""
    assert new["gb-ofsi-97281"].addresses[0].lines == ("Office Tower (2), Time City", "Kabul")


def test_numbers_of_documents_are_read_out_of_the_old_cells(old):
    """Where they come first or after the word for them; the words about them stay."""
    tunisian, afghan, card, code = old["gb-ofsi-97281"].identifications
    assert (tunisian.kind, tunisian.number) == (IdentificationKind.PASSPORT, "G100200")
    assert (str(tunisian.issue_date), str(tunisian.expiry_date)) == ("1996-06-01", "2001-05-31")
    assert (tunisian.expired, afghan.expired) == (True, None)
    assert tunisian.note == "G100200 (Tunisian). Issued on 1 June 1996. Expired on 31 May 2001"
    assert (afghan.number, afghan.country.code, afghan.issue_date) == ("D 000933", "AF", None)
    assert (afghan.issue_place, tunisian.issue_place) == ("Kabul", None)
    assert (card.kind, card.number) == (IdentificationKind.NATIONAL_ID, "2096900")
    assert (code.kind, code.number) == (IdentificationKind.TAX_NUMBER, "TST KRM 63A01 Z200X")


def test_numbers_and_details_of_documents_are_joined(new):
    """By their place in the two cells; a dash in both is nothing."""
    diplomatic, passport, tax = new["gb-ofsi-97281"].identifications
    assert (diplomatic.kind, diplomatic.number) == (IdentificationKind.DIPLOMATIC_PASSPORT, "D0009001")
    assert (passport.number, str(passport.expiry_date)) == ("P1234567", "2003-06-04")
    assert (tax.kind, tax.number, tax.note) == (
        IdentificationKind.TAX_NUMBER,
        "771009001122",
        "Russian INN Number",
    )


def test_references_of_other_lists_are_external_identifiers(old, new):
    """The UN's of the time, and one of the UK Sanctions List for each regime."""
    assert old["gb-ofsi-97281"].external_id(ExternalScheme.UN_REFERENCE) == "TI.T.901.01"
    assert old["gb-ofsi-10999"].external_id(ExternalScheme.UN_REFERENCE) == "E.29.I.99"
    assert [(found.scheme.value, found.value) for found in new["gb-ofsi-97281"].external_ids] == [
        ("uk-reference", "AFG9001"),
        ("uk-reference", "SOM9003"),
        ("un-reference", "TAi.901"),
        ("ofsi-group", "97281"),
    ]


def test_what_other_information_packs_stands_where_it_belongs(new):
    """And the whole of it among the remarks."""
    person, company = new["gb-ofsi-97281"], new["gb-ofsi-95500"]
    assert person.gender is Gender.MALE
    assert person.designations[0].reasons == ("He teaches.",)
    assert person.remarks[0].startswith("(UK Sanctions List Ref):AFG9001 and SOM9003.")
    assert [(contact.kind, contact.value) for contact in person.contacts] == [
        (ContactKind.PHONE, "+93 700 000 000"),
        (ContactKind.PHONE, "+93 700 000 001"),
        (ContactKind.EMAIL, "karim@sample.example"),
        (ContactKind.WEBSITE, "www.sample.example"),
    ]
    assert [contact.kind for contact in company.contacts] == [
        ContactKind.PHONE,
        ContactKind.FAX,
        ContactKind.WEBSITE,
        ContactKind.EMAIL,
    ]
    assert company.organization_types == ("Bank", "Joint-Stock Company")
    assert [(found.label, found.number) for found in company.identifications] == [
        ("OGRN", "1020000000001"),
        ("INN", "7700000001"),
    ]
    assert company.designations[0].reasons == ("Sells samples (and patterns).",)


def test_related_companies_are_listed_by_line_or_semicolon(new):
    """An abbreviated ``Co.`` ends no name."""
    found = new["gb-ofsi-95500"].relationships
    assert [(relationship.kind, relationship.name) for relationship in found] == [
        (RelationshipKind.PARENT_OF, "Obrazets Trading LLC"),
        (RelationshipKind.PARENT_OF, "Obrazets Shipping Co. Ltd"),
        (RelationshipKind.SUBSIDIARY_OF, "Ministry of Patterns (MOP)"),
        (RelationshipKind.SUBSIDIARY_OF, "Sample Group"),
    ]


def test_a_related_company_may_be_called_what_it_is():
    """That counts, whatever the key, and its address is no part of its name."""
    text = "(Subsidiaries):Sample Holding (parent), 5 High Road, P.O. Box 7"
    (found,) = _one(**{"Other Information": text})["gb-ofsi-1"].relationships
    assert (found.kind, found.name) == (RelationshipKind.SUBSIDIARY_OF, "Sample Holding")
    assert found.note == "Sample Holding (parent), 5 High Road, P.O. Box 7"


def test_measures_beside_the_asset_freeze_are_read(new):
    """With the day they were imposed; the list says nothing of measures otherwise."""
    (designation,) = new["gb-ofsi-95500"].designations
    assert [(m.kind, str(m.start_date)) for m in designation.measures] == [
        (MeasureKind.ASSET_FREEZE, "None"),
        (MeasureKind.CORRESPONDENT_ACCOUNT_RESTRICTION, "None"),
        (MeasureKind.TRUST_SERVICES_BAN, "2023-03-21"),
    ]
    assert new["gb-ofsi-97281"].designations[0].measures == ()


def test_a_ship_that_is_listed_as_an_asset_is_frozen():
    """The ships that OFSI's list has are the property of designated companies, which their entries say."""
    text = "DPRK vessel M/V WORDS 2. Listed as asset of Words Shipping Co (OFSI ID: 1, UN Ref KPe.999)"
    assert [(m.kind, m.text) for m in measures_in(text)] == [
        (MeasureKind.ASSET_FREEZE, "Listed as asset of Words Shipping Co")
    ]


@pytest.mark.parametrize(
    "words", ["an asset freeze - The", "an asset freeze and Travel Ban. (2)", "an asset freeze: The"]
)
def test_the_asset_freeze_is_stated_whatever_follows(words):
    """A measure "in addition to an asset freeze" states the freeze too: who bears it is not only disqualified."""
    text = (
        f"(1) Sanction imposed in addition to {words} Director Disqualification Sanction was imposed on 09/04/2025 (UK"
    )
    kinds = [measure.kind for measure in measures_in(text)]
    assert kinds == [MeasureKind.ASSET_FREEZE, MeasureKind.DIRECTOR_DISQUALIFICATION]


def test_a_ship_has_its_particulars(new):
    """Out of Other Information."""
    ship = new["gb-ofsi-93651"]
    assert isinstance(ship, Vessel)
    assert (ship.imo_number, ship.owners, ship.tonnage, ship.length) == (
        "IMO9000012",
        ("Sample Shipping",),
        "1676",
        "80",
    )
    assert [flag.code for flag in (*ship.flags, *ship.former_flags)] == ["KP", "PA", "KR"]
    assert ship.build_dates == (PartialDate("1975"),)


def test_a_non_latin_name_has_the_kind_of_the_name_beside_it(new):
    """Misspelt scripts are known, and so is a country in the place of its language."""
    name = new["gb-ofsi-95500"].names[-1]
    assert (name.text, name.kind, name.script, name.language) == ("ОБРАЗЕЦ", NameKind.PRIMARY, "Cyrl", "ru")


def test_alias_quality_is_quality(new):
    """Good is strong, low is weak."""
    names = new["gb-ofsi-97281"].names
    assert [name.quality for name in names] == [None, Quality.WEAK, Quality.STRONG, None]


@pytest.mark.parametrize(
    "cell",
    ["(1) Mayor (2) Judge", "1) Mayor 2) Judge", "1) Mayor (2) Judge", "(!) Mayor. (2) Judge.", "Mayor (2) Judge"],
)
def test_numbers_are_written_in_many_ways(cell):
    """Some of them mistyped."""
    found = _one(**{"Group Type": "Individual", "Position": cell})["gb-ofsi-1"]
    assert isinstance(found, sl.Person)
    assert found.positions == ("Mayor", "Judge")
    assert found.cells == (Note(cell, label="Position"),)


@pytest.mark.parametrize("cell", ["Judge in Room (1)", "Member since (12) years", "(3) Judge", "Area 2) Judge"])
def test_other_numbers_split_nothing(cell):
    """A cell that does not count from one is one value."""
    found = _one(**{"Group Type": "Individual", "Position": cell})["gb-ofsi-1"]
    assert isinstance(found, sl.Person)
    assert (found.positions, found.cells) == ((cell,), ())


HEADER = "Name 6,Name 1,Group Type,Alias Type,Regime,Listed On,Last Updated,Group ID,DOB,Other Information,Position"


def _one(**cells: str) -> SanctionsList:
    row = {
        "Name 6": "SAMPLE",
        "Group Type": "Entity",
        "Alias Type": "Primary name",
        "Regime": "Russia",
        "Listed On": "01/02/2020",
        "Last Updated": "01/02/2020",
        "Group ID": "1",
        **cells,
    }
    line = ",".join(f'"{row.get(column, "")}"' for column in HEADER.split(","))
    return sl.read(f"Last Updated,01/03/2020\n{HEADER}\n{line}\n".encode())


def test_an_update_on_the_day_of_listing_is_none():
    """Nothing was amended then, and the date stays in a note; a later one is an event."""
    (designation,) = _one()["gb-ofsi-1"].designations
    assert (designation.listing_date, designation.events) == (PartialDate("2020-02-01"), ())
    assert designation.notes == (Note("01/02/2020", label="Last Updated"),)
    (designation,) = _one(**{"Last Updated": "02/02/2020"})["gb-ofsi-1"].designations
    assert ([event.date for event in designation.events], designation.notes) == ([PartialDate("2020-02-02")], ())


def test_a_party_without_a_primary_name_is_an_issue():
    """Its first name is what stands for it."""
    found = _one(**{"Alias Type": "Primary name variation"})
    assert [issue.code for issue in found.issues] == [IssueCode.MISSING_FIELD]
    assert str(found["gb-ofsi-1"].name) == "SAMPLE"


def test_a_day_that_never_was_is_an_issue():
    """And no birth date."""
    found = _one(DOB="29/02/1969")
    assert [(issue.code, issue.raw) for issue in found.issues] == [(IssueCode.UNREADABLE_VALUE, "29/02/1969")]
    assert found["gb-ofsi-1"].birth_dates == ()


def test_the_position_of_a_company_is_an_issue():
    """Only a person can have one."""
    found = _one(Position="Director")
    assert [(issue.code, issue.raw) for issue in found.issues] == [(IssueCode.MISPLACED_VALUE, "Director")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("(UN Ref):QDE.145. Text", "QDe.145"),
        ("(UN Ref):CDi. 037. Text", "CDi.037"),
        ("(UK Sanctions List Ref):SDi.005. Text", "SDi.005"),
        ("UN Ref:QI.K.306.12. Text", "QI.K.306.12"),
        ("UN Ref Q.I.A.291.11. Text", "QI.A.291.11"),
        ("UN Ref QI.Z,168.04. Text", "QI.Z.168.04"),
    ],
)
def test_mistyped_references_of_the_un_are_put_right(text, value):
    """In the external identifier; the remarks stand as they are."""
    found = _one(**{"Other Information": text})["gb-ofsi-1"]
    assert found.external_id(ExternalScheme.UN_REFERENCE) == value
    assert found.remarks == (text,)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("00375(17)7762032. 00375(17)7765479", ["00375(17)7762032", "00375(17)7765479"]),
        ("+7 (967) 171-27-09. -287 -323", ["+7 (967) 171-27-09. -287 -323"]),
        ("Tel 6668114/5", ["Tel 6668114/5"]),
    ],
)
def test_telephone_numbers_are_split_where_each_is_one(text, values):
    """What may be the end of another number stays with it."""
    found = _one(**{"Other Information": f"(Phone number):{text}"})["gb-ofsi-1"]
    assert [contact.value for contact in found.contacts] == values


def test_a_list_without_a_known_header_is_an_error():
    """It says which columns it lacks."""
    with pytest.raises(sl.ReadError, match="lacks alias type"):
        sl.read(b"Last Updated,01/03/2020\nName 6,Name 1,Group Type,Regime,Listed On,Group ID\n")


def test_reading_is_the_same_from_a_stream():
    """One that has to be kept, since it is read more than once."""
    path = FOLDER / "layout_of_2022.csv"
    with path.open("rb") as stream:
        assert sl.read(stream).entities == sl.read(path).entities
