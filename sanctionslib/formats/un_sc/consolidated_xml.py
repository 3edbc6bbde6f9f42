"""
The UN Security Council Consolidated List in XML (``consolidated.xml``), in its layouts from 2017 to 2026.

Documentation: the UN's schema ``sc-sanctions.xsd`` (https://www.un.org/sc/resources/sc-sanctions.xsd), which the files
themselves do not keep to. It grew without notice: places of birth got a STREET and aliases of entities a NOTE by 2024,
records HAS_INTERPOL_LINK and INTERPOL_LINK and documents DATE_OF_EXPIRY in 2026.

Encoding: UTF-8. No namespace.

Dates: ``1958-02-22``, in older files also ``1958-02-22-05:00``, whose offset says nothing and is kept in the words. A
birth date has a TYPE_OF_DATE: EXACT is often a year alone; BETWEEN is one unknown day from FROM_YEAR to TO_YEAR; a NOTE
may hold the date (``Nov. 1973``, read as ``1973-11-XX``: the day of a birth, left open; ``24/06/1402 (Hijri
Calendar)``), a part of it (``Sep.``) or nothing but an age.

Oddities: QUALITY says how good an alias of an individual is (Good, Low), but what kind an alias of an entity is
(a.k.a., f.k.a.). Many elements are empty: they say nothing, nor do ``na`` and ``null``. One alias may hold several
names, ``A; B``: they are split, unless brackets or an enumeration (``b)``) make it unsafe. The file of 2024-09-21 has a
part of the birth dates in aliases without a name. An ISSUING_COUNTRY is whose document it is, a COUNTRY_OF_ISSUE where
it was issued (a Tunisian passport, at Milan in Italy); most records that give the second alone mean the first. What
COMMENTS1 says of measures ("Listed pursuant to paragraph 15 of resolution 1970 (Travel Ban)": the Libya list, and one
entity of Yemen's) is read as the measures of the designation; the comment stays whole.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import attrs

from ...model import (
    Address,
    BirthDate,
    Calendar,
    Designation,
    Entity,
    Event,
    EventKind,
    ExternalId,
    ExternalScheme,
    Gender,
    Identification,
    IssueCode,
    Measure,
    MeasureKind,
    Name,
    NameKind,
    NamePart,
    NamePartKind,
    Nationality,
    Organization,
    PartialDate,
    Person,
    Place,
    Quality,
    Source,
)
from ...model import IdentificationKind as Id
from ...model.dates import edtf_of
from ...parsing.dates import MONTHS
from ...parsing.fields import Fields, Table, coded, left_out, to
from ...parsing.identifiers import identifier
from ...parsing.items import made
from ...parsing.node import Node
from ...parsing.reading import ListFacts, Reading
from ...parsing.xml import Nodes
from ...vocabularies.countries import country
from ...vocabularies.scripts import foreign_script, script_of
from .authority import LIST, UNSC

# -- words and what they mean -----------------------------------------------------------------------------------------

_NAME_PARTS = {
    "FIRST_NAME": NamePartKind.FIRST,
    "SECOND_NAME": NamePartKind.SECOND,
    "THIRD_NAME": NamePartKind.THIRD,
    "FOURTH_NAME": NamePartKind.FOURTH,
}
_ALIASES = {
    "good": (NameKind.AKA, Quality.STRONG),
    "low": (NameKind.AKA, Quality.WEAK),
    "a.k.a.": (NameKind.AKA, None),
    "f.k.a.": (NameKind.FKA, None),
}
"""QUALITY says how good an alias of an individual is, but what kind an alias of an entity is."""
_GENDERS = {"male": Gender.MALE, "female": Gender.FEMALE, "unknown": None}
_CIRCA = {"exact": "", "approximately": "~", "between": ""}
_DOCUMENTS = {
    "passport": Id.PASSPORT,
    "numéro de passeport": Id.PASSPORT,
    "número de pasaporte": Id.PASSPORT,
    "national identification number": Id.NATIONAL_ID,
    "national identification no.": Id.NATIONAL_ID,
}
_FINER_DOCUMENTS = tuple(
    (re.compile(pattern, re.IGNORECASE), kind)
    for pattern, kind in (
        (r"diplomatic passport", Id.DIPLOMATIC_PASSPORT),
        (r"driv\w+'s (?:licen[cs]e|permit)", Id.DRIVING_LICENCE),
        (r"birth certificate", Id.BIRTH_CERTIFICATE),
        (r"voter", Id.VOTER_ID),
        (r"military|\bFARDC\b", Id.MILITARY_ID),
        (r"social security", Id.SOCIAL_SECURITY_NUMBER),
        (r"fiscal code|\btax\b", Id.TAX_NUMBER),
        (r"ration card|student|ex-serviceman|other id", Id.OTHER),
    )
)
"""What TYPE_OF_DOCUMENT2 makes of a document (the UN has two types, passport and national number, for all there is)."""
_MEASURES = (
    ("asset freeze", MeasureKind.ASSET_FREEZE),
    ("travel ban", MeasureKind.TRAVEL_BAN),
    ("arms embargo", MeasureKind.ARMS_EMBARGO),
)

# -- the table of fields ----------------------------------------------------------------------------------------------

_NOT_KNOWN = "a placeholder for what is not known"
_ADDRESS: Table = {
    "STREET": "addresses.lines",
    "CITY": "addresses.city",
    "STATE_PROVINCE": "addresses.region",
    "ZIP_CODE": "addresses.postal_code",
    "COUNTRY": "addresses.country.name",
    "NOTE": "addresses.note",
}
_ALIAS: Table = {
    "QUALITY": coded(_ALIASES, "=names.kind & =names.quality"),
    "ALIAS_NAME": to(
        "names[aka].text | names[fka].text | names.cell",
        note="one Name, or several in one cell, which is then kept whole too",
    ),
    "NAME_ORIGINAL_SCRIPT": "names[aka].text | names[fka].text",
    "NOTE": "names.note",
}
_RECORD: Table = {
    "DATAID": to("source.key", note="Source.key: it changes now and then, REFERENCE_NUMBER does not"),
    "VERSIONNUM": left_out("a number internal to the file"),
    "FIRST_NAME": "~names[primary].text & names.parts[first].text",
    "UN_LIST_TYPE": "designations.programs.code",
    "REFERENCE_NUMBER": "reference & designations.reference & external_ids[un-reference].value",
    "LISTED_ON": "=designations.listing_date",
    "SUBMITTED_ON": "=designations.events[submitted].date",
    "SUBMITTED_BY": "designations.submitted_by",
    "DELISTED_ON": "=designations.end_date & =designations.events[delisted].date",
    "NAME_ORIGINAL_SCRIPT": "names[primary].text",
    "COMMENTS1": "remarks",
    "HAS_INTERPOL_LINK": coded({"yes": True, "no": False}, note="whether notice_urls has any; an issue, if it has not"),
    "INTERPOL_LINK": "notice_urls",
    "LIST_TYPE": {"VALUE": left_out("always UN List; an issue, if it is not")},
    "LAST_DAY_UPDATED": {"VALUE": "=designations.events[amended].date"},
    "SORT_KEY": left_out("what the UN sorts its pages by; mostly empty"),
    "SORT_KEY_LAST_MOD": left_out("what the UN sorts its pages by; mostly empty"),
}
FIELDS = Fields(
    {
        "CONSOLIDATED_LIST": {"@dateGenerated": "list.edition & =list.published"},
        "INDIVIDUAL": {
            "<>": coded({"individual": "Person"}, "=class"),
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
                "TYPE_OF_DATE": coded(_CIRCA, note="the form of the BirthDate: exact, circa, one of a range"),
                "DATE": "=birth_dates",
                "YEAR": "=birth_dates",
                "FROM_YEAR": "=birth_dates",
                "TO_YEAR": "=birth_dates",
                "NOTE": to("birth_dates.note | birth_dates.text", note="the date, where the note alone states one"),
            },
            "INDIVIDUAL_PLACE_OF_BIRTH": {
                "STREET": "birth_places.street",
                "CITY": "birth_places.city",
                "STATE_PROVINCE": "birth_places.region",
                "COUNTRY": "birth_places.country.name",
                "NOTE": "birth_places.note",
            },
            "INDIVIDUAL_DOCUMENT": {
                "TYPE_OF_DOCUMENT": "identifications.label & =identifications.kind",
                "TYPE_OF_DOCUMENT2": to(
                    "identifications.sublabel | identifications.number",
                    note="Identification.sublabel, which makes its kind finer; where it is but a number, the number",
                ),
                "NUMBER": "identifications.number",
                "ISSUING_COUNTRY": "identifications.country.name",
                "COUNTRY_OF_ISSUE": to(
                    "identifications.issue_country.name",
                    note="Identification.issue_country; also its country, where ISSUING_COUNTRY is not given and no "
                    "consulate issued it",
                ),
                "CITY_OF_ISSUE": "identifications.issue_place",
                "DATE_OF_ISSUE": "=identifications.issue_date",
                "DATE_OF_EXPIRY": "=identifications.expiry_date",
                "NOTE": "identifications.note",
            },
        },
        "ENTITY": {
            "<>": coded({"entity": "Organization"}, "=class"),
            **_RECORD,
            "FIRST_NAME": "names[primary].text",
            "ENTITY_ALIAS": _ALIAS,
            "ENTITY_ADDRESS": _ADDRESS,
        },
    },
    empty={"na": _NOT_KNOWN, "null": _NOT_KNOWN},
)

# -- patterns ---------------------------------------------------------------------------------------------------------

_XS_DATE = re.compile(r"(\d{4}-\d{2}-\d{2})(Z|[+-]\d{2}:\d{2})?")
_YEAR = re.compile(r"\d{4}")
_HIJRI = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}) \(Hijri(?: calendar)?\)", re.IGNORECASE)
_BETWEEN_MONTHS = re.compile(r"Between ([A-Z][a-z]+) and ([A-Z][a-z]+) (\d{4})")
_AGE = re.compile(r"(?:\d+ ?- ?)?\d+ years old")
_UNSAFE_TO_SPLIT = re.compile(r"[()\[\]]|(?:^|\s)\w\)")
_INTERPOL = re.compile(r"https?://www\.interpol\.int/\S+")
_UNDER = re.compile(r"\bresolution \d{4}(?: \(\d{4}\))? *\(([^()]+)\)")
"""The measures that an entry puts in parentheses behind the resolution that they rest on."""
_SHIPS = re.compile(r"paragraphs? 10\b[^.]*? of resolution 2146 \(2014\)")
"""The paragraph under which ships are named that carry Libyan oil."""
_BY_A_CONSULATE = re.compile(r"(?i)consul|embassy")
_NUMBER_IN_TYPE = re.compile(r"(?:.* number )?(\d+)")

# -- the list ---------------------------------------------------------------------------------------------------------


def parse(reading: Reading) -> Iterator[Entity]:
    """The entities, in the order of the file."""
    containers = {"INDIVIDUALS": "INDIVIDUAL", "ENTITIES": "ENTITY"}
    for record in Nodes(reading, FIELDS, containers, lambda header: _facts(reading, header)):
        entity = _entity(record)
        record.check()
        yield entity


def _facts(reading: Reading, header: Mapping[str, Node]) -> ListFacts:
    root = header["CONSOLIDATED_LIST"]
    edition = root.text("@dateGenerated")
    published = None
    if edition:
        published = reading.day(edition, _published, "dateGenerated is not a date")
        root.became(published, "@dateGenerated")
    return ListFacts(authority=UNSC, title=LIST, edition=edition, published=published, complete=True)


def _published(words: str) -> datetime.date:
    return datetime.date.fromisoformat(words[:10])


# -- a record ---------------------------------------------------------------------------------------------------------


def _entity(record: Node) -> Entity:
    record.reference = reference = record.text("REFERENCE_NUMBER")
    if reference is None:
        record.issue(IssueCode.MISSING_FIELD, "a record without REFERENCE_NUMBER")
    source = record.reading.source(reference, record.line, key=record.text("DATAID"))
    comment, kind = record.text("COMMENTS1"), record.name
    aliases = [_alias(alias) for alias in record.all(f"{kind}_ALIAS")]
    values: dict[str, Any] = {
        "id": identifier("unsc", reference, record.line),
        "reference": reference,
        "names": (*_primary_names(record), *(name for alias in aliases for name in alias.names)),
        "addresses": made(Address, record.all(f"{kind}_ADDRESS")),
        "designations": (_designation(record, comment or "", source),),
        "remarks": (comment,) if comment else (),
        "external_ids": (ExternalId(ExternalScheme.UN_REFERENCE, reference),) if reference else (),
        "notice_urls": _notice_urls(record, comment or ""),
        "source": source,
    }
    if kind == "ENTITY":
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
        identifications=tuple(filter(None, map(_document, record.all("INDIVIDUAL_DOCUMENT")))),
        gender=record.code("GENDER"),
        titles=tuple(record.texts_of("TITLE/VALUE")),
        positions=tuple(record.texts_of("DESIGNATION/VALUE")),
    )


def _primary_names(record: Node) -> Iterator[Name]:
    parts = tuple(NamePart(kind, text) for name, kind in _NAME_PARTS.items() if (text := record.text(name)))
    if parts:
        whole = " ".join(part.text for part in parts)
        yield Name(whole, kind=NameKind.PRIMARY, parts=parts if record.name == "INDIVIDUAL" else ())
    else:
        record.issue(IssueCode.MISSING_FIELD, "a record without a name")
    if text := record.text("NAME_ORIGINAL_SCRIPT"):
        yield Name(text, kind=NameKind.PRIMARY, script=script_of(text))


class _Alias(NamedTuple):
    """What an alias states: its names, and the birth date and place that go with them (of a false passport, say)."""

    names: list[Name]
    birth_date: BirthDate | None
    birth_place: Place | None


def _alias(alias: Node) -> _Alias:
    kind, quality = alias.code("QUALITY", what="QUALITY of an alias") or (NameKind.AKA, None)
    cells = [cell for name in alias.fields.holding("names[aka].text") if (cell := alias.text(name))]
    note = alias.text("NOTE")
    if note is not None and not cells:
        alias.issue(IssueCode.MISSING_FIELD, "an alias without a name, but with a note", note)
    names: list[Name] = []
    for cell in cells:
        texts = _names_in(cell)
        for text in texts:
            whole = cell if text is texts[0] and text != cell else None
            if len(texts) > 1:
                alias.derive("ALIAS_NAME", text)
            names.append(Name(text, kind=kind, quality=quality, script=foreign_script(text), note=note, cell=whole))
    alias.repeat(len(names), "QUALITY", "NOTE")
    # The file of 2024-09-21 has aliases that state a birth date and no name.
    of: dict[str, Any] = {"alias": cells[0]} if cells else {"origin": alias.name}
    if place := alias.make(Place):
        place = alias.became(attrs.evolve(place, **of), "CITY_OF_BIRTH", "COUNTRY_OF_BIRTH")
    return _Alias(names, _birth_date_of_alias(alias, of), place)


def _birth_date_of_alias(alias: Node, of: dict[str, Any]) -> BirthDate | None:
    if (words := alias.text("DATE_OF_BIRTH")) is None:
        return None
    try:
        edtf = edtf_of(words)
        return alias.became(BirthDate(edtf, text=words if words != edtf else None, **of), "DATE_OF_BIRTH")
    except ValueError:
        alias.issue(IssueCode.UNREADABLE_VALUE, "DATE_OF_BIRTH of an alias is not a date", words)
        return None


def _names_in(cell: str) -> list[str]:
    """
    The names that a cell of an alias holds.

    >>> _names_in("Manny Names; Mani Names"), _names_in("Abu Asma (Abu-Asma; Abu Asmaa)")
    (['Manny Names', 'Mani Names'], ['Abu Asma (Abu-Asma; Abu Asmaa)'])
    """
    if ";" not in cell or _UNSAFE_TO_SPLIT.search(cell):
        return [cell]
    return [name for part in cell.split(";") if (name := part.strip())] or [cell]


def _birth_dates(group: Node) -> Iterator[BirthDate]:
    """What one INDIVIDUAL_DATE_OF_BIRTH states: a day, a year, a range of years; or what its note alone does."""
    mark, note = group.code("TYPE_OF_DATE") or "", group.text("NOTE")
    text = None
    if note is not None and note.casefold() == "approximately":
        mark, text, note = "~", note, None
    day, years = group.text("DATE"), {key: _year(group, key) for key in ("YEAR", "FROM_YEAR", "TO_YEAR")}
    if day:
        match = _XS_DATE.fullmatch(day)
        edtf, text_of_day = (match[1] + mark, day if match[2] else text) if match else ("", None)
        yield _birth_date(group, edtf, ("DATE",), text=text_of_day, note=note, words=day)
    if year := years["YEAR"]:
        if month := _month(note) if note else None:
            yield _birth_date(group, f"{year}-{month}-XX{mark}", ("YEAR", "NOTE"), text=note)
        else:
            yield _birth_date(group, year + mark, ("YEAR",), text=text, note=note)
    first, last = years["FROM_YEAR"], years["TO_YEAR"]
    if first and last and first > last:
        words = f"{first} to {last}"
        group.issue(IssueCode.UNREADABLE_VALUE, "the years of a birth date are the wrong way round", words)
        yield BirthDate("XXXX", text=words, note=note)
    elif first or last:
        ends = "..".join(end + mark if end else "" for end in (first, last))
        yield _birth_date(group, f"[{ends}]", ("FROM_YEAR", "TO_YEAR"), text=text, note=note)
    if note is not None and not (day or year or first or last):
        yield _date_of_note(group, note)


def _year(group: Node, name: str) -> str | None:
    words = group.text(name)
    if words and not _YEAR.fullmatch(words):
        group.issue(IssueCode.UNREADABLE_VALUE, f"{name} of a birth date is not a year", words)
        return None
    return words


def _birth_date(
    group: Node,
    edtf: str,
    names: tuple[str, ...],
    *,
    text: str | None,
    note: str | None = None,
    words: str | None = None,
) -> BirthDate:
    try:
        return group.became(BirthDate(edtf, text=text, note=note), *names)
    except ValueError:
        words = words or text or edtf
        group.issue(IssueCode.UNREADABLE_VALUE, "the birth date is not a date", words)
        return BirthDate("XXXX", text=words, note=note)


def _date_of_note(group: Node, note: str) -> BirthDate:
    """The birth date that a note holds; the words alone, where it holds none."""
    try:
        edtf, calendar = _date_in_note(note)
    except ValueError:
        group.issue(IssueCode.UNREADABLE_VALUE, "the note of a birth date holds no date", note)
        return BirthDate("XXXX", text=note)
    return group.became(BirthDate(edtf, text=note, calendar=calendar), "NOTE")


def _month(words: str) -> str | None:
    """
    The number of a month that words name; None if they name none.

    >>> _month("Sep."), _month("September"), _month("from false passport")
    ('09', '09', None)
    """
    return MONTHS.get(words[:3].casefold()) if re.fullmatch(r"[A-Z][a-z]{2,8}\.?", words) else None


def _date_in_note(words: str) -> tuple[str, Calendar]:
    """
    The birth date that a note holds, as EDTF; ``XXXX`` for an age. A month leaves the day of the birth open.

    Raises:
        ValueError: it holds none.

    >>> _date_in_note("Nov. 1973")[0], _date_in_note("Between Aug. and Sep. 1977")[0], _date_in_note("29 years old")[0]
    ('1973-11-XX', '[1977-08-XX..1977-09-XX]', 'XXXX')
    """
    if match := _HIJRI.fullmatch(words):
        day, month, year = match.groups()
        return f"{year}-{int(month):02}-{int(day):02}", Calendar.ISLAMIC
    if _AGE.fullmatch(words):
        return "XXXX", Calendar.GREGORIAN
    if match := _BETWEEN_MONTHS.fullmatch(words.replace(".", "")):
        first, last, year = match.groups()
        return f"[{edtf_of(f'{first} {year}')}-XX..{edtf_of(f'{last} {year}')}-XX]", Calendar.GREGORIAN
    edtf = edtf_of(words.replace(".", ""))
    return edtf + "-XX" if re.fullmatch(r"\d{4}-\d{2}", edtf) else edtf, Calendar.GREGORIAN


def _document(group: Node) -> Identification | None:
    label, sublabel, number = (group.text(name) for name in ("TYPE_OF_DOCUMENT", "TYPE_OF_DOCUMENT2", "NUMBER"))
    of, at, place, note = (
        group.text(name) for name in ("ISSUING_COUNTRY", "COUNTRY_OF_ISSUE", "CITY_OF_ISSUE", "NOTE")
    )
    issued, expires = group.date("DATE_OF_ISSUE", _day), group.date("DATE_OF_EXPIRY", _day)
    if not any((label, sublabel, number, of, at, place, note, issued, expires)):
        return None
    kind = _document_kind(label, sublabel)
    if kind is None and label is not None:
        group.issue(IssueCode.UNKNOWN_CODE, "unknown TYPE_OF_DOCUMENT", label)
    group.became(kind, "TYPE_OF_DOCUMENT")
    if number is None and sublabel is not None and (match := _NUMBER_IN_TYPE.fullmatch(sublabel)):
        number = match[1]
        sublabel = None if number == sublabel else sublabel
    issue_country = country(at) if at else None
    belongs_to = country(of) if of else issue_country
    if of is None and any(text and _BY_A_CONSULATE.search(text) for text in (note, place)):
        belongs_to = None
    if of is None and belongs_to is not None and at is not None:
        group.derive("ISSUING_COUNTRY", at)
    return Identification(
        kind or Id.OTHER,
        number,
        label=label,
        sublabel=sublabel,
        country=belongs_to,
        issue_place=place,
        issue_country=issue_country,
        issue_date=issued,
        expiry_date=expires,
        note=note,
    )


def _document_kind(label: str | None, sublabel: str | None) -> Id | None:
    """What a document is; None if the UN's type of it is not known."""
    for pattern, kind in _FINER_DOCUMENTS:
        if sublabel and pattern.search(sublabel.replace("\u2019", "'")):
            return kind
    return _DOCUMENTS.get((label or sublabel or "").casefold())


