"""The UN Security Council Consolidated List in XML."""

from __future__ import annotations

import datetime

import pytest

import sanctionslib as sl
from sanctionslib import (
    Address,
    BirthDate,
    Country,
    Entity,
    IssueCode,
    Organization,
    PartialDate,
    Person,
    SanctionsList,
)
from sanctionslib.model import (
    Calendar,
    EventKind,
    ExternalId,
    ExternalScheme,
    Gender,
    IdentificationKind,
    NameKind,
    NamePartKind,
    Place,
    Quality,
)
from tests.conftest import SPECIMENS

FOLDER = SPECIMENS / "un_sc_xml"

NORWAY = Country("Norway", "NO")


def specimen(name: str) -> SanctionsList:
    """What is read from a specimen."""
    return sl.read(FOLDER / f"{name}.xml")


@pytest.fixture(scope="module")
def old() -> SanctionsList:
    """A list in the layout of 2017 to 2020."""
    return specimen("layout_of_2017")


@pytest.fixture(scope="module")
def new() -> SanctionsList:
    """A list in the layout of 2026."""
    return specimen("layout_of_2026")


@pytest.fixture(scope="module")
def births() -> SanctionsList:
    """Birth dates of every form."""
    return specimen("birth_dates")


@pytest.fixture(scope="module")
def aliases() -> SanctionsList:
    """Aliases: split and not, graded and not, in several scripts."""
    return specimen("aliases")


@pytest.fixture(scope="module")
def documents() -> Entity:
    """One individual with documents of every kind."""
    return specimen("documents")["unsc-QDi.904"]


def individual(body: str) -> str:
    """A list of one individual, with *body* in it."""
    return f"""<CONSOLIDATED_LIST dateGenerated="2026-01-02T00:00:00Z"><INDIVIDUALS><INDIVIDUAL>
        <DATAID>1</DATAID><FIRST_NAME>A</FIRST_NAME><UN_LIST_TYPE>Iraq</UN_LIST_TYPE>
        <REFERENCE_NUMBER>IQi.900</REFERENCE_NUMBER>{body}</INDIVIDUAL></INDIVIDUALS><ENTITIES/></CONSOLIDATED_LIST>"""


def read_one(body: str) -> tuple[Person, list[tuple[str, str | None]]]:
    """The individual with *body*, and the code and raw text of each issue."""
    read = sl.read(individual(body).encode())
    (entity,) = read
    assert isinstance(entity, Person)
    return entity, [(issue.code.value, issue.raw) for issue in read.issues]


# -- the list ---------------------------------------------------------------------------------------------------


def test_the_list_says_what_it_is(old: SanctionsList) -> None:
    """Authority, title, edition and date come with every list; the file states no number of records."""
    assert old.authority is not None
    assert old.authority.id == "un-sc"
    assert old.title == "UN Security Council Consolidated List"
    assert old.edition == "2017-06-21T19:01:02.335-04:00"
    assert old.published == datetime.date(2017, 6, 21)
    assert old.complete is True
    assert old.stated_count is None
    assert old.issues == ()


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.xml")), ids=lambda path: path.stem)
def test_no_specimen_has_an_issue(path: object) -> None:
    """Empty elements and placeholders are nothing, not issues."""
    assert sl.read(path).issues == ()  # type: ignore[arg-type]


def test_quotes_do_not_matter(new: SanctionsList) -> None:
    """The files of 2024 and 2025 quote attributes with apostrophes."""
    assert new.published == datetime.date(2026, 8, 2)


# -- the record -------------------------------------------------------------------------------------------------


def test_the_reference_number_identifies_a_party(old: SanctionsList) -> None:
    """REFERENCE_NUMBER, trimmed, is the reference and makes the id; DATAID is only a key of the file."""
    person = old["unsc-CDi.901"]
    assert person.reference == "CDi.901"
    assert person.external_ids == (ExternalId(ExternalScheme.UN_REFERENCE, "CDi.901"),)
    assert person.source is not None
    assert (person.source.record, person.source.key, person.source.line) == ("CDi.901", "900001", 4)
    assert old.by_identifier("CDi.901") == (person,)


def test_individuals_are_persons_and_entities_organizations(old: SanctionsList) -> None:
    """INDIVIDUAL is a Person, ENTITY an Organization."""
    assert [type(entity) for entity in old] == [Person, Organization]


