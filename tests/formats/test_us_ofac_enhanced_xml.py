"""OFAC's Enhanced XML."""

from __future__ import annotations

import datetime
import io
import zipfile

import pytest

import sanctionslib as sl
from sanctionslib import Address, Country, IssueCode, PartialDate
from sanctionslib.formats.us_ofac.enhanced_xml import OMISSIONS, TRANSLATIONS
from sanctionslib.model import (
    Annotation,
    ContactKind,
    EventKind,
    Filter,
    IdentificationKind,
    MeasureKind,
    NameKind,
    NamePartKind,
    Quality,
    RelationshipKind,
)
from tests.conftest import SPECIMENS

FOLDER = SPECIMENS / "us_ofac_enhanced_xml"
NAMESPACE = "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/ENHANCED_XML"
VALUES = {
    "1": ("SDN TYPE", "Individual", ""),
    "2": ("ENTITY LISTING TYPE", "SDN List", ""),
    "3": ("PROGRAM", "CUBA", ""),
    "4": ("SCRIPT", "Latin", "215"),
    "5": ("NAME PART TYPE", "Last Name", ""),
    "6": ("COUNTRY", "Cuba", "CU"),
    "7": ("COUNTRY", "Kosovo", ""),
}


def record(inside: str = "", *, features: str = "", types: tuple[str, ...] = (), filters: str = "") -> sl.SanctionsList:
    """A list of one record, with *inside* in it."""
    values = "".join(
        f'<referenceValue refId="{key}"><type>{type}</type><value>{value}</value>'
        + (f"<isoCode>{iso}</isoCode>" if iso else "")
        + "</referenceValue>"
        for key, (type, value, iso) in VALUES.items()
    )
    known = "".join(
        f'<featureType featureTypeId="{number}"><type>{type}</type></featureType>' for number, type in enumerate(types)
    )
    return sl.read(
        f"""<sanctionsData xmlns="{NAMESPACE}">
        <publicationInfo><dataAsOf>2025-02-03T00:00:00</dataAsOf><filters>{filters}</filters></publicationInfo>
        <referenceValues>{values}</referenceValues><featureTypes>{known}</featureTypes>
        <entities><entity id="7"><generalInfo><identityId>3</identityId><entityType refId="1">Individual</entityType>
        </generalInfo>
        <sanctionsLists>
        <sanctionsList refId="2" id="1" datePublished="1990-02-03">SDN List</sanctionsList></sanctionsLists>
        <sanctionsPrograms><sanctionsProgram refId="3" id="1">CUBA</sanctionsProgram></sanctionsPrograms>
        <names><name id="1"><isPrimary>true</isPrimary><isLowQuality>false</isLowQuality><translations>
        <translation id="1"><isPrimary>true</isPrimary><script refId="4">Latin</script>
        <formattedLastName>X</formattedLastName><formattedFullName>X</formattedFullName></translation></translations></name>
        </names>{inside}<features>{features}</features></entity></entities></sanctionsData>""".encode()
    )


def feature(type: str, value: str, *, days: tuple[str, str] | None = None, more: str = "") -> sl.SanctionsList:
    """A list of one record with one feature."""
    period = ""
    if days:
        first, last = days
        period = f"""<valueDate id="1"><fromDateBegin>{first}</fromDateBegin><fromDateEnd>{first}</fromDateEnd>
        <toDateBegin>{last}</toDateBegin><toDateEnd>{last}</toDateEnd><isApproximate>false</isApproximate>
        <isDateRange>false</isDateRange></valueDate>"""
    return record(
        features=f"""<feature id="1"><type featureTypeId="0">{type}</type><versionId>1</versionId><value>{value}</value>
        {period}<isPrimary>true</isPrimary>{more}</feature>""",
        types=(type,),
    )


@pytest.fixture(scope="module")
def sdn() -> sl.SanctionsList:
    """A whole list."""
    return sl.read(FOLDER / "sdn_list.xml")


@pytest.fixture(scope="module")
def person(sdn: sl.SanctionsList) -> sl.Person:
    """Its first party."""
    found = sdn["ofac-90001"]
    assert isinstance(found, sl.Person)
    return found


