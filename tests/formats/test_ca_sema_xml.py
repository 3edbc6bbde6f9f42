"""Canada's consolidated list of autonomous sanctions in XML."""

from __future__ import annotations

import pytest

import sanctionslib as sl
from sanctionslib import BirthDate, Entity, IssueCode, Organization, PartialDate, Person, SanctionsList, Vessel
from sanctionslib.formats.ca_sema.sema_xml import _BY_SCHEDULE, _SCHEDULES, _aliases, _edtf, _reference, _regime
from sanctionslib.model import (
    Annotation,
    IdentificationKind,
    MeasureKind,
    NameKind,
    NamePart,
    NamePartKind,
    Note,
    Wording,
)
from tests.conftest import SPECIMENS

FOLDER = SPECIMENS / "ca_sema_xml"


def specimen(name: str) -> SanctionsList:
    """What is read from a specimen."""
    return sl.read(FOLDER / f"{name}.xml")


@pytest.fixture(scope="module")
def first() -> SanctionsList:
    """A list in the tags of 2020."""
    return specimen("first_generation")


@pytest.fixture(scope="module")
def second() -> SanctionsList:
    """A list in the tags of 2025 to August 2026."""
    return specimen("second_generation")


@pytest.fixture(scope="module")
def third() -> SanctionsList:
    """A list in the bilingual tags."""
    return specimen("third_generation")


@pytest.fixture(scope="module")
def misfits() -> SanctionsList:
    """A list of values that do not fit."""
    return specimen("what_does_not_fit")


def texts(entity: Entity) -> list[str]:
    """Its names."""
    return [name.text for name in entity.names]


@pytest.mark.parametrize("name", ["first_generation", "second_generation", "third_generation"])
def test_every_generation_is_read_without_an_issue(name: str) -> None:
    """Each has five records, of which none holds anything unknown."""
    read = specimen(name)
    assert (len(read), read.issues) == (5, ())
    assert (read.published, read.complete) == (None, None)


def test_identifiers_do_not_depend_on_the_generation(
    first: SanctionsList, second: SanctionsList, third: SanctionsList
) -> None:
    """The same Schedule has one identifier, however a generation writes it."""
    person = "ca-sema-russia-1-part-1-904"
    assert [read[person].names[0].text for read in (first, second, third)] == ["Egor Petrovich SPECIMENOV"] * 3
    assert {"ca-sema-jvcfor-954"} <= {e.id for e in first} & {e.id for e in second}
    assert {"ca-sema-venezuela-901", "ca-sema-iran-1-part-1-936"} <= {e.id for e in first} & {e.id for e in third}
    assert "ca-sema-syria-part-2-960" in first


@pytest.mark.parametrize(
    ("regime", "schedule", "later"),
    [
        ("Iran", "1", "iran-1-part-1-7"),
        ("Iran", "2", "iran-1-part-2-7"),
        ("JVCFOR", "1", "jvcfor-7"),
        ("Russia", "1", "russia-1-part-1-7"),
        ("Russia", "2", "russia-2-7"),
        ("Syria", "1", "syria-part-1-7"),
        ("Syria", "2", "syria-part-2-7"),
        ("Ukraine", "1", "ukraine-part-1-7"),
        ("Ukraine", "1, Part 2", "ukraine-part-2-7"),
        ("Burma", "1", "burma-1-7"),
    ],
)
def test_schedules_in_identifiers_are_those_of_later_generations(regime: str, schedule: str, later: str) -> None:
    """What the first generation calls otherwise takes its later form; no other Schedule is known to have changed."""
    assert _reference(regime, schedule, "7", 1) == later
    assert sum(map(len, _SCHEDULES.values())) == 8


def test_a_schedule_that_means_no_freeze_says_what_it_means(third: SanctionsList) -> None:
    """Ships may not enter ports nor be served; securities and debt may not be dealt in; other Schedules say nothing."""
    measures = third["ca-sema-russia-1.1-934"].designations[0].measures
    assert [(measure.kind, measure.text, measure.label) for measure in measures] == [
        (MeasureKind.PORT_ENTRY_BAN, "1.1", "Schedule"),
        (MeasureKind.SERVICES_BAN, "1.1", "Schedule"),
    ]
    assert {key: set(kinds) for key, kinds in _BY_SCHEDULE.items() if key[1] != "1.1"} == {
        ("Russia", "2"): {MeasureKind.DEBT_RESTRICTION, MeasureKind.EQUITY_RESTRICTION},
        ("Russia", "3"): {MeasureKind.DEBT_RESTRICTION},
    }
    assert third["ca-sema-russia-1-part-1-904"].designations[0].measures == ()


