"""What survives a way there and back: the values of each field, counted before and after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import attrs

from sanctionslib import Designation, Entity, Identification, Measure, SanctionsList
from sanctionslib.model import NameKind, Quality
from sanctionslib.model.folding import fold_number


def _line(text: str) -> str:
    """A text on one line, as FollowTheMoney keeps names and addresses."""
    return " ".join(text.split())


def _parts(entity: Entity) -> Iterator[object]:
    primary = (name for name in entity.names if name.kind is NameKind.PRIMARY)
    return ((_line(name.text), part.kind, _line(part.text)) for name in primary for part in name.parts)


def _measure(measure: Measure) -> str:
    return f"{measure.label.rstrip(' :-')}: {measure.text}" if measure.label else str(measure)


def _number(identification: Identification) -> str:
    return fold_number(identification.number or "")


def _of(name: str) -> Callable[[Entity | Designation], Iterator[Any]]:
    def values(owner: Entity | Designation) -> Iterator[Any]:
        found = getattr(owner, name, None)
        if isinstance(found, tuple):
            yield from found
        elif found is not None:
            yield found

    return values


def _of_designations(name: str) -> Callable[[Entity], Iterator[object]]:
    values = _of(name)
    return lambda entity: (value for designation in entity.designations for value in values(designation))


FIELDS: dict[str, Callable[[Entity], Iterable[object]]] = {
    "id": lambda entity: [entity.id],
    "class": lambda entity: [type(entity).__name__],
    "reference": _of("reference"),
    "names: text": lambda entity: [_line(name.text) for name in entity.names],
    "names: kind": lambda entity: [(_line(name.text), name.kind) for name in entity.names],
    "names: weak": lambda entity: [_line(name.text) for name in entity.names if name.quality is Quality.WEAK],
    "names: strong": lambda entity: [_line(name.text) for name in entity.names if name.quality is Quality.STRONG],
    "names: parts of primary names": _parts,
    "birth_dates": lambda entity: [date.edtf for date in entity.birth_dates],
    "birth_places: text": lambda entity: [_line(str(place)) for place in entity.birth_places],
    "nationalities": lambda entity: [each.country.code for each in entity.nationalities],
    "citizenships": lambda entity: [each.country.code for each in entity.citizenships],
    "gender": _of("gender"),
    "titles, positions": lambda entity: [*_of("titles")(entity), *_of("positions")(entity)],
    "identifications: kind, number": lambda entity: [(each.kind, _number(each)) for each in entity.identifications],
    "identifications: country": lambda entity: [
        (_number(each), each.country.code) for each in entity.identifications if each.country
    ],
    "identifications: dates": lambda entity: [
        (_number(each), date.edtf)
        for each in entity.identifications
        for date in (each.issue_date, each.expiry_date)
        if date
    ],
    "addresses: text": lambda entity: [_line(str(address)) for address in entity.addresses],
    "addresses: country": lambda entity: [each.country.code for each in entity.addresses if each.country],
    "contacts": lambda entity: [(each.kind, each.value) for each in entity.contacts],
    "digital_currency_addresses": _of("digital_currency_addresses"),
    "vessel, aircraft particulars": lambda entity: (
        [
            value
            for name in ("vessel_types", "call_signs", "tonnage", "gross_registered_tonnage", "models", "tail_numbers")
            for value in _of(name)(entity)
        ]
        + [flag.code for name in ("flags", "former_flags") for flag in _of(name)(entity)]
    ),
    "external_ids": _of("external_ids"),
    "relationships: kind": lambda entity: [each.kind for each in entity.relationships],
    "relationships: name": lambda entity: [each.name for each in entity.relationships if each.name],
    "remarks": _of("remarks"),
    "designations": lambda entity: ["designation"] * len(entity.designations),
    "programs": lambda entity: [program.code for each in entity.designations for program in each.programs],
    **{
        name: lambda entity, name=name: map(str, _of_designations(name)(entity))  # type: ignore[misc]
        for name in ("listing_date", "effective_date", "end_date")
    },
    "authority": _of_designations("authority"),
    "list": _of_designations("list"),
    "measures: text": lambda entity: [_measure(each) for found in entity.designations for each in found.measures],
    "reasons": _of_designations("reasons"),
    "legal_bases": _of_designations("legal_bases"),
}
"""The fields of an entity that are counted, each with the values that are compared."""


@attrs.frozen
class Kept:
    """How many values a field had, how many of them came back equal, and how many came back that it had not."""

    values: int
    equal: int
    more: int


def kept(before: SanctionsList, after: SanctionsList) -> dict[str, Kept]:
    """The values of each field, entity by entity; fields without a value are left out."""
    found: dict[str, Kept] = {}
    for field, values in FIELDS.items():
        total = equal = more = 0
        for entity in before:
            other = after.get(entity.id)
            old, new = Counter(values(entity)), Counter(values(other) if other else ())
            total += old.total()
            equal += (old & new).total()
            more += (new - old).total()
        if total or more:
            found[field] = Kept(total, equal, more)
    return found


def table(measured: dict[str, dict[str, Kept]]) -> str:
    """A table in reStructuredText: how many values of each field came back equal, list by list."""

    def cell(found: Kept | None) -> str:
        return f"{found.equal:,} of {found.values:,}" if found and found.values else ""

    rows = [(field, *(cell(found.get(field)) for found in measured.values())) for field in FIELDS]
    rows = [("\\", *measured), *(row for row in rows if any(row[1:]))]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    rule = "  ".join("=" * width for width in widths)
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join([rule, lines[0], rule, *lines[1:], rule])
