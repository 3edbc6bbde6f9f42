"""What a format and its publisher are: the data by which the rest of the library knows them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from types import ModuleType
from typing import cast

import attrs

from ..model import Authority, IdentificationKind, MeasureKind, RelationshipKind
from .fields import Fields
from .input import Head
from .opensanctions import Dataset, OpenSanctionsKeys
from .remarks import Grammar

Label = IdentificationKind | MeasureKind | RelationshipKind
"""What a label of a list can mean: a kind of document, of measure or of relationship."""


@attrs.frozen(kw_only=True)
class Parts:
    """
    The files of a release that consists of several, for a format whose lists are published so.

    Attributes:
        titles: What each part is, by its name; the primary one, which can be read without the others, first. A format
            of JSON whose files are arrays has the names of its parts for its records.
        of: Tells from the beginning of a file which part it is; None for a file that is none.
        stem: Splits the name of a file into the pattern that it shares with its companions, and the name of the part
            that it gives itself (None if it gives itself none).
        alone: Whether each part can be read without the others, and not the primary one alone.
    """

    titles: Mapping[str, str]
    of: Callable[[Head], str | None] = attrs.field(repr=False)
    stem: Callable[[str], tuple[str, str | None]] = attrs.field(repr=False)
    alone: bool = False

    @property
    def primary(self) -> str:
        """The name of the primary part."""
        return next(iter(self.titles))


@attrs.frozen(kw_only=True)
class Format:
    """
    A file format that can be read, and the traits by which the rest of the library tells formats apart.

    The traits, from *fullness* on, are stated here so that nobody else has to know a format by its name.

    Attributes:
        name: What users call it: ``<country>_<body>_<list>_<encoding>``.
        title: What a person calls it.
        authority: Who publishes it; None for a format of several authorities.
        suffixes: The endings its files usually have. Nothing is recognized by them.
        recognizes: Whether a file is of this format, by its beginning.
        module: The module that parses it, imported when a file is first read: it has a function ``parse`` that yields
            the entities of a `Reading`.
        parts: The files of a release, where they are several.
        fullness: How much it carries, compared with the other formats of the same list: of two encodings of one day,
            the one with the higher number has the fuller records. 1 where there is but one encoding; 0 for a format
            that is no authority's own.
        marks_end: Whether a file shows where it ends, as all XML does: then one that was cut off between two records
            cannot pass for the whole list.
        counts_records: Whether a file states how many records it has (`SanctionsList.stated_count`).
        variant_of: The name of the format from which it differs in nothing but the delimiter; None if there is none.
        label_family: A name for the formats that can all state the same facts of a record, under the same labels; None
            for a format that shares its labels with no other.
        remarks_grammar: The module that reads its remarks, a `Grammar`; None if they are prose.
        remarks_full_stop: Whether a remark as a whole ends with a full stop, which is none of its last item's.
        opensanctions: What OpenSanctions makes its identifiers of; None if the model does not hold that.
    """

    name: str
    title: str
    authority: Authority | None = None
    suffixes: tuple[str, ...] = ()
    recognizes: Callable[[Head], bool] = attrs.field(repr=False)
    module: str = attrs.field(repr=False)
    parts: Parts | None = None
    fullness: int = 1
    marks_end: bool = False
    counts_records: bool = False
    variant_of: str | None = None
    label_family: str | None = None
    remarks_grammar: str | None = None
    remarks_full_stop: bool = False
    opensanctions: OpenSanctionsKeys | None = None

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
    def grammar(self) -> Grammar | None:
        """The grammar of its remarks; see `remarks_grammar`."""
        return cast(Grammar, import_module(self.remarks_grammar)) if self.remarks_grammar else None

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
        datasets: The datasets of OpenSanctions that hold its lists. Where an authority has several, a file that does
            not tell which of the lists it is counts as the first, and an entry on a list that is none of them as one of
            the last.
        undetermined_titles: What its parsers call a list where the file does not tell which of the lists it is.
        vocabulary: The module whose ``LABELS`` say what the labels of its lists mean: kinds of documents, measures and
            relationships. FollowTheMoney repeats such labels, whoever wrote it.
        titles_hold_positions: Whether what its lists call the title of a person is a position for the most part.
        sanctions_only: Whether its lists are all lists of sanctions, whatever the measure: a ban on exports may be one
            of a menu of sanctions.
    """

    package: str
    formats: tuple[Format, ...]
    jurisdiction: str | None = None
    datasets: tuple[Dataset, ...] = ()
    undetermined_titles: frozenset[str] = frozenset()
    vocabulary: str | None = attrs.field(default=None, repr=False)
    titles_hold_positions: bool = False
    sanctions_only: bool = False

    @property
    def authorities(self) -> tuple[Authority, ...]:
        """The authorities whose lists its formats hold."""
        return tuple(dict.fromkeys(format.authority for format in self.formats if format.authority))

    @property
    def labels(self) -> Mapping[str, Label]:
        """What the labels of its lists mean; see `vocabulary`."""
        found: Mapping[str, Label] = import_module(self.vocabulary).LABELS if self.vocabulary else {}
        return found
