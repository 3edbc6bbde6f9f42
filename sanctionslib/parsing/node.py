"""An XML element as a parser reads it, and what is true of XML elements of any format."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from lxml import etree

from ..model import IssueCode
from .fields import Fields
from .items import Context, Item, Seen, trimmed
from .reading import Reading

_LAYOUT = re.compile(r"\s*[\r\n\t]\s*")
_EXTRAS = etree.XPath("boolean(.//@* | descendant-or-self::*[*]/text()[normalize-space()])")
_LAST_LINE = 0xFFFF


@lru_cache(maxsize=4096)
def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def local(element: etree._Element) -> str:
    """Name of an element without its namespace; empty for comments and processing instructions."""
    tag = element.tag
    return _local(tag) if isinstance(tag, str) else ""


def text_of(element: etree._Element | None) -> str | None:
    """The text of an element, as `trimmed` gives it; None if there is no element."""
    return None if element is None else trimmed(element.text)


def markup(element: etree._Element) -> str:
    """An element as it stands in the file, on one line."""
    text = etree.tostring(element, encoding="unicode", with_tail=False)
    return _LAYOUT.sub(" ", re.sub(r' xmlns(:\w+)?="[^"]*"', "", text))


def line_of(element: etree._Element) -> int | None:
    r"""
    The line of an element, also past line 65,535; None if it is not known.

    libxml2 keeps the lines of elements in 16 bits. Past them it gives the line of the first text in the element, which
    is right for a value, and for the white space before a first child is right but for the line breaks in it.

    >>> root = etree.fromstring("<a>" + 70_000 * "\n" + "<b>\n <c>1</c></b></a>")
    >>> line_of(root[0]), line_of(root[0][0])
    (70001, 70002)
    """
    line = element.sourceline
    if line is None or line < _LAST_LINE:
        return line
    if line == _LAST_LINE:
        return None
    text = element.text
    return line - text.count("\n") if text and text.isspace() else line


class Node(Item):
    """
    An XML element: its children are texts or groups; its attributes are texts named with an ``@``.

    Attributes:
        element: The element.
    """

    __slots__ = ("element",)

    def __init__(self, element: etree._Element, fields: Fields, context: Context) -> None:
        # What follows runs for every group of every record: it makes up most of the time of reading.
        self.element, self.fields, self.context = element, fields, context
        texts: dict[str, str | None] = {}
        groups: dict[str, list[Any]] = {}
        self.texts, self.groups = texts, groups
        tags, empty, attributed = fields.tags, fields.empty, fields.attributed
        passed_over = (
            fields.omitted if context.trace is None else ()
        )  # what is left out need only be read for the audit
        if attributed:
            self._take_attributes()
        for child in element:
            try:
                name, is_group = tags[child.tag]
            except KeyError:
                name, is_group = tags[child.tag] = fields.kind(local(child))
            if is_group:
                if len(child) or child.text or (attributed and child.attrib):  # else it says nothing
                    if name in groups:
                        groups[name].append(child)
                    else:
                        groups[name] = [child]
            elif is_group is None:
                if name:  # no comment
                    self._does_not_know(name, child)
            elif (len(child) and not attributed) or texts.get(name):
                groups.setdefault(name, []).append(child)
            elif name not in passed_over:
                if (text := child.text) and (text := text.strip()):
                    if not text.isprintable():
                        text = _LAYOUT.sub(" ", text)
                    if empty and text in empty:
                        self._leave_out(name, text)
                        text = None
                texts[name] = text or None
            if attributed and (child.tail or is_group is False):
                self._look_beside(child, is_text=is_group is False)
        if fields.empty_here:
            self._leave_empty()

    @classmethod
    def of_attributes(cls, root: etree._Element, fields: Fields, reading: Reading) -> Node:
        """The root of a file, of which only the attributes are read; those of its schema are not in the table."""
        node = cls(etree.Element(root.tag), fields, Context(reading, line_of(root)))
        for key, words in root.attrib.items():
            if f"@{_local(str(key))}" in fields.names:
                node.texts[f"@{_local(str(key))}"] = trimmed(str(words))
        return node

    def _take_attributes(self) -> None:
        """The attributes, and the own text of an element in a record that has attributes."""
        fields, texts, keys, empty = self.fields, self.texts, self.fields.keys, self.fields.empty
        for key, words in self.element.items():
            try:
                name, is_group = keys[key]
            except KeyError:
                name, is_group = keys[key] = fields.kind(f"@{_local(str(key))}")
            if is_group is None:
                self._does_not_know(name, None)
            elif (text := str(words).strip()) not in empty:
                texts[name] = text or None
            else:
                self._leave_out(name, text)
        if not (text := trimmed(self.element.text) or ""):
            return
        if "." not in fields.names:
            self._does_not_know("", text)
        elif text not in empty:
            texts["."] = text
        else:
            self._leave_out(".", text)

    def _leave_out(self, name: str, text: str) -> None:
        """Note a word that says nothing."""
        if self.trace is not None:
            self._note(name, text, reason=self.fields.empty[text])

    def _look_beside(self, child: etree._Element, *, is_text: bool) -> None:
        """See whether a text has more than a text, and whether there is a loose text behind a child."""
        if is_text and (len(child) or child.attrib):
            self._does_not_know("<>", child)
        if child.tail and not child.tail.isspace():
            self._does_not_know("", child.tail.strip())

    def _open(self, name: str, raw: etree._Element) -> Node:
        fields = self.fields.groups[name]
        if not fields.attributed and not len(raw) and text_of(raw):
            self.report(name, raw)  # a text where a group belongs
        return Node(raw, fields, self.context)

    def texts_of(self, name: str) -> list[str]:
        """All texts of a name, or of a name in all groups of a name (``NATIONALITY/VALUE``)."""
        group, _, inner = name.partition("/")
        if inner and group not in self.groups:
            return []
        if "/" in inner:
            return [text for item in self.all(group) for text in item.texts_of(inner)]
        plain = self.trace is None and not self.fields.attributed
        if inner and plain and (texts := self._inner_texts(group, inner)) is not None:
            return texts
        return super().texts_of(name)

    def _inner_texts(self, group: str, inner: str) -> list[str] | None:
        """
        The texts of a name in groups that hold nothing else, without a node for each; None if they hold more.

        Lists have many groups for one text (``<NATIONALITY><VALUE>``).
        """
        texts: list[str] = []
        fields = self.fields.groups.get(group, self.fields)
        for element in self.groups.get(group, ()):
            if isinstance(element, Item) or (element.text and not element.text.isspace()):
                return None
            for child in element:
                if not isinstance(child.tag, str) or _local(child.tag) != inner or len(child):
                    return None
                if (text := trimmed(child.text)) is not None and not fields.says_nothing(inner, text):
                    texts.append(text)
        self.groups.pop(group, None)
        return texts

    def all(self, name: str) -> list[Node]:
        """The groups of a name, each to be read, or of a name in all groups of a name (``addressList/address``)."""
        group, _, inner = name.partition("/")
        if inner and "/" not in inner and self.trace is None and self._open_inner(group, inner):
            return self.groups.get(name, [])
        return super().all(name)

    def _open_inner(self, group: str, inner: str) -> bool:
        """
        Open the groups of a name in groups that hold nothing else, without a node for those; False if they hold more.

        Lists have many groups for several of a kind (``<addressList>``).
        """
        if f"{group}/{inner}" in self.groups or group not in self.groups:
            return True
        fields, context = self.fields.groups[group], self.context
        fields_of_inner, expected = fields.groups[inner], None
        opened: list[Node] = []
        for element in self.groups[group]:
            if isinstance(element, Item) or fields.attributed or (element.text and not element.text.isspace()):
                return False
            for child in element:
                if (tag := child.tag) != expected:
                    if not isinstance(tag, str) or _local(tag) != inner:
                        return False
                    expected = tag
                if len(child) or child.text:
                    opened.append(Node(child, fields_of_inner, context))
        del self.groups[group]
        self.groups[f"{group}/{inner}"] = opened
        return True

    def in_order(self) -> list[Node]:
        """The groups of all names, in the order of the file."""
        places = {child: place for place, child in enumerate(self.element)}
        names = [name for name in self.groups if "/" not in name]
        return sorted((item for name in names for item in self.all(name)), key=lambda item: places[item.element])

    def called(self, name: str) -> str:
        """The tag that the element has for a name of the table."""
        if not self.fields.aliases:
            return name
        return next((tag for child in self.element if self.fields.kind(tag := local(child))[0] == name), name)

    def _path(self, name: str) -> str:
        if name == "." and not len(self.element) and (around := self.element.getparent()) is not None:
            return f"{local(around)}/{local(self.element)}"
        return super()._path(name)

    def line_here(self) -> int | None:
        """The line of the element."""
        return line_of(self.element)

    def _text(self, raw: etree._Element) -> str | None:
        return None if len(raw) and not self.fields.attributed else text_of(raw)

    def report(self, name: str, raw: Any) -> None:
        """
        Note what the table does not know, or what nobody asked for.

        Args:
            name: Of an element or an attribute; ``<>`` for what a child holds beside its text, empty for a loose text.
            raw: The child, or the text; None for what stands here by that name.
        """
        if name in ("", "."):
            self._report_text(self.element, raw or text_of(self.element) or "")
        elif name == "<>":
            self._report_attributes(raw)
            for child in raw:
                self._report_element(child, local(raw))
        elif name.startswith("@"):
            text = next(str(words) for key, words in self.element.attrib.items() if _local(str(key)) == name[1:])
            self._report_attribute(self.element, name[1:], text)
        else:
            if raw is None:
                raw = next(child for child in self.element if self.fields.kind(local(child))[0] == name)
            self._report_element(raw, self.name)

    def check(self) -> None:
        """Note all that nobody asked for, here and below, and text where there are only elements."""
        super().check()
        if not self.fields.attributed and _EXTRAS(self.element):
            for element in self.element.iter(etree.Element):
                self._report_attributes(element)
                for loose in (element.text, *(child.tail for child in element)) if len(element) else ():
                    if loose and loose.strip():
                        self._report_text(element, loose.strip())

    def _report_element(self, element: etree._Element, around: str) -> None:
        if name := local(element):
            message = f"unknown element <{name}> in <{around}>"
            self._stray(IssueCode.UNKNOWN_ELEMENT, message, element, markup(element))
            for path, text in values_of(element, around):
                self._note_reported(path, text)

    def _report_attributes(self, element: etree._Element) -> None:
        for key, value in element.attrib.items():
            self._report_attribute(element, _local(str(key)), str(value))

    def _report_attribute(self, element: etree._Element, key: str, value: str) -> None:
        message = f"<{local(element)}> has an unknown attribute {key}"
        self._stray(IssueCode.UNKNOWN_ATTRIBUTE, message, element, value)
        self._note_reported(f"{local(element)}/@{key}", value)

    def _report_text(self, element: etree._Element, text: str) -> None:
        message = f"text between the elements of <{local(element)}>"
        self._stray(IssueCode.UNKNOWN_ELEMENT, message, element, text)
        parent = element.getparent()
        path = local(element) if len(element) or parent is None else f"{local(parent)}/{local(element)}"
        self._note_reported(path, text)

    def _stray(self, code: IssueCode, message: str, element: etree._Element, raw: str) -> None:
        self.reading.issue(code, message, record=self.context.reference, line=line_of(element), raw=raw)

    def _note_reported(self, path: str, text: str) -> None:
        if self.trace is not None and text.strip():
            self.trace.append(Seen(path, text.strip(), reported=True))


XSI = "{http://www.w3.org/2001/XMLSchema-instance}"


def values_of(element: etree._Element, parent: str = "") -> Iterator[tuple[str, str]]:
    """Every text and attribute of an element and those below it, with its path; it knows no format."""
    stack = [(element, parent)]
    while stack:
        one, around = stack.pop()
        name = local(one)
        if not name:
            continue
        for key, value in one.attrib.items():
            if not str(key).startswith(XSI) and (text := str(value).strip()):
                yield f"{name}/@{_local(str(key))}", text
        if one.text and (text := one.text.strip()):
            yield f"{around}/{name}" if not len(one) else name, text
        for child in one:
            stack.append((child, name))
            if child.tail and (text := child.tail.strip()):
                yield name, text
