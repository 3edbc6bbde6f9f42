"""What XML parsers share: a safe stream of records, and their children as plain text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, BinaryIO

from lxml import etree

from ..errors import ReadError
from ..model import IssueCode
from .fields import NOT_REFERRED_TO, Fields
from .input import Document
from .items import Context, Seen, note_reported
from .node import Node, line_of, local, markup, text_of, values_of
from .reading import ListFacts, Reading

_LAYOUT = re.compile(r"\s*[\r\n\t]\s*")
_EXTRAS = etree.XPath("boolean(.//@* | descendant-or-self::*[*]/text()[normalize-space()])")
_EXTRAS_ABOVE_FIELDS = etree.XPath(".//@* or text()[normalize-space()] or *[*]/text()[normalize-space()]")


class Records:
    """
    The records of an XML list, one after the other, in bounded memory.

    A record container is an element whose children are the records: the root itself (``""``) or a child of it.

    Attributes:
        reading: Where findings go.
        containers: Name of each record container to the name of its records. All must be there.
        known: Names of other elements beside records or containers, each with a function that takes it.
        may_be_empty: Asked at the end of a file without records: whether it may have none.
        begin: Called before the first record (or at the end of a file without one), when the elements before it are
            known: it sets the facts of the list on the reading.
        again: Whether it is a second run over the file: nothing beside the records is noted once more.
    """

    def __init__(
        self,
        reading: Reading,
        containers: Mapping[str, str],
        known: Mapping[str, Callable[[etree._Element], None]] | None = None,
        may_be_empty: Callable[[], bool] = lambda: False,
        root_attributes: frozenset[str] = frozenset(),
        at_root: Callable[[etree._Element], None] | None = None,
        begin: Callable[[], None] | None = None,
        *,
        again: bool = False,
    ) -> None:
        self.reading = reading
        self.begin = begin
        self.containers = containers
        self.known = known or {}
        self.may_be_empty = may_be_empty
        self.root_attributes = root_attributes
        self.at_root = at_root
        self.again = again
        self._counts: Counter[str] = Counter()
        self._strays: dict[str, Counter[str]] = {container: Counter() for container in containers}

    def __iter__(self) -> Iterator[etree._Element]:
        """
        The records. Each is emptied when the next is asked for.

        Raises:
            ReadError: not well-formed, cut short, a document type declaration, no records.
        """
        document = self.reading.document
        if document.head.root is None:
            raise ReadError(f"is not XML, but {document.head.describe()}", file=document.name)
        refuse_doctype(document.head.data, document.name)
        with self.reading.document.open() as stream:
            try:
                yield from self._records(stream)
            except etree.XMLSyntaxError as error:
                raise _not_well_formed(error, self.reading.document) from error

    def _records(self, stream: BinaryIO) -> Iterator[etree._Element]:
        tags = ["{*}" + record for record in self.containers.values()]
        root: etree._Element | None = None
        context = etree.iterparse(
            stream,
            events=("start", "end"),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            tag=["{*}" + (self.reading.document.head.root or "*"), *tags],
        )
        for event, element in context:
            if event == "start":
                if root is None:
                    root = element
                    self._begin(root)
                continue
            if element is root or (parent := element.getparent()) is None:
                continue
            container = "" if parent is root else local(parent)
            if self.containers.get(container) != local(element):
                continue
            if container:
                self._pass(parent, "")
            if (before := element.getprevious()) is not None:
                if before.tag == element.tag and before.getprevious() is None:  # the record before, and nothing else
                    self._note_text(before.tail, parent)
                    parent.remove(before)
                else:
                    self._pass(element, container)
            self._counts[container] += 1
            if self.begin and not self.reading.begun:
                self.begin()
            yield element
            element.clear(keep_tail=True)
        if root is not None and not self.again:
            self._end(root)

    def _begin(self, root: etree._Element) -> None:
        if root.getroottree().docinfo.internalDTD is not None:
            raise _doctype_error(self.reading.document.name)
        if self.again:
            return
        for attribute in root.attrib:
            key = etree.QName(attribute).localname
            if key not in self.root_attributes:
                self._unknown_attribute(root, key, str(root.get(attribute)))
        if self.at_root:
            self.at_root(root)

    def _pass(self, element: etree._Element, container: str) -> None:
        """Take and forget what precedes *element*: records that are done with, and what stands beside them."""
        parent = element.getparent()
        if parent is None or element.getprevious() is None:
            return
        for before in [*element.itersiblings(preceding=True)][::-1]:
            if container or local(before) not in self.containers:
                self._stray(before, container)
                self._note_text(before.tail, parent)
                parent.remove(before)

    def _stray(self, element: etree._Element, container: str) -> None:
        """Something beside the records, about to be forgotten."""
        name = local(element)
        if (
            self.again
            or not name
            or self.containers.get(container) == name
            or (container == "" and name in self.containers)
        ):
            return
        if container == "" and (take := self.known.get(name)):
            take(element)
            return
        self._strays.setdefault(container, Counter())[name] += 1
        self.reading.complete = False
        self.reading.issue(
            IssueCode.UNKNOWN_ELEMENT, f"unknown element <{name}>", line=line_of(element), raw=markup(element)
        )
        parent = element.getparent()
        note_reported(self.reading, values_of(element, "" if parent is None else local(parent)))

    def _unknown_attribute(self, element: etree._Element, key: str, value: str) -> None:
        message = f"<{local(element)}> has an unknown attribute {key}"
        self.reading.issue(IssueCode.UNKNOWN_ATTRIBUTE, message, line=line_of(element), raw=value)
        note_reported(self.reading, [(f"{local(element)}/@{key}", value)])

    def _note_text(self, text: str | None, element: etree._Element) -> None:
        """Note text that stands beside records or their containers."""
        if text and not self.again and text.strip():
            self.reading.issue(
                IssueCode.UNKNOWN_ELEMENT,
                f"text between the elements of <{local(element)}>",
                line=line_of(element),
                raw=text.strip(),
            )
            note_reported(self.reading, [(local(element), text)])

    def _end(self, root: etree._Element) -> None:
        for child in root:
            name = local(child)
            if name in self.containers:
                for key, value in child.attrib.items():
                    self._unknown_attribute(child, etree.QName(key).localname, str(value))
                self._note_text(child.text, child)
                for element in child:
                    self._stray(element, name)
                    self._note_text(element.tail, child)
            self._stray(child, "")
            self._note_text(child.tail, root)
        self._note_text(root.text, root)
        document = self.reading.document.name
        present = {"", *(local(child) for child in root)}
        beside = ", ".join(f"<{name}>" for name in self._strays.get("", ())) or "nothing else"
        for container, record in self.containers.items():
            holder = container or local(root)
            others = ", ".join(f"{count} <{name}>" for name, count in self._strays.get(container, Counter()).items())
            if container not in present:
                raise ReadError(
                    f"<{local(root)}> has no <{container}>, which holds its <{record}> records, but {beside}",
                    file=document,
                )
            if not self._counts[container] and others:
                raise ReadError(f"<{holder}> holds no <{record}>, but {others}: an unknown layout", file=document)
            if not self._counts[container] and self._counts:
                self.reading.complete = None  # one kind of record is not there at all: nobody can tell if it should be
        if self.begin and not self.reading.begun:
            self.begin()  # the facts tell whether it may be empty
        if not self._counts and not self.may_be_empty():
            records = " or ".join(f"<{record}>" for record in self.containers.values())
            raise ReadError(f"<{local(root)}> holds no {records}", file=document)


class Nodes:
    """
    The records of an XML list as `Node` s, one after the other, in bounded memory.

    The table of the format says what there may be: the names of the records, the elements beside them, and the
    attributes of the root. A record container is an element whose children are the records: the root itself (``""``) or
    a child of it.

    Elements beside the records that records refer to (the parts of the table) may stand anywhere, behind them too: a
    parser that has such runs over the file `ahead` first.

    Args:
        reading: Where findings go.
        table: The table of the format: a group for each kind of record, for the root and for each element beside them.
        containers: Name of each record container to the name of its records. All must be there.
        facts: Gives the facts of the list from its header: the root's attributes and the elements before the first
            record, by name. Called once, before the first record or at the end of a file without one.
        namespaces: The namespaces that the format has had.
        may_be_empty: Whether a file with some stated facts may have no records.
        exact_lines: Whether issues name the line of the part of a record that they are about, rather than the record's.

    Attributes:
        parts: The elements beside the records that records refer to, by name, once `ahead` has run.
    """

    def __init__(
        self,
        reading: Reading,
        table: Fields,
        containers: Mapping[str, str],
        facts: Callable[[Mapping[str, Node]], ListFacts],
        *,
        namespaces: Iterable[str | None] = (None,),
        may_be_empty: Callable[[], bool] = lambda: False,
        exact_lines: bool = False,
    ) -> None:
        self.reading = reading
        self.table = table
        self.header: dict[str, Node] = {}
        self.parts: dict[str, list[Node]] = {name: [] for name in table.parts}
        self._exact = exact_lines
        self._facts = facts
        self._namespaces = frozenset(namespaces)
        self._root = reading.document.head.root or ""
        known = {name for name in table.groups if name not in (self._root, *containers.values())}
        known |= {name for name in self._of_root().names if not name.startswith("@")}
        self._records = Records(
            reading,
            containers,
            known=dict.fromkeys(known, self._take),
            may_be_empty=may_be_empty,
            root_attributes=frozenset({*_OF_SCHEMAS, *(name[1:] for name in self._of_root().names if name[0] == "@")}),
            at_root=self._take_root,
            begin=lambda: reading.begin(self._facts(self.header)),
        )

    def __iter__(self) -> Iterator[Node]:
        """
        The records. Each is emptied when the next is asked for.

        Raises:
            ReadError: not well-formed, cut short, a document type declaration, no records.
        """
        for element in self._records:
            node = self._node(element)
            if node.trace is not None and "<>" in node.fields.names:
                node.derive("<>", node.name)
            yield node
        if self.reading.trace is not None:
            self.reading.trace += self._not_referred_to()

    def ahead(self) -> Iterator[etree._Element]:
        """The records as mere elements, in a run of its own, which must come to its end: then `parts` are known."""
        yield from self._records
        self._records.again = True

    def _node(self, element: etree._Element) -> Node:
        context = Context(self.reading, line_of(element), exact=self._exact)
        if context.trace is not None and local(element) in self.parts:
            context.trace = []  # its values are those of the records that refer to it
        return Node(element, self.table.groups[local(element)], context)

    def _not_referred_to(self) -> Iterator[Seen]:
        for seen in (seen for parts in self.parts.values() for part in parts for seen in part.trace or ()):
            if not seen.referred:
                seen.reason = seen.reason or NOT_REFERRED_TO
                yield seen

    def _of_root(self) -> Fields:
        return self.table.groups.get(self._root, _NOTHING)

    def _take_root(self, root: etree._Element) -> None:
        if (namespace := etree.QName(root).namespace) not in self._namespaces:
            message = "a namespace not seen before"
            self.reading.issue(IssueCode.UNKNOWN_NAMESPACE, message, line=line_of(root), raw=namespace)
        if self._of_root().names:
            self.header[self._root] = Node.of_attributes(root, self._of_root(), self.reading)

    def _take(self, element: etree._Element) -> None:
        """A part, or an element of the header; one of those behind the records comes too late for the list's facts."""
        name = local(element)
        is_text = name in self._of_root().names
        if name in self.parts:
            self.parts[name].append(self._node(element))
        elif self.reading.begun or name in (self.header[self._root].texts if is_text else self.header):
            message = f"<{name}> " + ("stands behind records" if self.reading.begun else "is there twice")
            report_element(self.reading, IssueCode.MISPLACED_VALUE, message, element, self._root)
        elif is_text and len(element):
            report_element(self.reading, IssueCode.UNKNOWN_ELEMENT, f"<{name}> is no text", element, self._root)
        elif is_text:
            self.header[self._root].texts[name] = text_of(element)
        else:
            self.header[name] = self._node(element)


