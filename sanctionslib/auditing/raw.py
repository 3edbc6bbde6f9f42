"""
The values of a raw file, counted by a walk that knows no format: what a parser cannot vouch for.

A value is a text or an attribute of XML that is not blank, or a scalar of JSON. A format of tables counts the cells of
its files itself, since nothing in a table says how it is cut (``raw_values`` in the module that parses it).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping

from lxml import etree

from ..parsing.input import Document
from ..parsing.items import json_object, json_values
from ..parsing.node import XSI
from ..parsing.reading import Reading

_CHUNK = 1024 * 1024


def raw_values(reading: Reading) -> Counter[str]:
    """How many values the files of a list have, by path."""
    own = getattr(reading.format.parser, "raw_values", None)
    if own is not None:
        counts: Counter[str] = own(reading)
        return counts
    found: Counter[str] = Counter()
    parts = reading.format.parts
    for document in reading.documents:
        if document.head.root is not None:
            found += xml_values(document)
        else:
            found += json_file_values(document, (parts.of(document.head) if parts else None) or "")
    return found


def xml_values(document: Document) -> Counter[str]:
    """The values of an XML file, by the name of each element behind that of the one around it."""
    walk = _Walk()
    parser = etree.XMLParser(  # type: ignore[call-overload]
        target=walk, resolve_entities=False, no_network=True, load_dtd=False
    )
    with document.open(quietly=True) as stream:
        while chunk := stream.read(_CHUNK):
            parser.feed(chunk)
    parser.close()
    return walk.counts


class _Walk:
    """What the XML parser reports, tag by tag: no tree is built."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self._open: list[str] = []
        self._text: list[str] = []
        self._is_leaf = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._take_text(loose=True)
        name = tag.rpartition("}")[2]
        for key, value in attributes.items():
            if not key.startswith(XSI) and value.strip():
                self.counts[f"{name}/@{key.rpartition('}')[2]}"] += 1
        self._open.append(name)
        self._is_leaf = True

    def data(self, text: str) -> None:
        self._text.append(text)

    def end(self, tag: str) -> None:
        self._take_text(loose=not self._is_leaf)
        self._open.pop()
        self._is_leaf = False

    def close(self) -> None:
        pass

    def _take_text(self, *, loose: bool) -> None:
        """The text since the last tag: that of an element without children, or what stands between those of one."""
        if self._open and "".join(self._text).strip():
            name = self._open[-1]
            around = self._open[-2] if len(self._open) > 1 else ""
            self.counts[name if loose else f"{around}/{name}"] += 1
        self._text.clear()


def json_file_values(document: Document, name: str = "") -> Counter[str]:
    """The scalars of a JSON file, or of one of JSON Lines, by key behind that of the object around it, or *name*."""
    with document.open(quietly=True) as stream:
        text = stream.read().decode("utf-8-sig")
    try:
        values = [json.loads(text, object_pairs_hook=json_object)]
    except ValueError:
        values = [json.loads(line, object_pairs_hook=json_object) for line in text.splitlines() if line.strip()]
    return Counter(path for value in values for path, _ in json_values(value, name))
