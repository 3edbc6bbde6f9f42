"""The Swiss sanctions list of SECO in XML."""

from __future__ import annotations

import datetime

import pytest

import sanctionslib as sl
from sanctionslib import Answer, BirthDate, Country, IssueCode, Organization, PartialDate, Person, SanctionsList, Vessel
from sanctionslib.formats.ch_seco.sanctions_xml import _in_english
from sanctionslib.model import (
    Annotation,
    Calendar,
    EventKind,
    ExternalScheme,
    Gender,
    IdentificationKind,
    MeasureKind,
    NameKind,
    NamePartKind,
    Note,
    Quality,
    RelationshipKind,
    Wording,
)
from tests.conftest import SPECIMENS

FOLDER = SPECIMENS / "ch_seco_xml"


@pytest.fixture(scope="module")
def whole() -> SanctionsList:
    """A whole list."""
    return sl.read(FOLDER / "whole_list.xml")


@pytest.fixture(scope="module")
def person(whole: SanctionsList) -> Person:
    """An individual with all that there is."""
    found = whole["ch-seco-9200"]
    assert isinstance(found, Person)
    return found


@pytest.fixture(scope="module")
def amendment() -> SanctionsList:
    """An amendment."""
    return sl.read(FOLDER / "amendment.xml")


@pytest.fixture(scope="module")
def misfits() -> SanctionsList:
    """A list of values that do not fit."""
    return sl.read(FOLDER / "what_does_not_fit.xml")


def edited(old: str, new: str) -> SanctionsList:
    """The whole list with something in it replaced."""
    text = (FOLDER / "whole_list.xml").read_text(encoding="utf-8")
    assert old in text
    return sl.read(text.replace(old, new).encode())


def test_a_whole_list_is_complete_and_an_amendment_is_not(whole: SanctionsList, amendment: SanctionsList) -> None:
    """The file says which it is, and of what day."""
    assert (whole.complete, whole.published, whole.issues) == (True, datetime.date(2026, 8, 27), ())
    assert (amendment.complete, amendment.published) == (False, datetime.date(2024, 1, 17))
    assert [(issue.code, issue.raw) for issue in amendment.issues] == [(IssueCode.UNKNOWN_CODE, "Sample")]


def test_individuals_entities_and_ships(whole: SanctionsList, person: Person) -> None:
    """Each is of its class; targets in modifications are no entities."""
    assert [type(entity) for entity in whole] == [Person, Organization, Vessel, Person]
    assert (person.id, person.reference, person.gender) == ("ch-seco-9200", "9200", Gender.MALE)


def test_a_program_in_four_languages(person: Person) -> None:
    """English is the code and the title, the others stand beside."""
    (program,) = person.designations[0].programs
    assert program.code == "Specimen"
    assert program.names[:3] == (Wording("Muster", "de"), Wording("Spécimen", "fr"), Wording("Esemplare", "it"))
    assert [name.language for name in program.names] == ["de", "fr", "it"] * 2
    assert program.id == "ch:UKRAINE"  # by the number of the ordinance
    (act,) = person.designations[0].legal_bases
    assert (act.citation, act.date) == ("SR 946.231.176.72", PartialDate("2022-03-04"))
    assert person.designations[0].notes == (Note("EU", label="origin"),)


def test_several_sanctions_sets_are_measures_of_one_designation(person: Person, amendment: SanctionsList) -> None:
    """Of one program here, and of a program repeated once a set in an amendment."""
    financial, travel = person.designations[0].measures
    assert (financial.kind, financial.text) == (None, "Financial measures, annex 8")
    assert financial.texts[0] == Wording("Finanzsanktionen, Anhang 8", "de")
    assert travel.kind is MeasureKind.TRAVEL_BAN
    (designation,) = amendment["ch-seco-9010"].designations
    assert len(designation.programs) == 1
    assert [measure.kind for measure in designation.measures] == [MeasureKind.ASSET_FREEZE, MeasureKind.TRAVEL_BAN]