def report_element(reading: Reading, code: IssueCode, message: str, element: etree._Element, parent: str) -> None:
    """Note an element beside the records, with all that stands in it."""
    reading.issue(code, message, line=line_of(element), raw=markup(element))
    note_reported(reading, values_of(element, parent))


_OF_SCHEMAS = ("schemaLocation", "noNamespaceSchemaLocation")
_NOTHING = Fields({})


def fields(reading: Reading, element: etree._Element, names: Mapping[Any, str], record: str | None) -> dict[str, str]:
    """
    The children of *element* as texts by name: those that *names* (full tag to name) lists and that hold text.

    Anything else becomes an issue: an unknown child, one that is there twice, one with children of its own; text
    between the children.
    """
    found: dict[str, str] = {}
    loose = element.text
    for child in element:
        name = names.get(child.tag)
        if name is None or name in found or len(child):
            unknown(reading, child, record)
        elif (text := child.text) and (text := text.strip()):
            found[name] = _LAYOUT.sub(" ", text) if "\n" in text else text
        if (tail := child.tail) and not tail.isspace():
            loose = tail
    if loose and not loose.isspace():
        _note_loose_text(reading, element, record)
    return found


def unknown(reading: Reading, element: etree._Element, record: str | None) -> None:
    """Note an element that the format is not known to have (or to have here); comments are passed over."""
    if name := local(element):
        parent = element.getparent()
        where = f" in <{local(parent)}>" if parent is not None else ""
        reading.issue(
            IssueCode.UNKNOWN_ELEMENT,
            f"unknown element <{name}>{where}",
            record=record,
            line=line_of(element),
            raw=markup(element),
        )


