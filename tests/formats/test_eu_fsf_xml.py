"""The EU's consolidated list in XML 1.1."""

from __future__ import annotations

import datetime
from itertools import pairwise

import pytest

import sanctionslib as sl
from sanctionslib import Answer, BirthDate, Country, Entity, IssueCode, Organization, PartialDate, Person, SanctionsList
from sanctionslib.model import (
    Calendar,
    Event,
    EventKind,
    ExternalId,
    ExternalScheme,
    Gender,
    IdentificationKind,
    LegalBasisKind,
    NameKind,
    NamePartKind,
    Note,
    Quality,
)
from tests.conftest import SPECIMENS

FOLDER = SPECIMENS / "eu_fsf_xml"


def specimen(name: str) -> SanctionsList:
    """What is read from a specimen."""
    return sl.read(FOLDER / f"{name}.xml")


@pytest.fixture(scope="module")
def twice() -> SanctionsList:
    """A party under two programmes, with another between its records."""
    return specimen("one_party_two_programmes")


@pytest.fixture(scope="module")
def olena() -> Person:
    """A person with names, birth dates and citizenships of every form."""
    found = specimen("persons")["eu-EU.9011.3"]
    assert isinstance(found, Person)
    return found


@pytest.fixture(scope="module")
def farid() -> Person:
    """A person with Hijri birth dates and documents."""
    found = specimen("persons")["eu-EU.9012.4"]
    assert isinstance(found, Person)
    return found


@pytest.fixture(scope="module")
def harbour() -> Organization:
    """An enterprise with addresses and numbers."""
    found = specimen("enterprises")["eu-EU.9021.5"]
    assert isinstance(found, Organization)
    return found


@pytest.fixture(scope="module")
def oddities() -> SanctionsList:
    """What the format is not known to hold."""
    return specimen("oddities")


def births(entity: Entity) -> list[str]:
    """The birth dates, as EDTF."""
    return [str(date) for date in entity.birth_dates]


def messages(found: SanctionsList) -> dict[str, str | None]:
    """The messages of the issues, with the text at fault."""
    return {issue.message: issue.raw for issue in found.issues}


# -- the list, and parties under two programmes -----------------------------------------------------------------------


def test_list_is_dated_by_its_generation(twice: SanctionsList) -> None:
    """The edition is the day of generationDate, whose words are kept."""
    assert twice.published == datetime.date(2031, 5, 13)
    assert twice.edition == "2031-05-13T17:44:28.283+02:00"
    assert twice.authority is not None
    assert twice.authority.id == "eu-council"


def test_one_reference_number_is_one_entity(twice: SanctionsList) -> None:
    """Two records with one EU reference number are one entity, at the place of the first."""
    assert [entity.id for entity in twice] == ["eu-EU.9001.1", "eu-EU.9002.2"]
    assert not twice.issues


def test_each_record_is_a_designation(twice: SanctionsList) -> None:
    """Each record of a party is a designation with its programme, its act and its line."""
    designations = twice["eu-EU.9001.1"].designations
    assert [[program.code for program in each.programs] for each in designations] == [["AFG"], ["TAQA"]]
    assert [each.legal_bases[0].citation for each in designations] == ["202/2030 (OJ L22)", "303/2007 (OJ L33)"]
    lines = [each.source.line for each in designations if each.source and each.source.line]
    assert len(lines) == 2
    assert lines[0] < lines[1]


def test_shared_values_are_there_once_with_both_acts(twice: SanctionsList) -> None:
    """A name that both records state stands once, with the acts of both."""
    entity = twice["eu-EU.9001.1"]
    name = next(name for name in entity.names if name.text == "Adem QORI")
    assert [basis.citation for basis in name.legal_bases] == ["202/2030 (OJ L22)", "101/2029 (OJ L11)"]
    assert births(entity) == ["1967~"]
    assert len(entity.birth_dates[0].legal_bases) == 2
    assert [place.city for place in entity.birth_places] == ["Old Town", "New Town"]
    assert len(entity.citizenships) == 1


def test_scattered_records_stream(twice: SanctionsList) -> None:
    """Streaming merges the records as reading does, packed or not."""
    path = FOLDER / "one_party_two_programmes.xml"
    assert list(sl.iter_entities(path)) == list(twice)
    wide = path.read_text(encoding="utf-8").replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16")
    assert list(sl.iter_entities(wide)) == list(twice)


