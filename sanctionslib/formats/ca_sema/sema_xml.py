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
from typing import Any, NamedTuple

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
from ...parsing.dates import MONTHS
from ...parsing.fields import Fields, to
from ...parsing.identifiers import identifier, imo_number
from ...parsing.node import Node, local
from ...parsing.reading import ListFacts, Reading
from ...parsing.xml import Nodes
from ...vocabularies.scripts import foreign_script
from .authority import GAC, LIST

# -- words and what they mean -----------------------------------------------------------------------------------------

_SCHEDULES: dict[str, dict[str, str | None]] = {
    "iran": {"1": "1, Part 1", "2": "1, Part 2"},
    "jvcfor": {"1": None},
    "russia": {"1": "1, Part 1"},
    "syria": {"1": "Part 1", "2": "Part 2"},
    "ukraine": {"1": "Part 1", "1, Part 2": "Part 2"},
}
"""What the first generation calls a Schedule that later ones call otherwise, for identifiers."""

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
_BY_SCHEDULE: dict[tuple[str | None, str | None], tuple[MeasureKind, ...]] = {
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

# -- the table of fields ----------------------------------------------------------------------------------------------

_GENERATIONS = {
    "first": {"EntityOrShip": "Entity", "TitleOrShip": "Title", "DateOfBirthOrShipBuildDate": "DateOfBirth"},
    "second": {},
    "third": {
        "Country": "Country-Pays",
        "LastName": "LastName-NomDeFamille",
        "GivenName": "GivenName-Prenom",
        "EntityOrShip": "EntityOrShip-EntiteOuNavire",
        "TitleOrShip": "TitleOrShipType-TitreOuTypeDeNavire",
        "DateOfBirthOrShipBuildDate": "DateOfBirthOrShipBuildDate-DateDeNaissanceOuDateDeConstructionDuNavire",
        "ShipIMONumber": "ShipIMONumber-NumeroOMIDuNavire",
        "Aliases": "Aliases-Alias",
        "Schedule": "Schedule-Annexe",
        "Item": "Item-NumeroDarticle",
        "DateOfListing": "DateOfListing-DateDinscription",
    },
}
"""The tags of each generation, where they are not those of the second, by which the table calls the fields."""

FIELDS = Fields(
    {
        "record": {
            "<>": to(
                "?class & ?reference & ?designations.reference",
                note="the class: Person, if there is a LastName or a GivenName; Vessel, if there is an IMO number or a "
                "type of ship; Organization, if there is a name of an entity; else Entity",
            ),
            "Country": to(
                "cells.text | designations.programs.code | designations.programs.title & ?designations.programs "
                "& ?designations.legal_bases & ?cells",
                note="Program.code (English, or the acronym of the regulations), Program.names (French), whole in "
                "Entity.cells; also Entity.reference and Entity.id",
            ),
            "LastName": "~names[primary].text & names.parts[family].text",
            "GivenName": "~names[primary].text & names.parts[given].text",
            "EntityOrShip": to(
                "names[primary].text | names.cell | annotations.note & ?names",
                note="a primary Name, or one in English and one in French with the whole cell beside the first",
            ),
            "TitleOrShip": to(
                "titles | vessel_types | cells.text & ?cells",
                note="Person.titles or Vessel.vessel_types; in two languages both, whole in Entity.cells",
            ),
            "DateOfBirthOrShipBuildDate": "=birth_dates | =build_dates | =annotations.note",
            "ShipIMONumber": to(
                "identifications[imo number].number | annotations.note & ?identifications & ?external_ids",
                note="Identification and ExternalId, if it is one",
            ),
            "Aliases": to(
                "names[aka].text | names.cell & ?names",
                note="a Name for each, the whole cell beside the first; Russian:, Arabic: ... as Name.language",
            ),
            "Schedule": to(
                "designations.notes.text & ?designations.notes & ?designations.measures",
                empty={"N/A": "a placeholder of the first generation for no schedule"},
                note="Designation.notes, and measures of some; also Entity.reference and Entity.id",
            ),
            "Item": to(
                "designations.notes.text & ?designations.notes",
                note="Designation.notes; also Entity.reference and Entity.id",
            ),
            "DateOfListing": "=designations.listing_date",
        },
    },
    aliases={tag: name for tags in _GENERATIONS.values() for name, tag in tags.items()},
)
_NAMES = frozenset({"LastName", "GivenName", "EntityOrShip"})
"""Fields that hold a primary name."""

# -- patterns ---------------------------------------------------------------------------------------------------------

_YEAR = re.compile(r"1[89]\d\d|20\d\d")
_SHORT_MONTH = re.compile(r"([A-Z][a-z]{2})-(\d\d)")
_SERIAL = re.compile(r"[1-4]\d{4}")
_DECADE = re.compile(r"(?:born )?(?:in )?(?:the )?(?:early |mid-? ?|late )?(\d{3})0s", re.IGNORECASE)
_BETWEEN = re.compile(r"between (\S+) and (\S+)", re.IGNORECASE)
_LAST_SHORT_YEAR = datetime.date(2029, 12, 31)
"""What spreadsheets take for the last year of two digits; for records without a day of listing."""
_SERIAL_EPOCH = datetime.date(1899, 12, 30)

# -- the list ---------------------------------------------------------------------------------------------------------


def parse(reading: Reading) -> Iterator[Entity]:
    """The entities, in the order of the file."""
    facts = ListFacts(authority=GAC, title=LIST)
    for place, record in enumerate(Nodes(reading, FIELDS, {"": "record"}, lambda _: facts)):
        if place == 0:
            _check_generation(record)
        entity = _entity(record)
        record.check()
        yield entity


def _check_generation(record: Node) -> None:
    """
    See whether the first record has tags of a known generation: it could be in the next one.

    Raises:
        ReadError: it has none for a name, and others that are not known.
    """
    tags = [tag for child in record.element if (tag := local(child))]
    names = {name for tag in tags if (name := record.fields.kind(tag)[0]) in record.fields.names}
    if names & _NAMES or len(names) == len(set(tags)):
        return
    known = "; ".join(
        f"{which}: {', '.join(tags_of.get(name, name) for name in [*_GENERATIONS['third']][:4])}..."
        for which, tags_of in _GENERATIONS.items()
    )
    raise ReadError(
        f"the first record holds {', '.join(f'<{tag}>' for tag in tags)}: tags of no known generation ({known})",
        file=record.reading.document.name,
        line=record.line,
    )


# -- a record ---------------------------------------------------------------------------------------------------------


def _entity(record: Node) -> Entity:
    record.fold()
    annotations: list[Annotation] = []
    cells: list[Note] = []
    designation = _designation(record, cells)
    given, family, name = (record.text(tag) for tag in ("GivenName", "LastName", "EntityOrShip"))
    is_person = given is not None or family is not None
    if is_person and name:
        message = "a name of an entity beside that of a person"
        annotations.append(_annotation(record, "EntityOrShip", name, message))
    names = _person_name(given, family) if is_person else _entity_names(record, name) if name else []
    if not names:
        record.issue(IssueCode.MISSING_FIELD, "a record without a name")
    if cell := record.text("Aliases"):
        aliases = _aliases(cell, person=is_person)
        record.also("names", aliases, "Aliases")
        names += aliases
    number = _imo_number(record, annotations, of_person=is_person)
    titles = _titles_of(record, cells)
    cls = Person if is_person else Vessel if number or titles else Organization if name else Entity
    date = _date(record, annotations, cls, designation.listing_date)
    record.also("class", cls.__name__)
    record.also("reference", record.reference)
    record.also("designations.reference", record.reference)
    values: dict[str, Any] = {
        "id": identifier("ca-sema", record.reference, record.line),
        "reference": record.reference,
        "names": tuple(names),
        "identifications": (number,) if number else (),
        "external_ids": (_imo(number),) if number else (),
        "designations": (designation,),
        "annotations": tuple(annotations),
        "cells": tuple(cells),
        "source": designation.source,
    }
    if cls is Person:
        return Person(**values, titles=titles, birth_dates=(date,) if date else ())
    if cls is Vessel:
        built = (PartialDate(date.edtf, text=date.text),) if date else ()
        return Vessel(**values, vessel_types=titles, build_dates=built)
    return cls(**values)


def _annotation(
    record: Node, tag: str, text: str, message: str, code: IssueCode = IssueCode.MISPLACED_VALUE
) -> Annotation:
    """A cell for which the party has no field: an issue, and kept under its tag."""
    record.issue(code, message, text)
    return Annotation(record.called(tag), note=text)


def _imo_number(record: Node, annotations: list[Annotation], *, of_person: bool) -> Identification | None:
    """What the field for an IMO number holds, if it is one."""
    if (text := record.text("ShipIMONumber")) is None:
        return None
    if imo_number(text) and not of_person:
        number = Identification(IdentificationKind.IMO_NUMBER, text, label="ShipIMONumber")
        record.also("identifications", number, "ShipIMONumber")
        record.also("external_ids", _imo(number), "ShipIMONumber")
        return number
    if imo_number(text):
        annotations.append(_annotation(record, "ShipIMONumber", text, "an IMO number of a person"))
    else:
        message = "not an IMO number"
        annotations.append(_annotation(record, "ShipIMONumber", text, message, IssueCode.UNREADABLE_VALUE))
    return None


def _imo(number: Identification) -> ExternalId:
    return ExternalId(ExternalScheme.IMO, f"IMO{imo_number(number.number or '')}")


def _titles_of(record: Node, cells: list[Note]) -> tuple[str, ...]:
    if (cell := record.text("TitleOrShip")) is None:
        return ()
    titles = _titles(cell)
    if titles != (cell,):
        cells.append(Note(cell, label=record.called("TitleOrShip")))
        record.also("cells", cells[-1], "TitleOrShip")
        for title in titles:
            record.derive("TitleOrShip", title)
    return titles


def _titles(cell: str) -> tuple[str, ...]:
    """
    A title or a type of ship in English and French, in this order.

    >>> _titles("Oil Tanker | Navire-citerne"), _titles("General Cargo/Multi Purpose")
    (('Oil Tanker', 'Navire-citerne'), ('General Cargo/Multi Purpose',))
    """
    mark = "|" if "|" in cell else "/"
    titles = [title.strip() for title in cell.split(mark)]
    if len(titles) != 2 or not all(titles) or (mark == "/" and not _FRENCH.search(titles[1])):
        return (cell,)
    return tuple(dict.fromkeys(titles))


# -- the designation --------------------------------------------------------------------------------------------------


class _Regime(NamedTuple):
    """What the cell of a Country names: *title* is None where it is the code; *acts* holds the act that it is of."""

    code: str | None = None
    title: str | None = None
    names: tuple[Wording, ...] = ()
    acts: tuple[LegalBasis, ...] = ()


def _designation(record: Node, cells: list[Note]) -> Designation:
    country, schedule, item = (record.text(tag) for tag in ("Country", "Schedule", "Item"))
    regime = _regime(country) if country else _Regime()
    record.reference = reference = _reference(regime.code, schedule, item, record.line)
    for tag, text in (("Country", country), ("Item", item)):
        if text is None:
            record.issue(IssueCode.MISSING_FIELD, f"a record without {tag}")
    programs: tuple[Program, ...] = ()
    if regime.code is not None:
        program = record.reading.program(
            "ca", regime.code, title=regime.title, names=regime.names, record=reference, line=record.line
        )
        programs = (program,)
    record.also("designations.programs", programs, "Country")
    record.also("designations.legal_bases", regime.acts, "Country")
    if country and regime.names:
        cells.append(Note(country, label=record.called("Country")))
        record.also("cells", cells[-1], "Country")
    kinds = _BY_SCHEDULE.get((regime.code, schedule), ())
    measures = tuple(Measure(kind=kind, text=schedule, label="Schedule") for kind in kinds)
    record.also("designations.measures", measures, "Schedule")
    notes = []
    for tag, text in (("Schedule", schedule), ("Item", item)):
        if text is not None:
            notes.append(Note(text, label=tag))
            record.also("designations.notes", notes[-1], tag)
    return Designation(
        list=LIST,
        authority=GAC,
        reference=reference,
        programs=programs,
        listing_date=record.date("DateOfListing"),
        legal_bases=regime.acts,
        measures=measures,
        notes=tuple(notes),
        source=record.reading.source(reference, record.line),
    )


@lru_cache(maxsize=64)
def _regime(cell: str) -> _Regime:
    """
    The regime that a cell names: its code in English, its title if that is another, its name in French, its act.

    >>> _regime("Venezuela / Venezuela (French)").code
    'Venezuela'
    """
    english, french = halves if len(halves := re.split(r"\s*/\s*", cell)) == 2 else (cell, "")
    names = (Wording(french, "fr"),) if french else ()
    if match := _ACRONYM.fullmatch(english):
        act = LegalBasis(citation=match[1], kind=LegalBasisKind.REGULATION)
        return _Regime(match[2], english, names, (act,))
    return _Regime(english, names=names)


def _reference(regime: str | None, schedule: str | None, item: str | None, line: int | None) -> str:
    """
    Regime, Schedule (as later generations write it) and Item; the line, where there is no Item.

    >>> _reference("Russia", "1", "904", 7), _reference("Venezuela", None, None, 7)
    ('russia-1-part-1-904', 'venezuela-line-7')
    """
    schedule = _SCHEDULES.get(_slug(regime), {}).get(schedule or "", schedule)
    return "-".join(filter(None, (_slug(regime), _slug(schedule), _slug(item) or f"line-{line}")))


def _slug(text: str | None) -> str:
    """
    Small letters, digits, dots and hyphens.

    >>> _slug("1, Part 1"), _slug("Venezuela"), _slug("1.1"), _slug(None)
    ('1-part-1', 'venezuela', '1.1', '')
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", text or "") if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9.]+", "-", plain.casefold()).strip("-.")


# -- names ------------------------------------------------------------------------------------------------------------


def _person_name(given: str | None, family: str | None) -> list[Name]:
    pairs = ((NamePartKind.GIVEN, given), (NamePartKind.FAMILY, family))
    parts = tuple(NamePart(kind, text) for kind, text in pairs if text)
    return [Name(" ".join(part.text for part in parts), kind=NameKind.PRIMARY, parts=parts)]


def _entity_names(record: Node, cell: str) -> list[Name]:
    """The name of an entity or a ship; or one in English, which has the whole cell, and one in French."""
    english, french = _languages(cell)
    if french is None:
        names = [Name(cell, kind=NameKind.PRIMARY, script=foreign_script(cell))]
    else:
        names = [
            Name(english, kind=NameKind.PRIMARY, language="en", cell=cell),
            Name(french, kind=NameKind.PRIMARY, language="fr"),
        ]
    record.also("names", names, "EntityOrShip")
    return names


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


def _aliases(cell: str, *, person: bool) -> list[Name]:
    """The names of a cell of aliases; the first has the whole cell, if it was split or cut."""
    english, french = (cell, None) if person else _languages(cell)
    halves = [(english, "en"), (french, "fr")] if french else [(cell, None)]
    texts: list[tuple[str, str | None]] = []
    for half, written in halves:
        for piece in _pieces(half):
            for text, language in _spoken(piece):
                texts += [(name, language or written) for name in _joined_names(text, person=person)]
    whole = cell if [text for text, _ in texts] != [cell] else None
    return [
        Name(text, kind=NameKind.AKA, language=language, script=foreign_script(text), cell=None if place else whole)
        for place, (text, language) in enumerate(dict.fromkeys(texts))
    ]


def _pieces(cell: str) -> list[str]:
    """
    The names of a cell of aliases, apart at semicolons, else at commas, outside brackets and quotation marks.

    >>> _pieces("Acme Holdings Pte. Ltd., Acme Limited"), _pieces("Acme (A, B), Ltd., AMB")
    (['Acme Holdings Pte. Ltd.', 'Acme Limited'], ['Acme (A, B), Ltd.', 'AMB'])
    """
    mark = ";" if ";" in cell else ","
    pieces, depth, quoted, start = [], 0, False, 0
    for place, character in enumerate(cell):
        if character in "([\u201c\u00ab":
            depth += 1
        elif character in ")]\u201d\u00bb":
            depth = max(0, depth - 1)
        elif character == '"':
            quoted = not quoted
        elif character == mark and not depth and not quoted:
            pieces.append(cell[start:place].strip())
            start = place + 1
    if depth or quoted:
        return [cell]  # a bracket that is never closed makes a split unsafe
    pieces.append(cell[start:].strip())
    names: list[str] = []
    for piece in pieces:
        if names and _TAIL.fullmatch(piece):
            names[-1] += f", {piece}"
        elif piece:
            names.append(piece)
    return names


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


def _joined_names(text: str, *, person: bool) -> list[str]:
    """
    The names that "and" or "or" joins; that of an entity may hold either, unless all begin with the same word.

    >>> _joined_names("Streit FZE or Streit LLC", person=False), _joined_names("Research and Trade", person=False)
    (['Streit FZE', 'Streit LLC'], ['Research and Trade'])
    """
    names = [name.strip() for name in _BETWEEN_NAMES.split(text)]
    if not person and len({name.split()[0] for name in names if name}) > 1:
        return [text]
    return [name for name in names if name]


# -- dates ------------------------------------------------------------------------------------------------------------


def _date(
    record: Node, annotations: list[Annotation], cls: type[Entity], listed: PartialDate | None
) -> BirthDate | None:
    """The date of birth of a person, or that of the building of a ship; an annotation, if it is neither."""
    tag = "DateOfBirthOrShipBuildDate"
    if (words := record.text(tag)) is None:
        return None
    if cls not in (Person, Vessel):
        message = "a date of birth or of building, but no person and no ship"
        annotations.append(_annotation(record, tag, words, message))
        record.became(words, tag)
        return None
    try:
        edtf = _edtf(words, listed)
        date = BirthDate(edtf, text=words if edtf != words else None)
    except ValueError:
        record.issue(IssueCode.UNREADABLE_VALUE, f"{tag} is not a date", words)
        date = BirthDate("XXXX", text=words)
    return record.became(date, tag)


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
        month = MONTHS.get(match[1].casefold())
        if month is None:
            raise ValueError(words)
        last = (listed and listed.latest) or _LAST_SHORT_YEAR
        years = [year for year in (f"19{match[2]}", f"20{match[2]}") if datetime.date(int(year), int(month), 1) <= last]
        months = [f"{year}-{month}-XX" for year in years]
        return months[0] if len(months) == 1 else f"[{','.join(months)}]"
    if _SERIAL.fullmatch(words):
        day = (_SERIAL_EPOCH + datetime.timedelta(days=int(words))).isoformat()
        return day[:-2] + "XX" if day.endswith("-01") else day
    if match := _DECADE.fullmatch(words):
        return f"{match[1]}X"
    return edtf_of(words)
