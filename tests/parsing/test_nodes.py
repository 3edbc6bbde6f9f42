"""The machinery of XML parsers, on a format of a few tags: what each verb reads, reports and notes for the audit."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest

from sanctionslib.auditing import judge
from sanctionslib.model import Address, Entity, IssueCode, Name, NameKind
from sanctionslib.parsing.fields import Fields, left_out, to
from sanctionslib.parsing.format import Format
from sanctionslib.parsing.input import Document
from sanctionslib.parsing.items import Seen
from sanctionslib.parsing.node import Node
from sanctionslib.parsing.reading import ListFacts, Reading
from sanctionslib.parsing.xml import Nodes

FORMAT = Format(name="x_xml", title="X", recognizes=lambda _: True, module=__name__)


class NoLaw:
    """A law that knows nothing."""

    def resolve(self, jurisdiction: str, code: str) -> None:
        """No program."""

    def authority_named(self, name: str) -> None:
        """No authority."""


def reading_of(xml: str) -> Reading:
    """A reading of a text."""
    return Reading(format=FORMAT, law=NoLaw(), documents=[Document("x.xml", lambda: io.BytesIO(xml.encode()))])


def nodes_of(reading: Reading, table: Fields) -> Nodes:
    """The records of a list ``<list><party/>...</list>``."""
    return Nodes(reading, table, {"": "party"}, lambda _: ListFacts(title="X", complete=True), exact_lines=True)


def lost(xml: str, table: Fields, entity: Callable[[Node], Entity]) -> dict[str, int]:
    """What the audit of a list finds to be lost, by path, if each record is read so."""
    reading = reading_of(xml)
    trace = reading.trace = []
    records: list[tuple[Entity | None, list[Seen]]] = []
    nodes = nodes_of(reading, table)
    list(nodes.ahead())
    for record in nodes:
        made = entity(record)
        record.check()
        records.append((made, trace[:]))
        trace.clear()
    return {row.path: row.lost for row in judge(reading, [*records, (None, trace)]).rows if row.lost}


PARTY = Fields({"party": {"name": "names.text"}})


@pytest.mark.parametrize("xml", ["<list><odd/><party/></list>", "<list><party/><odd/></list>"])
def test_what_stands_beside_the_records_makes_a_list_incomplete(xml: str) -> None:
    """Wherever an unknown element stands, before the facts of the list are known or after."""
    reading = reading_of(xml)
    assert len(list(nodes_of(reading, PARTY))) == 1
    assert [issue.code for issue in reading.issues] == [IssueCode.UNKNOWN_ELEMENT]
    assert reading.complete is False


def test_what_is_derived_hides_nothing_that_nobody_read() -> None:
    """A name that is noted in two parts counts once: another name that was not asked for is still found."""
    names = Fields({"party": {"name": "~names.text", "names": left_out("...")}})

    def two_parts(record: Node) -> Entity:
        text = record.text("name") or ""
        for part in text.split():
            record.derive("name", part)
        record.groups.clear()  # a second name goes unread
        return Entity(id="x", names=(Name(text, kind=NameKind.PRIMARY),))

    assert lost("<list><party><name>Ann Bee</name></party></list>", names, two_parts) == {}
    assert lost("<list><party><name>Ann Bee</name><name>Cy</name></party></list>", names, two_parts) == {
        "party/name": 1
    }


# -- names of the table and of the file -------------------------------------------------------------------------------

RENAMED = Fields({"party": {"name": "names.text", "town": "addresses.city"}}, aliases={"name-nom": "name"})


def test_an_alias_of_a_tag_is_read_by_the_name_of_the_table() -> None:
    """What another edition calls otherwise is asked for by one name, and reported by the tag that the file has."""
    reading = reading_of("<list><party><name-nom>Ann</name-nom><name-nom>Bee</name-nom></party></list>")
    record = next(iter(nodes_of(reading, RENAMED)))
    assert (record.called("name"), record.text("name")) == ("name-nom", "Ann")
    record.check()
    assert [issue.message for issue in reading.issues] == ["unknown element <name-nom> in <party>"]


def test_the_audit_counts_an_alias_under_its_own_tag() -> None:
    """The paths are those of the raw file: nothing is lost where it was read, and all where it was not."""
    xml = "<list><party><name-nom>Ann</name-nom></party></list>"
    read = lambda record: Entity(id="x", names=(Name(record.text("name"), kind=NameKind.PRIMARY),))  # noqa: E731
    assert lost(xml, RENAMED, read) == {}
    assert lost(xml, RENAMED, lambda record: Entity(id=record.text("name") or "x")) == {"party/name-nom": 1}


def test_white_space_of_any_kind_is_folded() -> None:
    """No-break spaces and runs of blanks are one blank."""
    record = next(iter(nodes_of(reading_of("<list><party><name> Ann\u00a0  Bee </name></party></list>"), PARTY)))
    record.fold()
    assert record.text("name") == "Ann Bee"


# -- words that say nothing -------------------------------------------------------------------------------------------


def test_a_word_says_nothing_as_the_value_of_one_name() -> None:
    """Elsewhere it is a value; the reason stands among the omissions."""
    table = Fields(
        {"party": {"@kind": to("names.kind", empty={"usual": "goes without saying"}), "name": {".": "names.text"}}},
        empty={"-": "not known"},
    )
    reading = reading_of('<list><party kind="usual"><name>usual</name><name>-</name></party></list>')
    record = next(iter(nodes_of(reading, table)))
    assert (record.text("@kind"), record.texts_of("name/.")) == (None, ["usual"])
    assert table.omissions() == {
        "party/@kind that is usual": "goes without saying",
        "- as a whole value": "not known",
    }


# -- what the parser tells the audit ----------------------------------------------------------------------------------


def test_what_the_parser_says_of_a_field_must_stand_there() -> None:
    """A field that the table marks with ? is looked in where the parser says what it holds, and nowhere else."""
    table = Fields({"party": {"<>": "?names", "@no": "reference & ?external_ids.value", "name": "names.text"}})
    xml = '<list><party no="1"><name>Ann</name></party></list>'

    def entity(*, aka: bool, told: bool) -> Callable[[Node], Entity]:
        def read(record: Node) -> Entity:
            reference, name = record.text("@no"), Name(record.text("name") or "", kind=NameKind.PRIMARY)
            record.also("names", name)
            if told:
                record.also("external_ids.value", reference, "@no")
            kept = Name(name.text, kind=NameKind.AKA) if aka else name
            return Entity(id="x", reference=reference, names=(kept,))

        return read

    assert lost(xml, table, entity(aka=False, told=False)) == {}
    assert lost(xml, table, entity(aka=True, told=False)) == {"party/<>": 1}
    assert lost(xml, table, entity(aka=False, told=True)) == {"party/@no": 1}


def test_a_word_that_was_read_can_still_be_left_out() -> None:
    """What turns out to say nothing is an omission, with its reason."""

    def read(record: Node) -> Entity:
        record.omit("name", "it says nothing") if record.text("name") == "none" else None
        return Entity(id="x")

    assert lost("<list><party><name>none</name></party></list>", PARTY, read) == {}
    assert lost("<list><party><name>Ann</name></party></list>", PARTY, read) == {"party/name": 1}


# -- parts beside the records -----------------------------------------------------------------------------------------

PLACES = Fields(
    {
        "place": {"@key": left_out("a key"), "city": "birth_places.city | addresses.city"},
        "party": {"name": "names.text", "at": to("", note="the place with that key")},
    },
    parts=("place",),
)
PLACES_XML = """<list><party><name>Ann</name><at>1</at></party><party><name>Bee</name><at>1</at></party>
<place key="1"><city>Oslo</city></place><place key="2"><city>Bergen</city></place></list>"""


def test_parts_are_known_before_the_records_wherever_they_stand() -> None:
    """A run ahead finds them; the records are then read as ever, and nothing is noted twice."""
    reading = reading_of(PLACES_XML.replace("</list>", "<odd/></list>"))
    nodes = nodes_of(reading, PLACES)
    assert [element.findtext("name") for element in nodes.ahead()] == ["Ann", "Bee"]
    assert [place.text("@key") for place in nodes.parts["place"]] == ["1", "2"]
    assert [record.text("name") for record in nodes] == ["Ann", "Bee"]
    assert [issue.message for issue in reading.issues] == ["unknown element <odd>"]


def test_the_values_of_a_part_are_those_of_each_record_that_refers_to_it() -> None:
    """The second that lacks the city loses it; of a place that nothing refers to, nothing can be lost."""
    reading = reading_of(PLACES_XML)
    trace = reading.trace = []
    nodes = nodes_of(reading, PLACES)
    list(nodes.ahead())
    cities = {place.text("@key"): (place.text("city"), place) for place in nodes.parts["place"]}
    for place in nodes.parts["place"]:
        place.check()
    records: list[tuple[Entity | None, list[Seen]]] = []
    for record in nodes:
        city, place = cities[record.text("at")]
        record.refers(place)
        name = Name(record.text("name") or "", kind=NameKind.PRIMARY)
        records.append((Entity(id=name.text, names=(name,), addresses=(Address(city=city),)), trace[:]))
        trace.clear()
    records.append((None, trace))
    rows = {row.path: row for row in judge(reading, records).rows}
    assert (rows["place/city"].values, rows["place/city"].kept, rows["place/city"].omitted) == (2, 1, 1)
    first, second, rest = records
    without = (Entity(id="Bee", names=second[0].names if second[0] else ()), second[1])
    assert {row.path: row.lost for row in judge(reading, [first, without, rest]).rows if row.lost} == {"place/city": 1}


# -- groups of any name -----------------------------------------------------------------------------------------------


def _anything() -> dict[str, object]:
    return ANYTHING


ANYTHING: dict[str, object] = {"@key": left_out("a key"), ".": "remarks", "*": _anything}


def test_groups_of_any_name_have_the_fields_that_their_table_says() -> None:
    """However deep they are; what they do not know is an issue all the same, and none stands in the documentation."""
    table = Fields({"party": {"past": ANYTHING}})  # type: ignore[dict-item]
    reading = reading_of('<list><party><past key="1"><b>x<c odd="2"/></b><a>y</a><b>z</b></past></party></list>')
    record = next(iter(nodes_of(reading, table)))
    (past,) = record.all("past")
    assert [(item.name, item.text(".")) for item in past.in_order()] == [("b", "x"), ("a", "y"), ("b", "z")]
    record.check()
    assert [path for path, _ in table.paths()] == ["past/@key", "party/past"]


def test_an_issue_names_the_line_of_its_part() -> None:
    """Where the parser says so, it is that of the group, not of the record."""
    reading = reading_of("<list>\n<party>\n<name>\n<first>Ann</first></name></party></list>")
    record = next(iter(nodes_of(reading, Fields({"party": {"name": {"first": "names.text"}}}))))
    record.all("name")[0].issue(IssueCode.UNKNOWN_CODE, "unknown name")
    assert [issue.source and issue.source.line for issue in reading.issues] == [3]


def test_what_is_unknown_about_a_text_does_not_take_it_away() -> None:
    """An attribute, an element in a text and a text between elements are issues; the values beside them are read."""
    table = Fields({"party": {"@no": "reference", "name": "names.text", "date": {"@year": "birth_dates"}}})
    xml = (
        '<list><party no="1">a<name/><name odd="2">Ann</name>b<date year="1958">c</date>'
        "<name>Bee<odd>d</odd></name></party></list>"
    )
    reading = reading_of(xml)
    record = next(iter(nodes_of(reading, table)))
    record.reference = record.text("@no")
    assert [date.text("@year") for date in record.all("date")] == ["1958"]
    assert record.texts_of("name") == ["Ann", "Bee"]
    record.check()
    assert [(issue.message, issue.raw) for issue in reading.issues] == [
        ("text between the elements of <party>", "a"),
        ("<name> has an unknown attribute odd", "2"),
        ("text between the elements of <party>", "b"),
        ("unknown element <odd> in <name>", "<odd>d</odd>"),
        ("text between the elements of <date>", "c"),
    ]
    assert {issue.source.record for issue in reading.issues if issue.source} == {"1"}


def test_a_text_of_an_element_that_nobody_asked_for_is_an_issue() -> None:
    """Though its attribute was read."""
    reading = reading_of('<list><party><note kind="a">b</note></party></list>')
    record = next(iter(nodes_of(reading, Fields({"party": {"note": {"@kind": "remarks", ".": "remarks"}}}))))
    assert [note.text("@kind") for note in record.all("note")] == ["a"]
    record.check()
    assert [issue.raw for issue in reading.issues] == ["b"]
