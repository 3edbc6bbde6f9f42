"""The UK's lists: what each of their elements and columns must have become."""

from __future__ import annotations

import csv
import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from ..formats.gb.vocabulary import INDICATORS, LANGUAGES, SCRIPTS
from ..reading import Document
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
    child_text,
    dated,
    edtf,
    into,
    row_values,
    shown,
    texts_in,
    xml_pieces,
    xml_values,
)
from .flatten import Claim, Leaves, folded

_CLASSES = {"individual": "Person", "entity": "Organization", "ship": "Vessel"}
_KINDS = {
    "primary name": "primary",
    "prime alias": "primary",
    "primary name variation": "variant",
    "alias": "aka",
    "aka": "aka",
    "fka": "fka",
}
_QUALITIES = {
    "good quality a.k.a": "strong",
    "good quality": "strong",
    "low quality a.k.a": "weak",
    "low quality": "weak",
}
_OF_PERSON = ("given", "second", "third", "fourth", "fifth", "family")
_COUNTED = ("first", "second", "third", "fourth", "fifth", "sixth")


def _code(field: str, codes: Mapping[str, str]) -> Rule:
    """A code in any letter case, with or without a full stop."""

    def rule(text: str, place: Place) -> Iterable[Claim]:
        code = codes.get(text.casefold()) or codes.get(text.casefold().rstrip("."))
        return [Claim(((field, code),) if code else ())]

    rule.codes = field, codes  # type: ignore[attr-defined]
    return rule


def _number(text: str, place: Place) -> int:
    """Which of the six names of a name a text is."""
    return next(number for number in range(1, 7) if place.beside.get(f"Name{number}") == text)


def _name(number: int) -> Rule:
    """One of the six names; the last of them carries the whole name."""

    def rule(text: str, place: Place) -> Iterable[Claim]:
        texts = {n: place.beside[f"Name{n}"] for n in range(1, 7) if f"Name{n}" in place.beside}
        person = place.leaves.has("class", "Person")
        kind = _OF_PERSON[number - 1] if person else _COUNTED[number - 1]
        found = (
            []
            if set(texts) == {6} and not person
            else [Claim(((f"names.parts[{'whole' if set(texts) == {6} else kind}].text", text),))]
        )
        if number == max(texts):
            name_kind = _KINDS.get(place.beside.get("NameType", "").casefold(), "aka")
            found.append(Claim(((f"names[{name_kind}].text", " ".join(texts.values())),)))
        return found

    return rule


def _name_type(omission: str) -> Rule:
    code = _code("names.kind", _KINDS)

    def rule(text: str, place: Place) -> Iterable[Claim] | Omitted:
        if not any(f"Name{number}" in place.beside for number in range(1, 7)):
            return Omitted(omission)
        return code(text, place)

    rule.codes = code.codes  # type: ignore[attr-defined]
    return rule


def _measures(text: str, place: Place) -> Iterable[Claim]:
    return [
        Claim((("designations.measures.text", folded(part)),))
        for part in dict.fromkeys(map(folded, text.split("|")))
        if part
    ]


def _indicator(name: str) -> Rule:
    """True, where a measure says so; it may be one that the indicator alone made."""

    def rule(text: str, place: Place) -> Iterable[Claim]:
        said = any(words.casefold() == INDICATORS[name] for words in place.leaves.texts("designations.measures.text"))
        said = said or place.leaves.has("designations.measures.label", name)
        agrees = said == (text.casefold() == "true")
        return [Claim((("class", ""),), use=False, within=True)] if agrees else NONE

    return rule


def _regime(text: str, place: Place) -> Iterable[Claim]:
    found = [Claim((("designations.programs.code", text),))]
    if re.fullmatch(r".*\bRegulations(?: \d{4})?", text):
        found.append(Claim((("designations.legal_bases.citation", text),)))
    return found


def _birth_date(text: str, place: Place) -> Iterable[Claim]:
    date = edtf(text)
    return (
        [Claim((("birth_dates.edtf", date), ("birth_dates.text", text)), use=False)]
        if date
        else [Claim((("birth_dates.text", text),))]
    )


def _registration(text: str, place: Place) -> Iterable[Claim]:
    """A number, or several with their labels, of which the cell is then kept whole."""
    if place.leaves.has("cells.text", text):
        numbers = re.findall(r"\d[\w/.\-]*\w", text)
        found = [Claim((("identifications.number", number),), use=False, within=True) for number in numbers]
        return [Claim((("cells.text", text),)), *found]
    return [Claim((("identifications.number", text),))]