def check_extras(
    reading: Reading, element: etree._Element, record: str | None, *, groups_by_fields: bool = False
) -> None:
    """
    Note attributes and loose text in a record of a format that has neither.

    With *groups_by_fields*, the groups in the lists of the record were read by `fields`, which notes loose text itself.
    """
    if not (_EXTRAS_ABOVE_FIELDS if groups_by_fields else _EXTRAS)(element):
        return
    for found in element.iter(etree.Element):
        for key, value in found.attrib.items():
            reading.issue(
                IssueCode.UNKNOWN_ATTRIBUTE,
                f"<{local(found)}> has an unknown attribute {etree.QName(key).localname}",
                record=record,
                line=line_of(found),
                raw=str(value),
            )
        depth = sum(1 for _ in found.iterancestors()) - sum(1 for _ in element.iterancestors())
        if len(found) and not (groups_by_fields and depth > 1):
            _note_loose_text(reading, found, record)


def _note_loose_text(reading: Reading, element: etree._Element, record: str | None) -> None:
    for loose in (element.text, *(child.tail for child in element)):
        if loose and loose.strip():
            reading.issue(
                IssueCode.UNKNOWN_ELEMENT,
                f"text between the elements of <{local(element)}>",
                record=record,
                line=line_of(element),
                raw=loose.strip(),
            )


