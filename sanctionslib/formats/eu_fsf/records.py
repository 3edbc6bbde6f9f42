"""
The EU's vocabulary, which its formats share, and a record of its list put together value by value.

All formats of the list come out of one database: its fields have the names of the XML 1.1, in which the parsers of the
other formats hand them over.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from functools import lru_cache
from operator import attrgetter
from typing import Any, TypeAlias, TypeVar

import attrs

from ...model import (
    Address,
    BirthDate,
    Calendar,
    Contact,
    ContactKind,
    Country,
    Designation,
    Entity,
    Event,
    EventKind,
    ExternalId,
    ExternalScheme,
    Gender,
    Identification,
    Issue,
    IssueCode,
    LegalBasis,
    LegalBasisKind,
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
    Program,
    Quality,
)
from ...model import IdentificationKind as Id
from ...parsing.reading import Reading
from ...vocabularies.countries import codes as country_codes
from ...vocabularies.countries import country
from ...vocabularies.scripts import script_of
from .authority import EU_COUNCIL, LIST

Values: TypeAlias = Mapping[str, str]
"""The fields of one element that hold text, by their names in the XML 1.1."""

SUBJECTS: dict[str, type[Entity]] = {"person": Person, "enterprise": Organization, "P": Person, "E": Organization}

ID_TYPES: dict[str, Id] = {
    "passport": Id.PASSPORT,
    "travelcardid": Id.TRAVEL_DOCUMENT,
    "id": Id.NATIONAL_ID,
    "NRN": Id.NATIONAL_ID,
    "residentperm": Id.RESIDENCE_PERMIT,
    "drivinglicence": Id.DRIVING_LICENCE,
    "birthcert": Id.BIRTH_CERTIFICATE,
    "electionid": Id.VOTER_ID,
    "ssn": Id.SOCIAL_SECURITY_NUMBER,
    "fiscalcode": Id.TAX_NUMBER,
    "taxid": Id.TAX_NUMBER,
    "euvat": Id.TAX_NUMBER,
    "regnumber": Id.REGISTRATION_NUMBER,
    "tradelic": Id.LICENCE,
    "imo": Id.IMO_NUMBER,
    "swiftbic": Id.BIC,
    "nationcert": Id.OTHER,
    "unssn": Id.OTHER,
    "other": Id.OTHER,
}
"""Codes of the types of identification; their descriptions stand in `Identification.label`."""

_IN_REMARKS = (
    (r"(?:qatari |russian )?(?:tax|taxpayer|individual taxpayer)\b.*|tin|inn", Id.TAX_NUMBER),
    (r"(?:iranian )?national id(?:entification|entity)?\b.*|personal (?:id|identification)", Id.NATIONAL_ID),
    (r"military id(?:entification)?\b.*", Id.MILITARY_ID),
    (r"passport (?:no\.?|number)", Id.PASSPORT),
    (r"ogrn|state registration number", Id.REGISTRATION_NUMBER),
)
"""What the remark of a number says it is, where its type is "other"."""

_CONTACTS = {
    "PHONE": ContactKind.PHONE,
    "FAX": ContactKind.FAX,
    "EMAIL": ContactKind.EMAIL,
    "WEB": ContactKind.WEBSITE,
}
_GENDERS = {"M": Gender.MALE, "F": Gender.FEMALE}
_FLAGS = {"true": True, "false": False, "1": True, "0": False}
_UNKNOWN = "00"

_LOW_QUALITY = re.compile(r"(?i)\blow? quality a")
_GOOD_QUALITY = re.compile(r"(?i)\b(?:go?od|qood|high) quality a")
_ALIAS = re.compile(r"(?i)quality a|\balias\b|\ba\.k\.a\b")
_FORMER = re.compile(r"(?i)\W*(?:formerly known as|f\.k\.a\.?|former name(?: of .*)?)\W*")
_MAIDEN = re.compile(r"(?i)\W*maiden name\W*")
_ACCOUNT = re.compile(r"(?=.{512}).*[a-z)]\. +[A-Z].*", re.DOTALL)
"""A function that is none: several sentences, which tell what a party did."""
_PERSIAN = re.compile(r"(?i)iranian|persian|solar|shamsi")
_ABOUT_DATE = re.compile(
    r"(?i)\b(?:dob|date|year|years|born|birth date|calendar|between|approx\w*|circa)\b|^\d+\.\d+\.\d+$|\bfor alias\b"
)
_ABOUT_PLACE = re.compile(r"(?i)\b(?:ussr|sfsr|ssr|pob|place of birth)\b")
_NAME_ON_DOCUMENT = re.compile(r"\(name on doc\. '(.*)'\)")
_UN_REFERENCE = re.compile(r"[A-Z]{2}[ei]\.\d{3}")
_CONTACT_CELL = re.compile(r"([A-Z]+)\[([^\]]*)\]")
_LAYOUT = re.compile(r"\s*[\r\n\t]\s*")

_V = TypeVar("_V", Name, BirthDate, Place, Nationality, Address, Contact, Identification)


def one_line(text: str) -> str:
    r"""
    Text without the white space around it and the line breaks of its layout.

    >>> one_line(" former \nUSSR ")
    'former USSR'
    """
    text = text.strip()
    return _LAYOUT.sub(" ", text) if "\n" in text or "\t" in text or "\r" in text else text


def remarks_in(cell: str) -> tuple[str, ...]:
    r"""
    The remarks in one text of the older formats, which puts each in parentheses and may repeat one on several lines.

    >>> remarks_in("(Date of UN designation: 2002-07-25) (former location\nformer location)")
    ('Date of UN designation: 2002-07-25', 'former location')
    >>> remarks_in("((a) First, (b) second.)"), remarks_in("Branch (closed)")
    (('(a) First, (b) second.',), ('Branch (closed)',))
    """
    found: list[str] = []
    depth = start = 0
    for place, character in enumerate(cell):
        if depth == 0 and character != "(" and not character.isspace():
            found = [cell]
            break
        if character == "(":
            start = start if depth else place + 1
            depth += 1
        elif character == ")":
            depth -= 1
            if depth == 0:
                found.append(cell[start:place])
    else:
        if depth:
            found = [cell]
    whole = (" ".join(dict.fromkeys(map(str.strip, remark.splitlines()))).strip() for remark in found)
    return tuple(dict.fromkeys(filter(None, whole)))


def contacts_in(cell: str) -> tuple[list[tuple[str, str]], str]:
    r"""
    The contacts in one text of the older formats (``PHONE[042-681 20 81]``), and what else it holds.

    >>> contacts_in("PHONE[662 38 14]\nFAX[662 38 15]\n(former location)")
    ([('PHONE', '662 38 14'), ('FAX', '662 38 15')], '(former location)')
    """
    return [(match[1], match[2]) for match in _CONTACT_CELL.finditer(cell)], _CONTACT_CELL.sub("", cell).strip()


def _foreign_script(text: str) -> str | None:
    """The script of a text, if it is not the Latin one."""
    if max(text) < "\u0250":  # all of it Latin, as by far the most names
        return None
    script = script_of(text)
    return None if script == "Latn" else script


_day = lru_cache(maxsize=8192)(PartialDate.parse)


@lru_cache(maxsize=8192)
def _no_later(day: PartialDate | None) -> PartialDate | None:
    """That day, or an unknown one before it."""
    return PartialDate(f"[..{day}]") if day and day.is_single else None


@lru_cache(maxsize=8192)
def _basis(
    citation: str,
    label: str | None,
    date: PartialDate | None,
    effective: PartialDate | None,
    url: str | None,
    issuer: str | None,
) -> LegalBasis:
    """
    An act. All that the list calls regulation, amendment or repealing are regulations of the Council or the Commission,
    but for the entries that stand for a listing by the UN which the EU has not taken over yet (UNLI).
    """
    interim = citation.startswith("UNLI") or issuer == "un"
    return LegalBasis(
        citation=citation,
        kind=None if interim else LegalBasisKind.REGULATION,
        label=label,
        date=date,
        effective_date=effective,
        url=url,
        issuer=issuer,
    )


@lru_cache(maxsize=1024)
def _country(code: str | None, name: str | None) -> Country | None:
    """A country by its code; withdrawn codes (CS, YU) become those of ISO 3166-3, by the name."""
    if code == _UNKNOWN or (code is None and name is None):
        return None
    if code in country_codes():
        return Country(name or code or "", code)
    return country(name or code or "")


_said = {
    cls: attrgetter(*(field.name for field in attrs.fields(cls) if field.name != "legal_bases"))
    for cls in (Name, BirthDate, Place, Nationality, Address, Contact, Identification)
}
"""What a value of each class says, whichever act says so."""


def merged(values: Iterable[_V]) -> tuple[_V, ...]:
    """
    Each value once, with all the acts that state it.

    >>> one, two = LegalBasis(citation="1/2001"), LegalBasis(citation="2/2002")
    >>> found = merged([Place(city="Kutama", legal_bases=(one,)), Place(city="Kutama", legal_bases=(two,))])
    >>> len(found), [basis.citation for basis in found[0].legal_bases]
    (1, ['1/2001', '2/2002'])
    """
    found: dict[Hashable, _V] = {}
    for value in values:
        key = _said[type(value)](value)
        before = found.setdefault(key, value)
        more = tuple(basis for basis in value.legal_bases if basis not in before.legal_bases)
        if more:
            found[key] = attrs.evolve(before, legal_bases=before.legal_bases + more)
    return tuple(found.values())


class Record:
    """
    One record: a party under one programme. Several may be one party; see `build`.

    Attributes:
        reference: The EU reference number, or what stands for it.
        cls: The kind of entity.
        designations: Mostly one.
        names: Its names, each with its rank: the least is the primary one.
    """

    def __init__(self, reading: Reading, prefix: str, reference: str | None, key: str | None, line: int | None) -> None:
        self.reading = reading
        self.line = line
        self.reference = reference
        self.id = prefix + re.sub(r"[^A-Za-z0-9.-]+", "-", reference or f"line-{line}")
        self.source = attrs.evolve(reading.source(reference, line), key=key)
        self.cls: type[Entity] = Entity
        self.designations: list[Designation] = []
        self.names: list[tuple[tuple[object, ...], Name]] = []
        self.birth_dates: list[BirthDate] = []
        self.birth_places: list[Place] = []
        self.citizenships: list[Nationality] = []
        self.identifications: list[Identification] = []
        self.addresses: list[Address] = []
        self.contacts: list[Contact] = []
        self.external_ids: list[ExternalId] = []
        self.remarks: list[str] = []
        self.accounts: list[str] = []
        self.cells: list[Note] = []
        self.titles: list[str] = []
        self.functions: list[str] = []
        self.genders: list[Gender] = []
        if reference is None:
            self.issue(IssueCode.MISSING_FIELD, "a record without its reference number")

    def issue(self, code: IssueCode, message: str, raw: str | None = None) -> None:
        self.reading.issue(code, message, record=self.reference, line=self.line, raw=raw)

    # -- small values ---------------------------------------------------------------------------------------------

    def flag(self, values: Values, key: str) -> bool | None:
        """What the source says, no more: that a document is not known to be expired does not make it valid."""
        words = values.get(key)
        if words is not None and words not in _FLAGS:
            self.issue(IssueCode.UNKNOWN_CODE, f"{key} is neither true nor false", words)
        return _FLAGS.get(words or "")

    def date(self, values: Values, key: str) -> PartialDate | None:
        words = values.get(key)
        if words is None:
            return None
        try:
            return _day(words)
        except ValueError:
            self.issue(IssueCode.UNREADABLE_VALUE, f"{key} is not a date", words)
            return None

    def number(self, values: Values, key: str) -> int | None:
        words = values.get(key)
        if words is None:
            return None
        if words.isascii() and words.isdigit():
            return int(words)
        self.issue(IssueCode.UNREADABLE_VALUE, f"{key} is not a number", words)
        return None

    def country(self, values: Values) -> Country | None:
        code, name = values.get("countryIso2Code"), values.get("countryDescription")
        found = _country(code, name)
        if found is not None and found.code is None:
            raw = " ".join(dict.fromkeys(filter(None, (code, name))))
            self.issue(IssueCode.UNKNOWN_CODE, "unknown country", raw)
        return found

    def basis(self, values: Values) -> tuple[LegalBasis, ...]:
        """The act, if there is one."""
        citation = values.get("numberTitle")
        if citation is None:
            if values:
                self.issue(IssueCode.MISSING_FIELD, "an act without its number", " ".join(values.values()))
            return ()
        return (
            _basis(
                citation,
                values.get("regulationType"),
                self.date(values, "publicationDate"),
                self.date(values, "entryIntoForceDate"),
                values.get("publicationUrl"),
                values.get("organisationType"),
            ),
        )

    def programs(self, code: str | None) -> tuple[Program, ...]:
        if code is None:
            self.issue(IssueCode.MISSING_FIELD, "a record without its programme")
            return ()
        return (self.reading.program("eu", code, record=self.reference, line=self.line),)

    # -- the record itself ----------------------------------------------------------------------------------------

    def set_subject(self, code: str | None, classification: str | None) -> None:
        kinds = [SUBJECTS[words] for words in (code, classification) if words in SUBJECTS]
        for words in (code, classification):
            if words is not None and words not in SUBJECTS:
                self.issue(IssueCode.UNKNOWN_CODE, "unknown type of subject", words)
        if len(set(kinds)) > 1:
            self.issue(IssueCode.UNREADABLE_VALUE, "two types of subject", f"{code} {classification}")
        if kinds:
            self.cls = kinds[0]
        else:
            self.issue(IssueCode.MISSING_FIELD, "a record without a known type of subject")

    def set_designation(
        self,
        regulation: Values,
        entity: Values,
        notes: Iterable[Note] = (),
        more: tuple[LegalBasis, ...] = (),
        *,
        label: str = "designationDate",
    ) -> None:
        """
        What the record says of the act: its *regulation*, and the attributes of the *entity* itself.

        The regulation is the one under which the list carries the party now, mostly a later amendment. So its
        publication and its entry into force are those of the designation only if it is an original regulation; else
        they are the last days on which these can have been. An interim listing by the UN binds nobody in the EU: its
        days stay with it. The designation date may be the UN's, years before any act of the EU, so that it tells
        nothing but that the designation took effect no earlier than it, if it is the later one: it is an event under
        the *label* that the source has for it.
        """
        acts = self.basis(regulation)
        listed = effective = None
        designated = self.date(entity, "designationDate")
        if acts and acts[0].kind is LegalBasisKind.REGULATION:
            listed, effective = acts[0].date, acts[0].effective_date
            exact = regulation.get("regulationType") == "regulation"
            listed = listed if exact else _no_later(listed)
            if effective and designated and designated.edtf > effective.edtf:
                effective, exact = designated, False
            effective = effective if exact else _no_later(effective)
        details, number = entity.get("designationDetails"), entity.get("unitedNationId")
        about = [Note(details, label="designationDetails")] if details else []
        if number and _UN_REFERENCE.fullmatch(number):
            self.external_ids.append(ExternalId(ExternalScheme.UN_REFERENCE, number))
        elif number:  # QDi.43 was QDi.433 once: nothing can be filled up, and it is nobody's number
            about.append(Note(number, label="unitedNationId"))
            message = "unitedNationId is not a whole reference number of the UN"
            self.issue(IssueCode.UNREADABLE_VALUE, message, number)
        self.designations.append(
            Designation(
                list=LIST,
                authority=EU_COUNCIL,
                reference=self.reference,
                programs=self.programs(regulation.get("programme")),
                listing_date=listed,
                effective_date=effective,
                end_date=self.date(entity, "delistingDate"),
                legal_bases=(*acts, *more),
                events=(Event(kind=EventKind.OTHER, date=designated, label=label),) if designated else (),
                notes=(*about, *notes),
                source=self.source,
            )
        )

    # -- its parts ------------------------------------------------------------------------------------------------

    def add_name(self, values: Values, bases: tuple[LegalBasis, ...], note: str | None) -> None:
        parts = tuple(
            NamePart(kind, values[key])
            for key, kind in (
                ("firstName", NamePartKind.GIVEN),
                ("middleName", NamePartKind.MIDDLE),
                ("lastName", NamePartKind.FAMILY),
            )
            if key in values
        )
        text = values.get("wholeName") or " ".join(part.text for part in parts)
        function, title, gender = values.get("function"), values.get("title"), values.get("gender")
        if function:
            (self.accounts if _ACCOUNT.fullmatch(function) else self.functions).append(function)
        if title:
            self.titles.append(title)
        if gender in _GENDERS:
            self.genders.append(_GENDERS[gender])
        elif gender is not None and gender != "?":
            self.issue(IssueCode.UNKNOWN_CODE, "unknown gender", gender)
        if not text:
            self.issue(IssueCode.MISSING_FIELD, "a name without text", note)
            return
        kind = NameKind.AKA
        if note is not None:
            kind = NameKind.FKA if _FORMER.fullmatch(note) else NameKind.MAIDEN if _MAIDEN.fullmatch(note) else kind
        strong = self.flag(values, "strong")
        if note is not None:  # it goes before the flag
            strong = False if _LOW_QUALITY.search(note) else True if _GOOD_QUALITY.search(note) else strong
        weak = strong is False
        script, language = _foreign_script(text), values.get("nameLanguage")
        key = values.get("logicalId", "")
        rank = (
            weak or kind is not NameKind.AKA,
            bool(note and _ALIAS.search(note)),
            script is not None,
            language not in (None, "EN"),
            -sum(map(bool, (function, title, gender))),
            int(key) if key.isdigit() else 0,
            len(self.names),
        )
        name = Name(
            text,
            kind=kind,
            parts=parts,
            quality=Quality.WEAK if weak else Quality.STRONG if strong else None,
            script=script,
            language=language.lower() if language else None,
            note=note,
            legal_bases=bases,
        )
        self.names.append((rank, name))

    def add_citizenship(self, values: Values, bases: tuple[LegalBasis, ...], note: str | None) -> None:
        found = self.country(values)
        for key in ("acquisitionDate", "disenfranchisementDate"):
            if key in values:
                self.issue(IssueCode.MISPLACED_VALUE, f"{key}, for which a citizenship has no field", values[key])
        note = "; ".join(filter(None, (values.get("region"), note))) or None
        if found is None and note is not None:
            found = Country(values.get("countryDescription", "UNKNOWN"))
        if found is not None:
            self.citizenships.append(Nationality(found, note=note, legal_bases=bases))

    def add_birth(self, values: Values, bases: tuple[LegalBasis, ...], note: str | None) -> None:
        """The date and the place that one element states together; its remark goes to the one that it is about."""
        dates = list(self._birth_dates(values, note))
        place = Place(
            place=values.get("place"),
            city=values.get("city"),
            region=values.get("region"),
            postal_code=values.get("zipCode"),
            country=self.country(values),
            legal_bases=bases,
        )
        placed = bool(str(place))
        if not dates and not placed:
            if note is not None:
                self.birth_dates.append(BirthDate("XXXX", text=note, legal_bases=bases))
            return
        about_date = (
            note is not None
            and bool(dates)
            and (not placed or (_ABOUT_DATE.search(note) is not None and _ABOUT_PLACE.search(note) is None))
        )
        for edtf, calendar in dates:
            mine = note if about_date and (calendar is not Calendar.GREGORIAN or len(dates) == 1) else None
            try:
                self.birth_dates.append(
                    BirthDate(edtf, calendar=calendar, text=values.get("words"), note=mine, legal_bases=bases)
                )
            except ValueError:
                self.issue(IssueCode.UNREADABLE_VALUE, "the birth date is not a date", edtf)
        if placed:
            self.birth_places.append(place if about_date or note is None else attrs.evolve(place, note=note))

    def _birth_dates(self, values: Values, note: str | None) -> Iterator[tuple[str, Calendar]]:
        """
        The dates of one element. In another calendar than the Gregorian, its numbers are of that calendar, but its
        ``birthdate`` is Gregorian; the calendar that it calls Islamic is the Persian one where its remark says so. A
        month in numbers leaves the day of the birth open: ``1970-05-XX``.
        """
        words = values.get("calendarType", "GREGORIAN")
        mark = "~" if self.flag(values, "circa") else ""
        year, month, day = (self.number(values, key) for key in ("year", "monthOfYear", "dayOfMonth"))
        first, last = (self.number(values, key) for key in ("yearRangeFrom", "yearRangeTo"))
        whole = values.get("birthdate")
        counted = f"{year:04}" if year is not None else None
        if counted and month is not None:
            counted += f"-{month:02}-" + (f"{day:02}" if day is not None else "XX")
        elif counted is None and (month is not None or day is not None) and whole is None:
            raw = " ".join(values[key] for key in ("dayOfMonth", "monthOfYear") if key in values)
            self.issue(IssueCode.UNREADABLE_VALUE, "a day of birth without its year", raw)
        calendar = Calendar.GREGORIAN
        if words == "ISLAMIC":
            calendar = Calendar.PERSIAN if note and _PERSIAN.search(note) else Calendar.ISLAMIC
        elif words != "GREGORIAN":
            raw = f"{words} {counted or ''}".strip()
            self.issue(IssueCode.UNKNOWN_CODE, "a calendar that cannot be counted in", raw)
            counted = first = last = None
        if whole is not None:
            yield whole + mark, Calendar.GREGORIAN
            if calendar is Calendar.GREGORIAN and counted and not whole.startswith(counted.removesuffix("XX")):
                self.issue(IssueCode.UNREADABLE_VALUE, f"the birth date is not the day stated apart, {counted}", whole)
                yield counted + mark, calendar
        if counted and (whole is None or calendar is not Calendar.GREGORIAN):
            yield counted + mark, calendar
        if first is not None or last is not None:
            ends = (f"{end:04}{mark}" if end is not None else "" for end in (first, last))
            yield f"[{'..'.join(ends)}]", calendar

    def add_address(
        self, values: Values, bases: tuple[LegalBasis, ...], note: str | None, contacts: Iterable[tuple[str, str]]
    ) -> None:
        for key, value in contacts:
            kind = _CONTACTS.get(key)
            if kind is None:
                self.issue(IssueCode.UNKNOWN_CODE, "unknown kind of contact", key)
            if text := one_line(value):
                self.contacts.append(Contact(kind or ContactKind.OTHER, text, legal_bases=bases))
        address = Address(
            lines=tuple(values[key] for key in ("number", "street") if key in values),
            po_box=values.get("poBox"),
            place=values.get("place"),
            city=values.get("city"),
            region=values.get("region"),
            postal_code=values.get("zipCode"),
            country=self.country(values),
            at_listing=self.flag(values, "asAtListingTime"),
            note=note,
            legal_bases=bases,
        )
        if str(address) or note is not None:
            self.addresses.append(address)

    def add_identification(self, values: Values, bases: tuple[LegalBasis, ...], note: str | None) -> None:
        code = values.get("identificationTypeCode", "")
        kind = ID_TYPES.get(code)
        diplomatic = self.flag(values, "diplomatic")
        if kind is None:
            self.issue(IssueCode.UNKNOWN_CODE, "unknown type of identification", code or None)
            kind = Id.OTHER
        elif kind is Id.PASSPORT and diplomatic:
            kind = Id.DIPLOMATIC_PASSPORT
        elif code == "other" and note is not None:
            kind = _kind_in_remark(note) or kind
        holder = values.get("nameOnDocument")
        if holder and (match := _NAME_ON_DOCUMENT.fullmatch(holder)):
            holder = match[1]
        numbers: list[str | None] = [values[key] for key in ("number", "latinNumber") if key in values]
        for number in dict.fromkeys(numbers or [None]):
            self._add_external_id(kind, number)
            self.identifications.append(
                Identification(
                    kind,
                    number,
                    label=values.get("identificationTypeDescription"),
                    country=self.country(values),
                    issuer=values.get("issuedBy"),
                    issue_place=values.get("region"),
                    issue_date=self.date(values, "issueDate"),
                    expiry_date=self.date(values, "validTo"),
                    valid_from=self.date(values, "validFrom"),
                    expired=self.flag(values, "knownExpired"),
                    false=self.flag(values, "knownFalse"),
                    revoked=self.flag(values, "revokedByIssuer"),
                    lost=self.flag(values, "reportedLost"),
                    diplomatic=diplomatic,
                    holder_name=holder,
                    note=note,
                    legal_bases=bases,
                )
            )

    def _add_external_id(self, kind: Id, number: str | None) -> None:
        bare = re.sub(r"\s", "", number or "")
        if kind is Id.IMO_NUMBER:
            if match := re.fullmatch(r"(?:IMO)?(\d{7})", bare):
                self.external_ids.append(ExternalId(ExternalScheme.IMO, "IMO" + match[1]))
            else:
                self.issue(IssueCode.UNREADABLE_VALUE, "not an IMO number", number)
        elif kind is Id.BIC:
            if re.fullmatch(r"[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?", bare):
                self.external_ids.append(ExternalId(ExternalScheme.BIC, bare))
            else:
                self.issue(IssueCode.UNREADABLE_VALUE, "not a BIC", number)


@lru_cache(maxsize=1024)
def _kind_in_remark(note: str) -> Id | None:
    words = note.strip("() ").casefold()
    return next((kind for pattern, kind in _IN_REMARKS if re.fullmatch(pattern, words)), None)


def build(records: list[Record]) -> Entity:
    """
    The entity that several records are about, each with its designation.

    The list does not say which name is the main one (it calls all of them strong). Taken for it is, of those that no
    remark calls an alias, former or of low quality, one in Latin letters and in English or in no stated language; of
    those the one that the function, title and gender stand with; of those the one that was entered first. On the
    parties that the UN lists too, this finds the UN's main name twice as often as taking the first.
    """
    first = records[0]
    values: dict[str, Any] = {
        field: tuple(dict.fromkeys(value for record in records for value in getattr(record, field)))
        for field in ("designations", "external_ids", "remarks", "cells")
    }
    for field in ("birth_dates", "birth_places", "citizenships", "identifications", "addresses", "contacts"):
        values[field] = merged(value for record in records for value in getattr(record, field))
    ranked = [
        ((rank[:-2], place, rank[-2:]), name) for place, record in enumerate(records) for rank, name in record.names
    ]
    if ranked:
        best = min(range(len(ranked)), key=lambda index: ranked[index][0])
        primary = attrs.evolve(ranked[best][1], kind=NameKind.PRIMARY)
        others = (name for index, (_, name) in enumerate(ranked) if index != best)
        same = _said[Name](ranked[best][1])
        values["names"] = merged(
            [primary, *(attrs.evolve(n, kind=NameKind.PRIMARY) if _said[Name](n) == same else n for n in others)]
        )
    else:
        first.issue(IssueCode.MISSING_FIELD, "a record without a name")
    cls = first.cls
    for record in records[1:]:
        if record.cls is not cls:
            record.issue(IssueCode.UNREADABLE_VALUE, "another type of subject than before", record.cls.__name__.lower())
    functions, titles, genders, accounts = (
        tuple(dict.fromkeys(value for record in records for value in getattr(record, field)))
        for field in ("functions", "titles", "genders", "accounts")
    )
    values["remarks"] += accounts
    if cls is Person:
        values.update(positions=functions, titles=titles, gender=genders[0] if genders else None)
        for other in genders[1:]:
            first.issue(IssueCode.UNREADABLE_VALUE, "a second gender", other.value)
    else:
        if cls is Organization:
            values["activities"] = (*functions, *titles)
        else:
            values["remarks"] += (*functions, *titles)
        for gender in genders:
            first.issue(IssueCode.MISPLACED_VALUE, f"{cls.__name__.lower()} with gender", gender.value)
    return cls(id=first.id, reference=first.reference, source=first.source, **values)


Run: TypeAlias = "Iterator[tuple[str, Callable[[], Record]]]"
"""The records of a file, one after the other: reference number, and what reads the record while it is at hand."""


def entities(
    reading: Reading, references: Callable[[], Iterator[str]], scan: Callable[[], Run], records: Callable[[], Run]
) -> Iterator[Entity]:
    """
    The entities of a file whose records may be several to a party and far apart, at the place of the first of them.

    Args:
        reading: Where the issues go.
        references: The reference number of each record.
        scan: Goes through the records quietly, and just ends where the file cannot be read.
        records: Goes through them once more, with all checks.
    """
    repeated = {reference for reference, count in Counter(references()).items() if count > 1}
    held: dict[str, list[tuple[Record, list[Issue]]]] = {}
    if repeated:
        for reference, read in scan():
            if reference in repeated:
                start = len(reading.issues)
                record = read()
                held.setdefault(reference, []).append((record, reading.issues[start:]))
                del reading.issues[start:]
    seen: Counter[str] = Counter()
    for reference, read in records():
        if reference not in held:
            yield build([read()])
            continue
        reading.issues += held[reference][seen[reference]][1]
        seen[reference] += 1
        if seen[reference] == 1:
            yield build([record for record, _ in held[reference]])
        elif seen[reference] == len(held[reference]):
            held[reference] = []
