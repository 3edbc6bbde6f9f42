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
from collections.abc import Callable, Iterator

import attrs
from lxml import etree

from ...model import (
    Address,
    BirthDate,
    Calendar,
    Country,
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
from ...parsing.reading import Reading
from ...parsing.xml import Records, check_extras, fields, line_of, text_of, unknown
from ...vocabularies.countries import country
from ...vocabularies.scripts import script_of
from .authority import LIST, UNSC

_NAME_PARTS = {
    "FIRST_NAME": NamePartKind.FIRST,
    "SECOND_NAME": NamePartKind.SECOND,
    "THIRD_NAME": NamePartKind.THIRD,
    "FOURTH_NAME": NamePartKind.FOURTH,
}
_TEXTS = frozenset(
    "DATAID VERSIONNUM FIRST_NAME UN_LIST_TYPE REFERENCE_NUMBER LISTED_ON SUBMITTED_ON SUBMITTED_BY DELISTED_ON "
    "NAME_ORIGINAL_SCRIPT COMMENTS1 HAS_INTERPOL_LINK INTERPOL_LINK SORT_KEY SORT_KEY_LAST_MOD".split()
)
_VALUES = frozenset({"LIST_TYPE", "LAST_DAY_UPDATED"})
_ADDRESS = "STREET CITY STATE_PROVINCE ZIP_CODE COUNTRY NOTE"
_LAYOUTS: dict[str, tuple[frozenset[str], frozenset[str], dict[str, str]]] = {
    "INDIVIDUAL": (
        _TEXTS | {"SECOND_NAME", "THIRD_NAME", "FOURTH_NAME", "GENDER", "NATIONALITY2"},
        _VALUES | {"TITLE", "DESIGNATION", "NATIONALITY"},
        {
            "INDIVIDUAL_ALIAS": "QUALITY ALIAS_NAME DATE_OF_BIRTH CITY_OF_BIRTH COUNTRY_OF_BIRTH NOTE",
            "INDIVIDUAL_ADDRESS": _ADDRESS,
            "INDIVIDUAL_DATE_OF_BIRTH": "TYPE_OF_DATE DATE YEAR FROM_YEAR TO_YEAR NOTE",
            "INDIVIDUAL_PLACE_OF_BIRTH": "STREET CITY STATE_PROVINCE COUNTRY NOTE",
            "INDIVIDUAL_DOCUMENT": "TYPE_OF_DOCUMENT TYPE_OF_DOCUMENT2 NUMBER ISSUING_COUNTRY COUNTRY_OF_ISSUE "
            "CITY_OF_ISSUE DATE_OF_ISSUE DATE_OF_EXPIRY NOTE",
        },
    ),
    "ENTITY": (_TEXTS, _VALUES, {"ENTITY_ALIAS": "QUALITY ALIAS_NAME NOTE", "ENTITY_ADDRESS": _ADDRESS}),
}
"""The elements of each kind of record: texts, groups of VALUE, and groups with children of their own."""

_ALIASES: dict[str, tuple[NameKind, Quality | None]] = {
    "good": (NameKind.AKA, Quality.STRONG),
    "low": (NameKind.AKA, Quality.WEAK),
    "a.k.a.": (NameKind.AKA, None),
    "f.k.a.": (NameKind.FKA, None),
}
_GENDERS = {"male": Gender.MALE, "female": Gender.FEMALE, "unknown": None}
_DATE_TYPES = frozenset({"EXACT", "APPROXIMATELY", "BETWEEN"})

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

_XS_DATE = re.compile(r"(\d{4}-\d{2}-\d{2})(Z|[+-]\d{2}:\d{2})?")
_NOT_KNOWN = frozenset({"na"})
_NO_DATE = frozenset({"null"})
_YEAR = re.compile(r"\d{4}")
_HIJRI = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}) \(Hijri(?: calendar)?\)", re.IGNORECASE)
_BETWEEN_MONTHS = re.compile(r"Between ([A-Z][a-z]+) and ([A-Z][a-z]+) (\d{4})")
_MONTHS = {month: f"{n:02}" for n, month in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_AGE = re.compile(r"(?:\d+ ?- ?)?\d+ years old")
_UNSAFE_TO_SPLIT = re.compile(r"[()\[\]]|(?:^|\s)\w\)")
_INTERPOL = re.compile(r"https?://www\.interpol\.int/\S+")
_UNDER = re.compile(r"\bresolution \d{4}(?: \(\d{4}\))? *\(([^()]+)\)")
"""The measures that an entry puts in parentheses behind the resolution that they rest on."""
_SHIPS = re.compile(r"paragraphs? 10\b[^.]*? of resolution 2146 \(2014\)")
"""The paragraph under which ships are named that carry Libyan oil."""
_MEASURES = (
    ("asset freeze", MeasureKind.ASSET_FREEZE),
    ("travel ban", MeasureKind.TRAVEL_BAN),
    ("arms embargo", MeasureKind.ARMS_EMBARGO),
)
_BY_A_CONSULATE = re.compile(r"(?i)consul|embassy")
_NUMBER_IN_TYPE = re.compile(r"(?:.* number )?(\d+)")


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


def _foreign_script(text: str) -> str | None:
    """The script of a name that is not (only) in Latin letters: that of the words before any bracket."""
    if text.isascii():
        return None
    script = script_of(text.partition("(")[0])
    return script if script != "Latn" else None


def _names_of(cell: str) -> list[str]:
    """
    The names that a cell of an alias holds.

    >>> _names_of("Manny Names; Mani Names"), _names_of("Abu Asma (Abu-Asma; Abu Asmaa)")
    (['Manny Names', 'Mani Names'], ['Abu Asma (Abu-Asma; Abu Asmaa)'])
    """
    if ";" not in cell or _UNSAFE_TO_SPLIT.search(cell):
        return [cell]
    return [name for part in cell.split(";") if (name := part.strip())] or [cell]


def _document_kind(label: str | None, sublabel: str | None) -> Id | None:
    """What a document is; None if the UN's type of it is not known."""
    for pattern, kind in _FINER_DOCUMENTS:
        if sublabel and pattern.search(sublabel.replace("\u2019", "'")):
            return kind
    return _DOCUMENTS.get((label or sublabel or "").casefold())


def _month(words: str) -> str | None:
    """
    The number of a month that words name; None if they name none.

    >>> _month("Sep."), _month("September"), _month("from false passport")
    ('09', '09', None)
    """
    return _MONTHS.get(words[:3].casefold()) if re.fullmatch(r"[A-Z][a-z]{2,8}\.?", words) else None


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


class _Parser:
    """One run over one file."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        namespace = reading.document.head.namespace
        prefix = f"{{{namespace}}}" if namespace else ""
        self.value_tag = prefix + "VALUE"
        self.texts: dict[str, dict[str, str]] = {}
        self.values: dict[str, dict[str, str]] = {}
        self.groups: dict[str, dict[str, tuple[str, dict[str, str]]]] = {}
        for kind, (texts, values, groups) in _LAYOUTS.items():
            self.texts[prefix + kind] = {prefix + name: name for name in texts}
            self.values[prefix + kind] = {prefix + name: name for name in values}
            self.groups[prefix + kind] = {
                prefix + name: (name.partition("_")[2], {prefix + child: child for child in children.split()})
                for name, children in groups.items()
            }

    def entities(self) -> Iterator[Entity]:
        reading = self.reading
        reading.authority = UNSC
        reading.title = LIST
        reading.complete = True
        if words := reading.document.head.attributes.get("dateGenerated"):
            reading.edition = words
            try:
                reading.published = datetime.date.fromisoformat(words[:10])
            except ValueError:
                reading.issue(IssueCode.UNREADABLE_VALUE, "dateGenerated is not a date", raw=words)
        records = Records(
            reading,
            {"INDIVIDUALS": "INDIVIDUAL", "ENTITIES": "ENTITY"},
            root_attributes=frozenset({"schemaLocation", "noNamespaceSchemaLocation", "dateGenerated"}),
            at_root=self._check_namespace,
        )
        for element in records:
            yield _Record(self, element).entity()

    def _check_namespace(self, root: etree._Element) -> None:
        if namespace := etree.QName(root).namespace:
            self.reading.issue(
                IssueCode.UNKNOWN_NAMESPACE, "a namespace not seen before", line=line_of(root), raw=namespace
            )


class _Record:
    """One INDIVIDUAL or ENTITY, put together element by element."""

    def __init__(self, parser: _Parser, element: etree._Element) -> None:
        self.reading = parser.reading
        self.element = element
        self.reference: str | None = None
        self.texts: dict[str, str] = {}
        self.values: dict[str, list[str]] = {}
        self.names: list[Name] = []
        self.birth_dates: list[BirthDate] = []
        self.alias_birth_dates: list[BirthDate] = []
        self.birth_places: list[Place] = []
        self.alias_birth_places: list[Place] = []
        self.addresses: list[Address] = []
        self.identifications: list[Identification] = []
        self.add: dict[str, Callable[[dict[str, str]], None]] = {
            "ALIAS": self._alias,
            "ADDRESS": self._address,
            "DATE_OF_BIRTH": self._birth_date,
            "PLACE_OF_BIRTH": self._birth_place,
            "DOCUMENT": self._document,
        }
        self._collect(parser)

    def _collect(self, parser: _Parser) -> None:
        reading, tag = self.reading, str(self.element.tag)
        texts, values, groups = parser.texts.get(tag, {}), parser.values.get(tag, {}), parser.groups.get(tag, {})
        later: list[tuple[str, dict[str, str]]] = []
        for child in self.element:
            tag = str(child.tag)
            if (name := texts.get(tag)) is not None and name not in self.texts and not len(child):
                if text := text_of(child):
                    self.texts[name] = text
                    if name == "REFERENCE_NUMBER":
                        self.reference = text
            elif not len(child) and text_of(child):
                unknown(reading, child, self.reference)
            elif (name := values.get(tag)) is not None:
                for value in child:
                    if value.tag != parser.value_tag or len(value):
                        unknown(reading, value, self.reference)
                    elif text := text_of(value):
                        self.values.setdefault(name, []).append(text)
            elif (group := groups.get(tag)) is not None:
                if found := fields(reading, child, group[1], self.reference):
                    later.append((group[0], found))
            else:
                unknown(reading, child, self.reference)
        for name, found in later:
            self.add[name](found)
        check_extras(reading, self.element, self.reference)

    def issue(self, code: IssueCode, message: str, raw: str | None = None) -> None:
        self.reading.issue(code, message, record=self.reference, line=line_of(self.element), raw=raw)

    # -- the entity ---------------------------------------------------------------------------------------------

    def entity(self) -> Entity:
        texts, reference, line = self.texts, self.reference, line_of(self.element)
        if reference is None:
            self.issue(IssueCode.MISSING_FIELD, "a record without REFERENCE_NUMBER")
        source = self.reading.source(reference, line)
        if key := texts.get("DATAID"):
            source = attrs.evolve(source, key=key)
        person = etree.QName(self.element).localname == "INDIVIDUAL"
        common = {
            "id": "unsc-" + re.sub(r"[^A-Za-z0-9.-]+", "-", reference or f"line-{line}"),
            "reference": reference,
            "names": (*self._primary_names(with_parts=person), *self.names),
            "addresses": tuple(self.addresses),
            "designations": (self._designation(source),),
            "remarks": (texts["COMMENTS1"],) if "COMMENTS1" in texts else (),
            "external_ids": (ExternalId(ExternalScheme.UN_REFERENCE, reference),) if reference else (),
            "notice_urls": self._notice_urls(),
            "source": source,
        }
        if not person:
            return Organization(**common)  # type: ignore[arg-type]
        return Person(
            **common,  # type: ignore[arg-type]
            birth_dates=(*self.birth_dates, *self.alias_birth_dates),
            birth_places=(*self.birth_places, *self.alias_birth_places),
            nationalities=self._nationalities(),
            identifications=tuple(self.identifications),
            gender=self._gender(),
            titles=tuple(self.values.get("TITLE", ())),
            positions=tuple(self.values.get("DESIGNATION", ())),
        )

    def _primary_names(self, *, with_parts: bool) -> Iterator[Name]:
        parts = tuple(
            NamePart(kind, text)
            for key, kind in _NAME_PARTS.items()
            if (text := self.texts.get(key)) is not None and text not in _NOT_KNOWN
        )
        if parts:
            whole = " ".join(part.text for part in parts)
            yield Name(whole, kind=NameKind.PRIMARY, parts=parts if with_parts else ())
        else:
            self.issue(IssueCode.MISSING_FIELD, "a record without a name")
        if text := self.texts.get("NAME_ORIGINAL_SCRIPT"):
            yield Name(text, kind=NameKind.PRIMARY, script=script_of(text))

    def _designation(self, source: Source) -> Designation:
        texts = self.texts
        for words in self.values.get("LIST_TYPE", ()):
            if words != "UN List":
                self.issue(IssueCode.UNKNOWN_CODE, "unknown LIST_TYPE", words)
        code = texts.get("UN_LIST_TYPE")
        if code is None:
            self.issue(IssueCode.MISSING_FIELD, "a record without UN_LIST_TYPE")
        events = [
            Event(kind=kind, date=date)
            for kind, name, dates in (
                (EventKind.SUBMITTED, "SUBMITTED_ON", [texts.get("SUBMITTED_ON")]),
                (EventKind.AMENDED, "LAST_DAY_UPDATED", self.values.get("LAST_DAY_UPDATED", [])),
                (EventKind.DELISTED, "DELISTED_ON", [texts.get("DELISTED_ON")]),
            )
            for words in dates
            if words and (date := self._date(words, name))
        ]
        return Designation(
            list=LIST,
            authority=UNSC,
            reference=self.reference,
            programs=(self.reading.program("un", code, record=self.reference, line=source.line),) if code else (),
            listing_date=self._date(texts.get("LISTED_ON"), "LISTED_ON"),
            end_date=next((event.date for event in events if event.kind is EventKind.DELISTED), None),
            measures=tuple(_measures(texts.get("COMMENTS1", ""))),
            events=tuple(events),
            submitted_by=(texts["SUBMITTED_BY"],) if "SUBMITTED_BY" in texts else (),
            source=source,
        )

    def _notice_urls(self) -> tuple[str, ...]:
        link, flag = self.texts.get("INTERPOL_LINK"), self.texts.get("HAS_INTERPOL_LINK")
        found = [link] if link else []
        found += [url.rstrip(".,;:)") for url in _INTERPOL.findall(self.texts.get("COMMENTS1", ""))]
        if flag is not None and flag not in ("YES", "NO"):
            self.issue(IssueCode.UNKNOWN_CODE, "unknown HAS_INTERPOL_LINK", flag)
        elif flag == "YES" and not found:
            self.issue(IssueCode.MISSING_FIELD, "HAS_INTERPOL_LINK is YES, and there is no link")
        elif flag == "NO" and link:
            self.issue(IssueCode.UNREADABLE_VALUE, "HAS_INTERPOL_LINK is NO, and there is a link", link)
        return tuple(dict.fromkeys(found))

    def _nationalities(self) -> tuple[Nationality, ...]:
        words = [*self.values.get("NATIONALITY", ()), *filter(None, [self.texts.get("NATIONALITY2")])]
        return tuple(Nationality(country(name)) for name in words if name not in _NOT_KNOWN)

    def _gender(self) -> Gender | None:
        words = self.texts.get("GENDER")
        if words is not None and words.casefold() not in _GENDERS:
            self.issue(IssueCode.UNKNOWN_CODE, "unknown GENDER", words)
        return _GENDERS.get((words or "").casefold())

    # -- its groups ---------------------------------------------------------------------------------------------

    def _alias(self, values: dict[str, str]) -> None:
        cell, quality, note = values.get("ALIAS_NAME"), values.get("QUALITY"), values.get("NOTE")
        kind, grade = NameKind.AKA, None
        if quality is not None:
            if (known := _ALIASES.get(quality.casefold())) is not None:
                kind, grade = known
            else:
                self.issue(IssueCode.UNKNOWN_CODE, "unknown QUALITY of an alias", quality)
        if cell is not None:
            names = _names_of(cell)
            for index, text in enumerate(names):
                self.names.append(
                    Name(
                        text,
                        kind=kind,
                        quality=grade,
                        script=_foreign_script(text),
                        note=note,
                        cell=cell if index == 0 and text != cell else None,
                    )
                )
        elif note is not None:
            self.issue(IssueCode.MISSING_FIELD, "an alias without a name, but with a note", note)
        self._alias_birth(values, cell)

    def _alias_birth(self, values: dict[str, str], alias: str | None) -> None:
        origin = "INDIVIDUAL_ALIAS" if alias is None else None
        if (words := values.get("DATE_OF_BIRTH")) is not None and words not in _NO_DATE:
            try:
                edtf = edtf_of(words)
                text = words if words != edtf else None
                self.alias_birth_dates.append(BirthDate(edtf, text=text, alias=alias, origin=origin))
            except ValueError:
                self.issue(IssueCode.UNREADABLE_VALUE, "DATE_OF_BIRTH of an alias is not a date", words)
        city, country_name = values.get("CITY_OF_BIRTH"), values.get("COUNTRY_OF_BIRTH")
        if city or country_name:
            self.alias_birth_places.append(
                Place(city=city, country=country(country_name) if country_name else None, alias=alias, origin=origin)
            )

    def _address(self, values: dict[str, str]) -> None:
        street, name = values.get("STREET"), values.get("COUNTRY")
        self.addresses.append(
            Address(
                lines=(street,) if street else (),
                city=values.get("CITY"),
                region=values.get("STATE_PROVINCE"),
                postal_code=values.get("ZIP_CODE"),
                country=country(name) if name else None,
                note=values.get("NOTE"),
            )
        )

    def _birth_place(self, values: dict[str, str]) -> None:
        name = values.get("COUNTRY")
        self.birth_places.append(
            Place(
                street=values.get("STREET"),
                city=values.get("CITY"),
                region=values.get("STATE_PROVINCE"),
                country=country(name) if name else None,
                note=values.get("NOTE"),
            )
        )

    def _birth_date(self, values: dict[str, str]) -> None:
        kind, note = values.get("TYPE_OF_DATE"), values.get("NOTE")
        if kind is not None and kind not in _DATE_TYPES:
            self.issue(IssueCode.UNKNOWN_CODE, "unknown TYPE_OF_DATE", kind)
        approximate = note is not None and note.casefold() == "approximately"
        mark = "~" if approximate or kind == "APPROXIMATELY" else ""
        text, note = (note, None) if approximate else (None, note)
        years = {key: words for key in ("YEAR", "FROM_YEAR", "TO_YEAR") if (words := values.get(key))}
        for key in [key for key, words in years.items() if not _YEAR.fullmatch(words)]:
            self.issue(IssueCode.UNREADABLE_VALUE, f"{key} of a birth date is not a year", years.pop(key))
        stated = False
        if words := values.get("DATE"):
            stated = True
            if match := _XS_DATE.fullmatch(words):
                self._add_birth_date(match[1] + mark, text=words if match[2] else text, note=note, words=words)
            else:
                self._add_birth_date("", note=note, words=words)
        if year := years.get("YEAR"):
            stated = True
            month = _month(note) if note is not None else None
            if month is not None:
                self._add_birth_date(f"{year}-{month}-XX{mark}", text=note)
            else:
                self._add_birth_date(year + mark, text=text, note=note)
        if "FROM_YEAR" in years or "TO_YEAR" in years:
            stated = True
            first, last = (years[key] + mark if key in years else "" for key in ("FROM_YEAR", "TO_YEAR"))
            edtf = f"[{first}..{last}]"
            if first and last and first > last:
                words = " to ".join(years[key] for key in ("FROM_YEAR", "TO_YEAR"))
                self.issue(IssueCode.UNREADABLE_VALUE, "the years of a birth date are the wrong way round", words)
                self._add_birth_date("XXXX", text=words, note=note)
            else:
                self._add_birth_date(edtf, text=text, note=note)
        if not stated and note is not None:
            try:
                edtf, calendar = _date_in_note(note)
            except ValueError:
                self.issue(IssueCode.UNREADABLE_VALUE, "the note of a birth date holds no date", note)
                edtf, calendar = "XXXX", Calendar.GREGORIAN
            self._add_birth_date(edtf, text=note, calendar=calendar)

    def _add_birth_date(
        self,
        edtf: str,
        *,
        text: str | None = None,
        note: str | None = None,
        calendar: Calendar = Calendar.GREGORIAN,
        words: str | None = None,
    ) -> None:
        try:
            self.birth_dates.append(BirthDate(edtf, text=text, note=note, calendar=calendar))
        except ValueError:
            words = words or text or edtf
            self.issue(IssueCode.UNREADABLE_VALUE, "the birth date is not a date", words)
            self.birth_dates.append(BirthDate("XXXX", text=words, note=note))

    def _document(self, values: dict[str, str]) -> None:
        label, sublabel = values.get("TYPE_OF_DOCUMENT"), values.get("TYPE_OF_DOCUMENT2")
        number, note = values.get("NUMBER"), values.get("NOTE")
        kind = _document_kind(label, sublabel)
        if kind is None:
            kind = Id.OTHER
            if label is not None:
                self.issue(IssueCode.UNKNOWN_CODE, "unknown TYPE_OF_DOCUMENT", label)
        if number is None and sublabel is not None and (match := _NUMBER_IN_TYPE.fullmatch(sublabel)):
            number = match[1]
            if number == sublabel:
                sublabel = None
        of = values.get("ISSUING_COUNTRY")
        at = values.get("COUNTRY_OF_ISSUE")
        issue_country: Country | None = country(at) if at else None
        belongs_to: Country | None = country(of) if of else issue_country
        if of is None and any(text and _BY_A_CONSULATE.search(text) for text in (note, values.get("CITY_OF_ISSUE"))):
            belongs_to = None
        self.identifications.append(
            Identification(
                kind,
                number,
                label=label,
                sublabel=sublabel,
                country=belongs_to,
                issue_place=values.get("CITY_OF_ISSUE"),
                issue_country=issue_country,
                issue_date=self._date(values.get("DATE_OF_ISSUE"), "DATE_OF_ISSUE"),
                expiry_date=self._date(values.get("DATE_OF_EXPIRY"), "DATE_OF_EXPIRY"),
                note=note,
            )
        )

    def _date(self, words: str | None, what: str) -> PartialDate | None:
        """A day; an issue, and None, if the words are none."""
        if words is None:
            return None
        try:
            match = _XS_DATE.fullmatch(words)
            return PartialDate(match[1], text=words if match[2] else None) if match else PartialDate(edtf_of(words))
        except ValueError:
            self.issue(IssueCode.UNREADABLE_VALUE, f"{what} is not a date", words)
            return None


def parse(reading: Reading) -> Iterator[Entity]:
    """The entities, in the order of the file."""
    return _Parser(reading).entities()


OMISSIONS = {
    "VERSIONNUM": "a number internal to the file",
    "SORT_KEY, SORT_KEY_LAST_MOD": "what the UN sorts its pages by; mostly empty",
    "LIST_TYPE/VALUE": "always UN List (an issue, if it is not)",
    "SECOND_NAME to FOURTH_NAME, NATIONALITY/VALUE that are na": "a placeholder for what is not known",
    "INDIVIDUAL_ALIAS/DATE_OF_BIRTH that is null": "a placeholder for what is not known",
    "GENDER that is Unknown": "it states nothing",
}

TRANSLATIONS = {
    "INDIVIDUAL, ENTITY": "the class: Person, Organization",
    "DATAID": "Source.key: it changes now and then, REFERENCE_NUMBER does not",
    "QUALITY": "Name.kind (a.k.a., f.k.a.) or Name.quality (Good, Low)",
    "GENDER": "Person.gender; Unknown states nothing",
    "TYPE_OF_DATE": "the form of the BirthDate: exact, circa, one of a range",
    "HAS_INTERPOL_LINK": "whether notice_urls has any (an issue, if the two do not agree)",
    "TYPE_OF_DOCUMENT, TYPE_OF_DOCUMENT2": "Identification.kind; in their own words in label and sublabel",
    "COUNTRY_OF_ISSUE": "Identification.issue_country; also its country, where ISSUING_COUNTRY is not given and "
    "no consulate issued it",
}
