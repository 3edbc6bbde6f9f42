"""
Canada's consolidated list of autonomous sanctions in XML (``sema-lmes.xml``), in its three generations of tags.

Documentation: none of the format is published; the list is a page of Global Affairs Canada
(https://www.international.gc.ca/), the file one of its downloads. The first generation (seen in 2020) has Entity, Title
and DateOfBirth; the second (2025 to August 2026) EntityOrShip, TitleOrShip, DateOfBirthOrShipBuildDate, ShipIMONumber
and DateOfListing; the third (since 25 August 2026) the same with bilingual tags such as ``Country-Pays``.

Encoding: UTF-8, no namespace. White space, no-break spaces included, pads many values and is folded.

Dates: ``1964-03-12``, ``1964-03``, ``1955``; ``1972-08-10 or 1972-08-11`` is one of the two; ``Sep-99`` is a month as a
spreadsheet shows it, whose century is the one that the bearer can have been born in by the day of listing (both, if
both can be); ``born in the early 1970s`` is ``197X``. A number of five digits is the day as a spreadsheet counts it: it
is read as that day, but where it is the first of a month, which is also what a spreadsheet makes of a month alone, the
day is left open. The words stay beside each of these.

Oddities: no record has an identifier. The one made here consists of the regime, the Schedule and the Item. The third
generation writes some Schedules otherwise than the first (``1`` of Russia is ``1, Part 1``, ``1`` of Ukraine is
``Part 1``; ``N/A`` is left out, and so is the only Schedule of the JVCFOR): the identifier takes the later form, the
record keeps its own. (For Syria's ``1`` and Ukraine's ``1, Part 2`` this was concluded from their other Schedule.) A
Country is the regime, not a nationality. Country, titles, types of ships and some names of entities stand in English
and French in one cell: both are kept, the cell whole beside them. Aliases are free text: split at semicolons, else at
commas, outside brackets and quotation marks; a language before a colon (``Russian: ...``) is that of the name. A field
for an IMO number that holds something else is an issue. So is a name of an entity or an IMO number beside the name of a
person: it is an annotation of the person, and neither an alias nor a number. A record without a name, a type of ship or
an IMO number is an entity of no kind. The file says neither of what day it is nor if it is whole. Three Schedules for
Russia do not mean a freeze (ships; debt and securities): what they mean is stated as the measures of the designation.

Labels of whole cells and of annotations are the tags as the file has them. Those of Schedule, Item and the IMO number
are the same in all generations, so that a comparison of two of them tells no difference where there is none.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from lxml import etree

from ...errors import ReadError
from ...model import (
    Annotation,
    BirthDate,
    Designation,
    Entity,
    ExternalId,
    ExternalScheme,
    Identification,
    IdentificationKind,
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
    Program,
    Vessel,
    Wording,
)
from ...model.dates import edtf_of
from ...parsing.node import line_of, local
from ...parsing.reading import Reading
from ...parsing.xml import Records, check_extras, fields
from ...vocabularies.scripts import script_of
from .authority import GAC, LIST

_GENERATIONS = {
    "first": "Country LastName GivenName Entity Title DateOfBirth Aliases Schedule Item",
    "second": "Country LastName GivenName EntityOrShip TitleOrShip DateOfBirthOrShipBuildDate ShipIMONumber Aliases "
    "Schedule Item DateOfListing",
    "third": "Country-Pays LastName-NomDeFamille GivenName-Prenom EntityOrShip-EntiteOuNavire "
    "TitleOrShipType-TitreOuTypeDeNavire DateOfBirthOrShipBuildDate-DateDeNaissanceOuDateDeConstructionDuNavire "
    "ShipIMONumber-NumeroOMIDuNavire Aliases-Alias Schedule-Annexe Item-NumeroDarticle DateOfListing-DateDinscription",
}
_LATER_NAMES = {
    "Entity": "EntityOrShip",
    "Title": "TitleOrShip",
    "TitleOrShipType": "TitleOrShip",
    "DateOfBirth": "DateOfBirthOrShipBuildDate",
}
_FIELDS = {
    tag: _LATER_NAMES.get(tag.partition("-")[0], tag.partition("-")[0])
    for tags in _GENERATIONS.values()
    for tag in tags.split()
}
"""Every tag of every generation, and the field that it is, by the name that the second gives it."""
_NAMES = frozenset({"LastName", "GivenName", "EntityOrShip"})

_SCHEDULES: dict[str, dict[str, str | None]] = {
    "iran": {"1": "1, Part 1", "2": "1, Part 2"},
    "jvcfor": {"1": None},
    "russia": {"1": "1, Part 1"},
    "syria": {"1": "Part 1", "2": "Part 2"},
    "ukraine": {"1": "Part 1", "1, Part 2": "Part 2"},
}
"""What the first generation calls a Schedule that later ones call otherwise, for identifiers."""
_NO_SCHEDULE = "N/A"

_ACRONYM = re.compile(r"(.+) \(([A-Z]{3,})\)")
_FRENCH = re.compile(
    r"[àâçéèêëîïôùûœ]|\b(?:de|du|des|la|les|et|agence|banque|institut|navale|spatiale)\b|\b[ld]['\u2019]",
    re.IGNORECASE,
)
_LANGUAGES = {
    "arabic": "ar", "armenian": "hy", "belarusian": "be", "burmese": "my", "chinese": "zh", "dari": "prs",
    "english": "en", "farsi": "fa", "french": "fr", "georgian": "ka", "hebrew": "he", "korean": "ko",
    "persian": "fa", "russian": "ru", "spanish": "es", "ukrainian": "uk",
}  # fmt: skip
_LABEL = re.compile(rf"(?:^|(?<=\s))({'|'.join(_LANGUAGES)}) ?: ?", re.IGNORECASE)
_TAIL = re.compile(
    r"(?i)(?:ltd|llc|l\.l\.c|inc|corp|co|s\.a|gmbh|p?jsc|pjs|plc|ojsc|ooo|limited|pte(?:\. ltd)?|jr|sr)\.?"
    r"|(?:department|faculty|facult\u00e9) (?:of|de) .+"
)
"""What follows a comma within a name."""
_BY_SCHEDULE = {
    ("Russia", "1.1"): (MeasureKind.PORT_ENTRY_BAN, MeasureKind.SERVICES_BAN),
    ("Russia", "2"): (MeasureKind.DEBT_RESTRICTION, MeasureKind.EQUITY_RESTRICTION),
    ("Russia", "3"): (MeasureKind.DEBT_RESTRICTION,),
}
"""
What being in a Schedule means, where it is not the freeze that the others mean: of the Special Economic Measures
(Russia) Regulations (SOR/2014-58) Schedules 2 and 3 restrict dealings in securities and debt (s. 3.01), and 1.1 names
ships (s. 3.04).
"""
_BETWEEN_NAMES = re.compile(r" (?:and|or) ")

_YEAR = re.compile(r"1[89]\d\d|20\d\d")
_SHORT_MONTH = re.compile(r"([A-Z][a-z]{2})-(\d\d)")
_SERIAL = re.compile(r"[1-4]\d{4}")
_DECADE = re.compile(r"(?:born )?(?:in )?(?:the )?(?:early |mid-? ?|late )?(\d{3})0s", re.IGNORECASE)
_BETWEEN = re.compile(r"between (\S+) and (\S+)", re.IGNORECASE)
_LAST_SHORT_YEAR = datetime.date(2029, 12, 31)
"""What spreadsheets take for the last year of two digits; for records without a day of listing."""
_SERIAL_EPOCH = datetime.date(1899, 12, 30)
_MONTHS = {month: f"{n:02}" for n, month in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}


def _slug(text: str) -> str:
    """
    Small letters, digits, dots and hyphens.

    >>> _slug("1, Part 1"), _slug("Venezuela"), _slug("1.1")
    ('1-part-1', 'venezuela', '1.1')
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9.]+", "-", plain.casefold()).strip("-.")