def test_a_target_under_sets_of_two_programs() -> None:
    """It is one designation under both, with the origin of each."""
    read = edited("<foreign-identifier>140<", "<sanctions-set-id>9031</sanctions-set-id><foreign-identifier>140<")
    for designation in read["ch-seco-9300"].designations:
        assert [program.code for program in designation.programs] == ["Specimen", "North Korea"]
        assert [measure.text for measure in designation.measures] == [
            "Financial measures, annex 8",
            "Vessel-related measures",
        ]
        assert designation.notes == (Note("EU", label="origin"), Note("UN", label="origin"))
        assert len(designation.legal_bases) == 2


def test_older_files_name_the_set_in_an_attribute(whole: SanctionsList) -> None:
    """It is read like the element."""
    assert [program.code for program in whole["ch-seco-9400"].designations[0].programs] == ["North Korea"]


def test_every_spelling_variant_is_in_a_name(person: Person) -> None:
    """One name a language and script, and one more for each further variant: a sum, not a product."""
    assert [(name.text, name.kind) for name in person.names[:5]] == [
        ("Specimenov Igor Petrovich", NameKind.PRIMARY),
        ("Specimenov Ihar Petrovich", NameKind.VARIANT),
        ("Спецыменов Игорь Petrovich", NameKind.VARIANT),
        ("Специмёнов Игорь Petrovich", NameKind.VARIANT),
        ("Spécimenoff Igor Petrovich", NameKind.VARIANT),
    ]
    assert person.names[4].note == "transliteration"


def test_a_name_of_variants_and_other_parts_claims_no_script(person: Person, whole: SanctionsList) -> None:
    """What its variants are in, annotations say; where all parts are variants, the name says it."""
    mixed = person.names[2:5]
    assert [(name.language, name.script) for name in mixed] == [(None, None)] * 3
    notes = [found for found in person.annotations if found.field == "names"]
    assert notes[:2] == [
        Annotation("spelling-variant RUS CYRL", field="names", value="Спецыменов Игорь Petrovich", note="Спецыменов"),
        Annotation("spelling-variant RUS CYRL", field="names", value="Спецыменов Игорь Petrovich", note="Игорь"),
    ]
    assert {found.value for found in notes} >= {name.text for name in mixed}
    works = next(name for name in whole["ch-seco-9300"].names if name.text == "Musterwerke")
    assert (works.language, works.script) == ("de", "Latn")
    assert whole["ch-seco-9300"].annotations == ()


def test_the_title_of_a_person_is_no_part_of_a_name_without_variant() -> None:
    """It does not stand in the text, so that the rest may be in one script."""
    text = (FOLDER / "whole_list.xml").read_text(encoding="utf-8")
    father = '<name-part order="4" name-part-type="father-name"><value>Petrovich</value></name-part>'
    names = sl.read(text.replace(father, "").encode())["ch-seco-9200"].names
    found = [(name.text, name.language, name.script) for name in names[2:5]]
    assert found == [
        ("Спецыменов Игорь", "ru", "Cyrl"),
        ("Специмёнов Игорь", "ru", "Cyrl"),
        ("Spécimenoff Igor", None, None),
    ]


def test_the_names_of_many_variants_grow_in_step_with_them() -> None:
    """Ten parts of ten variants each make 92 names, not ten to the power of ten."""
    part = '<name-part order="{0}" name-part-type="other"><value>v{0}</value>{1}</name-part>'
    variant = '<spelling-variant lang="ENG" script="LATN">v{}x{}</spelling-variant>'
    parts = "".join(part.format(n, "".join(variant.format(n, m) for m in range(10))) for n in range(10))
    name = f'<name ssid="9312" name-type="alias" quality="good" lang="eng">{parts}</name>'
    text = (FOLDER / "whole_list.xml").read_text(encoding="utf-8")
    read = sl.read(text.replace('<name ssid="9312"', f'{name}<name ssid="9312"').encode())
    names = [name.text for name in read["ch-seco-9300"].names if "v0" in name.text or "v1" in name.text]
    assert len(names) == 1 + 1 + 10 * 9
    assert all(any(f"v{n}x{m}" in name.split() for name in names) for n in range(10) for m in range(10))