@pytest.fixture(scope="module")
def export() -> sl.SanctionsList:
    """A part of two lists."""
    return sl.read(FOLDER / "export_of_programs.xml")


# -- the list -----------------------------------------------------------------------------------------------------


def test_a_file_with_no_filter_but_its_list_is_the_whole_list(sdn: sl.SanctionsList) -> None:
    """Its title is that of the list, and its date that of ``dataAsOf``."""
    assert (sdn.title, sdn.complete, sdn.published) == ("SDN List", True, datetime.date(2025, 2, 3))
    assert sdn.filters == (Filter("list", "SDN List"),)
    assert sdn.edition == "2025-02-03T00:00:00"


def test_a_custom_export_is_not_a_whole_list(export: sl.SanctionsList) -> None:
    """Its filters are kept; its date has an offset and seven fractional digits, which stand in the edition."""
    assert export.complete is False
    assert export.published == datetime.date(2024, 5, 24)
    assert export.edition == "2024-05-24T15:59:26.4511801-04:00"
    assert [(one.field, one.value) for one in export.filters] == [
        ("list", "SDN List"),
        ("list", "Consolidated List"),
        ("program", "CMIC-EO13959"),
        ("program", "UKRAINE-EO13662"),
    ]


def test_filters_survive_our_json(export: sl.SanctionsList) -> None:
    """Both JSON formats carry them."""
    for format in ("json", "jsonl"):
        assert sl.read(sl.dumps(export, to=format).encode()).filters == export.filters


def test_an_export_may_be_empty() -> None:
    """A filter may match nothing."""
    empty = sl.read(FOLDER / "nothing_matched.xml")
    assert (len(empty), empty.complete, empty.issues) == (0, False, ())


def test_a_whole_list_is_not_empty() -> None:
    """Without a filter on programs, a file without entities is no list."""
    text = (FOLDER / "nothing_matched.xml").read_text(encoding="utf-8")
    start, end = text.index("<sanctionsPrograms>"), text.index("</sanctionsPrograms>")
    whole = text[:start] + text[end + len("</sanctionsPrograms>") :]
    with pytest.raises(sl.ReadError, match="holds no <entity>"):
        sl.read(whole.encode())


def test_a_delta_file_is_not_a_list() -> None:
    """It has the same root element, in another namespace."""
    delta = b'<sanctionsData xmlns="https://www.treasury.gov/ofac/DeltaFile/1.0"><entities/></sanctionsData>'
    with pytest.raises(sl.ReadError, match="not a list that can be read"):
        sl.read(delta)


def test_the_zip_as_published_is_read_as_it_is(sdn: sl.SanctionsList) -> None:
    """One member; the entities are those of the plain file."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(FOLDER / "sdn_list.xml", "SDN_ENHANCED.XML")
    read = sl.read(packed.getvalue())
    assert list(read) == list(sdn)
    assert read.files[0].member == "SDN_ENHANCED.XML"


# -- entities -----------------------------------------------------------------------------------------------------


def test_the_type_of_an_entity_is_its_class(sdn: sl.SanctionsList) -> None:
    """Individual, Entity, Vessel, Aircraft; the id is OFAC's uid."""
    assert [(type(entity), entity.id) for entity in sdn] == [
        (sl.Person, "ofac-90001"),
        (sl.Organization, "ofac-90002"),
        (sl.Vessel, "ofac-90003"),
        (sl.Aircraft, "ofac-90004"),
    ]


def test_the_identity_is_the_key_of_the_record(person: sl.Person) -> None:
    """``identityId`` is the key that the Advanced format calls Identity."""
    assert person.source is not None
    assert (person.source.record, person.source.key) == ("90001", "20001")


