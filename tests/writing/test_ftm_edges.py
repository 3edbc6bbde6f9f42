"""Relationships as edges of FollowTheMoney: in range, in the right direction, none of them dangling."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanctionslib import Aircraft, Entity, Name, Organization, PartialDate, Person, Relationship, SanctionsList, Vessel
from sanctionslib.model import NameKind, RelationshipKind
from sanctionslib.writing import ftm
from sanctionslib.writing.ftm import edges
from sanctionslib.writing.ftm.schemata import KINDS
from tests.ftm_check import findings

CLASSES = (Person, Organization, Vessel, Aircraft, Entity)


def called(cls: type[Entity], id: str, name: str, **fields: Any) -> Entity:
    """An entity with a primary name."""
    return cls(id=id, names=(Name(name, kind=NameKind.PRIMARY),), **fields)


def company(id: str = "x-2", name: str = "ACME", **fields: Any) -> Entity:
    """An organization that its list calls a company."""
    return called(Organization, id, name, organization_types=("Private Company",), **fields)


def linked(first: Entity, *others: Entity) -> list[dict[str, Any]]:
    """What is written beside parties: those outside the list, and the edges."""
    ids = {entity.id for entity in (first, *others)}
    return [item for item in ftm.entities([first, *others]) if item["id"] not in ids]


def edge(
    kind: RelationshipKind, cls: type[Entity] = Person, other: Entity | None = None, **fields: Any
) -> tuple[str, dict[str, list[str]]]:
    """Schema and properties of the edge from x-1 to x-2, an organization unless another party is given."""
    other = other or called(Organization, "x-2", "ACME")
    relationship = Relationship(kind, "Acme", **fields)
    (found,) = linked(called(cls, "x-1", "ROE, Jane", relationships=(relationship,)), other)
    return found["schema"], found["properties"]


@pytest.mark.parametrize(
    ("kind", "cls", "other", "schema", "own", "end"),
    [
        (RelationshipKind.LINKED_TO, Person, Organization, "UnknownLink", "subject", "object"),
        (RelationshipKind.PROVIDING_SUPPORT_TO, Person, Organization, "UnknownLink", "subject", "object"),
        (RelationshipKind.ACTING_FOR, Person, Organization, "Representation", "agent", "client"),
        (RelationshipKind.ACTING_FOR, Vessel, Organization, "UnknownLink", "subject", "object"),
        (RelationshipKind.OWNED_OR_CONTROLLED_BY, Organization, Person, "Control", "controlled", "controller"),
        (RelationshipKind.OWNED_OR_CONTROLLED_BY, Vessel, Organization, "Ownership", "asset", "owner"),
        (RelationshipKind.OWNED_OR_CONTROLLED_BY, Vessel, Vessel, "UnknownLink", "subject", "object"),
        (RelationshipKind.SUBSIDIARY_OF, Organization, Organization, "Control", "controlled", "controller"),
        (RelationshipKind.PARENT_OF, Organization, Organization, "Control", "controller", "controlled"),
        (RelationshipKind.OWNER_OF, Person, Vessel, "Ownership", "owner", "asset"),
        (RelationshipKind.OWNS_CONTROLS_OR_OPERATES, Organization, Organization, "Control", "controller", "controlled"),
        (RelationshipKind.PROPERTY_IN_THE_INTEREST_OF, Vessel, Person, "Ownership", "asset", "owner"),
        (RelationshipKind.PROPERTY_IN_THE_INTEREST_OF, Organization, Person, "UnknownLink", "subject", "object"),
        (RelationshipKind.LEADER_OF, Person, Organization, "Directorship", "director", "organization"),
        (RelationshipKind.EXECUTIVE_OF, Person, Organization, "Directorship", "director", "organization"),
        (RelationshipKind.SIGNIFICANT_ROLE_IN, Person, Organization, "Membership", "member", "organization"),
        (RelationshipKind.MEMBER_OF, Person, Organization, "Membership", "member", "organization"),
        (RelationshipKind.MEMBER_OF, Person, Entity, "UnknownLink", "subject", "object"),
        (RelationshipKind.FAMILY_OF, Person, Person, "Family", "person", "relative"),
        (RelationshipKind.FAMILY_OF, Person, Organization, "UnknownLink", "subject", "object"),
        (RelationshipKind.ASSOCIATE_OF, Person, Person, "Associate", "person", "associate"),
        (RelationshipKind.ASSOCIATE_OF, Organization, Person, "UnknownLink", "subject", "object"),
    ],
)
def test_each_kind_has_its_edge(
    kind: RelationshipKind, cls: type[Entity], other: type[Entity], schema: str, own: str, end: str
) -> None:
    """The schema that means the relationship if both parties may stand in it, else a link; and the right way round."""
    found, properties = edge(kind, cls, called(other, "x-2", "ACME"))
    assert (found, properties[own], properties[end]) == (schema, ["x-1"], ["x-2"])


def test_a_company_can_be_owned() -> None:
    """What the list calls a company is an asset in FollowTheMoney, and its owner an owner."""
    owned = Relationship(RelationshipKind.OWNED_OR_CONTROLLED_BY, "ROE, Jane", label="Owned or Controlled By")
    (found,) = linked(company(relationships=(owned,)), called(Person, "x-1", "ROE, Jane"))
    assert found["schema"] == "Ownership"
    assert found["properties"] == {
        "asset": ["x-2"],
        "owner": ["x-1"],
        "role": ["Owned or Controlled By"],
        "namesMentioned": ["ROE, Jane"],
    }


def test_an_edge_says_what_the_source_says() -> None:
    """Label, time, the authority's number, the name as stated and what else is said of a relationship stand in it."""
    _, properties = edge(
        RelationshipKind.ACTING_FOR,
        label="Acting for or on behalf of",
        start_date=PartialDate("2010"),
        end_date=PartialDate("2012-05~"),
        reference="813",
        quality="Reported",
        note="as a courier",
    )
    assert properties == {
        "agent": ["x-1"],
        "client": ["x-2"],
        "role": ["Acting for or on behalf of"],
        "startDate": ["2010"],
        "endDate": ["2012-05"],
        "summary": ["Until: 2012-05~", "Reported, as a courier"],
        "recordId": ["813"],
        "namesMentioned": ["Acme"],
    }


