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
    Answer,
    Authority,
    BirthDate,
    Country,
    Designation,
    Effect,
    Entity,
    Identification,
    Issue,
    IssueCode,
    LegalBasis,
    Measure,
    Name,
    OfficialList,
    Organization,
    PartialDate,
    Person,
    Program,
    Relationship,
    SanctionsList,
    Vessel,
)
from .publishers import formats
from .reading import iter_entities, read
from .writing import dumps, write

if TYPE_CHECKING:
    import pyarrow

    from .auditing import audit
    from .diffing import diff
    from .history import History
    from .law import official_lists, program, programs
    from .publishers import authorities
    from .schema import json_schema

__all__ = [
    "Address",
    "Aircraft",
    "Answer",
    "Authority",
    "BirthDate",
    "Country",
    "Designation",
    "DiffError",
    "Effect",
    "Entity",
    "History",
    "HistoryError",
    "Identification",
    "Issue",
    "IssueCode",
    "LegalBasis",
    "Measure",
    "Name",
    "OfficialList",
    "Organization",
    "PartialDate",
    "Person",
    "Program",
    "ReadError",
    "Relationship",
    "SanctionsError",
    "SanctionsList",
    "UnknownProgramError",
    "Vessel",
    "WriteError",
    "__version__",
    "audit",
    "authorities",
    "convert",
    "diff",
    "dumps",
    "formats",
    "iter_entities",
    "json_schema",
    "official_lists",
    "program",
    "programs",
    "read",
    "sample_path",
    "write",
]

__version__ = "0.1.0"

_LAZY = {
    "History": "history",
    "audit": "auditing",
    "authorities": "publishers",
    "diff": "diffing",
    "json_schema": "schema",
    "official_lists": "law",
    "program": "law",
    "programs": "law",
}
"""What is imported when it is first asked for, and the module that it is in."""

_MODULES = {*_LAZY.values(), "tables"}
"""The modules that own further public names, imported when they are first asked for: ``sl.history.Edition``."""


def __getattr__(name: str) -> object:
    from importlib import import_module

    if name in _MODULES:
        return import_module(f".{name}", __name__)
    if name not in _LAZY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
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
