"""OFAC's remarks: items that hold facts of other fields, between free text."""

from __future__ import annotations

import re

from ..model import BirthDate, Contact, ContactKind, IssueCode, Relationship, RelationshipKind
from ..model.dates import edtf_of
from ._ofac import Party

_LINKS = re.compile(r"\(?Linked To: ")
_DOB = re.compile(r"(alt\. )?DOB (.+)")
_PHONE = re.compile(r"(?i)(?:alt\. )?(telephone|fax)(?: number)?:? +(.+)")


def split_items(remarks: str) -> list[str]:
    """
    The items of a remark: separated by ``; `` outside parentheses.

    >>> split_items("all offices worldwide; (Linked To: A; Linked To: B (C))")
    ['all offices worldwide', '(Linked To: A; Linked To: B (C))']
    """
    items, depth, start = [], 0, 0
    for position, character in enumerate(remarks):
        if character == "(":
            depth += 1
        elif character == ")":
            depth = max(0, depth - 1)
        elif character == ";" and depth == 0:
            items.append(remarks[start:position].strip())
            start = position + 1
    items.append(remarks[start:].strip())
    return [item for item in items if item]


def read_remarks(party: Party, remarks: str) -> None:
    """Keep *remarks* verbatim, and read the links, birth dates and numbers out of them."""
    party.add("remarks", remarks)
    for item in split_items(remarks):
        if _LINKS.match(item):
            if item.startswith("(") and item.endswith(")"):
                item = item[1:-1]
            for name in re.split(r";? *Linked To: ", item)[1:]:
                party.add("relationships", Relationship(RelationshipKind.LINKED_TO, name.strip(), label="Linked To", origin="remarks"))
        elif match := _DOB.fullmatch(item):
            try:
                party.add("birth_dates", BirthDate(edtf_of(match[2].rstrip(".")), main=not match[1], origin="remarks"))
            except ValueError:
                party.reading.issue(
                    IssueCode.UNREADABLE_VALUE, "the birth date in the remarks is not a date",
                    record=party.uid, line=party.source.line, raw=match[2],
                )
        elif match := _PHONE.fullmatch(item):
            kind = ContactKind.PHONE if match[1].lower() == "telephone" else ContactKind.FAX
            party.add("contacts", Contact(kind, match[2].strip(), origin="remarks"))
