"""What a format and its publisher are: the data by which the rest of the library knows them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from types import ModuleType

import attrs

from ..model import Authority
from .fields import Fields
from .input import Head


@attrs.frozen(kw_only=True)
class Parts:
    """
    The files of a release that consists of several, for a format whose lists are published so.

    Attributes:
        titles: What each part is, by its name; the primary one, which can be read without the others, first.
        of: Tells from the beginning of a file which part it is; None for a file that is none.
        stem: Splits the name of a file into the pattern that it shares with its companions, and the name of the part
            that it gives itself (None if it gives itself none).
    """

    titles: Mapping[str, str]
    of: Callable[[Head], str | None] = attrs.field(repr=False)
    stem: Callable[[str], tuple[str, str | None]] = attrs.field(repr=False)

    @property
    def primary(self) -> str:
        """The name of the primary part."""
        return next(iter(self.titles))


@attrs.frozen(kw_only=True)
class Format:
    """
    A file format that can be read.

    Attributes:
        name: What users call it: ``<country>_<body>_<list>_<encoding>``.
        title: What a person calls it.
        authority: Who publishes it; None for a format of several authorities.
        suffixes: The endings its files usually have. Nothing is recognized by them.
        recognizes: Whether a file is of this format, by its beginning.
        module: The module that parses it, imported when a file is first read: it has a function ``parse`` that yields
            the entities of a `Reading`.
        parts: The files of a release, where they are several.
    """

    name: str
    title: str
    authority: Authority | None = None
    suffixes: tuple[str, ...] = ()
    recognizes: Callable[[Head], bool] = attrs.field(repr=False)
    module: str = attrs.field(repr=False)
    parts: Parts | None = None

    @property
    def parser(self) -> ModuleType:
        """The module that parses it."""
        return import_module(self.module)

    @property
    def fields(self) -> Fields | None:
        """Its table of fields; None for a format that is not described by one."""
        fields: Fields | None = getattr(self.parser, "FIELDS", None)
        return fields

    @property
    def omissions(self) -> Mapping[str, str]:
        """What the parser leaves out on purpose: path in the source to the reason."""
        if self.fields is not None:
            return self.fields.omissions()
        found: Mapping[str, str] = getattr(self.parser, "OMISSIONS", {})
        return found

    @property
    def translations(self) -> Mapping[str, str]:
        """What it puts in other words: path in the source to what becomes of it."""
        if self.fields is not None:
            return self.fields.translations()
        found: Mapping[str, str] = getattr(self.parser, "TRANSLATIONS", {})
        return found

    @property
    def description(self) -> str:
        """What its documentation says of the files: the docstring of its module."""
        return self.parser.__doc__ or ""


@attrs.frozen(kw_only=True)
class Publisher:
    """
    One folder of `sanctionslib.formats`, or of somebody else's package: some formats, and whose lists they hold.

    Attributes:
        package: The package that describes it. A file ``programs.toml`` in it holds its programs, acts and lists.
        formats: Its formats.
        jurisdiction: What the identifiers of its programs begin with (``us``); None if it has no ``programs.toml``.
    """

    package: str
    formats: tuple[Format, ...]
    jurisdiction: str | None = None

    @property
    def authorities(self) -> tuple[Authority, ...]:
        """The authorities whose lists its formats hold."""
        return tuple(dict.fromkeys(format.authority for format in self.formats if format.authority))
