"""
The Swiss sanctions list of SECO in XML (``swiss-sanctions-list``): the whole list, and the amendments to it.

Documentation: SECO publishes none of the format; the list is at https://www.sesam.search.admin.ch/, the whole of it
under ``downloadXmlGesamtliste.xhtml``.
No whole list could be had when this was written: the parser was tried on an excerpt of three targets, on a format
example, and on specimens. Places, identification documents, relations, generic attributes and UN or EU numbers among
the foreign identifiers are **unverified**: they follow what is publicly known of the structure.

Encoding: UTF-8, no namespace. Codes of languages are those of ISO 639-2, of scripts those of ISO 15924.

Dates: ``2016-03-01`` in attributes; a day-month-year has an attribute for each part that is known, and a calendar. One
of low quality is uncertain (``1958?``). It is a birth date of an individual, the founding of an entity.

Oddities: the list keeps its past. A modification says that a target was listed, amended or de-listed, with up to three
dates (enactment, publication, effect); the newest stands first, but not always, so that the dates decide. A target that
was de-listed stays in the file; its designation has an end, and one that was listed again has a designation for each
time. A target whose history begins with an amendment was listed before the file's memory: its start is not known.
``added`` and ``removed`` in a modification hold copies of old fragments, whole targets even: they are never read as
what holds now, but kept value by value with their event. A de-listing without a date was on an unknown day up to that
of the file (``[..2024-01-17]``).

One target may fall under several sanctions sets, of one or more programs: it is one designation under all of them,
since its history and its reasons are stated once; each set is a measure in the words of its title. Programs and sets
have names in up to four languages: the English one is the code or title, the others stand beside it. Older files name
one set in an attribute. Programs may be repeated, once a set.

A target may have several identities: the primary name is that of the main one, other identities' primary names are
aliases with the note ``primary-name``, and what belongs to another identity says to which (no nationality is called the
main one: the file says that of identities only). The parts of a name have
spelling variants, each in a language and a script, which make more names than one can write down. Here every
language and script makes one name: of each part the first variant, or the part itself if it has none; every
further variant makes one more name, in which nothing else is changed. So do parts of the same kind and order, which
are alternatives. Every variant is thus in a name, and a name of parts in order is never more than the sum of them.
A name has the language and the script of its variants if all of its parts are in them; one that is put together of
variants and of parts without has neither, and an annotation says of each variant in it what it is. A part without a
value is what its first variant says, and that name is not repeated.

Codes of states that are no more (SU, YU, CS, AN...) become those of ISO 3166-3, by the name of the country where a code
stood for two. A document whose remark is that it is expired is so.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple, TypeAlias

import attrs

from ...model import (
    Address,
    Annotation,
    BirthDate,
    Calendar,
    Country,
    Designation,
    Entity,
    Event,
    EventKind,
    ExternalId,
    ExternalScheme,
    Gender,
    Identification,
    IssueCode,
    LegalBasis,
    LegalBasisKind,
    Measure,
    MeasureKind,
    Name,
    NameKind,
    NamePart,
    NamePartKind,
    Nationality,
    Note,
    Organization,
    PartialDate,
    Person,
    Place,
    Program,
    Quality,
    Relationship,
    RelationshipKind,
    Vessel,
    Wording,
)
from ...model import IdentificationKind as Id
from ...model.dates import edtf_of
from ...parsing.fields import Fields, Table, coded, left_out, to
from ...parsing.identifiers import identifier
from ...parsing.node import Node
from ...parsing.reading import ListFacts, Reading
from ...parsing.xml import Nodes
from ...vocabularies.countries import codes as country_codes
from ...vocabularies.countries import country
from ...vocabularies.languages import language
from .authority import LIST, SECO

# -- words and what they mean -----------------------------------------------------------------------------------------

_LIST_TYPES = {"whole-list": True, "amendment": False}
_NAME_KINDS = {"primary-name": NameKind.PRIMARY, "alias": NameKind.AKA, "formerly-known-as": NameKind.FKA}
_QUALITIES = {"good": Quality.STRONG, "low": Quality.WEAK}
_PARTS = {
    "family-name": NamePartKind.FAMILY,
    "given-name": NamePartKind.GIVEN,
    "further-given-name": NamePartKind.MIDDLE,
    "father-name": NamePartKind.FATHER,
    "grand-father-name": NamePartKind.GRANDFATHER,
    "maiden-name": NamePartKind.MAIDEN,
    "tribal-name": NamePartKind.TRIBAL,
    "title": NamePartKind.TITLE,
    "suffix": NamePartKind.SUFFIX,
    "whole-name": NamePartKind.WHOLE,
    "other": NamePartKind.OTHER,
}
_SEXES = {"male": Gender.MALE, "female": Gender.FEMALE}
_CALENDARS = {
    "gregorian": Calendar.GREGORIAN,
    "islamic": Calendar.ISLAMIC,
    "hijri": Calendar.ISLAMIC,
    "persian": Calendar.PERSIAN,
}
_DOCUMENTS = {
    "passport": Id.PASSPORT,
    "diplomatic-passport": Id.DIPLOMATIC_PASSPORT,
    "service-passport": Id.PASSPORT,
    "travel-document": Id.TRAVEL_DOCUMENT,
    "id-card": Id.NATIONAL_ID,
    "residence-permit": Id.RESIDENCE_PERMIT,
    "driving-license": Id.DRIVING_LICENCE,
    "driving-licence": Id.DRIVING_LICENCE,
    "other": Id.OTHER,
}
_RELATIONS = {"related-to": RelationshipKind.LINKED_TO}
_EVENTS = {"listed": EventKind.LISTED, "amended": EventKind.AMENDED, "de-listed": EventKind.DELISTED}
_MEASURES = (
    (re.compile(r"(?i)travel ban|entry into and transit"), MeasureKind.TRAVEL_BAN),
    (re.compile(r"(?i)freez|asset freeze|blocking of (?:assets|funds)"), MeasureKind.ASSET_FREEZE),
    (re.compile(r"(?i)money and capital market"), MeasureKind.FINANCING_RESTRICTION),
    (re.compile(r"(?i)^vessel-related"), MeasureKind.TRANSPORT_RESTRICTION),
)
"""What the English title of a sanctions set says that it does."""

# -- the table of fields ----------------------------------------------------------------------------------------------

_KEY = left_out("a key internal to the file; that of the target is its reference")
_VERSION = left_out("of the record of the program in the file")
_WRITING = left_out("of what was added or removed: the past is kept in its values, not in how they were written")
_USUAL = "what holds where nothing else is said"
_WORDING = "the language of a Wording; English is that of Program.code, Program.title and Measure.text"
_PLACE = "the place that it refers to"
_SET = "the sanctions set that it refers to"
_SPELLING = "Name.language and Name.script, if all parts of the name have them; else annotations"
_THEN = "designations.events.added.text | designations.events.removed.text"


def _past() -> Table:
    return _PAST


_PAST: Table = {
    "@ssid": _KEY,
    **dict.fromkeys(("@order", "@iso-code", "@code", "@spelling-variant-type"), _WRITING),
    **dict.fromkeys(
        ("@name-type", "@name-part-type", "@document-type", "@relation-type", "@name", "@lang", "@script"),
        to("~designations.events.added.label | ~designations.events.removed.label"),
    ),
    "@main": to("?designations.events", empty={"true": _USUAL}, note="of an identity: in the label"),
    "@current": to("?designations.events", empty={"true": _USUAL}),
    "@calendar": to("?designations.events", empty={"Gregorian": _USUAL}),
    "@quality": to("?designations.events", empty={"good": _USUAL}, note="in the label, if it is low"),
    **dict.fromkeys(("@day", "@month", "@year"), to("?designations.events", note="the date")),
    **dict.fromkeys(("@sex", "@object-type", "@target-id"), to(_THEN)),
    "@place-id": to("=designations.events", note=_PLACE),
    "sanctions-set-id": {
        ".": to("=designations.events.added.text | =designations.events.removed.text", note="the title of the set")
    },
    ".": _THEN,
    "*": _past,
}
"""What was added or removed, whatever it is: each value is a Note of the event."""
_DIGIT = to(
    "~birth_dates.edtf | ~established_dates.edtf | ~birth_dates.text | ~established_dates.text | ~annotations.note "
    "& =birth_dates | =established_dates | =annotations.note",
    note="the BirthDate of an individual; of an entity in Organization.established_dates",
)
_VARIANT: Table = {
    **dict.fromkeys(
        ("@lang", "@script", "@spelling-variant-type", "@variant-type"),
        left_out("how a variant of the name of a place is written"),
    ),
    ".": f"annotations.note | {_THEN}",
}
_COUNTRY = "Country.code; of states that are no more, the code of ISO 3166-3"
_NAME: Table = {
    "<>": "?names & ?annotations",
    "@ssid": _KEY,
    "@name-type": coded(
        _NAME_KINDS, "=names.kind", note="Name.kind; spelling variants of primary names and aliases: variant"
    ),
    "@quality": coded(_QUALITIES, "=names.quality"),
    "@lang": "=names.language",
    "name-part": {
        "@order": to("?names.parts", note="the order of Name.parts"),
        "@name-part-type": coded(_PARTS, "=names.parts.kind"),
        "value": "names.parts.text",
        "spelling-variant": {
            "@lang": to("?names", note=_SPELLING),
            "@script": to("?names", note=_SPELLING),
            "@spelling-variant-type": to("~names.note", empty={"not-defined": "states nothing"}),
            ".": "names.parts.text",
        },
    },
}
_IDENTITY: Table = {
    "@ssid": _KEY,
    "@main": to(
        "?names", note="kind of its names, alias of its birth dates and places, annotations of its other values"
    ),
    "name": _NAME,
    "day-month-year": {
        "@ssid": _KEY,
        "@day": _DIGIT,
        "@month": _DIGIT,
        "@year": _DIGIT,
        "@calendar": coded(_CALENDARS, "=birth_dates | =established_dates | =annotations.note"),
        "@quality": to(
            "=birth_dates | =established_dates | =annotations.note",
            empty={"good": _USUAL},
            note="low: an uncertain date, such as 1958?",
        ),
    },
    "place-of-birth": {
        "<>": "?birth_places & ?annotations",
        "@ssid": _KEY,
        "@place-id": to("=birth_places", note=_PLACE),
        "@quality": to("annotations.reliability", empty={"good": _USUAL}),
    },
    "nationality": {
        "<>": "?nationalities & ?annotations",
        "@ssid": _KEY,
        "country": {
            "@iso-code": to("=nationalities.country.code", note=_COUNTRY),
            ".": "nationalities.country.name",
        },
    },
    "identification-document": {
        "<>": "?identifications & ?annotations",
        "@ssid": _KEY,
        "@document-type": coded(_DOCUMENTS, "identifications.label & =identifications.kind"),
        "number": "identifications.number",
        "issuer": {
            "@code": to("=identifications.country.code", note=_COUNTRY),
            "@iso-code": to("=identifications.country.code", note=_COUNTRY),
            ".": "identifications.country.name | identifications.issuer",
        },
        "date-of-issue": "=identifications.issue_date",
        "expiry-date": "=identifications.expiry_date",
        "place-of-issue": {"@place-id": to("=identifications", note=_PLACE)},
        "remark": to("identifications.note", note="Identification.note; expired, if it says so"),
    },
    "address": {
        "<>": "?addresses & ?annotations",
        "@ssid": _KEY,
        "@place-id": to("=addresses", note=_PLACE),
        "@quality": to("annotations.reliability", empty={"good": _USUAL}),
        "@main": coded({"true": True, "false": False}, "=addresses.main"),
        "@current": to("annotations.note", empty={"true": _USUAL}),
        "c-o": "addresses.care_of",
        "address-details": "addresses.lines",
        "p-o-box": "addresses.po_box",
        "zip-code": "addresses.postal_code",
        "remark": "addresses.note | annotations.note",
        "remarks": "addresses.note | annotations.note",
    },
}
_PARTY: Table = {
    "identity": _IDENTITY,
    "justification": {"@ssid": _KEY, ".": "designations.reasons"},
    "relation": {
        "<>": "?relationships",
        "@ssid": "relationships.reference",
        "@target-id": "=relationships.entity_id",
        "@relation-type": coded(_RELATIONS, "relationships.label & =relationships.kind"),
        "remark": "relationships.note",
    },
    "other-information": {
        "@ssid": _KEY,
        ".": to("remarks & ?identifications & ?external_ids", note="remarks; IMO numbers in those of a ship"),
    },
}
FIELDS = Fields(
    {
        "swiss-sanctions-list": {
            "@list-type": coded(_LIST_TYPES, "=list.complete"),
            "@date": "list.edition & =list.published",
        },
        "sanctions-program": {
            "<>": "?designations.programs & ?designations.legal_bases",
            "@ssid": _KEY,
            "@version-date": _VERSION,
            "@predecessor-version-date": _VERSION,
            "program-key": {
                "@lang": to("?designations.programs.names", note=_WORDING),
                ".": "designations.programs.code | designations.programs.names.text",
            },
            "program-name": {
                "@lang": to("?designations.programs.names", note=_WORDING),
                ".": "designations.programs.title | designations.programs.names.text",
            },
            "sanctions-set": {
                "@ssid": _KEY,
                "@lang": to("?designations.measures.texts", note=_WORDING),
                ".": "designations.measures.text | designations.measures.texts.text & ?designations.measures",
            },
            "origin": "designations.notes.text",
        },
        "place": {
            "@ssid": _KEY,
            "location": f"birth_places.city | addresses.city | identifications.issue_place | {_THEN}",
            "location-variant": _VARIANT,
            "area": "birth_places.region | addresses.region | identifications.issue_place | annotations.note "
            f"| {_THEN}",
            "area-variant": _VARIANT,
            "country": {
                "@iso-code": to("?birth_places.country", note=_COUNTRY),
                ".": "birth_places.country.name | addresses.country.name | identifications.issue_country.name "
                f"| {_THEN}",
            },
        },
        "target": {
            "<>": to(
                "?class & ?titles & ?designations.programs & ?designations.measures & ?designations.notes "
                "& ?designations.legal_bases",
                note="the class: Person, Organization, Vessel (other objects: Entity)",
            ),
            "@ssid": "reference & ?designations.reference",
            "@sanctions-set-id": to("=designations.measures", note=_SET),
            "sanctions-set-id": to("=designations.measures", note=_SET),
            "foreign-identifier": to(
                "~external_ids.value | ~identifications.number & ?external_ids & ?identifications",
                note="numbers of the UN and the EU: ExternalId; what is not one alone: Identification",
            ),
            "generic-attribute": {"@ssid": _KEY, "@name": "annotations.label", ".": "annotations.note"},
            "individual": {"@sex": coded(_SEXES, "=gender"), **_PARTY},
            "entity": _PARTY,
            "object": {
                "@object-type": to("?annotations", note="vessel: the class; another: an annotation, and an issue"),
                **_PARTY,
            },
            "modification": {
                "<>": "?designations.events & ?designations.end_date",
                "@modification-type": coded(_EVENTS, "designations.events.label & =designations.events.kind"),
                "@enactment-date": "=designations.events.date & ?designations.end_date",
                "@publication-date": "=designations.events.publication_date & ?designations.listing_date "
                "& ?designations.end_date",
                "@effective-date": "=designations.events.effective_date & ?designations.effective_date "
                "& ?designations.end_date",
                "added": _PAST,
                "removed": _PAST,
            },
        },
    },
    empty={"-": "a placeholder for what is not known"},
    parts=("sanctions-program", "place"),
)

# -- patterns ---------------------------------------------------------------------------------------------------------

_UN_REFERENCE = re.compile(r"\b[A-Z][A-Za-z]{1,2}[ei]\.\d{3}\b")
_EU_REFERENCE = re.compile(r"\bEU\.\d+\.\d+\b")
_IMO = re.compile(r"\bIMO(?: [Nn]umber| [Nn]o\.?)? ?:? ?(\d{7})\b")
_EXPIRED = re.compile(r"expired(?: on .+)?\.?", re.IGNORECASE)
_SR = re.compile(r"\([SR][RS] (\d{3}(?:\.\d+)*)\)")
_MADE = re.compile(r"^Ordinance +of (\d{1,2} [A-Z][a-z]+ \d{4}) ")

# -- the list ---------------------------------------------------------------------------------------------------------


class _Set(NamedTuple):
    """A sanctions set: its program, the act that the program is named after, the measure that it is, and its origin."""

    program: Program
    act: LegalBasis | None
    measure: Measure
    origin: str | None
    items: tuple[Node, ...]


class _Place(NamedTuple):
    """A place of the table."""

    location: str | None = None
    area: str | None = None
    country: Country | None = None
    variants: tuple[tuple[str, str], ...] = ()
    items: tuple[Node, ...] = ()


class _Tables(NamedTuple):
    """What targets refer to, by ssid."""

    sets: Mapping[str, _Set]
    places: Mapping[str, _Place]
    targets: frozenset[str]


def parse(reading: Reading) -> Iterator[Entity]:
    """The entities, in the order of the file."""
    nodes = Nodes(reading, FIELDS, {"": "target"}, lambda header: _facts(reading, header), exact_lines=True)
    targets = frozenset(element.get("ssid", "") for element in nodes.ahead())
    places = {item.text("@ssid") or "": _place(item) for item in nodes.parts["place"]}
    tables = _Tables(_sets(nodes.parts["sanctions-program"]), places, targets)
    for record in nodes:
        entity = _entity(record, tables)
        record.check()
        yield entity


def _facts(reading: Reading, header: Mapping[str, Node]) -> ListFacts:
    root = header["swiss-sanctions-list"]
    edition, published = root.text("@date"), None
    if edition:
        published = reading.day(edition, datetime.date.fromisoformat, "the date of the list is not a date")
        root.became(published, "@date")
    complete = root.code("@list-type", needed=True)
    return ListFacts(authority=SECO, title=LIST, published=published, edition=edition, complete=complete)


# -- what targets refer to --------------------------------------------------------------------------------------------


def _sets(programs: list[Node]) -> dict[str, _Set]:
    """The sanctions sets of all programs; one program may stand there several times, once a set."""
    sets: dict[str, _Set] = {}
    for item in programs:
        keys, names = item.all("program-key"), item.all("program-name")
        code, codes = _in_english(_wordings(keys, "designations.programs.names"))
        title, titles = _in_english(_wordings(names, "designations.programs.names"))
        act = _ordinance(title) if title and title.startswith("Ordinance") else None
        program = item.reading.program(
            "ch",
            code or title or item.text("@ssid") or "?",
            *((title, act.citation) if title and act else ()),
            title=title,
            names=(*codes, *titles),
            line=item.line,
        )
        item.also("designations.programs", program)
        item.also("designations.legal_bases", act)
        origin = item.text("origin")
        by_id: dict[str, list[Node]] = {}
        for wording in item.all("sanctions-set"):
            by_id.setdefault(wording.text("@ssid") or "", []).append(wording)
        for ssid, wordings in by_id.items():
            text, texts = _in_english(_wordings(wordings, "designations.measures.texts"))
            kind = next((kind for pattern, kind in _MEASURES if text and pattern.search(text)), None)
            measure = Measure(kind=kind, text=text, texts=texts, label="sanctions-set")
            for wording in wordings:
                wording.also("designations.measures", measure, ".")
            sets[ssid] = _Set(program, act, measure, origin, (item, *keys, *names, *wordings))
        item.check()
    return sets


def _wordings(items: list[Node], field: str) -> list[Wording]:
    """The texts of items, each with its language, once; *field* is where those that are not English stand."""
    wordings = []
    for item in items:
        text, code = item.text("."), item.text("@lang") or "und"
        if text:
            wordings.append(Wording(text, language(code)))
            if wordings[-1].language not in _SAID_BY_THE_FIELD:
                item.also(field, wordings[-1], "@lang")
    return list(dict.fromkeys(wordings))


_SAID_BY_THE_FIELD = ("en", "und")
"""Languages that a wording need not state: English, which is that of the field, and none."""


def _in_english(wordings: list[Wording]) -> tuple[str | None, tuple[Wording, ...]]:
    """The English text and the others; without one, the first text, which stands among the others too."""
    if not wordings:
        return None, ()
    chosen = next((place for place, wording in enumerate(wordings) if wording.language == "en"), 0)
    others = [
        wording
        for place, wording in enumerate(wordings)
        if place != chosen or wording.language not in _SAID_BY_THE_FIELD
    ]
    return wordings[chosen].text, tuple(others)


def _ordinance(title: str) -> LegalBasis:
    """The act that a program is named after."""
    number, made = _SR.search(title), _MADE.search(title)
    date = PartialDate(edtf_of(made[1])) if made else None
    citation = f"SR {number[1]}" if number else title
    return LegalBasis(citation=citation, kind=LegalBasisKind.ORDINANCE, title=title, date=date)


def _place(item: Node) -> _Place:
    states, names = item.all("country"), [*item.all("location-variant"), *item.all("area-variant")]
    place = _Place(
        item.text("location"),
        item.text("area"),
        next(map(_country, states), None),
        tuple((name.name, text) for name in names if (text := name.text("."))),
        (item, *states, *names),
    )
    item.check()
    return place


def _country(item: Node) -> Country | None:
    """The country that an element names, by its code where it states one; by that of ISO 3166-3, if it is no more."""
    name = item.text(".")
    codes = {key: code for key in ("@iso-code", "@code") if (code := item.text(key))}
    if not codes:
        return country(name) if name else None
    code = next(iter(codes.values()))
    state = Country(name or code, code)
    if code not in country_codes():
        state = country(name or code)
        former = [known for known in country_codes() if len(known) == 4 and known.startswith(code)]
        if len(former) == 1:
            state = Country(state.name, former[0])
        elif state.code not in former:  # of several that a code stood for, the name tells which
            item.issue(IssueCode.UNKNOWN_CODE, "unknown code of a country", code)
            return state
    item.became(state.code, *codes)
    return state


def _place_of(item: Node, tables: _Tables) -> _Place:
    """The place that an item refers to; one of which nothing is known, if the file does not hold it."""
    if (number := item.text("@place-id")) is None:
        return _Place()
    if (place := tables.places.get(number)) is None:
        item.issue(IssueCode.DANGLING_REFERENCE, "a place that the file does not hold", number)
        return _Place()
    item.refers(*place.items)
    item.became((), "@place-id")  # what it refers to is looked for itself
    return place


# -- a target ---------------------------------------------------------------------------------------------------------


def _entity(record: Node, tables: _Tables) -> Entity:
    record.reference = reference = record.text("@ssid")
    if reference is None:
        record.issue(IssueCode.MISSING_FIELD, "a target without ssid")
    parties = [party for kind in ("individual", "entity", "object") for party in record.all(kind)]
    if len(parties) != 1:
        record.issue(IssueCode.MISSING_FIELD, f"a target of {len(parties)} individuals, entities and objects")
    stated = _together([identity for party in parties for identity in _identities(party, tables)])
    reasons = [text for party in parties for item in party.all("justification") if (text := item.text("."))]
    relationships = [_relationship(relation, tables) for party in parties for relation in party.all("relation")]
    information = [item for party in parties for item in party.all("other-information")]
    remarks = [(item, text) for item in information if (text := item.text("."))]
    is_vessel = any(party.texts.get("@object-type") == "vessel" for party in parties)
    identifications, external_ids = _numbers(record, remarks if is_vessel else [])
    designations = _designations(record, tables, tuple(reasons))
    values: dict[str, Any] = {
        "id": identifier("ch-seco", reference, record.line),
        "reference": reference,
        "names": tuple(stated["names"]),
        "birth_places": tuple(stated["birth_places"]),
        "nationalities": tuple(stated["nationalities"]),
        "identifications": (*stated["identifications"], *identifications),
        "addresses": tuple(stated["addresses"]),
        "relationships": tuple(relationships),
        "designations": designations,
        "remarks": tuple(text for _, text in remarks),
        "external_ids": tuple(external_ids),
        "annotations": (*stated["annotations"], *_generic_attributes(record)),
        "source": designations[0].source,
    }
    return _of_its_kind(record, parties[0] if parties else record, stated, values)


def _of_its_kind(record: Node, party: Node, stated: _Identity, values: dict[str, Any]) -> Entity:
    dates, entity = stated["dates"], Entity
    if party.name == "individual":
        titles = tuple(dict.fromkeys(stated["titles"]))
        record.also("class", "Person")
        record.also("titles", titles)
        births = tuple(date for _, date in dates)
        return Person(**values, birth_dates=births, gender=party.code("@sex"), titles=titles)
    if party.name == "entity":
        record.also("class", "Organization")
        founded = (PartialDate(d.edtf, calendar=d.calendar, text=d.text, note=d.note) for _, d in dates)
        return Organization(**values, established_dates=tuple(founded))
    for item, date in dates:
        record.issue(IssueCode.MISPLACED_VALUE, "a date of an object, and not what happened then", str(date))
        values["annotations"] += (Annotation("day-month-year", note=str(date)),)
        item.became(str(date), *_DATE)
    kind = party.text("@object-type") if party.name == "object" else None
    if kind == "vessel":
        entity = Vessel
    elif party.name == "object":
        record.issue(IssueCode.UNKNOWN_CODE, "unknown object-type", kind)
        if kind:
            values["annotations"] += (Annotation("object-type", note=kind),)
            party.also("annotations", values["annotations"][-1], "@object-type")
    record.also("class", entity.__name__)
    return entity(**values)


def _numbers(record: Node, of_ship: list[tuple[Node, str]]) -> tuple[list[Identification], list[ExternalId]]:
    """The foreign identifiers, and the IMO numbers in the other information on a ship."""
    identifications: list[Identification] = []
    external_ids: dict[ExternalId, None] = {}
    for text in record.each("foreign-identifier"):
        known = [ExternalId(ExternalScheme.UN_REFERENCE, number) for number in _UN_REFERENCE.findall(text)]
        known += [ExternalId(ExternalScheme.EU_REFERENCE, number) for number in _EU_REFERENCE.findall(text)]
        new = [number for number in dict.fromkeys(known) if number not in external_ids]
        record.also("external_ids", new, "foreign-identifier")
        external_ids |= dict.fromkeys(known)
        if [number.value for number in known] != [text]:
            identifications.append(Identification(Id.OTHER, text, label="foreign-identifier"))
            record.also("identifications", identifications[-1], "foreign-identifier")
    for item, text in of_ship:
        for number in _IMO.findall(text):
            imo = Identification(Id.IMO_NUMBER, number, label="IMO number", origin="other-information")
            identifications.append(imo)
            item.also("identifications", imo, ".")
            external_id = ExternalId(ExternalScheme.IMO, f"IMO{number}")
            if external_id not in external_ids:
                item.also("external_ids", external_id, ".")
            external_ids[external_id] = None
    return identifications, [*external_ids]


def _generic_attributes(record: Node) -> Iterator[Annotation]:
    for item in record.all("generic-attribute"):
        label, text = item.text("@name"), item.text(".")
        if text:
            yield Annotation(label or item.name, note=text)


def _relationship(item: Node, tables: _Tables) -> Relationship:
    target, label = item.text("@target-id"), item.texts.get("@relation-type")
    kind = item.code("@relation-type", needed=True)
    if target not in tables.targets and item.reading.complete:
        message = "a relation to a target that is not there"
        item.issue(IssueCode.DANGLING_REFERENCE, message, target)
    relationship = Relationship(
        kind or RelationshipKind.OTHER,
        entity_id=item.became(f"ch-seco-{target}", "@target-id") if target else None,
        label=label,
        note=item.text("remark"),
        reference=item.text("@ssid"),
    )
    item.also("relationships", relationship)
    return relationship


# -- designations -----------------------------------------------------------------------------------------------------


class _Modification(NamedTuple):
    """An event of the list's memory of a target, and where it is stated."""

    event: Event
    item: Node

    @property
    def kind(self) -> EventKind:
        """What happened."""
        return self.event.kind

    @property
    def day(self) -> str | None:
        """The day that it counts from: of its effect, else of its publication, else of its enactment."""
        date = self.event.effective_date or self.event.publication_date or self.event.date
        return date.edtf if date else None


