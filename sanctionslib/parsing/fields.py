"""
The table of fields of a format: what becomes of every value of its files.

A format is described once. Its table says which names a record may have, in which field of the model each value stands,
which codes it may be, and what is left out and why. The parser reads by it (`sanctionslib.parsing.items`), the audit
looks for the values by it, and the page of the format in the documentation is made from it.

>>> ADDRESS = {"CITY": "addresses.city", "COUNTRY": "addresses.country.name"}
>>> table = Fields({
...     "PARTY": {
...         "UID": "reference & designations.reference",
...         "SORT_KEY": left_out("what the pages are sorted by"),
...         "SEX": coded({"m": "male", "f": "female"}, "=gender"),
...         "ADDRESS": ADDRESS,
...     }
... })
>>> [path for path, _ in table.paths()]
['PARTY/UID', 'PARTY/SORT_KEY', 'PARTY/SEX', 'ADDRESS/CITY', 'ADDRESS/COUNTRY']
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple, TypeAlias

import attrs

from ..codec import hints, without_none
from ..model import Country, PartialDate


class Target(NamedTuple):
    """
    A field of the model that holds a value of the file.

    Attributes:
        field: Its path, such as ``addresses.city``; what has a kind can be had by it: ``names[aka].text``. One that
            begins with ``list.`` is a field of the list.
        within: Whether the field may hold more than the text.
        meaning: Whether it holds what the text was read as (a date, a word for a code) rather than the text.
        told: Whether the parser says what it holds, where it holds anything (see `Item.also`).
    """

    field: str
    within: bool = False
    meaning: bool = False
    told: bool = False


def _targets(spec: str) -> tuple[tuple[Target, ...], ...]:
    return tuple(
        tuple(_target(option.strip()) for option in each.split("|")) for each in spec.split("&") if each.strip()
    )


def _target(words: str) -> Target:
    mark, field = words[0], words.lstrip("~=?")
    return Target(field, within=mark == "~", meaning=mark in "=?", told=mark == "?")


@attrs.frozen(kw_only=True)
class Field:
    """
    What becomes of the values of one path of a file.

    Attributes:
        targets: The fields that hold a value: each of the groups, in one of its fields.
        codes: The words that a value may be, in small letters, to what they mean; None if it may be anything.
        omitted: Why its values are left out; None if they are not.
        empty: Words that say nothing here, to what they stand for.
        note: What becomes of it, for the documentation, where its targets do not say it.
    """

    targets: tuple[tuple[Target, ...], ...] = ()
    codes: Mapping[str, Any] | None = None
    omitted: str | None = None
    empty: Mapping[str, str] = attrs.field(factory=dict)
    note: str | None = None

    def described(self) -> str:
        """What becomes of the values, in words; empty where they stand as they are in a field of the same meaning."""
        if self.note or not any(target.meaning for options in self.targets for target in options):
            return self.note or ""
        return ", ".join(" or ".join(target.field for target in options) for options in self.targets)


def to(targets: str, *, empty: Mapping[str, str] | None = None, note: str | None = None) -> Field:
    """
    A value that stands in one or more fields.

    Args:
        targets: The fields: ``a & b`` for both, ``a | b`` for either; ``~a`` may hold more than the text, ``=a`` holds
            what the text was read as, ``?a`` what the parser says, where it says so.
        empty: Words that say nothing here, to what they stand for.
        note: What becomes of it, where that does not say it.
    """
    return Field(targets=_targets(targets), empty=empty or {}, note=note)


def coded(codes: Mapping[str, Any], targets: str = "", *, note: str | None = None) -> Field:
    """
    A word of a closed vocabulary. A code with several meanings (a tuple) has a target for each.

    Args:
        codes: The words in small letters, to what they mean; None for a word that states nothing.
        targets: The fields, as for `to`.
        note: What becomes of it, where that does not say it.
    """
    return Field(targets=_targets(targets), codes=codes, note=note)


def left_out(reason: str) -> Field:
    """A value that is left out on purpose."""
    return Field(omitted=reason)


NOT_REFERRED_TO = "of one that no record refers to: no entity has it"
"""Why the values of a part beside the records are left out, where nothing refers to it."""

Table: TypeAlias = "Mapping[str, str | Field | Table | Callable[[], Table]]"
Converter: TypeAlias = "Callable[[str], Any] | None"


class Fields:
    """
    The fields of a record, or of a group in it, by the names that the file has for them.

    An entry is a `Field`, the targets of one (see `to`), or the table of a group. Attributes of XML are named with an
    ``@``; the text of an element that has attributes or children too is called ``.``. What the item as a whole becomes
    is called ``<>``. Where a group may hold groups of any name, its ``*`` is a function that gives their table.

    Args:
        table: The entries.
        empty: Words that say nothing wherever they are a whole value, to what they stand for.
        aliases: What the file calls a name of the table otherwise (in other editions, say), to that name.
        parts: Of the names of a format, those of groups beside the records, which records refer to.

    Attributes:
        names: The names that may stand there.
        omitted: Those whose values are left out, to the reason.
        groups: The tables of the groups.
        name: Of the group that this is the table of; empty for the table of a format.
        own: The path of the group's own text.
        tags: For XML: each tag that was met, with its name and whether it is that of a group (None if it is unknown).
        keys: The same for attributes.
        empty, aliases, parts: As given.
        empty_here: The words that say nothing as the value of one name, to what they stand for, by name.
        attributed: Whether any element of the record has attributes.
    """

    __slots__ = (
        "_any", "_holding", "_makers", "aliases", "attributed", "empty", "empty_here", "groups", "keys", "name",
        "names", "omitted", "own", "parts", "tags",
    )  # fmt: skip

    def __init__(
        self,
        table: Table,
        *,
        empty: Mapping[str, str] | None = None,
        aliases: Mapping[str, str] | None = None,
        parts: Iterable[str] = (),
        name: str = "",
        around: str = "",
        attributed: bool | None = None,
    ) -> None:
        self.name = name
        self.own = f"{around}/{name}" if around else name
        self.attributed = bool(attributed)
        self.empty = empty or {}
        self.aliases = aliases or {}
        self.parts = frozenset(parts)
        self.groups: dict[str, Fields] = {}
        self.names: dict[str, Field] = {}
        self._any: Callable[[], Table] | None = None
        for key, entry in table.items():
            if isinstance(entry, Mapping):
                within = _has_attributes(entry) if attributed is None else attributed
                self.groups[key] = Fields(entry, empty=empty, aliases=aliases, name=key, around=name, attributed=within)
                self.names[key] = Field()
            elif isinstance(entry, Field):
                self.names[key] = entry
            elif isinstance(entry, str):
                self.names[key] = to(entry)
            else:
                self._any = entry
        self.omitted = {name: field.omitted for name, field in self.names.items() if field.omitted}
        self.empty_here = {name: field.empty for name, field in self.names.items() if field.empty}
        self.tags: dict[Any, tuple[str, bool | None]] = {}
        self.keys: dict[Any, tuple[str, bool | None]] = {}
        self._holding: dict[str, tuple[str, ...]] = {}
        self._makers: dict[type, tuple[tuple[str, str, str], ...]] = {}

    def kind(self, called: str) -> tuple[str, bool | None]:
        """The name of what the file calls so, and whether it is that of a group; None for what may not stand there."""
        name = self.aliases.get(called, called)
        if name in self.names:
            return name, name in self.groups
        if name and self._any is not None:
            if name not in self.groups:
                self.groups[name] = Fields(
                    self._any(), empty=self.empty, aliases=self.aliases, name=name, attributed=self.attributed
                )
            return name, True
        return name, None

    def says_nothing(self, name: str, text: str | None) -> str | None:
        """What a text stands for that says nothing where it is the value of a name; None if it says something."""
        if text is None:
            return None
        return self.empty.get(text) or self.empty_here.get(name, _NONE).get(text)

    def paths(self) -> Iterator[tuple[str, Field]]:
        """Every path with its field: the name of a value behind that of the record or the group that it stands in."""
        for name, field in self.names.items():
            if name in self.groups:
                for path, inner in self.groups[name].paths():
                    yield f"{self.name}/{name}" if path == name and self.name else path, inner
            else:
                yield self.own if name == "." else f"{self.name}/{name}", field

    def omissions(self) -> dict[str, str]:
        """What is left out: paths with one reason, and words that say nothing, to the reason."""
        paths: dict[str, list[str]] = {}
        for path, field in self.paths():
            if field.omitted:
                paths.setdefault(field.omitted, []).append(path)
            for word, reason in field.empty.items():
                paths.setdefault(reason, []).append(f"{path} that is {word}")
        for name in sorted(self.parts):
            paths.setdefault(NOT_REFERRED_TO, []).append(name)
        words: dict[str, list[str]] = {}
        for word, reason in self.empty.items():
            words.setdefault(reason, []).append(word)
        return {
            **{", ".join(dict.fromkeys(names)): reason for reason, names in paths.items()},
            **{f"{', '.join(all_of)} as a whole value": reason for reason, all_of in words.items()},
        }

    def translations(self) -> dict[str, str]:
        """What is put in other words: paths to what becomes of their values."""
        paths: dict[str, list[str]] = {}
        for path, field in self.paths():
            if words := field.described():
                paths.setdefault(words, []).append(path)
        return {", ".join(dict.fromkeys(names)): words for words, names in paths.items()}

    def holding(self, target: str) -> tuple[str, ...]:
        """The names whose values stand in a field of the model, in the order of the table."""
        if (names := self._holding.get(target)) is None:
            names = self._holding[target] = tuple(
                name
                for name, field in self.names.items()
                if any(each.field == target for options in field.targets for each in options)
            )
        return names

    def maker(self, cls: type[attrs.AttrsInstance]) -> tuple[tuple[str, str, str], ...]:
        """
        How an object is made of the texts of a group: names, the attribute that each becomes, and how.

        >>> from sanctionslib import Address
        >>> Fields({"CITY": "addresses.city", "COUNTRY": "addresses.country.name"}).maker(Address)
        (('CITY', 'city', 'text'), ('COUNTRY', 'country', 'country'))
        """
        if (made := self._makers.get(cls)) is None:
            made = self._makers[cls] = tuple(self._made(cls))
        return made

    def _made(self, cls: type[attrs.AttrsInstance]) -> Iterator[tuple[str, str, str]]:
        types = hints(cls)
        for name, field in self.names.items():
            if not field.targets:
                continue
            attribute = field.targets[0][0].field.split(".")[1:2]
            if attribute and attribute[0] in types:
                hint = without_none(types[attribute[0]])
                if field.codes is not None:
                    how = "code"
                elif hint is Country:
                    how = "country"
                elif isinstance(hint, type) and issubclass(hint, PartialDate):
                    how = "date"
                else:
                    how = "text" if hint is str else "texts"
                yield name, attribute[0], how


_NONE: Mapping[str, str] = {}


def _has_attributes(table: Table) -> bool:
    return any(
        name.startswith("@") or (isinstance(entry, Mapping) and _has_attributes(entry)) for name, entry in table.items()
    )
