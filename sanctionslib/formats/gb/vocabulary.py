"""
What the UK's two lists share: the UK Sanctions List, and OFSI's Consolidated List, which it took the place of.

Both say the same things of the same parties in nearly the same words (dates as ``dd/mm/1962``, names in six numbered
parts, measures in prose), one of them in XML and CSV, the other in CSV and XLSX. A `Party` collects what a record says,
value by value and each value once, and makes the entity.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple

import attrs

from ...model import (
    Address,
    BirthDate,
    Country,
    Designation,
    Entity,
    ExternalId,
    ExternalScheme,
    Gender,
    Identification,
    IssueCode,
    LegalBasis,
    LegalBasisKind,
    Measure,
    MeasureKind,
    Name,
    NameKind,
    NamePart,
    NamePartKind,
    Note,
    Organization,
    PartialDate,
    Person,
    Place,
    Program,
    Quality,
    Relationship,
    RelationshipKind,
    Source,
    Vessel,
)
from ...model import IdentificationKind as Id
from ...model.dates import edtf_of
from ...parsing.reading import Reading
from ...vocabularies.countries import country
from ...vocabularies.scripts import script_of

ENTITY_TYPES: dict[str, type[Entity]] = {"individual": Person, "entity": Organization, "ship": Vessel}

NAME_KINDS = {
    "primary name": NameKind.PRIMARY,
    "prime alias": NameKind.PRIMARY,
    "primary name variation": NameKind.VARIANT,
    "alias": NameKind.AKA,
    "aka": NameKind.AKA,
    "fka": NameKind.FKA,
}
QUALITIES = {
    "good quality a.k.a": Quality.STRONG,
    "good quality": Quality.STRONG,
    "low quality a.k.a": Quality.WEAK,
    "low quality": Quality.WEAK,
}
GENDERS = {"male": Gender.MALE, "female": Gender.FEMALE}
SCRIPTS = {
    "arabic": "Arab",
    "armenian": "Armn",
    "bengali": "Beng",
    "burmese": "Mymr",
    "chinese": "Hani",
    "cryillic": "Cyrl",
    "cyrilic": "Cyrl",
    "cyrillic": "Cyrl",
    "devanagari": "Deva",
    "farsi": "Arab",
    "georgian": "Geor",
    "greek": "Grek",
    "hangul": "Hang",
    "hebrew": "Hebr",
    "japanese": "Jpan",
    "korean": "Hang",
    "latin": "Latn",
    "persian": "Arab",
    "russian": "Cyrl",
    "thai": "Thai",
}
"""ISO 15924 by what the UK calls a script; the misspelt ones occur, and so do languages."""
LANGUAGES = {
    "arabic": "ar",
    "armenian": "hy",
    "azerbaijani": "az",
    "belarusian": "be",
    "bosnian": "bs",
    "bulgarian": "bg",
    "burmese": "my",
    "chinese": "zh",
    "dari": "prs",
    "farsi": "fa",
    "french": "fr",
    "georgian": "ka",
    "german": "de",
    "greek": "el",
    "hebrew": "he",
    "japanese": "ja",
    "kazakh": "kk",
    "korean": "ko",
    "kurdish": "ku",
    "kyrgyz": "ky",
    "moldovan": "ro",
    "pashto": "ps",
    "persian": "fa",
    "persian/farsi": "fa",
    "romanian": "ro",
    "russia": "ru",
    "russian": "ru",
    "serbian": "sr",
    "spanish": "es",
    "tajik": "tg",
    "thai": "th",
    "turkish": "tr",
    "turkmen": "tk",
    "ukraine": "uk",
    "ukrainian": "uk",
    "urdu": "ur",
    "uzbek": "uz",
    "vietnamese": "vi",
}
"""ISO 639 by what the UK calls a language; two countries occur for their languages."""

MEASURES = {
    "asset freeze": MeasureKind.ASSET_FREEZE,
    "arms embargo": MeasureKind.ARMS_EMBARGO,
    "targeted arms embargo": MeasureKind.ARMS_EMBARGO,
    "chartering of ships": MeasureKind.TRANSPORT_RESTRICTION,
    "closure of representative offices": MeasureKind.OTHER,
    "crew servicing of ships and aircraft": MeasureKind.SERVICES_BAN,
    "deflag": MeasureKind.TRANSPORT_RESTRICTION,
    "prevention of business arrangements": MeasureKind.OTHER,
    "prohibition of port entry": MeasureKind.PORT_ENTRY_BAN,
    "travel ban": MeasureKind.TRAVEL_BAN,
    "prevention of chartering of ships": MeasureKind.TRANSPORT_RESTRICTION,
    "prevention of chartering of ships and aircraft": MeasureKind.TRANSPORT_RESTRICTION,
    "technical assistance related to aircraft": MeasureKind.SERVICES_BAN,
    "trust services sanctions": MeasureKind.TRUST_SERVICES_BAN,
    "director disqualification sanction": MeasureKind.DIRECTOR_DISQUALIFICATION,
    "trust services": MeasureKind.TRUST_SERVICES_BAN,
    "correspondent banking relationships etc": MeasureKind.CORRESPONDENT_ACCOUNT_RESTRICTION,
    "dealing with transferable securities or money-market instruments": MeasureKind.INVESTMENT_BAN,
}
"""The words of SanctionsImposed (the first fifteen have an indicator of their own), then those of OFSI's prose."""
INDICATORS = {
    "AssetFreeze": "asset freeze",
    "ArmsEmbargo": "arms embargo",
    "TargetedArmsEmbargo": "targeted arms embargo",
    "CharteringOfShips": "chartering of ships",
    "ClosureOfRepresentativeOffices": "closure of representative offices",
    "CrewServicingOfShipsAndAircraft": "crew servicing of ships and aircraft",
    "Deflag": "deflag",
    "PreventionOfBusinessArrangements": "prevention of business arrangements",
    "ProhibitionOfPortEntry": "prohibition of port entry",
    "TravelBan": "travel ban",
    "PreventionOfCharteringOfShips": "prevention of chartering of ships",
    "PreventionOfCharteringOfShipsAndAircraft": "prevention of chartering of ships and aircraft",
    "TechnicalAssistanceRelatedToAircraft": "technical assistance related to aircraft",
    "TrustServicesSanctions": "trust services sanctions",
    "DirectorDisqualificationSanction": "director disqualification sanction",
}
_QUOTE = "[\"'\u2018\u2019\u201c\u201d]?"
SEE_OTHER = re.compile(rf"(shipping|transport) sanctions: \(?see {_QUOTE}other information{_QUOTE}\)?", re.IGNORECASE)
_SENTENCES = {
    MeasureKind.PORT_ENTRY_BAN: """
prohibited from being provided with access to or having its master or pilot cause it to enter a port in the UK
prohibited from entering a port in the UK
""",
    MeasureKind.TRANSPORT_RESTRICTION: """
may have its registration on the UK Ship Register terminated
a master or pilot of a specified ship may be given a port barring direction, a detention direction
may be given a movement or a port entry direction, can be detained
will be refused permission to register on the UK Ship Register or have its existing registration terminated
prohibited from overflying or landing in the UK
may be given a movement direction, can be detained or moved to a specified airport
will be refused permission to register on the CAA Aircraft Register or have its existing registration terminated
""",
    MeasureKind.SERVICES_BAN: """
a prohibition on the provision of technical assistance relating to aircraft or ships
""",
}
BEHIND = tuple(
    (re.compile(re.escape(sentence), re.IGNORECASE), kind)
    for kind, sentences in _SENTENCES.items()
    for sentence in sentences.strip().splitlines()
)
"""What stands behind "see Other Information": the fixed sentences in which the UK spells out those measures."""
IMPOSED_ON = re.compile(
    r"(director disqualification sanction|trust services sanctions?) (?:was|were) imposed on (\d{2}/\d{2}/\d{4})",
    re.IGNORECASE,
)
_IN_ADDITION = re.compile(
    r"(?:financial )?sanctions? imposed in addition to an (asset freeze): ((?:[^.:(]+\. ?)+?)(?=Date |[^.:]*:|\(|$)",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"sanctions? imposed in addition to an (asset freeze)", re.IGNORECASE)