def _designations(record: Node, tables: _Tables, reasons: tuple[str, ...]) -> tuple[Designation, ...]:
    sets = _sets_of(record, tables)
    times = _times(record, [_modification(item, tables) for item in record.all("modification")])
    values: dict[str, Any] = {
        "programs": tuple(dict.fromkeys(of.program for of in sets)),
        "legal_bases": tuple(dict.fromkeys(of.act for of in sets if of.act)),
        "measures": tuple(of.measure for of in sets),
        "notes": tuple(Note(text, label="origin") for text in dict.fromkeys(of.origin for of in sets) if text),
    }
    if record.trace is not None:  # else this would be made for nothing
        for field, value in values.items():
            record.also(f"designations.{field}", len(times) * value)
        record.also("designations.reference", len(times) * (record.reference,), "@ssid")
    source = record.reading.source(record.reference, record.line)
    return tuple(
        Designation(
            list=LIST,
            authority=SECO,
            reference=record.reference,
            reasons=reasons if number == len(times) else (),  # they are those of now
            events=tuple(modification.event for modification in time),
            source=source,
            **values,
            **_span(time, record.reading.published),
        )
        for number, time in enumerate(times, 1)
    )


def _sets_of(record: Node, tables: _Tables) -> list[_Set]:
    """The sanctions sets that a target is under; older files name one in an attribute."""
    sets: list[_Set] = []
    numbers: list[str] = []
    for name in ("sanctions-set-id", "@sanctions-set-id"):
        for number in record.each(name):
            if (sanctions_set := tables.sets.get(number)) is not None:
                record.became(sanctions_set.measure, name)
            if name.startswith("@") and number in numbers:
                continue
            numbers.append(number)
            if sanctions_set is not None:
                record.refers(*sanctions_set.items)
                sets.append(sanctions_set)
            else:
                message = "a sanctions set that the file does not hold"
                record.issue(IssueCode.DANGLING_REFERENCE, message, number)
    if not numbers:
        record.issue(IssueCode.MISSING_FIELD, "a target under no sanctions set")
    return sets


