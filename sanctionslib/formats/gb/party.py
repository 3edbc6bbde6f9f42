"""
What makes the entity of a party, whichever of the UK's two lists names it.

Both say the same things of the same parties in nearly the same words: names in six numbered parts, names in other
scripts, values that only a person or only a ship can have. A list repeats much of it, and each value is entered once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, TypeVar

import attrs

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
from ...parsing.fields import Table, coded, to
from ...parsing.identifiers import imo_number
from ...parsing.items import AGAIN, Item
from ...vocabularies.scripts import script_of
from .vocabulary import ENTITY_TYPES, LANGUAGES, NAME_KINDS, QUALITIES, SCRIPTS

_T = TypeVar("_T")
_OF_PERSON = (
    NamePartKind.GIVEN,
    NamePartKind.SECOND,
    NamePartKind.THIRD,
    NamePartKind.FOURTH,
    NamePartKind.FIFTH,
    NamePartKind.FAMILY,
)
"""What the guidance to the list calls Name 1 to Name 6 of a person; what 2 to 5 are, it leaves open."""
_COUNTED = (
    NamePartKind.FIRST,
    NamePartKind.SECOND,
    NamePartKind.THIRD,
    NamePartKind.FOURTH,
    NamePartKind.FIFTH,
    NamePartKind.SIXTH,
)
_WITHOUT_A_NAME = "the type or the strength of a name that is not there"
_REGULATIONS = re.compile(r".*\bRegulations(?: \d{4})?")


def name_table(parts: Iterable[str], kind: str, quality: str) -> Table:
    """The table of a name, from what a list calls its numbered parts, its kind and its quality."""
    return {
        **{
            part: to("names.parts.text | names.text & =names", note="Name.parts; Name.text has all of them")
            for part in parts
        },
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


def latin_names(groups: Iterable[Item], *, person: bool) -> list[Name]:
    """The names that groups of numbered parts make."""
    names: list[Name] = []
    for group in groups:
        numbered = group.fields.holding("names.parts.text")
        kind_of, quality_of = _holding(group, "names.kind", "names.quality")
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
        group.became(name, *numbered)
        if name in names:
            leave_out(group)
        else:
            names.append(name)
    return names


def _parts(texts: dict[int, str], *, person: bool) -> tuple[NamePart, ...]:
    """The parts of a name; one that stands in Name 6 alone was not divided."""
    if set(texts) == {6}:
        return (NamePart(NamePartKind.WHOLE, texts[6]),) if person else ()
    kinds = _OF_PERSON if person else _COUNTED
    return tuple(NamePart(kinds[number - 1], text) for number, text in texts.items())


def foreign_names(groups: Iterable[tuple[Item, NameKind]], names: list[Name]) -> list[Name]:
    """
    The names in other scripts, beside those in Latin script.

    Each is given with its kind, which is a guess, since the lists state none. Of several, primary is taken; but a party
    without a primary name in Latin script has none in another.
    """
    kinds: dict[Name, NameKind] = {}
    read: list[tuple[Item, Name]] = []
    for group, kind in groups:
        if (name := _foreign_name(group)) is None:
            continue
        if name not in kinds or kind is NameKind.PRIMARY:
            kinds[name] = kind
        read.append((group, name))
    if names and not _has_primary(names):
        kinds = {name: NameKind.AKA if kind is NameKind.PRIMARY else kind for name, kind in kinds.items()}
    made = {name: attrs.evolve(name, kind=kind) for name, kind in kinds.items()}
    return [*once((group, group.became(made[name], *_holding(group, "names.text"))) for group, name in read)]


def _foreign_name(group: Item) -> Name | None:
    """A name in another script, as if it were an alias."""
    text_of, *codes_of = _holding(group, "names.text", "names.script", "names.language")
    text, words = group.text(text_of), [group.texts.get(name) for name in codes_of]
    if text is None:
        raw = ", ".join(filter(None, map(group.text, codes_of)))
        group.issue(IssueCode.MISSING_FIELD, "a script or a language without a name", raw)
        return None
    script, language = (
        group.code(name, what=f"{what} of a name") for name, what in zip(codes_of, ("script", "language"), strict=True)
    )
    unknown = [word for word, code in zip(words, (script, language), strict=True) if word and code is None]
    return Name(
        text,
        kind=NameKind.AKA,
        script=script or script_of(text),
        language=language,
        note=", ".join(unknown) or None,
    )


def _holding(group: Item, *targets: str) -> list[str]:
    """The names that a list has for some fields."""
    return [group.fields.holding(target)[0] for target in targets]


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
    record: Item, cls: type[Entity], names: list[Name], foreign: list[Name], placed: Iterable[Placed], **more: Any
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
