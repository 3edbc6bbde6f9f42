"""
What the words of the UK's lists mean, one by one, read out of lists of one party.

What is expected is written from what the words mean, not from the tables of the parsers.
"""

from __future__ import annotations

from xml.sax.saxutils import escape

import pytest

import sanctionslib as sl
from sanctionslib import Entity, Organization, Person, Vessel
from sanctionslib.formats.gb import vocabulary
from sanctionslib.formats.gb.ofsi import FIELDS

SCRIPTS = {
    "Arabic": "Arab", "Farsi": "Arab", "Persian": "Arab",  # Persian is written in Arabic letters
    "Cyrillic": "Cyrl", "Cryillic": "Cyrl", "Cyrilic": "Cyrl", "Russian": "Cyrl",
    "Chinese": "Hani", "Japanese": "Jpan", "Korean": "Hang", "Hangul": "Hang",
    "Armenian": "Armn", "Bengali": "Beng", "Burmese": "Mymr", "Devanagari": "Deva", "Georgian": "Geor",
    "Greek": "Grek", "Hebrew": "Hebr", "Latin": "Latn", "Thai": "Thai",
}  # fmt: skip
LANGUAGES = {
    "Arabic": "ar", "Armenian": "hy", "Azerbaijani": "az", "Belarusian": "be", "Bosnian": "bs", "Bulgarian": "bg",
    "Burmese": "my", "Chinese": "zh", "Dari": "prs", "Farsi": "fa", "Persian": "fa", "Persian/Farsi": "fa",
    "French": "fr", "Georgian": "ka", "German": "de", "Greek": "el", "Hebrew": "he", "Japanese": "ja",
    "Kazakh": "kk", "Korean": "ko", "Kurdish": "ku", "Kyrgyz": "ky", "Pashto": "ps", "Romanian": "ro",
    "Moldovan": "ro", "Russian": "ru", "Russia": "ru", "Serbian": "sr", "Spanish": "es", "Tajik": "tg",
    "Thai": "th", "Turkish": "tr", "Turkmen": "tk", "Ukrainian": "uk", "Ukraine": "uk", "Urdu": "ur",
    "Uzbek": "uz", "Vietnamese": "vi",
}  # fmt: skip
KINDS = {
    "Primary Name": "primary", "Prime Alias": "primary", "Primary name variation": "variant", "Alias": "aka",
    "AKA": "aka", "FKA": "fka",
}  # fmt: skip
QUALITIES = {
    "Good quality": "strong", "Good quality a.k.a": "strong", "Good quality a.k.a.": "strong",
    "Low quality": "weak", "Low quality a.k.a": "weak", "Low quality a.k.a.": "weak",
}  # fmt: skip
MEASURES = {
    "Asset freeze": "asset freeze",
    "Travel ban": "travel ban",
    "Arms embargo": "arms embargo",
    "Targeted arms embargo": "arms embargo",
    "Director disqualification sanction": "director disqualification",
    "Trust services sanctions": "trust services ban",
    "Trust services": "trust services ban",
    "Correspondent banking relationships etc": "correspondent account restriction",
    "Dealing with transferable securities or money-market instruments": "investment ban",
    "Prohibition of port entry": "port-entry ban",
    "Deflag": "transport restriction",
    "Chartering of ships": "transport restriction",
    "Prevention of chartering of ships": "transport restriction",
    "Prevention of chartering of ships and aircraft": "transport restriction",
    "Crew servicing of ships and aircraft": "services ban",
    "Technical assistance related to aircraft": "services ban",
    "Closure of representative offices": "other",
    "Prevention of business arrangements": "other",
}
INDICATORS = {
    "AssetFreeze": "asset freeze",
    "TravelBan": "travel ban",
    "ArmsEmbargo": "arms embargo",
    "TargetedArmsEmbargo": "arms embargo",
    "DirectorDisqualificationSanction": "director disqualification",
    "TrustServicesSanctions": "trust services ban",
    "ProhibitionOfPortEntry": "port-entry ban",
    "Deflag": "transport restriction",
    "CharteringOfShips": "transport restriction",
    "PreventionOfCharteringOfShips": "transport restriction",
    "PreventionOfCharteringOfShipsAndAircraft": "transport restriction",
    "CrewServicingOfShipsAndAircraft": "services ban",
    "TechnicalAssistanceRelatedToAircraft": "services ban",
    "ClosureOfRepresentativeOffices": "other",
    "PreventionOfBusinessArrangements": "other",
}