def _imo(text: str, place: Place) -> Iterable[Claim]:
    found = [Claim((("identifications.number", text),))]
    if match := re.fullmatch(r"(?:IMO)? ?(\d{7})", text, re.IGNORECASE):
        found.append(Claim((("external_ids[imo].value", f"IMO{match[1]}"),), use=False))
    return found


def _updated(text: str) -> Claim:
    """An event; a note, where it is the day of designation."""
    return Claim((("designations.events[amended].date.edtf", edtf(text) or ""), ("designations.notes.text", text)))


_FCDO: dict[str, Rule] = {
    "LastUpdated": lambda text, place: [_updated(text)],
    "DateDesignated": dated("designations.effective_date"),
    "UniqueID": into("reference", "designations.reference"),
    "OFSIGroupID": into("external_ids[ofsi-group].value"),
    "UNReferenceNumber": into("external_ids[un-reference].value"),
    "RegimeName": _regime,
    "IndividualEntityShip": _code("class", _CLASSES),
    "DesignationSource": into("designations.notes.text"),
    "SanctionsImposed": _measures,
    "OtherInformation": into("remarks"),
    "UKStatementofReasons": into("designations.reasons"),
    **{f"Name/Name{number}": _name(number) for number in range(1, 7)},
    "Name/NameType": _name_type("Names/Name without a part"),
    "Name/AliasStrength": _code("names.quality", _QUALITIES),
    "NonLatinName/NameNonLatinScript": into("names.text"),
    "NonLatinName/NonLatinScriptType": _code("names.script", SCRIPTS),
    "NonLatinName/NonLatinScriptLanguage": _code("names.language", LANGUAGES),
    "Titles/Title": into("titles"),
    **{f"Address/AddressLine{number}": into("addresses.lines") for number in range(1, 7)},
    "Address/AddressPostalCode": into("addresses.postal_code"),
    "Address/AddressCountry": into("addresses.country.name"),
    "PhoneNumbers/PhoneNumber": into("contacts[phone].value"),
    "Websites/Website": into("contacts[website].value"),
    "EmailAddresses/EmailAddress": into("contacts[email].value"),
    "DOBs/DOB": _birth_date,
    "Nationalities/Nationality": into("nationalities.country.name"),
    "NationalIdentifier/NationalIdentifierNumber": into("identifications.number"),
    "NationalIdentifier/NationalIdentifierAdditionalInformation": into("identifications.note"),
    "Passport/PassportNumber": into("identifications.number"),
    "Passport/PassportAdditionalInformation": into("identifications.note"),
    "Positions/Position": into("positions"),
    "Genders/Gender": _code("gender", {"male": "male", "female": "female"}),
    "Location/TownOfBirth": into("birth_places.city"),
    "Location/CountryOfBirth": into("birth_places.country.name"),
    "TypeOfEntities/TypeOfEntity": into("organization_types"),
    "BusinessRegistrationNumbers/BusinessRegistrationNumber": _registration,
    "ParentCompanies/ParentCompany": into("relationships[subsidiary of].name"),
    "Subsidiaries/Subsidiary": into("relationships[parent of].name"),
    "IMONumbers/IMONumber": _imo,
    "CurrentOwnerOperators/CurrentOwnerOperator": into("owners"),
    "PreviousOwnerOperators/PreviousOwnerOperator": into("former_owners"),
    "CurrentBelievedFlagOfShips/CurrentBelievedFlagOfShip": into("flags.name"),
    "PreviousFlags/PreviousFlag": into("former_flags.name"),
    "TypeOfShipDetails/TypeOfShip": into("vessel_types"),
    "TonnageOfShipDetails/TonnageOfShip": into("tonnage"),
    "LengthOfShipDetails/LengthOfShip": into("length"),
    "YearsBuilt/YearBuilt": dated("build_dates"),
    "HullIdentificationNumbers/HullIdentificationNumber": into("identifications[hull number].number"),
    **{f"SanctionsImposedIndicators/{name}": _indicator(name) for name in INDICATORS},
}