def _times(record: Node, modifications: list[_Modification]) -> list[list[_Modification]]:
    """The modifications, newest first as the file has them, apart by the times that the target was listed."""
    oldest_first = list(enumerate(modifications))[::-1]
    if all(modification.day for modification in modifications):
        # The file's order is not always that of the days. Of one day, an amendment comes before what else happened.
        oldest_first.sort(key=lambda item: (item[1].day or "", item[1].kind is not EventKind.AMENDED))
    times: list[list[tuple[int, _Modification]]] = [[]]
    ended = False
    for place, modification in oldest_first:
        if ended and modification.kind is EventKind.LISTED:
            times.append([])
            ended = False
        elif ended and modification.kind is not EventKind.DELISTED:
            record.issue(IssueCode.MISPLACED_VALUE, "an amendment after the de-listing", modification.day)
        times[-1].append((place, modification))
        ended = ended or modification.kind is EventKind.DELISTED
    return [[modification for _, modification in sorted(time, key=lambda item: item[0])] for time in times]


def _span(time: list[_Modification], published: datetime.date | None) -> dict[str, Any]:
    """When it was listed, took effect and ended, as far as the modifications tell."""
    listings = [modification for modification in time if modification.kind is EventKind.LISTED]
    listing = min(listings, key=lambda modification: modification.day or "9999") if listings else None
    before = [other for other in time if listing and (other.day or "9999") < (listing.day or "")]
    if any(modification.kind is EventKind.AMENDED for modification in before):
        listing = None  # what was amended before was listed before: the start is not known
    ends = [modification for modification in time if modification.kind is EventKind.DELISTED]
    first = min(ends, key=lambda modification: modification.day or "9999") if ends else None
    if listing is not None:
        listing.item.also("designations.listing_date", listing.event.publication_date, "@publication-date")
        listing.item.also("designations.effective_date", listing.event.effective_date, "@effective-date")
    return {
        "listing_date": listing.event.publication_date if listing else None,
        "effective_date": listing.event.effective_date if listing else None,
        "end_date": _end(first, published) if first else None,
    }