def test_every_translation_is_a_name(person: sl.Person) -> None:
    """The primary one first, each in its script; aliases are weak or strong, the primary name is neither."""
    assert [(name.text.strip("\u202b\u202c"), name.kind, name.quality, name.script) for name in person.names] == [
        ("AL-MITHAL, Samir Kamil", NameKind.PRIMARY, None, "Latn"),
        ("سمير كامل المثال", NameKind.PRIMARY, None, "Arab"),
        ("KAMIL, Kamil", NameKind.FKA, Quality.STRONG, "Latn"),
        ("Abu Mithal", NameKind.AKA, Quality.WEAK, "Latn"),
        ("SPECIMENOV, Samir Ivanovich", NameKind.AKA, Quality.STRONG, "Latn"),
        ("СПЕЦИМЕНОВ, Самир Иванович", NameKind.AKA, Quality.STRONG, "Cyrl"),
    ]


def test_an_arabic_name_keeps_its_marks_of_direction(person: sl.Person) -> None:
    """The text stands as published, between U+202B and U+202C; its parts have none."""
    name = person.names[1]
    assert name.text == "\u202bسمير كامل المثال\u202c"
    assert [part.text for part in name.parts] == ["سمير", "كامل", "المثال"]


def test_parts_stand_in_the_order_of_the_name(person: sl.Person) -> None:
    """The source has the first name first; before a comma stands the family name, even if both are alike."""
    kinds = [[part.kind for part in name.parts] for name in person.names]
    assert kinds[0] == [NamePartKind.FAMILY, NamePartKind.GIVEN, NamePartKind.MIDDLE]
    assert kinds[1] == [NamePartKind.GIVEN, NamePartKind.MIDDLE, NamePartKind.FAMILY]
    assert kinds[2] == [NamePartKind.FAMILY, NamePartKind.GIVEN]
    assert kinds[3] == [NamePartKind.NICKNAME]
    assert kinds[4] == [NamePartKind.FAMILY, NamePartKind.GIVEN, NamePartKind.PATRONYMIC]


def test_a_part_that_repeats_the_name_is_left_out(sdn: sl.SanctionsList) -> None:
    """One that only has another case is kept."""
    first, chinese, *_ = sdn["ofac-90002"].names
    assert [(part.kind, part.text) for part in first.parts] == [(NamePartKind.WHOLE, "Example Trading Co., Ltd.")]
    assert (chinese.text, chinese.parts, chinese.script) == ("示例贸易有限公司", (), "Hans")


def test_the_primary_name_comes_first(export: sl.SanctionsList) -> None:
    """Wherever the file puts it, and its primary translation before the others."""
    assert [name.text for name in export["ofac-91001"].names] == ["SAMPLE BANK PJSC", "ПРИМЕР БАНК", "SAMPLE BANK OJSC"]


def test_a_date_is_as_precise_as_its_words(person: sl.Person) -> None:
    """The padded days beside them say less: ``circa 1957`` has no month."""
    assert [(date.edtf, date.main) for date in person.birth_dates] == [("1957~", True), ("[1951..1953]", False)]


def test_days_that_disagree_with_the_words_are_an_issue() -> None:
    """The words are read all the same."""
    made = feature("Birthdate", "1958", days=("1958-01-01", "1959-12-31"))
    assert [str(date) for date in made["ofac-7"].birth_dates] == ["1958"]
    assert [(issue.code, issue.raw) for issue in made.issues] == [(IssueCode.UNREADABLE_VALUE, "1958")]


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("1958", ("1958-01-01", "1958-12-31")),
        ("Feb 1956", ("1956-02-01", "1956-02-29")),
        ("07 Jan 1987", ("1987-01-07", "1987-01-07")),
    ],
)
def test_days_that_agree_with_the_words_are_none(words: str, days: tuple[str, str]) -> None:
    """A year is its first to its last day, a month likewise."""
    assert feature("Birthdate", words, days=days).issues == ()


def test_facts_of_a_person(person: sl.Person) -> None:
    """Each feature is in the field that it means; titles are told apart."""
    assert person.gender is sl.model.Gender.MALE
    assert [place.text for place in person.birth_places] == ["Damascus, Syria"]
    assert [(one.country, one.main) for one in person.nationalities] == [(Country("Syria", "SY"), True)]
    assert [(one.country, one.main) for one in person.citizenships] == [(Country("Kosovo", "XK"), False)]
    assert person.titles == ("Minister of Examples", "General", "Colonel")
    assert [wallet.currency for wallet in person.digital_currency_addresses] == ["XBT"]


