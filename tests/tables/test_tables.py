"""Tables: what they hold, how they relate, and that nothing is lost on the way into them."""

from __future__ import annotations

import datetime
import enum
import io
import sys
import typing
from collections.abc import Iterator
from typing import Any

import attrs
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings

import sanctionslib as sl
from sanctionslib.codec import TYPES, hints, without_none
from sanctionslib.model import SanctionsList
from sanctionslib.tables import LEFT_OUT, TABLES, ColumnType, rows_of
from tests.strategies import lists, with_unique_ids
from tests.tables_check import check_references, counted, read_csv, tables_of
from tests.test_specimens import ALL

SAMPLE = sl.read(sl.sample_path())

each_table = pytest.mark.parametrize("name", TABLES)
each_specimen = pytest.mark.parametrize("path", ALL, ids=lambda path: f"{path.parent.name}/{path.name}")


# -- definitions ------------------------------------------------------------------------------------------------


@each_table
def test_every_column_is_documented(name: str) -> None:
    """Each column of a table has a name of its own and a sentence that says what it holds."""
    columns = TABLES[name].columns
    assert len({column.name for column in columns}) == len(columns)
    assert [column.name for column in columns if not column.description.endswith(".")] == []


@each_table
def test_the_key_is_the_first_column(name: str) -> None:
    """The key of a table stands first and is always stated; only the table of the list, with its one row, has none."""
    table = TABLES[name]
    if name == "lists":
        assert table.key is None
    else:
        assert (table.columns[0].name, table.columns[0].required) == (table.key, True)


def test_references_lead_to_keys() -> None:
    """What refers to another table does so by its key and under its name, but for the other party of a relationship."""
    found = [(column, TABLES[column.references]) for t in TABLES.values() for column in t.columns if column.references]
    assert {column.name for column, table in found if column.name != table.key} == {"other_id"}
    assert {"entities", "designations", "names"} == {table.name for _, table in found}


def test_the_tables_of_the_issue_are_there() -> None:
    """The tables that users ask for first bear the names that they would try."""
    wanted = {"designations", "entities", "names", "identifications", "addresses", "relationships", "dates"}
    assert wanted <= set(TABLES)


def test_what_is_left_out_is_of_the_model() -> None:
    """Each attribute that is said to be left out exists, and has its reason."""
    for path, reason in LEFT_OUT.items():
        cls, attribute = path.split(".")
        assert attribute in {field.name for field in attrs.fields(getattr(sl.model, cls))}
        assert reason


# -- rows -------------------------------------------------------------------------------------------------------


@each_specimen
def test_rows_are_those_of_the_model(path: Any) -> None:
    """Each object of the model has a row, by an independent count in the JSON of the list."""
    read = sl.read(path)
    assert {name: n for name in TABLES if (n := len(rows_of(read, TABLES[name])))} == dict(counted(read))


@each_specimen
def test_references_of_specimens(path: Any) -> None:
    """In every table of every specimen keys are unique, and every reference leads to a row."""
    check_references(tables_of(sl.read(path)))


def test_a_reference_that_leads_nowhere_is_noticed() -> None:
    """What the tests of references rest on finds a row that is missing, and one that is there twice."""
    tables = tables_of(sl.read(sl.sample_path()))
    check_references(tables)
    entities = tables["entities"]
    for spoilt in (entities.slice(1), pa.concat_tables([entities, entities.slice(0, 1)])):
        with pytest.raises(AssertionError):
            check_references({**tables, "entities": spoilt})


@settings(max_examples=30)
@given(lists())
def test_references_of_any_list(made: SanctionsList) -> None:
    """Whatever a list holds, keys are unique and every reference leads to a row."""
    check_references(tables_of(with_unique_ids(made)))


def leaves(value: Any) -> Iterator[tuple[str, Any]]:
    """The single values in an object of the model, with the class and the attribute each stands in."""
    for field in attrs.fields(type(value)):
        path = f"{type(value).__name__}.{field.name}"
        if path in LEFT_OUT or path == "SanctionsList.entities":
            continue
        content = getattr(value, field.name)
        for one in content if isinstance(content, tuple) else (content,):
            if attrs.has(type(one)):
                yield from leaves(one)
            elif one is not None and one != "":
                yield path, one.value if isinstance(one, enum.Enum) else one


def cells(sanctions_list: SanctionsList) -> set[Any]:
    found = set()
    for table in TABLES.values():
        for column in table.values(rows_of(sanctions_list, table)):
            for value in column:
                found |= set(value) if isinstance(value, (tuple, list)) else {value}
    return {each.value if isinstance(each, enum.Enum) else each for each in found}