def _end(delisting: _Modification, published: datetime.date | None) -> PartialDate:
    """The day of a de-listing; one unknown day up to that of the file, if it has none."""
    event = delisting.event
    dates = {
        "@effective-date": event.effective_date,
        "@publication-date": event.publication_date,
        "@enactment-date": event.date,
    }
    for name, date in dates.items():
        if date is not None:
            delisting.item.also("designations.end_date", date, name)
            return date
    date = PartialDate(f"[..{published}]" if published else "XXXX")
    delisting.item.also("designations.end_date", date)
    return date


def _modification(item: Node, tables: _Tables) -> _Modification:
    label = item.texts.get("@modification-type")
    event = Event(
        kind=item.code("@modification-type", needed=True) or EventKind.OTHER,
        date=item.date("@enactment-date"),
        publication_date=item.date("@publication-date"),
        effective_date=item.date("@effective-date"),
        label=label,
        added=tuple(note for added in item.all("added") for note in _values(added, (), tables)),
        removed=tuple(note for removed in item.all("removed") for note in _values(removed, (), tables)),
    )
    item.also("designations.events", event)
    return _Modification(event, item)


# -- what was added or removed ----------------------------------------------------------------------------------------

_NOT_IN_LABELS = frozenset({"added", "removed", "target", "individual", "entity", "object", "value"})
_TYPES = ("@name-type", "@name-part-type", "@document-type", "@relation-type")


