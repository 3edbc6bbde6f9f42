"""
RePET, Argentina's register of persons and entities linked to terrorism, in JSON: one file of persons, one of entities.

Documentation: none. The files are arrays of objects with the names of the UN's XML; every key is always there, empty
where it says nothing. The list is both files together; either can be read alone, and then nobody knows whether the list
is complete. They state neither an edition nor a date.

Encoding: UTF-8. Dates: ``18/07/2019`` is day, month, year; the birth date of an alias alone is ``1957-08-08``.

Entries: those of the UN's list keep the UN's reference, have "UN List" as LIST_TYPE (entities have nothing), the UN's
regime as UN_LIST_TYPE, and no birth dates: these stand in the UN's own list. Argentina's own ("ARG List") have in
UN_LIST_TYPE who asked for the entry or who else lists the party, in any words: a note of the designation. Their
REFERENCE_NUMBER, if there is one, is put together: ``A-2261/3-2023 (Venezuela)ArP.00190`` is the number of an INTERPOL
notice and the register's own, which is the reference; the designation has it whole. A UN reference at its beginning, or
as UN_LIST_TYPE, is an external identifier too. DATAID is unique in a file, not in both: with the name of the file it is
the identifier of an entry of Argentina's own.

Oddities: a party may stand there once for each decision (HEZBOLLAH does four times), each time an entity of its own.
LISTED_ON of Argentina's own entries is now and then the day of an attack. Their NAME_ORIGINAL_SCRIPT repeats the name
in Latin letters, or holds other names: these are aliases. QUALITY is Good and Low, or Alta, Buena and Baja; Media is
neither good nor weak, and stands in the note of the alias. A cell with a semicolon has several names, at its semicolons
and commas. TYPE_OF_DOCUMENT2 holds the number of many documents that have none, or two of them; TYPE_OF_DATE the birth
date once more; a NOTE the birth date (``Año 1964.``). A FROM_YEAR without TO_YEAR may be the year of a crime: no birth
date is made of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import attrs

from ...model import (
    Address,
    BirthDate,
    Designation,
    Entity,
    Event,
    EventKind,
    ExternalId,
    ExternalScheme,
    Gender,
    Identification,
    IssueCode,
    Name,
    NameKind,
    NamePart,
    NamePartKind,
    Nationality,
    Note,
    Organization,
    PartialDate,
    Person,
    Place,
    Quality,
)
from ...model import IdentificationKind as Id
from ...model.folding import fold_case
from ...parsing.arrays import objects
from ...parsing.fields import Fields, Table, coded, left_out, to
from ...parsing.identifiers import identifier
from ...parsing.items import JsonObject, made
from ...parsing.reading import ListFacts, Reading
from ...vocabularies.countries import country
from ...vocabularies.scripts import foreign_script
from . import ENTITIES, PERSONS
from .authority import LIST, MINISTRY

# -- words and what they mean -----------------------------------------------------------------------------------------

NATIONAL = "ARG List"
"""LIST_TYPE of Argentina's own entries, and the code of their program."""

_NAME_PARTS = {
    "FIRST_NAME": NamePartKind.FIRST,
    "SECOND_NAME": NamePartKind.SECOND,
    "THIRD_NAME": NamePartKind.THIRD,
    "FOURTH_NAME": NamePartKind.FOURTH,
}
_STRONG, _WEAK = (NameKind.AKA, Quality.STRONG), (NameKind.AKA, Quality.WEAK)
_ALIASES = {
    "good": _STRONG,
    "low": _WEAK,
    **dict.fromkeys(("alta", "alta.", "alto", "buena"), _STRONG),
    "baja.": _WEAK,
    "media": (NameKind.AKA, "Media"),
    "a.k.a.": (NameKind.AKA, None),
    "f.k.a.": (NameKind.FKA, None),
}
"""QUALITY says how good an alias of a person is, but what kind an alias of an entity is."""
_GENDERS = {"m": Gender.MALE, "male": Gender.MALE, "f": Gender.FEMALE, "female": Gender.FEMALE}
_CIRCA = {"exact": "", "approximately": "~", "between": ""}
_DOCUMENTS = tuple(
    (re.compile(pattern, re.IGNORECASE), kind)
    for pattern, kind in (
        (r"//", None),  # two kinds in one
        (r"pasaporte diplom", Id.DIPLOMATIC_PASSPORT),
        (r"passport|pasaporte", Id.PASSPORT),
        (r"birth certificate", Id.BIRTH_CERTIFICATE),
        (r"registro nacional para extranjero|^RNE$", Id.RESIDENCE_PERMIT),
        (r"\bCUIT\b|\bCDI\b", Id.TAX_NUMBER),
        (r"\bCUIL\b", Id.SOCIAL_SECURITY_NUMBER),
        (r"\bC\.U\.R\.P\.|\bD\.?N\.?I\b|c[eé]dula|^C[CI]\b|de identidad|national id|^ID nacional$", Id.NATIONAL_ID),
        (r"^ID$|^prontuario\b", Id.OTHER),
    )
)
"""What a document is by its type, the first that fits; Argentina's own entries have Spanish words for it."""