def test_issues_stand_at_the_place_of_their_record() -> None:
    """An issue of a held record comes at the place of that record."""
    text = (FOLDER / "one_party_two_programmes.xml").read_text(encoding="utf-8")
    text = text.replace('gender="M"', 'gender="X"').replace('programme="TAQA"', 'programme="TAQB"')
    found = sl.read(text.encode())
    assert [issue.raw for issue in found.issues] == ["X", "X", "TAQB"]
    lines = [issue.source.line for issue in found.issues if issue.source]
    assert all(one is not None and two is not None and one < two for one, two in pairwise(lines))


def test_act_keeps_its_particulars(twice: SanctionsList) -> None:
    """An act has its number, type, issuer, dates and address."""
    basis = twice["eu-EU.9001.1"].designations[0].legal_bases[0]
    assert (basis.kind, basis.label, basis.issuer) == (LegalBasisKind.REGULATION, "amendment", "council")
    assert (str(basis.date), str(basis.effective_date)) == ("2030-06-15", "2030-06-16")
    assert basis.url == "https://example.org/act/202/2030"


def test_designation_date_is_an_event(twice: SanctionsList) -> None:
    """The designation date, which may be the UN's, is an event under its label, and does not start the designation."""
    designation = twice["eu-EU.9001.1"].designations[0]
    event = Event(kind=EventKind.OTHER, date=PartialDate("2001-02-23"), label="designationDate")
    assert designation.events == (event,)
    assert designation.effective_date == PartialDate("[..2030-06-16]")
    assert designation.in_force(datetime.date(2001, 3, 1)) is Answer.CANNOT_SAY


@pytest.mark.parametrize(
    ("kind", "designated", "expected"),
    [
        ("amendment", "2030-08-01", "[..2030-08-01]"),
        ("amendment", "2030-06-16", "[..2030-06-16]"),
        ("regulation", "2030-08-01", "[..2030-08-01]"),
        ("regulation", "2001-02-23", "2030-06-16"),
        ("repealing", "2001-02-23", "[..2030-06-16]"),
    ],
)
def test_latest_date_bounds_the_start(kind: str, designated: str, expected: str) -> None:
    """A designation date after the entry into force is the latest possible start; an earlier one changes nothing."""
    text = (FOLDER / "one_party_two_programmes.xml").read_text(encoding="utf-8")
    text = text.replace('regulationType="amendment" org', f'regulationType="{kind}" org', 1)
    found = sl.read(text.replace('designationDate="2001-02-23"', f'designationDate="{designated}"').encode())
    assert found["eu-EU.9001.1"].designations[0].effective_date == PartialDate(expected)


def test_amendment_bounds_the_start(twice: SanctionsList) -> None:
    """An amendment tells only by when the party was listed and the designation had taken effect."""
    designation = twice["eu-EU.9001.1"].designations[1]
    assert designation.listing_date == PartialDate("[..2007-08-18]")
    assert designation.effective_date == PartialDate("[..2007-08-17]")
    assert designation.in_force(datetime.date(2006, 1, 1)) is Answer.CANNOT_SAY
    assert designation.in_force(datetime.date(2020, 1, 1)) is Answer.YES


def test_original_regulation_starts(twice: SanctionsList) -> None:
    """An original regulation's publication is the listing, its entry into force the start."""
    designation = twice["eu-EU.9002.2"].designations[0]
    assert designation.listing_date == PartialDate("2029-03-01")
    assert designation.effective_date == PartialDate("2029-03-02")
    assert designation.in_force(datetime.date(2029, 2, 28)) is Answer.NO


def test_details_un_number_and_remarks(twice: SanctionsList) -> None:
    """The designationDetails are a note of the designation, unitedNationId an external identifier, remark a remark."""
    entity = twice["eu-EU.9001.1"]
    note = Note("Date of UN designation: 23.2.2001 No longer valid", label="designationDetails")
    assert entity.designations[0].notes == (note,)
    assert entity.external_ids == (ExternalId(ExternalScheme.UN_REFERENCE, "QDi.901"),)
    assert entity.remarks == ("Belongs to nobody.",)


# -- names ------------------------------------------------------------------------------------------------------------


