"""Numbers of documents and registers, and what the words beside them say of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

import attrs

from ...model import Country, ExternalId, ExternalScheme, Identification, PartialDate
from ...model import IdentificationKind as Id
from ...parsing.identifiers import imo_number, is_bic, is_lei
from ...vocabularies.countries import country
from .dates import uk_date

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

    >>> detail = detail_of("Russia, expiry date: 22/06/2031")
    >>> detail.country.code, str(detail.expires)
    ('RU', '2031-06-22')
    >>> detail = detail_of("Indian. Issued in Bombay, India on 4 June 1985. Expired")
    >>> detail.place, detail.place_country.code, str(detail.issued), detail.expired
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
    detail = _Detail(kind, of, false)
    if not understood:
        return detail
    return detail._replace(issued=issued, place=place, place_country=place_country, expires=expires, expired=expired)


def document(kind: Id, number: str | None, detail: str | None, label: str) -> Identification:
    """A passport or a national identifier, from its number and the words beside it."""
    stated = detail_of(detail) if detail else _Detail()
    if kind is not Id.PASSPORT or stated.kind in _FOR_TRAVEL or (detail and not _PASSPORT.search(detail)):
        kind = stated.kind or kind
    return Identification(
        kind,
        number,
        label=label,
        country=stated.country,
        issue_place=stated.place,
        issue_country=stated.place_country,
        issue_date=stated.issued,
        expiry_date=stated.expires,
        expired=stated.expired,
        false=stated.false,
        diplomatic=True if kind is Id.DIPLOMATIC_PASSPORT else None,
        note=detail,
    )


def document_in(kind: Id, text: str, label: str) -> Identification:
    """
    A document whose number and details stand in one text, which is kept whole as its note.

    >>> passport = document_in(Id.PASSPORT, "G100200 (Tunisian). Issued on 1 June 1996. Expired on 31 May 2001", "")
    >>> passport.number, passport.country.code, str(passport.expiry_date), passport.expired
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

    >>> [(one.kind.value, one.label, one.number) for one in registrations("OGRN: 1240012 INN: 970700", "No")]
    [('registration number', 'OGRN', '1240012'), ('tax number', 'INN', '970700')]
    >>> [one.number for one in registrations("District Court of Würzburg HRB", "No")]
    ['District Court of Würzburg HRB']
    """
    numbers: list[Identification] = []
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
        numbers.append(Identification(kind, number, label=words or label, country=of))
        between = _BETWEEN.match(text, match.end())
        position = between.end() if between else match.end()
    if position < len(text):
        return [Identification(Id.REGISTRATION_NUMBER, text, label=label)]
    return numbers


def external_ids(identifications: Iterable[Identification]) -> Iterator[ExternalId]:
    """
    The identifiers of the world among the numbers of a party: of ships, banks and legal entities.

    >>> ship = Identification(Id.IMO_NUMBER, "9000012"), Identification(Id.OTHER, "9000013")
    >>> [one.value for one in external_ids(ship)]
    ['IMO9000012']
    """
    for identification in identifications:
        number = identification.number or ""
        if identification.kind is Id.IMO_NUMBER and (digits := imo_number(number)):
            yield ExternalId(ExternalScheme.IMO, f"IMO{digits}")
        elif identification.kind is Id.BIC and is_bic(number):
            yield ExternalId(ExternalScheme.BIC, number)
        elif identification.kind is Id.LEI and is_lei(number):
            yield ExternalId(ExternalScheme.LEI, number)