def test_remarks_are_read_as_in_the_other_formats(person: sl.Person) -> None:
    """Verbatim, and the numbers in them are contacts."""
    assert person.remarks == ("Telephone: 963110000001; Fax: 963110000002",)
    assert [(contact.kind, contact.origin) for contact in person.contacts] == [
        (ContactKind.PHONE, "remarks"),
        (ContactKind.FAX, "remarks"),
    ]


def test_how_reliable_a_value_is_is_an_annotation(person: sl.Person, sdn: sl.SanctionsList) -> None:
    """So are facts of the record for which there is no field."""
    assert person.annotations == (
        Annotation("livingStatus", note="Deceased"),
        Annotation("isUsCitizen", note="false"),
        Annotation("Birthdate", field="birth_dates", value="1951 to 1953", reliability="Reported"),
        Annotation("Gender", field="gender", value="Male", reliability="Confirmed"),
        Annotation(
            "Secondary sanctions risk:",
            field="measures",
            value="section 1(b) of Executive Order 13224",
            reliability="Confirmed",
        ),
    )
    assert sdn["ofac-90004"].annotations == (
        Annotation("Aircraft Model", field="models", value="A320-232", reliability="Confirmed"),
    )


def test_a_comment_is_the_note_of_its_value(sdn: sl.SanctionsList) -> None:
    """Where the value has no note it is an annotation."""
    company = sdn["ofac-90002"]
    assert isinstance(company, sl.Organization)
    assert [(contact.value, contact.note) for contact in company.contacts] == [
        ("www.example.test", "Russian language website"),
        ("info@example.test", None),
    ]
    assert [(one.value, one.note) for one in company.securities] == [("US0000000001", None), ("EXM  CN", "(HKEX)")]
    other = feature("Title", "Colonel", more="<comments>retired</comments>")["ofac-7"]
    assert other.annotations == (Annotation("Title", field="titles", value="Colonel", note="retired"),)


def test_an_address_is_there_in_every_script(person: sl.Person) -> None:
    """Both have the country; an address with nothing but a script says nothing."""
    syria = Country("Syria", "SY")
    assert person.addresses == (
        Address(
            lines=("12 Example Street", "Floor 3"), city="Damascus", postal_code="0100", country=syria, script="Latn"
        ),
        Address(lines=("شارع المثال 12",), city="دمشق", country=syria, script="Arab"),
        Address(country=Country("Kosovo", "XK")),
        Address(city="Jabaliya", region="Gaza", script="Latn"),
    )


def test_a_document(person: sl.Person) -> None:
    """The days of a whole year are that year; the holder is told where it is an alias."""
    passport, card = person.identifications
    assert passport.kind is IdentificationKind.PASSPORT
    assert (passport.number, passport.label, passport.issue_place) == ("N0001234", "Passport", "Damascus")
    assert (passport.issue_date, passport.expiry_date) == (
        PartialDate("1999"),
        PartialDate("2009-05-04"),
    )
    assert (passport.valid, passport.holder_name, passport.facts) == (False, "KAMIL, Kamil", ("Gender: Male",))
    assert (passport.note, passport.lost, card.lost) == ("reported lost", True, None)
    assert (card.issuer, card.valid, card.holder_name, card.country) == (
        "Civil Registry",
        True,
        None,
        Country("Syria", "SY"),
    )


@pytest.mark.parametrize(
    ("comment", "lost"),
    [("Reported stolen in 2001", True), ("lost", True), ("issued to replace a lost one", None), ("never lost", None)],
)
def test_a_document_is_lost_if_it_is_called_so(comment: str, lost: bool | None) -> None:
    """In as many words, stolen ones too; the comment stands beside it."""
    text = (FOLDER / "sdn_list.xml").read_text(encoding="utf-8").replace(">reported lost<", f">{comment}<")
    passport = sl.read(text.encode())["ofac-90001"].identifications[0]
    assert (passport.lost, passport.note) == (lost, comment)


