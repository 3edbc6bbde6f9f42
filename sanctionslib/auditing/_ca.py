"""Canada's consolidated list: what each of its elements, in any generation of tags, must have become."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterable, Mapping

from lxml import etree

from .engine import MONTHS, NONE, Layout, Omitted, Place, Rule, dated, edtf, texts_in, xml_pieces, xml_values
from .flatten import Claim, folded

_TAGS = {
    "Country": ("Country", "Country-Pays"),
    "LastName": ("LastName", "LastName-NomDeFamille"),
    "GivenName": ("GivenName", "GivenName-Prenom"),
    "Entity": ("Entity", "EntityOrShip", "EntityOrShip-EntiteOuNavire"),
    "Title": ("Title", "TitleOrShip", "TitleOrShipType-TitreOuTypeDeNavire"),
    "Date": (
        "DateOfBirth",
        "DateOfBirthOrShipBuildDate",
        "DateOfBirthOrShipBuildDate-DateDeNaissanceOuDateDeConstructionDuNavire",
    ),
    "IMO": ("ShipIMONumber", "ShipIMONumber-NumeroOMIDuNavire"),
    "Aliases": ("Aliases", "Aliases-Alias"),
    "Schedule": ("Schedule", "Schedule-Annexe"),
    "Item": ("Item", "Item-NumeroDarticle"),
    "Listed": ("DateOfListing", "DateOfListing-DateDinscription"),
}
"""What the generations call each field."""
_LATER_SCHEDULES = {
    ("iran", "1"): "1-part-1",
    ("iran", "2"): "1-part-2",
    ("jvcfor", "1"): "",
    ("russia", "1"): "1-part-1",
    ("syria", "1"): "part-1",
    ("syria", "2"): "part-2",
    ("ukraine", "1"): "part-1",
    ("ukraine", "1-part-2"): "part-2",
}
"""The Schedules of the first generation that stand otherwise in a reference."""
_LANGUAGES = {
    "arabic": "ar",
    "armenian": "hy",
    "belarusian": "be",
    "burmese": "my",
    "chinese": "zh",
    "dari": "prs",
    "english": "en",
    "farsi": "fa",
    "french": "fr",
    "georgian": "ka",
    "hebrew": "he",
    "korean": "ko",
    "persian": "fa",
    "russian": "ru",
    "spanish": "es",
    "ukrainian": "uk",
}
_LANGUAGE = rf"\b(?i:{'|'.join(_LANGUAGES)}) ?:"
_BETWEEN = rf"(?: *(?:[,;/]|\b(?:and|or)\b|{_LANGUAGE}))+ *"
"""What stands between two aliases."""
_NOT_SCHEDULED = "N/A"


def _field(cells: Mapping[str, str], name: str) -> str:
    """The text of a field, whichever generation the record is of."""
    return next((cells[tag] for tag in _TAGS[name] if tag in cells), "")


def _slug(text: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9.]+", "-", plain.casefold()).strip("-.")


def _regime(cell: str) -> tuple[str, str, str]:
    """The acronym of a regime (else its English name), its English and its French name."""
    english, french = (halves if len(halves := cell.split("/")) == 2 else (cell, ""))[:2]
    english, french = english.strip(), french.strip()
    acronym = re.search(r" \(([A-Z]{3,})\)$", english)
    return acronym[1] if acronym else english, english, french


def _reference(cells: Mapping[str, str], line: int) -> str:
    """What the record is called: the list gives it no identifier."""
    regime, schedule = _slug(_regime(_field(cells, "Country"))[0]), _slug(_field(cells, "Schedule"))
    if _field(cells, "Schedule") == _NOT_SCHEDULED:
        schedule = ""
    schedule = _LATER_SCHEDULES.get((regime, schedule), schedule)
    return "-".join(part for part in (regime, schedule, _slug(_field(cells, "Item")) or f"line-{line}") if part)


def _key(element: etree._Element) -> str:
    return _reference(texts_in(element), element.sourceline or 0)


def _person(place: Place) -> bool:
    return bool(_field(place.record, "LastName") or _field(place.record, "GivenName"))


def _vessel(place: Place) -> bool:
    return not _person(place) and bool(_number(_field(place.record, "IMO")) or _field(place.record, "Title"))


def _number(text: str) -> str | None:
    found = re.fullmatch(r"(?:IMO ?)?(\d{7})", text)
    return found[1] if found else None


def _annotated(text: str) -> list[Claim]:
    """What the party has no field for."""
    return [Claim((("annotations.note", text),))]


def _class(text: str, place: Place) -> Iterable[Claim]:
    kind = "Organization" if _field(place.record, "Entity") else "Entity"
    return [Claim((("class", "Person" if _person(place) else "Vessel" if _vessel(place) else kind),))]


def _country(text: str, place: Place) -> Iterable[Claim]:
    code, english, french = _regime(text)
    found = [Claim((("designations.programs.code", code),))]
    if code != english:
        act = english.removesuffix(f"({code})")
        found += [
            Claim((("designations.programs.title", english),)),
            Claim((("designations.legal_bases.citation", act),)),
        ]
    if french:
        found += [
            Claim((("designations.programs.names.text", french),)),
            Claim((("designations.programs.names.language", "fr"),)),
            Claim((("cells.text", text),)),
        ]
    return found


def _part(field: str, kind: str) -> Rule:
    """A part of the name of a person; the first carries the whole name too."""

    def rule(text: str, place: Place) -> Iterable[Claim]:
        given, last = _field(place.record, "GivenName"), _field(place.record, "LastName")
        found = [Claim(((f"names.parts[{kind}].text", text),))]
        if field == "GivenName" or not given:
            found.append(Claim((("names[primary].text", f"{given} {last}"),)))
        return found

    return rule


def _entity(text: str, place: Place) -> Iterable[Claim]:
    """A name of an entity, or one in English and one in French: the cell is then kept whole."""
    if _person(place):
        return _annotated(text)
    if not place.leaves.has("names.cell", text):
        return [Claim((("names[primary].text", text),))]
    english, _, french = text.partition("/")
    return [
        Claim((("names.cell", text),)),
        *(Claim((("names[primary].text", name),)) for name in (english, french)),
        *(Claim((("names[primary].language", language),)) for language in ("en", "fr")),
    ]


def _title(text: str, place: Place) -> Iterable[Claim]:
    field = "titles" if _person(place) else "vessel_types"
    if not place.leaves.has("cells.text", text):
        return [Claim(((field, text),))]
    halves = dict.fromkeys(folded(half) for half in text.split("|" if "|" in text else "/"))
    return [Claim((("cells.text", text),)), *(Claim(((field, half),)) for half in halves)]


def _aliases(text: str, place: Place) -> Iterable[Claim]:
    """One alias, or several, which are the whole cell, but for what stands between them."""
    if not place.leaves.has("names.cell", text):
        return [Claim((("names[aka].text", text),))]
    names = sorted(set(place.leaves.texts("names[aka].text")), key=len, reverse=True)
    one = f"(?:{'|'.join(map(re.escape, names))})"
    if not names or not re.fullmatch(rf"(?:{_BETWEEN})?{one}(?:{_BETWEEN}{one})*(?:{_BETWEEN})?", text):
        return NONE
    spoken = [_LANGUAGES[label.rstrip(" :").casefold()] for label in re.findall(_LANGUAGE, text)]
    return [
        Claim((("names.cell", text),)),
        *(Claim((("names[aka].text", name),)) for name in names),
        *(Claim((("names[aka].language", language),)) for language in spoken),
    ]


def _imo(text: str, place: Place) -> Iterable[Claim]:
    number = _number(text)
    if number is None or _person(place):
        return _annotated(text)
    return [
        Claim((("identifications[imo number].number", text),)),
        Claim((("external_ids[imo].value", f"IMO{number}"),)),
    ]


def _date(text: str, place: Place) -> Iterable[Claim]:
    """A day of birth or a date of building; its words too, where they are not simply the date."""
    if not _person(place) and not _vessel(place):
        return _annotated(text)
    field = "birth_dates" if _person(place) else "build_dates"
    date = _day(text, _field(place.record, "Listed"))
    if date is None:
        return [Claim(((f"{field}.text", text),))]
    return [Claim(((f"{field}.edtf", date),)), *([Claim(((f"{field}.text", text),))] if date != text else [])]


def _day(words: str, listed: str) -> str | None:
    """The EDTF of a date of the list, whose bearer was listed on a day."""
    if len(several := words.split(" or ")) > 1:
        days = [_day(day, listed) for day in several]
        return f"[{','.join(day for day in days if day)}]" if all(days) else None
    if match := re.fullmatch(r"(?i)between (\d{4}) and (\d{4})", words):
        return f"[{match[1]}..{match[2]}]"
    if (match := re.fullmatch(r"([A-Za-z]{3})-(\d\d)", words)) and (month := MONTHS.get(match[1].casefold())):
        last = f"{listed or '2029'}~"  # sorts after every day of what is stated
        months = [f"{century}{match[2]}-{month}-XX" for century in (19, 20)]
        found = [one for one in months if one.replace("XX", "01") <= last]
        return found[0] if len(found) == 1 else f"[{','.join(found)}]"
    if re.fullmatch(r"[1-4]\d{4}", words):
        day = datetime.date.fromordinal(datetime.date(1899, 12, 30).toordinal() + int(words))
        return f"{day:%Y-%m-}{'XX' if day.day == 1 else f'{day:%d}'}"
    if match := re.search(r"\b(\d{3})0s$", words):
        return f"{match[1]}X"
    return edtf(words)


def _schedule(text: str, place: Place) -> Iterable[Claim] | Omitted:
    return Omitted("Schedule that is N/A") if text == _NOT_SCHEDULED else _noted("Schedule")(text, place)


def _noted(label: str) -> Rule:
    """A note on the designation, and a part of its reference."""

    def rule(text: str, place: Place) -> Iterable[Claim]:
        found = [Claim((("designations.notes.text", text),)), Claim((("designations.notes.label", label),))]
        if label == "Item":
            name = _reference(place.record, 0)
            found += [Claim(((field, name),)) for field in ("reference", "designations.reference")]
        return found

    return rule


_FIELDS: dict[str, Rule] = {
    "Country": _country,
    "LastName": _part("LastName", "family"),
    "GivenName": _part("GivenName", "given"),
    "Entity": _entity,
    "Title": _title,
    "Date": _date,
    "IMO": _imo,
    "Aliases": _aliases,
    "Schedule": _schedule,
    "Item": _noted("Item"),
    "Listed": dated("designations.listing_date"),
}
_RULES: dict[str, Rule] = {
    "<record>": _class,
    **{tag: rule for field, rule in _FIELDS.items() for tag in _TAGS[field]},
}

LAYOUTS = {
    "ca_sema_xml": Layout(
        pieces=lambda reading, run: xml_pieces(reading.document, ("record",), _key),
        values=lambda pieces, leaves, run: [v for p in pieces for v in xml_values(p, _RULES, leaves, run)],
        head=lambda pieces, leaves, run: [v for p in pieces for v in xml_values(p, {}, leaves, run)],
        rules=_RULES,
    )
}