def test_a_record_keeps_its_own_schedule_and_item(first: SanctionsList, third: SanctionsList) -> None:
    """As this file writes them; ``N/A`` is none."""
    assert first["ca-sema-russia-1-part-1-904"].designations[0].notes == (
        Note("1", label="Schedule"),
        Note("904", label="Item"),
    )
    assert third["ca-sema-russia-1-part-1-904"].designations[0].notes[0].text == "1, Part 1"
    assert first["ca-sema-venezuela-901"].designations[0].notes == (Note("901", label="Item"),)


def test_the_composed_reference(third: SanctionsList) -> None:
    """It is the identifier without its prefix, on the entity and on the designation."""
    entity = third["ca-sema-russia-1.1-934"]
    assert entity.reference == entity.designations[0].reference == "russia-1.1-934"


def test_a_country_is_the_program(second: SanctionsList) -> None:
    """In English its code, in French a name beside it, the cell whole; nobody's nationality."""
    entity = second["ca-sema-belarus-1-part-2-961"]
    (program,) = entity.designations[0].programs
    assert (program.code, program.names, program.countries) == ("Belarus", (Wording("Bélarus", "fr"),), ("BY",))
    assert Note("Belarus / Bélarus", label="Country") in entity.cells
    assert entity.nationalities == ()


def test_the_jvcfor_are_their_own_legal_basis(first: SanctionsList, second: SanctionsList) -> None:
    """The cell names the regulations; no-break spaces in it make no difference."""
    (one,), (other,) = (read["ca-sema-jvcfor-954"].designations[0].programs for read in (first, second))
    assert one == other
    assert (one.id, one.code) == ("ca:JVCFOR", "JVCFOR")
    (basis,) = first["ca-sema-jvcfor-954"].designations[0].legal_bases
    assert basis.citation == "Justice for Victims of Corrupt Foreign Officials Regulations"
    assert one.names[0].text.startswith("Règlement relatif à la justice")


@pytest.mark.parametrize("cell", ["Russia / Russie", "Russia/Russie", "Russia / \u00a0Russie"])
def test_any_white_space_around_the_slash(cell: str) -> None:
    """The two languages of a Country come apart."""
    assert _regime(cell)[0] == "Russia"


def test_padding_is_no_part_of_a_value(first: SanctionsList) -> None:
    """Blanks and no-break spaces around and within are folded."""
    name = first["ca-sema-russia-1-part-1-904"].names[0]
    assert name.parts == (NamePart(NamePartKind.GIVEN, "Egor Petrovich"), NamePart(NamePartKind.FAMILY, "SPECIMENOV"))


def test_a_name_in_two_languages(first: SanctionsList) -> None:
    """Two primary names, of which the first has the whole cell."""
    english, french = first["ca-sema-iran-1-part-1-936"].names[:2]
    assert (english.text, english.kind, english.language) == ("Specimen Research Institute", NameKind.PRIMARY, "en")
    assert english.cell == "Specimen Research Institute/Institut de recherche Specimen"
    assert (french.text, french.kind, french.language) == ("Institut de recherche Specimen", NameKind.PRIMARY, "fr")


def test_aliases_in_two_languages(first: SanctionsList) -> None:
    """The list in English, then the one in French; ``Ltd.`` is no name."""
    names = first["ca-sema-iran-1-part-1-936"].names[2:]
    assert [(name.text, name.language) for name in names] == [
        ("SRI", "en"),
        ("Specimen Institute, Ltd.", "en"),
        ("IRS", "fr"),
        ("l'Institut Specimen", "fr"),
    ]
    assert [name.cell is not None for name in names] == [True, False, False, False]


def test_a_language_before_a_colon(second: SanctionsList) -> None:
    """It is the language of the name, which has its script."""
    names = second["ca-sema-russia-1-part-1-904"].names[2:]
    assert [(name.text, name.language, name.script) for name in names] == [
        ("Ягор СПЕЦЫМЕНАЎ", "be", "Cyrl"),
        ("Егор СПЕЦИМЕНОВ", "ru", "Cyrl"),
    ]


