"""The UN's Consolidated List: what each of its elements must have become."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .engine import (
    MONTHS,
    NONE,
    Layout,
    Omitted,
    Place,
    Rule,
    child_text,
    coded,
    edtf,
    into,
    left_out,
    xml_pieces,
    xml_values,
)
from .flatten import Claim

_NUMBERS = {"FIRST_NAME": "first", "SECOND_NAME": "second", "THIRD_NAME": "third", "FOURTH_NAME": "fourth"}
_QUALITIES = {
    "good": ("aka", "strong"),
    "low": ("aka", "weak"),
    "a.k.a.": ("aka", None),
    "f.k.a.": ("fka", None),
}
_KINDS = {
    "diplomatic passport": "diplomatic passport",
    "driv": "driving licence",
    "birth certificate": "birth certificate",
    "voter": "voter id",
    "military": "military id",
    "fardc": "military id",
    "social security": "social security number",
    "fiscal code": "tax number",
    "tax": "tax number",
    "ration card": "other",
    "student": "other",
    "ex-serviceman": "other",
    "other id": "other",
    "national identification n": "national id",
    "passport": "passport",
    "numéro de passeport": "passport",
    "número de pasaporte": "passport",
}
"""What a type of document holds, to the kind it becomes; the first that fits counts."""


def _name(key: str) -> Rule:
    """A numbered part of a name; the first carries the whole name too."""

    def rule(text: str, place: Place) -> Iterable[Claim] | Omitted:
        if text == "na" and key != "FIRST_NAME":
            return Omitted("SECOND_NAME to FOURTH_NAME, NATIONALITY/VALUE that are na")
        texts = {name: place.record[name] for name in _NUMBERS if place.record.get(name, "na") != "na"}
        person = place.leaves.has("class", "Person")
        found = [Claim(((f"names.parts[{_NUMBERS[key]}].text", text),))] if person else []
        if key == next(iter(texts)):
            found.append(Claim((("names[primary].text", " ".join(texts.values())),)))
        return found

    return rule


def _alias_names(place: Place) -> list[str]:
    """The names of an alias: several, where its cell was split, of which the whole is then kept."""
    cell = place.beside.get("ALIAS_NAME")
    if cell is None:
        return []
    return (
        [part for piece in cell.split(";") if (part := piece.strip())]
        if place.leaves.has("names.cell", cell)
        else [cell]
    )


def _alias(text: str, place: Place) -> Iterable[Claim]:
    kind, _ = _QUALITIES.get(place.beside.get("QUALITY", "").casefold(), ("aka", None))
    names = _alias_names(place)
    found = [Claim(((f"names[{kind}].text", name),)) for name in names]
    return found if names == [text] else [*found, Claim((("names.cell", text),))]


def _alias_note(text: str, place: Place) -> Iterable[Claim]:
    return [Claim((("names.note", text),)) for _ in _alias_names(place)]


def _quality(text: str, place: Place) -> Iterable[Claim]:
    if (meaning := _QUALITIES.get(text.casefold())) is None:
        return NONE
    kind, quality = meaning
    found = [Claim((("names.kind", kind),)) for _ in _alias_names(place)]
    return found + [Claim((("names.quality", quality),)) for _ in _alias_names(place) if quality]


def _of_alias(field: str) -> Rule:
    """A fact of an alias: in a field, and with the alias it belongs to."""

    def rule(text: str, place: Place) -> Iterable[Claim]:
        found = [Claim(((field, text),))]
        alias = place.beside.get("ALIAS_NAME")
        return [*found, Claim((("birth_places.alias", alias),), use=False)] if alias else found

    return rule


def _alias_birth_date(text: str, place: Place) -> Iterable[Claim] | Omitted:
    if text == "null":
        return Omitted("INDIVIDUAL_ALIAS/DATE_OF_BIRTH that is null")
    date = edtf(text)
    found = [Claim((("birth_dates.edtf", date),) if date else (("birth_dates.text", text),))]
    alias = place.beside.get("ALIAS_NAME")
    return [*found, Claim((("birth_dates.alias", alias),))] if alias else found


def _circa(place: Place) -> str:
    note = place.beside.get("NOTE", "").casefold()
    return "~" if note == "approximately" or place.beside.get("TYPE_OF_DATE") == "APPROXIMATELY" else ""


def _day(text: str, place: Place) -> Iterable[Claim]:
    date = edtf(text)
    return [Claim((("birth_dates.edtf", date + _circa(place)),)), *_offset("birth_dates", text)] if date else NONE


def _offset(field: str, text: str) -> list[Claim]:
    """A day with a time zone is kept in its words beside the day."""
    return [Claim(((f"{field}.text", text),))] if re.fullmatch(r"\d{4}-\d\d-\d\d(?:Z|[+-]\d\d:\d\d)", text) else []


def _year(text: str, place: Place) -> Iterable[Claim]:
    month = MONTHS.get(place.beside.get("NOTE", "")[:3].casefold())
    if month and re.fullmatch(r"[A-Za-z]+\.?", place.beside["NOTE"]):
        return [Claim((("birth_dates.edtf", f"{text}-{month}-XX{_circa(place)}"),))]
    return [Claim((("birth_dates.edtf", text + _circa(place)),))]


def _range(text: str, place: Place) -> Iterable[Claim]:
    """Both years make one range, which the first of them uses up."""
    first, last = (place.beside.get(key) for key in ("FROM_YEAR", "TO_YEAR"))
    mark = _circa(place)
    found = f"[{first + mark if first else ''}..{last + mark if last else ''}]"
    return [Claim((("birth_dates.edtf", found),), use=text == first or first is None)]


def _type_of_date(text: str, place: Place) -> Iterable[Claim]:
    """It stands in the form of the date: without a date, there is nothing that it could be about."""
    for key, rule in (("DATE", _day), ("YEAR", _year), ("FROM_YEAR", _range), ("TO_YEAR", _range)):
        if words := place.beside.get(key):
            return [claim._replace(use=False) for claim in rule(words, place)]
    note = place.beside.get("NOTE")
    return [Claim((("birth_dates.text", note),), use=False)] if note else NONE


def _date_note(text: str, place: Place) -> Iterable[Claim]:
    return [Claim((("birth_dates.note", text), ("birth_dates.text", text)))]


def _when(field: str) -> Rule:
    """A day, kept in its words too where it has a time zone."""

    def rule(text: str, place: Place) -> Iterable[Claim]:
        date = edtf(text)
        return [Claim(((f"{field}.edtf", date),)), *_offset(field, text)] if date else NONE

    return rule


def _both(*rules: Rule) -> Rule:
    def rule(text: str, place: Place) -> Iterable[Claim] | Omitted:
        return [claim for one in rules if not isinstance(found := one(text, place), Omitted) for claim in found]

    return rule


def _document_kind(words: str) -> str:
    folded = words.casefold().replace("\u2019", "'")
    return next((kind for key, kind in _KINDS.items() if key in folded), "other")


def _document(text: str, place: Place) -> Iterable[Claim]:
    finer = place.beside.get("TYPE_OF_DOCUMENT2")
    kind = _document_kind(f"{finer}, {text}" if finer else text)
    return [Claim((("identifications.label", text),)), Claim((("identifications.kind", kind),))]


def _finer_document(text: str, place: Place) -> Iterable[Claim]:
    return [Claim((("identifications.sublabel", text), ("identifications.number", text)))]


def _country_of_issue(text: str, place: Place) -> Iterable[Claim]:
    """It is whose document it is too, where nothing else says that, and no consulate issued it."""
    found = [Claim((("identifications.issue_country.name", text),))]
    about = " ".join(place.beside.get(key, "") for key in ("NOTE", "CITY_OF_ISSUE"))
    if "ISSUING_COUNTRY" not in place.beside and not re.search(r"(?i)consul|embassy", about):
        found.append(Claim((("identifications.country.name", text),)))
    return found


def _nationality(text: str, place: Place) -> Iterable[Claim] | Omitted:
    if text == "na":
        return Omitted("SECOND_NAME to FOURTH_NAME, NATIONALITY/VALUE that are na")
    return [Claim((("nationalities.country.name", text),))]


def _comments(text: str, place: Place) -> Iterable[Claim]:
    links = re.findall(r"https?://www\.interpol\.int/[^\s;,]+", text)
    return [
        Claim((("remarks", text),)),
        *(Claim((("notice_urls", link.rstrip(".:)")),), use=False) for link in links),
    ]


def _has_link(text: str, place: Place) -> Iterable[Claim]:
    if text == "NO":
        return NONE if place.leaves.texts("notice_urls") else [Claim((("class", ""),), use=False, within=True)]
    return [Claim((("notice_urls", "http"),), use=False, within=True)]


_gender_codes = coded("gender", {"Male": "male", "Female": "female"})


def _gender(text: str, place: Place) -> Iterable[Claim] | Omitted:
    return Omitted("GENDER that is Unknown") if text == "Unknown" else _gender_codes(text.capitalize(), place)


def _list_type(text: str, place: Place) -> Iterable[Claim] | Omitted:
    return Omitted("LIST_TYPE/VALUE") if text == "UN List" else NONE


_RULES: dict[str, Rule] = {
    "<INDIVIDUAL>": coded("class", {"INDIVIDUAL": "Person"}),
    "<ENTITY>": coded("class", {"ENTITY": "Organization"}),
    "DATAID": into("source.key"),
    "VERSIONNUM": left_out("VERSIONNUM"),
    **{key: _name(key) for key in _NUMBERS},
    "UN_LIST_TYPE": into("designations.programs.code"),
    "REFERENCE_NUMBER": into("reference", "designations.reference", "external_ids[un-reference].value"),
    "LISTED_ON": _when("designations.listing_date"),
    "SUBMITTED_ON": _when("designations.events[submitted].date"),
    "SUBMITTED_BY": into("designations.submitted_by"),
    "DELISTED_ON": _both(_when("designations.events[delisted].date"), _when("designations.end_date")),
    "NAME_ORIGINAL_SCRIPT": into("names[primary].text"),
    "COMMENTS1": _comments,
    "HAS_INTERPOL_LINK": _has_link,
    "INTERPOL_LINK": into("notice_urls"),
    "SORT_KEY": left_out("SORT_KEY"),
    "SORT_KEY_LAST_MOD": left_out("SORT_KEY_LAST_MOD"),
    "NATIONALITY2": _nationality,
    "NATIONALITY/VALUE": _nationality,
    "GENDER": _gender,
    "LIST_TYPE/VALUE": _list_type,
    "LAST_DAY_UPDATED/VALUE": _when("designations.events[amended].date"),
    "TITLE/VALUE": into("titles"),
    "DESIGNATION/VALUE": into("positions"),
    **{
        f"{kind}_ALIAS/{name}": rule
        for kind in ("INDIVIDUAL", "ENTITY")
        for name, rule in (("ALIAS_NAME", _alias), ("QUALITY", _quality), ("NOTE", _alias_note))
    },
    "INDIVIDUAL_ALIAS/DATE_OF_BIRTH": _alias_birth_date,
    "INDIVIDUAL_ALIAS/CITY_OF_BIRTH": _of_alias("birth_places.city"),
    "INDIVIDUAL_ALIAS/COUNTRY_OF_BIRTH": _of_alias("birth_places.country.name"),
    **{
        f"{group}/{name}": into(f"{field}.{part}")
        for group, field, street in (
            ("INDIVIDUAL_ADDRESS", "addresses", "lines"),
            ("ENTITY_ADDRESS", "addresses", "lines"),
            ("INDIVIDUAL_PLACE_OF_BIRTH", "birth_places", "street"),
        )
        for name, part in (
            ("STREET", street),
            ("CITY", "city"),
            ("STATE_PROVINCE", "region"),
            ("ZIP_CODE", "postal_code"),
            ("COUNTRY", "country.name"),
            ("NOTE", "note"),
        )
    },
    "INDIVIDUAL_DATE_OF_BIRTH/TYPE_OF_DATE": _type_of_date,
    "INDIVIDUAL_DATE_OF_BIRTH/DATE": _day,
    "INDIVIDUAL_DATE_OF_BIRTH/YEAR": _year,
    "INDIVIDUAL_DATE_OF_BIRTH/FROM_YEAR": _range,
    "INDIVIDUAL_DATE_OF_BIRTH/TO_YEAR": _range,
    "INDIVIDUAL_DATE_OF_BIRTH/NOTE": _date_note,
    "INDIVIDUAL_DOCUMENT/TYPE_OF_DOCUMENT": _document,
    "INDIVIDUAL_DOCUMENT/TYPE_OF_DOCUMENT2": _finer_document,
    "INDIVIDUAL_DOCUMENT/NUMBER": into("identifications.number"),
    "INDIVIDUAL_DOCUMENT/ISSUING_COUNTRY": into("identifications.country.name"),
    "INDIVIDUAL_DOCUMENT/COUNTRY_OF_ISSUE": _country_of_issue,
    "INDIVIDUAL_DOCUMENT/CITY_OF_ISSUE": into("identifications.issue_place"),
    "INDIVIDUAL_DOCUMENT/DATE_OF_ISSUE": _when("identifications.issue_date"),
    "INDIVIDUAL_DOCUMENT/DATE_OF_EXPIRY": _when("identifications.expiry_date"),
    "INDIVIDUAL_DOCUMENT/NOTE": into("identifications.note"),
}

_HEAD: dict[str, Rule] = {
    "CONSOLIDATED_LIST/@dateGenerated": lambda text, place: [
        Claim((("edition", text),)),
        Claim((("published", text[:10]),)),
    ],
}

LAYOUTS = {
    "un_sc_xml": Layout(
        pieces=lambda reading, run: xml_pieces(
            reading.document, ("INDIVIDUAL", "ENTITY"), child_text("REFERENCE_NUMBER")
        ),
        values=lambda pieces, leaves, run: [v for p in pieces for v in xml_values(p, _RULES, leaves, run)],
        head=lambda pieces, leaves, run: [v for p in pieces for v in xml_values(p, _HEAD, leaves, run)],
        rules=_RULES | _HEAD,
    )
}