def element(name: str, content: str) -> str:
    """An element of XML."""
    return f"<{name}>{content}</{name}>"


NAMES = element("Names", "<Name><Name6>SAMPLE</Name6><NameType>Primary Name</NameType></Name>")


def party(kind: str = "Entity", names: str = NAMES, **elements: str) -> Entity:
    """The only party of a UK Sanctions List in XML that has some more elements."""
    stated = {
        "UniqueID": "GHR0001",
        "RegimeName": "Some Regulations 2020",
        "IndividualEntityShip": kind,
        "DateDesignated": "01/02/2020",
        "LastUpdated": "03/04/2021",
        **elements,
    }
    record = "".join(element(name, content) for name, content in stated.items())
    data = f"<Designations><DateGenerated>01/01/2026</DateGenerated><Designation>{names}{record}</Designation>"
    (entity,) = sl.read(f"{data}</Designations>".encode())
    return entity


OFSI = "Name 6,Name 1,Group Type,Alias Type,Alias Quality,Regime,Listed On,UK Sanctions List Date Designated,Group ID"


def ofsi_party(*rows: str) -> Entity:
    """The only party of a Consolidated List with some rows."""
    (entity,) = sl.read("\n".join(("Last Updated,01/01/2025", OFSI, *rows)).encode())
    return entity


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("SCRIPTS", SCRIPTS),
        ("LANGUAGES", LANGUAGES),
        ("NAME_KINDS", KINDS),
        ("QUALITIES", QUALITIES),
        ("MEASURES", MEASURES),
    ],
)
def test_every_word_is_tested_here(table: str, expected: dict[str, str]) -> None:
    """A word that the parsers learn is not known before it stands here too."""
    assert set(getattr(vocabulary, table)) == {word.casefold() for word in expected}


def test_every_indicator_is_tested_here() -> None:
    """So is an indicator."""
    assert set(vocabulary.INDICATORS) == set(INDICATORS)


@pytest.mark.parametrize(("word", "code"), SCRIPTS.items())
def test_script(word: str, code: str) -> None:
    """A script is that of its word, also where a language stands for it, or it is misspelt."""
    name = element("NonLatinName", element("NameNonLatinScript", "?") + element("NonLatinScriptType", word))
    assert [name.script for name in party(NonLatinNames=name).names] == [None, code]


@pytest.mark.parametrize(("word", "code"), LANGUAGES.items())
def test_language(word: str, code: str) -> None:
    """A language is that of its word, also where a country stands for it."""
    name = element("NonLatinName", element("NameNonLatinScript", "?") + element("NonLatinScriptLanguage", word))
    assert [name.language for name in party(NonLatinNames=name).names] == [None, code]


@pytest.mark.parametrize(("word", "kind"), KINDS.items())
def test_kind_of_a_name(word: str, kind: str) -> None:
    """Both lists mean the same by the words that they share."""
    names = element("Names", f"<Name><Name6>SAMPLE</Name6>{element('NameType', word)}</Name>")
    assert [str(name.kind) for name in party(names=names).names] == [kind]
    assert [str(name.kind) for name in ofsi_party(f"SAMPLE,,Entity,{word},,Russia,01/02/2020,,1").names] == [kind]