@pytest.mark.parametrize(
    ("label", "language"),
    [
        ("Arabic", "ar"), ("Armenian", "hy"), ("Belarusian", "be"), ("Burmese", "my"), ("Chinese", "zh"),
        ("Dari", "prs"), ("English", "en"), ("Farsi", "fa"), ("French", "fr"), ("Georgian", "ka"), ("Hebrew", "he"),
        ("Korean", "ko"), ("Persian", "fa"), ("Russian", "ru"), ("Spanish", "es"), ("Ukrainian", "uk"),
    ],
)  # fmt: skip
def test_languages_before_a_colon(label: str, language: str) -> None:
    """Each is the language of the name behind it."""
    assert [(name.text, name.language) for name in _aliases(f"Mithal, {label}: X", person=True)] == [
        ("Mithal", None),
        ("X", language),
    ]


def test_semicolons_brackets_and_quotation_marks(second: SanctionsList) -> None:
    """Commas within brackets and quotation marks part nothing, nor do commas where there are semicolons."""
    assert texts(second["ca-sema-belarus-1-part-2-961"])[1:] == [
        "Specimen Trade FZE",
        "Specimen Trade FZE-LLC",
        'Ассоциация "Образец, Пример"',
        "Research and Trade (Minsk, Brest)",
    ]


def test_and_between_the_names_of_a_person(third: SanctionsList) -> None:
    """Names of persons hold no "and"; a language may stand before the last of several."""
    names = third["ca-sema-sudan-part-1-901"].names[1:]
    assert [name.text for name in names] == ["Umar Mithal", "Omer Mithal", "Omar Mithal Musa", "عمر مثال"]
    assert (names[3].language, names[3].script) == ("ar", "Arab")


def test_a_single_alias_has_no_cell() -> None:
    """Nothing was split."""
    (name,) = _aliases("Bank Rossiya", person=False)
    assert (name.text, name.cell) == ("Bank Rossiya", None)


def test_an_unbalanced_bracket_makes_a_split_unsafe() -> None:
    """The cell stays whole."""
    assert [name.text for name in _aliases("Acme (A, B, C", person=False)] == ["Acme (A, B, C"]


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("1964-03-12", "1964-03-12"),
        ("1964-03", "1964-03"),
        ("1955", "1955"),
        ("1972-08-10 or 1972-08-11", "[1972-08-10,1972-08-11]"),
        ("1961 or 1962", "[1961,1962]"),
        ("between 1960 and 1962", "[1960..1962]"),
        ("Sep-99", "1999-09-XX"),
        ("Mar-05", "[1905-03-XX,2005-03-XX]"),
        ("26666", "1973-01-02"),
        ("26665", "1973-01-XX"),
        ("born in the early 1970s", "197X"),
        ("1960s", "196X"),
        ("circa 1957", "1957~"),
    ],
)
def test_dates(words: str, edtf: str) -> None:
    """A date is as precise as its words; a spreadsheet's number is a day, but the first of a month may be a month."""
    assert _edtf(words, PartialDate("2022-02-24")) == edtf


def test_the_words_of_a_date_stay_where_they_say_more(second: SanctionsList, third: SanctionsList) -> None:
    """Beside the date, verbatim."""
    assert third["ca-sema-russia-1-part-1-904"].birth_dates[0].text == "Sep-99"
    assert second["ca-sema-russia-1-part-1-904"].birth_dates[0].text == "26666"
    assert second["ca-sema-hamas-terrorist-attacks-part-1-901"].birth_dates == (
        BirthDate("[1905-03-XX,2005-03-XX]", text="Mar-05"),
    )


def test_a_title_in_two_languages(first: SanctionsList) -> None:
    """Both, and the cell."""
    person = first["ca-sema-syria-part-2-960"]
    assert isinstance(person, Person)
    assert person.titles == ("Major General", "major-général")
    assert Note("Major General/major-général", label="Title") in person.cells


def test_a_ship(third: SanctionsList) -> None:
    """Type in both languages, IMO number, year of building."""
    ship = third["ca-sema-russia-1.1-934"]
    assert isinstance(ship, Vessel)
    assert ship.vessel_types == ("Bunkering Tanker (LNG)", "Navire-citerne de soutage (GNL)")
    assert ship.imo_number == "IMO9999983"
    assert ship.identifications[0].kind is IdentificationKind.IMO_NUMBER
    assert ship.build_dates == (PartialDate("2021"),)
    assert ship.designations[0].listing_date == PartialDate("2026-06-12")


