"""
What makes the entity of a party, whichever of the UK's two lists names it.

Both say the same things of the same parties in nearly the same words: names in six numbered parts, names in other
scripts, values that only a person or only a ship can have. A list repeats much of it, and each value is entered once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, NamedTuple, TypeVar

from ...model import (
    Entity,
    Identification,
    IssueCode,
    LegalBasis,
    LegalBasisKind,
    Name,
    NameKind,
    NamePart,
    NamePartKind,
    Program,
)
from ...model import IdentificationKind as Id
from ...parsing.builder import Placed, fitted
from ...parsing.fields import Field, Table, coded, to
from ...parsing.identifiers import imo_number
from ...parsing.items import AGAIN, Item
from ...vocabularies.scripts import script_of
from .vocabulary import ENTITY_TYPES, LANGUAGES, NAME_KINDS, QUALITIES, SCRIPTS

_T = TypeVar("_T")
_PARTS = (
    (NamePartKind.GIVEN, NamePartKind.FIRST),
    (NamePartKind.SECOND, NamePartKind.SECOND),
    (NamePartKind.THIRD, NamePartKind.THIRD),
    (NamePartKind.FOURTH, NamePartKind.FOURTH),
    (NamePartKind.FIFTH, NamePartKind.FIFTH),
    (NamePartKind.FAMILY, NamePartKind.SIXTH),
)
"""
Name 1 to Name 6 of a person, and of others. What the guidance calls those of a person; what 2 to 5 are, it leaves open.
"""
_WITHOUT_A_NAME = "the type or the strength of a name that is not there"
_REGULATIONS = re.compile(r".*\bRegulations(?: \d{4})?")


def name_table(numbered: Iterable[str], kind: str, quality: str) -> Table:
    """The table of a name: what a list calls its six numbered parts, its kind and its quality."""
    table: dict[str, Field] = {}
    for name, kinds in zip(numbered, _PARTS, strict=True):
        parts = [f"names.parts[{one}].text" for one in dict.fromkeys((*kinds, NamePartKind.WHOLE))]
        table[name] = to(f"{' | '.join(parts)} | names.text & =names", note="Name.parts; Name.text has all of them")
    return {
        **table,
        kind: coded(NAME_KINDS, "=names.kind"),
        quality: coded(QUALITIES, "=names.quality"),
    }


def foreign_name_table(text: str, script: str, language: str) -> Table:
    """The table of a name in another script."""
    return {
        text: "names.text & =names",
        script: coded(SCRIPTS, "=names.script", note="Name.script (else read off the characters)"),
        language: coded(LANGUAGES, "=names.language"),
    }


def entity_class(record: Item, name: str) -> type[Entity]:
    """The class of entity that the list puts the party in."""
    words = record.text(name)
    if words is None:
        record.issue(IssueCode.MISSING_FIELD, "a record that does not say what it is about")
        return Entity
    if words.casefold() not in ENTITY_TYPES:
        record.issue(IssueCode.UNKNOWN_CODE, "neither individual, entity nor ship", words)
    return ENTITY_TYPES.get(words.casefold(), Entity)


def latin_names(groups: Iterable[Item], *, person: bool) -> tuple[Name, ...]:
    """The names that groups of numbered parts make (see `name_table`)."""
    names: list[tuple[Item, Name]] = []
    for group in groups:
        *numbered, kind_of, quality_of = group.fields.names
        texts = {number: text for number, name in enumerate(numbered, 1) if (text := group.text(name))}
        if not texts:
            group.omit(kind_of, _WITHOUT_A_NAME)
            group.omit(quality_of, _WITHOUT_A_NAME)
            continue
        if group.texts.get(kind_of) is None:
            group.issue(IssueCode.MISSING_FIELD, "a name without its type")
        name = Name(
            " ".join(texts.values()),
            kind=group.code(kind_of, what="type of a name") or NameKind.AKA,
            quality=group.code(quality_of, what="strength of an alias"),
            parts=_parts(texts, person=person),
        )
        names.append((group, group.became(name, *numbered)))
    return once(names)


def _parts(texts: dict[int, str], *, person: bool) -> tuple[NamePart, ...]:
    """The parts of a name; one that stands in Name 6 alone was not divided."""
    if set(texts) == {6}:
        return (NamePart(NamePartKind.WHOLE, texts[6]),) if person else ()
    return tuple(NamePart(_PARTS[number - 1][0 if person else 1], text) for number, text in texts.items())


class _Foreign(NamedTuple):
    """What a list says of a name in another script."""

    text: str
    script: str | None
    language: str | None
    note: str | None


def foreign_names(groups: Iterable[tuple[Item, NameKind]], names: tuple[Name, ...]) -> tuple[Name, ...]:
    """
    The names in other scripts, beside those in Latin script (see `foreign_name_table`).

    Each is given with its kind, which is a guess, since the lists state none. Of several, primary is taken; but a party
    without a primary name in Latin script has none in another.
    """
    read: list[tuple[Item, _Foreign]] = []
    kinds: dict[_Foreign, NameKind] = {}
    for group, kind in groups:
        if stated := _foreign(group):
            read.append((group, stated))
            if kind is NameKind.PRIMARY or stated not in kinds:
                kinds[stated] = kind
    if names and not _has_primary(names):
        kinds = {stated: NameKind.AKA if kind is NameKind.PRIMARY else kind for stated, kind in kinds.items()}
    made = {stated: Name(kind=kind, **stated._asdict()) for stated, kind in kinds.items()}
    return once([(group, group.became(made[stated], next(iter(group.fields.names)))) for group, stated in read])


def _foreign(group: Item) -> _Foreign | None:
    text_of, script_of_name, language_of = group.fields.names
    text, words = group.text(text_of), [group.texts.get(name) for name in (script_of_name, language_of)]
    if text is None:
        raw = ", ".join(filter(None, map(group.text, (script_of_name, language_of))))
        group.issue(IssueCode.MISSING_FIELD, "a script or a language without a name", raw)
        return None
    script = group.code(script_of_name, what="script of a name")
    language = group.code(language_of, what="language of a name")
    unknown = [word for word, code in zip(words, (script, language), strict=True) if word and code is None]
    return _Foreign(text, script or script_of(text), language, ", ".join(unknown) or None)


def _has_primary(names: Iterable[Name]) -> bool:
    return any(name.kind is NameKind.PRIMARY for name in names)


def leave_out(group: Item) -> None:
    """Note that a group says what another one of the record has said."""
    for name in group.fields.names if group.trace is not None else ():
        group.omit(name, AGAIN)


def once(pairs: Iterable[tuple[Item, _T | None]]) -> tuple[_T, ...]:
    """The values that some groups make, each once; None is none."""
    values: list[_T] = []
    for group, value in pairs:
        if value in values:
            leave_out(group)
        elif value is not None:
            values.append(value)
    return tuple(values)


def imo_identification(record: Item, text: str) -> Identification:
    """The number of a ship; an issue, if it is not of the form of one."""
    if imo_number(text):
        return Identification(Id.IMO_NUMBER, text, label="IMO number")
    record.issue(IssueCode.UNREADABLE_VALUE, "not an IMO number", text)
    return Identification(Id.OTHER, text, label="IMO number")


def program_of(record: Item, regime: str) -> Program:
    """A regime, which has no other code than its name."""
    return record.reading.program("gb", regime, record=record.reference, line=record.line)


def legal_bases(regime: str) -> tuple[LegalBasis, ...]:
    """
    The regulations that the name of a regime is the title of.

    >>> legal_bases("The Russia (Sanctions) (EU Exit) Regulations 2019")[0].kind.value, legal_bases("Russia")
    ('regulation', ())
    """
    return (LegalBasis(citation=regime, kind=LegalBasisKind.REGULATION),) if _REGULATIONS.fullmatch(regime) else ()


def entity(
    record: Item,
    cls: type[Entity],
    names: tuple[Name, ...],
    foreign: tuple[Name, ...],
    placed: Iterable[Placed],
    **more: Any,
) -> Entity:
    """
    The entity of a record: primary names first, and names in other scripts last.

    Args:
        record: The record.
        cls: What the list says that the party is.
        names: The names in Latin script.
        foreign: Those in others.
        placed: The values of the fields that not every class has room for, or that several columns fill.
        more: Further fields.
    """
    if not names:
        record.issue(IssueCode.MISSING_FIELD, "a record without a name")
    elif not _has_primary(names):
        record.issue(IssueCode.MISSING_FIELD, "a record without a primary name", names[0].text)
    fit = fitted(cls, placed, once=True)
    for one in fit.misplaced:
        message = f"{one.field.replace('_', ' ')} of a party that has none"
        record.issue(IssueCode.MISPLACED_VALUE, message, one.text)
    for one in fit.second:
        record.issue(IssueCode.MISPLACED_VALUE, f"a second value of {one.field}", one.text)
    first = sorted(names, key=lambda name: name.kind is not NameKind.PRIMARY)
    return cls(reference=record.reference, names=(*first, *foreign), **fit.values, **more)