# -- the table of fields ----------------------------------------------------------------------------------------------

_ADDRESS: Table = {
    "STREET": "addresses.lines",
    "CITY": "addresses.city",
    "STATE_PROVINCE": "addresses.region",
    "ZIP_CODE": "addresses.postal_code",
    "COUNTRY": "addresses.country.name",
    "NOTE": "addresses.note",
}
_ALIAS: Table = {
    "QUALITY": coded(_ALIASES, "=names.kind & =names.quality | names.note"),
    "ALIAS_NAME": to(
        "names[aka].text | names[fka].text | names.cell",
        note="one Name, or several in one cell, which is then kept whole too",
    ),
    "NOTE": "~names.note",
}
_RECORD: Table = {
    "DATAID": "source.key",
    "VERSIONNUM": left_out("a number internal to the file"),
    "UN_LIST_TYPE": to(
        "designations.programs.code | designations.notes.text",
        note="the program of an entry of the UN's; a note of the designation of one of Argentina's own",
    ),
    "REFERENCE_NUMBER": to(
        "designations.reference & =reference",
        note="Designation.reference; the register's own number in it is the reference of the entity",
    ),
    "LISTED_ON": "=designations.listing_date",
    "SUBMITTED_ON": "=designations.events[submitted].date",
    "SUBMITTED_BY": "designations.submitted_by",
    "DELISTED_ON": "=designations.end_date & =designations.events[delisted].date",
    "NAME_ORIGINAL_SCRIPT": to(
        "names[primary].text | names[aka].text | names.cell",
        note="a primary name; an alias, where an entry of Argentina's own has it in Latin letters; left out, where it "
        "repeats the name",
    ),
    "COMMENTS1": "remarks",
    "LIST_TYPE": coded(
        {"un list": None, NATIONAL.casefold(): NATIONAL},
        "=designations.programs.code",
        note=f"the program {NATIONAL}; that an entry is the UN's, its program says",
    ),
    "LAST_DAY_UPDATED": {"VALUE": "=designations.events[amended].date"},
    "SORT_KEY": left_out("what the UN sorts its pages by"),
    "SORT_KEY_LAST_MOD": left_out("what the UN sorts its pages by"),
}
FIELDS = Fields(
    {
        PERSONS: {
            "<>": coded({PERSONS: "Person"}, "=class"),
            **_RECORD,
            **{name: f"~names[primary].text & names.parts[{kind.value}].text" for name, kind in _NAME_PARTS.items()},
            "GENDER": coded(_GENDERS, "=gender"),
            "TITLE": {"VALUE": "titles"},
            "DESIGNATION": {"VALUE": "positions"},
            "NATIONALITY": {"VALUE": "nationalities.country.name"},
            "NATIONALITY2": "nationalities.country.name",
            "INDIVIDUAL_ALIAS": {
                **_ALIAS,
                "DATE_OF_BIRTH": "=birth_dates",
                "CITY_OF_BIRTH": "birth_places.city & =birth_places",
                "COUNTRY_OF_BIRTH": "birth_places.country.name & =birth_places",
            },
            "INDIVIDUAL_ADDRESS": _ADDRESS,
            "INDIVIDUAL_DATE_OF_BIRTH": {
                "TYPE_OF_DATE": coded(_CIRCA, note="the form of the BirthDate; left out, where it repeats DATE"),
                "DATE": "=birth_dates",
                "YEAR": "=birth_dates",
                "FROM_YEAR": "=birth_dates",
                "TO_YEAR": "=birth_dates",
                "NOTE": to("birth_dates.note | birth_dates.text", note="the date, where the note alone states one"),
            },
            "INDIVIDUAL_PLACE_OF_BIRTH": {
                "CITY": "birth_places.city",
                "STATE_PROVINCE": "birth_places.region",
                "COUNTRY": "birth_places.country.name",
                "NOTE": "birth_places.note",
            },
            "INDIVIDUAL_DOCUMENT": {
                "TYPE_OF_DOCUMENT": "identifications.label & =identifications.kind",
                "TYPE_OF_DOCUMENT2": to(
                    "identifications.sublabel | identifications.number",
                    note="a finer kind; the number, where there is no other; two numbers are two documents",
                ),
                "NUMBER": "identifications.number",
                "ISSUING_COUNTRY": "identifications.country.name",
                "COUNTRY_OF_ISSUE": "identifications.issue_country.name",
                "CITY_OF_ISSUE": "identifications.issue_place",
                "DATE_OF_ISSUE": "=identifications.issue_date",
                "NOTE": "identifications.note",
            },
        },
        ENTITIES: {
            "<>": coded({ENTITIES: "Organization"}, "=class"),
            **_RECORD,
            "FIRST_NAME": "names[primary].text",
            "ENTITY_ALIAS": _ALIAS,
            "ENTITY_ADDRESS": _ADDRESS,
        },
    }
)