def _edition(text: str, place: Place) -> Iterable[Claim]:
    words = re.sub(r"-(?=[A-Za-z])|(?<=[a-z])-", " ", text)
    return [Claim((("edition", text),)), Claim((("published", edtf(words) or ""),))]


_FCDO_HEAD: dict[str, Rule] = {"DateGenerated": _edition}


def _same(element: etree._Element, path: str) -> str:
    """Items of several fields are the same if all of them are; else the text alone tells."""
    item = path.partition("/")[0]
    return shown(texts_in(element)) if item in _ITEMS else "-"


_ITEMS = frozenset({"Name", "NonLatinName", "Address", "Passport", "NationalIdentifier", "Location"})

_CSV_TEXTS = {
    "last updated": "LastUpdated",
    "unique id": "UniqueID",
    "ofsi group id": "OFSIGroupID",
    "un reference number": "UNReferenceNumber",
    "regime name": "RegimeName",
    "designation type": "IndividualEntityShip",
    "designation source": "DesignationSource",
    "sanctions imposed": "SanctionsImposed",
    "other information": "OtherInformation",
    "uk statement of reasons": "UKStatementofReasons",
    "date designated": "DateDesignated",
}
_CSV_ONE = {
    "title": "Titles/Title",
    "phone number": "PhoneNumbers/PhoneNumber",
    "website": "Websites/Website",
    "email address": "EmailAddresses/EmailAddress",
    "d.o.b": "DOBs/DOB",
    "nationality(/ies)": "Nationalities/Nationality",
    "position": "Positions/Position",
    "gender": "Genders/Gender",
    "type of entity": "TypeOfEntities/TypeOfEntity",
    "business registration number (s)": "BusinessRegistrationNumbers/BusinessRegistrationNumber",
    "parent company": "ParentCompanies/ParentCompany",
    "subsidiaries": "Subsidiaries/Subsidiary",
    "imo number": "IMONumbers/IMONumber",
    "current owner/operator (s)": "CurrentOwnerOperators/CurrentOwnerOperator",
    "previous owner/operator (s)": "PreviousOwnerOperators/PreviousOwnerOperator",
    "current believed flag of ship": "CurrentBelievedFlagOfShips/CurrentBelievedFlagOfShip",
    "previous flags": "PreviousFlags/PreviousFlag",
    "type of ship": "TypeOfShipDetails/TypeOfShip",
    "tonnage of ship": "TonnageOfShipDetails/TonnageOfShip",
    "length of ship": "LengthOfShipDetails/LengthOfShip",
    "year built": "YearsBuilt/YearBuilt",
    "hull identification number (hin)": "HullIdentificationNumbers/HullIdentificationNumber",
}
_CSV_GROUPS: dict[str, dict[str, str]] = {
    "": _CSV_TEXTS,
    "Name": {
        **{f"name {n}": f"Name{n}" for n in range(1, 7)},
        "name type": "NameType",
        "alias strength": "AliasStrength",
    },
    "NonLatinName": {
        "name non-latin script": "NameNonLatinScript",
        "non-latin script type": "NonLatinScriptType",
        "non-latin script language": "NonLatinScriptLanguage",
    },
    "Address": {
        **{f"address line {n}": f"AddressLine{n}" for n in range(1, 7)},
        "address postal code": "AddressPostalCode",
        "address country": "AddressCountry",
    },
    "NationalIdentifier": {
        "national identifier number": "NationalIdentifierNumber",
        "national identifier additional information": "NationalIdentifierAdditionalInformation",
    },
    "Passport": {
        "passport number": "PassportNumber",
        "passport additional information": "PassportAdditionalInformation",
    },
    "Location": {"town of birth": "TownOfBirth", "country of birth": "CountryOfBirth"},
    **{path.partition("/")[0]: {column: path.partition("/")[2]} for column, path in _CSV_ONE.items()},
}
_FCDO_CSV = _FCDO | {"Name/NameType": _name_type("Name type on a line without a name")}


# -- OFSI's Consolidated List -----------------------------------------------------------------------------------------


def _split(field: str) -> Rule:
    """A cell, or the values that it numbers: it is then kept whole too."""

    def rule(text: str, place: Place) -> Iterable[Claim]:
        if place.leaves.has("cells.text", text):
            pieces = [piece.strip(" .;,-") for piece in re.split(r"\((?:\d+|!)(?:-\d+)?\)|(?<!\S)\d+\)", text)]
            values = [
                Claim(((field, piece),), use=False, within=True) for piece in pieces if piece not in ("", "to", "and")
            ]
            return [Claim((("cells.text", text),), use=False), *values]
        return [Claim(((field, text),))]

    return rule