def test_a_name_is_its_parts_joined(old: SanctionsList) -> None:
    """FIRST_NAME to FOURTH_NAME, trimmed, without the empty one and the placeholder na."""
    name = old["unsc-CDi.901"].names[0]
    assert name.text == "OSKAR EXEMPLAR"
    assert [(part.kind, part.text) for part in name.parts] == [
        (NamePartKind.FIRST, "OSKAR"), (NamePartKind.SECOND, "EXEMPLAR"),
    ]  # fmt: skip


def test_four_name_parts(new: SanctionsList) -> None:
    """All four parts of a name are kept apart."""
    assert [part.kind.value for part in new["unsc-TAi.901"].names[0].parts] == ["first", "second", "third", "fourth"]


def test_the_original_script_is_a_second_primary_name(old: SanctionsList) -> None:
    """NAME_ORIGINAL_SCRIPT is a primary name too, in its script."""
    for id, text, script in (
        ("unsc-CDi.901", "Оскар Экземпляр", "Cyrl"),
        ("unsc-KPe.901", "예시 무역", "Hang"),
    ):
        name = old[id].names[1]
        assert (name.text, name.kind, name.script) == (text, NameKind.PRIMARY, script)


def test_gender(old: SanctionsList, new: SanctionsList, births: SanctionsList) -> None:
    """MALE is Male; Unknown states nothing."""
    people = (old["unsc-CDi.901"], new["unsc-TAi.901"], births["unsc-QDi.902"])
    assert [person.gender for person in people if isinstance(person, Person)] == [Gender.MALE, Gender.FEMALE, None]


def test_titles_and_positions_are_kept_one_by_one(old: SanctionsList) -> None:
    """Each VALUE is one value, with line breaks of the layout as spaces."""
    person = old["unsc-CDi.901"]
    assert isinstance(person, Person)
    assert person.titles == ("Dr.", "Colonel")
    assert person.positions == ("a) Keeper of the Seals under the former regime b) Envoy", "Treasurer")


def test_nationalities(old: SanctionsList) -> None:
    """NATIONALITY and the NATIONALITY2 of the schema are nationalities; na is none, and not Namibia."""
    countries = [nationality.country for nationality in old["unsc-CDi.901"].nationalities]
    assert countries == [NORWAY, Country("Sweden", "SE")]


def test_addresses(old: SanctionsList) -> None:
    """An address is in its parts; one without any is no address."""
    assert old["unsc-CDi.901"].addresses == (
        Address(
            lines=("1 Example Street",),
            city="Bergen",
            region="Vestland",
            postal_code="5003",
            country=NORWAY,
            note="previous location",
        ),
    )


def test_comments_are_remarks(old: SanctionsList) -> None:
    """COMMENTS1 is one remark; an empty one is none."""
    (remark,) = old["unsc-CDi.901"].remarks
    assert remark.startswith("Made up for a test. His brother is in the business too. INTERPOL-UN")
    assert old["unsc-KPe.901"].remarks == ()


def test_interpol_links(old: SanctionsList, new: SanctionsList) -> None:
    """The link is read from its own element, or out of the comments of older files; once, if it is in both."""
    assert old["unsc-CDi.901"].notice_urls == ("https://www.interpol.int/en/notice/search/un/9000001",)
    assert new["unsc-TAi.901"].notice_urls == (
        "https://www.interpol.int/en/How-we-work/Notices/View-UN-Notices-Individuals#2012-900001",
    )
    assert new["unsc-QDe.901"].notice_urls == ()


def test_a_link_outside_the_comments() -> None:
    """INTERPOL_LINK alone is enough."""
    person, issues = read_one(
        "<HAS_INTERPOL_LINK>YES</HAS_INTERPOL_LINK><INTERPOL_LINK>https://www.interpol.int/x#1</INTERPOL_LINK>"
    )
    assert person.notice_urls == ("https://www.interpol.int/x#1",)
    assert issues == []


def test_the_designation(old: SanctionsList) -> None:
    """List, program and listing date; the offset of an old date stays in its words alone."""
    (designation,) = old["unsc-CDi.901"].designations
    assert designation.list == "UN Security Council Consolidated List"
    assert designation.authority == old.authority
    assert designation.reference == "CDi.901"
    assert [program.code for program in designation.programs] == ["DRC"]
    assert designation.listing_date == PartialDate("2015-07-02")
    assert designation.listing_date.text == "2015-07-02-04:00"
    assert designation.submitted_by == ("Trinidad and Tobago",)