# -- patterns ---------------------------------------------------------------------------------------------------------

_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_YEAR = re.compile(r"\d{4}")
_YEAR_IN_NOTE = re.compile(r"(?:Año )?(\d{4})\.?")
_YEARS_IN_NOTE = re.compile(r"(\d{4}) ?- ?(\d{4})")
_OWN_NUMBER = re.compile(r"Ar[PE]\.\d{3,5}")
_UN_REFERENCE = re.compile(r"[A-Z]{2}[ie]\.\d{3}(?=Ar[PE]\.|$)")
_UNSAFE_TO_SPLIT = re.compile(r"[()\[\]]")
_SEVERAL_NUMBERS = re.compile(r" (?://?|-) ")

# -- the list ---------------------------------------------------------------------------------------------------------


def parse(reading: Reading) -> Iterator[Entity]:
    """The persons, then the entities, each in the order of their file."""
    parts = reading.format.parts
    assert parts
    found = {part: document for document in reading.documents if (part := parts.of(document.head))}
    complete = True if found.keys() == parts.titles.keys() else None
    reading.begin(ListFacts(authority=MINISTRY, title=LIST, complete=complete))
    for document in reading.documents:
        if document not in found.values():
            reading.issue(IssueCode.MISSING_COMPANION, "a file of the release is empty", document=document)
    for part, document in found.items():
        for record in objects(reading, document, FIELDS.groups[part]):
            record.derive("<>", part)
            entity = _entity(record)
            record.check()
            yield entity


# -- a record ---------------------------------------------------------------------------------------------------------


class _Entry(NamedTuple):
    """Whose entry a record is, and how it is called."""

    national: str | None
    regime: str | None
    number: str | None
    reference: str | None


def _entry(record: JsonObject) -> _Entry:
    national, regime, number = record.code("LIST_TYPE"), record.text("UN_LIST_TYPE"), record.text("REFERENCE_NUMBER")
    own = _OWN_NUMBER.findall(number) if number and national else ()
    reference = own[0] if len(own) == 1 else number
    record.became(reference, "REFERENCE_NUMBER")
    return _Entry(national, regime, number, reference)


