"""The domain model: what a sanctions list says, as typed values that know no format."""

from .addresses import Address, Contact, ContactKind
from .births import BirthDate, Place
from .countries import Country, Nationality
from .dates import Calendar, PartialDate, Precision
from .designation import Designation, Event, EventKind, Note
from .effects import Effect, MeasureInForce, MeasureOrigin
from .entity import Aircraft, Annotation, Entity, Gender, Organization, Person, Vessel
from .identifiers import (
    DigitalCurrencyAddress,
    ExternalId,
    ExternalScheme,
    Identification,
    IdentificationKind,
    Security,
    SecurityKind,
)
from .issues import Issue, IssueCode
from .lists import Filter, Link, SanctionsList
from .names import Name, NameKind, NamePart, NamePartKind, Quality
from .programs import (
    Authority,
    AuthorityKind,
    LegalBasis,
    LegalBasisKind,
    Measure,
    MeasureKind,
    OfficialList,
    Program,
    ProgramCode,
    Wording,
)
from .relationships import Relationship, RelationshipKind
from .source import File, Source
from .tristate import Answer

__all__ = [
    "Address",
    "Aircraft",
    "Annotation",
    "Answer",
    "Authority",
    "AuthorityKind",
    "BirthDate",
    "Calendar",
    "Contact",
    "ContactKind",
    "Country",
    "Designation",
    "DigitalCurrencyAddress",
    "Effect",
    "Entity",
    "Event",
    "EventKind",
    "ExternalId",
    "ExternalScheme",
    "File",
    "Filter",
    "Gender",
    "Identification",
    "IdentificationKind",
    "Issue",
    "IssueCode",
    "LegalBasis",
    "LegalBasisKind",
    "Link",
    "Measure",
    "MeasureInForce",
    "MeasureKind",
    "MeasureOrigin",
    "Name",
    "NameKind",
    "NamePart",
    "NamePartKind",
    "Nationality",
    "Note",
    "OfficialList",
    "Organization",
    "PartialDate",
    "Person",
    "Place",
    "Precision",
    "Program",
    "ProgramCode",
    "Quality",
    "Relationship",
    "RelationshipKind",
    "SanctionsList",
    "Security",
    "SecurityKind",
    "Source",
    "Vessel",
    "Wording",
]
