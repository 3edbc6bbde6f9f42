"""SECO's list: what each of its elements must have become, and the tables and the past that it holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from ..reading import Reading
from ..vocabularies.languages import language
from .engine import (
    HEAD,
    NONE,
    Layout,
    Omitted,
    Piece,
    Place,
    Rule,
    Run,
    Value,
    coded,
    dated,
    edtf,
    either,
    into,
    left_out,
    local,
    text_of,
    xml_values,
)
from .flatten import Claim, Leaves, folded

_KEYS = "@ssid of identities, names and other values"
_VERSIONS = "sanctions-program/@version-date, @predecessor-version-date"
_EMPTY = "- as a text"
_UNDEFINED = "spelling-variant-type that is not-defined"
_GOOD = "quality that is good, but of names; current that is true"
_UNUSED = "sanctions-program, sanctions-set or place that no target refers to"
_WRITING = "of what was added or removed: lang of names, order, codes, what is usual, and what kind of variant"
_NOT_ENGLISH = "lang of a program-key, program-name or sanctions-set that is not there in English"

_NAMES = {"primary-name": "primary", "alias": "aka", "formerly-known-as": "fka"}
_PARTS = {
    "family-name": "family",
    "given-name": "given",
    "further-given-name": "middle",
    "father-name": "father",
    "grand-father-name": "grandfather",
    "maiden-name": "maiden",
    "tribal-name": "tribal",
    "title": "title",
    "suffix": "suffix",
    "whole-name": "whole",
    "other": "other",
}
_QUALITIES = {"good": "strong", "low": "weak"}
_DOCUMENTS = {
    "passport": "passport",
    "diplomatic-passport": "diplomatic passport",
    "service-passport": "passport",
    "travel-document": "travel document",
    "id-card": "national id",
    "residence-permit": "residence permit",
    "driving-license": "driving licence",
    "driving-licence": "driving licence",
    "other": "other",
}
_KINDS = ("individual", "entity", "object")
_DATES = {"individual": "birth_dates", "entity": "established_dates"}
_EVENTS = {"listed": "listed", "amended": "amended", "de-listed": "delisted"}
_PAST = ("designations.events.added.text", "designations.events.removed.text")


# -- the file ---------------------------------------------------------------------------------------------------------


def _pieces(reading: Reading, run: Run) -> Iterator[Piece]:
    """The targets; programs, sanctions sets and places go into tables, for they are kept with the targets."""
    tables: dict[str, dict[str, str]] = {
        name: run.setdefault(name, {}) for name in ("program", "set", "program of", "place", "line")
    }
    run["seen"] = {}
    root: etree._Element | None = None
    done: etree._Element | None = None
    with reading.document.open(quietly=True) as stream:
        context = etree.iterparse(stream, events=("end",), resolve_entities=False, no_network=True)
        for _, element in context:
            parent = element.getparent()
            if parent is None or parent.getparent() is not None:
                continue
            name, line = local(element), element.sourceline or 0
            if name not in ("target", "sanctions-program", "place"):
                continue
            if done is not None:
                parent.remove(done)
            key = folded(str(element.get("ssid") or f"line-{line}"))
            if name == "target":
                yield Piece(key, line, etree.tostring(element, with_tail=False))
            elif name == "place":
                _enter(tables, "place", key, element, line)
            else:
                _enter_program(tables, element, line)
            element.clear(keep_tail=False)
            done = element
        root = context.root
    if root is not None:
        if done is not None:
            root.remove(done)
        yield Piece(HEAD, root.sourceline or 0, etree.tostring(root, with_tail=False))


def _enter(tables: dict[str, dict[str, str]], table: str, key: str, element: etree._Element, line: int) -> None:
    """Enter an element in a table; one before it of the same key is then what nothing refers to."""
    if (older := tables[table].get(key)) is not None:
        again = f"{key} up to line {line}"
        tables[table][again] = older
        tables["line"][f"{table} {again}"] = tables["line"][f"{table} {key}"]
    tables[table][key] = etree.tostring(element, encoding="unicode", with_tail=False)
    tables["line"][f"{table} {key}"] = str(line)


def _enter_program(tables: dict[str, dict[str, str]], element: etree._Element, line: int) -> None:
    sets: dict[str, etree._Element] = {}
    number = str(len(tables["program"]))
    for child in list(element):
        if local(child) == "sanctions-set":
            key = folded(str(child.get("ssid") or ""))
            if key not in sets:
                sets[key] = etree.Element("sanctions-program")
            sets[key].append(child)
    _enter(tables, "program", number, element, line)
    for key, holder in sets.items():
        _enter(tables, "set", key, holder, line)
        tables["program of"][key] = number


def _row(run: Run, table: str, key: str) -> etree._Element | None:
    xml = run[table].get(key) if table in run else None
    return None if xml is None else etree.fromstring(xml)


def _of_table(run: Run, table: str, key: str, leaves: Leaves, rules: dict[str, Rule]) -> list[Value]:
    """The values of an element of a table."""
    line = int(run["line"][f"{table} {key}"])
    return list(xml_values(Piece(key, line, run[table][key].encode()), rules, leaves, run, named=True))


def _once(run: Run, table: str, key: str, leaves: Leaves, rules: dict[str, Rule]) -> list[Value]:
    """The values of an element of a table, with the first target that refers to it."""
    if key not in run[table] or f"{table} {key}" in run["seen"]:
        return []
    run["seen"][f"{table} {key}"] = ""
    found = _of_table(run, table, key, leaves, rules)
    if (stated := run[table][key]) in run["seen"]:  # a program that stands there once more, for another set
        return [value._replace(claims=tuple(claim._replace(use=False) for claim in value.claims)) for value in found]
    run["seen"][stated] = ""
    return found


def _values(pieces: Iterable[Piece], leaves: Leaves, run: Run) -> Iterator[Value]:
    for piece in pieces:
        element = etree.fromstring(piece.data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
        shift = piece.line - (element.sourceline or 1)
        places = dict.fromkeys(str(at) for one in element.iter() if (at := one.get("place-id")))
        past: list[Value] = []
        for change in [one for one in element.iter("{*}added", "{*}removed") if _depth(one) == 2]:
            inner = Piece(piece.key, (change.sourceline or 0) + shift, etree.tostring(change, with_tail=False))
            past += [
                value._replace(path=f"{local(change)}: {value.path}")
                for value in xml_values(inner, _PAST_RULES, leaves, run)
            ]
            for child in list(change):
                change.remove(child)
            change.text = None
        now = Piece(piece.key, piece.line, etree.tostring(element))
        yield from xml_values(now, _RULES, leaves, run)
        yield from past
        for key in _sets(element):
            yield from _once(run, "set", key, leaves, _TABLES)
            yield from _once(run, "program", run["program of"].get(key, ""), leaves, _TABLES)
        for key in places:
            yield from _once(run, "place", key, leaves, _TABLES)


def _depth(element: etree._Element) -> int:
    return sum(1 for _ in element.iterancestors())


def _head(pieces: Iterable[Piece], leaves: Leaves, run: Run) -> Iterator[Value]:
    """The list itself; and what stands in the tables, and no target refers to it."""
    for piece in pieces:
        yield from xml_values(piece, _HEAD, leaves, run)
    for table in ("program", "set", "place"):
        for key in run[table]:
            if f"{table} {key}" not in run["seen"]:
                for value in _of_table(run, table, key, leaves, _TABLES):
                    yield value._replace(claims=(), omission=_UNUSED)


# -- sets, programs and places ----------------------------------------------------------------------------------------


def _sets(target: etree._Element) -> list[str]:
    """The sanctions sets that a target is under."""
    found = [text_of(child) for child in target if local(child) == "sanctions-set-id"]
    return list(dict.fromkeys([*found, *filter(None, [folded(str(target.get("sanctions-set-id") or ""))])]))


def _english(elements: Iterable[etree._Element]) -> str:
    """The English one of some texts, or else the first."""
    found = [(one.get("lang"), text) for one in elements if (text := text_of(one)) and text != "-"]
    return next((text for code, text in found if code == "eng"), found[0][1] if found else "")


def _title(program: etree._Element, name: str) -> str:
    return _english(one for one in program if local(one) == name)


def _under(text: str, place: Place) -> Iterable[Claim]:
    """A sanctions set is a measure of each designation; so is its program, with the first of its sets."""
    times = len(place.leaves.texts("designations.list")) or 1
    row = _row(place.run, "set", text)
    if row is None or place.element is None:
        return NONE
    found = [Claim((("designations.measures.text", _english(row)),))]
    programs: dict[str, tuple[str, str]] = {}
    target = next(place.element.iterancestors("{*}target"), place.element)
    for key in _sets(target):
        program = _row(place.run, "program", place.run["program of"].get(key, ""))
        if program is not None:
            stated = _title(program, "program-key"), _title(program, "program-name")
            programs[key] = ("", "") if stated in programs.values() else stated
    code, title = programs.get(text, ("", ""))
    found += [Claim((("designations.programs.code", code or title),))] if code or title else []
    found += [Claim((("designations.programs.title", title),))] if title else []
    if title.startswith("Ordinance"):
        found += _ordinance(title)
    return found * times


def _ordinance(title: str) -> Iterator[Claim]:
    """The act that a program is named after: its number, else its title, and its day."""
    number = re.search(r"\([SR][RS] (\d{3}(?:\.\d+)*)\)", title)
    day = re.match(r"Ordinance +of (\d{1,2} [A-Z][a-z]+ \d{4}) ", title)
    acts = "designations.legal_bases"
    yield Claim(((f"{acts}.citation", f"SR {number[1]}" if number else title),))
    yield Claim(((f"{acts}.title", title),))
    if day:
        yield Claim(((f"{acts}.date.edtf", edtf(day[1]) or ""),))


def _worded(main: str, others: str) -> Rule:
    """The English wording in a field of its own, the others beside it."""

    def rule(text: str, place: Place) -> Iterable[Claim] | Omitted:
        if text == "-":
            return Omitted(_EMPTY)
        return [Claim(((main if text == _main(place, main) else others, text),), use=False)]

    return rule


def _children(place: Place, tag: str) -> list[etree._Element]:
    return [one for one in place.element if local(one) == tag] if place.element is not None else []


def _main(place: Place, field: str) -> str:
    """The wording that stands in a field of its own."""
    tag = {"code": "program-key", "title": "program-name"}.get(field.rpartition(".")[2], "sanctions-set")
    return _english(_children(place, tag))


def _spoken(main: str, others: str) -> Rule:
    """The language of a wording: beside the wording, or that of the field of its own, which goes without saying."""

    def rule(code: str, place: Place) -> Iterable[Claim] | Omitted:
        element = place.element
        if element is None or (around := element.getparent()) is None or text_of(element) == "-":
            return NONE
        text = text_of(element)
        tagged = [one for one in around if local(one) == local(element)]
        if text == _english(tagged) and (code == "eng" or not any(one.get("lang") == "eng" for one in tagged)):
            return [Claim(((main, text),), use=False)] if code == "eng" else Omitted(_NOT_ENGLISH)
        return [Claim(((f"{others}.text", text),), use=False), Claim(((f"{others}.language", language(code)),))]

    return rule


def _somewhere(*fields: str) -> Rule:
    """A value of a table, which stands wherever something refers to it."""

    def rule(text: str, place: Place) -> Iterable[Claim] | Omitted:
        if text == "-":
            return Omitted(_EMPTY)
        return [Claim(tuple((field, text) for field in (*fields, *_PAST)), use=False)]

    return rule


def _state(*fields: str) -> Rule:
    """The code of a country; that of one that is no more begins that of ISO 3166-3."""

    def rule(text: str, place: Place) -> Iterable[Claim]:
        claim = Claim(tuple((f"{field}.code", text) for field in fields), use=False)
        former = [found for field in fields for found in place.leaves.texts(f"{field}.code")]
        if not place.leaves.take(claim) and (longer := [one for one in former if len(one) == 4 and one[:2] == text]):
            return [Claim(tuple((f"{field}.code", longer[0]) for field in fields), use=False)]
        return [claim]

    return rule


_PLACES = ("birth_places", "addresses")
_TABLES: dict[str, Rule] = {
    "sanctions-program/@ssid": left_out(_KEYS),
    "sanctions-program/@version-date": left_out(_VERSIONS),
    "sanctions-program/@predecessor-version-date": left_out(_VERSIONS),
    "sanctions-program/program-key": _worded("designations.programs.code", "designations.programs.names.text"),
    "sanctions-program/program-name": _worded("designations.programs.title", "designations.programs.names.text"),
    "sanctions-program/sanctions-set": _worded("designations.measures.text", "designations.measures.texts.text"),
    "sanctions-program/origin": _somewhere("designations.notes.text"),
    "program-key/@lang": _spoken("designations.programs.code", "designations.programs.names"),
    "program-name/@lang": _spoken("designations.programs.title", "designations.programs.names"),
    "sanctions-set/@lang": _spoken("designations.measures.text", "designations.measures.texts"),
    "sanctions-set/@ssid": left_out(_KEYS),
    "place/@ssid": left_out(_KEYS),
    "place/location": _somewhere("birth_places.city", "addresses.city", "identifications.issue_place"),
    "place/area": _somewhere("birth_places.region", "addresses.region", "identifications.issue_place"),
    "place/location-variant": _somewhere("annotations.note"),
    "place/area-variant": _somewhere("annotations.note"),
    "place/country": _somewhere(
        "birth_places.country.name", "addresses.country.name", "identifications.issue_country.name"
    ),
    "country/@iso-code": _state("birth_places.country", "addresses.country", "identifications.issue_country"),
}


# -- a target ---------------------------------------------------------------------------------------------------------


def _up(place: Place, tag: str) -> etree._Element | None:
    """The element of a name that a value stands in."""
    element = place.element
    while element is not None and local(element) != tag:
        element = element.getparent()
    return element


def _party(place: Place) -> str:
    """What a target is: an individual, an entity or an object."""
    root = place.element.getroottree().getroot() if place.element is not None else ()
    return next((local(child) for child in root if local(child) in _KINDS), "")


def _is_main(identity: etree._Element | None) -> bool:
    """Whether an identity is the main one of its party."""
    if identity is None or (party := identity.getparent()) is None:
        return True
    all_of_them = [one for one in party if local(one) == "identity"]
    return identity is next((one for one in all_of_them if one.get("main") != "false"), all_of_them[0])


def _class(text: str, place: Place) -> Iterable[Claim]:
    party = _party(place)
    vessel = any(child.get("object-type") == "vessel" for child in _children(place, "object"))
    kind = {"individual": "Person", "entity": "Organization"}.get(party, "Vessel" if vessel else "Entity")
    return [Claim((("class", kind),))]


def _target(text: str, place: Place) -> Iterable[Claim]:
    times = len(place.leaves.texts("designations.list")) or 1
    return [Claim((("reference", text),)), *[Claim((("designations.reference", text),))] * times]


def _but_empty(rule: Rule) -> Rule:
    return lambda text, place: Omitted(_EMPTY) if text == "-" else rule(text, place)


def _foreign(text: str, place: Place) -> Iterable[Claim]:
    """A number of the UN or the EU; as an identification too, where it is not that alone."""
    un, eu = re.findall(r"\b[A-Z][A-Za-z]{1,2}[ei]\.\d{3}\b", text), re.findall(r"\bEU\.\d+\.\d+\b", text)
    found = [Claim((("external_ids[un-reference].value", one),), use=False) for one in un]
    found += [Claim((("external_ids[eu-reference].value", one),), use=False) for one in eu]
    return found if [*un, *eu] == [text] else [*found, Claim((("identifications.number", text),))]


def _other_information(text: str, place: Place) -> Iterable[Claim]:
    found = [Claim((("remarks", text),))]
    if place.leaves.has("class", "Vessel"):
        for number in re.findall(r"\bIMO(?: [Nn]umber| [Nn]o\.?)? ?:? ?(\d{7})\b", text):
            found.append(Claim((("identifications[imo number].number", number),)))
            found.append(Claim((("external_ids[imo].value", f"IMO{number}"),)))
    return found


def _variants(part: etree._Element, key: tuple[object, object] | None = None) -> list[str]:
    """The spelling variants of a part of a name, of a language and script or all."""
    return [
        text
        for one in part
        if local(one) == "spelling-variant"
        and (key is None or (one.get("lang"), one.get("script")) == key)
        and (text := text_of(one)) not in ("", "-")
    ]


def _value(part: etree._Element) -> str:
    texts = [text for one in part if local(one) == "value" and (text := text_of(one)) not in ("", "-")]
    return next(iter([*texts, *_variants(part)]), "")


def _whole(place: Place, key: tuple[object, object] | None = None, instead: str | None = None) -> str:
    """
    The name that a part belongs to, as a whole.

    Args:
        place: The place of the part.
        key: The language and script of the variants to take, where a part has some.
        instead: What to take for the part itself.
    """
    name, mine = _up(place, "name"), _up(place, "name-part")
    slots: dict[tuple[int, str], list[etree._Element]] = {}
    for number, part in enumerate((one for one in name if local(one) == "name-part") if name is not None else ()):
        if _value(part):
            order = str(part.get("order", ""))
            slot = int(order) if order.isdecimal() else number + 1, str(part.get("name-part-type"))
            slots.setdefault(slot, []).append(part)
    words: list[tuple[str, str]] = []
    for (_, kind), parts in sorted(slots.items(), key=lambda item: item[0][0]):
        variants = [text for part in parts for text in (_variants(part, key) if key else ())]
        text = instead if instead and mine in parts else next(iter([*variants, _value(parts[0])]))
        words.append((kind, text))
    shown = [text for kind, text in words if kind != "title" or _party(place) != "individual"]
    return " ".join(shown or [text for _, text in words])


def _part(text: str, place: Place) -> Iterable[Claim] | Omitted:
    """The value of a part of a name, and the whole name with it."""
    if text == "-":
        return Omitted(_EMPTY)
    kind = _PARTS.get(str(place.beside.get("@name-part-type")), "other")
    found = [
        Claim(((f"names.parts[{kind}].text", text),)),
        Claim((("names.text", _whole(place, None, text)),), use=False),
    ]
    return [*found, Claim((("titles", text),))] if kind == "title" and _party(place) == "individual" else found


def _variant(text: str, place: Place) -> Iterable[Claim] | Omitted:
    """A spelling variant, in a name of those of its language and script."""
    if text == "-":
        return Omitted(_EMPTY)
    kind = _PARTS.get(str(place.beside.get("@name-part-type")), "other")
    written = [one for one in _children(place, "spelling-variant") if text_of(one) == text]
    wholes = {_whole(place, (one.get("lang"), one.get("script")), text) for one in written}
    found = [Claim(((f"names.parts[{kind}].text", text),))]
    found += [Claim((("names.text", whole),), use=False) for whole in wholes]
    if any(_partial(place, (one.get("lang"), one.get("script"))) for one in written):
        found.append(Claim((("annotations.note", text),)))
    return [*found, Claim((("titles", text),))] if kind == "title" and _party(place) == "individual" else found


def _partial(place: Place, key: tuple[object, object]) -> bool:
    """Whether a name has parts without a variant in a language and script."""
    name, person = _up(place, "name"), _party(place) == "individual"
    parts = [one for one in name if local(one) == "name-part" and _value(one)] if name is not None else []
    slots = [
        (part.get("order"), kind) for part in parts if (kind := part.get("name-part-type")) != "title" or not person
    ]
    return set(slots) > {(part.get("order"), part.get("name-part-type")) for part in parts if _variants(part, key)}


def _order(text: str, place: Place) -> Iterable[Claim]:
    return [Claim((("names.text", _whole(place)),), use=False)] if text.isdecimal() else NONE


def _part_type(text: str, place: Place) -> Iterable[Claim] | Omitted:
    if place.element is not None and not _value(place.element):
        return Omitted(_EMPTY)
    return [Claim((("names.parts.kind", _PARTS[text]),), use=False)] if text in _PARTS else NONE


def _name_type(text: str, place: Place) -> Iterable[Claim]:
    if text not in _NAMES:
        return [Claim((("names.note", text),))]
    if text == "primary-name" and not _is_main(_up(place, "identity")):
        return [Claim((("names.kind", "aka"),)), Claim((("names.note", text),))]
    return [Claim((("names.kind", _NAMES[text]),))]


def _variant_language(text: str, place: Place) -> Iterable[Claim]:
    said = ("names.language", language(text))
    return [Claim((said,) if place.leaves.has(*said) else (("annotations.label", text),), use=False, within=True)]


def _variant_script(text: str, place: Place) -> Iterable[Claim]:
    said = ("names.script", text.capitalize())
    return [Claim((said,) if place.leaves.has(*said) else (("annotations.label", text),), use=False, within=True)]


def _variant_type(text: str, place: Place) -> Iterable[Claim] | Omitted:
    if text == "not-defined":
        return Omitted(_UNDEFINED)
    return [Claim((("names.note", text),), use=False, within=True)]


def _identity(text: str, place: Place) -> Iterable[Claim]:
    """The main one has the name; what is of another one says so."""
    identity = place.element
    if _is_main(identity) or identity is None:
        return [Claim((("names.kind", "primary"), ("names.note", "")), use=False, within=True)]
    alias = [Claim((("names.note", "primary-name"),), use=False)]
    dates = [child for child in identity if local(child) == "day-month-year"]
    field = _DATES.get(_party(place))
    alias += [Claim((("birth_dates.alias", ""),), within=True) for _ in dates if field == "birth_dates"]
    places = [str(child.get("place-id")) for child in identity if local(child) == "place-of-birth"]
    return alias + [Claim((("birth_places.alias", ""),), within=True) for at in places if at in place.run["place"]]


def _date_of(place: Place) -> str:
    """The date of a day-month-year as far as it is one."""
    year, month, day = (place.beside.get(f"@{key}", "").strip("0") and place.beside[f"@{key}"] for key in _DIGITS)
    if not year or (day and not month):
        return " ".join(
            f"{key} {part}" for key, part in zip(("day", "month", "year"), (day, month, year), strict=True) if part
        )
    return f"{year:0>4}" + (f"-{month:0>2}" if month else "") + (f"-{day:0>2}" if day else "")


_DIGITS = ("year", "month", "day")


def _digit(text: str, place: Place) -> Iterable[Claim]:
    """A part of a date; the date is used up by the first of them."""
    date, field = _date_of(place), _DATES.get(_party(place))
    first = next(key for key in _DIGITS if f"@{key}" in place.beside)
    if field is None:
        return [Claim((("annotations.note", date),), use=place.beside[f"@{first}"] == text, within=True)]
    mark = "?" if place.beside.get("@quality") == "low" else ""
    use = place.beside[f"@{first}"] == text
    found = Claim(((f"{field}.edtf", date + mark),), use=use)
    worded = [one for one in place.leaves.texts(f"{field}.text") if one == date or one.startswith(f"{date} (")]
    return [Claim(((f"{field}.text", worded[0]),), use=use)] if worded else [found]


def _calendar(text: str, place: Place) -> Iterable[Claim]:
    field = _DATES.get(_party(place))
    known = {"gregorian": "gregorian", "islamic": "islamic", "hijri": "islamic", "persian": "persian"}
    if field is None or text.casefold() not in known:
        return [Claim((("annotations.note", _date_of(place)), (f"{field}.text", f"({text})")), use=False, within=True)]
    return [Claim(((f"{field}.calendar", known[text.casefold()]),))]


def _quality(text: str, place: Place) -> Iterable[Claim] | Omitted:
    """Of a date, a place or an address: what is not good says so."""
    if text == "good":
        return Omitted(_GOOD)
    if local(place.element) == "day-month-year" if place.element is not None else False:
        return _digit("", place) if text == "low" else NONE
    return [Claim((("annotations.reliability", text),))]


def _current(text: str, place: Place) -> Iterable[Claim] | Omitted:
    return Omitted(_GOOD) if text == "true" else [Claim((("annotations.note", text),))]


def _at(city: str, region: str, country: str) -> Rule:
    """The place that a key stands for."""
    fields = {"location": city, "area": region, "country": country}

    def rule(text: str, place: Place) -> Iterable[Claim]:
        row = _row(place.run, "place", text)
        if row is None:
            return NONE
        found: list[Claim] = []
        for one in row:
            words, field = text_of(one), fields.get(local(one), "annotations.note")
            longer = [code for code in place.leaves.texts(f"{country[:-5]}.code") if len(code) == 4]
            if field == country and (codes := [code for code in longer if code[:2] == one.get("iso-code")]):
                found.append(Claim(((f"{country[:-5]}.code", codes[0]),)))  # it is no more, and has another name
            elif words not in ("", "-"):
                found.append(Claim(((field, words), ("annotations.note", words))))
        return found

    return rule


def _issuer(text: str, place: Place) -> Iterable[Claim]:
    return [Claim((("identifications.country.name", text), ("identifications.issuer", text)))]


def _document_type(text: str, place: Place) -> Iterable[Claim]:
    found = [Claim((("identifications.label", text),))]
    if text == "diplomatic-passport":
        found.append(Claim((("identifications.diplomatic", "true"),)))
    return [*found, Claim((("identifications.kind", _DOCUMENTS[text]),))] if text in _DOCUMENTS else found


def _remark(text: str, place: Place) -> Iterable[Claim]:
    found = [Claim((("identifications.note", text),))]
    return [*found, Claim((("identifications.expired", "true"),))] if re.match(r"(?i)expired\b", text) else found


def _relation(text: str, place: Place) -> Iterable[Claim]:
    found = [Claim((("relationships.label", text),))]
    return [*found, Claim((("relationships.kind", "linked to"),))] if text == "related-to" else found


def _event(key: str, field: str) -> Rule:
    def rule(text: str, place: Place) -> Iterable[Claim]:
        kind = _EVENTS.get(place.beside.get("@modification-type", ""), "other")
        return dated(f"designations.events[{kind}].{field}")(text, place)  # type: ignore[return-value]

    return rule


def _modification(text: str, place: Place) -> Iterable[Claim]:
    return [
        Claim((("designations.events.label", text),)),
        Claim((("designations.events.kind", _EVENTS.get(text, "other")),)),
    ]


_RULES: dict[str, Rule] = {
    "<target>": _class,
    "target/@ssid": _target,
    "target/@sanctions-set-id": _under,
    "sanctions-set-id": _but_empty(_under),
    "foreign-identifier": _but_empty(_foreign),
    "generic-attribute": _but_empty(into("annotations.note")),
    "generic-attribute/@name": into("annotations.label"),
    "individual/@sex": coded("gender", {"male": "male", "female": "female"}),
    "object/@object-type": lambda text, place: (
        [Claim((("class", "Vessel"),), use=False)] if text == "vessel" else [Claim((("annotations.note", text),))]
    ),
    **{f"{kind}/justification": _but_empty(into("designations.reasons")) for kind in _KINDS},
    **{f"{kind}/other-information": _but_empty(_other_information) for kind in _KINDS},
    **{
        f"{tag}/@ssid": left_out(_KEYS)
        for tag in (
            "generic-attribute justification other-information identity name day-month-year place-of-birth nationality "
            "identification-document address"
        ).split()
    },
    "identity/@main": _identity,
    "name/@name-type": _name_type,
    "name/@quality": coded("names.quality", _QUALITIES),
    "name/@lang": lambda text, place: [Claim((("names.language", language(text)),), use=False)],
    "name-part/@order": _order,
    "name-part/@name-part-type": _part_type,
    "name-part/value": _part,
    "name-part/spelling-variant": _variant,
    "spelling-variant/@lang": _variant_language,
    "spelling-variant/@script": _variant_script,
    "spelling-variant/@spelling-variant-type": _variant_type,
    **{f"day-month-year/@{key}": _digit for key in _DIGITS},
    "day-month-year/@calendar": _calendar,
    **{f"{tag}/@quality": _quality for tag in ("day-month-year", "place-of-birth", "address")},
    "place-of-birth/@place-id": _at("birth_places.city", "birth_places.region", "birth_places.country.name"),
    "nationality/country": _but_empty(into("nationalities.country.name")),
    "country/@iso-code": _state("nationalities.country"),
    "identification-document/@document-type": _document_type,
    "identification-document/number": _but_empty(into("identifications.number")),
    "identification-document/issuer": _but_empty(_issuer),
    "issuer/@code": _state("identifications.country"),
    "issuer/@iso-code": _state("identifications.country"),
    "identification-document/date-of-issue": _but_empty(dated("identifications.issue_date")),
    "identification-document/expiry-date": _but_empty(dated("identifications.expiry_date")),
    "identification-document/remark": _but_empty(_remark),
    "place-of-issue/@place-id": _at(
        "identifications.issue_place", "identifications.issue_place", "identifications.issue_country.name"
    ),
    "address/@place-id": _at("addresses.city", "addresses.region", "addresses.country.name"),
    "address/@main": into("addresses.main"),
    "address/@current": _current,
    "address/c-o": _but_empty(into("addresses.care_of")),
    "address/address-details": _but_empty(into("addresses.lines")),
    "address/p-o-box": _but_empty(into("addresses.po_box")),
    "address/zip-code": _but_empty(into("addresses.postal_code")),
    "address/remark": _but_empty(either("addresses.note", "annotations.note")),
    "address/remarks": _but_empty(either("addresses.note", "annotations.note")),
    "relation/@ssid": into("relationships.reference"),
    "relation/@target-id": lambda text, place: [Claim((("relationships.entity_id", f"ch-seco-{text}"),))],
    "relation/@relation-type": _relation,
    "relation/remark": _but_empty(into("relationships.note")),
    "modification/@modification-type": _modification,
    "modification/@enactment-date": _event("enactment-date", "date"),
    "modification/@publication-date": _event("publication-date", "publication_date"),
    "modification/@effective-date": _event("effective-date", "effective_date"),
}


# -- the past ---------------------------------------------------------------------------------------------------------


def _then(text: str, place: Place) -> Iterable[Claim] | Omitted:
    """A value that was added or removed: a note of the event, as often as it was."""
    return Omitted(_EMPTY) if text == "-" else [Claim(((_past(place), text),))]


def _past(place: Place) -> str:
    root = place.element.getroottree().getroot() if place.element is not None else None
    return _PAST[0 if root is not None and local(root) == "added" else 1]


def _then_label(text: str, place: Place) -> Iterable[Claim]:
    """A type, which is what the value is called."""
    return [Claim(((_past(place).replace(".text", ".label"), text),), use=False, within=True)]


def _then_set(text: str, place: Place) -> Iterable[Claim]:
    row = _row(place.run, "set", text)
    return [Claim(((_past(place), text if row is None else _english(row)),))]


def _then_quality(text: str, place: Place) -> Iterable[Claim] | Omitted:
    """Low is said of each value; good is the rest."""
    if text == "good":
        return Omitted(_WRITING)
    return [Claim(((_past(place).replace(".text", ".label"), f"({text} quality)"),), use=False, within=True)]


def _then_digit(text: str, place: Place) -> Iterable[Claim]:
    first = next(f"@{key}" for key in _DIGITS if f"@{key}" in place.beside)
    return [Claim(((_past(place), _date_of(place)),), use=place.beside[first] == text)]


def _then_at(text: str, place: Place) -> Iterable[Claim]:
    row = _row(place.run, "place", text)
    if row is None:
        return NONE
    return [Claim(((_past(place), words),)) for one in row if (words := text_of(one)) not in ("", "-")]


def _then_usual(text: str, place: Place) -> Iterable[Claim] | Omitted:
    return Omitted(_WRITING) if text in ("true", "Gregorian") else NONE


def _then_main(text: str, place: Place) -> Iterable[Claim] | Omitted:
    """What belongs to another identity says so."""
    if text != "false":
        return Omitted(_WRITING)
    return [Claim(((_past(place).replace(".text", ".label"), "another identity"),), use=False, within=True)]


class _Past(dict[str, Rule]):
    """The rules for any path of what was added or removed."""

    def get(self, path: str, default: object = None) -> Rule | None:  # type: ignore[override]
        tag, _, key = path.rpartition("/@")
        if not tag:
            return None if path.startswith("<") else (_then_set if path.endswith("sanctions-set-id") else _then)
        if key in ("ssid", "sanctions-set-id"):
            return left_out(_KEYS) if key == "ssid" else _then_set
        if tag == "day-month-year" and key in _DIGITS:
            return _then_digit
        if (tag == "spelling-variant" and key in ("lang", "script")) or (tag == "generic-attribute" and key == "name"):
            return _then_label
        return {
            "quality": _then_quality,
            "place-id": _then_at,
            "sex": _then,
            "object-type": _then,
            "target-id": _then,
            "name-type": _then_label,
            "name-part-type": _then_label,
            "document-type": _then_label,
            "relation-type": _then_label,
            "calendar": _then_usual,
            "current": _then_usual,
            "main": _then_main if tag == "identity" else _then_usual,
        }.get(key, left_out(_WRITING) if key in _WRITTEN else None)


_WRITTEN = frozenset({"lang", "order", "iso-code", "code", "spelling-variant-type"})
_PAST_RULES = _Past()

_HEAD: dict[str, Rule] = {
    "swiss-sanctions-list/@list-type": coded("complete", {"whole-list": "true", "amendment": "false"}),
    "swiss-sanctions-list/@date": into("edition", "published"),
}

LAYOUTS = {
    "ch_seco_xml": Layout(pieces=_pieces, values=_values, head=_head, rules=_RULES | _TABLES | _HEAD),
}