def test_the_order_of_parts_is_that_of_their_numbers(whole: SanctionsList) -> None:
    """Not that of the file."""
    assert whole["ch-seco-9500"].names[0].text == "Musterova Anna"


def test_every_kind_of_part(person: Person) -> None:
    """A title is a part, but not in the text; a former name's variant is a former name."""
    former, other = person.names[5:7]
    assert (former.kind, other.kind) == (NameKind.FKA, NameKind.FKA)
    assert [part.kind for part in former.parts] == [
        NamePartKind.MAIDEN,
        NamePartKind.MIDDLE,
        NamePartKind.GRANDFATHER,
        NamePartKind.TRIBAL,
        NamePartKind.SUFFIX,
        NamePartKind.OTHER,
    ]
    assert other.text.startswith("Obrazcov Lev")
    assert person.names[0].parts[0].kind is NamePartKind.TITLE
    assert person.titles == ("Dr.",)


def test_another_identity(person: Person) -> None:
    """Its primary name is an alias; what belongs to it says so. The main identity comes first."""
    name = person.names[-1]
    assert (name.text, name.kind, name.quality, name.note) == ("The Baker", NameKind.AKA, Quality.WEAK, "primary-name")
    assert person.birth_dates[-1].alias == person.birth_places[-1].alias == "The Baker"
    assert [found.main for found in person.nationalities] == [None, None]
    assert Annotation("identity", field="identifications", value="D-99", note="The Baker") in person.annotations


def test_birth_dates(person: Person, whole: SanctionsList) -> None:
    """As precise as their attributes, in their calendar; of low quality uncertain; an entity was founded then."""
    assert person.birth_dates == (
        BirthDate("1958-03-07"),
        BirthDate("1958-03"),
        BirthDate("1402-06-24", calendar=Calendar.ISLAMIC),
        BirthDate("1961?"),
    )
    entity = whole["ch-seco-9300"]
    assert isinstance(entity, Organization)
    assert entity.established_dates == (PartialDate("1997"),)


def test_places(person: Person) -> None:
    """Looked up in the table, with their variants; a hyphen is no place."""
    first, second = person.birth_places
    assert (first.city, first.region, first.country) == ("Musterstadt", "Musterland", Country("Belarus", "BY"))
    assert second.country == Country("Soviet Union", "SUHH")
    variants = [note for note in person.annotations if note.field == "birth_places" and note.label.endswith("variant")]
    assert [note.note for note in variants] == ["Exempleville", "Pays d'Exemple"]
    office, box = person.addresses
    assert (office.care_of, office.lines, office.postal_code, office.city, office.main, office.note) == (
        "Specimen Club", ("ul. Primernaya, 4",), "220000", "Musterstadt", True, "office",
    )  # fmt: skip
    assert (box.po_box, box.city, box.note) == ("12", None, "until 2020")
    assert {note.label for note in person.annotations if note.value == str(box)} == {"address", "identity", "current"}


@pytest.mark.parametrize(
    ("code", "name", "former"),
    [
        ("SU", "Soviet Union", "SUHH"),
        ("YU", "Yugoslavia (until 2003)", "YUCS"),
        ("CS", "Serbia and Montenegro", "CSXX"),
        ("CS", "Czechoslovakia", "CSHH"),
        ("DD", "East Germany", "DDDE"),
        ("AN", "Netherlands Antilles", "ANHH"),
        ("ZR", "Zaire", "ZRCD"),
        ("BY", "Belarus", "BY"),
    ],
)
def test_codes_of_states_that_are_no_more(code: str, name: str, former: str) -> None:
    """They become those of ISO 3166-3; of two states with the same code, the name tells which."""
    text = (FOLDER / "whole_list.xml").read_text(encoding="utf-8")
    read = sl.read(text.replace('iso-code="SU">Soviet Union<', f'iso-code="{code}">{name}<').encode())
    assert read["ch-seco-9200"].birth_places[1].country == Country(name, former)
    assert read.issues == ()


