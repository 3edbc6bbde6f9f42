"""An XML element as a parser reads it, and what is true of XML elements of any format."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Self

from lxml import etree

from ..model import IssueCode
from .fields import Fields
from .items import Context, Item, Seen, trimmed
from .reading import Reading

_LAYOUT = re.compile(r"\s*[\r\n\t]\s*")
_EXTRAS = etree.XPath("boolean(.//@* | descendant-or-self::*[*]/text()[normalize-space()])")
_LOOSE_TEXT = etree.XPath("boolean(descendant-or-self::*[*]/text()[normalize-space()])")
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


_TEXT, _GROUP, _LEFT_OUT, _UNKNOWN = range(4)


def _kind(element: etree._Element, fields: Fields) -> tuple[str, int]:
    """The name of an element in the table, and what it is; a comment has none. Those of texts are entered there too."""
    name, is_group = fields.kind(local(element))
    if is_group is None:
        return name, _UNKNOWN
    if is_group or name in fields.omitted:
        return name, _GROUP if is_group else _LEFT_OUT
    fields.plain[element.tag] = name
    return name, _TEXT


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
        plain, tags, empty, attributed = fields.plain, fields.tags, fields.empty, fields.attributed
        if attributed:
            self._take_attributes()
        for child in element:
            tag = child.tag
            if tag in plain:
                name = plain[tag]
                if len(child) or name in texts or (attributed and child.attrib):
                    groups.setdefault(name, []).append(child)
                elif (text := child.text) and (text := text.strip()):
                    texts[name] = text if text.isprintable() else _LAYOUT.sub(" ", text)
                else:
                    texts[name] = None
                continue
            if tag not in tags:
                tags[tag] = _kind(child, fields)
            name, kind = tags[tag]
            if kind == _GROUP:
                if len(child) or child.text or (attributed and child.attrib):  # else it says nothing
                    if name in groups:
                        groups[name].append(child)
                    else:
                        groups[name] = [child]
            elif kind == _UNKNOWN:
                if name:  # no comment
                    self._does_not_know(name, child)
            elif kind == _TEXT or context.trace is not None:
                self._take_child(name, child)
        for name, words in texts.items() if empty else ():
            if words in empty:
                if context.trace is not None:
                    self._note(name, words or "", reason=empty[words or ""])
                texts[name] = None
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

    def _take_child(self, name: str, child: etree._Element) -> None:
        if len(child) or name in self.texts or (self.fields.attributed and child.attrib):
            self.groups.setdefault(name, []).append(child)
        else:
            self.texts[name] = trimmed(child.text)

    def _take_attributes(self) -> None:
        for key, words in self.element.attrib.items():
            name = f"@{_local(str(key))}"
            if name in self.fields.names:
                self._take_text(name, str(words))
            else:
                self._does_not_know(name, None)
        if "." in self.fields.names and self.element.text:
            self._take_text(".", self.element.text)

    def _take_text(self, name: str, raw: str) -> None:
        text = trimmed(raw)
        if text in self.fields.empty:
            if self.trace is not None:
                self._note(name, str(text), reason=self.fields.empty[str(text)])
        else:
            self.texts[name] = text

    def _open(self, name: str, raw: etree._Element) -> Node:
        fields = self.fields.groups[name]
        if not len(raw) and "." not in fields.names and text_of(raw):
            self.report(name, raw)  # a text where a group belongs
        return Node(raw, fields, self.context)

    def texts_of(self, name: str) -> list[str]:
        """All texts of a name, or of a name in all groups of a name (``NATIONALITY/VALUE``)."""
        group, _, inner = name.rpartition("/")
        if group and self.trace is None and (texts := self._inner_texts(group, inner)) is not None:
            return texts
        return super().texts_of(name)

    def _inner_texts(self, group: str, inner: str) -> list[str] | None:
        """
        The texts of a name in groups that hold nothing else, without a node for each; None if they hold more.

        Lists have many groups for one text (``<NATIONALITY><VALUE>``).
        """
        texts: list[str] = []
        outer, empty = self.fields.groups.get(group), self.fields.empty
        if outer is None or outer.empty_here or outer.attributed:
            return None
        plain = outer.plain
        for element in self.groups.get(group, ()):
            if isinstance(element, Item) or (element.text and not element.text.isspace()):
                return None
            for child in element:
                if child.tag not in plain:
                    _kind(child, outer)  # enters it
                if plain.get(child.tag) != inner or len(child):
                    return None
                if (text := trimmed(child.text)) is not None and text not in empty:
                    texts.append(text)
        self.groups.pop(group, None)
        return texts

    def _all_in(self, group: str, inner: str) -> list[Self]:
        """
        The groups of a name in groups of a name. If those hold nothing else, there is no node for each of them.

        Lists of one group after the other (``<addressList><address>``) are what most files mostly consist of.
        """
        nodes: list[Self] = []
        outer = self.fields.groups[group]
        fields, tags, context, cls = outer.groups[inner], outer.tags, self.context, type(self)
        for element in self.groups[group]:
            if isinstance(element, Item) or outer.attributed or (element.text and not element.text.isspace()):
                return super()._all_in(group, inner)
            for child in element:
                tag = child.tag
                if tag not in tags:
                    tags[tag] = _kind(child, outer)
                if tags[tag][0] != inner:
                    return super()._all_in(group, inner)
                nodes.append(cls(child, fields, context))
        del self.groups[group]
        self.groups[f"{group}/{inner}"] = nodes
        return nodes

    def in_order(self) -> list[Node]:
        """The groups of all names, in the order of the file."""
        places = {child: place for place, child in enumerate(self.element)}
        return sorted((item for name in self.groups for item in self.all(name)), key=lambda item: places[item.element])

    def called(self, name: str) -> str:
        """The tag that the element has for a name of the table."""
        if not self.fields.aliases:
            return name
        return next((tag for child in self.element if self.fields.kind(tag := local(child))[0] == name), name)

    def line_here(self) -> int | None:
        """The line of the element."""
        return line_of(self.element)

    def _text(self, raw: etree._Element) -> str | None:
        return None if len(raw) else text_of(raw)

    def report(self, name: str, raw: etree._Element | None) -> None:
        """Note an element or an attribute that the table does not know, or that nobody asked for."""
        if name.startswith("@"):
            key, element = name[1:], self.element
            text = next((str(words) for each, words in element.attrib.items() if _local(str(each)) == key), "")
            self._stray(IssueCode.UNKNOWN_ATTRIBUTE, f"<{self.name}> has an unknown attribute {key}", element, text)
            self._note_reported(self._path(name), text)
            return
        if raw is None:
            raw = next(child for child in self.element if self.fields.kind(local(child))[0] == name)
        self._stray(IssueCode.UNKNOWN_ELEMENT, f"unknown element <{local(raw)}> in <{self.name}>", raw, markup(raw))
        for path, text in values_of(raw, self.name):
            self._note_reported(path, text)

    def check(self) -> None:
        """Note all that nobody asked for, here and below, and text where there are only elements."""
        super().check()
        if (_LOOSE_TEXT if self.fields.attributed else _EXTRAS)(self.element):
            self._report_extras()

    def _report_extras(self) -> None:
        """What stands in elements that have but children or a text: attributes of any, text between the children."""
        for element in self.element.iter(etree.Element):
            if not self.fields.attributed:
                for key, value in element.attrib.items():
                    message = f"<{local(element)}> has an unknown attribute {_local(str(key))}"
                    self._stray(IssueCode.UNKNOWN_ATTRIBUTE, message, element, str(value))
                    self._note_reported(f"{local(element)}/@{_local(str(key))}", str(value))
            for loose in (element.text, *(child.tail for child in element)) if len(element) else ():
                if loose and loose.strip():
                    message = f"text between the elements of <{local(element)}>"
                    self._stray(IssueCode.UNKNOWN_ELEMENT, message, element, loose.strip())
                    self._note_reported(local(element), loose.strip())

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
