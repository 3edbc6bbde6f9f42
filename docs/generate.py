"""Makes the pages of the docs that are tables of the code: ``python docs/generate.py``. A test says if they are old."""

from __future__ import annotations

import inspect
import pkgutil
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from pathlib import Path

import sanctionslib.tables
from sanctionslib.auditing.layouts import LAYOUTS
from sanctionslib.formats.us_ofac.vocabulary import FEATURE_TYPES, ID_TYPES, RELATION_TYPES, SANCTIONS_TYPES
from sanctionslib.law import jurisdictions, official_lists, programs
from sanctionslib.model import LegalBasis, Measure, OfficialList, Program, ProgramCode, Source
from sanctionslib.parsing.fields import Fields
from sanctionslib.parsing.format import Format
from sanctionslib.publishers import format_named, formats
from sanctionslib.tables import LEFT_OUT, TABLES, Table
from sanctionslib.vocabularies.countries import name_of

FOLDER = Path(__file__).parent


def table(rows: list[tuple[str, ...]]) -> str:
    """
    A reStructuredText table; the first row is its head.

    >>> print(table([("a", "b"), ("1", "22")]))
    =  ==
    a  b
    =  ==
    1  22
    =  ==
    """
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    rule = "  ".join("=" * width for width in widths)
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join([rule, lines[0], rule, *lines[1:], rule])


def ofac_labels() -> str:
    """The page on the types of OFAC's ID sections."""

    def tabled(head: tuple[str, str], rows: Mapping[str, object]) -> str:
        return table([head, *((f"``{label}``", str(value)) for label, value in sorted(rows.items()))])

    return f"""\
OFAC's types of identification
==============================

The "ID" section of OFAC's lists (``idList`` in the classic XML; features and document types in the others; the words
before a value in remarks) holds documents, but also genders, websites, wallets, particulars of ships and aircraft, and
notes on the designation. This is where each goes. A type that is not here becomes an ``Identification`` of kind
``other`` under its own label, and an issue; any other ``Digital Currency Address -`` becomes a digital currency
address.

In brackets stands the kind that the value has in its field. A ``Vessel Registration Identification`` that is no IMO
number is of kind ``vessel registration``, a ``Legal Entity Number`` whose check digits are wrong is a
``registration number``.

{tabled(("Type", "Field"), ID_TYPES)}

Features of the Advanced and Enhanced XML
-----------------------------------------

Features have the types above, and these.

{tabled(("Feature", "Field"), FEATURE_TYPES)}

Their types of sanctions
------------------------

Each becomes a ``Measure`` of a designation, with OFAC's words beside its kind. ``Program`` is none: its comment is the
tag of a program.

{tabled(("Type", "Measure.kind"), SANCTIONS_TYPES)}

Their types of relations
------------------------

{tabled(("Type", "Relationship.kind"), RELATION_TYPES)}
"""


def formats_in() -> str:
    """The page on the formats that are read: what each is, what its parser leaves out, and what it translates."""
    official = [format for format in formats() if not format.name.startswith("sanctionslib_")]
    return f"""\
Formats that are read
=====================

One section for each format, made from its parser. What stands under "Left out" is no value of a record; all else is
read, or becomes an issue. ``sanctionslib audit FILE`` shows for a file of an authority's, path by path, how many values
it has and how many of them stand in what was read.

{"".join(map(_section, official))}"""


def _section(format: Format) -> str:
    name = f"``{format.name}``"
    paragraphs = [name, "-" * len(name), format.title + ".", inspect.cleandoc(format.description)]
    if format.omissions:
        paragraphs += ["Left out:", _definitions(format.omissions.items())]
    if format.translations:
        paragraphs += ["In other words:", _definitions(format.translations.items())]
    if codes := _codes(format.name):
        paragraphs += ["Codes:", table([("Path", "Code", "Field", "Value"), *codes])]
    heading = "\n".join(paragraphs[:2])
    return "\n\n".join([heading, *paragraphs[2:]]) + "\n\n"


def _definitions(rows: Iterable[tuple[str, str]]) -> str:
    """A list of paths with what is said of each."""
    return "\n".join(f"- {path}: {words}" for path, words in rows).replace("*", "\\*")