"""The same in words of another order: "Sanction imposed in addition to an asset freeze - The ... was imposed on"."""
_AS_ASSET = re.compile(r"Listed as asset of [^.(,]+", re.IGNORECASE)
"""Of a ship: it is listed since it is the property of one whose assets are frozen."""
_DATE_IMPOSED = re.compile(
    r"Date (trust services|travel ban)(?: sanctions?)? imposed: (\d{2}/\d{2}/\d{4})", re.IGNORECASE
)

_LAYOUT = re.compile(r"\s*[\r\n\t]\s*")


def clean(text: str) -> str:
    r"""
    The text of a cell or an element, trimmed, with line breaks of the layout and no-break spaces as single spaces.

    >>> clean(" Deputy\n Minister\xa0of Defence ")
    'Deputy Minister of Defence'
    """
    text = text.replace("\xa0", " ").strip()
    return _LAYOUT.sub(" ", text) if "\n" in text or "\t" in text or "\r" in text else text


# -- dates --------------------------------------------------------------------------------------------------------


_NUMBERS = re.compile(r"(?:(\d{1,2}|dd)/)?(\d{1,2}|mm)/(\d{4}|\d{2}yy)", re.IGNORECASE)


@lru_cache(maxsize=4096)
def uk_date(words: str) -> str:
    """
    A date as EDTF: day before month, and ``dd``, ``mm``, ``yy`` or ``00`` for what is not known.

    Of a day in an unknown month, EDTF has the year only: see `more_than`.

    Raises:
        ValueError: it is none.

    >>> uk_date("28/09/1963"), uk_date("dd/mm/1962"), uk_date("00/05/1980"), uk_date("04/1963"), uk_date("15/08/19yy")
    ('1963-09-28', '1962', '1980-05', '1963-04', '19XX')
    >>> uk_date("15/mm/1960")
    '1960'
    """
    match = _NUMBERS.fullmatch(words)
    if match is None:
        return edtf_of(words)
    day, month, year = match.groups()
    if year[2:].casefold() == "yy":
        return year[:2] + "XX"
    known_day = day is not None and day.casefold() not in ("dd", "00", "0")
    if month.casefold() in ("mm", "00", "0"):
        return year
    return f"{year}-{int(month):02}" + (f"-{int(day):02}" if known_day else "")