def _details(text: str, place: Place) -> Iterable[Claim]:
    """The words about a document; in the old layout, its number is among them."""
    if place.leaves.has("cells.text", text):
        pieces = [piece.strip(" .;,-") for piece in re.split(r"\((?:\d+|!)(?:-\d+)?\)|(?<!\S)\d+\)", text)]
        options = [(("identifications.note", piece), ("identifications.number", piece)) for piece in pieces if piece]
        return [Claim((("cells.text", text),), use=False), *(Claim(o, use=False, within=True) for o in options)]
    return [Claim((("identifications.note", text), ("identifications.number", text)))]


def _each(claims: list[Claim], leaves: Leaves) -> list[Claim]:
    """What is said of a party as a whole: each of its designations has it."""
    return claims * (len(leaves.texts("designations.reference")) or 1)


def _foreign(field: str, codes: Mapping[str, str]) -> Rule:
    code = _code(field, codes)

    def rule(text: str, place: Place) -> Iterable[Claim] | Omitted:
        return code(text, place) if "text" in place.beside else NONE

    rule.codes = code.codes  # type: ignore[attr-defined]
    return rule


_KEYS: dict[str, tuple[str, ...]] = {
    "UK Sanctions List Ref": ("external_ids[uk-reference].value", "external_ids[un-reference].value"),
    "UK Statement of Reasons": ("designations.reasons",),
    "UN Ref": ("external_ids[un-reference].value",),
    "Gender": ("gender",),
    "Phone number": ("contacts.value",),
    "Fax": ("contacts.value",),
    "Tel": ("contacts.value",),
    "Website": ("contacts.value",),
    "Email address": ("contacts.value",),
    "Type of entity": ("organization_types",),
    "Business Reg No": ("identifications.number",),
    "Parent company": ("relationships.name",),
    "Subsidiaries": ("relationships.name",),
    "IMO number": ("identifications.number",),
    "Current owners": ("owners",),
    "Previous owners": ("former_owners",),
    "Flag of ship": ("flags.name",),
    "Previous flags": ("former_flags.name",),
    "Type of ship": ("vessel_types",),
    "Tonnage of ship": ("tonnage",),
    "Length of ship": ("length",),
    "Year built": ("build_dates.edtf",),
    "Hull identification number (HIN)": ("identifications[hull number].number",),
}
_KEY = re.compile(r"\((" + "|".join(map(re.escape, sorted(_KEYS, key=len, reverse=True))) + r")\) ?: ?")


def _keyed(remarks: str, line: int, leaves: Leaves) -> Iterator[Value]:
    """What Other Information says under a key: a field that means it holds it, or a part of it."""
    pieces = _KEY.split(remarks)
    for key, words in zip(pieces[1::2], pieces[2::2], strict=True):
        if not (text := folded(words)):
            continue
        fields = _KEYS[key]
        reference = re.match(r"([A-Z]{2})([ieIE])\. ?(\d{3})\b", text)
        if key == "UN Ref" and reference is None:
            continue
        claims = [Claim(tuple((field, text) for field in fields), use=False, around=True)]
        if key == "Gender":
            claims = [Claim((("gender", text.rstrip(".").casefold()),), use=False)]
        elif key == "UN Ref" and reference is not None:
            committee, kind, number = reference.groups()
            claims = [Claim((("external_ids[un-reference].value", f"{committee}{kind.lower()}.{number}"),), use=False)]
        elif key == "UK Statement of Reasons":
            claims = _each([Claim((("designations.reasons", text),))], leaves)
        elif fields == ("contacts.value",):
            pattern = r"[+(]?\d[\d ()\-/]{5,}\d" if key in ("Phone number", "Fax", "Tel") else r"[^\s;,]{4,}"
            words = [
                found.strip(" .()")
                for found in re.findall(pattern, re.sub(r"\(\d{1,2}\)(?=\s)|(?<!\S)\d\)", ";", text))
            ]
            claims = [
                Claim((("contacts.value", word),), use=False, within=True) for word in words if len(word) > 3
            ] or claims
        yield Value(f"Other Information ({key})", text, line, claims=tuple(claims), same=f"{key} {text}")