def _entity(record: JsonObject) -> Entity:
    entry, key = _entry(record), record.text("DATAID")
    record.reference = reference = entry.reference
    kind = "INDIVIDUAL" if record.name == PERSONS else "ENTITY"
    if reference is None and not entry.national:
        record.issue(IssueCode.MISSING_FIELD, "an entry of the UN's list without REFERENCE_NUMBER")
    comment = record.text("COMMENTS1")
    names = [*_primary_names(record, national=entry.national is not None)]
    aliases = [_alias(alias) for alias in record.all(f"{kind}_ALIAS")]
    own_key = f"{record.name}-{key}" if key else None
    values: dict[str, Any] = {
        "id": identifier("ar-repet", own_key if entry.national else reference or own_key, record.line),
        "reference": reference,
        "names": (*names, *(name for alias in aliases for name in alias.names)),
        "addresses": made(Address, record.all(f"{kind}_ADDRESS")),
        "designations": (_designation(record, entry, key),),
        "remarks": (comment,) if comment else (),
        "external_ids": tuple(
            dict.fromkeys(
                ExternalId(ExternalScheme.UN_REFERENCE, match[0])
                for text in (entry.number, entry.regime)
                if text and (match := _UN_REFERENCE.match(text))
            )
        ),
        "source": record.reading.source(reference, record.line, record.context.document, key=key),
    }
    if record.name == ENTITIES:
        return Organization(**values)
    dates = [date for group in record.all("INDIVIDUAL_DATE_OF_BIRTH") for date in _birth_dates(group)]
    nationalities = (*record.texts_of("NATIONALITY/VALUE"), *record.texts_of("NATIONALITY2"))
    return Person(
        **values,
        birth_dates=(*dates, *(alias.birth_date for alias in aliases if alias.birth_date)),
        birth_places=(
            *made(Place, record.all("INDIVIDUAL_PLACE_OF_BIRTH")),
            *(alias.birth_place for alias in aliases if alias.birth_place),
        ),
        nationalities=tuple(Nationality(country(name)) for name in nationalities),
        identifications=tuple(
            document for group in record.all("INDIVIDUAL_DOCUMENT") for document in _documents(group)
        ),
        gender=record.code("GENDER"),
        titles=tuple(record.texts_of("TITLE/VALUE")),
        positions=tuple(record.texts_of("DESIGNATION/VALUE")),
    )


def _designation(record: JsonObject, entry: _Entry, key: str | None) -> Designation:
    reading, document, line = record.reading, record.context.document, record.line
    code = entry.national or entry.regime
    if code is None:
        record.issue(IssueCode.MISSING_FIELD, "a record without LIST_TYPE and UN_LIST_TYPE")
    submitted = record.date("SUBMITTED_ON", _day)
    amended = record.dates_of("LAST_DAY_UPDATED/VALUE", _day, what="LAST_DAY_UPDATED")
    delisted = record.date("DELISTED_ON", _day)
    events = (
        (EventKind.SUBMITTED, submitted),
        *((EventKind.AMENDED, date) for date in amended),
        (EventKind.DELISTED, delisted),
    )
    return Designation(
        list=LIST,
        authority=MINISTRY,
        reference=entry.number,
        programs=(reading.program("ar", code, record=entry.reference, line=line, document=document),) if code else (),
        listing_date=record.date("LISTED_ON", _day),
        end_date=delisted,
        events=tuple(Event(kind=kind, date=day) for kind, day in events if day),
        notes=(Note(entry.regime, label="UN_LIST_TYPE"),) if entry.national and entry.regime else (),
        submitted_by=tuple(record.texts_of("SUBMITTED_BY")),
        source=reading.source(entry.reference, line, document, key=key),
    )


def _day(words: str) -> PartialDate:
    """
    A day: day, month, year, and never the other way round.

    Raises:
        ValueError: it is none.

    >>> str(_day("03/07/2021")), str(_day("3/7/2021"))
    ('2021-07-03', '2021-07-03')
    """
    if (match := _DAY.fullmatch(words)) is None:
        raise ValueError(f"not a day: {words!r}")
    day, month, year = match.groups()
    return PartialDate(f"{year}-{int(month):02}-{int(day):02}")


# -- names ------------------------------------------------------------------------------------------------------------