_DAY_ALONE = re.compile(r"(?!00?/)\d{1,2}/(?:mm|00?)/", re.IGNORECASE)


def more_than(edtf: str, words: str) -> str | None:
    """
    The words of a date, if they say more than their EDTF.

    >>> more_than("1960", "15/mm/1960"), more_than("1962", "dd/mm/1962")
    ('15/mm/1960', None)
    """
    return words if any(mark in edtf for mark in "X~[") or _DAY_ALONE.match(words) else None


def edition_date(words: str) -> datetime.date:
    """
    The day of an edition: ``26/03/2026``, ``08-Oct-2026``.

    Raises:
        ValueError: it is none.
    """
    return datetime.date.fromisoformat(uk_date(words.replace("-", " ") if re.search(r"[A-Za-z]", words) else words))


def set_edition(reading: Reading, words: str | None) -> None:
    """Enter the date of the edition, from the source's words for it."""
    if words is None:
        reading.issue(IssueCode.MISSING_FIELD, "the file does not say of which day it is")
        return
    reading.edition = words
    try:
        reading.published = edition_date(words)
    except ValueError:
        reading.issue(IssueCode.UNREADABLE_VALUE, "the date of the edition is not a date", raw=words)


# -- cells that hold several values -------------------------------------------------------------------------------


_BRACKETED = re.compile(r"\((\d{1,2}|!)(?:-(\d{1,2}))?\)")
_HALF_BRACKETED = re.compile(r"(?:(?<=\s)|^)(\d{1,2})()\)")
_SECOND_FIRST = re.compile(r"^[^(].*\S\s+\(2\)\s+\S", re.DOTALL)
"""A cell whose first value lacks its number."""
_NOTHING = re.compile(r"[-\s.]*")
_ABBREVIATED = re.compile(r"\b(?:Co|Corp|Inc|Jr|Ltd|No|Sr|St)\.$")


def split_cell(cell: str) -> dict[int, str | None] | None:
    """
    The values of a cell that numbers them, by number; None if it does not. A dash says that a value is not known.

    >>> split_cell("(1) Germany. (2) Morocco"), split_cell("1) Saudi Arabia 2) Qatar"), split_cell("Flat (2)")
    ({1: 'Germany', 2: 'Morocco'}, {1: 'Saudi Arabia', 2: 'Qatar'}, None)
    >>> split_cell("(1) (2) (4) Libya (3) -")
    {1: 'Libya', 2: 'Libya', 4: 'Libya', 3: None}
    """
    if cell.startswith("1)") and "(2)" in cell:
        cell = f"({cell}"
    elif _SECOND_FIRST.search(cell) and "(1)" not in cell:
        cell = f"(1) {cell}"
    marker = _BRACKETED if cell.startswith("(") else _HALF_BRACKETED
    if not (first := marker.match(cell)) or first[1] not in ("1", "!"):
        return None
    runs: list[tuple[list[int], int, int]] = []
    seen: set[int] = set()
    for match in marker.finditer(cell):
        start = 1 if match[1] == "!" else int(match[1])
        numbers = list(range(start, int(match[2] or start) + 1))
        if runs and (between := cell[runs[-1][2] : match.start()].strip()) in ("", "-", "to", ",", "and"):
            if between in ("-", "to"):
                numbers = list(range(runs[-1][0][-1] + 1, numbers[-1] + 1))
            if numbers and not seen & set(numbers) and numbers[-1] <= max(seen) + 9:
                runs[-1] = (runs[-1][0] + numbers, runs[-1][1], match.end())
                seen.update(numbers)
            continue
        if numbers and not seen & set(numbers) and start <= max(seen, default=0) + 1 and start > 0:
            runs.append((numbers, match.start(), match.end()))
            seen.update(numbers)
    if seen != set(range(1, len(seen) + 1)):
        return None
    values: dict[int, str | None] = {}
    for index, (numbers, _, begin) in enumerate(runs):
        end = runs[index + 1][1] if index + 1 < len(runs) else len(cell)
        value = cell[begin:end].strip().rstrip(";,").rstrip()
        if value.endswith(".") and not _ABBREVIATED.search(value):
            value = value[:-1].rstrip()
        values.update(dict.fromkeys(numbers, None if _NOTHING.fullmatch(value) else value))
    return values


