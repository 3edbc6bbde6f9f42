"""The EU's consolidated list: what each of its elements, attributes and columns must have become."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from ..formats.eu_fsf.records import ID_TYPES
from ..reading import Document, Reading
from ..vocabularies.alpha3 import country_by_alpha3
from .engine import (
    HEAD,
    NONE,
    Layout,
    Omitted,
    Piece,
    Place,
    Rule,
    Run,
    Value,
    edtf,
    left_out,
    local,
    shown,
    text_of,
    texts_in,
    valued,
    xml_pieces,
    xml_values,
)
from .flatten import Claim, Leaves, folded

_ITEMS = {
    "nameAlias": "names",
    "address": "addresses",
    "birthdate": "birth_places",
    "identification": "identifications",
    "citizenship": "citizenships",
}
_CLASSES = {"person": "Person", "enterprise": "Organization", "P": "Person", "E": "Organization"}
_CONTACTS = {"PHONE": "phone", "FAX": "fax", "EMAIL": "email", "WEB": "website"}
_GENDERS = {"M": "male", "F": "female"}
_IDS = ("@logicalId", "@regulationLanguage")
_ACCOUNT = re.compile(r"(?=.{256}).*[a-z)]\. +[A-Z].*", re.DOTALL)


def _any(field: str) -> Rule:
    """A field holds the text; what several elements state stands there once, with all the acts that state it."""
    return lambda text, place: [Claim(((field, text),), use=False)]


def _is(field: str, codes: Mapping[str, str]) -> Rule:
    rule: Rule = lambda text, place: [Claim(((field, codes[text]),) if text in codes else (), use=False)]  # noqa: E731
    rule.codes = field, codes  # type: ignore[attr-defined]
    return rule


def _own(field: str) -> Rule:
    """A field holds the text, and the value it stands in is no other's."""
    return lambda text, place: [Claim(((field, text),))]


def _day(*fields: str) -> Rule:
    def rule(text: str, place: Place) -> Iterable[Claim]:
        date = edtf(text)
        return [Claim(((f"{field}.edtf", date),), use=False) for field in fields] if date else NONE

    return rule


def _flag(field: str) -> Rule:
    words = {"true": "true", "false": "false", "1": "true", "0": "false"}
    rule: Rule = lambda text, place: [Claim(((field, words.get(text, text)),))]  # noqa: E731
    rule.codes = field, words  # type: ignore[attr-defined]
    return rule


def _remarks(element: etree._Element | None) -> str:
    return "; ".join(text_of(child) for child in element if local(child) == "remark") if element is not None else ""


# -- names ------------------------------------------------------------------------------------------------------------


def _whole_name(text: str, place: Place) -> Iterable[Claim]:
    return [Claim((("names.text", text),))]


def _name_part(kind: str) -> Rule:
    """A part of a name; where there is no whole name, the parts make it."""

    def rule(text: str, place: Place) -> Iterable[Claim]:
        found = [Claim(((f"names.parts[{kind}].text", text),))]
        if "@wholeName" not in place.beside:
            parts = [place.beside[key] for key in ("@firstName", "@middleName", "@lastName") if key in place.beside]
            found.append(Claim((("names.text", " ".join(parts)),), use=False))
        return found

    return rule


def _function(text: str, place: Place) -> Iterable[Claim]:
    fields = ("positions", "activities", "remarks")
    return [Claim(tuple((field, text) for field in fields), use=False)]


def _title(text: str, place: Place) -> Iterable[Claim]:
    return [Claim(tuple((field, text) for field in ("titles", "activities", "remarks")), use=False)]


def _gender(text: str, place: Place) -> Iterable[Claim] | Omitted:
    if text == "?":
        return Omitted("nameAlias/@gender that is ?")
    return [Claim((("gender", _GENDERS[text]),) if text in _GENDERS else (), use=False)]


def _language(text: str, place: Place) -> Iterable[Claim]:
    return [Claim((("names.language", text.lower()),))]


def _strong(text: str, place: Place) -> Iterable[Claim]:
    low = re.search(r"(?i)\blow? quality a", place.beside.get("remark", "")) or text in ("false", "0")
    return [Claim((("names.quality", "weak" if low else "strong"),))]


def _note_of(*fields: str) -> Rule:
    """A remark: several of one element are put together."""
    return lambda text, place: [Claim(tuple((field, text) for field in fields), use=False, within=True)]


