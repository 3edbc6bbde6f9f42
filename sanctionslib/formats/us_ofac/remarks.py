"""
The grammar of OFAC's remarks: items that hold facts of other fields, between free text.

The page :doc:`remarks` describes it. `items` cuts a remark into items and says what each is; `read_remarks` puts them
where they belong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator

from ...model import (
    BirthDate,
    Contact,
    ContactKind,
    IssueCode,
    Name,
    Nationality,
    Place,
    Quality,
    Relationship,
    RelationshipKind,
)
from ...model.dates import edtf_of
from ...parsing.remarks import Item
from ...vocabularies.countries import country
from .vocabulary import ID_TYPES, NAME_KINDS, Party

TITLE = "title"
"""The label of an item that repeats a title that the record has in its own field."""

LINKED_TO = "Linked To"

_FAMILY = (
    r"(?i:(?:ex-|half-|step-?|grand)?(?:brother|sister|son|daughter|wife|husband|spouse|child|father|mother|nephew|niece"
    r"|cousin|uncle|aunt)(?:-in-law)? of)"
)
_CONTACTS = {
    "telephone": ContactKind.PHONE,
    "phone": ContactKind.PHONE,
    "fax": ContactKind.FAX,
    "email": ContactKind.EMAIL,
    "telex": ContactKind.OTHER,
    "website": ContactKind.WEBSITE,
}

_LABELS = "|".join(map(re.escape, sorted(ID_TYPES, key=len, reverse=True)))
_HEAD = re.compile(
    r"(?P<alt>[Aa]lt\. )?(?:"
    rf"(?P<id>{_LABELS}|Digital Currency Address - [A-Z0-9]+):?(?=\s|$)"
    r"|(?P<plain>DOB|POB|nationality|citizen)(?=\s)"
    r"|(?P<alias>[afn]\.k\.a\.)(?=\s)"
    r"|Linked To:(?=\s|$)(?P<link>)"
    r"|(?P<number>(?i:telephone|phone|fax|telex))(?i: number| no\.)?:?(?=\s+[(+\d])"
    r"|(?P<email>(?i:email))?:?\s*(?=[\w.+-]+@[\w.-]+(?: \(email\))?\.?$)(?P<at>)"
    r"|(?P<website>)(?=(?:https?://|www\.)\S+(?: \(website\)\.?)?$)"
    rf"|(?P<family>{_FAMILY})(?=\s)"
    r")\s*"
)
_SEPARATOR = re.compile(r"; |(?<=[^\s(]) (?=\(?Linked To: )")
_PROSE = frozenset(
    {
        "Additional Sanctions Information -",
        "CAATSA Section 235 Information:",
        "Executive Order 14014 Directive Information:",
        "Executive Order 14024 Directive Information",
        "Executive Order 14024 Directive Information -",
        "IFCA Determination -",
        "Organization Type:",
        "PEESA Information:",
        "Secondary sanctions risk:",
        "Transactions Prohibited For Persons Owned or Controlled By U.S. Financial Institutions:",
    }
)
"""The labels whose values are sentences or descriptions, which may hold a semicolon themselves."""
_GOES_ON = re.compile(r"U\.S\. Persons Must |tax consultancy\b")
"""What goes on with such a value after its semicolon, as far as the lists have it."""

_NUMBERS = frozenset({"identifications", "contacts", "events", "digital_currency_addresses", "gender"})
"""The fields whose values never end with a full stop of their own."""

_DATE = r"(?:circa )?(?:\d{1,2} )?(?:[A-Z][a-z]{2} )?\d{4}"
_DATE += f"(?: to {_DATE})?"
_DOCUMENT = re.compile(
    rf"(?P<number>.*?)(?:(?: |^)\((?P<country>[^()]+(?:\([^()]*\))?[^()]*)\))?"
    rf"(?: issued (?P<issued>{_DATE}))?(?: expires (?P<expires>{_DATE}))?"
)
_IN_PROSE = re.compile(r" and .*\bNo\.|(?:^| )issued (?:under|in|by) |\bwere issued\b")
_ABBREVIATED = re.compile(r"(?:^|[\s.,&(])[A-Za-z]{1,2}\.(?:[A-Za-z]{1,2}\.)*[A-Za-z]{1,3}$|(?i:\b(?:Jr|Sr|e\.V))$")


_ELSEWHERE = frozenset("type list programs addresses titles owners tonnage gross_registered_tonnage".split())
"""The fields that the delimited files have in columns or companions of their own."""


def can_state(field: str, value: object) -> bool:
    """Whether remarks can state a value of a field: no name but a weak alias, and nothing that stands elsewhere."""
    if field == "names":
        return isinstance(value, Name) and value.quality is Quality.WEAK
    return field not in _ELSEWHERE


def items(
    remarks: str,
    *,
    titles: Collection[str] = (),
    full_stop: bool = False,
    cut: bool = False,
    stopped: Collection[str] = (),
) -> Iterator[Item]:
    """
    The items of a remark: separated by ``; `` outside parentheses and quotes.

    Args:
        remarks: The whole remark.
        titles: The titles of the record, which the delimited files repeat in the remarks.
        full_stop: Whether the remark as a whole ends with a full stop, as those of the delimited files do. Only one is
            set where the last item has one of its own.
        cut: Whether the remark breaks off: its last item is then not to be relied on, and is free text.
        stopped: Names that are known to end with a full stop, to tell theirs from that of the remark.

    >>> [(item.label, item.value) for item in items("DOB 1956; Major; Linked To: A B LTD.", full_stop=True)]
    [('DOB', '1956'), ('', 'Major'), ('Linked To', 'A B LTD')]
    >>> [item.value for item in items("all offices worldwide; (Linked To: A; Linked To: B (C))")]
    ['all offices worldwide', 'A', 'B (C)']
    """
    pieces = _joined([piece for piece in map(str.strip, _SEPARATOR.split(remarks.removesuffix(";"))) if piece])
    in_parentheses = False
    for position, text in enumerate(pieces):
        last = position == len(pieces) - 1
        stop = full_stop and last and text.endswith(".") and not cut
        if cut and last and not remarks.endswith(";"):
            yield Item(text, "", text)
            continue
        bare = text[:-1] if stop else text
        if text in titles or bare in titles:
            yield Item(text, TITLE, text if text in titles else bare)
            continue
        if bare.startswith("(Linked To:"):
            bare, in_parentheses = bare[1:], True
        if in_parentheses and bare.endswith(")") and bare.count(")") > bare.count("("):
            bare, in_parentheses = bare[:-1], False
        match = _HEAD.match(bare)
        value = bare[match.end() :].strip() if match else bare
        if match is None or not _can_be(match, value):
            yield Item(text, "", bare)
            continue
        label = _label(match)
        if stop and _is_text(label) and (value + "." in stopped or _ABBREVIATED.search(value)):
            value += "."
        yield Item(text, label, value, match["alt"] is not None)


def _can_be(match: re.Match[str], value: str) -> bool:
    """Whether what follows a label can be its value: a country, a number; some remarks go on in prose."""
    if match["plain"] in ("nationality", "citizen"):
        return country(value).code is not None
    if _is_document(match["id"]):
        return not _IN_PROSE.search(value)
    return bool(value)


def _is_document(label: str | None) -> bool:
    field = ID_TYPES.get(label or "")
    return field is not None and field.name == "identifications"


def _label(match: re.Match[str]) -> str:
    if match["at"] is not None:
        return "email"
    if match["website"] is not None:
        return "website"
    if match["number"]:
        return match["number"].lower()
    return next((found for found in match.group("id", "plain", "alias", "family") if found), LINKED_TO)


def _is_text(label: str) -> bool:
    """Whether the values under a label are names or prose, which may end with a full stop of their own."""
    field = ID_TYPES.get(label)
    return label == "POB" or (field.name not in _NUMBERS if field else label == LINKED_TO or " of" in label)


def _joined(pieces: list[str]) -> list[str]:
    """Pieces between semicolons, with those put together again whose semicolon belongs to a value."""
    found: list[str] = []
    position = 0
    while position < len(pieces):
        piece = pieces[position]
        match = _HEAD.match(piece)
        end = position + 1
        if match and match["alias"] and piece[match.end() :].startswith(("'", '"')) and not _closed(piece):
            end = _end(pieces, position, _closed)
        elif not piece.startswith("(Linked To:") and piece.count("(") > piece.count(")"):
            end = _end(pieces, position, _balanced, past_labels=piece.startswith("("))
        elif match and match["id"] in _PROSE and end < len(pieces) and _GOES_ON.match(pieces[end]):
            end += 1
        found.append("; ".join(pieces[position:end]))
        position = end
    return found


def _closed(text: str) -> bool:
    return text.endswith(("'", "'.", '"', '".')) and len(text) > 8


def _balanced(text: str) -> bool:
    return text.count("(") <= text.count(")")


def _end(pieces: list[str], start: int, whole: Callable[[str], bool], *, past_labels: bool = False) -> int:
    """
    Where the item that begins at *start* ends: past the piece that makes it whole. It ends at once if none does so
    before the next label; a remark in parentheses may hold labels.
    """
    for end in range(start + 1, len(pieces)):
        if not past_labels and _HEAD.match(pieces[end]):
            break
        if whole("; ".join(pieces[start : end + 1])):
            return end + 1
    return start + 1


def read_remarks(
    party: Party, remarks: str, *, full_stop: bool = False, cut: bool = False, stopped: Collection[str] = ()
) -> None:
    """Keep *remarks* verbatim, and put what its items state where it belongs; see `items` for the arguments."""
    party.add("remarks", remarks)
    titles = party.fields.get("titles", ())
    for item in items(remarks, titles=titles, full_stop=full_stop, cut=cut, stopped=stopped):
        if item.label and item.label != TITLE:
            _place(party, item)


def _place(party: Party, item: Item) -> None:
    label, value = item.label, item.value
    if label == LINKED_TO:
        party.add("relationships", Relationship(RelationshipKind.LINKED_TO, value, label=LINKED_TO, origin="remarks"))
    elif label == "DOB":
        try:
            party.add("birth_dates", BirthDate(edtf_of(value), main=not item.alt, origin="remarks"))
        except ValueError:
            party.reading.issue(
                IssueCode.UNREADABLE_VALUE,
                "the birth date in the remarks is not a date",
                record=party.uid,
                line=party.source.line,
                raw=value,
            )
    elif label == "POB":
        party.add("birth_places", Place(text=value, main=not item.alt, origin="remarks"))
    elif label in ("nationality", "citizen"):
        field = "nationalities" if label == "nationality" else "citizenships"
        party.add(field, Nationality(country(value), main=not item.alt))
    elif label in NAME_KINDS:
        text = value[1:-1] if len(value) > 2 and value[0] == value[-1] and value[0] in "'\"" else value
        party.add("names", Name(text, kind=NAME_KINDS[label], quality=Quality.WEAK))
    elif kind := _CONTACTS.get(label):
        party.add("contacts", Contact(kind, re.sub(r" \((?:website|email)\)\.?$", "", value), origin="remarks"))
    elif re.fullmatch(_FAMILY, label):
        party.add("relationships", Relationship(RelationshipKind.FAMILY_OF, value, label=label, origin="remarks"))
    else:
        _place_id(party, label, value)


def _place_id(party: Party, label: str, value: str) -> None:
    if not _is_document(label):
        party.add_id(label, value, origin="remarks")
        return
    match = _DOCUMENT.fullmatch(value)
    assert match  # its first part takes anything
    number, name = match["number"], match["country"]
    if name and not country(name.split(".")[0]).code:  # "Cabo Verde.  Previously Cape Verde."
        number, name = f"{number} ({name})", None
    party.add_id(
        label, number or None, country_name=name, issued=match["issued"], expires=match["expires"], origin="remarks"
    )