def test_types_of_ships_keep_their_slashes(second: SanctionsList) -> None:
    """A bar parts the languages."""
    ship = second["ca-sema-russia-1.1-901"]
    assert isinstance(ship, Vessel)
    assert ship.vessel_types == ("General Cargo/Multi Purpose", "Cargo classique/navire polyvalent")


def test_a_name_in_the_field_for_an_imo_number(misfits: SanctionsList) -> None:
    """It is an issue and no number, and it is kept."""
    person = misfits["ca-sema-iran-1-part-2-903"]
    assert isinstance(person, Person)
    assert (person.identifications, person.external_ids) == ((), ())
    assert person.annotations == (Annotation("ShipIMONumber-NumeroOMIDuNavire", note="علی نمونه"),)
    assert [issue.raw for issue in misfits.issues if issue.message == "not an IMO number"] == ["علی نمونه"]


def test_what_a_person_cannot_have_is_no_name_and_no_number(misfits: SanctionsList) -> None:
    """The name of an entity and an IMO number beside a person's name are annotations, and nobody is found by them."""
    person = misfits["ca-sema-iran-1-part-1-937-2"]
    assert isinstance(person, Person)
    assert texts(person) == ["Reza Namuneh"]
    assert (person.identifications, person.external_ids) == ((), ())
    assert person.annotations == (
        Annotation("EntityOrShip-EntiteOuNavire", note="Namuneh Company"),
        Annotation("ShipIMONumber-NumeroOMIDuNavire", note="9999995"),
    )
    assert misfits.by_identifier("9999995") == ()


def test_a_record_without_a_name_is_of_no_kind(misfits: SanctionsList) -> None:
    """Nothing in it says that it is an organization."""
    assert type(misfits.entities[3]) is Entity


def test_cells_are_labelled_with_the_tags_of_their_file(
    first: SanctionsList, second: SanctionsList, third: SanctionsList
) -> None:
    """Each generation has tags of its own."""
    labels = [{note.label for entity in read for note in entity.cells} for read in (first, second, third)]
    assert labels == [
        {"Country", "Title"},
        {"Country", "TitleOrShip"},
        {"Country-Pays", "TitleOrShipType-TitreOuTypeDeNavire"},
    ]


def test_what_does_not_fit_is_an_issue(misfits: SanctionsList) -> None:
    """Every value at fault is in an issue."""
    raw = {(issue.code, issue.raw) for issue in misfits.issues}
    assert raw >= {
        (IssueCode.UNREADABLE_VALUE, "about fifty"),
        (IssueCode.UNREADABLE_VALUE, "lately"),
        (IssueCode.UNKNOWN_ELEMENT, "<Gender-Genre>none</Gender-Genre>"),
        (IssueCode.MISPLACED_VALUE, "1990"),
        (IssueCode.MISPLACED_VALUE, "Namuneh Company"),
        (IssueCode.MISPLACED_VALUE, "9999995"),
    }
    assert sum(issue.code is IssueCode.MISSING_FIELD for issue in misfits.issues) == 2
    assert [entity.id for entity in misfits][1:3] == ["ca-sema-iran-1-part-1-937", "ca-sema-iran-1-part-1-937-2"]
    assert isinstance(misfits["ca-sema-iran-1-part-1-937"], Organization)


def test_tags_of_no_known_generation_are_an_error() -> None:
    """It says which tags were found, and which were expected."""
    renamed = (FOLDER / "first_generation.xml").read_bytes()
    for tag in b"Country LastName GivenName Entity Title Aliases Schedule Item DateOfBirth".split():
        renamed = renamed.replace(tag + b">", tag + b"4>")
    with pytest.raises(sl.ReadError, match=r"<Country4>, <LastName4>.*no known generation \(first: Country, LastName"):
        sl.read(renamed)


def test_a_file_without_records_is_an_error() -> None:
    """It says what was expected, and what was found instead."""
    with pytest.raises(sl.ReadError, match="<data-set> holds no <record>"):
        sl.read(b"<data-set/>")
    with pytest.raises(sl.ReadError, match="<data-set> holds no <record>, but 1 <entry>"):
        sl.read(b"<data-set><entry/></data-set>")