# -- places, countries, dates -----------------------------------------------------------------------------------------


def _field(place: Place) -> str:
    assert place.element is not None
    return _ITEMS[local(place.element)]


def _at(name: str) -> Rule:
    return lambda text, place: [Claim(((f"{_field(place)}.{name}", text),))]


def _country_name(text: str, place: Place) -> Iterable[Claim] | Omitted:
    if place.beside.get("@countryIso2Code") == "00" or text == "UNKNOWN":
        return Omitted("@countryDescription UNKNOWN")
    field = "citizenships.country" if _field(place) == "citizenships" else f"{_field(place)}.country"
    return [Claim(((f"{field}.name", text),))]


def _country_code(text: str, place: Place) -> Iterable[Claim] | Omitted:
    """A code that was withdrawn becomes that of ISO 3166-3."""
    if text == "00":
        return Omitted("@countryIso2Code 00")
    field = f"{_field(place)}.country"
    name = place.beside.get("@countryDescription", "")
    old = (
        Claim(((f"{field}.name", name),), use=False) if name and text in ("CS", "YU", "SU", "TP", "AN", "ZR") else None
    )
    return [old] if old else [Claim(((f"{field}.code", text),))]


def _birth(text: str, place: Place) -> Iterable[Claim] | Omitted:
    """Every field of a birth date says the same date, or a part of it."""
    dates = _birth_dates(place.beside)
    if not dates:
        return Omitted("birthdate/@circa without a date")
    calendar = place.beside.get("@calendarType", "GREGORIAN")
    found = [Claim((("birth_dates.edtf", date),), use=False) for date in dates]
    if calendar == "ISLAMIC" and len(dates) + ("@birthdate" not in place.beside) > 1:
        options = tuple(("birth_dates.calendar", each) for each in ("islamic", "persian"))
        found.append(Claim(options, use=False))
    return found


def _birth_dates(beside: Mapping[str, str]) -> list[str]:
    mark = "~" if beside.get("@circa") in ("true", "1") else ""
    found = []
    if whole := beside.get("@birthdate"):
        found.append(whole + mark)
    year, month, day = (beside.get(f"@{key}") for key in ("year", "monthOfYear", "dayOfMonth"))
    if year:
        counted = f"{int(year):04}"
        if month:
            counted += f"-{int(month):02}-" + (f"{int(day):02}" if day else "XX")
        if not (whole and whole.startswith(counted.removesuffix("XX"))):
            found.append(counted + mark)
    first, last = beside.get("@yearRangeFrom"), beside.get("@yearRangeTo")
    if first or last:
        found.append(f"[{first + mark if first else ''}..{last + mark if last else ''}]")
    return found


def _listing(text: str, place: Place) -> Iterable[Claim] | Omitted:
    """It is the day of the listing too, or the latest one that can have been."""
    return _bounding("legal_bases.date", "listing_date", text, text, place)


def _in_force(text: str, place: Place) -> Iterable[Claim] | Omitted:
    """It is the start of a designation too, or the latest day on which that can have been."""
    latest = max(text, place.record.get("@designationDate", ""))
    return _bounding("legal_bases.effective_date", "effective_date", text, latest, place)


def _bounding(of_act: str, of_designation: str, text: str, latest: str, place: Place) -> Iterable[Claim] | Omitted:
    date = edtf(text)
    if date is None:
        return NONE
    found = [Claim(((f"designations.{of_act}.edtf", date),), use=False)]
    if place.beside.get("@organisationType") != "un" and not place.beside.get("@numberTitle", "").startswith("UNLI"):
        original = place.beside.get("@regulationType") == "regulation" and latest == text
        date = latest if original else f"[..{latest}]"
        found.append(Claim(((f"designations.{of_designation}.edtf", date),), use=False))
    return found


def _un_reference(text: str, place: Place) -> Iterable[Claim]:
    """One that is cut short is nobody's: a note."""
    whole = re.fullmatch(r"[A-Z]{2}[ei]\.\d{3}", text)
    return [Claim((("external_ids[un-reference].value" if whole else "designations.notes.text", text),), use=False)]


# -- documents --------------------------------------------------------------------------------------------------------