def test_events(old: SanctionsList) -> None:
    """Amendments, a submission and a delisting are events; an empty VALUE is none."""
    (designation,) = old["unsc-CDi.901"].designations
    assert [(event.kind, str(event.date)) for event in designation.events] == [
        (EventKind.AMENDED, "2016-02-29"),
        (EventKind.AMENDED, "2017-01-05"),
        (EventKind.DELISTED, "2017-06-19"),
    ]
    assert designation.end_date == PartialDate("2017-06-19")
    (designation,) = old["unsc-KPe.901"].designations
    assert [(event.kind, str(event.date)) for event in designation.events] == [(EventKind.SUBMITTED, "2014-06-30")]
    assert designation.end_date is None


# -- aliases ----------------------------------------------------------------------------------------------------


def test_quality_of_an_individual_is_quality(aliases: SanctionsList) -> None:
    """Good is strong, Low is weak, and what is not graded has no quality."""
    graded = {name.text: (name.kind, name.quality) for name in aliases["unsc-IRi.903"].aliases}
    assert graded["Maná Ñames"] == (NameKind.AKA, Quality.STRONG)
    assert graded["أبو أسماء (Abu Asma; Abu- Asmaa)"] == (NameKind.AKA, Quality.WEAK)
    assert graded["Ungraded Names"] == (NameKind.AKA, None)


def test_quality_of_an_entity_is_kind(old: SanctionsList) -> None:
    """a.k.a. and f.k.a. are kinds, and say nothing of quality."""
    assert [(name.text, name.kind, name.quality) for name in old["unsc-KPe.901"].aliases] == [
        ("ETS", NameKind.AKA, None),
        ("Sample Trading", NameKind.FKA, None),
    ]


def test_a_note_does_not_change_the_kind(new: SanctionsList) -> None:
    """An alias under which the party was formerly listed is what QUALITY says, with a note."""
    (alias,) = new["unsc-QDe.901"].aliases
    assert (alias.kind, alias.note) == (NameKind.AKA, "formerly listed as")


def test_a_cell_of_several_names_is_split(aliases: SanctionsList) -> None:
    """Each is a name of the same kind and quality; the whole cell stands once, on the first."""
    names = aliases["unsc-IRi.903"].aliases[:3]
    assert [name.text for name in names] == ["Manny Names", "Mani Names", "Manny Neims"]
    assert {(name.kind, name.quality) for name in names} == {(NameKind.AKA, Quality.STRONG)}
    assert [name.cell for name in names] == ["Manny Names; Mani Names; Manny Neims", None, None]
    former = aliases["unsc-IRe.903"].aliases
    assert [(name.text, name.kind) for name in former] == [
        ("Nom Company", NameKind.FKA), ("Nomen Company", NameKind.FKA),
    ]  # fmt: skip


def test_a_cell_is_not_split_where_it_is_not_safe(aliases: SanctionsList) -> None:
    """Brackets around the semicolon, or an enumeration, leave the cell one name."""
    names = {name.text: name for name in aliases["unsc-IRi.903"].aliases}
    for text in ("Manuel Nombres; Manuela Nombres b) M. Nombres; M. Namen", "أبو أسماء (Abu Asma; Abu- Asmaa)"):
        assert names[text].cell is None


def test_scripts_of_aliases(aliases: SanctionsList) -> None:
    """The script is that of the words before a bracket, and is stated only where it is not Latin."""
    scripts = {name.text: name.script for name in aliases["unsc-IRi.903"].aliases}
    assert scripts["أبو أسماء (Abu Asma; Abu- Asmaa)"] == "Arab"
    assert scripts["多名"] == "Hani"
    assert scripts["Abu Ismael (original script: Абу Исмаэль)"] is None
    assert scripts["Maná Ñames"] is None


def test_empty_aliases_are_nothing(old: SanctionsList) -> None:
    """An alias without a name is no name."""
    assert [name.text for name in old["unsc-CDi.901"].aliases] == ["Oscar Example"]


def test_birth_data_of_an_alias(old: SanctionsList) -> None:
    """Date and place of birth inside an alias say under which alias they are stated."""
    person = old["unsc-CDi.901"]
    own, alias = person.birth_dates
    assert (str(own), own.alias) == ("1957-03-12", None)
    assert (str(alias), alias.alias) == ("1957-04-13", "Oscar Example")
    assert person.birth_places == (
        Place(city="Tromso", region="Troms", country=NORWAY, note="possibly Narvik"),
        Place(city="Oslo", country=NORWAY, alias="Oscar Example"),
    )


