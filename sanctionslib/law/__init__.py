"""
What a code means: the programs, with the law they rest on and the time each code was in use, and the lists.

The facts are data: a file ``programs.toml`` in the folder of each publisher, described by ``programs.schema.json``
beside this module. Each fact names the document that it can be checked by. A file is read when something of its
jurisdiction is first looked up: importing the package reads none.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

import attrs

from ..errors import UnknownProgramError
from ..model import (
    Authority,
    LegalBasis,
    LegalBasisKind,
    Measure,
    MeasureKind,
    OfficialList,
    PartialDate,
    Program,
    ProgramCode,
    Source,
)
from ..model.folding import fold_case
from ..parsing.format import Publisher
from ..publishers import authorities, authority_named, publishers
from ..vocabularies.countries import country as country_of

__all__ = [
    "authorities",
    "authority_named",
    "jurisdictions",
    "load",
    "official_lists",
    "program",
    "programs",
    "resolve",
]


@cache
def jurisdictions() -> tuple[str, ...]:
    """
    Whose programs are known; the identifier of a program begins with one.

    >>> {"ca", "ch", "eu", "gb", "un", "us"} <= set(jurisdictions())
    True
    """
    return tuple(sorted(_publishers()))


@cache
def _publishers() -> dict[str, Publisher]:
    return {publisher.jurisdiction: publisher for publisher in publishers() if publisher.jurisdiction}


@cache
def _by_id() -> dict[str, Authority]:
    return {authority.id: authority for authority in authorities()}


@attrs.frozen
class _Registry:
    """The file of one jurisdiction: its programs by key, by folded code, and its lists by name."""

    programs: Mapping[str, Program]
    codes: Mapping[str, Program]
    lists: Mapping[str, OfficialList]


def _date(value: datetime.date | str | None) -> PartialDate | None:
    return None if value is None else PartialDate(str(value))


def _source(plain: Mapping[str, Any]) -> Source:
    return Source(document=plain["source"], verified=plain["verified"])


def _act(citation: str, plain: Mapping[str, Any]) -> LegalBasis:
    return LegalBasis(
        citation=citation,
        kind=LegalBasisKind(plain["kind"]),
        title=plain.get("title"),
        date=_date(plain.get("date")),
        effective_date=_date(plain.get("effective_date")),
        url=plain.get("url"),
        published_in=plain.get("published_in"),
        amended_by=tuple(plain.get("amended_by", ())),
        revoked_by=plain.get("revoked_by"),
        source=_source(plain),
    )


def _measure(plain: str | Mapping[str, Any]) -> Measure:
    """A measure: a kind alone, or a kind with words and the lists it is bound to."""
    if isinstance(plain, str):
        return Measure(kind=MeasureKind(plain))
    return Measure(
        kind=MeasureKind(plain["kind"]),
        text=plain.get("text"),
        lists=tuple(plain.get("lists", ())),
        by_entry=plain.get("by_entry", False),
        start_date=_date(plain.get("start_date")),
        end_date=_date(plain.get("end_date")),
    )


def _list(name: str, plain: Mapping[str, Any]) -> OfficialList:
    return OfficialList(
        id=plain["id"],
        name=name,
        authority=_by_id()[plain["authority"]],
        names=tuple(plain.get("names", ())),
        measures=tuple(map(_measure, plain.get("measures", ()))),
        blocking=plain.get("blocking"),
        covers=tuple(plain.get("covers", ())),
        ownership=plain.get("ownership"),
        start_date=_date(plain.get("start_date")),
        end_date=_date(plain.get("end_date")),
        url=plain.get("url"),
        note=plain.get("note"),
        source=_source(plain),
    )


def _measures(plain: Mapping[str, Any], lists: Mapping[str, OfficialList]) -> Iterator[Measure]:
    """
    What a program means for those on each of its lists: what being on the list means, then what is its own.

    A list that covers others repeats their entries, so that what holds on all of those holds on it too.
    """
    lists_of: dict[Measure, list[str]] = {}
    own_lists = tuple(plain.get("lists", ()))
    for name in own_lists:
        for measure in lists[name].measures:
            if (end := lists[name].end_date) is not None:  # its entries were on another list before and after
                measure = attrs.evolve(measure, start_date=lists[name].start_date, end_date=end)
            lists_of.setdefault(measure, []).append(name)
    for measure in map(_measure, plain.get("measures", ())):
        if names := measure.lists or own_lists:
            lists_of.setdefault(attrs.evolve(measure, lists=()), []).extend(names)
        else:
            yield measure
    always: dict[MeasureKind | None, set[str]] = {}  # the lists on which the program means a kind, whatever the entry
    for measure, on in lists_of.items():
        if not measure.by_entry:
            always.setdefault(measure.kind, set()).update(on)
    for measure, on in lists_of.items():
        bound = dict.fromkeys(on)
        for umbrella in lists.values():
            covered = set(umbrella.covers) & set(own_lists)
            if not covered & set(on):
                continue
            if measure.by_entry or covered <= always.get(measure.kind, set()):
                bound[umbrella.name] = None
            else:  # the entry may be there for a covered list that does not mean it
                yield attrs.evolve(measure, lists=(umbrella.name,), by_entry=True)
        yield attrs.evolve(measure, lists=tuple(bound))


def _program(
    id: str, plain: Mapping[str, Any], acts: Mapping[str, LegalBasis], lists: Mapping[str, OfficialList]
) -> Program:
    jurisdiction, _, key = id.partition(":")
    codes = tuple(
        ProgramCode(code=code["code"], start_date=_date(code.get("start_date")), end_date=_date(code.get("end_date")))
        for code in plain.get("codes", ({"code": key},))
    )
    return Program(
        code=next((code.code for code in reversed(codes) if code.end_date is None), codes[-1].code),
        id=id,
        authority=_by_id()[plain["authority"]],
        title=plain["title"],
        family=plain.get("family"),
        codes=codes,
        legal_bases=tuple(acts[citation] for citation in plain["legal_bases"]),
        implemented_by=tuple(acts[citation] for citation in plain.get("implemented_by", ())),
        measures=tuple(_measures(plain, lists)),
        general_measures=tuple(map(_measure, plain.get("general_measures", ()))),
        start_date=_date(plain.get("start_date")),
        end_date=_date(plain.get("end_date")),
        succeeded_by=tuple(f"{jurisdiction}:{successor}" for successor in plain.get("succeeded_by", ())),
        countries=tuple(plain.get("countries", ())),
        reference_prefixes=tuple(plain.get("reference_prefixes", ())),
        url=plain.get("url"),
        note=plain.get("note"),
        opensanctions_key=plain.get("opensanctions"),
        source=_source(plain),
    )


def load(jurisdiction: str) -> dict[str, Any]:
    """The file of a jurisdiction as it is written; for those who check or edit it."""
    import tomllib  # imported here, like what finds the file: whoever looks up no program needs neither
    from importlib.resources import files

    return tomllib.loads(files(_publishers()[jurisdiction].package).joinpath("programs.toml").read_text("utf-8"))


@cache
def _registry(jurisdiction: str) -> _Registry:
    plain = load(jurisdiction)
    acts = {citation: _act(citation, facts) for citation, facts in plain.get("acts", {}).items()}
    lists = {name: _list(name, facts) for name, facts in plain.get("lists", {}).items()}
    programs = {
        key: _program(f"{jurisdiction}:{key}", facts, acts, lists) for key, facts in plain.get("programs", {}).items()
    }
    codes = {fold_case(key): program for key, program in programs.items()}
    for program in programs.values():
        codes |= {fold_case(code.code): attrs.evolve(program, code=code.code) for code in program.codes}
    return _Registry(programs, codes, lists)


@lru_cache(maxsize=4096)
def resolve(jurisdiction: str, code: str) -> Program | None:
    """
    The program that a list calls by a code, spelled as the list spells it; None if the registry does not know it.

    Case and white space are set aside.

    >>> resolve("us", "SYRIA-EO13894").id
    'us:SYRIA-EO13894'
    >>> resolve("us", "MARS-EO1") is None
    True
    """
    program = _registry(jurisdiction).codes.get(fold_case(code))
    return program if program is None or program.code == code else attrs.evolve(program, code=code)


def program(code: str) -> Program:
    """
    The program of a code.

    Args:
        code: A code that it has or had, behind its jurisdiction (``us:SYRIA-EO13894``, ``eu:TAQA``), or alone if no
            other jurisdiction has it. Case and white space are ignored.

    Raises:
        UnknownProgramError: no program has or had that code, or programs of several jurisdictions do.

    >>> syria = program("us:SYRIA-EO13894")
    >>> syria.title
    'Accountability for the Assad regime and stabilization of the region'
    >>> [(code.code, str(code.end_date)) for code in syria.codes]
    [('SYRIA-EO13894', '2025-06-30'), ('PAARSSR-EO13894', 'None')]
    >>> program("PAARSSR-EO13894").id == syria.id
    True
    """
    before, colon, rest = code.partition(":")
    jurisdiction = fold_case(before)
    where = (jurisdiction,) if colon and jurisdiction in jurisdictions() else jurisdictions()
    wanted = fold_case(rest if len(where) == 1 else code)
    matching = [program for name in where if (program := _registry(name).codes.get(wanted))]
    if len(matching) == 1:
        return matching[0]
    if matching:
        named = ", ".join(program.id or "" for program in matching)
        raise UnknownProgramError(f"several programs have the code {code!r}: {named}; name one of these")
    known = {key: f"{name}:{program.code}" for name in where for key, program in _registry(name).codes.items()}
    near = [known[key] for key in _near(wanted, known)]
    raise UnknownProgramError(
        f"no program has or had the code {code!r}" + (f"; near it: {', '.join(near)}" if near else "")
    )


def programs(
    *,
    authority: Authority | str | None = None,
    family: str | None = None,
    legal_basis: str | None = None,
    measure: MeasureKind | str | None = None,
    country: str | None = None,
    list: str | None = None,
) -> tuple[Program, ...]:
    """
    The programs that meet every condition; all of them, if there is none.

    Args:
        authority: Who runs it: an `Authority`, its id (``us-ofac``), its name, or a jurisdiction (``us``).
        family: What related programs share: ``Syria``.
        legal_basis: An act that it rests on or that carries it out, or one that amended or revoked such an act, as one
            cites it: ``E.O. 13894``, ``Executive Order 13894``, ``84 FR 55851``, ``31 CFR 569``, ``S/RES/1267``.
        measure: What it does, to those designated or in general.
        country: A country that it is about, by ISO 3166-1 alpha-2 code or by name.
        list: A list on which it has measures, by one of its names: ``SDN List``.

    Raises:
        UnknownProgramError: there is no such authority, family, act, measure, country or list.

    >>> [program.code for program in programs(legal_basis="EO 13572")]
    ['SYRIA']
    >>> programs(measure="stern words")
    Traceback (most recent call last):
    ...
    sanctionslib.errors.UnknownProgramError: there is no measure 'stern words'
    """
    conditions = {
        "authority": authority,
        "family": family,
        "legal_basis": legal_basis,
        "measure": measure,
        "country": country,
        "list": list,
    }
    tests = [_TESTS[name](value) for name, value in conditions.items() if value is not None]
    return tuple(program for program in _all() if all(test(program) for test in tests))


def _all() -> Iterator[Program]:
    for jurisdiction in jurisdictions():
        yield from _registry(jurisdiction).programs.values()


# -- conditions: each is made from a value that must be known, and is true of a program that meets it ---------------

_Test = Callable[[Program], bool]


def _of_authority(who: Authority | str) -> _Test:
    wanted = fold_case(who.id if isinstance(who, Authority) else who)
    if wanted in jurisdictions():
        return lambda program: (program.id or "").partition(":")[0] == wanted
    ids = {
        authority.id
        for authority in authorities()
        if wanted in map(fold_case, (authority.id, authority.name, authority.short_name or authority.id))
    }
    if not ids:
        raise _unknown("authority", who, (*jurisdictions(), *_by_id()))
    return lambda program: program.authority is not None and program.authority.id in ids


def _of_family(name: str) -> _Test:
    families = {fold_case(program.family): program.family for program in _all() if program.family}
    if fold_case(name) not in families:
        raise _unknown("family", name, families.values())
    return lambda program: fold_case(program.family or "") == fold_case(name)


def _on_act(citation: str) -> _Test:
    wanted = _citation_key(citation)
    acts = {act.citation: act for program in _all() for act in program.legal_bases + program.implemented_by}
    if not any(wanted in _citations(act) for act in acts.values()):
        raise _unknown("act", citation, acts)
    return lambda program: any(wanted in _citations(act) for act in program.legal_bases + program.implemented_by)


def _with_measure(kind: MeasureKind | str) -> _Test:
    if kind not in [*MeasureKind]:
        raise _unknown("measure", kind, [known.value for known in MeasureKind])
    return lambda program: any(measure.kind == kind for measure in program.measures + program.general_measures)


def _about(words: str) -> _Test:
    code = country_of(words.upper() if len(words) == 2 else words).code
    if code is None:
        raise _unknown("country", words, ())
    return lambda program: code in program.countries


def _on_list(name: str) -> _Test:
    known = {
        fold_case(text): official.name
        for official in official_lists()
        for text in (official.id, official.name, *official.names)
    }
    wanted = known.get(fold_case(name))
    if wanted is None:
        raise _unknown("list", name, [official.name for official in official_lists()])
    return lambda program: any(wanted in measure.lists for measure in program.measures)


_TESTS: Mapping[str, Callable[[Any], _Test]] = {
    "authority": _of_authority,
    "family": _of_family,
    "legal_basis": _on_act,
    "measure": _with_measure,
    "country": _about,
    "list": _on_list,
}


def _unknown(what: str, value: object, known: Iterable[str | None]) -> UnknownProgramError:
    near = _near(str(value), map(str, known))
    return UnknownProgramError(f"there is no {what} {str(value)!r}" + (f"; near it: {', '.join(near)}" if near else ""))


def _near(word: str, words: Iterable[str]) -> Sequence[str]:
    """
    The words that may be meant: those that are spelt nearly so, and those that contain it.

    >>> _near("SDN", ["Consolidated List", "SDN List"])
    ['SDN List']
    """
    from difflib import get_close_matches  # imported here: only errors need it

    known = [*words]
    containing = [text for text in known if len(word) > 2 and word.casefold() in text.casefold()]
    return [*dict.fromkeys([*get_close_matches(word, known, n=3), *containing])][:3] if word else ()


_YEAR = re.compile(r" *\(\d{4}\)$")


@lru_cache(maxsize=4096)
def _citation_key(citation: str) -> str:
    """
    A citation to compare it by.

    >>> [_citation_key(text) for text in ("E.O. 13894", "Executive Order 13894", "S/RES/1267 (1999)", "31 CFR part 9")]
    ['eo13894', 'eo13894', 'sres1267', '31cfr9']
    """
    text = _YEAR.sub("", citation.casefold()).replace("executive order", "eo").replace(" part ", " ")
    return re.sub(r"[\W_]+", "", text)


@lru_cache(maxsize=4096)
def _citations(act: LegalBasis) -> frozenset[str]:
    """How one may cite an act: by its citation, by where it was published, or by what amended or revoked it."""
    published = re.split(r"[();,]", act.published_in or "")
    citations = (act.citation, *published, *act.amended_by, act.revoked_by or "")
    return frozenset(filter(None, map(_citation_key, citations)))


def official_lists() -> tuple[OfficialList, ...]:
    """
    The lists on which being listed has a meaning of its own, whatever the program: OFAC's.

    >>> [found.name for found in official_lists() if found.blocking]
    ['SDN List', 'Executive Order 13599 List']
    """
    return tuple(official for name in jurisdictions() for official in _registry(name).lists.values())