def _primary_names(record: JsonObject, *, national: bool) -> Iterator[Name]:
    """The name with its parts, and what the original script is said to be."""
    names = _NAME_PARTS if record.name == PERSONS else ("FIRST_NAME",)
    parts = tuple(NamePart(_NAME_PARTS[name], text) for name in names if (text := record.text(name)))
    whole = " ".join(part.text for part in parts)
    if parts:
        yield Name(whole, kind=NameKind.PRIMARY, parts=parts if record.name == PERSONS else ())
    else:
        record.issue(IssueCode.MISSING_FIELD, "a record without a name")
    field = "NAME_ORIGINAL_SCRIPT"
    if fold_case(record.texts.get(field) or "") == fold_case(whole):
        record.omit(field, "it repeats the name")
    elif text := record.text(field):
        script = foreign_script(text)
        if script or not national:
            yield Name(text, kind=NameKind.PRIMARY, script=script)
        else:
            yield from _names(record, field, text)


def _names(item: JsonObject, field: str, cell: str, **more: Any) -> list[Name]:
    """The names of a cell, by default aliases; the first of several has the whole of it."""
    texts = _names_in(cell)
    if len(texts) > 1:
        for text in texts:
            item.derive(field, text)
    more = {"kind": NameKind.AKA, **more}
    return [
        Name(text, script=foreign_script(text), cell=cell if place == 0 and text != cell else None, **more)
        for place, text in enumerate(texts)
    ]


def _names_in(cell: str) -> list[str]:
    """
    The names that a cell holds: with a semicolon in it, commas separate names too; nothing is split in brackets.

    >>> _names_in("Samir S.; Ahmed G., Sa-Id"), _names_in("SALAH, Adam"), _names_in("Abu A (Abu-A; Abu B)")
    (['Samir S.', 'Ahmed G.', 'Sa-Id'], ['SALAH, Adam'], ['Abu A (Abu-A; Abu B)'])
    """
    if ";" not in cell or _UNSAFE_TO_SPLIT.search(cell):
        return [cell]
    return [name for part in re.split("[;,]", cell) if (name := part.strip())] or [cell]


class _Alias(NamedTuple):
    """What an alias states: its names, and the birth date and place that go with them."""

    names: list[Name]
    birth_date: BirthDate | None
    birth_place: Place | None


def _alias(alias: JsonObject) -> _Alias:
    words = alias.texts.get("QUALITY")
    kind, grade = alias.code("QUALITY", what="QUALITY of an alias") or (NameKind.AKA, None)
    cell = alias.text("ALIAS_NAME")
    stated = note = alias.text("NOTE")
    if grade and not isinstance(grade, Quality):
        grade, note = None, f"{grade}; {note}" if note else grade
    names: list[Name] = []
    if cell:
        names = _names(alias, "ALIAS_NAME", cell, kind=kind, quality=grade, note=note)
        alias.repeat(len(names), "QUALITY", "NOTE")
    elif words or stated:
        raw = "; ".join(filter(None, (words, stated)))
        alias.issue(IssueCode.MISSING_FIELD, "an alias without a name", raw)
    of: dict[str, Any] = {"alias": cell} if cell else {"origin": alias.name}
    if place := alias.make(Place):
        place = alias.became(attrs.evolve(place, **of), "CITY_OF_BIRTH", "COUNTRY_OF_BIRTH")
    birth_date = None
    if date := alias.date("DATE_OF_BIRTH", what="DATE_OF_BIRTH of an alias"):
        birth_date = alias.became(BirthDate(date.edtf, **of), "DATE_OF_BIRTH")
    return _Alias(names, birth_date, place)


# -- births -----------------------------------------------------------------------------------------------------------


def _birth_dates(group: JsonObject) -> Iterator[BirthDate]:
    """What one INDIVIDUAL_DATE_OF_BIRTH states: a day, a year, a range of years; or what its note alone does."""
    day, note, mark = group.texts.get("DATE"), group.text("NOTE"), _mark(group)
    if date := group.date("DATE", _day, what="DATE of a birth date"):
        yield group.became(BirthDate(date.edtf + mark, note=note), "DATE")
    elif day:
        yield BirthDate("XXXX", text=day, note=note)
    years = {name: _year(group, name) for name in ("YEAR", "FROM_YEAR", "TO_YEAR")}
    year, first, last = years.values()
    if year:
        yield group.became(BirthDate(year + mark, note=note), "YEAR")
    if first and last and first <= last:
        yield group.became(BirthDate(f"[{first}{mark}..{last}{mark}]", note=note), "FROM_YEAR", "TO_YEAR")
    elif note and first and not last and _in_note(note) == first:
        yield group.became(BirthDate(first, text=note), "NOTE", "FROM_YEAR")
    elif first or last:
        words = ", ".join(f"{name} {value}" for name, value in years.items() if value and name != "YEAR")
        group.issue(IssueCode.UNREADABLE_VALUE, "the years of a birth date are no range", words)
        yield BirthDate("XXXX", text=words, note=note)
    if note and not (day or year or first or last):
        if edtf := _in_note(note):
            yield group.became(BirthDate(edtf, text=note), "NOTE")
        else:
            group.issue(IssueCode.UNREADABLE_VALUE, "the note of a birth date holds no date that can be told", note)
            yield BirthDate("XXXX", text=note)


