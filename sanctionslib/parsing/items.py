"""
Records and their parts as a parser reads them: an XML element, a row of a table, an object of JSON.

A parser asks an item for what it wants, by name; the table of the format (`Fields`) says which names there may be. What
the table does not know, and what nobody asked for, becomes an issue. While a file is audited, each text that is asked
for is noted too, with what became of it (`Seen`), so that it can be looked for in the finished entity.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import copy
from functools import lru_cache
from typing import Any, NamedTuple, Self, TypeVar

from ..model import IssueCode, PartialDate
from ..model.dates import edtf_of
from ..vocabularies.countries import country
from .builder import Placed
from .fields import Field, Fields
from .input import Document
from .reading import Reading

_T = TypeVar("_T")
_LAYOUT = re.compile(r"\s*[\r\n\t]\s*")


def trimmed(text: str | None) -> str | None:
    r"""
    A text without white space around it, with line breaks of the layout as single spaces; None if nothing is left.

    >>> trimmed(" Deputy Minister under the\n    Taliban regime "), trimmed(" \n")
    ('Deputy Minister under the Taliban regime', None)
    """
    if text is None or not (text := text.strip()):
        return None
    return _LAYOUT.sub(" ", text) if "\n" in text or "\t" in text or "\r" in text else text


@lru_cache(maxsize=8192)
def _read_date(read: Callable[[str], Any], words: str) -> PartialDate:
    """A date from its words; the same few days stand in most records of a list, and are made once."""
    date = read(words)
    return date if isinstance(date, PartialDate) else PartialDate(date)


_WHOLE = ("<>",)

AGAIN = "the same value again: entered once"
"""Why a value is left out that the record repeats."""


class Seen:
    """
    A value of the file that was read.

    Attributes:
        path: Its name, behind that of the group that it stands in.
        text: The value.
        item: The part of the file that it was read from.
        field: What the table of the format says of it; None if it is not in the table.
        line: Where it stands, if that is known.
        read: Whether it was read as something else than its text.
        meaning: What it was read as; None for nothing.
        also: What the parser says of fields that the table marks with ``?``, by field.
        reason: Why it is left out; None if it is not.
        reported: Whether it stands in an issue of its own.
        derived: Whether it is part of a value that was noted whole, and does not count.
        shared: Whether it became what it means together with other values.
        times: How many values of the file it is: what the rows of a record repeat is read once.
        places: The values of the entity that it became, if it was not the table that said so.
        referred: Whether it stands beside the records, and was noted with one that refers to it.
    """

    __slots__ = (
        "also", "derived", "field", "item", "line", "meaning", "path", "places", "read", "reason", "referred",
        "reported", "shared", "text", "times",
    )  # fmt: skip

    def __init__(
        self,
        path: str,
        text: str,
        field: Field | None = None,
        *,
        item: Item | None = None,
        line: int | None = None,
        reason: str | None = None,
        reported: bool = False,
        derived: bool = False,
        times: int = 1,
    ) -> None:
        self.path = path
        self.text = text
        self.field = field
        self.item = item
        self.line = line
        self.read = False
        self.meaning: Any = None
        self.also: dict[str, list[Any]] = {}
        self.reason = reason
        self.reported = reported
        self.derived = derived
        self.shared = False
        self.times = times
        self.places: list[Place] = []
        self.referred = False

    def __repr__(self) -> str:
        return f"Seen({self.path!r}, {self.text!r})"


class Place(NamedTuple):
    """
    A value of the entity that texts of the file became together.

    Attributes:
        field: The field that holds it.
        value: The value.
        texts: The texts; the first may be but what the others stand under.
    """

    field: str
    value: Any
    texts: list[Seen]


def note_reported(reading: Reading, values: Iterable[tuple[str, str]]) -> None:
    """Note values, by their paths, that stand in an issue and in no entity."""
    if reading.trace is not None:
        reading.trace += (Seen(path, text.strip(), reported=True) for path, text in values if text.strip())


class Context:
    """
    What the parts of one record share.

    Attributes:
        reading: The list that is being read.
        line: The line of the record.
        document: The file that it stands in, if not the primary one.
        reference: The authority's identifier of the record, once it is known.
        trace: Where values are noted while the file is audited; else None.
        unknown: What the table does not know, until the reference is known; then None.
        exact: Whether an issue names the line of the part that it is about, rather than that of the record.
    """

    __slots__ = ("document", "exact", "line", "reading", "reference", "trace", "unknown")

    def __init__(
        self, reading: Reading, line: int | None, document: Document | None = None, *, exact: bool = False
    ) -> None:
        self.reading = reading
        self.line = line
        self.document = document
        self.exact = exact
        self.reference: str | None = None
        self.trace: list[Seen] | None = reading.trace
        self.unknown: list[tuple[Item, str, Any]] | None = []


class Item:
    """
    A part of a file: a record, or a group in one.

    Attributes:
        fields: What may stand in it.
        texts: The texts that nobody asked for yet, by name; None for what is there and empty.
        groups: The groups that nobody asked for yet or that are being read, and further texts of one name.
        context: What it shares with the other parts of the record.
    """

    __slots__ = ("context", "fields", "groups", "texts")

    def __init__(self, fields: Fields, context: Context) -> None:
        self.fields = fields
        self.context = context
        self.texts: dict[str, str | None] = {}
        self.groups: dict[str, list[Any]] = {}

    @property
    def name(self) -> str:
        """What the file calls it."""
        return self.fields.name

    @property
    def reading(self) -> Reading:
        """The list that is being read."""
        return self.context.reading

    @property
    def line(self) -> int | None:
        """The line of the record."""
        return self.context.line

    @property
    def trace(self) -> list[Seen] | None:
        """Where values are noted while the file is audited; else None."""
        return self.context.trace

    @property
    def reference(self) -> str | None:
        """The authority's identifier of the record. Set it first: what is unknown in the record is reported with it."""
        return self.context.reference

    @reference.setter
    def reference(self, reference: str | None) -> None:
        context = self.context
        context.reference = reference
        unknown, context.unknown = context.unknown, None
        for item, name, raw in unknown or ():
            item.report(name, raw)

    # -- what a format of files does differently --------------------------------------------------------------------

    def _open(self, name: str, raw: Any) -> Self:
        """A group that the parser asks for."""
        raise NotImplementedError

    def _text(self, raw: Any) -> str | None:
        """The text of a further value of a name; None if it is empty."""
        raise NotImplementedError

    def report(self, name: str, raw: Any) -> None:
        """Note a value that the table does not know, or that nobody asked for."""
        raise NotImplementedError

    def called(self, name: str) -> str:
        """What the file calls what the table has a name for."""
        return name

    def line_here(self) -> int | None:
        """The line of this part, where it is known; else that of the record."""
        return self.context.line

    # -- reading ----------------------------------------------------------------------------------------------------

    def text(self, name: str) -> str | None:
        """A text; None if it is not there. A second one of the same name stays unread."""
        text = self.texts.pop(name, None)
        if text is not None and self.context.trace is not None:
            self._note(name, text)
        return text

    def texts_of(self, name: str) -> list[str]:
        """All texts of a name, or of a name in all groups of a name (``NATIONALITY/VALUE``)."""
        group, _, inner = name.rpartition("/")
        if group:
            return [text for item in self.all(group) for text in item.texts_of(inner)]
        return [*self.each(name)]

    def each(self, name: str) -> Iterator[str]:
        """The texts of a name, one after the other: what is said of it (`became`) is said of the last one given."""
        if (first := self.text(name)) is not None:
            yield first
        for raw in self.groups.pop(name, ()):
            if (text := self._text(raw)) is None:
                continue
            reason = self.fields.says_nothing(name, text)
            if self.trace is not None:
                self._note(name, text, reason=reason)
            if reason is None:
                yield text

    def distinct(self, name: str) -> Iterable[tuple[Item, str]]:
        """The texts of a name (see `texts_of`), each once, with the part of the record that it stands in."""
        if self.context.trace is not None:
            return self._distinct(name)
        texts = self.texts_of(name)
        return [(self, text) for text in (texts if len(texts) < 2 else dict.fromkeys(texts))]

    def _distinct(self, name: str) -> Iterator[tuple[Item, str]]:
        group, _, inner = name.rpartition("/")
        texts: set[str] = set()
        for item in self.all(group) if group else [self]:
            for text in item.each(inner):
                if text in texts:
                    item.omit(inner, AGAIN)
                else:
                    texts.add(text)
                    yield item, text

    def all(self, name: str) -> list[Self]:
        """The groups of a name, each to be read, or of a name in all groups of a name (``addressList/address``)."""
        opened = self.groups.get(name)
        if opened is None:
            if "/" not in name:
                return []
            group, _, inner = name.rpartition("/")
            return [item for outer in self.all(group) for item in outer.all(inner)]
        for index, raw in enumerate(opened):
            if not isinstance(raw, Item):
                opened[index] = self._open(name, raw)
        return opened

    def date(self, name: str, read: Callable[[str], Any] = edtf_of, *, what: str | None = None) -> PartialDate | None:
        """
        The date that a text is; an issue, and None, if it is none.

        Args:
            name: Its name.
            read: What reads it, to EDTF or to a `PartialDate`; it raises ValueError for what is no date.
            what: What the issue calls it, if not by its name.
        """
        words = self.text(name)
        return None if words is None else self._date(name, words, read, what or name.lstrip("@"))

    def dates_of(
        self, name: str, read: Callable[[str], Any] = edtf_of, *, what: str | None = None, once: bool = False
    ) -> list[PartialDate]:
        """The dates that all texts of a name are, each *once* or as often as it stands; see `date` and `texts_of`."""
        group, _, inner = name.rpartition("/")
        dates: list[PartialDate] = []
        if self.context.trace is None:
            read_dates = [self._date(inner, words, read, what or name) for words in self.texts_of(name)]
            dates = [date for date in read_dates if date is not None]
            return [*dict.fromkeys(dates)] if once else dates
        for item in self.all(group) if group else [self]:
            for words in item.each(inner):
                date = item._date(inner, words, read, what or name)
                if once and date in dates:
                    item.omit(inner, AGAIN)
                elif date is not None:
                    dates.append(date)
        return dates

    def _date(self, name: str, words: str, read: Callable[[str], Any], what: str) -> PartialDate | None:
        try:
            date = _read_date(read, words)
        except ValueError:
            self.issue(IssueCode.UNREADABLE_VALUE, f"{what} is not a date", words)
            return None
        if self.context.trace is not None:
            self.became(date, name)
        return date

    def code(self, name: str, *, what: str | None = None, needed: bool = False) -> Any:
        """
        What a text means by the table, in any letter case; an issue, and None, if the table does not have it.

        Args:
            name: Its name.
            what: What the issue calls it, if not by its name.
            needed: Whether it is an issue, too, if there is no text.
        """
        words = self.text(name)
        if words is None and not needed:
            return None
        codes = self.fields.names[name].codes or {}
        key = (words or "").casefold()
        if key not in codes:
            self.issue(IssueCode.UNKNOWN_CODE, f"unknown {what or name.lstrip('@')}", words)
            return None
        if self.context.trace is not None:
            self.became(codes[key], name)
        return codes[key]

    def make(self, cls: Callable[..., _T], **more: Any) -> _T | None:
        """
        An object of the model, made of the texts whose first target in the table is a field of it; None without any.

        Args:
            cls: Its class.
            more: Further fields of it.
        """
        values: dict[str, Any] = {}
        texts = self.texts
        for name, attribute, how in self.fields.maker(cls):  # type: ignore[arg-type]
            if texts.get(name) is None:
                continue
            if how == "code":
                value = self.code(name)
            elif how == "date":
                value = self.date(name)
            else:
                value = self.text(name)
                if how == "country":
                    value = country(value)
                elif how == "texts":
                    value = (*values.get(attribute, ()), value)
            if value is not None:
                values[attribute] = value
        return cls(**values, **more) if values or more else None

    def became(self, meaning: _T, *names: str) -> _T:
        """Say what texts that were just read were read as; *meaning* is returned as it is."""
        if self.context.trace is not None:
            for seen in self._last_seen(names):
                seen.read, seen.meaning, seen.shared = True, meaning, len(names) > 1
        return meaning

    def placed(self, field: str, value: Any, *names: str, raw: str | None = None) -> Placed:
        """
        A value with its field, where the texts that it was read from do not always go to the same one.

        While a file is audited, all that the value holds is looked for in that field.

        Args:
            field: The field; one that begins with ``designations.`` is of the designation.
            value: The value.
            names: Those of the texts that it was read from, and that were just read or derived. What no other text
                states is ascribed to the first, which need not stand in the value itself (``Website``).
            raw: See `Placed`.
        """
        if self.context.trace is not None:
            texts = self._last_seen(names)
            for seen in texts:
                seen.places.append(Place(field, value, texts))
        return Placed(field, value, raw)

    def also(self, field: str, value: Any, *names: str) -> None:
        """
        Say what stands in a field that the table marks with ``?``, beside what was said of it before.

        Args:
            field: The field.
            value: What stands there; several values in a tuple or a list; None for nothing.
            names: Of the texts, just read, that it was made of; none, if the item as a whole became it (``<>``).
        """
        if self.context.trace is None:
            return
        if not names and not self._last_seen(_WHOLE):
            self.derive("<>", self.name)
        for seen in self._last_seen(names or _WHOLE):
            seen.also.setdefault(field, []).extend(value if isinstance(value, (tuple, list)) else [value])

    def _last_seen(self, names: Iterable[str]) -> list[Seen]:
        """What was last noted here of some names, in the order of the names."""
        paths = dict.fromkeys(self._path(name) for name in names)
        last: dict[str, Seen] = {}
        for seen in reversed(self.trace or ()):
            if seen.item is self and seen.path in paths:
                last.setdefault(seen.path, seen)
                if len(last) == len(paths):
                    break
        return [last[path] for path in paths if path in last]

    def omit(self, name: str, reason: str) -> None:
        """Leave a text out that the table has a place for, just read or not: here it says nothing."""
        text = self.texts.pop(name, None)
        if self.trace is None:
            return
        if text is not None:
            self._note(name, text, reason=reason)
        for seen in self._last_seen((name,)):
            seen.reason = reason

    def derive(self, name: str, text: str, meaning: Any = None) -> None:
        """Note a part of a text that is kept whole (an item of remarks, a name in a cell of several)."""
        if self.trace is not None:
            self._note(name, text, derived=True)
            if meaning is not None:
                self.became(meaning, name)

    def repeat(self, times: int, *names: str) -> None:
        """Say that what was just read of some names stands in several values of the entity."""
        for name in names if self.context.trace is not None else ():
            for seen in self._last_seen((name,)):
                for _ in range(times - 1):
                    self._note(name, seen.text, reason=seen.reason, derived=True)
                    if seen.read:
                        self.became(seen.meaning, name)

    def refers(self, *parts: Item) -> None:
        """
        Note the values of parts that stand beside the records, and that this one refers to, as its own.

        They count once; each record that refers to them must hold them.
        """
        if (trace := self.context.trace) is None:
            return
        for part in parts:
            for seen in part.trace or ():
                if seen.item is part:
                    noted = copy(seen)
                    noted.derived, seen.referred, noted.referred = seen.derived or seen.referred, True, True
                    noted.times = 0 if noted.derived else seen.times
                    trace.append(noted)

    def fold(self) -> None:
        """Fold white space of any kind within the texts: tables that were edited by hand are full of it."""
        for name, text in self.texts.items():
            if text is not None:
                self.texts[name] = " ".join(text.split())

    # -- findings ---------------------------------------------------------------------------------------------------

    def issue(self, code: IssueCode, message: str, raw: str | None = None) -> None:
        """Note what does not fit, with the record and its line (or that of this part, see `Context`)."""
        context = self.context
        line = self.line_here() if context.exact else context.line
        context.reading.issue(code, message, record=context.reference, line=line, raw=raw, document=context.document)

    def check(self) -> None:
        """Note all that nobody asked for, in a record and its groups; what the table leaves out is left out."""
        if self.context.unknown:
            self.reference = None
        self._check()

    def _check(self) -> None:
        for name, text in self.texts.items():
            if text is None:
                continue
            if name not in self.fields.omitted:
                self.report(name, None)
            elif self.trace is not None:
                self._note(name, text, reason=self.fields.omitted[name])
        for name, group in self.groups.items():
            for raw in group:
                if not isinstance(raw, Item):
                    self._unread(name, raw)
                elif raw.texts or raw.groups:
                    raw._check()

    def _unread(self, name: str, raw: Any) -> None:
        """A group that nobody asked for, or a further text of a name."""
        reason = self.fields.omitted.get(name)
        if reason is None:
            self.report(name, raw)
        elif self.trace is not None and (text := self._text(raw)) is not None:
            self._note(name, text, reason=reason)

    def _does_not_know(self, name: str, raw: Any) -> None:
        """Report what the table does not know, as soon as the record has its reference."""
        unknown = self.context.unknown
        if unknown is None:
            self.report(name, raw)
        else:
            unknown.append((self, name, raw))

    def _leave_empty(self) -> None:
        """Leave out the words that say nothing as the value of one name."""
        for name, words in self.fields.empty_here.items():
            if (text := self.texts.get(name)) in words:
                self.omit(name, words[text or ""])

    def _path(self, name: str) -> str:
        return self.fields.own if name == "." else f"{self.name}/{self.called(name)}"

    def _note(self, name: str, text: str, **more: Any) -> None:
        assert self.trace is not None
        self.trace.append(
            Seen(self._path(name), text, self.fields.names.get(name), item=self, line=self.line_here(), **more)
        )