def _numbers(place: Place) -> int:
    """How many documents an element makes: one for a number in each script."""
    return len({place.beside[key] for key in ("@number", "@latinNumber") if key in place.beside}) or 1


def _document(name: str, codes: Mapping[str, str] | None = None) -> Rule:
    def rule(text: str, place: Place) -> Iterable[Claim]:
        return [Claim(((f"identifications.{name}", (codes or {}).get(text, text)),))] * _numbers(place)

    if codes:
        rule.codes = f"identifications.{name}", codes  # type: ignore[attr-defined]
    return rule


def _document_day(name: str) -> Rule:
    return lambda text, place: [Claim(((f"identifications.{name}.edtf", edtf(text) or ""),))] * _numbers(place)


def _document_type(text: str, place: Place) -> Iterable[Claim]:
    kind = str(ID_TYPES.get(text, "other"))
    if text == "other":  # its remark may say what it is
        return [Claim((("identifications.kind", ""),), use=False, within=True)]
    if kind == "passport" and place.beside.get("@diplomatic") in ("true", "1"):
        kind = "diplomatic passport"
    return [Claim((("identifications.kind", kind),))] * _numbers(place) if text in ID_TYPES else NONE


def _number(text: str, place: Place) -> Iterable[Claim]:
    found = [Claim((("identifications.number", text),), use=place.beside.get("@number") == text)]
    bare = re.sub(r"\s", "", text)
    kind = place.beside.get("@identificationTypeCode")
    if kind == "imo" and (match := re.fullmatch(r"(?:IMO)?(\d{7})", bare)):
        found.append(Claim((("external_ids[imo].value", f"IMO{match[1]}"),), use=False))
    elif kind == "swiftbic" and re.fullmatch(r"[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?", bare):
        found.append(Claim((("external_ids[bic].value", bare),), use=False))
    return found


def _holder(text: str, place: Place) -> Iterable[Claim]:
    match = re.fullmatch(r"\(name on doc\. '(.*)'\)", text)
    return _document("holder_name")(match[1] if match else text, place)  # type: ignore[return-value]


def _cited(name: str) -> Rule:
    """A fact of the act that states a value, or of one that a designation rests on."""

    def rule(text: str, place: Place) -> Iterable[Claim]:
        assert place.element is not None
        parent = place.element.getparent()
        item = local(parent) if parent is not None else ""
        fields = ["designations"] if item in ("regulation", "sanctionEntity") else [_ITEMS.get(item, "")]
        if item == "birthdate":
            fields.append("birth_dates")
        if item == "address":
            fields.append("contacts")
        words = edtf(text) if name.endswith("edtf") else text
        if item in _ITEMS and not _makes_something(parent, place):
            return [Claim(((f"{field}.legal_bases.citation", ""),), use=False, within=True) for field in ("names",)]
        return [Claim(tuple((f"{field}.legal_bases.{name}", words or "") for field in fields), use=False)]

    return rule


def _makes_something(item: etree._Element | None, place: Place) -> bool:
    """Whether an element states anything beside its act; an empty one makes no value that could name the act."""
    assert item is not None
    empty = {"@logicalId", "@regulationLanguage", "@asAtListingTime", "@circa", "@calendarType"}
    said = {key: text for key, text in texts_in(item).items() if key not in empty and text not in ("00", "UNKNOWN")}
    return bool(said)