def test_a_code_of_no_country(misfits: SanctionsList) -> None:
    """It is an issue, and the name stays without a code."""
    assert misfits["ch-seco-9200"].nationalities[0].country == Country("Nowhere", None)
    assert "QX" in [issue.raw for issue in misfits.issues]


def test_documents(person: Person) -> None:
    """A country that issued it by its code, another issuer in words."""
    passport, card, diplomatic = person.identifications
    assert (passport.kind, passport.number, passport.country, passport.issue_place) == (
        IdentificationKind.PASSPORT, "MP 1234567", Country("Belarus", "BY"), "Musterstadt",
    )  # fmt: skip
    assert (passport.issue_date, passport.expiry_date) == (PartialDate("2011-02-03"), PartialDate("2021-02-03"))
    assert card.kind is IdentificationKind.NATIONAL_ID
    assert (diplomatic.issuer, diplomatic.country, diplomatic.note) == ("Ministry of Examples", None, "expired")
    assert [found.diplomatic for found in person.identifications] == [None, None, True]
    assert [found.expired for found in person.identifications] == [None, None, True]


def test_foreign_identifiers(person: Person, whole: SanctionsList) -> None:
    """A UN reference joins the lists; a number of which nothing is known is kept as one."""
    assert person.external_id(ExternalScheme.UN_REFERENCE) == "QDi.999"
    assert person in whole.by_identifier("QDi.999")
    (number,) = whole["ch-seco-9300"].identifications
    assert (number.kind, number.number, number.label) == (IdentificationKind.OTHER, "140", "foreign-identifier")


@pytest.mark.parametrize(
    ("type", "kind"),
    [
        ("passport", IdentificationKind.PASSPORT),
        ("diplomatic-passport", IdentificationKind.DIPLOMATIC_PASSPORT),
        ("service-passport", IdentificationKind.PASSPORT),
        ("travel-document", IdentificationKind.TRAVEL_DOCUMENT),
        ("id-card", IdentificationKind.NATIONAL_ID),
        ("residence-permit", IdentificationKind.RESIDENCE_PERMIT),
        ("driving-license", IdentificationKind.DRIVING_LICENCE),
        ("driving-licence", IdentificationKind.DRIVING_LICENCE),
        ("other", IdentificationKind.OTHER),
    ],
)
def test_types_of_documents(type: str, kind: IdentificationKind) -> None:
    """Each is a kind of document, with SECO's word beside it."""
    read = edited('document-type="id-card"', f'document-type="{type}"')
    document = read["ch-seco-9200"].identifications[1]
    assert (document.kind, document.label, document.number) == (kind, type, "7/8")
    assert read.issues == ()


@pytest.mark.parametrize(
    ("type", "kind"),
    [
        ("family-name", NamePartKind.FAMILY),
        ("given-name", NamePartKind.GIVEN),
        ("further-given-name", NamePartKind.MIDDLE),
        ("father-name", NamePartKind.FATHER),
        ("grand-father-name", NamePartKind.GRANDFATHER),
        ("maiden-name", NamePartKind.MAIDEN),
        ("tribal-name", NamePartKind.TRIBAL),
        ("title", NamePartKind.TITLE),
        ("suffix", NamePartKind.SUFFIX),
        ("whole-name", NamePartKind.WHOLE),
        ("other", NamePartKind.OTHER),
    ],
)
def test_types_of_parts(type: str, kind: NamePartKind) -> None:
    """Each is a kind of part of a name."""
    read = edited('name-part-type="whole-name"><value>SW<', f'name-part-type="{type}"><value>SW<')
    assert [part.kind for part in read["ch-seco-9300"].names[2].parts] == [kind]
    assert read.issues == ()


@pytest.mark.parametrize(
    ("type", "kind"),
    [("primary-name", NameKind.PRIMARY), ("alias", NameKind.AKA), ("formerly-known-as", NameKind.FKA)],
)
def test_types_of_names(type: str, kind: NameKind) -> None:
    """A primary name, an alias, a former name."""
    read = edited('name-type="alias"', f'name-type="{type}"')
    assert read["ch-seco-9300"].names[2].kind is kind


