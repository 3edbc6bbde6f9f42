"""OFAC's classic XML and delimited files: what each element, column and item of remarks must have become."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..formats.us_ofac.vocabulary import ID_TYPES
from .engine import (
    Value,
    edtf,
)
from .flatten import Claim

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


# -- delimited files -----------------------------------------------------------------------------------------------
