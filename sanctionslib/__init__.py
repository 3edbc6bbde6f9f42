"""
Official sanctions lists as typed Python objects: nothing lost, nothing invented.

>>> import sanctionslib as sl
>>> sdn = sl.read(sl.sample_path())  # or the path of a list as its authority publishes it
>>> sdn
<SanctionsList 'SDN List' of 2021-07-29: 22 entities, 0 issues>
>>> prison = sdn["ofac-32356"]
>>> prison
<Organization ofac-32356 'SAYDNAYA MILITARY PRISON' [SYRIA-EO13894]>
>>> [str(name) for name in prison.aliases]
['SEDNAYA PRISON', 'SAYDNAYA PRISON', 'SAIDNAYA MILITARY PRISON']
>>> json = sl.dumps(sdn)
>>> sl.read(json.encode()) == sdn
True
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from .conversion import convert
from .errors import DiffError, HistoryError, ReadError, SanctionsError, UnknownProgramError, WriteError
from .model import (
    Address,
    Aircraft,
    Annotation,
    Answer,
    Authority,
    AuthorityKind,
    BirthDate,
    Calendar,
    Contact,
    ContactKind,
    Country,
    Designation,
    DigitalCurrencyAddress,
    Effect,
    Entity,
    Event,
    EventKind,
    ExternalId,
    ExternalScheme,
    File,
    Filter,
    Gender,
    Identification,
    IdentificationKind,
    Issue,
    IssueCode,
    LegalBasis,
    LegalBasisKind,
    Link,
    Measure,
    MeasureInForce,
    MeasureKind,
    MeasureOrigin,
    Name,
    NameKind,
    NamePart,
    NamePartKind,
    Nationality,
    Note,
    OfficialList,
    Organization,
    PartialDate,
    Person,
    Place,
    Precision,
    Program,
    ProgramCode,
    Quality,
    Relationship,
    RelationshipKind,
    SanctionsList,
    Security,
    SecurityKind,
    Source,
    Vessel,
    Wording,
)
from .reading import formats, iter_entities, read
from .writing import dumps, write

if TYPE_CHECKING:
    import pyarrow

    from .diffing import (
        Action,
        ChangeKind,
        Diff,
        DiffWarning,
        DiffWarningKind,
        EntityChange,
        FieldChange,
        NotCompared,
        diff,
    )
    from .history import (
        Basis,
        Bound,
        Edition,
        EntityHistory,
        Evidence,
        EvidenceKind,
        History,
        Interval,
        TimelineEvent,
        TimelineKind,
    )
    from .law import authorities, official_lists, programs

__all__ = [
    "Action",
    "Address",
    "Aircraft",
    "Annotation",
    "Answer",
    "Authority",
    "AuthorityKind",
    "Basis",
    "BirthDate",
    "Bound",
    "Calendar",
    "ChangeKind",
    "Contact",
    "ContactKind",
    "Country",
    "Designation",
    "Diff",
    "DiffError",
    "DiffWarning",
    "DiffWarningKind",
    "DigitalCurrencyAddress",
    "Edition",
    "Effect",
    "Entity",
    "EntityChange",
    "EntityHistory",
    "Event",
    "EventKind",
    "Evidence",
    "EvidenceKind",
    "ExternalId",
    "ExternalScheme",
    "FieldChange",
    "File",
    "Filter",
    "Gender",
    "History",
    "HistoryError",
    "Identification",
    "IdentificationKind",
    "Interval",
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
    "NotCompared",
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
    "ReadError",
    "Relationship",
    "RelationshipKind",
    "SanctionsError",
    "SanctionsList",
    "Security",
    "SecurityKind",
    "Source",
    "TimelineEvent",
    "TimelineKind",
    "UnknownProgramError",
    "Vessel",
    "Wording",
    "WriteError",
    "__version__",
    "authorities",
    "convert",
    "diff",
    "dumps",
    "formats",
    "iter_entities",
    "official_lists",
    "programs",
    "read",
    "sample_path",
    "write",
]

__version__ = "0.1.0"

_LAZY = {
    **dict.fromkeys(
        "Action ChangeKind Diff DiffWarning DiffWarningKind EntityChange FieldChange NotCompared diff".split(),
        "diffing",
    ),
    **dict.fromkeys(
        "Basis Bound Edition EntityHistory Evidence EvidenceKind History Interval TimelineEvent TimelineKind".split(),
        "history",
    ),
    **dict.fromkeys(("authorities", "official_lists", "programs"), "law"),
}
"""What is imported when it is first asked for, and the room it is in."""


def __getattr__(name: str) -> object:
    if name not in _LAZY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value: object = getattr(import_module(f".{_LAZY[name]}", __name__), name)
    globals()[name] = value
    return value


def _make_table(sanctions_list: SanctionsList, name: str) -> pyarrow.Table:
    from .tables import to_table  # imported here: it would add a fifth to the time that the package takes

    return to_table(sanctions_list, name)


SanctionsList._make_table = _make_table


def sample_path() -> Path:
    """
    The bundled sample: the designations of 28 July 2021 (Syria) in the layout of OFAC's classic XML.

    >>> sample_path().name
    'syria-2021-07-28.xml'
    """
    from importlib.resources import files

    return Path(str(files(__name__) / "sample" / "syria-2021-07-28.xml"))


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