def _codes(name: str) -> list[tuple[str, ...]]:
    """The codes of closed vocabularies, with the field and the value that each becomes."""
    fields = format_named(name)
    if fields and fields.fields:
        return [*dict.fromkeys(_codes_of(fields.fields))]
    layout = LAYOUTS.get(name)
    rows: list[tuple[str, ...]] = []
    for path, rule in layout.rules.items() if layout else ():
        field, codes = getattr(rule, "codes", ("", {}))
        rows += [(f"``{path}``", code, f"``{field}``", value) for code, value in codes.items()]
    return rows


def _codes_of(fields: Fields) -> Iterator[tuple[str, ...]]:
    for path, field in fields.paths():
        targets = [option.field for options in field.targets for option in options[:1]]
        for code, meaning in (field.codes or {}).items():
            meanings = meaning if isinstance(meaning, tuple) else (meaning,)
            said = ", ".join("nothing" if one is None else getattr(one, "__name__", str(one)) for one in meanings)
            yield f"``{path}``", code, ", ".join(f"``{target}``" for target in targets) or "(checked)", said


def programs_page() -> str:
    """The page of the registry: a row a program."""
    return f"""\
Programs
========

What the registry knows of each program's code, made from its data (``programs.toml`` in the folder of each publisher).
``sanctionslib programs us:SYRIA-EO13894`` shows one with all its law, ``sl.programs`` looks them up; what program,
code, list, legal basis and measure are, and how they differ, the page on `the law <law.rst>`_ tells. A measure in
brackets is one that a program has whoever is designated. A record marked with an asterisk was taken from summaries or
memory, and not checked against the document that it names.

{"".join(map(_programs_of, jurisdictions()))}\
Lists with a meaning of their own
---------------------------------

{list_table(("List", "What being on it means", "Property is blocked", "Note"), map(_list_row, official_lists()))}
"""


def list_table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """
    A reStructuredText table of long cells.

    >>> print(list_table(("a", "b"), [("1", "2")]))
    .. list-table::
       :header-rows: 1
    <BLANKLINE>
       * - a
         - b
       * - 1
         - 2
    """
    lines = [".. list-table::", "   :header-rows: 1", ""]
    for row in (head, *rows):
        lines += [f"   {'* -' if place == 0 else '  -'} {cell}".rstrip() for place, cell in enumerate(row)]
    return "\n".join(lines)


_NO_COUNTRIES = {"un": "United Nations", "eu": "European Union"}
"""The jurisdictions that are no countries."""


def _programs_of(jurisdiction: str) -> str:
    name = _NO_COUNTRIES.get(jurisdiction) or name_of(jurisdiction.upper())
    head = ("Identifier", "Codes", "Program", "Legal bases", "Implemented by", "Measures", "In force", "Note")
    rows = (_program_row(program) for program in programs(authority=jurisdiction))
    return f"{name}\n{'-' * len(name)}\n\n{list_table(head, rows)}\n\n"


def _program_row(program: Program) -> Iterator[str]:
    yield f"``{program.id}``{_mark(program.source)}"
    yield "; ".join(map(_code, program.codes))
    yield program.title or ""
    yield "; ".join(map(_act, program.legal_bases))
    yield "; ".join(map(_act, program.implemented_by))
    general = (f"[{measure.kind}]" for measure in program.general_measures)
    yield "; ".join(dict.fromkeys((*map(_measure_words, program.measures), *general)))
    yield (
        " to ".join(str(date) for date in (program.start_date or "?", program.end_date) if date)
        if program.end_date
        else (f"since {program.start_date}" if program.start_date else "")
    )
    yield program.note or ""


def _mark(source: Source | None) -> str:
    return "" if source and source.verified else r" \*"


def _code(code: ProgramCode) -> str:
    when = " ".join(f"{word} {date}" for word, date in (("from", code.start_date), ("until", code.end_date)) if date)
    return f"``{code.code}``" + (f" ({when})" if when else "")


def _act(act: LegalBasis) -> str:
    return act.citation + (f" ({act.published_in})" if act.published_in else "") + _mark(act.source)


def _measure_words(measure: Measure) -> str:
    about = [*measure.lists, *(["if the entry says so"] if measure.by_entry else ())]
    return str(measure.kind) + (f" ({', '.join(about)})" if about else "")


def _list_row(found: OfficialList) -> Iterator[str]:
    yield found.name + _mark(found.source)
    yield "; ".join(map(_measure_words, found.measures)) or "-"
    yield {True: "yes", False: "no", None: "as the entry says"}[found.blocking]
    yield " ".join(text for text in (found.note, found.ownership) if text)