def _values(item: Node, path: tuple[str, ...], tables: _Tables) -> Iterator[Note]:
    """Every value of a fragment of the past, under what it is."""
    if (step := _step(item)) and item.name not in _NOT_IN_LABELS:
        path = (*path, step)
    label = " / ".join(path) or item.name
    for key in ("sex", "object-type", "target-id"):
        if value := item.text(f"@{key}"):
            yield Note(value, label=" / ".join((*path, key)))
    if item.name == "day-month-year":
        yield Note(_digits(item), label=label)
    place = _place_of(item, tables)
    state = place.country and place.country.name
    for what, part in (("location", place.location), ("area", place.area), ("country", state), *place.variants):
        if part:
            yield Note(part, label=" / ".join((*path, what)))
    if text := item.text("."):
        sanctions_set = tables.sets.get(text) if item.name == "sanctions-set-id" else None
        yield Note(item.became((sanctions_set and sanctions_set.measure.text) or text, "."), label=label)
    for child in item.in_order():
        yield from _values(child, path, tables)


def _step(item: Node) -> str:
    """What a value of the past is called in labels."""
    step = next((kind for name in _TYPES if (kind := item.text(name))), item.name)
    if item.name in ("generic-attribute", "spelling-variant"):
        step = " ".join(filter(None, (item.name, *(item.text(name) for name in ("@name", "@lang", "@script")))))
    elif item.name == "identity":
        step = "another identity" if item.text("@main") == "false" else ""
    else:
        item.omit("@lang", _WRITING.omitted or "")
    if item.texts.get("@quality") == "low":
        step += f" ({item.text('@quality')} quality)"
    return step