def test_the_quality_of_a_name() -> None:
    """Low is a weak alias, good a strong one."""
    names = edited('"alias" quality="good"', '"alias" quality="low"')["ch-seco-9300"].names
    assert [name.quality for name in names] == [Quality.STRONG, Quality.STRONG, Quality.WEAK]


@pytest.mark.parametrize(
    ("word", "calendar"),
    [
        ("Gregorian", Calendar.GREGORIAN),
        ("Islamic", Calendar.ISLAMIC),
        ("Hijri", Calendar.ISLAMIC),
        ("Persian", Calendar.PERSIAN),
    ],
)
def test_calendars(word: str, calendar: Calendar) -> None:
    """A date is in the calendar that it names."""
    person = edited('calendar="Islamic"', f'calendar="{word}"')["ch-seco-9200"]
    assert isinstance(person, Person)
    assert person.birth_dates[2] == BirthDate("1402-06-24", calendar=calendar)


@pytest.mark.parametrize(("word", "gender"), [("male", Gender.MALE), ("female", Gender.FEMALE)])
def test_sexes(word: str, gender: Gender) -> None:
    """Male and female."""
    person = edited('<individual sex="male">', f'<individual sex="{word}">')["ch-seco-9200"]
    assert isinstance(person, Person)
    assert person.gender is gender


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Travel ban, annex 2", MeasureKind.TRAVEL_BAN),
        ("article 4 -- Entry into and transit through Switzerland", MeasureKind.TRAVEL_BAN),
        ("Freezing of assets, annex 2", MeasureKind.ASSET_FREEZE),
        ("article 2 -- Asset freeze", MeasureKind.ASSET_FREEZE),
        ("Blocking of assets and economic resources", MeasureKind.ASSET_FREEZE),
        ("article 16 -- Restrictions on the money and capital market", MeasureKind.FINANCING_RESTRICTION),
        ("Vessel-related measures", MeasureKind.TRANSPORT_RESTRICTION),
        ("Measures for vessel-related services", None),
        ("article 12 -- Restrictions on named individuals and entities", None),
    ],
)
def test_what_the_title_of_a_sanctions_set_says(title: str, kind: MeasureKind | None) -> None:
    """A kind of measure, where its English title names one."""
    (designation,) = edited("Vessel-related measures", title)["ch-seco-9400"].designations
    assert [(measure.kind, measure.text) for measure in designation.measures] == [(kind, title)]


@pytest.mark.parametrize(
    ("type", "kind"),
    [("listed", EventKind.LISTED), ("amended", EventKind.AMENDED), ("de-listed", EventKind.DELISTED)],
)
def test_types_of_modifications(type: str, kind: EventKind) -> None:
    """Each is a kind of event; only a listing begins a designation, and only a de-listing ends it."""
    day = "2016-05-18"
    read = edited(
        f'"listed" enactment-date="{day}" publication-date="{day}" effective-date="{day}"',
        f'"{type}" enactment-date="{day}" publication-date="2016-05-19" effective-date="2016-05-20"',
    )
    (designation,) = read["ch-seco-9400"].designations
    assert [event.kind for event in designation.events] == [kind]
    listed, effective = designation.listing_date, designation.effective_date
    assert [str(day) if day else None for day in (listed, effective, designation.end_date)] == {
        "listed": ["2016-05-19", "2016-05-20", None],
        "amended": [None, None, None],
        "de-listed": [None, None, "2016-05-20"],
    }[type]


def test_relations_and_attributes(whole: SanctionsList, person: Person) -> None:
    """A relation finds its other end; a generic attribute stands under its name."""
    (relation,) = person.relationships
    assert (relation.kind, relation.label, relation.note) == (RelationshipKind.LINKED_TO, "related-to", "owner")
    assert [link.other and link.other.id for link in whole.relationships] == ["ch-seco-9300", "ch-seco-9200"]
    assert Annotation("Annex number", note="17") in person.annotations


def test_reasons_and_remarks(person: Person) -> None:
    """Justifications are reasons, other information is remarks."""
    assert person.designations[0].reasons == ("Owner of Specimen Works.",)
    assert person.remarks == ("Brother of another specimen.",)