def test_a_place_of_birth_in_all_its_parts(new: SanctionsList) -> None:
    """Newer files also give the street, or village."""
    assert new["unsc-TAi.901"].birth_places == (
        Place(
            street="Mithal village",
            city="Namuna District",
            region="Helmand Province",
            country=Country("Afghanistan", "AF"),
        ),
    )


# -- birth dates ------------------------------------------------------------------------------------------------


def test_birth_dates_are_as_precise_as_the_source(births: SanctionsList) -> None:
    """Year, month, day, circa, ranges, another calendar, an age: nothing is padded, and the words are kept."""
    dates = births["unsc-QDi.902"].birth_dates
    assert [(date.edtf, date.text) for date in dates] == [
        ("1980-05-06", None),
        ("1979-01-02", None),
        ("1961", None),
        ("1959-02-XX", "Feb."),
        ("1974-10-XX", "Oct. 1974"),
        ("1962-07-XX", "July 1962"),
        ("[1978-03-XX..1978-04-XX]", "Between Mar. and Apr. 1978"),
        ("1403-07-12", "12/07/1403 (Hijri Calendar)"),
        ("1966~", None),
        ("XXXX", "20-25 years old"),
        ("[1951..1953]", None),
        ("[1941~..1944~]", "Approximately"),
    ]
    assert [date.edtf for date in dates if date.calendar is Calendar.ISLAMIC] == ["1403-07-12"]
    assert [(date.edtf, date.note) for date in dates if date.note] == [("1979-01-02", "from a lost passport")]


def test_birth_dates_in_nameless_aliases(births: SanctionsList) -> None:
    """A date in an alias without a name is the party's own, and says where it stood; null is none."""
    dates = births["unsc-TAi.902"].birth_dates
    assert [(str(date), date.text, date.alias, date.origin) for date in dates] == [
        ("1960", None, None, "INDIVIDUAL_ALIAS"),
        ("[1957..1963]", "1957 - 1963", None, "INDIVIDUAL_ALIAS"),
        ("1977", None, "Passport Holder", None),
    ]
    assert births["unsc-TAi.902"].birth_places == (
        Place(country=Country("Morocco", "MA"), alias="Passport Holder"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1958-02-30</DATE>", "1958-02-30"),
        ("<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><YEAR>58</YEAR>", "58"),
        ("<TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1960</FROM_YEAR><TO_YEAR>1950</TO_YEAR>", "1960 to 1950"),
    ],
)
def test_an_impossible_birth_date_is_an_issue(fields: str, expected: str) -> None:
    """What is no date is not made one; its words stay."""
    person, issues = read_one(f"<INDIVIDUAL_DATE_OF_BIRTH>{fields}</INDIVIDUAL_DATE_OF_BIRTH>")
    stated = [] if expected == "58" else [("XXXX", expected)]  # a year of two digits states no date at all
    assert [(date.edtf, date.text) for date in person.birth_dates] == stated
    assert issues == [("unreadable-value", expected)]


def test_a_half_open_range_of_years() -> None:
    """FROM_YEAR alone is a range without an end."""
    person, issues = read_one(
        "<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1960</FROM_YEAR>"
        "</INDIVIDUAL_DATE_OF_BIRTH>"
    )
    assert person.birth_dates == (BirthDate("[1960..]"),)
    assert issues == []


def test_a_note_without_a_date_keeps_its_words() -> None:
    """Words that are neither date nor age are an issue, and stay in the birth date."""
    person, issues = read_one(
        "<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><NOTE>in spring</NOTE></INDIVIDUAL_DATE_OF_BIRTH>"
    )
    assert [(str(date), date.text) for date in person.birth_dates] == [("XXXX", "in spring")]
    assert issues == [("unreadable-value", "in spring")]


# -- documents --------------------------------------------------------------------------------------------------


def test_kinds_of_documents(documents: Entity) -> None:
    """The two types of the UN, in three languages, are told apart further by TYPE_OF_DOCUMENT2."""
    kind = IdentificationKind
    assert [(document.kind, document.number) for document in documents.identifications] == [
        (kind.PASSPORT, "L000001"),
        (kind.PASSPORT, "AA0000002"),
        (kind.PASSPORT, "514000003"),
        (kind.PASSPORT, "PS0000004"),
        (kind.PASSPORT, "PS0000004"),
        (kind.NATIONAL_ID, "0000005"),
        (kind.NATIONAL_ID, "0000006"),
        (kind.NATIONAL_ID, "10007"),
        (kind.NATIONAL_ID, "00000008"),
        (kind.DRIVING_LICENCE, "90009B"),
        (kind.BIRTH_CERTIFICATE, "B000010"),
        (kind.VOTER_ID, "V000011"),
        (kind.MILITARY_ID, "00012"),
        (kind.SOCIAL_SECURITY_NUMBER, "000-00-0013"),
        (kind.TAX_NUMBER, "XXXXXX00X00X014X"),
        (kind.OTHER, "0000015"),
        (kind.PASSPORT, None),
        (kind.OTHER, "MO000017"),
    ]