def test_primary_name(olena: Person) -> None:
    """The primary name is Latin, in English, no alias, and the one that function and gender stand with."""
    assert [name.text for name in olena.names if name.kind is NameKind.PRIMARY] == ["Olena Andriivna PETRENKO"]
    assert olena.names[0].kind is NameKind.PRIMARY


def test_name_has_parts_language_and_act(olena: Person) -> None:
    """A name has its parts, its language in lower case, its quality, and the act that states it."""
    name = olena.names[0]
    assert [(part.kind, part.text) for part in name.parts] == [
        (NamePartKind.GIVEN, "Olena"),
        (NamePartKind.MIDDLE, "Andriivna"),
        (NamePartKind.FAMILY, "PETRENKO"),
    ]
    assert (name.language, name.script, name.quality) == ("en", None, Quality.STRONG)
    assert [basis.citation for basis in name.legal_bases] == ["202/2030 (OJ L22)"]


def test_names_in_other_scripts(olena: Person) -> None:
    """A name in another script has its script."""
    assert [(name.language, name.script) for name in olena.names if name.script] == [("uk", "Cyrl")]


def test_remarks_tell_quality_and_kind(olena: Person) -> None:
    """What a remark says of a name goes before its flag, and stays in the note."""
    found = {name.text: (name.kind, name.quality, name.note) for name in olena.names}
    assert found["Lena"] == (NameKind.AKA, Quality.WEAK, "low quality alias")
    assert found["Olena KOVAL"] == (NameKind.MAIDEN, Quality.STRONG, "maiden name")
    assert found["Elena PETRENKO"] == (NameKind.FKA, Quality.STRONG, "formerly known as")
    assert found["Oxana"] == (NameKind.AKA, Quality.WEAK, None)


def test_function_title_gender(olena: Person, farid: Person) -> None:
    """A function is a position, a title a title; the gender is there once."""
    assert (olena.positions, olena.titles, olena.gender) == (("Member of the Green Council",), (), Gender.FEMALE)
    assert (farid.positions, farid.titles, farid.gender) == ((), ("Dr",), Gender.MALE)


# -- births and citizenships ------------------------------------------------------------------------------------------


def test_birth_dates_of_every_form(olena: Person) -> None:
    """No form of birth date is padded or narrowed."""
    assert olena.birth_dates[1] == PartialDate("1962-03")
    assert births(olena) == [
        "1961-11-28",
        "1962-03-XX",
        "1963~",
        "[1960..1962]",
        "[..1965]",
        "[1958~..]",
        "XXXX",
    ]


def test_birth_date_without_its_year_is_kept_in_words(olena: Person) -> None:
    """A remark alone is a birth date of which only the words are known."""
    assert olena.birth_dates[-1].text == "DOB: 10 October (year unknown)"


def test_remark_goes_to_what_it_is_about(olena: Person) -> None:
    """A remark on the state a town lay in is about the place, one on years about the date."""
    assert olena.birth_dates[0].note is None
    assert (olena.birth_places[0].city, olena.birth_places[0].note) == ("Kryvyi Rih", "Then USSR")
    assert olena.birth_dates[3].note == "between 1960 and 1962"


def test_birth_places(olena: Person) -> None:
    """A place has the parts that are stated; a withdrawn code becomes that of ISO 3166-3; 00 is no country."""
    places = [
        (place.place, place.city, place.region, place.country and place.country.code) for place in olena.birth_places
    ]
    assert places == [
        (None, "Kryvyi Rih", None, "UA"),
        ("Hill Village", None, "Green Region", None),
        (None, "Lviv", None, "UA"),
        (None, None, None, "YUCS"),
    ]


def test_islamic_calendar_beside_the_gregorian(farid: Person) -> None:
    """Hijri numbers and a Gregorian day are two birth dates; the remark goes to the Hijri one."""
    first, second, _ = farid.birth_dates
    assert first == BirthDate("1982-04-19")
    assert second == BirthDate("1402-06-24", calendar=Calendar.ISLAMIC, note="hijri calendar")
    assert first.overlaps(second) is Answer.YES


def test_iranian_calendar(farid: Person) -> None:
    """The year that the remark calls Iranian is one of the Persian calendar."""
    assert farid.birth_dates[2] == BirthDate("1343", calendar=Calendar.PERSIAN, note="Iranian Hijri calendar")
    assert farid.birth_dates[2].overlaps(PartialDate("1964")) is Answer.YES