_ACT = {
    "numberTitle": "citation",
    "regulationType": "label",
    "publicationDate": "date.edtf",
    "publicationUrl": "url",
    "organisationType": "issuer",
}
_RULES: dict[str, Rule] = {
    "sanctionEntity/@euReferenceNumber": lambda text, place: [
        Claim(((field, text),), use=False) for field in ("reference", "designations.reference")
    ],
    "sanctionEntity/@logicalId": _any("designations.source.key"),
    "sanctionEntity/@designationDate": _day("designations.events.date"),
    "sanctionEntity/@designationDetails": _any("designations.notes.text"),
    "sanctionEntity/@unitedNationId": _un_reference,
    "sanctionEntity/@delistingDate": _day("designations.end_date"),
    "remark": _any("remarks"),
    "subjectType/@code": _is("class", _CLASSES),
    "subjectType/@classificationCode": _is("class", _CLASSES),
    "additionalInformation/@key": _any("designations.notes.label"),
    "additionalInformation/@value": _any("designations.notes.text"),
    **{f"regulation/@{name}": _any(f"designations.legal_bases.{field}") for name, field in _ACT.items()},
    "regulation/@publicationDate": _listing,
    "regulation/@entryIntoForceDate": _in_force,
    "regulation/@programme": _any("designations.programs.code"),
    "regulation/publicationUrl": _any("designations.legal_bases.url"),
    "regulation/remark": _any("designations.notes.text"),
    **{f"corrigendum/@{name}": _cited(field) for name, field in _ACT.items()},
    **{f"regulationSummary/@{name}": _cited(field) for name, field in _ACT.items()},
    **{f"{item}/@logicalId": left_out(f"{item}/@logicalId") for item in (*_ITEMS, "regulation")},
    **{f"{item}/@regulationLanguage": left_out("@regulationLanguage") for item in _ITEMS},
    "nameAlias/@wholeName": _whole_name,
    "nameAlias/@firstName": _name_part("given"),
    "nameAlias/@middleName": _name_part("middle"),
    "nameAlias/@lastName": _name_part("family"),
    "nameAlias/@function": _function,
    "nameAlias/@title": _title,
    "nameAlias/@gender": _gender,
    "nameAlias/@nameLanguage": _language,
    "nameAlias/@strong": _strong,
    "nameAlias/remark": _note_of("names.note"),
    **{
        f"{item}/@{name}": rule
        for item in ("address", "birthdate", "citizenship", "identification")
        for name, rule in (("countryIso2Code", _country_code), ("countryDescription", _country_name))
    },
    **{
        f"{item}/@{name}": _at(field)
        for item in ("address", "birthdate")
        for name, field in (("city", "city"), ("zipCode", "postal_code"), ("region", "region"), ("place", "place"))
    },
    "address/@street": _own("addresses.lines"),
    "address/@poBox": _own("addresses.po_box"),
    "address/@asAtListingTime": lambda text, place: (
        _flag("addresses.at_listing")(text, place)
        if _makes_something(place.element, place)
        else Omitted("address without anything else")
    ),
    "address/remark": _note_of("addresses.note"),
    "contactInfo/@key": _is("contacts.kind", _CONTACTS),
    "contactInfo/@value": _any("contacts.value"),
    **{
        f"birthdate/@{name}": _birth
        for name in "circa calendarType birthdate dayOfMonth monthOfYear year yearRangeFrom yearRangeTo".split()
    },
    "birthdate/remark": _note_of("birth_places.note", "birth_dates.note", "birth_dates.text"),
    "citizenship/@region": _note_of("citizenships.note"),
    "citizenship/remark": _note_of("citizenships.note"),
    "identification/@identificationTypeCode": _document_type,
    "identification/@identificationTypeDescription": _document("label"),
    "identification/@number": _number,
    "identification/@latinNumber": _number,
    "identification/@nameOnDocument": _holder,
    "identification/@issuedBy": _document("issuer"),
    "identification/@region": _document("issue_place"),
    "identification/@issueDate": _document_day("issue_date"),
    "identification/@validFrom": _document_day("valid_from"),
    "identification/@validTo": _document_day("expiry_date"),
    "identification/remark": _note_of("identifications.note"),
    **{
        f"identification/@{name}": _document(field, {"true": "true", "false": "false", "1": "true", "0": "false"})
        for name, field in (
            ("knownExpired", "expired"),
            ("knownFalse", "false"),
            ("revokedByIssuer", "revoked"),
            ("reportedLost", "lost"),
            ("diplomatic", "diplomatic"),
        )
    },
}
_HEAD: dict[str, Rule] = {
    "export/@generationDate": lambda text, place: [Claim((("edition", text),)), Claim((("published", text[:10]),))],
    "export/@globalFileId": left_out("export/@globalFileId"),
}

_BY_TEXT = frozenset({"nameAlias/@function", "nameAlias/@title", "nameAlias/@gender"})
_PLACE = frozenset({f"@{name}" for name in "city zipCode region place countryIso2Code countryDescription".split()})