def test_an_imo_number_in_words(whole: SanctionsList) -> None:
    """It is read out of the other information on a ship, which stays a remark."""
    ship = whole["ch-seco-9400"]
    assert isinstance(ship, Vessel)
    assert (ship.imo_number, ship.remarks) == ("IMO9999995", ("IMO Number: 9999995",))


def test_three_dates_of_a_listing(person: Person) -> None:
    """Enactment, publication and effect are each in their field."""
    amended, listed = person.designations[0].events
    assert (amended.kind, listed.kind, listed.label) == (EventKind.AMENDED, EventKind.LISTED, "listed")
    assert [str(date) for date in (listed.date, listed.publication_date, listed.effective_date)] == [
        "2022-03-03", "2022-03-04", "2022-03-05",
    ]  # fmt: skip
    designation = person.designations[0]
    assert (str(designation.listing_date), str(designation.effective_date)) == ("2022-03-04", "2022-03-05")


def test_the_past_is_kept_with_its_event_only(person: Person) -> None:
    """Value by value, under what it was; none of it is a value of the entity."""
    amended = person.designations[0].events[0]
    assert amended.added == (Note("Owner of Specimen Works.", label="justification"),)
    assert amended.removed == (
        Note("Financial measures, annex 8", label="sanctions-set-id"),
        Note("female", label="sex"),
        Note("Spezimenow", label="primary-name (low quality) / family-name"),
        Note("Spesimenof", label="primary-name (low quality) / family-name / spelling-variant ENG LATN"),
        Note("1958-03-08", label="day-month-year"),
        Note("Soviet Union", label="place-of-birth / country"),
        Note("OLD 1", label="another identity / passport / number"),
        Note("9400", label="related-to / target-id"),
    )
    assert not any("Spezimenow" in name.text for name in person.names)


def test_a_target_that_was_listed_again(whole: SanctionsList) -> None:
    """A designation for each time; the dates decide, even where an amendment stands before an earlier de-listing."""
    then, now = whole["ch-seco-9300"].designations
    assert (str(then.effective_date), str(then.end_date)) == ("2014-04-02", "2021-06-20")
    assert (str(now.effective_date), now.end_date) == ("2024-05-02", None)
    assert [event.kind for event in then.events] == [EventKind.AMENDED, EventKind.DELISTED, EventKind.LISTED]
    days = [datetime.date(year, 1, 1) for year in (2013, 2019, 2022, 2025)]
    assert [whole.in_force(day)["ch-seco-9300"] for day in days] == [Answer.NO, Answer.YES, Answer.NO, Answer.YES]


def test_a_history_that_begins_with_an_amendment(whole: SanctionsList) -> None:
    """The start is not known; after the end it is never in force."""
    (designation,) = whole["ch-seco-9500"].designations
    assert (designation.listing_date, designation.effective_date) == (None, None)
    assert designation.in_force(datetime.date(2016, 3, 1)) is Answer.CANNOT_SAY
    for day in (datetime.date(2016, 3, 2), datetime.date(2026, 8, 27), datetime.date(2030, 1, 1)):
        assert designation.in_force(day) is Answer.NO


def test_a_listing_after_an_amendment_is_no_start() -> None:
    """What was amended before was listed before."""
    text = (FOLDER / "whole_list.xml").read_text(encoding="utf-8").replace("2022-03-0", "2024-03-0")
    (designation,) = sl.read(text.encode())["ch-seco-9200"].designations
    assert (designation.listing_date, designation.effective_date) == (None, None)


def test_a_de_listing_without_a_date(amendment: SanctionsList) -> None:
    """It was on one unknown day up to that of the file."""
    (designation,) = amendment["ch-seco-9015"].designations
    assert designation.end_date == PartialDate("[..2024-01-17]")
    assert designation.end_date.text is None
    assert designation.in_force(datetime.date(2024, 1, 17)) is Answer.NO
    assert designation.in_force(datetime.date(2024, 1, 18)) is Answer.NO
    assert designation.in_force(datetime.date(2023, 1, 1)) is Answer.CANNOT_SAY