# -- numbers of documents and registers ----------------------------------------------------------------------------


_DATE = r"(\d{1,2}[/.]\d{1,2}[/.]\d{4}|\d{1,2} [A-Z][a-z]{2,8}[ _]\d{4}|\d{4})"
_DOTTED = re.compile(r"\b(\d{1,2} [A-Z][a-z]{2,8})\. ?(?=\d{4}\b)")
"""A date whose month is cut short with a full stop, which ends no segment."""
_PLACE = r"((?-i:[A-Z])[\w'\u2019/-]*(?: (?-i:[A-Z])[\w'\u2019/-]*)*)"
_ISSUED = re.compile(
    rf"(?:date of issue|issued?|issue date)(?: on)?:? {_DATE}(?: (?:in|at) (?!name\b){_PLACE})?", re.IGNORECASE
)
_ISSUED_IN = re.compile(rf"(?:issued in|place of issue:?) (?!name\b){_PLACE}(?: on {_DATE})?", re.IGNORECASE)
_COUNTRY_OF_ISSUE = re.compile(rf"(.+?)(?: on {_DATE})?", re.IGNORECASE)
_EXPIRES = re.compile(
    rf"(?:and )?(?:date of expiry|expir(?:es|ed|y|ation)(?: date)?|valid until)(?: on)?:? {_DATE}", re.IGNORECASE
)
_EXPIRED = re.compile(rf"(?:and )?expired(?:(?: on)? {_DATE})?", re.IGNORECASE)
_DOCUMENT_OF = re.compile(
    r"(?P<false>(?:false|forged|counterfeit) )?(?P<country>.+?)(?: (?:national|diplomatic|service|official|ordinary))*"
    r"(?: (?:passport|number|no\.?|travel document|identity card|identification|id card)\b.*)?",
    re.IGNORECASE,
)
_SEGMENTS = re.compile(r"\s*(?:[.;,](?:\s+|$)|[()]|\s-\s)\s*")
_FINER = tuple(
    (re.compile(pattern, re.IGNORECASE), kind)
    for pattern, kind in (
        (r"diplomatic passport|\(diplomatic\)|\bdiplomatic\b.*passport", Id.DIPLOMATIC_PASSPORT),
        (r"travel document|laissez", Id.TRAVEL_DOCUMENT),
        (r"driv\w+'?s?'? (?:licen[cs]e|permit)", Id.DRIVING_LICENCE),
        (r"birth certificate", Id.BIRTH_CERTIFICATE),
        (r"social security|\bSNILS\b", Id.SOCIAL_SECURITY_NUMBER),
        (r"fiscal code|\btax|\bINN\b|\bTIN\b", Id.TAX_NUMBER),
        (r"vot(?:er|ing)|elector", Id.VOTER_ID),
        (r"military", Id.MILITARY_ID),
        (r"^(?:national )?identity card", Id.NATIONAL_ID),
        (r"residen(?:ce|cy|tial|t) (?:card|permit|identi)", Id.RESIDENCE_PERMIT),
    )
)
"""What a document is, where the words beside its number say more than the column that the number stands in."""
_FOR_TRAVEL = (Id.DIPLOMATIC_PASSPORT, Id.TRAVEL_DOCUMENT)
_PASSPORT = re.compile("passport", re.IGNORECASE)
_PLAIN_PASSPORT = re.compile(r"(?:diplomatic )?passport(?: number)?", re.IGNORECASE)
_NUMBER_FIRST = re.compile(
    r"((?:[A-Z]{1,3} (?=\d))?(?=[^\s(]*\d)[A-Z0-9][\w/.\-]*(?: ?\d[\w/.\-]*)*)(?=$|[\s,;.(])", re.ASCII
)
_NUMBER_AFTER = re.compile(
    r"(?i)(?:\bno\.?|\bnumber|#|\bcard|\bID|\bSSN|\bTIN|\btravel document)\s*:?\s*((?-i:(?=[^\s(]*\d)[A-Z0-9][\w/\-]*))"
    r"|\bfiscal code ((?-i:[A-Z]{3} ?[A-Z]{3} ?\w{5} ?\w{5}))"
)


class _Detail(NamedTuple):
    """What can be read out of the words beside a number."""

    kind: Id | None = None
    country: Country | None = None
    false: bool | None = None
    issued: PartialDate | None = None
    place: str | None = None
    place_country: Country | None = None
    expires: PartialDate | None = None
    expired: bool | None = None


