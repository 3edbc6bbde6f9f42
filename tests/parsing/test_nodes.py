"""The machinery of XML parsers, on a format of three tags: what each verb reads, reports and notes for the audit."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping

import pytest

from sanctionslib.model import IssueCode
from sanctionslib.parsing.fields import Fields
from sanctionslib.parsing.format import Format
from sanctionslib.parsing.input import Document
from sanctionslib.parsing.node import Node
from sanctionslib.parsing.reading import ListFacts, Reading
from sanctionslib.parsing.xml import Nodes

FORMAT = Format(name="x_xml", title="X", recognizes=lambda head: True, module=__name__)


class NoLaw:
    """A law that knows nothing."""

    def resolve(self, jurisdiction: str, code: str) -> None:
        """No program."""

    def authority_named(self, name: str) -> None:
        """No authority."""


def reading_of(xml: str) -> Reading:
    """A reading of a text."""
    return Reading(format=FORMAT, law=NoLaw(), documents=[Document("x.xml", lambda: io.BytesIO(xml.encode()))])


def nodes_of(reading: Reading, table: Fields, facts: Callable[[Mapping[str, Node]], ListFacts] | None = None) -> Nodes:
    """The records of a list ``<list><party/>...</list>``."""
    return Nodes(reading, table, {"": "party"}, facts or (lambda header: ListFacts(title="X", complete=True)))


PARTY = Fields({"party": {"name": "names.text"}})


@pytest.mark.parametrize("xml", ["<list><odd/><party/></list>", "<list><party/><odd/></list>"])
def test_what_stands_beside_the_records_makes_a_list_incomplete(xml: str) -> None:
    """Wherever an unknown element stands, before the facts of the list are known or after."""
    reading = reading_of(xml)
    assert len(list(nodes_of(reading, PARTY))) == 1
    assert [issue.code for issue in reading.issues] == [IssueCode.UNKNOWN_ELEMENT]
    assert reading.complete is False
