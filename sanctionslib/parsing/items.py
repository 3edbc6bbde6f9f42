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
from typing import Any, Self, TypeVar

from ..model import IssueCode, PartialDate
from ..model.dates import edtf_of
from ..vocabularies.countries import country
from .fields import Field, Fields
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


class Seen:
    """
    A value of the file that was read.

    Attributes:
        path: Its name, behind that of the group that it stands in.
        text: The value.
        field: What the table of the format says of it; None if it is not in the table.
        line: Where it stands, if that is known.
        read: Whether it was read as something else than its text.
        meaning: What it was read as; None for nothing.
        reason: Why it is left out; None if it is not.
        reported: Whether it stands in an issue of its own.
        derived: Whether it is part of a value that was noted whole, and does not count.
    """

    __slots__ = ("derived", "field", "line", "meaning", "path", "read", "reason", "reported", "text")

    def __init__(
        self,
        path: str,
        text: str,
        field: Field | None = None,
        *,
        line: int | None = None,
        reason: str | None = None,
        reported: bool = False,
        derived: bool = False,
    ) -> None:
        self.path = path
        self.text = text
        self.field = field
        self.line = line
        self.read = False
        self.meaning: Any = None
        self.reason = reason
        self.reported = reported
        self.derived = derived

    def __repr__(self) -> str:
        return f"Seen({self.path!r}, {self.text!r})"


