"""The raw file, walked without the parsers: its records one by one, their values by path."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple, Self

import attrs
from lxml import etree

from ..reading import Document, Reading
from .flatten import Claim, Leaves, folded

XSI = "{http://www.w3.org/2001/XMLSchema-instance}"


class Value(NamedTuple):
    """
    A value of the raw file.

    Attributes:
        path: Its element with the one around it, its attribute, or its column.
        text: The value.
        line: Where it stands.
        claims: What it must have become: all of them must be there.
        omission: The parser's declared omission that it falls under.
        same: What it is repeated with, if the record says the same thing again as a whole; such are kept together.
    """

    path: str
    text: str
    line: int | None
    claims: tuple[Claim, ...] = ()
    omission: str | None = None
    same: str | None = None


class Omitted(NamedTuple):
    """That a value falls under a declared omission: one of the paths in a key of `Format.omissions`."""

    key: str


Run = dict[str, dict[str, str]]
"""What the audit of a file has learnt of the whole of it: tables by name."""

Rule = Callable[[str, "Place"], "Iterable[Claim] | Omitted"]
"""What a value must have become, by its text and its place."""


@attrs.define
class Place:
    """
    Where a value stands.

    Attributes:
        beside: The texts beside it, by name.
        record: The texts of the record itself, by name.
        leaves: Those of the finished entity, for values that may stand in it in one of several forms.
        run: What the audit of a format has learnt of the whole file.
        element: The element around it, of an XML file.
    """

    beside: Mapping[str, str]
    record: Mapping[str, str]
    leaves: Leaves
    run: Run
    element: etree._Element | None = None


class Piece(NamedTuple):
    """A record of the raw file, or a part of one: whose it is, where it begins, and its bytes."""

    key: str
    line: int
    data: bytes


HEAD = ""
"""The key of what stands beside the records."""


class Spool:
    """Pieces in a temporary file, with an index by key: what bounds the memory whatever the order of the records."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self._file = tempfile.SpooledTemporaryFile(max_size=8 * 1024 * 1024)  # noqa: SIM115 - closed by __exit__
        self._places: dict[str, list[tuple[int, int, int]]] = {}
        offset = 0
        for key, line, data in pieces:
            self._places.setdefault(key, []).append((line, offset, len(data)))
            self._file.write(data)
            offset += len(data)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def take(self, key: str, *, whole: bool) -> list[Piece]:
        """The pieces with that key, or the first of them; they are then no longer there."""
        places = self._places.get(key, [])
        taken = places if whole else places[:1]
        self._places[key] = [] if whole else places[1:]
        return [self._read(key, place) for place in taken]

    def rest(self) -> Iterator[Piece]:
        """The pieces that were not taken."""
        for key, places in self._places.items():
            for place in places:
                yield self._read(key, place)

    def _read(self, key: str, place: tuple[int, int, int]) -> Piece:
        line, offset, size = place
        self._file.seek(offset)
        return Piece(key, line, self._file.read(size))


# -- XML -----------------------------------------------------------------------------------------------------------


def local(element: etree._Element) -> str:
    """Name of an element without its namespace; empty for comments."""
    tag = element.tag
    return _bare(tag) if isinstance(tag, str) else ""


@lru_cache(maxsize=1024)
def _bare(tag: str) -> str:
    return tag.rpartition("}")[2]


def text_of(element: etree._Element) -> str:
    """The text that stands directly in an element, folded."""
    return folded(element.text or "") if isinstance(element.tag, str) else ""


def xml_pieces(document: Document, tags: Iterable[str], key: Callable[[etree._Element], str]) -> Iterator[Piece]:
    """The elements with some tags as pieces; last, what is left of the root without them."""
    root: etree._Element | None = None
    done: etree._Element | None = None
    with document.open(quietly=True) as stream:
        context = etree.iterparse(
            stream, events=("end",), tag=["{*}" + tag for tag in tags], resolve_entities=False, no_network=True
        )
        for _, element in context:
            if root is None:
                root = element.getroottree().getroot()
            _remove(done)
            line = element.sourceline or 0
            yield Piece(key(element) or f"line-{line}", line, etree.tostring(element, with_tail=False))
            element.clear(keep_tail=False)
            done = element
        root = context.root if root is None else root
    _remove(done)
    if root is not None:
        yield Piece(HEAD, root.sourceline or 0, etree.tostring(root, with_tail=False))


def _remove(element: etree._Element | None) -> None:
    """Take a record that is done with out of the tree."""
    if element is not None and (parent := element.getparent()) is not None:
        parent.remove(element)