def _same(element: etree._Element, path: str) -> str | None:
    """What an element says of a value, whichever act says so: of two that say the same one is kept."""
    item = path.partition("/")[0]
    if path in _BY_TEXT or item not in _ITEMS:
        return None
    texts = {key: text for key, text in texts_in(element).items() if key not in _IDS}
    texts["remark"] = _remarks(element)
    if item == "nameAlias":
        texts = {key: text for key, text in texts.items() if f"nameAlias/{key}" not in _BY_TEXT}
    if item == "birthdate" and path.partition("/")[2] in _PLACE:
        texts = {key: text for key, text in texts.items() if key in _PLACE}
    return shown(texts)


def _reference(element: etree._Element) -> str:
    return str(element.get("euReferenceNumber") or "").strip()


# -- CSV --------------------------------------------------------------------------------------------------------------

_CSV_ITEMS = {
    "NameAlias": "nameAlias",
    "Address": "address",
    "BirthDate": "birthdate",
    "Identification": "identification",
    "Citizenship": "citizenship",
}
_CSV_NAMES = {
    "Day": "dayOfMonth",
    "Month": "monthOfYear",
    "IssuedDate": "issueDate",
    "TypeCode": "identificationTypeCode",
    "TypeDescription": "identificationTypeDescription",
    "BirthDate": "birthdate",
}
_CSV_ENTITY = {
    "Entity_LogicalId": "sanctionEntity/@logicalId",
    "Entity_EU_ReferenceNumber": "sanctionEntity/@euReferenceNumber",
    "Entity_UnitedNationId": "sanctionEntity/@unitedNationId",
    "Entity_DesignationDate": "sanctionEntity/@designationDate",
    "Entity_DesignationDetails": "sanctionEntity/@designationDetails",
    "Entity_Remark": "sanctionEntity/remark",
    "Entity_SubjectType": "subjectType/@code",
    "Entity_SubjectType_ClassificationCode": "subjectType/@classificationCode",
}
_REGULATION = {
    "Type": "regulationType",
    "OrganisationType": "organisationType",
    "PublicationDate": "publicationDate",
    "EntryIntoForceDate": "entryIntoForceDate",
    "NumberTitle": "numberTitle",
    "Programme": "programme",
    "PublicationUrl": "publicationUrl",
}


def _csv_path(column: str) -> str | None:
    """The path in the XML 1.1 that a column stands for; with ``regulationSummary/`` inside an item for its act."""
    if column in _CSV_ENTITY:
        return _CSV_ENTITY[column]
    group, _, name = column.partition("_")
    if name.startswith("Regulation_"):
        attribute = _REGULATION.get(name.removeprefix("Regulation_"))
        return (
            attribute
            and ("regulation/@" if group == "Entity" else f"{_CSV_ITEMS.get(group)}/regulationSummary/@") + attribute
        )
    if group not in _CSV_ITEMS:
        return None
    if name in ("Remark", "ContactInfo"):
        return f"{_CSV_ITEMS[group]}/{name}"
    return f"{_CSV_ITEMS[group]}/@{_CSV_NAMES.get(name) or name[:1].lower() + name[1:]}"


def _csv_pieces(reading: Reading, run: Run) -> Iterator[Piece]:
    document = reading.document
    reader = csv.reader(_utf8(document), delimiter=";")
    header: list[str] = []
    line = 1
    for row in reader:
        begins, line = line, reader.line_num + 1
        if not header:
            header = [cell.strip() for cell in row]
            continue
        cells = {
            name: text for name, cell in zip(header, row, strict=False) if (text := folded(cell.replace("\\n", "\n")))
        }
        if date := cells.pop("fileGenerationDate", None):
            yield Piece(HEAD, begins, json.dumps({"fileGenerationDate": date}).encode())
        if cells:
            key = cells.get("Entity_EU_ReferenceNumber") or f"line-{begins}"
            yield Piece(key, begins, json.dumps(cells).encode())


def _utf8(document: Document) -> Iterator[str]:
    with document.open(quietly=True) as stream:
        for line in stream:
            yield line.decode("utf-8-sig")


def _csv_element(cells: Mapping[str, str]) -> etree._Element:
    """A row as the element of the XML 1.1 that says the same."""
    root = etree.Element("sanctionEntity")
    for column, text in cells.items():
        path = _csv_path(column)
        if path is None:
            continue
        item, *inner, name = path.split("/")
        element = root if item == "sanctionEntity" else _sub(root, item)
        for tag in inner:
            element = _sub(element, tag)
        if name.startswith("@"):
            element.set(name[1:], text)
        elif name in ("Remark", "remark"):
            etree.SubElement(element, "remark").text = text
    return root