_OFSI_NAME = {
    **{f"name {n}": f"Name{n}" for n in range(1, 7)},
    "alias type": "NameType",
    "alias quality": "AliasStrength",
}
_OFSI_GROUPS: dict[str, dict[str, str]] = {
    "": {"group id": "group", "group type": "class", "last updated": "updated", "other information": "remarks"},
    "Name": _OFSI_NAME,
    "Foreign": {
        "name non-latin script": "text",
        "non-latin script type": "script",
        "non-latin script language": "language",
    },
    "Address": {
        **{f"address {n}": f"line{n}" for n in range(1, 7)},
        "post/zip code": "postal_code",
        "country": "country",
    },
    "Birth": {"town of birth": "town", "country of birth": "country of birth"},
    "Passport": {"passport number": "number", "passport details": "details"},
    "National": {
        "national identification number": "number",
        "national identification details": "details",
        "ni number": "old",
    },
    "Designation": {"regime": "regime", "listed on": "listed", "uk sanctions list date designated": "designated"},
    **{f"one {column}": {column: "text"} for column in ("title", "position", "dob", "nationality")},
}
_OFSI: dict[str, Rule] = {
    "group": lambda text, place: [
        Claim((("reference", text),)),
        Claim((("external_ids[ofsi-group].value", text),)),
        *_each([Claim((("designations.reference", text),))], place.leaves),
    ],
    "class": _code("class", _CLASSES),
    "updated": lambda text, place: _each([_updated(text)], place.leaves),
    "remarks": into("remarks"),
    **{f"Name/Name{number}": _name(number) for number in range(1, 7)},
    "Name/NameType": _name_type("the type of a name that is none"),
    "Name/AliasStrength": _code("names.quality", _QUALITIES),
    "Foreign/text": into("names.text"),
    "Foreign/script": _foreign("names.script", SCRIPTS),
    "Foreign/language": _foreign("names.language", LANGUAGES),
    **{f"Address/line{number}": into("addresses.lines") for number in range(1, 7)},
    "Address/postal_code": into("addresses.postal_code"),
    "Address/country": into("addresses.country.name"),
    "Birth/town": _split("birth_places.city"),
    "Birth/country of birth": _split("birth_places.country.name"),
    "Passport/number": _split("identifications.number"),
    "Passport/details": _details,
    "National/number": _split("identifications.number"),
    "National/details": _details,
    "National/old": _details,
    "Designation/regime": _regime,
    "Designation/listed": dated("designations.listing_date"),
    "Designation/designated": dated("designations.effective_date"),
    "one title/text": _split("titles"),
    "one position/text": _split("positions"),
    "one nationality/text": _split("nationalities.country.name"),
    "one dob/text": _birth_date,
}


# -- rows -------------------------------------------------------------------------------------------------------------


def _lines(document: Document) -> Iterator[str]:
    """The lines of a file in UTF-8 or, as a whole, in cp1252."""
    encoding = "utf-8-sig"
    with document.open(quietly=True) as stream:
        for line in stream:
            try:
                line.decode()
            except UnicodeDecodeError:
                encoding = "cp1252"
                break
    with document.open(quietly=True) as stream:
        for line in stream:
            yield line.decode(encoding, "replace")


def _csv(document: Document) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(_lines(document))
    before = 0
    for row in reader:
        yield before + 1, row
        before = reader.line_num


def _xlsx(document: Document) -> Iterator[tuple[int, list[str]]]:
    """The rows of every sheet, read off the XML of the workbook."""
    import zipfile

    main = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    with document.open(quietly=True) as stream, zipfile.ZipFile(stream) as archive:
        names = archive.namelist()
        strings: list[str] = []
        if "xl/sharedStrings.xml" in names:
            with archive.open("xl/sharedStrings.xml") as inner:
                for _, item in etree.iterparse(inner, tag=main + "si", resolve_entities=False, no_network=True):
                    strings.append("".join(text.text or "" for text in item.iter(main + "t")))
                    item.clear()
        for name in sorted(found for found in names if re.fullmatch(r"xl/worksheets/[^/]+\.xml", found)):
            with archive.open(name) as inner:
                for number, (_, row) in enumerate(
                    etree.iterparse(inner, tag=main + "row", resolve_entities=False, no_network=True), 1
                ):
                    yield int(row.get("r") or number), _cells(row, strings, main)
                    row.clear()