def test_what_is_past_is_only_a_link() -> None:
    """A former owner is no owner: programs that follow ownership do not look at a status."""
    schema, properties = edge(RelationshipKind.OWNED_OR_CONTROLLED_BY, Vessel, former=True)
    assert (schema, properties["status"]) == ("UnknownLink", ["former"])


def test_a_party_outside_the_list_has_no_topic() -> None:
    """It is a LegalEntity of which nothing is known but its name; those who name it name the same one."""
    parties = [
        called(Person, f"ofac-{number}", f"ROE, Jane {number}", relationships=(Relationship(kind, name),))
        for number, kind, name in (
            (1, RelationshipKind.LINKED_TO, "Some Front"),
            (2, RelationshipKind.ACTING_FOR, "SOME  FRONT"),
        )
    ]
    stranger, *found = linked(*parties)
    assert (stranger["schema"], stranger["target"]) == ("LegalEntity", False)
    assert stranger["properties"] == {"name": ["Some Front", "SOME FRONT"]}
    assert stranger["id"].startswith("ofac-")
    assert [item["properties"].get("object") or item["properties"]["client"] for item in found] == [
        [stranger["id"]]
    ] * 2


def test_a_party_outside_the_list_that_has_a_number_is_known_by_it() -> None:
    """OFAC's Advanced XML states the number alone; FollowTheMoney requires a name, so that the number is the name."""
    relationship = Relationship(RelationshipKind.ACTING_FOR, entity_id="ofac-12743")
    stranger, found = linked(called(Person, "ofac-1", "ROE, Jane", relationships=(relationship,)))
    assert (stranger["id"], stranger["properties"]) == ("ofac-12743", {"name": ["ofac-12743"]})
    assert found["properties"]["client"] == ["ofac-12743"]


def test_a_name_that_several_bear_leads_to_none_of_them() -> None:
    """The list does not tell which is meant; the edge says so."""
    relationship = Relationship(RelationshipKind.LINKED_TO, "ACME")
    parties = [called(Organization, f"x-{number}", "ACME") for number in (2, 3)]
    stranger, found = linked(called(Person, "x-1", "ROE, Jane", relationships=(relationship,)), *parties)
    assert stranger["properties"] == {"name": ["ACME"]}
    assert found["properties"]["summary"] == ["2 parties of the list bear this name"]


def test_nobody_is_linked_to_himself() -> None:
    """A company whose parent has the same name has a parent outside the list."""
    relationship = Relationship(RelationshipKind.SUBSIDIARY_OF, "ACME")
    stranger, found = linked(called(Organization, "x-1", "ACME", relationships=(relationship,)))
    assert found["properties"]["controller"] == [stranger["id"]]


def test_a_relationship_to_nobody_is_noted() -> None:
    """Where the source does not say to whom, there is nobody to lead to."""
    relationship = Relationship(RelationshipKind.ACTING_FOR, label="Acting for", former=True)
    (found,) = ftm.entities([called(Person, "x-1", "ROE, Jane", relationships=(relationship,))])
    assert found["properties"]["notes"] == ["Acting for: former"]  # type: ignore[index]