@settings(max_examples=60)
@given(lists())
def test_nothing_is_lost_in_silence(made: SanctionsList) -> None:
    """Every value of a list stands in a cell of its tables, but for those that are left out for a stated reason."""
    held = cells(made)
    itself = attrs.evolve(made, filters=(), source=None)  # these have their own test; a list's source is its file
    values = [leaf for part in (itself, *made.entities) for leaf in leaves(part)]
    assert [leaf for leaf in values if leaf[1] not in held] == []


def filled(hint: Any, path: str, changed: str) -> Any:
    """A value of the type of a field, with something in each field below it; another one at the path *changed*."""
    hint = without_none(hint)
    if typing.get_origin(hint) is tuple:
        return (filled(typing.get_args(hint)[0], path, changed),)
    if issubclass(hint, enum.Enum):
        return list(hint)[path == changed]
    if hint is datetime.date:
        return datetime.date(2001, 1, 1 + (path == changed))
    if path.endswith(".edtf"):
        return f"1401-01-0{1 + (path == changed)}"
    if hint in (str, int, bool):
        return hint(path == changed)
    return hint(**{name: filled(inner, f"{path}.{name}", changed) for name, inner in hints(hint).items()})


def fields_below(hint: Any, path: str) -> Iterator[str]:
    """The paths of all single values below a field, but for those that are left out."""
    hint = without_none(hint)
    if typing.get_origin(hint) is tuple:
        yield from fields_below(typing.get_args(hint)[0], path)
    elif attrs.has(hint):
        for name, inner in hints(hint).items():
            if f"{hint.__name__}.{name}" not in LEFT_OUT:
                yield from fields_below(inner, f"{path}.{name}")
    else:
        yield path


@pytest.mark.parametrize("cls", TYPES.values())
def test_every_field_makes_a_difference(cls: type) -> None:
    """Whatever a field of an entity says, a cell says it: another value, also of yes and no, makes other tables."""
    own = set(hints(cls)) - (set(hints(sl.Entity)) if cls is not sl.Entity else set())

    def tables(changed: str) -> list[Any]:
        made = SanctionsList(entities=(filled(cls, "", changed),))
        return [str(table.values(rows_of(made, table))) for table in TABLES.values()]

    before = tables("nothing")
    paths = [path for name in sorted(own) for path in fields_below(hints(cls)[name], f".{name}")]
    assert [path for path in paths if tables(path) == before] == []


def test_the_list_has_a_row() -> None:
    """The facts of the list itself stand in a table of one row, with the conditions it was exported under."""
    (row,) = attrs.evolve(SAMPLE, filters=(sl.model.Filter("program", "IRGC"),)).to_table("lists").to_pylist()
    assert (row["title"], row["published"], row["complete"]) == ("SDN List", datetime.date(2021, 7, 29), True)
    assert (row["source_file"], row["filters"]) == ("syria-2021-07-28.xml", ["program: IRGC"])


def test_rows_say_what_the_source_says() -> None:
    """The rows of a party are its facts: names, dates with their days, programs, links with the other party."""
    moulhem = "ofac-30743"

    def of(name: str, *columns: str) -> list[tuple[Any, ...]]:
        rows = [row for row in SAMPLE.to_table(name).to_pylist() if row["entity_id"] == moulhem]
        return [tuple(row[column] for column in columns) for row in rows]

    assert of("entities", "kind", "reference", "name", "programs") == [
        ("person", "30743", "MOULHEM, Kifah", ["SYRIA", "SYRIA-EO13894"])
    ]
    assert of("names", "name_id", "text", "kind")[0] == (f"{moulhem}/names/0", "MOULHEM, Kifah", "primary")
    day = datetime.date(1961, 11, 28)
    assert of("dates", "field", "edtf", "earliest", "latest", "precision") == [
        ("birth_dates", "1961-11-28", day, day, "day")
    ]
    assert of("relationships", "kind", "name", "other_id", "candidate_ids") == [
        ("linked to", "SYRIAN MILITARY INTELLIGENCE DIRECTORATE", "ofac-12743", ["ofac-12743"])
    ]
    assert of("programs", "designation_id", "code") == [
        (f"{moulhem}/designations/0", "SYRIA"),
        (f"{moulhem}/designations/0", "SYRIA-EO13894"),
    ]
    assert of("designations", "list", "authority_id", "published", "source_file", "source_record") == [
        ("SDN List", "us-ofac", datetime.date(2021, 7, 29), "syria-2021-07-28.xml", "30743")
    ]