def _mark(group: JsonObject) -> str:
    """What TYPE_OF_DATE adds to the date; nothing, where it says the same day once more."""
    name = "TYPE_OF_DATE"
    words, day = group.texts.get(name), group.texts.get("DATE")
    if words and day and _same_day(words, day):
        group.omit(name, "it repeats DATE")
    return group.code(name) or ""


def _same_day(one: str, other: str) -> bool:
    try:
        return _day(one) == _day(other)
    except ValueError:
        return False


def _year(group: JsonObject, name: str) -> str | None:
    words = group.text(name)
    if words and not _YEAR.fullmatch(words):
        group.issue(IssueCode.UNREADABLE_VALUE, f"{name} of a birth date is not a year", words)
        return None
    return words


def _in_note(words: str) -> str | None:
    """
    The birth date that a note states, as EDTF; None if that cannot be told for sure.

    >>> _in_note("Año 1964."), _in_note("1977 - 1978"), _in_note("01/01/1987 a 31/01/1987"), _in_note("64/65")
    ('1964', '[1977..1978]', '[1987-01-01..1987-01-31]', None)
    """
    if match := _YEAR_IN_NOTE.fullmatch(words):
        return match[1]
    if match := _YEARS_IN_NOTE.fullmatch(words):
        return f"[{match[1]}..{match[2]}]"
    try:
        first, last = (_day(part).edtf for part in words.split(" a ", 1))
    except ValueError:
        return None
    return f"[{first}..{last}]"


# -- documents --------------------------------------------------------------------------------------------------------


def _documents(group: JsonObject) -> list[Identification]:
    """The document of a group; several, where TYPE_OF_DOCUMENT2 has several numbers; none, if it says nothing."""
    label, sublabel, number = (group.text(name) for name in ("TYPE_OF_DOCUMENT", "TYPE_OF_DOCUMENT2", "NUMBER"))
    of, at = group.text("ISSUING_COUNTRY"), group.text("COUNTRY_OF_ISSUE")
    values: dict[str, Any] = {
        "label": label,
        "country": country(of) if of else None,
        "issue_country": country(at) if at else None,
        "issue_place": group.text("CITY_OF_ISSUE"),
        "issue_date": group.date("DATE_OF_ISSUE", _day),
        "note": group.text("NOTE"),
    }
    if not (sublabel or number or any(values.values())):
        return []
    kind = _document_kind(label, sublabel)
    if kind is None and label is not None:
        group.issue(IssueCode.UNKNOWN_CODE, "unknown TYPE_OF_DOCUMENT", label)
    group.became(kind, "TYPE_OF_DOCUMENT")
    numbers = [number]
    if number is None and sublabel is not None and re.search(r"\d", sublabel):
        numbers = [*_SEVERAL_NUMBERS.split(sublabel)]
        group.repeat(len(numbers), *group.fields.names)
        if len(numbers) == 1:
            sublabel = None
        for each in numbers if sublabel else ():
            group.derive("TYPE_OF_DOCUMENT2", str(each))
    return [Identification(kind or Id.OTHER, each, sublabel=sublabel, **values) for each in numbers]


def _document_kind(label: str | None, sublabel: str | None) -> Id | None:
    """What a document is; None if its type is not known."""
    for words in (sublabel, label):
        if words and re.search(r"birth certificate", words, re.IGNORECASE):
            return Id.BIRTH_CERTIFICATE
    words = label or sublabel or ""
    return next((kind for pattern, kind in _DOCUMENTS if pattern.search(words)), None)