def refuse_doctype(data: bytes, file: str) -> None:
    """
    Refuse a document type declaration: no official list has one, and it can make a small file expand without bound.

    Raises:
        ReadError: there is one before the root element.
    """
    prolog = re.sub(rb"<!--.*?(?:-->|$)|<\?.*?(?:\?>|$)", b"", data.replace(b"\0", b""), flags=re.DOTALL)
    if re.match(rb"[\xef\xbb\xbf\xff\xfe\s]*<!DOCTYPE", prolog):
        raise _doctype_error(file)


def _doctype_error(file: str) -> ReadError:
    return ReadError(
        "has a document type declaration (DTD), which no list needs; refused, nothing was expanded", file=file
    )


def _not_well_formed(error: etree.XMLSyntaxError, document: Document) -> ReadError:
    message, line = str(error.msg or error), error.lineno or None
    if _is_cut_short(document):
        return ReadError(f"is cut short: {message}", file=document.name, line=line)
    if re.search(r"(?i)encoding|not proper UTF-8|invalid bytes", message):
        return ReadError(f"is not in the encoding it claims: {message}", file=document.name, line=line)
    return ReadError(f"is not well-formed XML: {message}", file=document.name, line=line)


def _is_cut_short(document: Document) -> bool:
    """Whether a file that is not well-formed lacks the end of its root element."""
    tail = b""
    with document.open(quietly=True) as stream:
        while chunk := stream.read(1024 * 1024):
            tail = (tail + chunk)[-4096:]
    return not re.search(rb"</[^<>]*" + (document.head.root or "").encode() + rb"\s*>", tail.replace(b"\0", b""))