def tables() -> str:
    """The page on tables: what their room says of them, each with its columns, and what they leave out."""
    reasons: dict[str, list[str]] = {}
    for path, reason in LEFT_OUT.items():
        reasons.setdefault(reason, []).append(f"``{path}``")
    return f"""\
{inspect.getdoc(sanctionslib.tables)}

{"".join(map(_table_section, TABLES.values()))}What they leave out
-------------------

By class and attribute of the model; `JSON <formats_out.rst>`_ holds it all.

{_definitions((", ".join(paths), reason) for reason, paths in reasons.items())}
"""


def _table_section(each: Table) -> str:
    name = f"``{each.name}``"
    rows: list[tuple[str, ...]] = [("Column", "Type", "What it says")]
    for column in each.columns:
        says = column.description + (f" Key of ``{column.references}``." if column.references else "")
        rows.append((f"``{column.name}``", column.type.value + ("" if column.required else " or null"), says))
    return f"{name}\n{'-' * len(name)}\n\nA row for each {each.each}.\n\n{table(rows)}\n\n"


PUBLIC = {
    "At the top": ("sanctionslib",),
    "What lists hold": ("sanctionslib.model", "sanctionslib.law", "sanctionslib.errors"),
    "What is made of lists": (
        "sanctionslib.diffing", "sanctionslib.history", "sanctionslib.tables", "sanctionslib.auditing"
    ),
    "For authors of formats": (
        "sanctionslib.publishers", "sanctionslib.parsing.format", "sanctionslib.parsing.input",
        "sanctionslib.parsing.reading", "sanctionslib.parsing.fields", "sanctionslib.parsing.items",
        "sanctionslib.parsing.node", "sanctionslib.parsing.xml", "sanctionslib.parsing.arrays",
        "sanctionslib.parsing.delimited",
        "sanctionslib.parsing.identifiers", "sanctionslib.parsing.dates", "sanctionslib.parsing.spool",
        "sanctionslib.parsing.remarks", "sanctionslib.parsing.opensanctions", "sanctionslib.vocabularies.countries",
        "sanctionslib.vocabularies.languages", "sanctionslib.vocabularies.scripts",
    ),
}  # fmt: skip
"""The modules whose names are public, under what they are for."""


def public_names(module: str) -> list[str]:
    """The public names of a module: those it lists, or those that it defines without an underscore."""
    found = import_module(module)
    if (listed := getattr(found, "__all__", None)) is not None:
        return sorted(name for name in listed if not name.startswith("_"))
    own = (name for name, value in vars(found).items() if getattr(value, "__module__", None) == module)
    return sorted(name for name in own if not name.startswith("_"))


def internal_modules() -> list[str]:
    """The modules that are importable without an underscore, and whose names are not public."""
    names = [module.name for module in pkgutil.walk_packages(sanctionslib.__path__, "sanctionslib.")]
    public = {module for modules in PUBLIC.values() for module in modules}
    return sorted(name for name in names if "._" not in name and name not in public)


def api() -> str:
    """The page of public names."""
    sections = "".join(
        f"{title}\n{'-' * len(title)}\n\n" + "".join(map(_module_section, modules)) for title, modules in PUBLIC.items()
    )
    internal = ", ".join(f"``{name.removeprefix('sanctionslib.')}``" for name in internal_modules())
    return f"""\
Public names
============

What the library promises to keep: from version 0.2.0 on a name here goes only after it has warned for a release. Names
that begin with an underscore, and the modules at the end of this page, may change at any time.

{sections}Internal
--------

Modules that can be imported, and promise nothing: {internal}.
"""


def _module_section(module: str) -> str:
    names = public_names(module)
    found = import_module(module)
    rows = [("Name", "What it is"), *((f"``{name}``", _first_sentence(getattr(found, name))) for name in names)]
    return f"``{module}``\n\n{list_table(rows[0], rows[1:])}\n"


def _first_sentence(value: object) -> str:
    if not (inspect.isclass(value) or callable(value)):
        return "A constant."
    text = " ".join((inspect.getdoc(value) or "").split("\n\n")[0].split())
    return text.replace("*", "").replace("`", "``").replace("````", "``")


PAGES = {
    "api.rst": api,
    "formats_in.rst": formats_in,
    "ofac_labels.rst": ofac_labels,
    "programs.rst": programs_page,
    "tables.rst": tables,
}

if __name__ == "__main__":
    for name, make in PAGES.items():
        (FOLDER / name).write_text(make(), encoding="utf-8")