class Item:
    """
    A part of a file: a record, or a group in one.

    Attributes:
        name: What the file calls it.
        fields: What may stand in it.
        reading: The list that is being read.
        record: The record that it stands in; itself for that.
        line: The line of a record.
        texts: The texts that nobody asked for yet, by name; None for what is there and empty.
        groups: The groups that nobody asked for yet or that are being read, and further texts of one name.
        trace: Where values are noted while the file is audited; else None.
    """

    __slots__ = ("_reference", "_unknown", "fields", "groups", "line", "name", "reading", "record", "texts", "trace")

    def __init__(self, name: str, fields: Fields, reading: Reading, record: Item | None, line: int | None) -> None:
        self.name = name
        self.fields = fields
        self.reading = reading
        self.record: Item = record or self
        self.line = line
        self.texts: dict[str, str | None] = {}
        self.groups: dict[str, list[Any]] = {}
        self.trace: list[Seen] | None = reading.trace
        self._reference: str | None = None
        self._unknown: list[tuple[Item, str, Any]] | None = [] if record is None else None

    @property
    def reference(self) -> str | None:
        """The authority's identifier of a record. Set it first: what is unknown in the record is reported with it."""
        return self._reference

    @reference.setter
    def reference(self, reference: str | None) -> None:
        self._reference = reference
        unknown, self._unknown = self._unknown, None
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

    # -- reading ----------------------------------------------------------------------------------------------------

    def text(self, name: str) -> str | None:
        """A text; None if it is not there. A second one of the same name stays unread."""
        text = self.texts.pop(name, None)
        if text is not None and self.trace is not None:
            self._note(name, text)
        return text

    def texts_of(self, name: str) -> list[str]:
        """All texts of a name, or of a name in all groups of a name (``NATIONALITY/VALUE``)."""
        group, _, inner = name.rpartition("/")
        if group:
            return [text for item in self.all(group) for text in item.texts_of(inner)]
        first = self.text(name)
        texts = [] if first is None else [first]
        for raw in self.groups.pop(name, ()):
            if (text := self._text(raw)) is None:
                continue
            reason = self.fields.empty.get(text)
            if reason is None:
                texts.append(text)
            if self.trace is not None:
                self._note(name, text, reason=reason)
        return texts

    def all(self, name: str) -> list[Self]:
        """The groups of a name, each to be read, or of a name in all groups of a name (``addressList/address``)."""
        group, _, inner = name.rpartition("/")
        if group:
            return [item for outer in self.all(group) for item in outer.all(inner)]
        opened = self.groups.get(name)
        if opened is None:
            return []
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
        return None if words is None else self._date(name, words, read, what or name)

    def dates_of(
        self, name: str, read: Callable[[str], Any] = edtf_of, *, what: str | None = None
    ) -> list[PartialDate]:
        """The dates that all texts of a name are; see `date` and `texts_of`."""
        group, _, inner = name.rpartition("/")
        items = self.all(group) if group else [self]
        dates = [item._date(inner, words, read, what or name) for item in items for words in item.texts_of(inner)]
        return [date for date in dates if date is not None]

    def _date(self, name: str, words: str, read: Callable[[str], Any], what: str) -> PartialDate | None:
        try:
            date = read(words)
            if not isinstance(date, PartialDate):
                date = PartialDate(date)
        except ValueError:
            self.issue(IssueCode.UNREADABLE_VALUE, f"{what} is not a date", words)
            return None
        if self.trace is not None:
            self.became(date, name)
        return date

    def code(self, name: str, *, what: str | None = None) -> Any:
        """What a text means by the table, in any letter case; an issue, and None, if the table does not have it."""
        words = self.text(name)
        if words is None:
            return None
        codes = self.fields.names[name].codes or {}
        key = words.casefold()
        if key not in codes:
            self.issue(IssueCode.UNKNOWN_CODE, f"unknown {what or name}", words)
            return None
        if self.trace is not None:
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
        if self.trace is not None:
            paths = [self._path(name) for name in names]
            for seen in reversed(self.trace):
                if not paths:
                    break
                if seen.path in paths and not seen.read:
                    paths.remove(seen.path)
                    seen.read, seen.meaning = True, meaning
        return meaning

    def omit(self, name: str, reason: str) -> None:
        """Leave a text out that the table has a place for: here it says nothing."""
        text = self.texts.pop(name, None)
        if text is not None and self.trace is not None:
            self._note(name, text, reason=reason)

    def derive(self, name: str, text: str, meaning: Any = None) -> None:
        """Note a part of a text that is kept whole (an item of remarks, a name in a cell of several)."""
        if self.trace is not None:
            self._note(name, text, derived=True)
            if meaning is not None:
                self.became(meaning, name)

    def repeat(self, times: int, *names: str) -> None:
        """Say that what was just read of some names stands in several values of the entity."""
        if self.trace is None:
            return
        paths = [self._path(name) for name in names]
        for seen in [seen for seen in self.trace[-len(paths) - times :] if seen.path in paths]:
            for _ in range(times - 1):
                again = Seen(seen.path, seen.text, seen.field, line=seen.line, reason=seen.reason, derived=True)
                again.read, again.meaning = seen.read, seen.meaning
                self.trace.append(again)

    # -- findings ---------------------------------------------------------------------------------------------------

    def issue(self, code: IssueCode, message: str, raw: str | None = None) -> None:
        """Note what does not fit, with the record and its line."""
        record = self.record
        self.reading.issue(code, message, record=record.reference, line=record.line, raw=raw)

    def check(self) -> None:
        """Note all that nobody asked for, here and below; what the table leaves out is left out."""
        if self._unknown:
            self.reference = None
        if self.texts:
            for name, text in self.texts.items():
                if text is None:
                    continue
                if name not in self.fields.omitted:
                    self.report(name, None)
                elif self.trace is not None:
                    self._note(name, text, reason=self.fields.omitted[name])
        for name, group in self.groups.items():
            for raw in group:
                if isinstance(raw, Item):
                    raw.check()
                else:
                    self._unread(name, raw)

    def _unread(self, name: str, raw: Any) -> None:
        """A group that nobody asked for, or a further text of a name."""
        reason = self.fields.omitted.get(name)
        if reason is None:
            self.report(name, raw)
        elif self.trace is not None and (text := self._text(raw)) is not None:
            self._note(name, text, reason=reason)

    def _does_not_know(self, name: str, raw: Any) -> None:
        """Report what the table does not know, as soon as the record has its reference."""
        unknown = self.record._unknown
        if unknown is None:
            self.report(name, raw)
        else:
            unknown.append((self, name, raw))

    def _path(self, name: str) -> str:
        return self.name if name == "." else f"{self.name}/{name}"

    def _note(self, name: str, text: str, **more: Any) -> None:
        assert self.trace is not None
        self.trace.append(Seen(self._path(name), text, self.fields.names.get(name), line=self.line, **more))