@lru_cache(maxsize=64)
def _regime(cell: str) -> tuple[str, str | None, tuple[Wording, ...], tuple[LegalBasis, ...]]:
    """
    What the cell of a Country names: the regime's code in English, its title if that is another, its name in French,
    and the act that the title is of.

    >>> _regime("Venezuela / Venezuela (French)")[0]
    'Venezuela'
    """
    english, french = halves if len(halves := re.split(r"\s*/\s*", cell)) == 2 else (cell, "")
    names = (Wording(french, "fr"),) if french else ()
    if match := _ACRONYM.fullmatch(english):
        return match[2], english, names, (LegalBasis(citation=match[1], kind=LegalBasisKind.REGULATION),)
    return english, None, names, ()


def _languages(cell: str) -> tuple[str, str | None]:
    """
    The English and the French of a name in both, split at its only slash; the cell itself, if it is none.

    >>> _languages("Iranian Navy/Force navale iranienne"), _languages("GORT/ORTAS")
    (('Iranian Navy', 'Force navale iranienne'), ('GORT/ORTAS', None))
    """
    english, _, french = cell.partition("/")
    if french and "/" not in french and _FRENCH.search(french) and not _FRENCH.search(english):
        return english.strip(), french.strip()
    return cell, None


def _titles(cell: str) -> tuple[str, ...]:
    """
    A title or a type of ship in English and French, in this order.

    >>> _titles("Oil Tanker | Navire-citerne"), _titles("General Cargo/Multi Purpose")
    (('Oil Tanker', 'Navire-citerne'), ('General Cargo/Multi Purpose',))
    """
    mark = "|" if "|" in cell else "/"
    parts = [part.strip() for part in cell.split(mark)]
    if len(parts) != 2 or not all(parts) or (mark == "/" and not _FRENCH.search(parts[1])):
        return (cell,)
    return tuple(dict.fromkeys(parts))