# -- identities -------------------------------------------------------------------------------------------------------

_DATE = ("@day", "@month", "@year", "@calendar", "@quality")


_Identity: TypeAlias = "dict[str, list[Any]]"
"""What one identity of a party states, by the field of the entity."""


def _identities(party: Node, tables: _Tables) -> Iterator[_Identity]:
    """The identities of a party, the main one first."""
    items = [(item.text("@main") == "false", item) for item in party.all("identity")]
    main = next((item for is_other, item in items if not is_other), items[0][1] if items else None)
    for _, item in sorted(items, key=lambda pair: pair[1] is not main):
        yield _identity(item, tables, main=item is main, person=party.name == "individual")


def _together(identities: list[_Identity]) -> _Identity:
    """What all identities of a target state."""
    if len(identities) == 1:
        return identities[0]
    return {field: [value for identity in identities for value in identity[field]] for field in _FIELDS_OF_IDENTITIES}


def _identity(item: Node, tables: _Tables, *, main: bool, person: bool) -> _Identity:
    identity: _Identity = {"names": [], "titles": [], "annotations": []}
    for name in item.all("name"):
        parts = _parts(name)
        names, annotations = _names(name, parts, main=main, person=person)
        name.also("names", names)
        name.also("annotations", annotations)
        identity["names"] += names
        identity["titles"] += _titles(parts) if person else []
        identity["annotations"] += annotations
    other = None if main or not identity["names"] else identity["names"][0].text
    identity["dates"] = [(date, _birth_date(date, other)) for date in item.all("day-month-year")]
    for tag, (field, read) in _GROUPS.items():
        identity[field] = []
        for group in item.all(tag):
            values, annotations = read(group, tables, other)
            group.also(field, values)
            group.also("annotations", annotations)
            identity[field] += values
            identity["annotations"] += annotations
    return identity


