"""Designations as Sanctions, and the topics that they give a party."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import attrs

from ...model import Answer, Authority, Designation, Entity, EventKind, ExternalScheme, Measure, MeasureKind, Program
from ...publishers import publisher_of
from .ids import Ids
from .item import INFERRED, METADATA, Item
from .values import basis_words, country_code, date_prefix, phrases

_OTHER_TOPICS = {MeasureKind.DEBARMENT: "debarment", MeasureKind.EXPORT_CONTROL: "export.control"}
"""Measures that, where a designation means no others, make it none of sanctions but of this."""
_FURTHER_TOPICS = {MeasureKind.INVESTMENT_BAN: "invest.ban"}
"""Measures that are sanctions, and that FollowTheMoney has a topic of their own for."""


def topics(designation: Designation) -> list[str]:
    """
    What a designation makes of its party: by the measures that it states, and those of its programs on its list.

    >>> from sanctionslib import Designation, Measure, Program
    >>> from sanctionslib.model import MeasureKind
    >>> topics(Designation(programs=(Program(code="SYRIA"),)))
    ['sanction']
    >>> topics(Designation(measures=(Measure(kind=MeasureKind.DEBARMENT),)))
    ['debarment']
    >>> topics(Designation(measures=(Measure(kind=MeasureKind.INVESTMENT_BAN),)))
    ['sanction', 'invest.ban']
    """
    kinds = {measure.kind for measure in designation.measures}
    possible = set(kinds)
    for program in designation.programs:
        kinds |= _meant(program, designation.list)
        possible |= _possible(program, designation.list)
    publisher = publisher_of(designation.authority)
    if possible and possible <= _OTHER_TOPICS.keys() and not (publisher and publisher.sanctions_only):
        return sorted(topic for kind, topic in _OTHER_TOPICS.items() if kind in possible)
    return ["sanction", *(topic for kind, topic in _FURTHER_TOPICS.items() if kind in kinds)]


@lru_cache(maxsize=4096)
def _meant(program: Program, list: str | None) -> frozenset[MeasureKind | None]:
    """The measures that a program means for all who are on a list."""
    return frozenset(measure.kind for measure in _on(program, list) if not measure.by_entry)


@lru_cache(maxsize=4096)
def _possible(program: Program, list: str | None) -> frozenset[MeasureKind | None]:
    """Those, and what may hang on the entry; None among them for a program of which no measure is known."""
    return frozenset({measure.kind for measure in _on(program, list)} or {None})


def _on(program: Program, list: str | None) -> Iterator[Measure]:
    return (measure for measure in program.measures if not measure.lists or list in measure.lists)


def _authority_country(authority: Authority) -> str | None:
    if authority.country:
        return country_code(authority.country)
    union = authority.id.partition("-")[0]
    return union if union in ("un", "eu") else None


def _stated(measure: Measure) -> str:
    words = measure.text or (measure.kind.value if measure.kind else "")
    return f"{measure.label.rstrip(' :-')}: {words}" if measure.label else words


def _meant_for(entity: Entity, designation: Designation) -> Iterator[str]:
    """What the programs of a designation mean for its party beside what the list states, each behind its program."""
    alone = entity if len(entity.designations) == 1 else attrs.evolve(entity, designations=(designation,))
    for found in alone.measures():
        if found.program and found.measure.kind and found.in_force is Answer.YES:
            yield f"{found.program.code}: {found.measure.kind.value}"


@lru_cache(maxsize=4096)
def _of_programs(make: type[Item], programs: tuple[Program, ...]) -> Item:
    """What a Sanction says of its programs, which many have alike."""
    part = make("Sanction", "")
    for program in programs:
        part.add("program", program.code, "Program")
        part.add("programId", program.opensanctions_key, origin=METADATA)
        part.add("programUrl", program.url, "Program page", origin=METADATA)
        if program.title:
            part.note(f"Program: {program.code}, {program.title}")
    return part


_DATED_EVENTS = {
    EventKind.LISTED: "listing_date",
    EventKind.EFFECTIVE: "effective_date",
    EventKind.DELISTED: "end_date",
}


def sanctions(ids: Ids, item: Item, entity: Entity) -> Iterator[Item]:
    """The designations of an entity, one Sanction each; an umbrella only where nothing more specific stands."""
    seen: dict[tuple[str | None, ...], int] = {}
    specific = [designation for designation in entity.designations if not designation.umbrella]
    several = len(entity.designations) > 1
    for designation in specific or entity.designations:
        authority = designation.authority
        key: tuple[str | None, ...] = (authority.id if authority else None, designation.list, designation.reference)
        if several:  # tells those of one list apart; a lone one keeps its identifier when its programs change
            key += tuple(sorted(program.id or program.code for program in designation.programs))
            key += (str(designation.listing_date or ""),)
        seen[key] = seen.get(key, 0) + 1
        again = ["again"] * (seen[key] - 1)
        sanction = item.another("Sanction", ids.sanction(item.id, entity, designation, *key, *again))
        sanction.put("entity", item.id)
        if authority:
            sanction.add("authority", authority.name, "Authority", origin=METADATA)
            if where := _authority_country(authority):
                sanction.put("country", where, origin=METADATA)
        own = entity.reference or designation.reference
        sanction.add("authorityId", own, "Reference")
        if designation.reference != own:
            sanction.add("recordId", designation.reference, "Reference")
        if authority and authority.id.startswith("un-"):
            sanction.add("unscId", own)
        for found in entity.external_ids:
            if found.scheme is ExternalScheme.UN_REFERENCE:
                sanction.add("unscId", found.value, "UN reference")
        sanction.merge(_of_programs(type(sanction), designation.programs))  # type: ignore[arg-type]  # a class is hashable
        sanction.date("listingDate", designation.listing_date, "Listed")
        sanction.date("startDate", designation.effective_date, "In force")
        sanction.date("endDate", designation.end_date, "Ended")
        if designation.is_ended:
            sanction.put("status", "delisted", origin=INFERRED)
        for measure in designation.measures:
            sanction.add("provisions", _stated(measure), "Measure")
            if when := phrases(("from", measure.start_date), ("until", measure.end_date)):
                sanction.note(f"{_stated(measure)}: {when}")
        for words in _meant_for(entity, designation):
            sanction.add("provisions", words, "Measure", origin=METADATA)
        for basis in designation.legal_bases:
            sanction.add("reason", basis_words(basis), "Legal basis")
        for reason in designation.reasons:
            sanction.add("reason", reason, "Reason")
        _about(sanction, designation)
        yield sanction


def _about(sanction: Item, designation: Designation) -> None:
    """What FollowTheMoney has no property for, into the summary."""
    if designation.list:
        sanction.note(f"List: {designation.list}")
    for event in designation.events:
        if event.kind is EventKind.AMENDED and event.date and date_prefix(event.date) == event.date.edtf:
            sanction.date("modifiedAt", event.date, "Amended")
            bare = not (event.effective_date or event.publication_date or event.legal_bases or event.scope)
        else:
            held = _DATED_EVENTS.get(event.kind)
            bare = held is not None and event.scope is None and event.date == getattr(designation, held)
        if bare and not event.note:
            continue
        words = phrases(
            ("", event.date),
            ("effective", event.effective_date),
            ("published", event.publication_date),
            *(("under", basis_words(basis)) for basis in event.legal_bases),
            ("", event.note),
        )
        scope = f" ({event.scope})" if event.scope else ""
        what = event.label if event.kind is EventKind.OTHER and event.label else event.kind.value.capitalize()
        sanction.note(f"{what}{scope}: {words}")
    for note in designation.notes:
        sanction.note(f"{note.label.rstrip(' :-')}: {note.text}" if note.label else note.text)
    for state in designation.submitted_by:
        sanction.note(f"Submitted by: {state}")