_NONE: Mapping[str, str] = {}

# -- tables and JSON --------------------------------------------------------------------------------------------------


def made(cls: Callable[..., _T], items: Iterable[Item]) -> tuple[_T, ...]:
    """The objects that some groups make (see `Item.make`), without those of groups that say nothing."""
    return tuple([value for item in items if (value := item.make(cls)) is not None])


class Row(Item):
    """
    A row of a delimited file or of a sheet, or a group of its columns: a text for each column.

    A row has what its header (or the specification of the format) says; unknown columns are reported once, with the
    header, and their cells with the rows.

    Attributes:
        cells: The text of each column.
        beside: Those of columns of other groups that tell something of it.
        times: How many rows of the record have it.
    """

    __slots__ = ("beside", "cells", "times")

    def __init__(self, cells: Mapping[str, str], fields: Fields, context: Context, times: int = 1) -> None:
        super().__init__(fields, context)
        self.cells = cells
        self.beside: Mapping[str, str] = _NONE
        self.times = times
        names, empty = fields.names, fields.empty
        for column, cell in cells.items():
            text = cell.strip() or None
            if text is not None and column not in names:
                self._does_not_know(column, text)
            elif text is not None and text in empty:
                if self.trace is not None:
                    self._note(column, text, reason=empty[text])
            else:
                self.texts[column] = text
        if fields.empty_here:
            self._leave_empty()

    def _text(self, raw: str) -> str | None:
        return raw.strip() or None

    def report(self, name: str, raw: str | None) -> None:
        """Note a cell of an unknown column, or one that nobody asked for."""
        text = raw or self.cells[name].strip()
        message = f"a value of the unknown column {name}"
        self.issue(IssueCode.UNKNOWN_ELEMENT, message, text)
        if self.trace is not None:
            self._note(name, text, reported=True)

    def _note(self, name: str, text: str, **more: Any) -> None:
        super()._note(name, text, **{"times": self.times, **more})


