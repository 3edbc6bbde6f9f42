"""Designations as Sanctions, and the topics that they give a party."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...model import Authority, Designation, Entity, EventKind, ExternalScheme, Measure, MeasureKind
from .item import Item, dependent_id
from .values import basis_words, country_code, date_prefix, phrases

_TOPICS = {MeasureKind.DEBARMENT: "debarment", MeasureKind.EXPORT_CONTROL: "export.control"}
"""Measures that, where a list states no others, make it no list of sanctions but of this."""


def topics(designation: Designation) -> Iterable[str]:
    """What a designation makes of its party."""
    if designation.programs or not designation.measures:
        return ("sanction",)
    topics = {_TOPICS.get(measure.kind, "sanction") if measure.kind else "sanction" for measure in designation.measures}
    return ("sanction",) if "sanction" in topics else sorted(topics)


def ended(designation: Designation) -> bool:
    """Whether its list, on the day of its edition, says that it is no longer in force."""
    end = designation.end_date
    if end is None:
        return bool(designation.events) and designation.events[-1].kind is EventKind.DELISTED
    edition = designation.source.file.published if designation.source and designation.source.file else None
    return edition is None or end.earliest is None or end.earliest <= edition


def _authority_country(authority: Authority | None) -> str | None:
    if authority is None:
        return None
    if authority.country:
        return country_code(authority.country)
    union = authority.id.partition("-")[0]
    return union if union in ("un", "eu") else None


def _provision(measure: Measure) -> str:
    words = measure.text or (measure.kind.value if measure.kind else "")
    return f"{measure.label.rstrip(' :-')}: {words}" if measure.label else words


_DATED_EVENTS = {
    EventKind.LISTED: "listing_date",
    EventKind.EFFECTIVE: "effective_date",
    EventKind.DELISTED: "end_date",
}


def sanctions(item: Item, entity: Entity) -> Iterator[Item]:
    """The designations of an entity, one Sanction each; an umbrella only where nothing more specific stands."""
    seen: dict[tuple[str | None, ...], int] = {}
    specific = [designation for designation in entity.designations if not designation.umbrella]
    several = len(entity.designations) > 1
    for designation in specific or entity.designations:
        authority = designation.authority
        key: tuple[str | None, ...] = (authority.id if authority else None, designation.list, designation.reference)
        if several:  # tells those of one list apart; a lone one keeps its identifier when its programs change
            key += tuple(sorted(program.code for program in designation.programs))
            key += (str(designation.listing_date or ""),)
        seen[key] = seen.get(key, 0) + 1
        sanction = Item("Sanction", dependent_id(item, "Sanction", *key, *["again"] * (seen[key] - 1)))
        sanction.put("entity", item.id)
        if authority:
            sanction.add("authority", authority.name, "Authority")
        for reference in (designation.reference, entity.reference):
            sanction.add("authorityId", reference, "Reference")
            if authority and authority.id.startswith("un-"):
                sanction.add("unscId", reference)
        for found in entity.external_ids:
            if found.scheme is ExternalScheme.UN_REFERENCE:
                sanction.add("unscId", found.value, "UN reference")
        sanction.add("country", _authority_country(authority))
        for program in designation.programs:
            sanction.add("program", program.code, "Program")
            sanction.add("programUrl", program.url, "Program page")
            if program.title:
                sanction.note(f"Program: {program.code}, {program.title}")
        sanction.date("listingDate", designation.listing_date, "Listed")
        sanction.date("startDate", designation.effective_date, "In force")
        sanction.date("endDate", designation.end_date, "Ended")
        if designation.events and designation.events[-1].kind is EventKind.DELISTED:
            sanction.add("status", "delisted")
        for measure in designation.measures:
            sanction.add("provisions", _provision(measure), "Measure")
            if when := phrases(("from", measure.effective_date), ("until", measure.end_date)):
                sanction.note(f"{_provision(measure)}: {when}")
        for reason in designation.reasons:
            sanction.add("reason", reason, "Reason")
        _about(sanction, designation)
        yield sanction


def _about(sanction: Item, designation: Designation) -> None:
    """What FollowTheMoney has no property for, into the summary."""
    if designation.list:
        sanction.note(f"List: {designation.list}")
    for basis in designation.legal_bases:
        sanction.note(f"Legal basis: {basis_words(basis)}")
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
