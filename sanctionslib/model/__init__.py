"""The domain model: what a sanctions list says, as typed values that know no format."""

from .answers import Answer
from .authority import (
    Authority,
    AuthorityKind,
    LegalBasis,
    LegalBasisKind,
    Measure,
    MeasureKind,
    Program,
    ProgramCode,
)
from .dates import BirthDate, Calendar, PartialDate, Precision
from .designation import Designation, Event, EventKind, Note
from .details import (
    Address,
    Contact,
    ContactKind,
    Country,
    DigitalCurrencyAddress,
    ExternalId,
    ExternalScheme,
    Identification,
    IdentificationKind,
    Nationality,
    Place,
    Relationship,
    RelationshipKind,
    Security,
    SecurityKind,
)
from .entity import Aircraft, Entity, Gender, Organization, Person, Vessel
from .issues import Issue, IssueCode
from .lists import Link, SanctionsList
from .names import Name, NameKind, NamePart, NamePartKind, Quality
from .source import File, Source

__all__ = [
    "Address",
    "Aircraft",
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
    "Entity",
    "Event",
    "EventKind",
    "ExternalId",
    "ExternalScheme",
    "File",
    "Gender",
    "Identification",
    "IdentificationKind",
    "Issue",
    "IssueCode",
    "LegalBasis",
    "LegalBasisKind",
    "Link",
    "Measure",
    "MeasureKind",
    "Name",
    "NameKind",
    "NamePart",
    "NamePartKind",
    "Nationality",
    "Note",
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
]