def test_types_of_documents_stand_verbatim(documents: Entity) -> None:
    """TYPE_OF_DOCUMENT is the label, TYPE_OF_DOCUMENT2 the sublabel; a type that is only a number is the number."""
    labels = {document.number: (document.label, document.sublabel) for document in documents.identifications}
    assert labels["0000005"] == ("National Identification Number", None)
    assert labels["PS0000004"] == ("Número de pasaporte", None)
    assert labels["10007"] == (
        "National Identification Number",
        "Afghan national identification card (tazkira) number 10007",
    )
    assert labels["00000008"] == ("National Identification Number", None)
    assert labels["00012"] == ("National Identification Number", "military identification number:")
    assert labels["MO000017"] == (None, None)


def test_whose_document_and_where_issued(documents: Entity) -> None:
    """COUNTRY_OF_ISSUE is where; it is also whose, unless ISSUING_COUNTRY says so or a consulate issued it."""
    tunisian, guinean, ruritanian, *_ = documents.identifications
    assert tunisian.country == Country("Tunisia", "TN")
    assert (tunisian.issue_place, tunisian.issue_country) == ("Turin", Country("Italy", "IT"))
    assert guinean.country == guinean.issue_country == Country("Guinea-Bissau", "GW")
    assert (ruritanian.country, ruritanian.issue_country) == (None, Country("Egypt", "EG"))


def test_dates_and_notes_of_documents(documents: Entity, new: SanctionsList) -> None:
    """Issue and expiry have fields of their own; what a note says of them stays in the note."""
    tunisian = documents.identifications[0]
    assert (tunisian.issue_date, tunisian.expiry_date) == (PartialDate("1994-02-10"), None)
    assert tunisian.note == "expired on 9 Feb. 1999"
    (diplomatic,) = new["unsc-TAi.901"].identifications
    assert diplomatic.kind is IdentificationKind.DIPLOMATIC_PASSPORT
    assert (diplomatic.issue_date, diplomatic.expiry_date) == (PartialDate("2021-03-11"), PartialDate("2026-03-11"))


