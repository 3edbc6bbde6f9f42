"""OFAC's classic XML and delimited files: what each element, column and item of remarks must have become."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator

from ..formats.us_ofac.vocabulary import ID_TYPES
from ..reading import Document, Reading
from .engine import (
    HEAD,
    Layout,
    Piece,
    Place,
    Rule,
    Run,
    Value,
    child_text,
    coded,
    dated,
    edtf,
    into,
    left_out,
    valued,
    xml_pieces,
    xml_values,
)
from .flatten import Claim, Leaves, folded

CLASSES = {"Individual": "Person", "Entity": "Organization", "Vessel": "Vessel", "Aircraft": "Aircraft"}
ALIAS_KINDS = {"a.k.a.": "aka", "f.k.a.": "fka", "n.k.a.": "nka"}
GENDERS = {"Male": "male", "Female": "female"}
WALLET = "Digital Currency Address - "

_TEXTS = frozenset(
    "activities organization_types vessel_types call_signs models operators tail_numbers former_tail_numbers "
    "serial_numbers construction_numbers transponder_codes titles owners tonnage gross_registered_tonnage".split()
)
_DATES = frozenset({"established_dates", "build_dates", "manufacture_dates"})
_COUNTRIES = frozenset({"registration_countries", "flags", "former_flags"})
_IMO = re.compile(r"(?:IMO\s*)?(\d{7})")
_BIC = re.compile(r"[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?")


def _is_lei(number: str) -> bool:
    if not re.fullmatch(r"[0-9A-Z]{18}[0-9]{2}", number):
        return False
    return int("".join(str(int(c, 36)) for c in number)) % 97 == 1


def labelled(label: str, text: str, *, around: bool = False) -> list[Claim]:
    """
    What a value under one of OFAC's labels must have become: it stands in the field of the label.

    Args:
        label: The label; the table of types says which field it is.
        text: The value.
        around: Whether the field may hold but a part of the text.
    """
    label = label.replace("\u2019", "'")
    field = ID_TYPES.get(label)
    if label.startswith(WALLET):
        found = [(("digital_currency_addresses.address", text),)]
        currency = Claim((("digital_currency_addresses.currency", label.removeprefix(WALLET)),))
        return [*(Claim(options, around=around) for options in found), currency]
    if field is None or field.name == "identifications":
        return [Claim((("identifications.number", text),), around=around), *_external(label, text)]
    name, kind = field
    if name == "measures" and text.startswith("For more information"):  # a link, which forbids nothing
        name = "notes"
    if name == "gender":
        return [Claim((("gender", text.casefold().removesuffix(".")),))]
    if name == "contacts":
        return [Claim(((f"contacts[{kind}].value", text),), around=around)]
    if name == "securities":
        return [Claim(((f"securities[{kind}].value", text),), around=around), Claim((("securities.label", label),))]
    if name == "measures":
        claims = [Claim((("designations.measures.text", text),), within=around, around=around)]
        return [*claims, Claim((("designations.measures.label", label),))] + (
            [Claim((("designations.measures.kind", str(kind)),))] if kind else []
        )
    if name == "notes":
        return [
            Claim((("designations.notes.text", text),), within=around, around=around),
            Claim((("designations.notes.label", label),)),
        ]
    if name == "events":
        date = edtf(text.removesuffix("."))
        return [
            Claim(((f"designations.events[{kind}].date.edtf", date),) if date else ()),
            Claim((("designations.events.label", label),)),
        ]
    if name in _DATES:
        date = edtf(text.removesuffix("."))
        return [Claim(((f"{name}.edtf", date),) if date else ())]
    if name in _COUNTRIES:
        return [Claim(((f"{name}.name", text),), around=around)]
    assert name in _TEXTS, name
    return [Claim(((name, text),), within=around and name == "activities", around=around)]


def _external(label: str, number: str) -> list[Claim]:
    """The external identifier that a number is, if it has the form of one."""
    field = ID_TYPES.get(label)
    kind = str(field.kind) if field else "other"
    if kind == "imo number":
        if match := _IMO.fullmatch(number):
            return [Claim((("external_ids[imo].value", f"IMO{match[1]}"),))]
    elif kind == "lei" and _is_lei(number):
        return [Claim((("external_ids[lei].value", number),))]
    elif kind == "bic" and _BIC.fullmatch(number):
        return [Claim((("external_ids[bic].value", number),))]
    return []


def document_kind(label: str, number: str) -> str:
    """The kind of a document with that label and number."""
    field = ID_TYPES.get(label.replace("\u2019", "'"))
    kind = str(field.kind) if field else "other"
    if kind == "imo number" and not _IMO.fullmatch(number):
        return "vessel registration"
    return "registration number" if kind == "lei" and not _is_lei(number) else kind


def is_document(label: str) -> bool:
    """Whether a label is that of a document or a register."""
    field = ID_TYPES.get(label.replace("\u2019", "'"))
    return not label.startswith(WALLET) and (field is None or field.name == "identifications")


# -- remarks -------------------------------------------------------------------------------------------------------

_LABEL = re.compile(
    r"(?P<alt>[Aa]lt\. )?(?P<label>"
    + "|".join(map(re.escape, sorted(ID_TYPES, key=len, reverse=True)))
    + r"|Digital Currency Address - [A-Z0-9]+|DOB|POB|nationality|citizen|[afn]\.k\.a\.|Linked To:):? +(?P<value>.+)"
)
_DATE = r"(?:circa )?(?:\d{1,2} )?(?:[A-Z][a-z]{2} )?\d{4}"
_ISSUED = re.compile(rf" (issued|expires) ({_DATE}(?: to {_DATE})?)(?= |\.?$)")
_DOCUMENT = re.compile(
    rf"(?P<number>.*?)(?: \((?P<country>[^()]*(?:\([^()]*\))?[^()]*)\))?"
    rf"(?: (?:issued|expires) {_DATE}(?: to {_DATE})?)*"
)


def remark_values(path: str, remarks: str, line: int | None, *, cut: bool = False) -> Iterator[Value]:
    """
    The items of a remark that begin with a label, each with what it must have become.

    A field may hold less than the item: a full stop, or words in parentheses, may not belong to the value.
    """
    pieces = re.split(r"; (?![^()]*\))|; (?=Linked To:)| (?=\(?Linked To: )", remarks)
    for number, piece in enumerate(pieces):
        text = piece.strip().removesuffix(";")
        text = text.removeprefix("(") if text.startswith("(Linked To:") else text
        if (cut and number == len(pieces) - 1) or not (match := _LABEL.match(text)):
            continue
        label, value = match["label"].removesuffix(":"), match["value"].strip()
        if match["label"] in ID_TYPES:
            label = match["label"]
        claims = _remark(label, value, main="false" if match["alt"] else "true")
        if claims is not None:
            yield Value(f"{path}: {label}", value, line, claims=tuple(claims))


def _remark(label: str, value: str, *, main: str) -> Iterable[Claim] | None:
    """What an item must have become; None if it is but prose that begins with the word of a label."""
    bare = value.removesuffix(".")
    if label == "DOB":
        date = edtf(bare)
        return [Claim((("birth_dates.edtf", date),) if date else ()), Claim((("birth_dates.main", main),))]
    if label == "POB":
        return [
            Claim((("birth_places.text", value), ("birth_places.text", bare))),
            Claim((("birth_places.main", main),)),
        ]
    if label in ("nationality", "citizen"):
        field = "nationalities" if label == "nationality" else "citizenships"
        if not bare[:1].isupper():  # "possibly Palestinian"
            return None
        return [Claim(((f"{field}.country.name", bare),)), Claim(((f"{field}.main", main),))]
    if label in ALIAS_KINDS:
        options = [bare, bare.removesuffix(")"), value, bare[1:-1], value[1:-1]]
        kind = ALIAS_KINDS[label]
        if value[0] in "'\"" and value.count(value[0]) == 1:  # a semicolon in the name
            return [Claim(((f"names[{kind}].text", value[1:]),), within=True), Claim((("names.quality", "weak"),))]
        return [
            Claim(tuple((f"names[{kind}].text", option) for option in options)),
            Claim((("names.quality", "weak"),)),
        ]
    if label == "Linked To":
        options = [value, bare, bare.removesuffix(")"), value.removesuffix(")")]
        return [
            Claim(tuple(("relationships[linked to].name", option) for option in options)),
            Claim((("relationships.label", "Linked To"),)),
        ]
    if is_document(label):
        if not re.match(r"\S*\d", bare) or " and " in bare or " under the name " in bare:
            return None  # prose, or more than one document: the remark is kept whole
        match = _DOCUMENT.fullmatch(bare)
        assert match is not None  # its first part takes anything
        number, country = match["number"], match["country"]
        whole = f"{number} ({country})" if country else number
        text = number if country else whole
        found = [
            Claim(
                tuple(("identifications.number", each + stop) for each in (number, whole) for stop in ("", ".")),
            ),
            Claim((("identifications.label", label),)),
            Claim((("identifications.kind", document_kind(label, text)),)),
            *_external(label, text),
        ]
        if country:
            found.append(
                Claim(
                    (
                        ("identifications.country.name", country),
                        ("identifications.number", whole),
                        ("identifications.number", f"{whole}."),
                    ),
                    use=False,
                )
            )
        for word, date in _ISSUED.findall(bare):
            field = "issue_date" if word == "issued" else "expiry_date"
            found.append(Claim(((f"identifications.{field}.edtf", str(edtf(date))),)))
        return found
    if label in ("Website", "Email Address") and " " in bare:
        return None
    return labelled(label, value, around=True)


# -- classic XML ---------------------------------------------------------------------------------------------------


def _whole(place: Place) -> str:
    return ", ".join(place.beside[key] for key in ("lastName", "firstName") if key in place.beside)


def _name(part: str) -> Rule:
    """A part of a name, and with the last name (or the only one) the whole name."""

    def rule(text: str, place: Place) -> Iterable[Claim]:
        both = "lastName" in place.beside and "firstName" in place.beside
        found = [Claim(((f"names.parts[{part}].text", text),))] if both else []
        if part == "family" or not both:
            kind = "primary" if place.beside is place.record else ALIAS_KINDS.get(place.beside.get("type", ""), "aka")
            found.append(Claim(((f"names[{kind}].text", _whole(place)),)))
        return found

    return rule


def _title(text: str, place: Place) -> Iterable[Claim]:
    return [Claim((("titles", part),)) for part in text.split("; ")]


def _id_type(text: str, place: Place) -> Iterable[Claim]:
    """A document keeps it as its label; others are kept under it, in the field that means it."""
    number = place.beside.get("idNumber", "")
    if is_document(text):
        kind = document_kind(text, number)
        return [Claim((("identifications.label", text),)), Claim((("identifications.kind", kind),))]
    return [claim._replace(use=False) for claim in labelled(text, number)]


def _id_number(text: str, place: Place) -> Iterable[Claim]:
    found = labelled(place.beside.get("idType", ""), text)
    if place.beside.get("idType") == "Gender":
        found = [Claim((("gender", GENDERS[text]),) if text in GENDERS else ())]
    return found


def _publish_date(text: str, place: Place) -> Iterable[Claim]:
    month, day, year = text.split("/") if text.count("/") == 2 else ("", "", text)
    return [Claim((("edition", text),)), Claim((("published", f"{year}-{month:>02}-{day:>02}"),))]


_CLASSIC: dict[str, Rule] = {
    "uid": into("reference", "designations.reference"),
    "sdnType": coded("class", CLASSES),
    "firstName": _name("given"),
    "lastName": _name("family"),
    "title": _title,
    "remarks": into("remarks"),
    "programList/program": into("designations.programs.code"),
    **{
        f"{item}/uid": left_out(f"{item}/uid")
        for item in "aka address id nationality citizenship dateOfBirthItem placeOfBirthItem".split()
    },
    "aka/type": coded("names.kind", ALIAS_KINDS),
    "aka/category": coded("names.quality", {"strong": "strong", "weak": "weak"}),
    "aka/lastName": _name("family"),
    "aka/firstName": _name("given"),
    **{f"address/address{number}": into("addresses.lines") for number in (1, 2, 3)},
    "address/city": into("addresses.city"),
    "address/stateOrProvince": into("addresses.region"),
    "address/postalCode": into("addresses.postal_code"),
    "address/country": into("addresses.country.name"),
    "id/idType": _id_type,
    "id/idNumber": _id_number,
    "id/idCountry": into("identifications.country.name"),
    "id/issueDate": dated("identifications.issue_date"),
    "id/expirationDate": dated("identifications.expiry_date"),
    "nationality/country": into("nationalities.country.name"),
    "nationality/mainEntry": coded("nationalities.main", {"true": "true", "false": "false"}),
    "citizenship/country": into("citizenships.country.name"),
    "citizenship/mainEntry": coded("citizenships.main", {"true": "true", "false": "false"}),
    "dateOfBirthItem/dateOfBirth": dated("birth_dates"),
    "dateOfBirthItem/mainEntry": coded("birth_dates.main", {"true": "true", "false": "false"}),
    "placeOfBirthItem/placeOfBirth": into("birth_places.text"),
    "placeOfBirthItem/mainEntry": coded("birth_places.main", {"true": "true", "false": "false"}),
    "vesselInfo/callSign": into("call_signs"),
    "vesselInfo/vesselType": into("vessel_types"),
    "vesselInfo/vesselFlag": into("flags.name"),
    "vesselInfo/vesselOwner": into("owners"),
    "vesselInfo/tonnage": into("tonnage"),
    "vesselInfo/grossRegisteredTonnage": into("gross_registered_tonnage"),
}
_CLASSIC_HEAD: dict[str, Rule] = {
    "publshInformation/Publish_Date": _publish_date,
    "publshInformation/Record_Count": into("stated_count"),
}


def _classic_values(pieces: Iterable[Piece], leaves: Leaves, run: Run) -> Iterator[Value]:
    for piece in pieces:
        for value in xml_values(piece, _CLASSIC, leaves, run):
            yield value
            if value.path == "remarks":
                yield from remark_values("remarks", value.text, value.line)


# -- delimited files -----------------------------------------------------------------------------------------------

_COLUMNS = {
    "SDN": (
        "ent_num SDN_Name SDN_Type Program Title Call_Sign Vess_type Tonnage GRT Vess_flag Vess_owner Remarks"
    ).split(),
    "ADD": "ent_num Add_num Address City Country Add_remarks".split(),
    "ALT": "ent_num alt_num alt_type alt_name alt_remarks".split(),
    "SDN_COMMENTS": "ent_num Remarks".split(),
}
_FILES = {"sdn": "SDN", "add": "ADD", "alt": "ALT", "comments": "SDN_COMMENTS"}
_WIDTHS = {
    1867: (10, 350, 12, 50, 200, 8, 25, 14, 8, 40, 150, 1000),
    2017: (10, 350, 12, 200, 200, 8, 25, 14, 8, 40, 150, 1000),
    1336: (10, 10, 750, 116, 250, 200),
    578: (10, 10, 8, 350, 200),
}
_DELIMITERS = {"csv": ",", "pip": "|", "del": "@"}


def _lines(document: Document) -> Iterator[str]:
    with document.open(quietly=True) as stream:
        for line in stream:
            try:
                yield line.decode("utf-8-sig").replace("\x1a", "")
            except UnicodeDecodeError:
                yield line.decode("cp1252", "replace").replace("\x1a", "")


def _rows(document: Document, encoding: str, file: str) -> Iterator[tuple[int, list[str]]]:
    if encoding != "ff":
        reader = csv.reader(_lines(document), delimiter=_DELIMITERS[encoding])
        before = 0
        for row in reader:
            yield before + 1, row
            before = reader.line_num
        return
    for number, line in enumerate(_lines(document), 1):
        text = line.rstrip("\r\n")
        widths = (10, len(text)) if file == "SDN_COMMENTS" else _WIDTHS.get(len(text), (len(text),))
        starts = [sum(widths[:place]) for place in range(len(widths))]
        yield number, [text[start : start + width] for start, width in zip(starts, widths, strict=True)]


def _row_pieces(reading: Reading, encoding: str) -> Iterator[Piece]:
    for part, document in {"sdn": reading.document, **reading.companions}.items():
        file = _FILES[part]
        for line, cells in _rows(document, encoding, file):
            key = cells[0].strip() if cells else ""
            if key.isdigit() and len(cells) == len(_COLUMNS[file]):
                yield Piece(key, line, json.dumps([file, *cells]).encode())
            elif any(cell.strip() for cell in cells) and key not in ("ent_num", "^Z"):
                yield Piece(HEAD, line, json.dumps([file, *cells]).encode())


def _programs(text: str, place: Place) -> Iterable[Claim]:
    return [Claim((("designations.programs.code", code.strip(" []")),)) for code in text.split("] [")]


def _sdn_name(text: str, place: Place) -> Iterable[Claim]:
    found = [Claim((("names[primary].text", text),))]
    return found + _parts(text, place)


def _parts(text: str, place: Place) -> list[Claim]:
    """The family name and the rest, of a person whose name has no more commas than one."""
    if not place.leaves.has("class", "Person") or text.count(", ") != 1:
        return []
    return [
        Claim(((f"names.parts[{kind}].text", part),))
        for kind, part in zip(("family", "given"), text.split(", "), strict=True)
    ]


def _alt_name(text: str, place: Place) -> Iterable[Claim]:
    kind = {label.replace(".", ""): kind for label, kind in ALIAS_KINDS.items()}.get(place.beside.get("alt_type", ""))
    return [
        Claim(((f"names[{kind or 'aka'}].text", text),)),
        Claim((("names.quality", "strong"),)),
        *_parts(text, place),
    ]


def _remarks_cell(text: str, place: Place) -> Iterable[Claim]:
    return [Claim((("remarks", text),), use=False, within=True)]


_DELIMITED: dict[str, Rule] = {
    "SDN.ent_num": into("reference", "designations.reference"),
    "SDN.SDN_Name": _sdn_name,
    "SDN.SDN_Type": coded("class", {key.casefold(): value for key, value in CLASSES.items()}),
    "SDN.Program": _programs,
    "SDN.Title": _title,
    "SDN.Call_Sign": into("call_signs"),
    "SDN.Vess_type": into("vessel_types"),
    "SDN.Tonnage": into("tonnage"),
    "SDN.GRT": into("gross_registered_tonnage"),
    "SDN.Vess_flag": into("flags.name"),
    "SDN.Vess_owner": into("owners"),
    "SDN.Remarks": _remarks_cell,
    "ADD.Add_num": left_out("ADD.Add_num"),
    "ADD.Address": into("addresses.lines"),
    "ADD.City": into("addresses.locality"),
    "ADD.Country": into("addresses.country.name"),
    "ADD.Add_remarks": into("addresses.note"),
    "ALT.alt_num": left_out("ALT.alt_num"),
    "ALT.alt_type": coded("names.kind", {label.replace(".", ""): kind for label, kind in ALIAS_KINDS.items()}),
    "ALT.alt_name": _alt_name,
    "ALT.alt_remarks": into("names.note"),
    "SDN_COMMENTS.Remarks": _remarks_cell,
}


def _row_values(pieces: Iterable[Piece], leaves: Leaves, run: Run) -> Iterator[Value]:
    remarks = ""
    cut, line_of_remarks = False, None
    for piece in pieces:
        file, *cells = json.loads(piece.data)
        names = _COLUMNS[file]
        beside = {
            name: text for name, cell in zip(names, cells, strict=True) if (text := folded(cell)) not in ("", "-0-")
        }
        place = Place(beside, beside, leaves, run)
        for name, text in beside.items():
            if name != "ent_num" or file == "SDN":
                path = f"{file}.{name}"
                yield valued(path, text, piece.line, _DELIMITED.get(path), place)
        if file == "SDN" and "Remarks" in beside:
            remarks, line_of_remarks = cells[-1], piece.line
            cut = len(cells[-1].rstrip()) >= 999
        elif file == "SDN_COMMENTS":
            remarks, cut = remarks + cells[-1], False
    yield from remark_values("SDN.Remarks", folded(remarks), line_of_remarks, cut=cut)


def _row_head(pieces: Iterable[Piece], leaves: Leaves, run: Run) -> Iterator[Value]:
    """Rows that are none."""
    for piece in pieces:
        file, *cells = json.loads(piece.data)
        for cell in filter(None, map(folded, cells)):
            yield Value(f"{file}: rows that are none", cell, piece.line)


def _delimited(encoding: str) -> Layout:
    return Layout(
        pieces=lambda reading, run: _row_pieces(reading, encoding),
        values=_row_values,
        head=_row_head,
        whole=True,
        rules=_DELIMITED,
    )


LAYOUTS = {
    "us_ofac_sdn_xml": Layout(
        pieces=lambda reading, run: xml_pieces(reading.document, ("sdnEntry",), child_text("uid")),
        values=_classic_values,
        head=lambda pieces, leaves, run: [v for p in pieces for v in xml_values(p, _CLASSIC_HEAD, leaves, run)],
        rules=_CLASSIC | _CLASSIC_HEAD,
    ),
    **{f"us_ofac_sdn_{encoding}": _delimited(encoding) for encoding in (*_DELIMITERS, "ff")},
}