def test_a_document_may_be_a_number_of_another_field() -> None:
    """As in the classic XML; what else it says of the number is not lost."""
    text = (FOLDER / "sdn_list.xml").read_text(encoding="utf-8")
    text = text.replace(">Vessel Registration Identification<", ">Aircraft Serial Identification<")
    end = text.rindex("    </entity>")
    document = """<identityDocuments><identityDocument id="1"><type refId="1626">Aircraft Serial Identification</type>
        <name nameId="9" nameTranslationId="41">EP-XMP</name><documentNumber>S-7</documentNumber><isValid>true</isValid>
        {}</identityDocument></identityDocuments>"""
    for comments, kept in (("", []), ("<comments>sic</comments>", ["sic"])):
        made = sl.read((text[:end] + document.format(comments) + text[end:]).encode())
        aircraft = made["ofac-90004"]
        assert isinstance(aircraft, sl.Aircraft)
        assert aircraft.serial_numbers == ("00123", "S-7")
        assert [one.note for one in aircraft.identifications] == kept


def test_a_relationship_keeps_its_other_end(person: sl.Person, sdn: sl.SanctionsList) -> None:
    """With its quality, time and comment; one that leads out of the file is an issue."""
    agent, family = person.relationships
    assert (agent.kind, agent.name, agent.entity_id) == (
        RelationshipKind.ACTING_FOR,
        "EXAMPLE TRADING CO., LTD.",
        "ofac-90002",
    )
    assert (agent.quality, agent.note) == ("High", "as its agent")
    assert (family.kind, family.entity_id) == (RelationshipKind.FAMILY_OF, "ofac-90009")
    assert (family.start_date, family.end_date) == (PartialDate("2001-01-01"), PartialDate("2010-06-30"))
    assert [(issue.code, issue.raw) for issue in sdn.issues] == [
        (IssueCode.DANGLING_REFERENCE, "90009 AL-MITHAL, Nadia")
    ]


def test_a_relationship_may_have_no_name(export: sl.SanctionsList) -> None:
    """Its id tells the other party; nothing is made up."""
    first = export["ofac-91002"].relationships[0]
    assert (first.name, first.entity_id) == (None, "ofac-91001")
    link = next(one for one in export.relationships if one.relationship is first)
    assert link.other is export["ofac-91001"]


def test_a_ship_and_an_aircraft(sdn: sl.SanctionsList) -> None:
    """Their particulars are features; a curly apostrophe in a type is that of the other formats."""
    ship, aircraft = sdn["ofac-90003"], sdn["ofac-90004"]
    assert isinstance(ship, sl.Vessel)
    assert isinstance(aircraft, sl.Aircraft)
    assert (ship.call_signs, ship.vessel_types, ship.tonnage) == (("3EXA1",), ("Crude Oil Tanker",), "105,000")
    assert ([str(flag) for flag in ship.flags], [str(flag) for flag in ship.former_flags]) == (["Panama"], ["Iran"])
    assert (ship.imo_number, ship.owners, ship.gross_registered_tonnage) == (
        "IMO9074729",
        ("Example Shipping Inc.",),
        "57,000",
    )
    assert (aircraft.models, aircraft.serial_numbers, aircraft.tail_numbers) == (("A320-232",), ("00123",), ("EP-XMP",))
    assert aircraft.manufacture_dates == (PartialDate("1975-03"),)


# -- designations -------------------------------------------------------------------------------------------------


def test_a_designation_for_each_list(export: sl.SanctionsList) -> None:
    """Each with its own date; "Consolidated List" beside another list is an umbrella."""
    assert [(one.list, str(one.listing_date), one.umbrella) for one in export["ofac-91001"].designations] == [
        ("Sectoral Sanctions Identifications List", "2014-07-16", False),
        ("Consolidated List", "2014-10-10", True),
        ("SDN List", "2022-02-24", False),
    ]