def test_citizenships(olena: Person) -> None:
    """A citizenship keeps its remark and its region; country 00 states nothing."""
    assert [(each.country, each.note) for each in olena.citizenships] == [
        (Country("UKRAINE", "UA"), "(presumed)"),
        (Country("RUSSIAN FEDERATION", "RU"), "Green Region"),
    ]


# -- documents, addresses, organizations ------------------------------------------------------------------------------


def test_document(farid: Person) -> None:
    """A document has what is stated of it: flags as they stand, and no validity that nobody states."""
    document = farid.identifications[0]
    assert (document.kind, document.number) == (IdentificationKind.DIPLOMATIC_PASSPORT, "D9004878")
    assert document.label == "National passport"
    assert document.country == Country("IRAN (ISLAMIC REPUBLIC OF)", "IR")
    assert (document.issuer, document.issue_place) == ("Ministry of Foreign Affairs", "Tehran")
    assert (str(document.issue_date), str(document.valid_from), str(document.expiry_date)) == (
        "2010-02-18",
        "2010-02-19",
        "2015-02-18",
    )
    assert (document.expired, document.false, document.lost, document.revoked) == (True, False, False, False)
    assert (document.diplomatic, document.valid) == (True, None)
    assert document.holder_name == "Farid N. Nouri"
    assert [basis.citation for basis in document.legal_bases] == ["101/2029 (OJ L11)"]


def test_flags_and_remarks_of_documents(farid: Person) -> None:
    """The remark of a number of type "other" tells its kind; several remarks are one note."""
    tax, other = farid.identifications[1:]
    assert (tax.kind, tax.note) == (IdentificationKind.TAX_NUMBER, "Tax Identification Number")
    assert (other.kind, other.false, other.lost, other.revoked) == (IdentificationKind.OTHER, True, True, True)
    assert other.note == "(first); (second)"


def test_numbers_that_join_lists(harbour: Organization) -> None:
    """IMO numbers and BICs are external identifiers in their own form; the document keeps the source's."""
    assert harbour.external_ids == (
        ExternalId(ExternalScheme.IMO, "IMO9000003"),
        ExternalId(ExternalScheme.BIC, "GRHBPAPA"),
    )
    assert [document.number for document in harbour.identifications] == ["9000003", "GRHB PAPA", "77/1", "77-1"]


def test_address(harbour: Organization) -> None:
    """An address has its parts, its remark and its act, and says whether it is that of the listing."""
    address = harbour.addresses[0]
    assert (address.lines, address.po_box, address.postal_code) == (("1 Quay Road",), "P.O. Box 7", "1234")
    assert (address.place, address.city, address.region) == ("Old Quay", "Harbour City", "North")
    assert (address.country, address.at_listing, address.note) == (Country("PANAMA", "PA"), True, "Branch Office 1")
    assert str(address) == "1 Quay Road, P.O. Box 7, Old Quay, Harbour City, North, 1234, PANAMA"
    assert [str(each) for each in harbour.addresses[1:]] == ["PANAMA"]


def test_contacts(harbour: Organization) -> None:
    """The contacts of all addresses are contacts of the party, each with its act."""
    assert [(contact.kind.value, contact.value) for contact in harbour.contacts] == [
        ("phone", "+507 1"),
        ("fax", "+507 2"),
        ("email", "a@example.org"),
        ("website", "https://example.org"),
        ("website", "https://example.com"),
    ]
    assert harbour.contacts[-1].legal_bases[0].citation == "202/2030 (OJ L22)"


def test_function_of_an_organization(harbour: Organization) -> None:
    """The function of an organization is what it does."""
    assert harbour.activities == ("Shipping company",)


def test_delisting_date_ends_a_designation(harbour: Organization) -> None:
    """A designation ends on its delisting date."""
    assert harbour.designations[0].end_date == PartialDate("2031-06-30")


def test_story_is_a_remark() -> None:
    """A function of several sentences that tells a story is a remark."""
    relief = specimen("enterprises")["eu-EU.9022.6"]
    assert isinstance(relief, Organization)
    assert relief.activities == ()
    assert relief.remarks[0].startswith("Green Relief has collected money")


