"""
The tables, as data: what each has a row for, its columns, and how they are taken from the model.

The Arrow schemas, the heads of the CSV files and the page of the docs are made from this.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from operator import attrgetter
from typing import Any

from ..model import (
    Aircraft,
    BirthDate,
    ContactKind,
    Country,
    Entity,
    EventKind,
    ExternalScheme,
    LegalBasisKind,
    NameKind,
    Nationality,
    Organization,
    PartialDate,
    Person,
    SanctionsList,
    SecurityKind,
    Vessel,
)
from .columns import (
    DESIGNATION_ID,
    ENTITY_ID,
    FIELD,
    OF,
    Row,
    Rows,
    Table,
    below,
    boolean,
    country,
    date,
    day,
    earliest,
    first,
    integer,
    key,
    latest,
    of_entity,
    reference,
    source,
    text,
    texts,
)

# -- entities ---------------------------------------------------------------------------------------------------


def _entities(cls: type[Entity]) -> Rows:
    def rows(entity: Entity, having: str | None = None) -> Iterator[Row]:
        if isinstance(entity, cls) and (having is None or getattr(entity, having)):
            yield Row(entity.id, entity.id, entity)

    return rows


def _programs_of_entity(row: Row) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(program.code for designation in row.item.designations for program in designation.programs)
    )


def _of_class(name: str, cls: type[Entity], *columns: Any) -> Table:
    """The table of what only one kind of entity has."""
    entity_id = reference("entity_id", "entities", "The entity, and the key of the row.", attrgetter("entity_id"))
    return Table(name, f"entity of the kind {cls.__name__.lower()}", (entity_id, *columns), _entities(cls), "entity_id")


def _names_of(field: str) -> Callable[[Row], list[str]]:
    get = attrgetter(f"item.{field}")
    return lambda row: [country.name for country in get(row)]


ENTITIES = Table(
    "entities",
    "entity",
    (
        text(
            "entity_id",
            "Key of the row: the identifier of the entity, unique across lists.",
            attrgetter("id"),
            required=True,
        ),
        text(
            "kind",
            "person, organization, vessel, aircraft; entity where the list does not say.",
            lambda row: type(row.item).__name__.lower(),
            required=True,
        ),
        text("reference", "The authority's own identifier, as published."),
        text(
            "name",
            "The primary name (the first, where none is called primary).",
            lambda row: str(row.item.name) if row.item.name else None,
        ),
        texts("programs", "The codes of its programs, each once; a row each in ``programs``.", _programs_of_entity),
        text(
            "effect",
            "What it comes to on the day of the edition: blocked, restricted, not in force, cannot say. A conclusion "
            "from its designations and what their programs mean; see ``Entity.effect``.",
            lambda row: row.item.effect().value,
            required=True,
        ),
        texts("remarks", "What the source calls remarks, comments or other information, verbatim."),
        texts("notice_urls", "Pages on it by others than its authority."),
        *source(),
    ),
    _entities(Entity),
    "entity_id",
)

PERSONS = _of_class(
    "persons",
    Person,
    text("gender", "male, female or other; empty where it is not stated."),
    texts("titles", "Ranks and forms of address, and what OFAC calls title."),
    texts("positions", "Offices and functions."),
)

ORGANIZATIONS = _of_class(
    "organizations",
    Organization,
    texts("organization_types", "What kind of organization it is."),
    texts("activities", "What it does, as a classification of industries says it."),
)

VESSELS = _of_class(
    "vessels",
    Vessel,
    text("imo_number", "``IMO`` and seven digits."),
    texts("vessel_types", "Such as Crude Oil Tanker."),
    texts(
        "flags",
        "The countries whose flag it flies, in the source's words; with codes in ``countries``.",
        _names_of("flags"),
    ),
    texts("former_flags", "Those whose flag it flew.", _names_of("former_flags")),
    texts("call_signs", "Its radio call signs."),
    texts("owners", "Owners (and operators, where the source does not tell them apart), by name."),
    texts("former_owners", "Former owners, by name."),
    texts("operators", "Operators, by name."),
    text("tonnage", "Deadweight tonnage, as published."),
    text("gross_registered_tonnage", "As published."),
    text("length", "As published, with its unit."),
)

AIRCRAFT = _of_class(
    "aircraft",
    Aircraft,
    texts("models", "Such as B737."),
    texts("tail_numbers", "Its registration marks."),
    texts("former_tail_numbers", "Those it bore before."),
    texts("serial_numbers", "The manufacturer's serial numbers, and other serial identifications."),
    texts("construction_numbers", "Construction, line or fuselage numbers."),
    texts("transponder_codes", "Mode S codes."),
    texts("operators", "Operators, by name."),
)

# -- what entities have -----------------------------------------------------------------------------------------

NAMES = Table(
    "names",
    "name of an entity, in any script",
    (
        key("name_id"),
        ENTITY_ID,
        text("text", "The whole name, as published.", required=True),
        text("kind", f"{', '.join(NameKind)}.", required=True),
        text("quality", "strong or weak; empty where the source does not grade it."),
        text("script", "ISO 15924 code of the writing system; empty where it is not stated."),
        text("language", "ISO 639 code; empty where it is not stated."),
        text("note", "What the source adds."),
        text("cell", "The whole cell, on the first of several names that one cell held."),
    ),
    of_entity("names"),
    "name_id",
)

NAME_PARTS = Table(
    "name_parts",
    "part of a name, in the order of the name",
    (
        key("name_part_id"),
        reference("name_id", "names", "The name.", attrgetter("of_id")),
        ENTITY_ID,
        text("kind", "given, family, patronymic, whole...", required=True),
        text("text", "The part.", required=True),
    ),
    below(NAMES, "parts"),
    "name_part_id",
)


def _countries(entity: Entity, having: str | None = None) -> Iterator[Row]:
    for row in _COUNTRIES(entity, having):
        yield row._replace(item=Nationality(row.item)) if isinstance(row.item, Country) else row


_COUNTRIES = of_entity("nationalities", "citizenships", "registration_countries", "flags", "former_flags")

COUNTRIES = Table(
    "countries",
    "country that an entity belongs to",
    (
        key("country_id"),
        ENTITY_ID,
        text(
            "field",
            "How: nationalities, citizenships, registration_countries, flags, former_flags.",
            attrgetter("field"),
            required=True,
        ),
        *country("country", "The country"),
        boolean("main", "Whether the source calls it the main one of several."),
        text("note", "What the source adds."),
    ),
    _countries,
    "country_id",
)

BIRTH_PLACES = Table(
    "birth_places",
    "birth place of a person",
    (
        key("birth_place_id"),
        ENTITY_ID,
        text("whole", "In one piece: *text*, or the parts put together.", lambda row: str(row.item) or None),
        text("text", "The place in one piece, where the source gives it so."),
        text("street", "Street."),
        text("place", "A village, a district or another place beside (or instead of) the city."),
        text("city", "City."),
        text("region", "Region."),
        text("postal_code", "Postal code."),
        *country("country", "Country"),
        boolean("main", "Whether the source calls it the main one of several."),
        text("alias", "The alias under which the source states it."),
        text("note", "What the source adds."),
        text("origin", "The field it was read out of, where that is not the field for places."),
    ),
    of_entity("birth_places"),
    "birth_place_id",
)

IDENTIFICATIONS = Table(
    "identifications",
    "document or register number of an entity",
    (
        key("identification_id"),
        ENTITY_ID,
        text("kind", "passport, national id, tax number...: what it is, in our words.", required=True),
        text("number", "The number, as published."),
        text("label", "What the source calls it."),
        text("sublabel", "What the source calls it more exactly beside that."),
        *country("country", "The country it belongs to"),
        text("issuer", "Who issued it."),
        text("issue_place", "Where it was issued: a town, or an office."),
        *country("issue_country", "The country where it was issued, where that is stated apart"),
        *date("issue_date", "When it was issued"),
        *date("expiry_date", "When it expires"),
        *date("valid_from", "The first day of its validity, where that is stated apart"),
        boolean("expired", "Whether the source calls it expired."),
        boolean("valid", "Whether the source calls it valid."),
        boolean("false", "Whether the source calls it false."),
        boolean("revoked", "Whether the source says that the issuer revoked it."),
        boolean("lost", "Whether the source says that it was reported lost or stolen."),
        boolean("diplomatic", "Whether the source calls it diplomatic."),
        text("holder_name", "The name on the document."),
        texts("facts", "What else the document states about its bearer."),
        text("note", "What the source adds."),
        text("origin", "The field it was read out of, where that is not the field for documents."),
        text("reference", "The authority's own number of the document in its records."),
    ),
    of_entity("identifications"),
    "identification_id",
)

ADDRESSES = Table(
    "addresses",
    "address of an entity",
    (
        key("address_id"),
        ENTITY_ID,
        text("whole", "In one piece: *text*, or the parts put together.", lambda row: str(row.item) or None),
        text("text", "The address in one piece, where the source gives it so."),
        texts("lines", "Street lines, in order."),
        text("po_box", "Post-office box."),
        text("place", "A village, a district or another place beside (or instead of) the city."),
        text("city", "City."),
        text("region", "Region."),
        text("postal_code", "Postal code."),
        text("locality", "City, region and postal code, where the source does not tell them apart."),
        *country("country", "Country"),
        text("care_of", "The person or firm at whose address it is."),
        boolean("main", "Whether the source calls it the main one."),
        boolean("at_listing", "Whether the source calls it the address at the time of listing."),
        text("script", "ISO 15924 code of the writing system; empty where it is not stated."),
        text("note", "What the source adds."),
    ),
    of_entity("addresses"),
    "address_id",
)

CONTACTS = Table(
    "contacts",
    "website, e-mail address, telephone or fax number of an entity",
    (
        key("contact_id"),
        ENTITY_ID,
        text("kind", f"{', '.join(ContactKind)}.", required=True),
        text("value", "As published.", required=True),
        text("note", "What the source adds."),
        text("origin", "The field it was read out of, where that is not the field for contacts."),
    ),
    of_entity("contacts"),
    "contact_id",
)

WALLETS = Table(
    "digital_currency_addresses",
    "address of a digital currency (wallet) of an entity",
    (
        key("digital_currency_address_id"),
        ENTITY_ID,
        text("currency", "The source's code of the currency: OFAC writes bitcoin XBT.", required=True),
        text("address", "The address.", required=True),
        text("note", "What the source adds."),
    ),
    of_entity("digital_currency_addresses"),
    "digital_currency_address_id",
)

SECURITIES = Table(
    "securities",
    "fact about the securities that an organization issued",
    (
        key("security_id"),
        ENTITY_ID,
        text("kind", f"{', '.join(SecurityKind)}.", required=True),
        text("value", "The number, code or name.", required=True),
        text("label", "What the source calls it."),
        text("note", "What the source adds."),
    ),
    of_entity("securities"),
    "security_id",
)

EXTERNAL_IDS = Table(
    "external_ids",
    "identifier that an entity bears elsewhere: what joins it across lists",
    (
        key("identifier_id"),
        ENTITY_ID,
        text("scheme", f"{', '.join(ExternalScheme)}.", required=True),
        text("value", "The identifier, in canonical form.", required=True),
    ),
    of_entity("external_ids"),
    "identifier_id",
)


def _other(row: Row) -> str | None:
    return row.others[0] if len(row.others) == 1 else None


RELATIONSHIPS = Table(
    "relationships",
    "relationship to another party that the record of an entity states",
    (
        key("relationship_id"),
        ENTITY_ID,
        text("kind", "What the entity is to the other party: linked to, owned or controlled by...", required=True),
        text("name", "The other party's name, as stated."),
        text(
            "stated_id",
            "The other party's identifier, where the source gives one; it may stand outside the list.",
            attrgetter("item.entity_id"),
        ),
        reference(
            "other_id",
            "entities",
            "The other party, where the list has it and tells which one is meant.",
            _other,
            required=False,
        ),
        texts(
            "candidate_ids",
            "The entities of the list that can be meant: several where they share the stated name.",
            attrgetter("others"),
        ),
        text("label", "What the source calls the relation."),
        boolean("former", "Whether the source calls it past."),
        text("quality", "What the source says of how sure it is."),
        *date("start_date", "Since when"),
        *date("end_date", "Until when"),
        text("note", "What the source adds."),
        text("origin", "The field it was read out of."),
        text("reference", "The authority's own number of the relation."),
    ),
    of_entity("relationships"),
    "relationship_id",
)

ANNOTATIONS = Table(
    "annotations",
    "value of an entity of which the source says more than the value",
    (
        key("annotation_id"),
        ENTITY_ID,
        text("label", "What the source calls the value.", required=True),
        text("field", "The field of the entity (or of its designations) that holds it."),
        text("value", "The value, as it stands there."),
        text("reliability", "How sure the source is of it, in its own words."),
        text("note", "What else it says of it."),
    ),
    of_entity("annotations"),
    "annotation_id",
)

# -- designations -----------------------------------------------------------------------------------------------


def _authority(name: str) -> Callable[[Row], Any]:
    def value(row: Row) -> Any:
        authority = row.item.authority
        return getattr(authority, name) if authority is not None else None

    return value


def _texts_of(field: str) -> Callable[[Row], list[str]]:
    get = attrgetter(f"item.{field}")
    return lambda row: [str(value) for value in get(row)]


DESIGNATIONS = Table(
    "designations",
    "designation: the act by which an authority puts an entity on a list",
    (
        key("designation_id"),
        ENTITY_ID,
        text("list", "The name of the list."),
        text("authority_id", "The authority that designated: us-ofac, un-sc...", _authority("id")),
        text("authority", "Its name in English.", _authority("name")),
        text("reference", "The authority's own identifier of the designation or its record."),
        texts("programs", "The codes of its programs; a row each in ``programs``.", _texts_of("programs")),
        *date("listing_date", "When it was listed (published)"),
        *date("effective_date", "When it took effect"),
        *date("end_date", "The first day on which it is no longer in force"),
        texts(
            "legal_bases",
            "The citations of the law it rests on; a row each in ``legal_bases``.",
            _texts_of("legal_bases"),
        ),
        texts(
            "measures",
            "What it forbids, in the source's words where there are any; a row each in ``measures``.",
            _texts_of("measures"),
        ),
        texts("reasons", "Why, in the authority's words."),
        texts("submitted_by", "The states that proposed it."),
        boolean("umbrella", "Whether its list only repeats what a more specific list says.", required=True),
        *source(),
    ),
    of_entity("designations"),
    "designation_id",
)

PROGRAMS = Table(
    "programs",
    "program of a designation: a designation under two programs has two",
    (
        key("designation_program_id"),
        DESIGNATION_ID,
        ENTITY_ID,
        text(
            "program",
            "What tells the program from others: its identifier in the registry, else its code.",
            lambda row: row.item.id or row.item.code,
            required=True,
        ),
        text("code", "The code, as the list writes it.", required=True),
        text("title", "Its name."),
        text("family", "What it shares with the other programs about the same matter."),
        text("authority_id", "The authority that runs it: us-ofac, un-sc...", _authority("id")),
        text("authority", "Its name in English.", _authority("name")),
        text("url", "The authority's page on it."),
        *date("start_date", "The first day on which it was in force"),
        *date("end_date", "The first day on which it no longer was"),
        texts("succeeded_by", "What took its place, as *program* tells it."),
        texts("countries", "ISO 3166-1 alpha-2 codes of the countries it is about."),
        texts("legal_bases", "The citations of the law it rests on.", _texts_of("legal_bases")),
        text("opensanctions_key", "The key that OpenSanctions gives it, to join by."),
    ),
    below(DESIGNATIONS, "programs"),
    "designation_program_id",
)

MEASURES = Table(
    "measures",
    "measure that a designation states",
    (
        key("measure_id"),
        DESIGNATION_ID,
        ENTITY_ID,
        text("kind", "asset freeze, travel ban...; empty where the source's words do not say."),
        text("text", "The source's own words."),
        text("label", "The heading the source puts them under."),
        texts("lists", "The lists on which it holds; empty where on any."),
        *date("start_date", "The first day on which it applies"),
        *date("end_date", "The first day on which it no longer applies"),
    ),
    below(DESIGNATIONS, "measures"),
    "measure_id",
)

EVENTS = Table(
    "events",
    "event in the life of a designation",
    (
        key("event_id"),
        DESIGNATION_ID,
        ENTITY_ID,
        text("kind", f"{', '.join(EventKind)}.", required=True),
        *date("date", "The day it is dated"),
        *date("effective_date", "The day it took effect, if stated apart"),
        *date("publication_date", "The day it was published, if stated apart"),
        text("scope", "What part of the designation it is about; empty for the whole."),
        text("label", "What the source calls it."),
        text("note", "What the source adds."),
    ),
    below(DESIGNATIONS, "events"),
    "event_id",
)

# -- rows that belong to rows of several tables -----------------------------------------------------------------

_OWN_DATES = of_entity("birth_dates", "established_dates", "build_dates", "manufacture_dates")
_DATED = (
    (IDENTIFICATIONS, ("issue_date", "expiry_date", "valid_from")),
    (RELATIONSHIPS, ("start_date", "end_date")),
    (DESIGNATIONS, ("listing_date", "effective_date", "end_date")),
    (MEASURES, ("start_date", "end_date")),
    (EVENTS, ("date", "effective_date", "publication_date")),
)


def _dates(entity: Entity) -> Iterator[Row]:
    # Those of a field that holds several are numbered, those of a field that holds one are not: the key is the path.
    yield from _OWN_DATES(entity)
    for table, fields in _DATED:
        for field in fields:
            for row in table.rows(entity, field):
                yield Row(f"{row.id}/{field}", row.entity_id, getattr(row.item, field), table.name, row.id, field)


def _of_birth_date(name: str) -> Callable[[Row], Any]:
    """What only birth dates have, and which no date of another kind states."""
    return lambda row: getattr(row.item, name) if isinstance(row.item, BirthDate) else None


def _precision(row: Row) -> str | None:
    date: PartialDate = row.item
    return date.precision


DATES = Table(
    "dates",
    "date of an entity, its documents, relationships and designations",
    (
        key("date_id"),
        ENTITY_ID,
        *OF,
        FIELD,
        text("edtf", "The date, as EDTF.", required=True),
        day(
            "earliest", "The first day that it can mean; empty where nothing bounds it.", lambda row: earliest(row.item)
        ),
        day("latest", "The last day that it can mean; empty where nothing bounds it.", lambda row: latest(row.item)),
        text("precision", "How much of a single date is stated: year, month, day.", _precision),
        boolean("circa", "Whether the source calls it approximate.", required=True),
        text("calendar", "The calendar that *edtf* counts in: gregorian, islamic, persian.", required=True),
        text("text", "The source's own words, where they say more."),
        boolean("main", "Whether the source calls it the main one of several.", _of_birth_date("main")),
        text("alias", "The alias under which the source states it.", _of_birth_date("alias")),
        text("note", "What the source adds."),
        text("origin", "The field it was read out of, where that is not the field for it.", _of_birth_date("origin")),
    ),
    _dates,
    "date_id",
)

_STATED_BY_LAW = (NAMES, COUNTRIES, BIRTH_PLACES, IDENTIFICATIONS, ADDRESSES, CONTACTS, DESIGNATIONS, EVENTS)


LEGAL_BASES = Table(
    "legal_bases",
    "legal act that a designation, an event or a fact about an entity rests on",
    (
        key("legal_basis_id"),
        ENTITY_ID,
        *OF,
        text("citation", "How one cites it.", required=True),
        text("kind", f"{', '.join(LegalBasisKind)}."),
        text("title", "Its title."),
        *date("date", "The day it was made"),
        *date("effective_date", "The day it entered into force"),
        text("url", "Where it can be read."),
        text("published_in", "Where it was published."),
        text("label", "What the source calls it."),
        text("issuer", "Who made it, in the source's words."),
        texts("amended_by", "Citations of the acts that amended it."),
        text("revoked_by", "Citation of the act that revoked it."),
    ),
    first(
        *(below(table, "legal_bases") for table in _STATED_BY_LAW),
        below(DATES, "legal_bases", _OWN_DATES),
    ),
    "legal_basis_id",
)

NOTES = Table(
    "notes",
    "text that the source puts under a heading of its own",
    (
        key("note_id"),
        ENTITY_ID,
        *OF,
        FIELD,
        text("label", "The heading."),
        text("text", "The text.", required=True),
    ),
    first(below(DESIGNATIONS, "notes"), below(EVENTS, "added"), below(EVENTS, "removed"), below(ENTITIES, "cells")),
    "note_id",
)

# -- the list ---------------------------------------------------------------------------------------------------


def _list(sanctions_list: SanctionsList) -> Iterator[Row]:
    yield Row("", "", sanctions_list)


def _primary_file(row: Row) -> str | None:
    primary = row.item.source
    return primary.file.name if primary is not None and primary.file is not None else None


LISTS = Table(
    "lists",
    "list: there is one",
    (
        text("title", "What it is called."),
        text("authority_id", "Who publishes it: us-ofac, un-sc...", _authority("id")),
        text("authority", "Its name in English.", _authority("name")),
        day("published", "The day that the edition is dated."),
        text("edition", "The source's own words for that."),
        text("format", "The format it was read from."),
        boolean("complete", "Whether it is the whole list; empty where the file does not tell."),
        integer("stated_count", "How many records the file says it has."),
        texts(
            "filters",
            "The conditions it was exported under: field and value.",
            lambda row: [f"{filter.field}: {filter.value}" for filter in row.item.filters],
        ),
        text("source_file", "The file it was read from, the primary one of several in ``files``.", _primary_file),
    ),
    _list,
    of_list=True,
)


def _files(sanctions_list: SanctionsList) -> Iterator[Row]:
    for place, file in enumerate(sanctions_list.files):
        yield Row(f"files/{place}", "", file)


FILES = Table(
    "files",
    "file that the list was read from, the primary one first",
    (
        key("file_id"),
        text("name", "Its name, without folders.", required=True),
        integer("size", "In bytes, as it lies on disk."),
        text("sha256", "Checksum of those bytes, in hexadecimal."),
        text("member", "The name of the file inside, for an archive."),
        text("list", "Title of the list that it holds."),
        day("published", "The day that its edition is dated."),
    ),
    _files,
    "file_id",
    of_list=True,
)


def _issues(sanctions_list: SanctionsList) -> Iterator[Row]:
    for place, issue in enumerate(sanctions_list.issues):
        yield Row(f"issues/{place}", "", issue)


ISSUES = Table(
    "issues",
    "issue: what could not be read, or did not fit",
    (
        key("issue_id"),
        text("code", "What kind of issue it is.", required=True),
        text("message", "One sentence for a person.", required=True),
        text("raw", "The text at fault, verbatim."),
        *source(),
    ),
    _issues,
    "issue_id",
    of_list=True,
)

TABLES: Mapping[str, Table] = {
    table.name: table
    for table in (
        LISTS,
        FILES,
        ENTITIES,
        PERSONS,
        ORGANIZATIONS,
        VESSELS,
        AIRCRAFT,
        NAMES,
        NAME_PARTS,
        DATES,
        COUNTRIES,
        BIRTH_PLACES,
        IDENTIFICATIONS,
        ADDRESSES,
        CONTACTS,
        WALLETS,
        SECURITIES,
        EXTERNAL_IDS,
        RELATIONSHIPS,
        ANNOTATIONS,
        DESIGNATIONS,
        PROGRAMS,
        MEASURES,
        EVENTS,
        LEGAL_BASES,
        NOTES,
        ISSUES,
    )
}
"""Every table, by its name."""

_REGISTRY = "what the registry knows of a program beside that; ``sanctionslib.programs`` tells it"
_TWICE = "of an authority, the tables give the identifier and the name"
_PLAIN_DAYS = "dates of laws and programs have no words, note or calendar of their own"

LEFT_OUT: Mapping[str, str] = {
    "Authority.short_name": _TWICE,
    "Authority.country": _TWICE,
    "Authority.kind": _TWICE,
    "Authority.names": _TWICE,
    "Authority.url": _TWICE,
    "Source.file": "a row has the name of its file and its edition; the rest stands in ``files``",
    "LegalBasis.source": _REGISTRY,
    "Measure.texts": "the same in other languages",
    "Measure.by_entry": "no list has it: it is of what programs mean, which ``sanctionslib.programs`` tells",
    "Program.names": "the same in other languages",
    "Program.codes": _REGISTRY,
    "Program.legal_bases": "their citations stand in ``programs``; ``sanctionslib.programs`` tells the rest",
    "Program.implemented_by": _REGISTRY,
    "Program.measures": _REGISTRY,
    "Program.general_measures": _REGISTRY,
    "Program.start_date": f"its day stands in ``programs``; {_PLAIN_DAYS}",
    "Program.end_date": f"its day stands in ``programs``; {_PLAIN_DAYS}",
    "Program.reference_prefixes": _REGISTRY,
    "Program.note": _REGISTRY,
    "Program.source": _REGISTRY,
    "Source.key": "it is good for one edition only; ``source_record`` stays",
    "Source.document": "no list has it: it is of facts in the registry",
    "Source.verified": "no list has it: it is of facts in the registry",
    "LegalBasis.date": f"its day stands in ``legal_bases``; {_PLAIN_DAYS}",
    "LegalBasis.effective_date": f"its day stands in ``legal_bases``; {_PLAIN_DAYS}",
}
"""What the tables do not hold, by class and attribute, and why. Our JSON holds it."""