def test_programs_have_what_the_registry_knows() -> None:
    """Beside the code stands what is known of the program: its law, when it began and ended, what took its place."""
    row = next(row for row in SAMPLE.to_table("programs").to_pylist() if row["code"] == "SYRIA-EO13894")
    assert (row["program"], row["family"], row["countries"]) == ("us:SYRIA-EO13894", "Syria", ["SY"])
    assert row["start_date"] == "2019-10-14"
    assert row["start_date_earliest"] == row["start_date_latest"] == datetime.date(2019, 10, 14)
    assert "E.O. 13894" in row["legal_bases"]


def test_vocabularies_are_told_whole() -> None:
    """A description that lists the words of a column lists all of them."""
    said = {(name, column.name): column.description for name, table in TABLES.items() for column in table.columns}
    for where, words in {
        ("external_ids", "scheme"): sl.model.ExternalScheme,
        ("names", "kind"): sl.model.NameKind,
        ("contacts", "kind"): sl.model.ContactKind,
        ("securities", "kind"): sl.model.SecurityKind,
        ("events", "kind"): sl.model.EventKind,
        ("legal_bases", "kind"): sl.model.LegalBasisKind,
        ("dates", "precision"): sl.model.Precision,
        ("dates", "calendar"): sl.model.Calendar,
    }.items():
        assert [word for word in words if word.value not in said[where]] == []


def test_a_year_is_a_year() -> None:
    """A date of which only the year is stated has its first and last day beside it, and is not padded."""
    rows = [row for row in SAMPLE.to_table("dates").to_pylist() if row["entity_id"] == "ofac-32336"]
    assert [(row["edtf"], row["earliest"].isoformat(), row["latest"].isoformat()) for row in rows] == [
        ("1961", "1961-01-01", "1961-12-31")
    ]


def test_a_name_that_several_bear() -> None:
    """A link by a name that two parties share leads to neither, and names both as candidates."""
    kin = sl.Relationship(sl.model.RelationshipKind.LINKED_TO, "Bob")
    bobs = [sl.Entity(id=f"x-{n}", names=(sl.Name("BOB", kind=sl.model.NameKind.PRIMARY),)) for n in (2, 1)]
    gone = sl.Relationship(sl.model.RelationshipKind.LINKED_TO, entity_id="x-9")
    made = SanctionsList(entities=(sl.Entity(id="x-0", relationships=(kin, gone)), *bobs))
    rows = made.to_table("relationships").to_pylist()
    assert [(row["other_id"], row["candidate_ids"], row["stated_id"]) for row in rows] == [
        (None, ["x-2", "x-1"], None),
        (None, [], "x-9"),
    ]


# -- Arrow ------------------------------------------------------------------------------------------------------


@each_table
def test_types_are_those_of_the_definition(name: str) -> None:
    """The Arrow schema has the columns of the definition, with their types, nullability and descriptions."""
    schema = SAMPLE.to_table(name).schema
    types = {
        ColumnType.TEXT: "string",
        ColumnType.BOOLEAN: "bool",
        ColumnType.INTEGER: "int64",
        ColumnType.DAY: "date32[day]",
    }
    types[ColumnType.TEXTS] = "list<element: string not null>"
    for field, column in zip(schema, TABLES[name].columns, strict=True):
        assert (field.name, str(field.type), field.nullable) == (column.name, types[column.type], not column.required)
        assert field.metadata
        assert field.metadata[b"description"].decode() == column.description
    assert schema.metadata
    assert schema.metadata[b"table"].decode() == name


def through_parquet(table: pa.Table) -> pa.Table:
    file = io.BytesIO()
    pq.write_table(table, file)
    return pq.read_table(io.BytesIO(file.getvalue()))


@each_table
def test_what_is_written_as_parquet_comes_back(name: str) -> None:
    """A table comes back from Parquet with the same types, nulls, descriptions and values."""
    file = io.BytesIO()
    sl.write(SAMPLE, file, to="parquet", table=name)
    again = pq.read_table(io.BytesIO(file.getvalue()))
    made = SAMPLE.to_table(name)
    assert again.schema.equals(made.schema, check_metadata=True)
    assert again.equals(made)


