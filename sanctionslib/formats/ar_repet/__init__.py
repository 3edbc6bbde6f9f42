"""Argentina's Ministry of Justice, and the register of persons and entities linked to terrorism (RePET)."""

from __future__ import annotations

import re

from ...parsing.format import Format, Parts, Publisher
from ...parsing.input import Head
from ...parsing.opensanctions import Dataset
from .authority import LIST, MINISTRY

PERSONS, ENTITIES = "personas", "entidades"
"""The two files of an edition, by the names that the ministry gives them."""

_ARRAY = re.compile(r'\s*\[\s*\{[^{}]*?"DATAID"\s*:')
_OF_A_PART = re.compile(r'"(INDIVIDUAL|ENTITY)_(?:ADDRESS|ALIAS)"\s*:')
_NAME = re.compile(r"(?i)(?<![a-z])(?:(personas)|entidades)(?![a-z])")


def part_of(head: Head) -> str | None:
    """Which of the two files has this beginning; None for another file."""
    if not _ARRAY.match(head.text) or (match := _OF_A_PART.search(head.text)) is None:
        return None
    return PERSONS if match[1] == "INDIVIDUAL" else ENTITIES


def stem(name: str) -> tuple[str, str | None]:
    """
    The pattern that the name of a file shares with the other one, and the part that the name says it is.

    >>> stem("personas.json"), stem("repet-Entidades-2026-07-07.json"), stem("list.json")
    (('*.json', 'personas'), ('repet-*-2026-07-07.json', 'entidades'), ('list.json', None))
    """
    match = _NAME.search(name)
    if match is None:
        return name.casefold(), None
    return f"{name[: match.start()]}*{name[match.end() :]}".casefold(), PERSONS if match[1] else ENTITIES


PUBLISHER = Publisher(
    package=__name__,
    jurisdiction="ar",
    datasets=(Dataset(name="ar_repet", authority=MINISTRY, list=LIST),),
    formats=(
        Format(
            name="ar_repet_json",
            title="RePET (Argentina), JSON",
            authority=MINISTRY,
            suffixes=(".json",),
            recognizes=lambda head: part_of(head) is not None,
            module=f"{__name__}.repet_json",
            parts=Parts(
                titles={PERSONS: "file of persons (personas)", ENTITIES: "file of entities (entidades)"},
                of=part_of,
                stem=stem,
                alone=True,
            ),
            marks_end=True,
        ),
    ),
)
