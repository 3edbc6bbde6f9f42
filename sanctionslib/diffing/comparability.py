"""How two editions can be compared: what both can carry, and how their encodings differ."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, cached_property
from typing import Any

import attrs

from ..model import Issue, IssueCode, NameKind, SanctionsList
from ..parsing.format import Format
from ..parsing.remarks import Grammar
from ..publishers import format_named
from .results import NotCompared

DESIGNATION = (
    "list authority listing_date effective_date end_date legal_bases measures reasons events notes submitted_by".split()
)
"""What is compared of designations, programs aside: the union over them all, for formats divide them differently."""


@attrs.frozen(kw_only=True)
class Manner:
    """
    How to compare the entities of two editions.

    Attributes:
        across: Whether they are encoded differently: then what one encoding says of a value and another does not is
            left out, and so is mere layout.
        left_out: The fields, and parts of fields, that one edition cannot carry; see `facet`.
        grammar: The grammar that reads the remarks of both; None if there is none.
        full_stops: For the old and the new edition, whether its remarks end with a full stop of their own.
        parties: The names of the entities by id, where one encoding names the other party of a link by the id alone.
    """

    across: bool = False
    left_out: frozenset[str] = frozenset()
    grammar: Grammar | None = None
    full_stops: tuple[bool, bool] = (False, False)
    parties: Mapping[str, str] = attrs.field(factory=dict)

    def comparable(self, name: str, values: tuple[Any, ...]) -> tuple[Any, ...]:
        """The values of a field but for those that are left out."""
        if name not in self._touched:
            return values
        return tuple([value for value in values if facet(name, value) not in self.left_out])

    @cached_property
    def _touched(self) -> frozenset[str]:
        """The fields that are left out, wholly or in part."""
        return frozenset(each.partition(" (")[0] for each in self.left_out)


# -- fields and their parts ---------------------------------------------------------------------------------------


@cache
def compared_fields(*classes: type) -> tuple[str, ...]:
    """The fields of the classes that hold facts of the entity: not its identity, its designations and its remarks."""
    aside = {"id", "reference", "designations", "remarks"}
    names = dict.fromkeys(field.name for cls in classes for field in attrs.fields(cls) if field.eq)
    return tuple(name for name in names if name not in aside)


def as_tuple(value: Any) -> tuple[Any, ...]:
    """The values of a field that holds one or several."""
    return value if isinstance(value, tuple) else () if value is None else (value,)


def facet(name: str, value: Any) -> str:
    """
    The part of a field that a value belongs to, where encodings carry some of its values and not others.

    >>> from sanctionslib import Name
    >>> from sanctionslib.model import Quality
    >>> facet("names", Name("BNC", kind=NameKind.AKA, quality=Quality.WEAK)), facet("titles", "Major")
    ('names (weak)', 'titles')
    """
    if name in ("names", "addresses") and value.script not in (None, "Latn"):
        return f"{name} (in other scripts)"
    if name == "names":
        return "names (primary)" if value.kind is NameKind.PRIMARY else f"names ({value.quality or 'not graded'})"
    if name == "measures":
        return f"measures ({value.label or 'without a label'})"
    return name


# -- two editions -----------------------------------------------------------------------------------------------

_IN_COMPANIONS = frozenset({"addresses", "names (strong)"})
"""What OFAC's delimited files have in files of their own, beside the remarks that go on."""


def manner_of(old: SanctionsList, new: SanctionsList) -> tuple[Manner, list[NotCompared]]:
    """How to compare two editions, and what must be left out."""
    here, there = _format_of(old), _format_of(new)
    across = len(_encodings(old, new)) > 1
    not_compared = []
    left_out = set()
    if depends_on_entities(old, new):
        alike = _have_same_labels(old, new)  # but for what stands in companions, these can all say the same
        before, after = (_stated(edition, companions_only=alike) for edition in (old, new))
        for found, edition, other in ((before, "old", after), (after, "new", before)):
            lacking = other - found - {"annotations"} - _graded(found)
            for name in sorted(lacking & _IN_COMPANIONS if alike else lacking):
                left_out.add(name)
                not_compared.append(NotCompared(name, f"no record of the {edition} edition states it"))
    if across:
        reason = f"{old.format} and {new.format} do not say the same of a value beside the value itself"
        details = "names of lists; of single values: which is the main one, labels, notes, parts; order and layout"
        not_compared.append(NotCompared(details, reason))
    manner = Manner(
        across=across,
        left_out=frozenset(left_out),
        grammar=here.grammar if here.grammar is there.grammar else None,
        parties={e.id: e.name.text for edition in (old, new) for e in edition if e.name} if across else {},
        full_stops=(here.remarks_full_stop, there.remarks_full_stop),
    )
    return manner, not_compared


def depends_on_entities(old: SanctionsList, new: SanctionsList) -> bool:
    """Whether how to compare two editions depends on what their entities state, not on the facts of the lists alone."""
    return len(_encodings(old, new)) > 1 or _missing_files(old) != _missing_files(new)


_UNKNOWN = Format(name="unknown", title="unknown", recognizes=lambda head: False, module="")  # noqa: ARG005
"""What is taken for the format of a list that states none, or one that nobody here describes: it has no traits."""


def _format_of(edition: SanctionsList) -> Format:
    return format_named(edition.format) or _UNKNOWN


def _encodings(*editions: SanctionsList) -> set[str]:
    """The formats that editions state; those that differ in the delimiter alone are one."""
    return {_format_of(edition).variant_of or edition.format for edition in editions if edition.format}


def _have_same_labels(*editions: SanctionsList) -> bool:
    """Whether the formats that editions state, if any, are of one family of labels."""
    families = {_format_of(edition).label_family for edition in editions if edition.format}
    return len(families) < 2 and None not in families


_GRADES = frozenset({"names (strong)", "names (weak)", "names (not graded)"})


def _graded(found: set[str]) -> frozenset[str]:
    """The grades of names that an edition may hold though it never states them, since it grades them all or none."""
    if "names (not graded)" in found:
        return _GRADES
    return frozenset({"names (not graded)"}) if found & _GRADES else frozenset()


def _missing_files(edition: SanctionsList) -> frozenset[str]:
    """The files that are missing from a release, in words; an issue about the release names no record."""
    found = (issue for issue in edition.issues if issue.code is IssueCode.MISSING_COMPANION and not _record(issue))
    return frozenset(issue.message for issue in found)


def cut_off(edition: SanctionsList) -> frozenset[str]:
    """The references of the records whose remarks are cut off, and the rest is not there."""
    found = (_record(issue) for issue in edition.issues if issue.code is IssueCode.MISSING_COMPANION)
    return frozenset(record for record in found if record)


def _record(issue: Issue) -> str | None:
    return issue.source.record if issue.source else None


def _stated(edition: SanctionsList, *, companions_only: bool = False) -> set[str]:
    """The facets of fields that any record of an edition states; of those alone that companions have, if so asked."""
    found: set[str] = set()
    for entity in edition:
        for name in ("names", "addresses"):
            found.update([facet(name, each) for each in getattr(entity, name)])
        if companions_only:
            continue
        cls: type = type(entity)
        found.update(
            [name for name in (*compared_fields(cls), "remarks") if name not in found and getattr(entity, name)]
        )
        for designation in entity.designations:
            found.update([name for name in ("programs", *DESIGNATION) if getattr(designation, name)])
            found.update([facet("measures", each) for each in designation.measures])
    return found - {"names", "measures"}