# -- what does not fit ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "code", "raw"),
    [
        ("<SHOE_SIZE>44</SHOE_SIZE>", IssueCode.UNKNOWN_ELEMENT, "<SHOE_SIZE>44</SHOE_SIZE>"),
        ("<TITLE><NAME>Dr.</NAME></TITLE>", IssueCode.UNKNOWN_ELEMENT, "<NAME>Dr.</NAME>"),
        ("<TITLE>Dr.</TITLE>", IssueCode.UNKNOWN_ELEMENT, "<TITLE>Dr.</TITLE>"),
        ("<SECOND_NAME>B</SECOND_NAME><SECOND_NAME>C</SECOND_NAME>", IssueCode.UNKNOWN_ELEMENT,
         "<SECOND_NAME>C</SECOND_NAME>"),
        ("<GENDER sure='yes'>Male</GENDER>", IssueCode.UNKNOWN_ATTRIBUTE, "yes"),
        ("<GENDER>Other words</GENDER>", IssueCode.UNKNOWN_CODE, "Other words"),
        ("<LIST_TYPE><VALUE>Other List</VALUE></LIST_TYPE>", IssueCode.UNKNOWN_CODE, "Other List"),
        ("<LISTED_ON>lately</LISTED_ON>", IssueCode.UNREADABLE_VALUE, "lately"),
        ("<LAST_DAY_UPDATED><VALUE>lately</VALUE></LAST_DAY_UPDATED>", IssueCode.UNREADABLE_VALUE, "lately"),
        ("<INDIVIDUAL_ALIAS><QUALITY>Fair</QUALITY><ALIAS_NAME>B</ALIAS_NAME></INDIVIDUAL_ALIAS>",
         IssueCode.UNKNOWN_CODE, "Fair"),
        ("<INDIVIDUAL_ALIAS><NOTE>nickname</NOTE></INDIVIDUAL_ALIAS>", IssueCode.MISSING_FIELD, "nickname"),
        ("<INDIVIDUAL_ALIAS><DATE_OF_BIRTH>long ago</DATE_OF_BIRTH></INDIVIDUAL_ALIAS>",
         IssueCode.UNREADABLE_VALUE, "long ago"),
        ("<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>PERHAPS</TYPE_OF_DATE></INDIVIDUAL_DATE_OF_BIRTH>",
         IssueCode.UNKNOWN_CODE, "PERHAPS"),
        ("<INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Library card</TYPE_OF_DOCUMENT></INDIVIDUAL_DOCUMENT>",
         IssueCode.UNKNOWN_CODE, "Library card"),
        ("<HAS_INTERPOL_LINK>YES</HAS_INTERPOL_LINK>", IssueCode.MISSING_FIELD, None),
        ("<HAS_INTERPOL_LINK>NO</HAS_INTERPOL_LINK><INTERPOL_LINK>https://x.int/1</INTERPOL_LINK>",
         IssueCode.UNREADABLE_VALUE, "https://x.int/1"),
        ("<HAS_INTERPOL_LINK>MAYBE</HAS_INTERPOL_LINK>", IssueCode.UNKNOWN_CODE, "MAYBE"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_an_issue(body: str, code: IssueCode, raw: str | None) -> None:
    """An unknown element, attribute or code, and a value that is not of its form, are reported with their text."""
    _, issues = read_one(body)
    assert issues == [(code.value, raw)]


def test_an_entity_has_no_particulars_of_individuals() -> None:
    """A birth date of an ENTITY is an unknown element, not dropped."""
    read = sl.read(
        b"<CONSOLIDATED_LIST><INDIVIDUALS/><ENTITIES><ENTITY><FIRST_NAME>A</FIRST_NAME><UN_LIST_TYPE>Iraq</UN_LIST_TYPE>"
        b"<REFERENCE_NUMBER>IQe.900</REFERENCE_NUMBER><INDIVIDUAL_DATE_OF_BIRTH><YEAR>1960</YEAR>"
        b"</INDIVIDUAL_DATE_OF_BIRTH></ENTITY></ENTITIES></CONSOLIDATED_LIST>"
    )
    assert [issue.code for issue in read.issues] == [IssueCode.UNKNOWN_ELEMENT]


def test_a_record_without_its_main_fields() -> None:
    """Reference number, name and program are missed where they are missing; the record is kept."""
    read = sl.read(
        b"<CONSOLIDATED_LIST>\n<INDIVIDUALS>\n<INDIVIDUAL/></INDIVIDUALS><ENTITIES/></CONSOLIDATED_LIST>"
    )  # fmt: skip
    assert [entity.id for entity in read] == ["unsc-line-3"]
    assert [issue.code for issue in read.issues] == [IssueCode.MISSING_FIELD] * 3


def test_a_namespace_is_noted() -> None:
    """The same layout in a namespace is read, with an issue."""
    read = sl.read(individual("").replace("<CONSOLIDATED_LIST", '<CONSOLIDATED_LIST xmlns="urn:x"').encode())
    assert [entity.id for entity in read] == ["unsc-IQi.900"]
    assert [issue.code for issue in read.issues] == [IssueCode.UNKNOWN_NAMESPACE]


def test_an_unreadable_date_of_the_edition() -> None:
    """DateGenerated that begins with no date is kept as the edition, with an issue."""
    read = sl.read(individual("").replace("2026-01-02T00:00:00Z", "today").encode())
    assert (read.edition, read.published) == ("today", None)
    assert [issue.raw for issue in read.issues] == ["today"]


def test_a_renamed_record_is_an_error() -> None:
    """Containers that hold only unknown tags are an unknown layout, not an empty list."""
    text = individual("").replace("<INDIVIDUAL>", "<PERSON>").replace("</INDIVIDUAL>", "</PERSON>")
    with pytest.raises(sl.ReadError, match="unknown layout"):
        sl.read(text.encode())


def test_two_records_of_one_reference() -> None:
    """The second gets a suffix, and an issue says so."""
    record = individual("")
    start, end = record.index("<INDIVIDUAL>"), record.index("</INDIVIDUALS>")
    read = sl.read((record[:end] + record[start:end] + record[end:]).encode())
    assert [entity.id for entity in read] == ["unsc-IQi.900", "unsc-IQi.900-2"]
    assert [issue.code for issue in read.issues] == [IssueCode.DUPLICATE_ID]