def _day(words: str | None) -> PartialDate | None:
    """A date; None for one whose month is cut short with a full stop."""
    try:
        return PartialDate(uk_date(words.replace(".", "/"))) if words and "_" not in words else None
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def detail_of(text: str) -> _Detail:
    """
    What the words beside a number say in a form that cannot be mistaken.

    When and where it was issued, and when it expires, is read only where every segment of the text is understood:
    longer texts may be about another document.

    >>> found = detail_of("Russia, expiry date: 22/06/2031")
    >>> found.country.code, str(found.expires)
    ('RU', '2031-06-22')
    >>> found = detail_of("Indian. Issued in Bombay, India on 4 June 1985. Expired")
    >>> found.place, found.place_country.code, str(found.issued), found.expired
    ('Bombay', 'IN', '1985-06-04', True)
    """
    kind = next((kind for pattern, kind in _FINER if pattern.search(text.replace("\u2019", "'"))), None)
    of, false, issued, expires, expired = None, None, None, None, None
    place: str | None = None
    place_country: Country | None = None
    understood, after_place = True, False
    for index, segment in enumerate(filter(None, _SEGMENTS.split(_DOTTED.sub(r"\1_", text)))):
        was_place, after_place = after_place, False
        if match := _ISSUED.fullmatch(segment) or _ISSUED_IN.fullmatch(segment):
            day, where = match.groups() if match.re is _ISSUED else match.groups()[::-1]
            issued = _day(day) or issued
            if where and country(where).code:
                place_country = country(where)
            elif where:
                place, after_place = where, True
        elif match := _EXPIRED.fullmatch(segment):
            expires, expired = _day(match[1]), True
        elif match := _EXPIRES.fullmatch(segment):
            expires = _day(match[1])
        elif was_place and (match := _COUNTRY_OF_ISSUE.fullmatch(segment)) and country(match[1]).code:
            place_country, issued = country(match[1]), _day(match[2]) or issued
        elif index < 2 and of is None and (match := _DOCUMENT_OF.fullmatch(segment)) and country(match["country"]).code:
            of, false = country(match["country"]), True if match["false"] else None
        elif index > 0 or not (_NUMBER_FIRST.fullmatch(segment) or _PLAIN_PASSPORT.fullmatch(segment)):
            understood = False
    found = _Detail(kind, of, false)
    if not understood:
        return found
    return found._replace(issued=issued, place=place, place_country=place_country, expires=expires, expired=expired)


def document(kind: Id, number: str | None, detail: str | None, label: str) -> Identification:
    """A passport or a national identifier, from its number and the words beside it."""
    found = detail_of(detail) if detail else _Detail()
    if kind is not Id.PASSPORT or found.kind in _FOR_TRAVEL or (detail and not _PASSPORT.search(detail)):
        kind = found.kind or kind
    return Identification(
        kind,
        number,
        label=label,
        country=found.country,
        issue_place=found.place,
        issue_country=found.place_country,
        issue_date=found.issued,
        expiry_date=found.expires,
        expired=found.expired,
        false=found.false,
        diplomatic=True if kind is Id.DIPLOMATIC_PASSPORT else None,
        note=detail,
    )


def document_in(kind: Id, text: str, label: str) -> Identification:
    """
    A document whose number and details stand in one text, which is kept whole as its note.

    >>> found = document_in(Id.PASSPORT, "G100200 (Tunisian). Issued on 1 June 1996. Expired on 31 May 2001", "")
    >>> found.number, found.country.code, str(found.expiry_date), found.expired
    ('G100200', 'TN', '2001-05-31', True)
    """
    match = _NUMBER_FIRST.match(text) or _NUMBER_AFTER.search(text)
    number = next(filter(None, match.groups())).rstrip(".") if match else None
    made = document(kind, number, text, label)
    return attrs.evolve(made, note=None) if number == text else made


_REGISTRATION = re.compile(
    r"(?:(?P<label>[^\W\d]\D*?)(?:\s*[:\u2013\u2014]|\s+-|\s*\bno\.?:?|\s*\bnumber:?|(?<=[)\w])(?= \d))\s*)?"
    r"(?P<number>(?:[A-Z]{2} ?)?\d[\w/.\-]*|[A-Z]{2,}[\w/]*\d[\w/.\-]*)(?: \((?P<country>[^()\d]+)\))?",
    re.IGNORECASE,
)
_NO_LABEL = re.compile(r"\b[A-Z]{8}(?:[A-Z]{3})?\b")
_DIGITS = re.compile(r"\d")
_BETWEEN = re.compile(r"[\s,;./\u00b7]*")
_REGISTERS = tuple(
    (re.compile(pattern, re.IGNORECASE), kind)
    for pattern, kind in (
        (r"\bSWIFT\b|\bBIC\b", Id.BIC),
        (r"\bLEI\b|legal entity identifier", Id.LEI),
        (r"\bD-?U-?N-?S\b", Id.DUNS),
        (r"\bIMO\b", Id.IMO_NUMBER),
        (r"\btax|\bINN\b|\bTIN\b|\bVAT\b|\bUNP\b|\bITN\b", Id.TAX_NUMBER),
        (r"licen[cs]e", Id.LICENCE),
    )
)