def _birth_date(item: Node, other: str | None) -> BirthDate:
    if (quality := item.text("@quality")) not in (None, "low"):
        item.issue(IssueCode.UNKNOWN_CODE, "unknown quality of a date", quality)
    words = item.texts.get("@calendar")
    calendar = item.code("@calendar") if words else Calendar.GREGORIAN
    digits = _digits(item)
    try:
        edtf = digits + ("?" if quality == "low" else "") if calendar else f"{digits} in an unknown calendar"
        date = BirthDate(edtf, calendar=calendar or Calendar.GREGORIAN, alias=other)
    except ValueError:
        item.issue(IssueCode.UNREADABLE_VALUE, "day-month-year is not a date", digits)
        date = BirthDate("XXXX", text=f"{digits} ({words})" if words else digits, alias=other)
    return item.became(date, *_DATE)


def _digits(item: Node) -> str:
    """The parts of a date as far as they make one, as EDTF; as the file has them, where the year is missing."""
    year, month, day = (
        part if (part := item.text(name) or "").strip("0") else "" for name in ("@year", "@month", "@day")
    )
    if not year or (day and not month):
        return " ".join(f"{name} {part}" for name, part in (("day", day), ("month", month), ("year", year)) if part)
    return f"{year:0>4}" + (f"-{month:0>2}" if month else "") + (f"-{day:0>2}" if day else "")


# -- names ------------------------------------------------------------------------------------------------------------

_Writing: TypeAlias = "tuple[str | None, str | None]"
"""Language and script of a spelling variant, in SECO's codes."""


class _Part(NamedTuple):
    """
    A part of a name.

    Attributes:
        order: Its place in the name.
        kind: What it is.
        text: Its value; its first variant, if it has none.
        variants: Its spelling variants by language and script, each with what kind of variant it is.
        stated: Whether it has a value.
    """

    order: int
    kind: NamePartKind
    text: str
    variants: dict[_Writing, list[tuple[str, str | None]]]
    stated: bool


def _parts(name: Node) -> list[_Part]:
    """The parts of a name in their order, alternatives one after the other."""
    parts = []
    for place, item in enumerate(name.all("name-part"), 1):
        kind, order = item.code("@name-part-type", needed=True), item.text("@order") or ""
        if not order.isdecimal():
            item.issue(IssueCode.UNREADABLE_VALUE, "the order of a part of a name is not a number", order)
        variants: dict[_Writing, list[tuple[str, str | None]]] = {}
        for variant in item.all("spelling-variant"):
            text, how = variant.text("."), variant.text("@spelling-variant-type")
            writing = (variant.text("@lang"), variant.text("@script"))
            if text:
                variants.setdefault(writing, []).append((text, how))
        text = item.text("value")
        if text is None and not variants:
            item.omit("@name-part-type", "of a part of a name without a value")
            continue
        stated = text is not None
        if text is None:
            item.issue(IssueCode.MISSING_FIELD, "a part of a name with spelling variants and no value")
            text = next(iter(variants.values()))[0][0]
        parts.append(
            _Part(int(order) if order.isdecimal() else place, kind or NamePartKind.OTHER, text, variants, stated)
        )
    return sorted(parts, key=lambda part: part.order)


def _titles(parts: list[_Part]) -> list[str]:
    """The titles of a person among the parts of a name, in every spelling."""
    titles = []
    for part in parts:
        if part.kind is NamePartKind.TITLE:
            titles += [part.text, *(text for texts in part.variants.values() for text, _ in texts)]
    return titles


def _names(item: Node, parts: list[_Part], *, main: bool, person: bool) -> tuple[list[Name], list[Annotation]]:
    """The names that one name makes: as it is stated, then in its spelling variants; and what these are written in."""
    label = item.texts.get("@name-type")
    kind = item.code("@name-type", needed=True)
    note = label if kind is None else None
    if kind is NameKind.PRIMARY and not main:
        kind, note = item.became(NameKind.AKA, "@name-type"), label
    kind = kind or NameKind.AKA
    quality = item.code("@quality", what="quality of a name")
    spoken = item.text("@lang")
    if not parts:
        item.issue(IssueCode.MISSING_FIELD, "a name without parts")
        for attribute in ("@name-type", "@quality", "@lang"):
            item.omit(attribute, "of a name without parts")
        return [], []
    names = [
        Name(
            _whole(stated, person=person),
            kind=NameKind.VARIANT if number and kind is NameKind.PRIMARY else kind,
            parts=stated,
            quality=quality,
            language=item.became(language(spoken), "@lang") if spoken else None,
            note=note,
        )
        for number, stated in enumerate(_alternatives(parts))
    ]
    item.repeat(len(names), "@lang")
    annotations: list[Annotation] = []
    for writing, spelled, how in _spellings(parts):
        variant, notes = _spelled(writing, spelled, how, person=person)
        variant = attrs.evolve(variant, kind=kind if kind is NameKind.FKA else NameKind.VARIANT, quality=quality)
        annotations += notes
        same = next((place for place, name in enumerate(names) if name.parts == variant.parts), None)
        if same is None or all(part.stated for part in parts):
            names.append(variant)
        else:  # the name that was made of the variants, where there was no value
            first, note = names[same], "; ".join(filter(None, (names[same].note, how))) or None
            spoken_in = variant.language or first.language
            names[same] = attrs.evolve(first, script=variant.script, language=spoken_in, note=note)
    item.repeat(len(names), "@quality")
    return names, annotations


def _spelled(
    writing: _Writing, spelled: tuple[tuple[NamePart, bool], ...], how: str | None, *, person: bool
) -> tuple[Name, list[Annotation]]:
    """A name of spelling variants; where not all of its parts are such, annotations say what those are written in."""
    lang, script = writing
    parts = tuple(part for part, _ in spelled)
    whole = all(new for part, new in spelled if not person or part.kind is not NamePartKind.TITLE)
    name = Name(
        _whole(parts, person=person),
        kind=NameKind.VARIANT,
        parts=parts,
        script=script.capitalize() if script and whole else None,
        language=language(lang) if lang and whole else None,
        note=how,
    )
    label = " ".join(filter(None, ("spelling-variant", *writing)))
    new = [part for part, is_variant in spelled if is_variant and not whole]
    return name, [Annotation(label, field="names", value=name.text, note=part.text) for part in new]