@pytest.mark.parametrize(("word", "quality"), QUALITIES.items())
def test_quality_of_an_alias(word: str, quality: str) -> None:
    """A weak alias is weak in both lists."""
    alias = "<Name6>SAMPLE</Name6><NameType>Alias</NameType>"
    names = element("Names", f"<Name>{alias}{element('AliasStrength', word)}</Name>")
    assert [str(name.quality) for name in party(names=names).names] == [quality]
    assert [str(name.quality) for name in ofsi_party(f"S,,Entity,AKA,{word},Russia,01/02/2020,,1").names] == [quality]


@pytest.mark.parametrize(("word", "cls"), [("Individual", Person), ("Entity", Organization), ("Ship", Vessel)])
def test_kind_of_a_party(word: str, cls: type[Entity]) -> None:
    """A party is what the list says that it is."""
    assert type(party(word)) is cls
    assert type(ofsi_party(f"SAMPLE,,{word},Primary name,,Russia,01/02/2020,,1")) is cls


@pytest.mark.parametrize(("word", "gender"), [("Male", "male"), ("Female", "female"), ("FEMALE", "female")])
def test_gender(word: str, gender: str) -> None:
    """In any letter case."""
    details = f"<Individual><Genders><Gender>{word}</Gender></Genders></Individual>"
    assert getattr(party("Individual", IndividualDetails=details), "gender", None) == gender


@pytest.mark.parametrize(("words", "kind"), MEASURES.items())
def test_measure(words: str, kind: str) -> None:
    """The words of a measure, and what it is."""
    (designation,) = party(SanctionsImposed=escape(words)).designations
    assert [(measure.text, str(measure.kind)) for measure in designation.measures] == [(words, kind)]


@pytest.mark.parametrize(("name", "kind"), INDICATORS.items())
def test_indicator(name: str, kind: str) -> None:
    """An indicator without its words is the measure that it is about."""
    (designation,) = party(SanctionsImposedIndicators=element(name, "true")).designations
    assert [(measure.label, str(measure.kind)) for measure in designation.measures] == [(name, kind)]


def test_dates_of_the_uk_sanctions_list() -> None:
    """The day of designation is the first of effect, not of listing; that of the last change is an event."""
    (designation,) = party().designations
    assert (designation.listing_date, str(designation.effective_date)) == (None, "2020-02-01")
    assert [(str(event.kind), str(event.date)) for event in designation.events] == [("amended", "2021-04-03")]


def test_dates_of_the_consolidated_list() -> None:
    """Listed On is the day of listing, UK Sanctions List Date Designated the first of effect."""
    (designation,) = ofsi_party("SAMPLE,,Entity,Primary name,,Russia,02/03/2020,01/02/2019,1").designations
    assert (str(designation.listing_date), str(designation.effective_date)) == ("2020-03-02", "2019-02-01")


def test_each_regime_is_a_designation() -> None:
    """A party under two regimes of the Consolidated List has two programs, each with its own day."""
    rows = [
        f"SAMPLE,,Entity,Primary name,,{regime},{day},,1" for regime, day in (("A", "01/02/2020"), ("B", "02/02/2021"))
    ]
    designations = ofsi_party(*rows).designations
    assert [(str(one.programs[0]), str(one.listing_date)) for one in designations] == [
        ("A", "2020-02-01"),
        ("B", "2021-02-02"),
    ]


@pytest.mark.parametrize(("container", "name", "kind"), [
    ("ParentCompanies", "ParentCompany", "subsidiary of"),
    ("Subsidiaries", "Subsidiary", "parent of"),
])  # fmt: skip
def test_direction_of_a_relation(container: str, name: str, kind: str) -> None:
    """The party is a subsidiary of its parent company, and the parent of its subsidiaries."""
    details = element("Entity", element(container, element(name, "Other Ltd")))
    (relationship,) = party(EntityDetails=details).relationships
    assert (str(relationship.kind), relationship.name) == (kind, "Other Ltd")


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("1962", "1962"),
        ("dd/mm/1962", "1962"),
        ("00/00/1962", "1962"),
        ("04/1963", "1963-04"),
        ("07/04/1963", "1963-04-07"),
    ],
)
def test_birth_date_is_not_padded(words: str, edtf: str) -> None:
    """What a list does not know of a day is not made up; the day stands before the month."""
    details = f"<Individual><DOBs><DOB>{words}</DOB></DOBs></Individual>"
    assert [date.edtf for date in party("Individual", IndividualDetails=details).birth_dates] == [edtf]