@settings(max_examples=25)
@given(lists())
def test_any_list_comes_back_from_parquet(made: SanctionsList) -> None:
    """Whatever a list holds, its tables come back from Parquet as they were."""
    for name in TABLES:
        table = made.to_table(name)
        table.validate(full=True)
        assert through_parquet(table).equals(table)


def test_what_is_no_character_is_marked() -> None:
    """A lone surrogate, which only JSON can hold, becomes the replacement character, in Arrow and in CSV."""
    made = SanctionsList(entities=(sl.Entity(id="x-1", reference="a\ud800", remarks=("\udfff", "b")),))
    (row,) = made.to_table("entities").to_pylist()
    assert (row["reference"], row["remarks"]) == ("a\ufffd", ["\ufffd", "b"])
    assert read_csv(TABLES["entities"], sl.dumps(made, to="csv")) == [row]


def test_a_list_of_many_row_groups(monkeypatch: pytest.MonkeyPatch) -> None:
    """A large table is written in several row groups, and is the same."""
    monkeypatch.setattr("sanctionslib.writing.parquet.ROWS_IN_A_GROUP", 10)
    monkeypatch.setattr("sanctionslib.tables.rows._ENTITIES_AT_A_TIME", 3)
    file = io.BytesIO()
    sl.convert(sl.sample_path(), file, to="parquet", table="names")
    found = pq.ParquetFile(io.BytesIO(file.getvalue()))
    assert found.num_row_groups > 3
    assert found.read().equals(SAMPLE.to_table("names"))


def test_a_table_that_is_not_there() -> None:
    """A table of no such name is told in one sentence, with those that there are."""
    with pytest.raises(sl.WriteError, match=r"there is no table 'nams'; there are: lists, files, entities, "):
        SAMPLE.to_table("nams")


def test_without_pyarrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without pyarrow Arrow and Parquet are refused in one sentence that says how to have them; CSV needs nothing."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    for act in (lambda: SAMPLE.to_table("names"), lambda: sl.write(SAMPLE, io.BytesIO(), to="parquet")):
        with pytest.raises(sl.WriteError, match=r"need pyarrow: pip install 'sanctionslib\[arrow\]'"):
            act()
    assert sl.dumps(SAMPLE, to="csv").startswith("entity_id,kind,reference,name,")


# -- CSV --------------------------------------------------------------------------------------------------------


def without_empty(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """CSV cannot tell an empty text from nothing; no parser makes one."""
    return [{name: None if value == "" else value for name, value in row.items()} for row in rows]


@each_table
def test_csv_says_what_arrow_says(name: str) -> None:
    """What Python's reader of CSV reads is, cell by cell, what stands in the Arrow table."""
    text = sl.dumps(SAMPLE, to="csv", table=name)
    assert read_csv(TABLES[name], text) == SAMPLE.to_table(name).to_pylist()


@settings(max_examples=25)
@given(lists())
def test_csv_of_any_list_says_what_arrow_says(made: SanctionsList) -> None:
    """Whatever a list holds (quotes, line breaks, any script), its CSV says what its Arrow tables say."""
    for name, table in TABLES.items():
        file = io.BytesIO()
        sl.write(made, file, to="csv", table=name)
        assert read_csv(table, file.getvalue().decode()) == without_empty(made.to_table(name).to_pylist())


def test_csv_follows_rfc_4180() -> None:
    """Lines end in CR LF; a cell with a comma, a quote or a line break is quoted, with its quotes doubled."""
    made = SanctionsList(entities=(sl.Entity(id="x-1", reference='a "b", c\nd'),))
    file = io.BytesIO()
    sl.write(made, file, to="csv", table="entities")
    head, row = file.getvalue().split(b"\r\n")[:2]
    assert head.startswith(b"entity_id,kind,reference,")
    assert row == b'x-1,entity,"a ""b"", c\nd",,,cannot say,,,,,,'


@pytest.mark.parametrize("text", ["=1+1", "+7 495", "-", "@SUM(A1)", "\tx", "\rx", "\nx", "'=x", "'"])
def test_what_a_spreadsheet_would_run(text: str) -> None:
    """Values stand as they are; asked to, each that a spreadsheet would run gets an apostrophe, to be taken off."""
    made = SanctionsList(entities=(sl.Entity(id="x-1", reference=text),))
    (plain,) = read_csv(TABLES["entities"], sl.dumps(made, to="csv"))
    assert plain["reference"] == text
    (marked,) = read_csv(TABLES["entities"], sl.dumps(made, to="csv", spreadsheet=True))
    assert marked["reference"] == "'" + text