def test_interim_listing() -> None:
    """
    A listing by the UN that the EU has not taken over is no regulation, and starts nothing in the EU; a corrigendum is
    a further basis.
    """
    designation = specimen("enterprises")["eu-EU.9022.6"].designations[0]
    assert [(basis.kind, basis.label, basis.issuer) for basis in designation.legal_bases] == [
        (None, "regulation", "un"),
        (None, "corrigendum", None),
    ]
    assert (designation.listing_date, designation.effective_date) == (None, None)
    assert designation.in_force(datetime.date(2030, 1, 1)) is Answer.CANNOT_SAY
    assert [(note.label, note.text) for note in designation.notes] == [
        ("NOTICE", "See the page of the committee"),
        ("regulation", "Interim listing"),
    ]


# -- what does not fit ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("message", "raw"),
    [
        ("<nameAlias> has an unknown attribute nickname", "Oddy"),
        ("unknown element <surprise> in <nameAlias>", "<surprise>new</surprise>"),
        ("unknown gender", "X"),
        ("a name without text", "nothing"),
        ("unknown country", "QQ NOWHERE"),
        ("acquisitionDate, for which a citizenship has no field", "2001-01-01"),
        ("a calendar that cannot be counted in", "BUDDHIST 2505"),
        ("a day of birth without its year", "30 2"),
        ("the birth date is not a date", "1961-02-30"),
        ("the birth date is not the day stated apart, 1961-02-04", "1961-02-03"),
        ("year is not a number", "soon"),
        ("circa is neither true nor false", "maybe"),
        ("unknown kind of contact", "TELEX"),
        ("unknown type of identification", "newtype"),
        ("validTo is not a date", "next year"),
        ("not an IMO number", "12"),
        ("not a BIC", "12"),
        ("unknown program", "NEWP"),
        ("publicationDate is not a date", "someday"),
        ("unknown type of subject", "ship"),
        ("a second gender", "female"),
        ("text beside or in elements that have none", "loose text"),
        ("a record without its reference number", None),
        ("a record without a regulation", None),
        ("unknown element <note>", "<note>new</note>"),
    ],
)
def test_what_does_not_fit_is_an_issue(oddities: SanctionsList, message: str, raw: str | None) -> None:
    """Whatever the parser does not know is an issue with the raw value."""
    assert messages(oddities)[message] == raw


def test_unknown_programme_stays_visible(oddities: SanctionsList) -> None:
    """An unknown programme is a program with that code and no more."""
    program = oddities["eu-EU.9031.7"].designations[0].programs[0]
    assert (program.code, program.authority) == ("NEWP", None)


def test_un_number_cut_short_is_not_filled_up(oddities: SanctionsList) -> None:
    """A UN reference number cut short is no identifier, which would be somebody else's, but a note with an issue."""
    entity = oddities["eu-EU.9031.7"]
    assert entity.external_ids == ()
    assert Note("QDi.43", label="unitedNationId") in entity.designations[0].notes
    assert messages(oddities)["unitedNationId is not a whole reference number of the UN"] == "QDi.43"


def test_conflicting_dates_are_both_kept(oddities: SanctionsList) -> None:
    """A day that disagrees with its own numbers is kept beside them."""
    assert births(oddities["eu-EU.9031.7"]) == ["1961-02-03", "1961-02-04"]


def test_records_of_unknown_names_are_an_error() -> None:
    """A list whose records are all of an unknown name is refused, and what was found is named."""
    text = (FOLDER / "one_party_two_programmes.xml").read_text(encoding="utf-8").replace("sanctionEntity", "party")
    with pytest.raises(sl.ReadError, match="holds no <sanctionEntity>, but 3 <party>"):
        sl.read(text.encode())


def test_file_cut_short_is_an_error() -> None:
    """A file that ends in the middle of a record is refused, although its records were looked through before."""
    data = (FOLDER / "one_party_two_programmes.xml").read_bytes()
    with pytest.raises(sl.ReadError, match="cut short"):
        sl.read(data[:-900])


def test_codes_of_issues(oddities: SanctionsList) -> None:
    """Every issue code that the parser uses says what kind of finding it is."""
    assert {issue.code for issue in oddities.issues} == {
        IssueCode.UNKNOWN_ATTRIBUTE,
        IssueCode.UNKNOWN_CODE,
        IssueCode.UNKNOWN_ELEMENT,
        IssueCode.MISSING_FIELD,
        IssueCode.MISPLACED_VALUE,
        IssueCode.UNREADABLE_VALUE,
    }