def test_a_relationship_to_itself_is_noted() -> None:
    """A record that names its own number as the other party leads nowhere."""
    relationship = Relationship(RelationshipKind.ACTING_FOR, "ROE", entity_id="x-1")
    (found,) = ftm.entities([called(Person, "x-1", "ROE, Jane", relationships=(relationship,))])
    assert found["properties"]["notes"] == ["Acting for: ROE, x-1"]  # type: ignore[index]


def test_owners_and_operators_of_ships_and_aircraft_are_parties() -> None:
    """They are looked up by name as others are; a former owner is a link, and so is an operator."""
    ship = called(Vessel, "x-1", "STAR", owners=("Acme",), former_owners=("Other",), operators=("Acme",))
    plane = called(Aircraft, "x-3", "EP-AAA", operators=("Acme",))
    found = linked(ship, plane, company())
    shown = [(item["schema"], item["properties"].get("role"), item["properties"].get("status")) for item in found]
    assert shown == [
        ("LegalEntity", None, None),
        ("Ownership", ["Owner"], None),
        ("UnknownLink", ["Former owner"], ["former"]),
        ("UnknownLink", ["Operator"], None),
        ("UnknownLink", ["Operator"], None),
    ]
    assert (found[1]["properties"]["owner"], found[1]["properties"]["asset"]) == (["x-2"], ["x-1"])


def test_a_relationship_stated_twice_is_one_edge() -> None:
    """What two statements say of the same relationship stands in one edge."""
    statements = tuple(Relationship(RelationshipKind.LINKED_TO, "ACME", note=note) for note in ("here", "there"))
    (found,) = linked(called(Person, "x-1", "ROE, Jane", relationships=statements), company())
    assert found["properties"]["summary"] == ["here", "there"]


def test_entities_one_by_one_give_the_same_as_the_list() -> None:
    """Edges come last, so that a stream of entities that are not kept gives the same as a list."""
    parties = (
        called(Person, "x-1", "ROE, Jane", relationships=(Relationship(RelationshipKind.LINKED_TO, "ACME"),)),
        company(),
    )

    def stream() -> Iterator[Entity]:
        yield from parties

    assert list(ftm.lines(stream())) == list(ftm.lines(SanctionsList(entities=parties)))


def test_a_party_outside_whose_name_is_refused_has_a_name() -> None:
    """FollowTheMoney requires a name; one that is too long, or nothing but marks, stands in the notes."""
    ties = tuple(Relationship(RelationshipKind.LINKED_TO, name) for name in ("A" * 400, '""', "\u200e"))
    written: list[dict[str, Any]] = list(ftm.entities([called(Person, "x-1", "ROE, Jane", relationships=ties)]))
    outside = [item for item in written if item["schema"] == "LegalEntity"]
    assert [item["properties"]["name"] for item in outside] == [[item["id"]] for item in outside]
    assert outside[0]["properties"]["notes"] == [f"Name: {'A' * 400}"]


@st.composite
def networks(draw: st.DrawFn) -> list[Entity]:
    """Parties of every class that are related in every way, to each other and to others."""
    count = draw(st.integers(1, 5))
    names = [*(f"N{number}" for number in range(count)), "N0", "elsewhere"]
    parties = []
    for number in range(count):
        cls = draw(st.sampled_from(CLASSES))
        ties = draw(
            st.lists(
                st.builds(
                    Relationship,
                    st.sampled_from(RelationshipKind),
                    st.sampled_from(names),
                    former=st.none() | st.booleans(),
                    entity_id=st.none() | st.sampled_from(["x-0", "x-1", "x-99"]),
                    reference=st.none() | st.sampled_from("12"),
                ),
                max_size=4,
            )
        )
        parties.append(called(cls, f"x-{number}", f"N{draw(st.integers(0, count))}", relationships=tuple(ties)))
    return parties


@given(networks())
def test_every_edge_is_in_range_and_leads_somewhere(parties: list[Entity]) -> None:
    """Whatever is related to whatever, followthemoney finds every edge in range, and none that dangles."""
    pytest.importorskip("followthemoney")
    assert findings(ftm.entities(parties)) == []


def test_the_ends_of_edges_are_those_of_followthemoney() -> None:
    """What the table of edges says of schemata, their ends and directions is what the installed package says."""
    model = pytest.importorskip("followthemoney").model
    table = {edge for ways in edges._EDGES.values() for edge in ways} | {edges._LINK}
    assert {edge.schema for edge in table} >= {"Ownership", "Control", "Directorship", "Family", "UnknownLink"}
    for each in table:
        schema = model.get(each.schema)
        assert {each.own.name, each.other.name} == {schema.edge_source, schema.edge_target}
        for end in (each.own, each.other):
            assert schema.get(end.name).range.name == end.kind
        assert schema.get(edges._LABELS.get(each.schema, "role")) is not None
    for name, kinds in KINDS.items():
        assert {kind for kind in ("Thing", "Asset", *KINDS) if model.get(name).is_a(kind)} == kinds