def test_programs_laws_and_types_are_of_the_party(export: sl.SanctionsList) -> None:
    """Every designation carries them, as every sanctions entry does in the Advanced XML."""
    for designation in export["ofac-91001"].designations:
        assert [program.code for program in designation.programs] == ["UKRAINE-EO13662", "RUSSIA-EO14024"]
        assert [(law.citation, law.kind) for law in designation.legal_bases] == [
            ("Executive Order 13662 (Ukraine)", sl.model.LegalBasisKind.EXECUTIVE_ORDER),
            ("Executive Order 14024 (Russia)", sl.model.LegalBasisKind.EXECUTIVE_ORDER),
        ]
        assert [(measure.text, measure.kind) for measure in designation.measures[:2]] == [
            ("13662 Sectoral Directive 1", MeasureKind.FINANCING_RESTRICTION),
            ("Block", MeasureKind.ASSET_FREEZE),
        ]


def test_what_features_add_is_on_the_list_that_they_are_about(export: sl.SanctionsList) -> None:
    """A directive under E.O. 13662 is about the sectoral list, and about the others only if a party is not on that."""
    label = "Executive Order 13662 Directive Determination -"
    assert [[one.label for one in made.measures if one.label] for made in export["ofac-91001"].designations] == [
        [label], [], [],
    ]  # fmt: skip
    text = (FOLDER / "export_of_programs.xml").read_text(encoding="utf-8")
    text = text.replace("Sectoral Sanctions Identifications List", "CAPTA List")
    made = sl.read(text.encode())["ofac-91001"].designations
    assert [[one.label for one in found.measures if one.label] for found in made] == [[label], [], [label]]


def test_what_features_add_is_not_on_the_umbrella(export: sl.SanctionsList) -> None:
    """Directives, dates and risks stand with the list itself."""
    umbrella, chinese = export["ofac-91002"].designations
    assert (umbrella.umbrella, umbrella.events, umbrella.effective_date) == (True, (), None)
    assert [event.kind for event in chinese.events] == [EventKind.LISTED, EventKind.EFFECTIVE, EventKind.DIVESTMENT]
    assert (chinese.listing_date, chinese.effective_date) == (PartialDate("2021-06-03"), PartialDate("2021-08-02"))


# -- what does not fit --------------------------------------------------------------------------------------------


def test_drift_of_the_layout_is_loud() -> None:
    """Each change of the layout and each reference that does not hold is an issue, with the text at fault."""
    drift = sl.read(FOLDER / "layout_drift.xml")
    found = {(issue.code, issue.raw) for issue in drift.issues}
    assert found >= {
        (IssueCode.UNKNOWN_NAMESPACE, NAMESPACE + "_2"),
        (IssueCode.UNREADABLE_VALUE, "yesterday"),
        (IssueCode.UNKNOWN_ELEMENT, "<deltas/>"),
        (IssueCode.UNKNOWN_ELEMENT, "<batch/>"),
        (IssueCode.UNKNOWN_ELEMENT, "<score>7</score>"),
        (IssueCode.UNKNOWN_ATTRIBUTE, "1946"),
        (IssueCode.DANGLING_REFERENCE, "SDGT"),
        (IssueCode.UNREADABLE_VALUE, "Freeze"),
        (IssueCode.UNKNOWN_CODE, "Freeze"),
        (IssueCode.UNREADABLE_VALUE, "perhaps"),
        (IssueCode.UNKNOWN_CODE, "T.K.A."),
        (IssueCode.UNKNOWN_CODE, "Clan Name"),
        (IssueCode.UNKNOWN_CODE, "Cyrillic"),
        (IssueCode.UNKNOWN_CODE, "DISTRICT"),
        (IssueCode.UNREADABLE_VALUE, "Kind of Target"),
        (IssueCode.UNREADABLE_VALUE, "Private Company"),
        (IssueCode.UNREADABLE_VALUE, "1959-01-01 to 1958-12-31"),
        (IssueCode.UNREADABLE_VALUE, "some time in 1960"),
        (IssueCode.UNKNOWN_CODE, "Vessel Wingspan"),
        (IssueCode.UNKNOWN_CODE, "Library Card"),
        (IssueCode.DANGLING_REFERENCE, "DRIFT"),
    }
    (entity,) = drift
    assert [(name.text, name.script) for name in entity.names] == [
        ("DRIFTER, Alma", "Latn"), ("ДРИФТЕР", "Cyrl"), ("DRIFT", "Latn"),
    ]  # fmt: skip


