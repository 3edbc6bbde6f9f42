"""The `Reading` that a parser works on: one list, the facts known of it, and the issues found so far."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Protocol

import attrs

from ..model import Authority, Entity, File, Filter, Issue, IssueCode, Program, SanctionsList, Source, Wording
from .format import Format
from .input import Document


class Law(Protocol):
    """What a parser may ask of the law behind a list; `sanctionslib.law` is one."""

    def resolve(self, jurisdiction: str, code: str) -> Program | None:
        """The program that a list calls by a code."""

    def authority_named(self, name: str) -> Authority | None:
        """The authority that has a name."""


@attrs.frozen(kw_only=True)
class ListFacts:
    """
    What a file says of its list, known before the first record is made: every source names the list and its day.

    Attributes:
        authority, title, published, edition, complete, stated_count, filters: See `SanctionsList`.
    """

    authority: Authority | None = None
    title: str | None = None
    published: datetime.date | None = None
    edition: str | None = None
    complete: bool | None = None
    stated_count: int | None = None
    filters: tuple[Filter, ...] = ()


@attrs.define(kw_only=True)
class Reading:
    """
    One list being read: its files, the facts of the list, and the issues found so far.

    A parser calls `begin` before it makes its first record. What it cannot read before that is an issue all the same,
    whose source is completed then.

    Attributes:
        format: The format it is read as.
        law: Where programs and authorities are looked up.
        documents: Its files, the primary one first.
        companions: For a format of several files, those beside the primary one, by the name of their part.
        authority, title, published, edition, complete, stated_count, filters: The facts of the list. *complete* is
            taken back if it turns out that something is missing.
        issues: What could not be read, so far.
        trace: Where parsers note what they read (see `sanctionslib.parsing.items`), while a file is audited.
        ours: Whether it is a list that this library wrote.
        files, original, list_source: For such a list: the files, the format and the source it was first read from.
    """

    format: Format
    law: Law
    documents: list[Document]
    companions: Mapping[str, Document] = attrs.field(factory=dict)
    authority: Authority | None = None
    title: str | None = None
    published: datetime.date | None = None
    edition: str | None = None
    complete: bool | None = None
    stated_count: int | None = None
    filters: tuple[Filter, ...] = ()
    issues: list[Issue] = attrs.field(factory=list)
    files: tuple[File, ...] = ()
    ours: bool = False
    original: str | None = None
    list_source: Source | None = None
    trace: list[Any] | None = None
    _file: File | None = None
    _early: list[tuple[int, str | None, int | None, Document | None]] = attrs.field(factory=list)
    _programs: dict[tuple[object, ...], Program] = attrs.field(factory=dict)

    @property
    def document(self) -> Document:
        """The primary (or only) file."""
        return self.documents[0]

    def begin(self, facts: ListFacts | None = None) -> None:
        """Set the facts of the list; from now on they stand in every source."""
        lacks_something = self.complete is False  # what stands before the first record, and is not known, showed it
        for name in attrs.fields_dict(ListFacts) if facts else ():
            setattr(self, name, getattr(facts, name))
        if lacks_something:
            self.complete = False
        self._file = attrs.evolve(self.document.file, list=self.title, published=self.published)
        for index, record, line, document in self._early:
            self.issues[index] = attrs.evolve(self.issues[index], source=self.source(record, line, document))
        self._early.clear()

    @property
    def begun(self) -> bool:
        """Whether the facts of the list are known."""
        return self._file is not None

    @property
    def file(self) -> File:
        """The primary file with its list and edition."""
        if self._file is None:
            self.begin()
        assert self._file is not None
        return self._file

    def source(
        self,
        record: str | None = None,
        line: int | None = None,
        document: Document | None = None,
        *,
        key: str | None = None,
    ) -> Source:
        """A place in the primary file, or in another one of the release; *key* is the file's own key of the record."""
        file = self.file if document is None else attrs.evolve(document.file, list=self.title, published=self.published)
        return Source(file=file, record=record, line=line, key=key)

    def issue(
        self,
        code: IssueCode,
        message: str,
        *,
        record: str | None = None,
        line: int | None = None,
        raw: str | None = None,
        document: Document | None = None,
    ) -> None:
        """Note something that could not be read, or does not fit; *document* is the file if not the primary one."""
        source = None
        if self._file is None:
            self._early.append((len(self.issues), record, line, document))
        else:
            source = self.source(record, line, document)
        self.issues.append(Issue(code=code, message=message, source=source, raw=raw))

    def day(
        self, words: str, read: Callable[[str], datetime.date], what: str, *, line: int | None = None
    ) -> datetime.date | None:
        """
        The day of an edition from its words; an issue, and None, if they are none.

        Args:
            words: The words.
            read: What reads them; it raises ValueError for what is no day.
            what: What the issue says: ``dateGenerated is not a date``.
            line: Where they stand.
        """
        try:
            return read(words)
        except ValueError:
            self.issue(IssueCode.UNREADABLE_VALUE, what, line=line, raw=words)
            return None

    def program(
        self,
        jurisdiction: str,
        code: str,
        *others: str,
        title: str | None = None,
        names: tuple[Wording, ...] = (),
        record: str | None = None,
        line: int | None = None,
        document: Document | None = None,
    ) -> Program:
        """
        The program that a code means in a jurisdiction.

        One that the registry does not know has that code and what the source says of it, and no more; it is an issue
        where it is first met.

        Args:
            jurisdiction: Whose program it is: ``us``.
            code: What the source calls it.
            others: What the source calls it beside, to look it up by if the code is not known.
            title: Its name, if the source states one beside the code.
            names: Its names in the other languages of the source.
            record: The record that bears the code.
            line: Its line.
            document: The file that it stands in, if not the primary one.
        """
        key = (jurisdiction, code, *others, title, names)
        found = self._programs.get(key)
        if found is None:
            known = next((known for each in (code, *others) if (known := self.law.resolve(jurisdiction, each))), None)
            if known is None:
                message = "unknown program"
                self.issue(IssueCode.UNKNOWN_CODE, message, record=record, line=line, raw=code, document=document)
            found = known or Program(code=code)
            if found.code != code or title or names:
                found = attrs.evolve(found, code=code, title=title or found.title, names=names)
            self._programs[key] = found
        return found

    def entities(self) -> Iterator[Entity]:
        """Parse: the entities in file order, each with an identifier of its own, and a check of their number."""
        seen: dict[str, int] = {}
        count = 0
        for entity in self.format.parser.parse(self):
            count += 1
            again = seen.get(entity.id, 0)
            seen[entity.id] = again + 1
            if again and not self.ours:
                message = f"{again + 1} records have the identifier {entity.id}"
                self.issues.append(Issue(code=IssueCode.DUPLICATE_ID, message=message, source=entity.source))
                unique = f"{entity.id}-{again + 1}"
                while unique in seen:
                    unique += "-2"
                seen[unique] = 1
                entity = attrs.evolve(entity, id=unique)
            yield entity
        if self.stated_count is not None and self.stated_count != count and not self.ours:
            self.issue(IssueCode.RECORD_COUNT, f"the file says it has {self.stated_count} records, {count} were read")
            if self.complete:
                self.complete = False

    def again(self) -> Reading:
        """The same files, to be read from the beginning."""
        return Reading(format=self.format, law=self.law, documents=self.documents, companions=self.companions)

    def finish(self, entities: tuple[Entity, ...]) -> SanctionsList:
        """The list, once it was parsed."""
        return SanctionsList(
            authority=self.authority,
            title=self.title,
            published=self.published,
            edition=self.edition,
            format=self.original if self.ours else self.format.name,
            complete=self.complete,
            stated_count=self.stated_count,
            filters=self.filters,
            entities=entities,
            issues=tuple(self.issues),
            source=self.list_source if self.ours else Source(file=self.file),
            files=self.files if self.ours else (self.file, *(document.file for document in self.documents[1:])),
        )