# -- the designation --------------------------------------------------------------------------------------------------


def _designation(record: Node, comment: str, source: Source) -> Designation:
    for words in record.texts_of("LIST_TYPE/VALUE"):
        if words != "UN List":
            record.issue(IssueCode.UNKNOWN_CODE, "unknown LIST_TYPE", words)
    code = record.text("UN_LIST_TYPE")
    if code is None:
        record.issue(IssueCode.MISSING_FIELD, "a record without UN_LIST_TYPE")
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
        authority=UNSC,
        reference=record.reference,
        programs=(record.reading.program("un", code, record=record.reference, line=record.line),) if code else (),
        listing_date=record.date("LISTED_ON", _day),
        end_date=delisted,
        measures=tuple(_measures(comment)),
        events=tuple(Event(kind=kind, date=day) for kind, day in events if day),
        submitted_by=tuple(record.texts_of("SUBMITTED_BY")),
        source=source,
    )


def _day(words: str) -> PartialDate:
    """A day; the offset that older files put behind it says nothing, and is kept in the words."""
    match = _XS_DATE.fullmatch(words)
    return PartialDate(match[1], text=words if match[2] else None) if match else PartialDate(edtf_of(words))


def _notice_urls(record: Node, comment: str) -> tuple[str, ...]:
    link, flag = record.text("INTERPOL_LINK"), record.code("HAS_INTERPOL_LINK")
    in_comment = [url.rstrip(".,;:)") for url in _INTERPOL.findall(comment)]
    urls = tuple(dict.fromkeys([link, *in_comment] if link else in_comment))
    for url in urls:
        if url != link:
            record.derive("INTERPOL_LINK", url)
    if flag is True and not urls:
        record.issue(IssueCode.MISSING_FIELD, "HAS_INTERPOL_LINK is YES, and there is no link")
    elif flag is False and link:
        record.issue(IssueCode.UNREADABLE_VALUE, "HAS_INTERPOL_LINK is NO, and there is a link", link)
    return urls


def _measures(comment: str) -> Iterator[Measure]:
    """
    The measures that an entry itself names: those of the Libya list, and one of Yemen's, do.

    >>> words = "Listed pursuant to paragraphs 15 and 17 of resolution 1970 (Travel Ban, Asset Freeze)."
    >>> [str(measure.kind) for measure in _measures(words)]
    ['travel ban', 'asset freeze']
    """
    for found in _UNDER.finditer(comment):
        for words in re.split(r"\s*,\s*|\s+and\s+", found[1].strip()):
            if kind := next((kind for name, kind in _MEASURES if name in words.casefold()), None):
                yield Measure(kind=kind, text=words)
    for ships in _SHIPS.finditer(comment):
        yield Measure(kind=MeasureKind.TRANSPORT_RESTRICTION, text=ships[0])