@pytest.mark.parametrize(("code", "script"), [("Cyrl", "Cyrl"), ("Hebrew", "Hebr"), ("Linear A", None), ("", None)])
def test_a_script_with_an_unknown_number_is_that_of_its_code(code: str, script: str | None) -> None:
    """The vocabulary has both; the number is an issue."""
    text = (FOLDER / "layout_drift.xml").read_text(encoding="utf-8").replace("<code>Cyrl<", f"<code>{code}<")
    made = sl.read(text.encode())
    assert made["ofac-92001"].names[1].script == script
    assert (IssueCode.UNKNOWN_CODE, "unknown script", "Cyrillic") in {(i.code, i.message, i.raw) for i in made.issues}


def test_a_value_that_its_kind_of_entity_cannot_have_is_an_issue() -> None:
    """A person has no call sign; the comment on it is not lost either."""
    made = feature("Vessel Call Sign", "3EXA1", more="<comments>sic</comments>")
    assert [(issue.code, issue.raw) for issue in made.issues] == [(IssueCode.MISPLACED_VALUE, "3EXA1")]
    assert made["ofac-7"].annotations == (Annotation("Vessel Call Sign", value="3EXA1", note="sic"),)


def test_a_party_on_no_list_is_an_issue() -> None:
    """It keeps its programs in a designation without a list."""
    text = (FOLDER / "export_of_programs.xml").read_text(encoding="utf-8")
    start, end = text.rindex("<sanctionsLists>"), text.rindex("</sanctionsLists>")
    made = sl.read((text[:start] + "<sanctionsLists>" + text[end:]).encode())
    assert [issue.message for issue in made.issues if issue.code is IssueCode.MISSING_FIELD] == ["an entity on no list"]
    (designation,) = made["ofac-91002"].designations
    assert (designation.list, [str(one) for one in designation.programs]) == (None, ["CMIC-EO13959"])


def test_the_words_of_a_reference_may_be_missing() -> None:
    """The vocabulary of the file has them."""
    made = record('<addresses><address id="1"><country refId="6"/></address></addresses>')
    assert made["ofac-7"].addresses == (Address(country=Country("Cuba", "CU")),)


def test_a_country_without_a_code_in_the_file_gets_ours() -> None:
    """The vocabulary has none for Kosovo."""
    made = record('<addresses><address id="1"><country refId="7">Kosovo</country></address></addresses>')
    assert made["ofac-7"].addresses == (Address(country=Country("Kosovo", "XK")),)


def test_text_between_elements_is_an_issue() -> None:
    """Nothing is passed over in silence."""
    made = record('<addresses>stray<address id="1"/>loose</addresses>')
    assert [(issue.code, issue.raw) for issue in made.issues] == [
        (IssueCode.UNKNOWN_ELEMENT, "stray"),
        (IssueCode.UNKNOWN_ELEMENT, "loose"),
    ]


def test_an_open_span_is_an_open_date() -> None:
    """A document may have a day from which on it was issued, and no other."""
    made = record(
        """<identityDocuments><identityDocument id="1"><type refId="8">Passport</type>
        <name nameId="1" nameTranslationId="1">X</name><documentNumber>1</documentNumber><isValid>true</isValid>
        <issueDate id="1"><fromDateBegin>2015-03-21</fromDateBegin><isApproximate>false</isApproximate>
        <isDateRange>true</isDateRange></issueDate></identityDocument></identityDocuments>"""
    )
    (passport,) = made["ofac-7"].identifications
    assert passport.issue_date == PartialDate("[2015-03-21..]")
    assert [(issue.code, issue.raw) for issue in made.issues] == [(IssueCode.DANGLING_REFERENCE, "Passport")]


def test_the_docs_table_names_what_is_left_out_and_what_is_put_in_other_words() -> None:
    """Each path has a reason."""
    assert all(OMISSIONS.values())
    assert all(TRANSLATIONS.values())
