"""What holds for the difference of any two editions."""

from __future__ import annotations

import json

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st

import sanctionslib as sl
from tests.strategies import field_values, lists

LISTS = lists().map(
    lambda some: attrs.evolve(
        some,
        title=None,
        authority=None,
        complete=None,
        issues=(),
        format=None,
        entities=tuple({entity.id: entity for entity in some}.values()),
    )
)


@st.composite
def amended(draw: st.DrawFn, entity: sl.Entity) -> sl.Entity:
    """The entity with another value in some of its fields."""
    names = st.sampled_from([field.name for field in attrs.fields(type(entity)) if field.name != "id"])
    few = draw(st.sets(names, min_size=1, max_size=3))
    return attrs.evolve(entity, **{name: draw(field_values(type(entity), name, 1)) for name in sorted(few)})


@st.composite
def pairs(draw: st.DrawFn) -> tuple[sl.SanctionsList, sl.SanctionsList]:
    """Two editions: each entity of the one is in the other as it was, amended, or not at all; and some are new."""
    old, new = draw(LISTS), draw(LISTS)
    entities = {entity.id: entity for entity in new}
    for entity in old:
        fate = draw(st.sampled_from(["amended", "kept", "gone"]))
        if fate != "gone":
            entities[entity.id] = draw(amended(entity)) if fate == "amended" else entity
    return old, attrs.evolve(new, entities=tuple(entities.values()))


def ids(changes: tuple[sl.diffing.EntityChange, ...]) -> list[str]:
    return sorted(change.id for change in changes)


@settings(max_examples=20)
@given(LISTS)
def test_an_edition_does_not_differ_from_itself(some: sl.SanctionsList) -> None:
    """Nothing changes from an edition to itself, nor to what its JSON says."""
    assert not sl.diff(some, some)
    copy = sl.read(sl.dumps(some).encode())
    assert not sl.diff(some, attrs.evolve(copy, format=None))


@settings(max_examples=20)
@given(pairs())
def test_back_and_forth(pair: tuple[sl.SanctionsList, sl.SanctionsList]) -> None:
    """What is added one way is removed the other; what changes, changes back, field by field."""
    forth, back = sl.diff(*pair), sl.diff(*reversed(pair))
    assert ids(forth.added) == ids(back.removed)
    assert ids(forth.removed) == ids(back.added)
    assert ids(forth.changed) == ids(back.changed)
    for change in forth.changed:
        fields = {each.field for each in change.changes}
        assert fields == {each.field for each in back[change.id].changes}


@settings(max_examples=20)
@given(pairs())
def test_no_difference_is_lost(pair: tuple[sl.SanctionsList, sl.SanctionsList]) -> None:
    """In one format, exactly those entities are told that are not equal."""
    old, new = pair
    diff = sl.diff(old, new)
    assert ids(diff.added) == sorted({entity.id for entity in new} - {entity.id for entity in old})
    assert ids(diff.removed) == sorted({entity.id for entity in old} - {entity.id for entity in new})
    assert ids(diff.changed) == sorted(e.id for e in new if e.id in old and old[e.id] != e)


@settings(max_examples=20)
@given(pairs())
def test_everything_can_be_told(pair: tuple[sl.SanctionsList, sl.SanctionsList]) -> None:
    """Any difference has a repr, words and JSON; no change is empty, and the headline is the weightiest kind."""
    diff = sl.diff(*pair)
    assert repr(diff)
    json.dumps(diff.plain())
    order = list(sl.diffing.ChangeKind)
    for change in diff:
        assert repr(change)
        assert change.changes or change not in diff.changed
        assert all(each.old or each.new for each in change.changes)
        assert all(str(each) for each in change.changes)
        assert order.index(change.kind) == min(map(order.index, change.kinds))


@settings(max_examples=20)
@given(pairs())
def test_across_encodings_less_is_told(pair: tuple[sl.SanctionsList, sl.SanctionsList]) -> None:
    """Two editions in different encodings differ in no entity in which they would not differ in one."""
    old, new = pair
    one = sl.diff(old, new)
    other = sl.diff(attrs.evolve(old, format="us_ofac_sdn_xml"), attrs.evolve(new, format="un_sc_xml"))
    assert set(ids(other.changed)) <= set(ids(one.changed))
    assert ids(other.added) == ids(one.added)