def _sub(element: etree._Element, tag: str) -> etree._Element:
    found = element.find(tag)
    return etree.SubElement(element, tag) if found is None else found


def _bracketed(text: str) -> list[str]:
    """The remarks of one cell, each in brackets."""
    return [part for part in re.split(r"^\(|\)\s*\(|\)$", text) if part.strip()] if text.startswith("(") else [text]


def _csv_values(pieces: Iterable[Piece], leaves: Leaves, run: Run) -> Iterator[Value]:
    for piece in pieces:
        cells = json.loads(piece.data)
        root = _csv_element(cells)
        record = texts_in(root)
        for column, text in cells.items():
            path = _csv_path(column)
            if path is None:
                yield Value(column, text, piece.line)
                continue
            yield _csv_value(column, path, text, piece.line, root, record, leaves, run)


def _csv_value(
    column: str, path: str, text: str, line: int, root: etree._Element, record: dict[str, str], leaves: Leaves, run: Run
) -> Value:
    item, *inner, name = path.split("/")
    element = root if item == "sanctionEntity" else root.find("/".join((item, *inner)))
    if element is None:
        element = root
    place = Place(texts_in(element), record, leaves, run, element)
    if name in ("Remark", "remark"):
        fields = {
            "sanctionEntity": ("remarks",),
            "birthdate": ("birth_places.note", "birth_dates.note", "birth_dates.text"),
        }
        options = fields.get(item) or (f"{_ITEMS[item]}.note",)
        claims = tuple(
            Claim(tuple((field, part) for field in options), use=False, within=True) for part in _bracketed(text)
        )
        if item == "nameAlias" and (quality := re.search(r"(?i)\b(good|low) quality a", text)):
            words = "strong" if quality[1].casefold() == "good" else "weak"
            claims += (Claim((("names.quality", words),), use=False),)
        return Value(column, text, line, claims=claims, same=f"{column} {text}")
    if name == "ContactInfo":
        claims = tuple(Claim((("contacts.value", part),), use=False) for part in re.findall(r"\[([^\]]+)\]", text))
        return Value(column, text, line, claims=claims, same=f"{column} {text}")
    for ending, omission in (
        ("_LogicalId", "LogicalId of NameAlias, Address, BirthDate, Identification, Citizenship"),
        ("_RegulationLanguage", "NameAlias_RegulationLanguage and the like"),
        ("_Regulation_Programme", "NameAlias_Regulation_Programme and the like"),
    ):
        if column.endswith(ending) and not column.startswith("Entity_"):
            return Value(column, text, line, omission=omission)
    if inner:
        attribute = name[1:]
        if attribute == "entryIntoForceDate":
            rule: Rule | None = _cited("effective_date.edtf")
        else:
            rule = _RULES.get(f"regulationSummary/{name}")
        return valued(column, text, line, rule, place, "-")
    if item == "regulation" and name == "@publicationUrl":
        return valued(column, text, line, _any("designations.legal_bases.url"), place, "-")
    found = valued(column, text, line, _RULES.get(f"{item}/{name}"), place, _same(element, f"{item}/{name}") or "-")
    if found.omission and found.omission.startswith("@country"):
        return found._replace(omission="Address_CountryIso2Code 00 and the like")
    return found


def _csv_head(pieces: Iterable[Piece], leaves: Leaves, run: Run) -> Iterator[Value]:
    for piece in pieces:
        for name, text in json.loads(piece.data).items():
            claims = (Claim((("edition", text),), use=False), Claim((("published", edtf(text) or ""),), use=False))
            yield Value(name, text, piece.line, claims=claims)


# -- XML 1.0 ----------------------------------------------------------------------------------------------------------

_FSD_FIELDS = {
    "NAME": "names",
    "ADDRESS": "addresses",
    "BIRTH": "birth_places",
    "PASSPORT": "identifications",
    "CITIZEN": "citizenships",
}


_MARKS = {
    "known to be expired": "expired",
    "known to be false": "false",
    "revoked by issuer": "revoked",
    "reported lost": "lost",
}
"""What stands in brackets behind a number, to the field that it makes true."""


def _country3(text: str, place: Place) -> Iterable[Claim]:
    assert place.element is not None
    return [Claim(((f"{_FSD_FIELDS[local(place.element)]}.country.name", country_by_alpha3(text).name),))]