def _pieces(cell: str) -> list[str]:
    """
    The names of a cell of aliases, apart at semicolons, else at commas, outside brackets and quotation marks.

    >>> _pieces("Acme Holdings Pte. Ltd., Acme Limited"), _pieces("Acme (A, B), Ltd., AMB")
    (['Acme Holdings Pte. Ltd.', 'Acme Limited'], ['Acme (A, B), Ltd.', 'AMB'])
    """
    mark = ";" if ";" in cell else ","
    found, depth, quoted, start = [], 0, False, 0
    for place, character in enumerate(cell):
        if character in "([\u201c\u00ab":
            depth += 1
        elif character in ")]\u201d\u00bb":
            depth = max(0, depth - 1)
        elif character == '"':
            quoted = not quoted
        elif character == mark and not depth and not quoted:
            found.append(cell[start:place].strip())
            start = place + 1
    if depth or quoted:
        return [cell]
    found.append(cell[start:].strip())
    joined: list[str] = []
    for piece in found:
        if joined and _TAIL.fullmatch(piece):
            joined[-1] += f", {piece}"
        elif piece:
            joined.append(piece)
    return joined


def _spoken(piece: str) -> Iterator[tuple[str, str | None]]:
    """
    The names of a piece of a cell, each with the language that a word before it states.

    >>> list(_spoken("Dagalo Mousa Arabic:\u062f\u0642\u0644\u0648"))
    [('Dagalo Mousa', None), ('\u062f\u0642\u0644\u0648', 'ar')]
    """
    parts = _LABEL.split(piece)
    if first := parts[0].strip():
        yield first, None
    for label, text in zip(parts[1::2], parts[2::2], strict=True):
        if name := text.strip():
            yield name, _LANGUAGES[label.casefold()]


def _aliases(cell: str, *, person: bool) -> list[Name]:
    """The names of a cell of aliases; the first has the whole cell, if it was split or cut."""
    halves: list[tuple[str, str | None]] = [(cell, None)]
    if not person:
        english, french = _languages(cell)
        if french:
            halves = [(english, "en"), (french, "fr")]
    found: list[tuple[str, str | None]] = []
    for half, written in halves:
        for piece in _pieces(half):
            for text, language in _spoken(piece):
                several = _BETWEEN_NAMES.split(text)
                if len(several) > 1 and not person and len({name.split()[0] for name in several}) > 1:
                    several = [text]
                found += [(name.strip(), language or written) for name in several if name.strip()]
    whole = cell if [text for text, _ in found] != [cell] else None
    return [
        Name(text, kind=NameKind.AKA, language=language, script=_foreign_script(text), cell=None if place else whole)
        for place, (text, language) in enumerate(dict.fromkeys(found))
    ]


def _foreign_script(text: str) -> str | None:
    """The script of a name that is not in Latin letters."""
    script = None if text.isascii() else script_of(text)
    return script if script != "Latn" else None


def _edtf(words: str, listed: PartialDate | None) -> str:
    """
    The date that the words of a cell state, as EDTF.

    Raises:
        ValueError: they state none.

    >>> _edtf("1972-08-10 or 1972-08-11", None), _edtf("Sep-99", None), _edtf("26666", None), _edtf("26665", None)
    ('[1972-08-10,1972-08-11]', '1999-09-XX', '1973-01-02', '1973-01-XX')
    """
    if _YEAR.fullmatch(words):
        return words
    if " or " in words:
        return f"[{','.join(_edtf(part.strip(), listed) for part in words.split(' or '))}]"
    if match := _BETWEEN.fullmatch(words):
        return f"[{_edtf(match[1], listed)}..{_edtf(match[2], listed)}]"
    if match := _SHORT_MONTH.fullmatch(words):
        month = _MONTHS.get(match[1].casefold())
        if month is None:
            raise ValueError(words)
        last = (listed and listed.latest) or _LAST_SHORT_YEAR
        years = [year for year in (f"19{match[2]}", f"20{match[2]}") if datetime.date(int(year), int(month), 1) <= last]
        found = [f"{year}-{month}-XX" for year in years]
        return found[0] if len(found) == 1 else f"[{','.join(found)}]"
    if _SERIAL.fullmatch(words):
        day = (_SERIAL_EPOCH + datetime.timedelta(days=int(words))).isoformat()
        return day[:-2] + "XX" if day.endswith("-01") else day
    if match := _DECADE.fullmatch(words):
        return f"{match[1]}X"
    return edtf_of(words)