def test_tables_may_follow_the_targets() -> None:
    """Programs and places are found wherever they stand."""
    text = (FOLDER / "whole_list.xml").read_text(encoding="utf-8")
    start, end = text.index("  <sanctions-program"), text.index("  <target ")
    moved = text[:start] + text[end:].replace("</swiss-sanctions-list>", text[start:end] + "</swiss-sanctions-list>")
    assert list(sl.read(moved.encode())) == list(sl.read(text.encode()))


def test_an_excerpt_without_its_places() -> None:
    """A place that the file does not hold is an issue with its key."""
    text = (FOLDER / "whole_list.xml").read_text(encoding="utf-8")
    start, end = text.index('  <place ssid="9101"'), text.index('  <place ssid="9102"')
    read = sl.read((text[:start] + text[end:]).encode())
    assert {(issue.code, issue.raw) for issue in read.issues} == {(IssueCode.DANGLING_REFERENCE, "9101")}


def test_what_does_not_fit_is_an_issue(misfits: SanctionsList) -> None:
    """Every value at fault is in an issue."""
    raw: dict[IssueCode, set[str | None]] = {}
    for issue in misfits.issues:
        raw.setdefault(issue.code, set()).add(issue.raw)
    assert raw[IssueCode.UNKNOWN_CODE] == {
        "search-result", "nickname", "medium", "call-name", "fair", "Buddhist", "seal", "unknown", "cousin-of",
        "renumbered", "satellite", "QX", "Muster",
    }  # fmt: skip
    assert raw[IssueCode.UNREADABLE_VALUE] == {"first", "1961-02-31", "day 3 month 5", "2520", "long ago"}
    assert raw[IssueCode.UNKNOWN_ATTRIBUTE] == {"en", "new", "none"}
    assert raw[IssueCode.UNKNOWN_ELEMENT] == {
        "<notice>A word on the list.</notice>", "<hobby>chess</hobby>", "<changed>x</changed>", "and go", "about",
        "<number>S2</number>",
    }  # fmt: skip
    assert raw[IssueCode.DANGLING_REFERENCE] == {"1", "2"}
    assert misfits.complete is False


def test_words_of_unknown_codes_are_kept(misfits: SanctionsList) -> None:
    """In a note, a label, or the words of a date."""
    entity = misfits["ch-seco-9200"]
    assert (entity.names[0].text, entity.names[0].note, entity.names[0].quality) == ("Spezi", "nickname", None)
    assert (len(entity.names), entity.names[0].script) == (1, "Latn")
    assert [date.text for date in entity.birth_dates] == [
        "1961-02-31 (Gregorian)", "day 3 month 5 (Gregorian)", "2520 (Buddhist)", None,
    ]  # fmt: skip
    assert entity.identifications[0].label == "seal"
    assert [found.value for found in entity.external_ids] == ["QDe.999", "EU.9999.99"]
    assert "QDe.999 (EU.9999.99)" in [found.number for found in entity.identifications]
    assert entity.relationships[0].label == "cousin-of"


def test_a_target_without_a_party(misfits: SanctionsList) -> None:
    """It is an entity without a name, and an issue."""
    assert misfits["ch-seco-9400"].names == ()
    assert "a target of 0 individuals, entities and objects" in [issue.message for issue in misfits.issues]


def test_a_file_without_targets_is_an_error() -> None:
    """It says what was expected, and what was found instead."""
    with pytest.raises(sl.ReadError, match="<swiss-sanctions-list> holds no <target>, but 1 <ziel>"):
        sl.read(b'<swiss-sanctions-list list-type="whole-list" date="2026-08-27"><ziel/></swiss-sanctions-list>')


def test_a_text_that_is_not_english_keeps_its_language() -> None:
    """Without an English wording the first stands in the field, and among the others with its language."""
    german = Wording("Liste", "de")
    assert _in_english([german, Wording("Lista", "it")]) == ("Liste", (german, Wording("Lista", "it")))
    assert _in_english([german, Wording("List", "en")]) == ("List", (german,))