def _fsd_act(name: str) -> Rule:
    def rule(text: str, place: Place) -> Iterable[Claim]:
        assert place.element is not None
        item = local(place.element)
        words = text[:10] if name.endswith("edtf") else text
        fields = ["designations"] if item == "ENTITY" else [_FSD_FIELDS[item]]
        fields += ["birth_dates"] if item == "BIRTH" else ["contacts"] if item == "ADDRESS" else []
        own = {key for key in texts_in(place.element) if not key.startswith("@")}
        if item != "ENTITY" and not own:
            return [Claim((("names.legal_bases.citation", ""),), use=False, within=True)]
        return [Claim(tuple((f"{field}.legal_bases.{name}", words) for field in fields), use=False)]

    return rule


def _fsd_birth(text: str, place: Place) -> Iterable[Claim]:
    mark = "~" if text.endswith("(approximative)") else ""
    words = text.removesuffix("(approximative)").strip()
    years = re.fullmatch(r"(\d{4}) - (\d{4})", words)
    date = f"[{years[1]}{mark}..{years[2]}{mark}]" if years else words + mark
    return [Claim((("birth_dates.edtf", date),), use=False)]


def _fsd_number(text: str, place: Place) -> Iterable[Claim]:
    """A cell that holds number, type and more: it is kept whole, and its parts each in a field."""
    match = re.match(r"(.*?)\s*\(([A-Za-z]+)-([^()]*)", text)
    if match is None:
        return [Claim((("identifications.number", text),))]
    found = [Claim((("cells.text", text),), use=False)]
    if match[1]:
        found.append(Claim((("identifications.number", match[1]),), use=False))
    found.append(Claim((("identifications.label", match[3]),), use=False, within=True))
    for mark, field in _MARKS.items():
        if f"[{mark}]" in text:
            found.append(Claim(((f"identifications.{field}", "true"),), use=False))
    for which, day in re.findall(r"\(valid (from|to) (\d{4}-\d\d-\d\d)\)", text):
        field = "valid_from" if which == "from" else "expiry_date"
        found.append(Claim(((f"identifications.{field}.edtf", day),), use=False))
    if kind := ID_TYPES.get(match[2]):
        kinds = {str(kind), *(("diplomatic passport",) if str(kind) == "passport" else ())}
        if match[2] != "other":
            found.append(Claim(tuple(("identifications.kind", each) for each in sorted(kinds)), use=False))
    return found