def registrations(text: str, label: str) -> list[Identification]:
    """
    The register numbers that a text holds; where their labels cannot be told from them, one number, verbatim.

    >>> [(found.kind.value, found.label, found.number) for found in registrations("OGRN: 1240012 INN: 970700", "No")]
    [('registration number', 'OGRN', '1240012'), ('tax number', 'INN', '970700')]
    >>> [found.number for found in registrations("District Court of Würzburg HRB", "No")]
    ['District Court of Würzburg HRB']
    """
    found: list[Identification] = []
    position = 0
    while position < len(text):
        match = _REGISTRATION.match(text, position)
        if match is None or (not match["label"] and len(_DIGITS.findall(match["number"])) < 5):
            break
        words = (match["label"] or "").strip()
        of = country(match["country"]) if match["country"] else None
        if (of is not None and of.code is None) or _NO_LABEL.search(words):
            break
        kind = next((kind for pattern, kind in _REGISTERS if pattern.search(words)), Id.REGISTRATION_NUMBER)
        number = match["number"].rstrip(".").strip()
        found.append(Identification(kind, number, label=words or label, country=of))
        between = _BETWEEN.match(text, match.end())
        position = between.end() if between else match.end()
    if position < len(text):
        return [Identification(Id.REGISTRATION_NUMBER, text, label=label)]
    return found


# -- measures -------------------------------------------------------------------------------------------------------


def measures_in(text: str) -> list[Measure]:
    """
    The measures that OFSI's prose states, the asset freeze among them, with the day each was imposed.

    >>> text = (
    ...     "Financial sanctions imposed in addition to an asset freeze: Trust services. "
    ...     "Date trust services sanctions imposed: 21/03/2023."
    ... )
    >>> [(found.kind.value, found.text, str(found.start_date)) for found in measures_in(text)]
    [('asset freeze', 'asset freeze', 'None'), ('trust services ban', 'Trust services', '2023-03-21')]
    """
    found: list[Measure] = []
    for match in _IN_ADDITION.finditer(text):
        found.append(Measure(kind=MeasureKind.ASSET_FREEZE, text=match[1]))
        for piece in match[2].split("."):
            if kind := MEASURES.get((words := piece.strip()).casefold()):
                found.append(Measure(kind=kind, text=words))
    found += [Measure(kind=MeasureKind.ASSET_FREEZE, text=match[1]) for match in _BESIDE.finditer(text)]
    found += [Measure(kind=MeasureKind.ASSET_FREEZE, text=match[0].strip()) for match in _AS_ASSET.finditer(text)]
    found = list(dict.fromkeys(found))
    for match in (*_DATE_IMPOSED.finditer(text), *IMPOSED_ON.finditer(text)):
        date_measure(found, match[1], match[2])
    return found


def date_measure(found: list[Measure], words: str, day: str) -> None:
    """Enter the day on which a measure was imposed; add the measure if it is not there."""
    plain = words.casefold()
    kind = MEASURES.get(plain) or MEASURES[plain + "s"]
    date = PartialDate(uk_date(day))
    for index, measure in enumerate(found):
        if measure.kind is kind and measure.start_date in (None, date):
            found[index] = attrs.evolve(measure, start_date=date)
            return
    found.append(Measure(kind=kind, text=words, start_date=date))


# -- a party ---------------------------------------------------------------------------------------------------------


_PARTS = (
    NamePartKind.GIVEN,
    NamePartKind.SECOND,
    NamePartKind.THIRD,
    NamePartKind.FOURTH,
    NamePartKind.FIFTH,
    NamePartKind.FAMILY,
)
"""What the guidance to the list calls Name 1 to Name 6 of a person; what 2 to 5 are, it leaves open."""
_COUNTED = (
    NamePartKind.FIRST,
    NamePartKind.SECOND,
    NamePartKind.THIRD,
    NamePartKind.FOURTH,
    NamePartKind.FIFTH,
    NamePartKind.SIXTH,
)
_IMO = re.compile(r"(?:IMO)? ?(\d{7})", re.IGNORECASE)
_BIC = re.compile(r"[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?")
_LEI = re.compile(r"[A-Z0-9]{18}\d{2}")

_FIELDS_OF: dict[str, tuple[type[Entity], ...]] = {
    "titles": (Person,),
    "positions": (Person,),
    "genders": (Person,),
    "organization_types": (Organization,),
    "owners": (Vessel,),
    "former_owners": (Vessel,),
    "flags": (Vessel,),
    "former_flags": (Vessel,),
    "vessel_types": (Vessel,),
    "tonnage": (Vessel,),
    "length": (Vessel,),
    "build_dates": (Vessel,),
}
"""The fields that only one class of entity has."""
_SINGLE = {"genders": "gender", "tonnage": "tonnage", "length": "length"}
"""The lists here whose field holds one value."""