class JsonObject(Item):
    """
    An object of JSON: its values are texts (numbers and truth values as JSON writes them), or objects in groups.

    A list stands for its items, whether one name has several texts or several groups. What says nothing (``null``, an
    empty text, a list or an object of nothing else) is not there.
    """

    __slots__ = ()

    def __init__(self, values: Mapping[str, Any], fields: Fields, context: Context) -> None:
        super().__init__(fields, context)
        for key, value in values.items():
            for each in value if isinstance(value, list) else (value,):
                if not _says_something(each):
                    continue
                if key in fields.groups:
                    self.groups.setdefault(key, []).append(each)
                elif key not in fields.names or isinstance(each, (dict, list)):
                    self._does_not_know(key, each)
                else:
                    self._take_text(key, each)
        if fields.empty_here:
            self._leave_empty()

    def _take_text(self, key: str, value: Any) -> None:
        text = self._text(value)
        if text in self.fields.empty:
            if self.trace is not None:
                self._note(key, str(text), reason=self.fields.empty[str(text)])
        elif key in self.texts:
            self.groups.setdefault(key, []).append(value)
        else:
            self.texts[key] = text

    def _open(self, name: str, raw: Any) -> JsonObject:
        fields = self.fields.groups[name]
        if not isinstance(raw, dict):
            if "." not in fields.names:
                self.report(name, raw)  # a text where a group belongs
            raw = {".": raw} if "." in fields.names else {}
        return JsonObject(raw, fields, self.context)

    def _text(self, raw: Any) -> str | None:
        return trimmed(raw) if isinstance(raw, str) else json.dumps(raw)

    def report(self, name: str, raw: Any) -> None:
        """Note a key that the table does not know, or that nobody asked for."""
        value = self.texts[name] if raw is None else raw
        message = f"unknown key {name} in {self.name}"
        self.issue(IssueCode.UNKNOWN_ELEMENT, message, json.dumps(value, ensure_ascii=False))
        if self.trace is not None:
            for path, text in json_values(value, self._path(name)):
                self.trace.append(Seen(path, text, reported=True))


def json_object(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """
    An object of JSON from its pairs: what a key holds that stands there twice is a list of both, so that none is lost.

    >>> json_object([("a", 1), ("b", 2), ("a", [3, 4])])
    {'a': [1, 3, 4], 'b': 2}
    """
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            value = [item for each in (found[key], value) for item in (each if isinstance(each, list) else [each])]
        found[key] = value
    return found


def _says_something(value: Any) -> bool:
    return next(json_values(value, ""), None) is not None


def json_values(value: Any, path: str) -> Iterator[tuple[str, str]]:
    """Every scalar of a JSON value that says something, with its path; it knows no format."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from json_values(inner, f"{path.rpartition('/')[2]}/{key}")
    elif isinstance(value, list):
        for inner in value:
            yield from json_values(inner, path)
    elif value is not None and (text := value.strip() if isinstance(value, str) else json.dumps(value)):
        yield path, text