def _fsd_comment(text: str, place: Place) -> Iterable[Claim] | Omitted:
    assert place.element is not None
    if not text.startswith("Comment:"):
        return Omitted("comments that do not begin with Comment:")
    words = text.removeprefix("Comment:").strip()
    for name, character in (("&apos;", "'"), ("&quot;", '"'), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        words = words.replace(name, character)
    if not words:
        return Omitted("comments that do not begin with Comment:")
    item = local(place.element)
    fields = ["remarks"] if item == "ENTITY" else [f"{_FSD_FIELDS[item]}.note"]
    fields += ["birth_dates.note", "birth_dates.text"] if item == "BIRTH" else []
    # A remark may stand there twice, once on each of two lines: it is kept once.
    options = tuple((field, words) for field in fields)
    return [Claim(options, use=False, within=True, around=True)]


def _fsd_remark(text: str, place: Place) -> Iterable[Claim]:
    return [Claim((("remarks", part),), use=False, within=True) for part in _bracketed(text)]


def _fsd_other(text: str, place: Place) -> Iterable[Claim]:
    contacts = re.findall(r"[A-Z]+\[([^\]]+)\]", text)
    found = [Claim((("contacts.value", value.strip()),), use=False) for value in contacts if value.strip()]
    if not contacts:
        found.append(Claim((("addresses.note", text), ("cells.text", text)), use=False, within=True, around=True))
    return found or [Claim((("cells.text", text),), use=False)]


def _fsd_any(field: str) -> Rule:
    return lambda text, place: [Claim(((field, text),), use=False)]


_ACTS_FSD = {"legal_basis": "citation", "reg_date": "date.edtf", "pdf_link": "url"}
_FSD: dict[str, Rule] = {
    "ENTITY/@Id": lambda text, place: [
        Claim(((field, text),), use=False) for field in ("reference", "designations.reference")
    ],
    "ENTITY/@Type": _is("class", _CLASSES),
    "ENTITY/@remark": _fsd_remark,
    "ENTITY/@programme": _fsd_any("designations.programs.code"),
    "ENTITY/@legal_basis": _fsd_act("citation"),
    "ENTITY/@pdf_link": _fsd_act("url"),
    "ENTITY/@reg_date": lambda text, place: [
        Claim((("designations.legal_bases.effective_date.edtf", text[:10]),), use=False)
    ],
    "ENTITY/comment()": _fsd_comment,
    **{f"{item}/comment()": _fsd_comment for item in _FSD_FIELDS},
    **{f"{item}/@Id": left_out(f"{item}/@Id") for item in _FSD_FIELDS},
    **{f"{item}/@Entity_id": left_out("@Entity_id") for item in _FSD_FIELDS},
    **{f"{item}/@programme": left_out("@programme of NAME, ADDRESS, BIRTH, PASSPORT, CITIZEN") for item in _FSD_FIELDS},
    **{f"{item}/@{name}": _fsd_act(field) for item in _FSD_FIELDS for name, field in _ACTS_FSD.items()},
    **{f"{item}/COUNTRY": _country3 for item in _FSD_FIELDS},
    "NAME/WHOLENAME": _own("names.text"),
    "NAME/FIRSTNAME": _own("names.parts[given].text"),
    "NAME/MIDDLENAME": _own("names.parts[middle].text"),
    "NAME/LASTNAME": _own("names.parts[family].text"),
    "NAME/GENDER": _is("gender", _GENDERS),
    "NAME/TITLE": _title,
    "NAME/FUNCTION": _function,
    "NAME/LANGUAGE": _language,
    "ADDRESS/NUMBER": _own("addresses.lines"),
    "ADDRESS/STREET": _own("addresses.lines"),
    "ADDRESS/ZIPCODE": _own("addresses.postal_code"),
    "ADDRESS/CITY": _own("addresses.city"),
    "ADDRESS/OTHER": _fsd_other,
    "BIRTH/DATE": _fsd_birth,
    "BIRTH/PLACE": _own("birth_places.city"),
    "PASSPORT/NUMBER": _fsd_number,
}
_FSD_HEAD: dict[str, Rule] = {
    "WHOLE/@Date": lambda text, place: [Claim((("edition", text),)), Claim((("published", edtf(text) or ""),))],
}


def _fsd_same(element: etree._Element, path: str) -> str | None:
    item = path.partition("/")[0]
    if item not in _FSD_FIELDS or path in ("NAME/TITLE", "NAME/FUNCTION", "NAME/GENDER"):
        return None
    texts = {key: text for key, text in texts_in(element).items() if not key.startswith("@")}
    comments = [folded(child.text or "") for child in element if not local(child)]
    texts = {key: text for key, text in texts.items() if key not in ("TITLE", "FUNCTION", "GENDER")}
    if path in ("BIRTH/PLACE", "BIRTH/COUNTRY"):
        texts.pop("DATE", None)
        comments = []
    return shown(texts | {"comment": " ".join(comments)})


LAYOUTS = {
    "eu_fsf_xml": Layout(
        pieces=lambda reading, run: xml_pieces(reading.document, ("sanctionEntity",), _reference),
        values=lambda pieces, leaves, run: [v for p in pieces for v in xml_values(p, _RULES, leaves, run, _same)],
        head=lambda pieces, leaves, run: [v for p in pieces for v in xml_values(p, _HEAD, leaves, run)],
        whole=True,
        rules=_RULES | _HEAD,
    ),
    "eu_fsf_csv": Layout(pieces=_csv_pieces, values=_csv_values, head=_csv_head, whole=True),
    "eu_fsd_xml": Layout(
        pieces=lambda reading, run: xml_pieces(
            reading.document, ("ENTITY",), lambda element: str(element.get("Id") or "")
        ),
        values=lambda pieces, leaves, run: [v for p in pieces for v in xml_values(p, _FSD, leaves, run, _fsd_same)],
        head=lambda pieces, leaves, run: [v for p in pieces for v in xml_values(p, _FSD_HEAD, leaves, run)],
        whole=True,
        rules=_FSD | _FSD_HEAD,
    ),
}