def _cells(row: etree._Element, strings: list[str], main: str) -> list[str]:
    cells: list[str] = []
    for place, cell in enumerate(row.iterchildren(main + "c")):
        letters = re.sub(r"\d", "", str(cell.get("r") or ""))
        column = 0
        for letter in letters:
            column = column * 26 + ord(letter) - 64
        cells += [""] * ((column or place + 1) - 1 - len(cells))
        value = cell.find(main + "v")
        text = (value.text or "") if value is not None else "".join(t.text or "" for t in cell.iter(main + "t"))
        cells.append(strings[int(text)] if cell.get("t") == "s" and text else text)
    return cells


def _row_pieces(rows: Iterable[tuple[int, list[str]]], key: str) -> Iterator[Piece]:
    """The rows under the header by a column; what stands above it as one piece."""
    header: list[str] = []
    for line, row in rows:
        names = [" ".join(cell.replace("\ufeff", "").casefold().split()) for cell in row]
        if not header and "name 6" in names:
            header = names
            continue
        if not header:
            yield Piece(HEAD, line, json.dumps(dict(enumerate(row))).encode())
            continue
        cells = {
            name: text
            for name, cell in zip(header, row, strict=False)
            if (text := html.unescape(cell).replace("\xa0", " ").strip()) and name
        }
        more = {
            f"a cell without a column ({place})": text for place, text in enumerate(row[len(header) :]) if text.strip()
        }
        if cells or more:
            yield Piece(folded(cells.get(key, "")) or f"line-{line}", line, json.dumps(cells | more).encode())


def _rows_in(pieces: Iterable[Piece]) -> list[tuple[int, dict[str, str]]]:
    return [(piece.line, json.loads(piece.data)) for piece in pieces]


def _fcdo_rows(pieces: Iterable[Piece], leaves: Leaves, run: Run) -> Iterator[Value]:
    rows = [(line, {name: folded(text) for name, text in cells.items()}) for line, cells in _rows_in(pieces)]
    yield from row_values(rows, _CSV_GROUPS, _FCDO_CSV, leaves, run)


def _ofsi_rows(pieces: Iterable[Piece], leaves: Leaves, run: Run) -> Iterator[Value]:
    whole = _rows_in(pieces)
    rows = [(line, {name: folded(text) for name, text in cells.items()}) for line, cells in whole]
    yield from row_values(rows, _OFSI_GROUPS, _OFSI, leaves, run)
    for line, cells in whole:
        yield from _keyed(cells.get("other information", ""), line, leaves)


def _banner(pieces: Iterable[Piece], leaves: Leaves, run: Run) -> Iterator[Value]:
    """What stands above the header: the date of the edition, with or without its heading."""
    for piece in pieces:
        for cell in json.loads(piece.data).values():
            text = folded(cell.replace("\ufeff", ""))
            words = re.sub(r"^(?:Report Date|Last Updated):? ?", "", text, flags=re.IGNORECASE)
            if words:
                place = Place({}, {}, leaves, run)
                yield Value("above the header", text, piece.line, claims=tuple(_edition(words, place)))


LAYOUTS = {
    "gb_fcdo_xml": Layout(
        pieces=lambda reading, run: xml_pieces(reading.document, ("Designation",), child_text("UniqueID")),
        values=lambda pieces, leaves, run: [v for p in pieces for v in xml_values(p, _FCDO, leaves, run, _same)],
        head=lambda pieces, leaves, run: [v for p in pieces for v in xml_values(p, _FCDO_HEAD, leaves, run)],
        rules=_FCDO | _FCDO_HEAD,
    ),
    "gb_fcdo_csv": Layout(
        pieces=lambda reading, run: _row_pieces(_csv(reading.document), "unique id"),
        values=_fcdo_rows,
        head=_banner,
        whole=True,
        rules=_FCDO_CSV,
    ),
    **{
        f"gb_ofsi_{encoding}": Layout(
            pieces=lambda reading, run, rows=rows: _row_pieces(rows(reading.document), "group id"),  # type: ignore[misc]
            values=_ofsi_rows,
            head=_banner,
            whole=True,
            rules=_OFSI,
        )
        for encoding, rows in (("csv", _csv), ("xlsx", _xlsx))
    },
}