class Party:
    """One record of a list, put together value by value. A value that comes again is entered once."""

    def __init__(self, reading: Reading, record: str | None, line: int) -> None:
        self.reading = reading
        self.record = record
        self.line = line
        self.names: list[Name] = []
        self.foreign_names: list[Name] = []
        self.lists: dict[str, list[Any]] = {}
        self.raw: dict[str, list[str]] = {}
        self.external_ids: list[ExternalId] = []
        self.cells: list[Note] = []

    def issue(self, code: IssueCode, message: str, raw: str | None = None) -> None:
        self.reading.issue(code, message, record=self.record, line=self.line, raw=raw)

    def program(self, regime: str) -> Program:
        """A regime, which has no other code than its name."""
        return self.reading.program("gb", regime, record=self.record, line=self.line)

    def add(self, field: str, value: Any, raw: str | None = None) -> None:
        """Enter a value of a field that may have several; *raw* is the text it was read from, where that is another."""
        values = self.lists.setdefault(field, [])
        if value not in values:
            values.append(value)
            self.raw.setdefault(field, []).append(raw or str(value))

    def add_external(self, scheme: ExternalScheme, value: str) -> None:
        if (found := ExternalId(scheme, value)) not in self.external_ids:
            self.external_ids.append(found)

    def add_cell(self, text: str, column: str) -> None:
        """Keep a cell that was split whole."""
        if (note := Note(text, label=column)) not in self.cells:
            self.cells.append(note)

    def split(self, text: str, column: str) -> list[str]:
        """The values of a cell, which is kept whole if it numbers them."""
        values = split_cell(text)
        if values is None:
            return [text]
        self.add_cell(text, column)
        return list(dict.fromkeys(value for value in values.values() if value is not None))

    # -- names

    def add_name(self, words: dict[int, str], kind: str | None, quality: str | None, *, person: bool) -> None:
        """A name from its parts, by number from 1 to 6."""
        if not words:
            return
        texts = [words[number] for number in sorted(words)]
        parts: tuple[NamePart, ...] = ()
        if person:
            kinds = (
                (NamePartKind.WHOLE,) if set(words) == {6} else tuple(_PARTS[number - 1] for number in sorted(words))
            )
            parts = tuple(map(NamePart, kinds, texts))
        elif set(words) != {6}:
            parts = tuple(NamePart(_COUNTED[number - 1], words[number]) for number in sorted(words))
        found = Name(" ".join(texts), kind=self.name_kind(kind), quality=self._quality(quality), parts=parts)
        if found not in self.names:
            self.names.append(found)

    def name_kind(self, words: str | None) -> NameKind:
        if words is None:
            self.issue(IssueCode.MISSING_FIELD, "a name without its type")
            return NameKind.AKA
        if (kind := NAME_KINDS.get(words.casefold())) is None:
            self.issue(IssueCode.UNKNOWN_CODE, "unknown type of a name", words)
            return NameKind.AKA
        return kind

    def _quality(self, words: str | None) -> Quality | None:
        if words is None:
            return None
        if (quality := QUALITIES.get(words.casefold().rstrip("."))) is None:
            self.issue(IssueCode.UNKNOWN_CODE, "unknown strength of an alias", words)
        return quality

    def add_foreign_name(self, text: str, script: str | None, language: str | None, kind: NameKind | None) -> None:
        """
        A name in another script. Its *kind* is a guess, for the lists give it none: that of the name it stands beside;
        primary, where it stands alone (*kind* is None).
        """
        note = None
        code = SCRIPTS.get(script.casefold()) if script else None
        if script and code is None:
            self.issue(IssueCode.UNKNOWN_CODE, "unknown script of a name", script)
            note = script
        spoken = LANGUAGES.get(language.casefold()) if language else None
        if language and spoken is None:
            self.issue(IssueCode.UNKNOWN_CODE, "unknown language of a name", language)
            note = f"{note}, {language}" if note else language
        found = Name(text, kind=kind or NameKind.PRIMARY, script=code or script_of(text), language=spoken, note=note)
        for index, other in enumerate(self.foreign_names):
            if attrs.evolve(other, kind=found.kind) == found:
                if found.kind is NameKind.PRIMARY:
                    self.foreign_names[index] = found
                return
        self.foreign_names.append(found)

    # -- the rest of a party

    def add_birth_date(self, words: str) -> None:
        try:
            edtf = uk_date(words)
            self.add("birth_dates", BirthDate(edtf, text=more_than(edtf, words)))
        except ValueError:
            self.issue(IssueCode.UNREADABLE_VALUE, "the birth date is not a date", words)

    def add_birth_place(self, town: str | None, name: str | None) -> None:
        if town or name:
            self.add("birth_places", Place(city=town, country=country(name) if name else None))

    def add_address(self, lines: Iterable[str], postal_code: str | None, name: str | None) -> None:
        found = tuple(line for line in lines if line)
        if found or postal_code or name:
            self.add(
                "addresses", Address(lines=found, postal_code=postal_code, country=country(name) if name else None)
            )

    def add_identification(self, found: Identification) -> None:
        self.add("identifications", found)
        if found.number is None:
            return
        if found.kind is Id.IMO_NUMBER and (match := _IMO.fullmatch(found.number)):
            self.add_external(ExternalScheme.IMO, f"IMO{match[1]}")
        elif found.kind is Id.BIC and _BIC.fullmatch(found.number):
            self.add_external(ExternalScheme.BIC, found.number)
        elif found.kind is Id.LEI and _LEI.fullmatch(found.number):
            self.add_external(ExternalScheme.LEI, found.number)

    def add_registration(self, text: str, column: str) -> None:
        """The register numbers of a text; it is kept whole, unless it is but a number."""
        for found in registrations(text, column):
            if found.number != text:
                self.add_cell(text, column)
            self.add_identification(found)

    def add_imo_number(self, text: str) -> None:
        if not _IMO.fullmatch(text):
            self.issue(IssueCode.UNREADABLE_VALUE, "not an IMO number", text)
            self.add_identification(Identification(Id.OTHER, text, label="IMO number"))
        else:
            self.add_identification(Identification(Id.IMO_NUMBER, text, label="IMO number"))

    def add_gender(self, words: str) -> None:
        if (gender := GENDERS.get(words.casefold())) is None:
            self.issue(IssueCode.UNKNOWN_CODE, "unknown gender", words)
        else:
            self.add("genders", gender, words)

    def add_build_date(self, words: str) -> None:
        try:
            edtf = uk_date(words)
            self.add("build_dates", PartialDate(edtf, text=more_than(edtf, words)), words)
        except ValueError:
            self.issue(IssueCode.UNREADABLE_VALUE, "the year built is not a date", words)

    def add_relationship(self, kind: RelationshipKind, name: str, label: str) -> None:
        self.add("relationships", Relationship(kind, name, label=label))

    def date(self, words: str | None, what: str) -> PartialDate | None:
        """A date; an issue, and None, if the words are none."""
        if words is None:
            return None
        try:
            edtf = uk_date(words)
            return PartialDate(edtf, text=more_than(edtf, words))
        except ValueError:
            self.issue(IssueCode.UNREADABLE_VALUE, f"{what} is not a date", words)
            return None

    def entity_class(self, words: str | None) -> type[Entity]:
        """The class that the list puts the party in."""
        if words is None:
            self.issue(IssueCode.MISSING_FIELD, "a record that does not say what it is about")
        elif (kind := ENTITY_TYPES.get(words.casefold())) is not None:
            return kind
        else:
            self.issue(IssueCode.UNKNOWN_CODE, "neither individual, entity nor ship", words)
        return Entity

    def entity(self, kind: type[Entity], *, id: str, designations: Iterable[Designation], source: Source) -> Entity:
        """What all of it makes."""
        if not self.names:
            self.issue(IssueCode.MISSING_FIELD, "a record without a name")
        elif not any(name.kind is NameKind.PRIMARY for name in self.names):
            self.issue(IssueCode.MISSING_FIELD, "a record without a primary name", self.names[0].text)
            foreign = (NameKind.AKA if name.kind is NameKind.PRIMARY else name.kind for name in self.foreign_names)
            self.foreign_names = [attrs.evolve(n, kind=k) for n, k in zip(self.foreign_names, foreign, strict=True)]
        fields: dict[str, Any] = {}
        for field, values in self.lists.items():
            if field in _FIELDS_OF and kind not in _FIELDS_OF[field]:
                for raw in self.raw[field]:
                    message = f"{field.replace('_', ' ')} of a party that has none"
                    self.issue(IssueCode.MISPLACED_VALUE, message, raw)
            elif field in _SINGLE:
                fields[_SINGLE[field]] = values[0]
                for raw in self.raw[field][1:]:
                    self.issue(IssueCode.MISPLACED_VALUE, f"a second value of {_SINGLE[field]}", raw)
            else:
                fields[field] = tuple(values)
        names = sorted(self.names, key=lambda name: name.kind is not NameKind.PRIMARY)
        return kind(
            id=id,
            reference=self.record,
            names=(*names, *self.foreign_names),
            designations=tuple(designations),
            external_ids=tuple(self.external_ids),
            cells=tuple(self.cells),
            source=source,
            **fields,
        )


def identifier(prefix: str, reference: str | None, line: int) -> str:
    """
    The identifier of an entity: letters, digits, points and dashes only.

    >>> identifier("gb-", "RUS0001", 7), identifier("gb-ofsi-", None, 7)
    ('gb-RUS0001', 'gb-ofsi-line-7')
    """
    return prefix + re.sub(r"[^A-Za-z0-9.-]+", "-", reference or f"line-{line}")


_REGULATIONS = re.compile(r".*\bRegulations(?: \d{4})?")


def legal_bases(regime: str) -> tuple[LegalBasis, ...]:
    """
    The regulations that the name of a regime is the title of.

    >>> legal_bases("The Russia (Sanctions) (EU Exit) Regulations 2019")[0].kind.value, legal_bases("Russia")
    ('regulation', ())
    """
    return (LegalBasis(citation=regime, kind=LegalBasisKind.REGULATION),) if _REGULATIONS.fullmatch(regime) else ()
