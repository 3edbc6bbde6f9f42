"""The audit: nothing that a raw file says can be missing from the entities without its noticing."""

from __future__ import annotations

import enum
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest

import sanctionslib as sl
from sanctionslib.audit import Audit, audit, compare
from sanctionslib.audit.layouts import LAYOUTS
from sanctionslib.cli import main
from sanctionslib.model import Authority, Entity, File, PartialDate, Source
from sanctionslib.parsers import formats, open_reading
from tests.conftest import SPECIMENS

NOT_OF_THE_FILE = {
    "Entity.id": "made from the reference",
    "Country.code": "of our own table, where the source has names",
    "Name.script": "read off the characters, where the source does not state it",
    "Identification.origin": "which field the parser read it out of",
    "BirthDate.origin": "which field the parser read it out of",
    "Place.origin": "which field the parser read it out of",
    "Contact.origin": "which field the parser read it out of",
    "Relationship.origin": "which field the parser read it out of",
    "Designation.list": "the parser's name of the list, where the file has none",
    "Designation.umbrella": "what the other designations say",
    "Entity.source": "where the record stands",
    "Designation.source": "where the record stands",
}
"""Fields that hold nothing of the raw file, with what they hold."""

ALL = [
    path
    for folder in sorted(SPECIMENS.iterdir())
    if folder.name in LAYOUTS
    for path in sorted(folder.iterdir())
    if path.suffix != ".golden"
]
each = pytest.mark.parametrize("path", ALL, ids=lambda path: f"{path.parent.name}/{path.name}")


def lost(path: Path, entities: list[Entity]) -> dict[str, int]:
    """The paths that the audit reports a loss for, if *entities* is what was read."""
    reading = open_reading(path)
    list(reading.entities())  # for its issues and the list's facts
    return {row.path: row.lost for row in compare(reading, iter(entities)).rows if row.lost}


# -- what it says -----------------------------------------------------------------------------------------------------


KNOWN_LOSSES = {
    "references_that_dangle.xml": {
        "FeatureVersion/@ReliabilityID",
        "IDRegDocument/@ValidityID",
        "ProfileRelationship/@Former",
    },
}


def test_every_format_of_an_authority_has_a_layout() -> None:
    """There is no parser of an official list whose files cannot be audited."""
    assert {format.name for format in formats() if not format.name.startswith("sanctionslib_")} == set(LAYOUTS)