def child_text(name: str) -> Callable[[etree._Element], str]:
    """The text of a child of an element, as a function of it."""

    def found(element: etree._Element) -> str:
        return next((text_of(child) for child in element if local(child) == name), "")

    return found


def xml_values(
    piece: Piece,
    rules: Mapping[str, Rule],
    leaves: Leaves,
    run: Run,
    same: Callable[[etree._Element, str], str | None] = lambda element, path: None,
    *,
    named: bool = False,
) -> Iterator[Value]:
    """
    The values of a piece of XML by path: ``element`` in the record itself, else ``parent/element``; ``element/@name``.

    Args:
        piece: The piece.
        rules: What becomes of each path. A value without a rule must be in an issue.
        leaves: Those of the finished entity.
        run: What was learnt of the whole file.
        same: For an element that holds values, and the path of one, what tells it from others of which one is kept.
        named: Whether the paths of the record's own elements begin with its name too.
    """
    root = etree.fromstring(piece.data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    shift = piece.line - (root.sourceline or 1)
    record = texts_in(root)
    place = Place(record, record, leaves, run, root)
    if (rule := rules.get(f"<{local(root)}>")) is not None:
        yield valued(f"<{local(root)}>", local(root), piece.line, rule, place)
    pending: list[tuple[etree._Element, str, str]] = [(root, local(root), local(root) + "/" if named else "")]
    while pending:
        parent, name, prefix = pending.pop()
        if parent is not root:
            place = Place(texts_in(parent), record, leaves, run, parent)
        for attribute, words in parent.items():
            if not str(attribute).startswith(XSI) and (text := folded(str(words))):
                path = f"{name}/@{str(attribute).rpartition('}')[2]}"
                yield valued(path, text, (parent.sourceline or 0) + shift, rules.get(path), place, same(parent, path))
        loose = [parent.text] if len(parent) else []
        for child in parent:
            tag = local(child)
            if tag and (len(child) or child.keys()):
                pending.append((child, tag, tag + "/"))
            if not len(child) and (inner := child.text) and (text := folded(inner)):
                path = prefix + tag if tag else f"{name}/comment()"
                if tag or path in rules:
                    yield valued(
                        path, text, (child.sourceline or 0) + shift, rules.get(path), place, same(parent, path)
                    )
            loose.append(child.tail)
        for outer in loose:
            if outer and (text := folded(outer)):
                yield Value(f"{name}/text()", text, (parent.sourceline or 0) + shift)


def texts_in(element: etree._Element) -> dict[str, str]:
    """The attributes (``@name``) of an element, and the texts of its children by name, the first of each."""
    found = {f"@{key}": text for key, value in element.items() if (text := folded(str(value)))}
    for child in element:
        if (words := child.text) and (text := folded(words)) and not len(child) and (name := local(child)):
            found.setdefault(name, text)
    return found


def valued(path: str, text: str, line: int | None, rule: Rule | None, place: Place, same: str | None = None) -> Value:
    """A value, with what its rule says of it."""
    if rule is None:
        return Value(path, text, line)
    try:
        found = rule(text, place)
    except ValueError:  # it is not of the form that it should have: only an issue can keep it
        return Value(path, text, line)
    if isinstance(found, Omitted):
        return Value(path, text, line, omission=found.key)
    return Value(path, text, line, claims=tuple(found), same=same and f"{path} {text} {same}")


# -- rules ---------------------------------------------------------------------------------------------------------


def into(*fields: str) -> Rule:
    """Each of some fields holds the text."""
    return lambda text, place: [Claim(((field, text),)) for field in fields]


def either(*fields: str) -> Rule:
    """One of some fields holds the text."""
    return lambda text, place: [Claim(tuple((field, text) for field in fields))]


def coded(field: str, codes: Mapping[str, str]) -> Rule:
    """A field holds the word for a code of a closed vocabulary; another code must be in an issue."""
    rule: Rule = lambda text, place: [Claim(((field, codes[text]),) if text in codes else ())]  # noqa: E731
    rule.codes = field, codes  # type: ignore[attr-defined]
    return rule


def left_out(key: str) -> Rule:
    """It falls under a declared omission."""
    return lambda text, place: Omitted(key)


def dated(field: str, read: Callable[[str], str | None] | None = None) -> Rule:
    """A field holds the date that the text is, to exactly the precision that it states."""
    reader = read or edtf

    def rule(text: str, place: Place) -> Iterable[Claim]:
        date = reader(text)
        return [Claim(((f"{field}.edtf", date),) if date else ())]

    return rule


NONE = (Claim(()),)
"""What only an issue can keep."""

MONTHS = {m: f"{n:02}" for n, m in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_WORDS = re.compile(r"(?:(?:(\d{1,2})(?:st|nd|rd|th)? )?([A-Z][a-z]{2})[a-z]*\.?,? )?(\d{4})")
_ISO = re.compile(r"(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:T[\d:.]+|(?<=-\d\d-\d\d)(?:Z|[+-]\d\d:\d\d))?")
_UK = re.compile(r"(?:(\d{1,2}|dd)[/.])?(\d{1,2}|mm)[/.](\d{4}|\d\dyy)", re.IGNORECASE)


def edtf(words: str) -> str | None:
    """
    The EDTF of a date in the forms that the lists use; None for other words. Written apart from the parsers' own.

    >>> edtf("07 Jan 1987"), edtf("circa 1958"), edtf("1951 to 1953"), edtf("2016-10-13T00:00:00"), edtf("00/05/1980")
    ('1987-01-07', '1958~', '[1951..1953]', '2016-10-13', '1980-05')
    """
    words = words.strip()
    if match := re.fullmatch(r"(?i)(circa|approximately|c\.) (.+)", words):
        inner = edtf(match[2])
        if inner is None or inner[0] != "[":
            return inner and inner + "~"
        return inner.replace("..", "~..").replace("]", "~]")
    if match := re.fullmatch(r"(.+) to (.+)", words):
        first, last = edtf(match[1]), edtf(match[2])
        return f"[{first}..{last}]" if first and last else None
    if match := re.fullmatch(r"(\d{4}) ?[-\u2013] ?(\d{4})", words):
        return f"[{match[1]}..{match[2]}]"
    if match := _WORDS.fullmatch(words):
        day, month, year = match.groups()
        if month and month.casefold() not in MONTHS:
            return None
        return year + (f"-{MONTHS[month.casefold()]}" if month else "") + (f"-{int(day):02}" if day else "")
    if match := _ISO.fullmatch(words):
        return match[1]
    if match := _UK.fullmatch(words):
        day, month, year = match.groups()
        if not year.isdigit():
            return year[:2] + "XX"
        if not month.isdigit() or int(month) == 0:
            return year
        return f"{year}-{int(month):02}" + (f"-{int(day):02}" if day and day.isdigit() and int(day) else "")
    return None


def shown(values: Mapping[str, str], but: Iterable[str] = ()) -> str:
    """What some values say, as one text to compare them by."""
    return repr(sorted((key, text) for key, text in values.items() if key not in but))


def row_values(
    rows: Iterable[tuple[int, Mapping[str, str]]],
    groups: Mapping[str, Mapping[str, str]],
    rules: Mapping[str, Rule],
    leaves: Leaves,
    run: Run,
) -> Iterator[Value]:
    """
    The values of the rows of a record, which say much of it again and again: each group of cells counts once.

    Args:
        rows: The line and the cells of each, by column.
        groups: The columns that make up each group, to the names that the rules have for them.
        rules: What becomes of each ``group/name``. A value of a column without a rule must be in an issue.
        leaves: Those of the finished entity.
        run: What was learnt of the whole file.
    """
    of = {column: (group, name) for group, columns in groups.items() for column, name in columns.items()}
    for line, cells in rows:
        record = {of[column][1]: text for column, text in cells.items() if column in of}
        parts: dict[str, dict[str, str]] = {}
        for column, text in cells.items():
            if column in of:
                parts.setdefault(of[column][0], {})[of[column][1]] = text
        places = {group: Place(beside, record, leaves, run) for group, beside in parts.items()}
        for column, text in cells.items():
            group, name = of.get(column, ("", ""))
            if not name:
                yield Value(column, text, line)
                continue
            path = f"{group}/{name}" if group else name
            yield valued(column, text, line, rules.get(path), places[group], shown(parts[group]) if group else "-")


Values = Callable[[list[Piece], Leaves, Run], Iterable[Value]]


@attrs.frozen(kw_only=True)
class Layout:
    """
    How the raw files of a format are walked.

    Attributes:
        pieces: The records (or parts of them) of a reading's files, in any order.
        values: The values of one record.
        head: The values of what stands beside the records.
        whole: Whether all pieces with one key make one entity; else each makes one.
        rules: The rules, for the table of codes.
    """

    pieces: Callable[[Reading, Run], Iterable[Piece]]
    values: Values
    head: Values
    whole: bool = False
    rules: Mapping[str, Rule] = attrs.field(factory=dict)