KEYS = {
    "UK Sanctions List Ref": ("RUS0001", "external_ids", ["uk-reference RUS0001"]),
    "UN Ref": ("TAi.001", "external_ids", ["un-reference TAi.001"]),
    "UK Statement of Reasons": ("It sells.", "designations", ["It sells."]),
    "Gender": ("Female", "gender", "female"),
    "Phone number": ("+44 20 7946 0000", "contacts", ["phone +44 20 7946 0000"]),
    "Tel": ("+44 20 7946 0001", "contacts", ["phone +44 20 7946 0001"]),
    "Fax": ("+44 20 7946 0002", "contacts", ["fax +44 20 7946 0002"]),
    "Website": ("www.sample.example", "contacts", ["website www.sample.example"]),
    "Email address": ("a@sample.example", "contacts", ["email a@sample.example"]),
    "Type of entity": ("Bank", "organization_types", ["Bank"]),
    "Business Reg No": ("1020000000001", "identifications", ["registration number 1020000000001"]),
    "Parent company": ("Sample Group", "relationships", ["subsidiary of Sample Group"]),
    "Subsidiaries": ("Sample Shipping", "relationships", ["parent of Sample Shipping"]),
    "IMO number": ("9000012", "identifications", ["imo number 9000012"]),
    "Current owners": ("Sample Shipping", "owners", ["Sample Shipping"]),
    "Previous owners": ("Other Shipping", "former_owners", ["Other Shipping"]),
    "Flag of ship": ("Panama", "flags", ["Panama"]),
    "Previous flags": ("Togo", "former_flags", ["Togo"]),
    "Type of ship": ("Tanker", "vessel_types", ["Tanker"]),
    "Tonnage of ship": ("1676", "tonnage", "1676"),
    "Length of ship": ("80", "length", "80"),
    "Year built": ("1975", "build_dates", ["1975"]),
    "Hull identification number (HIN)": ("H7", "identifications", ["hull number H7"]),
}
"""The keys of Other Information: a value, the field that it goes to, and what the field then holds."""
OF_WHOM = {"gender": "Individual", "organization_types": "Entity", "relationships": "Entity", "designations": "Entity"}


def in_words(value: object) -> str:
    """A value of the model with its kind."""
    if isinstance(value, sl.Designation):
        return ", ".join(value.reasons)
    kind = getattr(value, "kind", None) or getattr(value, "scheme", None)
    fields = (getattr(value, field, None) for field in ("value", "number", "name"))
    return " ".join(map(str, filter(None, (kind, next(filter(None, fields), value)))))


def test_every_key_is_tested_here() -> None:
    """A key that the parser learns is not known before it stands here too."""
    assert set(FIELDS.groups["Other Information"].names) == set(KEYS)


@pytest.mark.parametrize("key", KEYS)
def test_key_of_other_information(key: str) -> None:
    """What Other Information gives under a key stands in the field that the key means."""
    text, field, expected = KEYS[key]
    header = f"{OFSI},Other Information"
    row = f"SAMPLE,,{OF_WHOM.get(field, 'Ship')},Primary name,,Russia,01/02/2020,,1,({key}):{text}"
    found = sl.read(f"Last Updated,01/01/2025\n{header}\n{row}".encode())
    assert found.issues == ()
    value = getattr(found["gb-ofsi-1"], field)
    if field == "external_ids":
        value = [one for one in value if one.scheme != "ofsi-group"]
    assert (str(value) if isinstance(expected, str) else list(map(in_words, value))) == expected
