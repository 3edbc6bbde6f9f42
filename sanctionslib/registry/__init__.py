"""
What a code means: the programs, with the law they rest on and the time each code was in use, and the lists.

The facts are data, one TOML file a jurisdiction beside this module, which `registry.schema.json` describes; each names
the document that it can be checked by. A file is read when something of its jurisdiction is first looked up, and no
sooner: importing the package reads none.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Any, overload

import attrs

from ..codes.authorities import AUTHORITIES
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

__all__ = ["JURISDICTIONS", "authorities", "official_lists", "programs", "resolve"]

JURISDICTIONS = ("us", "un", "eu", "gb", "ch", "ca")
"""Whose programs are known: each has a file here, and is what the identifiers of its programs begin with."""

_BY_ID = {authority.id: authority for authority in AUTHORITIES}


@attrs.frozen
class _Book:
    """The file of one jurisdiction: its programs by key, by folded code, and its lists by name."""

    programs: Mapping[str, Program]
    codes: Mapping[str, Program]
    lists: Mapping[str, OfficialList]


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


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
        effective_date=_date(plain.get("effective_date")),
        end_date=_date(plain.get("end_date")),
    )


def _list(name: str, plain: Mapping[str, Any]) -> OfficialList:
    return OfficialList(
        id=plain["id"],
        name=name,
        authority=_BY_ID[plain["authority"]],
        names=tuple(plain.get("names", ())),
        measures=tuple(map(_measure, plain.get("measures", ()))),
        blocking=plain.get("blocking"),
        covers=tuple(plain.get("covers", ())),
        ownership=plain.get("ownership"),
        begun=_date(plain.get("begun")),
        ended=_date(plain.get("ended")),
        url=plain.get("url"),
        note=plain.get("note"),
        source=_source(plain),
    )


def _measures(plain: Mapping[str, Any], lists: Mapping[str, OfficialList]) -> Iterator[Measure]:
    """
    What a program means for those on each of its lists: what being on the list means, then what is its own.

    A list that covers others repeats their entries, so that what holds there holds on it too.
    """
    found: dict[Measure, list[str]] = {}
    for name in plain.get("lists", ()):
        for measure in lists[name].measures:
            if (end := lists[name].ended) is not None:
                measure = attrs.evolve(measure, end_date=end)
            found.setdefault(measure, []).append(name)
    for measure in map(_measure, plain.get("measures", ())):
        if measure.lists:
            found.setdefault(attrs.evolve(measure, lists=()), []).extend(measure.lists)
        else:
            yield measure
    for measure, names in found.items():
        umbrellas = (each.name for each in lists.values() if set(each.covers) & set(names))
        yield attrs.evolve(measure, lists=tuple(dict.fromkeys((*names, *umbrellas))))


def _program(
    id: str, plain: Mapping[str, Any], acts: Mapping[str, LegalBasis], lists: Mapping[str, OfficialList]
) -> Program:
    jurisdiction, _, key = id.partition(":")
    codes = tuple(
        ProgramCode(code=code["code"], since=_date(code.get("since")), until=_date(code.get("until")))
        for code in plain.get("codes", ({"code": key},))
    )
    return Program(
        code=next((code.code for code in reversed(codes) if code.until is None), codes[-1].code),
        id=id,
        authority=_BY_ID[plain["authority"]],
        title=plain["title"],
        family=plain.get("family"),
        codes=codes,
        legal_bases=tuple(acts[citation] for citation in plain["legal_bases"]),
        implemented_by=tuple(acts[citation] for citation in plain.get("implemented_by", ())),
        measures=tuple(_measures(plain, lists)),
        general_measures=tuple(map(_measure, plain.get("general_measures", ()))),
        begun=_date(plain.get("begun")),
        ended=_date(plain.get("ended")),
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
    import tomllib  # imported here, with what finds the file, for neither is needed by who looks nothing up
    from importlib.resources import files

    return tomllib.loads(files(__name__).joinpath(f"{jurisdiction}.toml").read_text("utf-8"))


@cache
def _book(jurisdiction: str) -> _Book:
    plain = load(jurisdiction)
    acts = {citation: _act(citation, facts) for citation, facts in plain.get("acts", {}).items()}
    lists = {name: _list(name, facts) for name, facts in plain.get("lists", {}).items()}
    found = {
        key: _program(f"{jurisdiction}:{key}", facts, acts, lists) for key, facts in plain.get("programs", {}).items()
    }
    codes = {_folded(key): program for key, program in found.items()}
    for program in found.values():
        codes |= {_folded(code.code): attrs.evolve(program, code=code.code) for code in program.codes}
    return _Book(found, codes, lists)


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
    program = _book(jurisdiction).codes.get(_folded(code))
    return program if program is None or program.code == code else attrs.evolve(program, code=code)


@overload
def programs(code: str) -> Program: ...


@overload
def programs(
    *,
    authority: Authority | str | None = None,
    family: str | None = None,
    legal_basis: str | None = None,
    measure: MeasureKind | str | None = None,
    country: str | None = None,
    list: str | None = None,
) -> tuple[Program, ...]: ...


def programs(
    code: str | None = None,
    *,
    authority: Authority | str | None = None,
    family: str | None = None,
    legal_basis: str | None = None,
    measure: MeasureKind | str | None = None,
    country: str | None = None,
    list: str | None = None,
) -> Program | tuple[Program, ...]:
    """
    The program of a code, or all the programs that meet every condition.

    Args:
        code: A code that it has or had, behind its jurisdiction (``us:SYRIA-EO13894``, ``eu:TAQA``), or alone if no
            other jurisdiction has it. Case and white space are set aside.
        authority: Who runs it: an `Authority`, its id (``us-ofac``) or its jurisdiction (``us``).
        family: What related programs share: ``Syria``.
        legal_basis: An act that it rests on or that carries it out, as one cites it: ``E.O. 13894``, ``EO 13894``.
        measure: What it does, to those designated or in general.
        country: ISO 3166-1 alpha-2 code of a country that it is about.
        list: The name of a list whose measures it has: ``SDN List``.

    Raises:
        UnknownProgramError: no program has or had that code, or those of several jurisdictions do.

    >>> syria = programs("us:SYRIA-EO13894")
    >>> syria.title
    'Accountability for the Assad regime and stabilization of the region'
    >>> [(code.code, str(code.until)) for code in syria.codes]
    [('SYRIA-EO13894', '2025-06-30'), ('PAARSSR-EO13894', 'None')]
    >>> programs("PAARSSR-EO13894").id == syria.id
    True
    >>> [program.code for program in programs(legal_basis="EO 13572")]
    ['SYRIA']
    """
    if code is not None:
        return _by_code(code)
    wanted = _bare(legal_basis) if legal_basis else None
    who = authority.id if isinstance(authority, Authority) else authority
    found = (program for jurisdiction in JURISDICTIONS for program in _book(jurisdiction).programs.values())
    return tuple(
        program
        for program in found
        if (who is None or (program.authority and who in (program.authority.id, (program.id or "").partition(":")[0])))
        and (family is None or _folded(family) == _folded(program.family or ""))
        and (wanted is None or any(_bare(act.citation) == wanted for act in _acts(program)))
        and (measure is None or any(each.kind == measure for each in program.measures + program.general_measures))
        and (country is None or country.upper() in program.countries)
        and (list is None or any(list in each.lists for each in program.measures))
    )


def _acts(program: Program) -> tuple[LegalBasis, ...]:
    return program.legal_bases + program.implemented_by


def _bare(citation: str) -> str:
    """
    A citation to compare it by.

    >>> _bare("E.O. 13894") == _bare("Executive Order 13894") == _bare("eo13894")
    True
    """
    return re.sub(r"[\W_]+", "", citation.casefold()).replace("executiveorder", "eo")


def _by_code(code: str) -> Program:
    jurisdiction, colon, rest = code.partition(":")
    if colon and jurisdiction in JURISDICTIONS:
        found = [program for program in (_book(jurisdiction).codes.get(_folded(rest)),) if program]
    else:
        found = [program for each in JURISDICTIONS if (program := _book(each).codes.get(_folded(code)))]
    if len(found) == 1:
        return found[0]
    if found:
        named = ", ".join(program.id or "" for program in found)
        raise UnknownProgramError(f"several programs have the code {code!r}: {named}; name one of these")
    from difflib import get_close_matches

    known = {
        f"{each}:{program.code}": None
        for each in ((jurisdiction,) if colon and jurisdiction in JURISDICTIONS else JURISDICTIONS)
        for program in _book(each).codes.values()
    }
    near = get_close_matches(code if colon else f"us:{code}", known, n=3)
    raise UnknownProgramError(
        f"no program has or had the code {code!r}" + (f"; near it: {', '.join(near)}" if near else "")
    )


def authorities() -> tuple[Authority, ...]:
    """
    Every authority that is known.

    >>> [str(authority) for authority in authorities() if authority.country == "CH"]
    ['SECO']
    """
    return AUTHORITIES


def official_lists() -> tuple[OfficialList, ...]:
    """
    The lists on which being listed has a meaning of its own, whatever the program: OFAC's.

    >>> [found.name for found in official_lists() if found.blocking]
    ['SDN List', 'Executive Order 13599 List']
    """
    return tuple(found for jurisdiction in JURISDICTIONS for found in _book(jurisdiction).lists.values())