# -- tables and JSON --------------------------------------------------------------------------------------------------


def made(cls: Callable[..., _T], items: Iterable[Item]) -> tuple[_T, ...]:
    """The objects that some groups make (see `Item.make`), without those of groups that say nothing."""
    return tuple([value for item in items if (value := item.make(cls)) is not None])


class Row(Item):
    """
    A row of a delimited file or of a sheet, or a group of its columns: a text for each column.

    A row has what its header (or the specification of the format) says; unknown columns are reported once, with the
    header, and their cells with the rows.
    """

    __slots__ = ("cells",)

    def __init__(
        self,
        name: str,
        cells: Mapping[str, str],
        fields: Fields,
        reading: Reading,
        line: int | None,
        record: Item | None = None,
    ) -> None:
        super().__init__(name, fields, reading, record, line)
        self.cells = cells
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

    def _text(self, raw: str) -> str | None:
        return raw.strip() or None

    def report(self, name: str, raw: str | None) -> None:
        """Note a cell of an unknown column, or one that nobody asked for."""
        text = raw or self.cells[name].strip()
        message = f"a value of the unknown column {name}"
        self.reading.issue(IssueCode.UNKNOWN_ELEMENT, message, record=self.record.reference, line=self.line, raw=text)
        if self.trace is not None:
            self.trace.append(Seen(self._path(name), text, line=self.line, reported=True))


class JsonObject(Item):
    """An object of JSON: its values are texts (numbers and truth values as JSON writes them), or objects in groups."""

    __slots__ = ("values",)

    def __init__(
        self,
        name: str,
        values: Mapping[str, Any],
        fields: Fields,
        reading: Reading,
        line: int | None = None,
        record: Item | None = None,
    ) -> None:
        super().__init__(name, fields, reading, record, line)
        self.values = values
        for key, value in values.items():
            if key not in fields.names:
                self._does_not_know(key, value)
            elif isinstance(value, list):
                self._take_list(key, value)
            elif isinstance(value, dict):
                self.groups[key] = [value]
            else:
                self._take_text(key, value)

    def _take_list(self, key: str, values: list[Any]) -> None:
        if key in self.fields.groups:
            self.groups[key] = values
        else:
            for value in values:
                if key in self.texts:
                    self.groups.setdefault(key, []).append(value)
                else:
                    self._take_text(key, value)

    def _take_text(self, key: str, value: Any) -> None:
        text = self._text(value)
        if text is not None and text in self.fields.empty:
            if self.trace is not None:
                self._note(key, text, reason=self.fields.empty[text])
            text = None
        self.texts[key] = text

    def _open(self, name: str, raw: Any) -> JsonObject:
        values = raw if isinstance(raw, dict) else {".": raw}
        return JsonObject(name, values, self.fields.groups[name], self.reading, self.line, self.record)

    def _text(self, raw: Any) -> str | None:
        if raw is None or isinstance(raw, (dict, list)):
            return None
        return trimmed(raw) if isinstance(raw, str) else json.dumps(raw)

    def report(self, name: str, raw: Any) -> None:
        """Note a key that the table does not know, or that nobody asked for."""
        value = self.values.get(name) if raw is None else raw
        self.reading.issue(
            IssueCode.UNKNOWN_ELEMENT,
            f"unknown key {name} in {self.name}",
            record=self.record.reference,
            line=self.record.line,
            raw=json.dumps(value, ensure_ascii=False),
        )
        if self.trace is not None:
            for path, text in json_values(value, self._path(name)):
                self.trace.append(Seen(path, text, reported=True))


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