class _Record:
    """One record, put together field by field."""

    def __init__(self, reading: Reading, element: etree._Element, *, first: bool) -> None:
        self.reading = reading
        self.line = line_of(element)
        self.reference: str | None = None
        self.cells: list[Note] = []
        self.annotations: list[Annotation] = []
        self.identifications: list[Identification] = []
        self.external_ids: list[ExternalId] = []
        self.dates: list[BirthDate] = []
        if first:
            self._check_generation(element)
        named = {str(child.tag): name for child in element if (name := _name(child))}
        self.tags = {name: etree.QName(tag).localname for tag, name in reversed(named.items())}
        found = fields(reading, element, named, None)
        self.values = {name: text for name, cell in found.items() if (text := " ".join(cell.split()))}
        check_extras(reading, element, None)

    def _check_generation(self, element: etree._Element) -> None:
        tags = [local(child) for child in element if local(child)]
        if any(_FIELDS.get(tag) in _NAMES for tag in tags) or all(tag in _FIELDS for tag in tags):
            return
        known = "; ".join(f"{which}: {', '.join(names.split()[:4])}..." for which, names in _GENERATIONS.items())
        raise ReadError(
            f"the first record holds {', '.join(f'<{tag}>' for tag in tags)}: tags of no known generation ({known})",
            file=self.reading.document.name,
            line=line_of(element),
        )

    def issue(self, code: IssueCode, message: str, raw: str | None = None) -> None:
        self.reading.issue(code, message, record=self.reference, line=self.line, raw=raw)

    def keep_cell(self, name: str) -> None:
        """Keep a cell that was split whole, under its tag."""
        self.cells.append(Note(self.values[name], label=self.tags[name]))

    def annotate(self, name: str) -> None:
        """Keep a cell for which the party has no field, under its tag."""
        self.annotations.append(Annotation(self.tags[name], note=self.values[name]))

    def entity(self) -> Entity:
        values = self.values
        code, title, french, acts = _regime(values["Country"]) if "Country" in values else (None, None, (), ())
        self.reference = self._reference(code)
        for name in ("Country", "Item"):
            if name not in values:
                self.issue(IssueCode.MISSING_FIELD, f"a record without {name}")
        source = self.reading.source(self.reference, self.line)
        programs: tuple[Program, ...] = ()
        if code is not None:
            program = self.reading.program("ca", code, title=title, names=french, record=self.reference, line=self.line)
            programs = (program,)
        listed = self._day(values.get("DateOfListing"))
        schedule = values.get("Schedule", "")
        designation = Designation(
            list=LIST,
            authority=GAC,
            reference=self.reference,
            programs=programs,
            listing_date=listed,
            legal_bases=acts,
            measures=tuple(
                Measure(kind=kind, text=schedule, label="Schedule")
                for kind in _BY_SCHEDULE.get((code or "", schedule), ())
            ),
            notes=tuple(
                Note(values[name], label=name)
                for name in ("Schedule", "Item")
                if name in values and values[name] != _NO_SCHEDULE
            ),
            source=source,
        )
        if french:
            self.keep_cell("Country")
        person = "LastName" in values or "GivenName" in values
        names = self._names(person=person)
        imo, title, born = (values.get(k) for k in ("ShipIMONumber", "TitleOrShip", "DateOfBirthOrShipBuildDate"))
        number = imo is not None and self._imo_number(imo, person=person)
        vessel = not person and (number or title is not None)
        titles = _titles(title) if title else ()
        if title and titles != (title,):
            self.keep_cell("TitleOrShip")
        date = self._date(born, listed) if born else None
        if date and not person and not vessel:
            self.issue(IssueCode.MISPLACED_VALUE, "a date of birth or of building, but no person and no ship", born)
            self.annotate("DateOfBirthOrShipBuildDate")
        common: dict[str, object] = {
            "id": f"ca-sema-{self.reference}",
            "reference": self.reference,
            "names": names,
            "identifications": tuple(self.identifications),
            "external_ids": tuple(self.external_ids),
            "designations": (designation,),
            "annotations": tuple(self.annotations),
            "cells": tuple(self.cells),
            "source": source,
        }
        if person:
            return Person(**common, titles=titles, birth_dates=(date,) if date else ())  # type: ignore[arg-type]
        if vessel:
            built = PartialDate(date.edtf, text=date.text) if date else None
            dates = (built,) if built else ()
            return Vessel(**common, vessel_types=titles, build_dates=dates)  # type: ignore[arg-type]
        return (Organization if "EntityOrShip" in values else Entity)(**common)  # type: ignore[arg-type]

    def _reference(self, code: str | None) -> str:
        """Regime, Schedule (as later generations write it) and Item; the line, where there is no Item."""
        regime = _slug(code or "")
        schedule: str | None = self.values.get("Schedule")
        if schedule == _NO_SCHEDULE:
            schedule = None
        schedule = _SCHEDULES.get(regime, {}).get(schedule or "", schedule)
        parts = [regime, _slug(schedule or ""), _slug(self.values.get("Item", ""))]
        if not parts[2]:
            parts[2] = f"line-{self.line}"
        return "-".join(part for part in parts if part)

    def _names(self, *, person: bool) -> tuple[Name, ...]:
        values = self.values
        found: list[Name] = []
        if person:
            parts = tuple(
                NamePart(kind, values[key])
                for key, kind in (("GivenName", NamePartKind.GIVEN), ("LastName", NamePartKind.FAMILY))
                if key in values
            )
            found.append(Name(" ".join(part.text for part in parts), kind=NameKind.PRIMARY, parts=parts))
        if cell := values.get("EntityOrShip"):
            english, french = _languages(cell)
            if person:
                self.issue(IssueCode.MISPLACED_VALUE, "a name of an entity beside that of a person", cell)
                self.annotate("EntityOrShip")
            elif french:
                found.append(Name(english, kind=NameKind.PRIMARY, language="en", cell=cell))
                found.append(Name(french, kind=NameKind.PRIMARY, language="fr"))
            else:
                found.append(Name(cell, kind=NameKind.PRIMARY, script=_foreign_script(cell)))
        if not found:
            self.issue(IssueCode.MISSING_FIELD, "a record without a name")
        if cell := values.get("Aliases"):
            found += _aliases(cell, person=person)
        return tuple(found)

    def _imo_number(self, text: str, *, person: bool) -> bool:
        """Take what the field for an IMO number holds; whether it is one."""
        match = re.fullmatch(r"(?:IMO ?)?(\d{7})", text)
        if match and not person:
            self.identifications.append(Identification(IdentificationKind.IMO_NUMBER, text, label="ShipIMONumber"))
            self.external_ids.append(ExternalId(ExternalScheme.IMO, f"IMO{match[1]}"))
            return True
        if match:
            self.issue(IssueCode.MISPLACED_VALUE, "an IMO number of a person", text)
        else:
            self.issue(IssueCode.UNREADABLE_VALUE, "not an IMO number", text)
        self.annotate("ShipIMONumber")
        return False

    def _date(self, words: str, listed: PartialDate | None) -> BirthDate:
        try:
            edtf = _edtf(words, listed)
            return BirthDate(edtf, text=words if edtf != words else None)
        except ValueError:
            self.issue(IssueCode.UNREADABLE_VALUE, "DateOfBirthOrShipBuildDate is not a date", words)
            return BirthDate("XXXX", text=words)

    def _day(self, words: str | None) -> PartialDate | None:
        try:
            return PartialDate(edtf_of(words)) if words else None
        except ValueError:
            self.issue(IssueCode.UNREADABLE_VALUE, "DateOfListing is not a date", words)
            return None


def _name(element: etree._Element) -> str | None:
    return _FIELDS.get(local(element))


def parse(reading: Reading) -> Iterator[Entity]:
    reading.authority = GAC
    reading.title = LIST
    records = Records(
        reading, {"": "record"}, root_attributes=frozenset({"schemaLocation", "noNamespaceSchemaLocation"})
    )
    for place, element in enumerate(records):
        yield _Record(reading, element, first=place == 0).entity()


OMISSIONS = {
    "Schedule that is N/A": "a placeholder of the first generation for no schedule",
}

TRANSLATIONS = {
    "LastName, GivenName, EntityOrShip, ShipIMONumber, TitleOrShip": "also the class: Person; Vessel, if there is "
    "an IMO number or a type of ship; Organization, if there is a name of an entity; else Entity",
    "Country": "Program.code (English, or the acronym of the regulations), Program.names (French); in Entity.cells",
    "Country, Schedule, Item": "also Entity.reference and Entity.id",
    "Aliases: Russian:, Arabic: ...": "Name.language",
}