def _slots(parts: list[_Part]) -> list[list[_Part]]:
    """The parts in order; those of one kind and order together, for they are alternatives."""
    slots: dict[tuple[int, NamePartKind], list[_Part]] = {}
    for part in parts:
        slots.setdefault((part.order, part.kind), []).append(part)
    return list(slots.values())


def _alternatives(parts: list[_Part]) -> Iterator[tuple[NamePart, ...]]:
    """The name of the first part of each slot, and one more for each further alternative, put in its place."""
    slots = _slots(parts)
    first = [NamePart(slot[0].kind, slot[0].text) for slot in slots]
    if first:
        yield tuple(first)
    for place, slot in enumerate(slots):
        for part in slot[1:]:
            yield (*first[:place], NamePart(part.kind, part.text), *first[place + 1 :])


def _spellings(parts: list[_Part]) -> Iterator[tuple[_Writing, tuple[tuple[NamePart, bool], ...], str | None]]:
    """
    The names that the spelling variants make: for each language and script one of the first variant of each part, and
    one more for each further variant, put in its place. What has no variant stays as it is; each part says whether it
    is a variant.
    """
    slots = _slots(parts)
    for writing in dict.fromkeys(writing for part in parts for writing in part.variants):
        of_slots = [
            [(NamePart(part.kind, text), how) for part in slot for text, how in part.variants.get(writing, ())]
            for slot in slots
        ]
        first = [
            (variants[0][0], True) if variants else (NamePart(slot[0].kind, slot[0].text), False)
            for slot, variants in zip(slots, of_slots, strict=True)
        ]
        yield (
            writing,
            tuple(first),
            next((variants[0][1] for variants in of_slots if variants and variants[0][1]), None),
        )
        for place, variants in enumerate(of_slots):
            for part, how in variants[1:]:
                yield writing, (*first[:place], (part, True), *first[place + 1 :]), how


def _whole(parts: tuple[NamePart, ...], *, person: bool) -> str:
    """The whole name; the titles of a person are no part of it, unless there is nothing else."""
    texts = [part.text for part in parts if not person or part.kind is not NamePartKind.TITLE]
    return " ".join(texts or [part.text for part in parts])


# -- places, nationalities, documents, addresses ----------------------------------------------------------------------


def _birth_place(item: Node, tables: _Tables, other: str | None) -> tuple[list[Place], list[Annotation]]:
    at = _place_of(item, tables)
    quality = item.text("@quality")
    if at._replace(items=()) == _Place():
        return [], []
    place = Place(city=at.location, region=at.area, country=at.country, alias=other)
    value = str(place)
    return [place], [*_variants(at, "birth_places", value), *_reliability(item, quality, "birth_places", value)]


def _nationality(item: Node, _: _Tables, other: str | None) -> tuple[list[Nationality], list[Annotation]]:
    states = [state for child in item.all("country") if (state := _country(child)) is not None]
    annotations = [note for state in states for note in _of_identity(other, "nationalities", state.name)]
    return [Nationality(state) for state in states], annotations


def _document(item: Node, tables: _Tables, other: str | None) -> tuple[list[Identification], list[Annotation]]:
    label, number, remark = item.texts.get("@document-type"), item.text("number"), item.text("remark")
    kind = item.code("@document-type", needed=True) or Id.OTHER
    issuer = next(map(_country, item.all("issuer")), None)
    places = [_place_of(place, tables) for place in item.all("place-of-issue")]
    document = Identification(
        kind,
        number,
        label=label,
        country=issuer if issuer and issuer.code else None,
        issuer=issuer.name if issuer and not issuer.code else None,
        issue_place=next((at.location or at.area for at in places if at.location or at.area), None),
        issue_country=next((at.country for at in places), None),
        issue_date=item.date("date-of-issue"),
        expiry_date=item.date("expiry-date"),
        expired=True if remark and _EXPIRED.fullmatch(remark) else None,
        diplomatic=True if kind is Id.DIPLOMATIC_PASSPORT else None,
        note=remark,
    )
    annotations: list[Annotation] = []
    for at in places:
        if at.location and at.area:
            annotations.append(Annotation("area", field="identifications", value=number, note=at.area))
        annotations += _variants(at, "identifications", number or "")
    return [document], [*annotations, *_of_identity(other, "identifications", number or label or "")]


def _address(item: Node, tables: _Tables, other: str | None) -> tuple[list[Address], list[Annotation]]:
    at, quality, current = _place_of(item, tables), item.text("@quality"), item.text("@current")
    remarks = [*item.texts_of("remark"), *item.texts_of("remarks")]
    address = item.make(
        Address, city=at.location, region=at.area, country=at.country, note=remarks[0] if remarks else None
    )
    if address is None or address == Address():
        return [], []
    value = str(address)
    annotations = [
        *_variants(at, "addresses", value),
        *_reliability(item, quality, "addresses", value),
        *_of_identity(other, "addresses", value),
    ]
    if current is not None:
        annotations.append(Annotation("current", field="addresses", value=value, note=current))
    annotations += [Annotation("remark", field="addresses", value=value, note=text) for text in remarks[1:]]
    return [address], annotations


_GROUPS: dict[str, tuple[str, Callable[[Node, _Tables, str | None], tuple[list[Any], list[Annotation]]]]] = {
    "place-of-birth": ("birth_places", _birth_place),
    "nationality": ("nationalities", _nationality),
    "identification-document": ("identifications", _document),
    "address": ("addresses", _address),
}
"""What an identity states beside its names and dates: the field of each, and what reads it."""
_FIELDS_OF_IDENTITIES = ("names", "titles", "dates", "annotations", *(field for field, _ in _GROUPS.values()))


def _variants(at: _Place, field: str, value: str) -> list[Annotation]:
    """The names of a place in other spellings."""
    return [Annotation(name, field=field, value=value, note=text) for name, text in at.variants]


def _of_identity(other: str | None, field: str, value: str) -> list[Annotation]:
    """To which identity a value belongs, where that is not the main one."""
    return [Annotation("identity", field=field, value=value, note=other)] if other is not None else []


def _reliability(item: Node, quality: str | None, field: str, value: str) -> list[Annotation]:
    """The quality of a value, where it is not good."""
    if quality is None:
        return []
    if quality not in _QUALITIES:
        item.issue(IssueCode.UNKNOWN_CODE, "unknown quality", quality)
    return [Annotation(item.name, field=field, value=value, reliability=quality)]
