r"""
The archive of a history: each record once, each edition as a delta to another one, in memory and in a file.

A saved history is a gzip file (``zcat`` shows it) of several members, as RFC 1952 allows. Each says in its header what
it is and how long, as BGZF does, so that a reader hops from one to the next and unpacks only what it needs:

=====  ==============================================================================================================
``H``  One line: ``{"type": "history", "version": 1, "codec": 1}``. The first member, and no other.
``V``  Records of entities, a line each, in the JSON of `sanctionslib.codec`. They are numbered through the whole file.
``E``  One line: an edition. It comes after the records that are new with it, and counts them.
``Z``  One line: ``{"type": "end", "editions": n, "records": n}``. The last member: without it the file was cut short.
=====  ==============================================================================================================

An edition names its records in file order (``order``): a stretch copied from another edition (``[start, count]``, from
``base``), or new or known records from a number on (``[first, [step, ...]]``). A step is by how many lines an entity
stands below the one before; within a record, lines count from the entity's own. So a record that only moved is the same
record, and yet every line is kept. ``gone`` are the records of the base that it no longer has. Programs and authorities
that are as in the base are named there by their code or id alone. ``given`` is what the edition was added with.
"""

from __future__ import annotations

import base64
import datetime
import hashlib
import json
import struct
import zlib
from bisect import bisect_right
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

import attrs

from .._atomic import atomic_write, is_special
from ..codec import VERSION as CODEC_VERSION
from ..codec import Decoder, Encoder, dumps
from ..errors import ReadError, WriteError
from ..model import Entity, Issue, Program, SanctionsList
from .store import Edition

VERSION = 1
"""Version of the form. It grows when a reader of the old one would misread the new one."""

_BLOCK = 128
"""Records in a member: few enough that one of them is unpacked quickly, many enough that they pack well."""

_UNPACKED = 64
"""Members that are kept unpacked: to go through all entities in order unpacks each member once."""

_DIGEST = 8
"""
Bytes of a record's digest, by which it is found again among the records of the same entity. These are few, so that
eight bytes do.
"""


# -- members ----------------------------------------------------------------------------------------------------

_HEAD = struct.Struct("<4sLBBH2sHcQ")
_TAIL = struct.Struct("<LL")


def _packed(kind: bytes, text: str) -> bytes:
    r"""
    A member.

    >>> import gzip
    >>> gzip.decompress(_packed(b"H", "a line"))
    b'a line\n'
    """
    data = text.encode() + b"\n"
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    body = packer.compress(data) + packer.flush()
    size = _HEAD.size + len(body) + _TAIL.size
    head = _HEAD.pack(b"\x1f\x8b\x08\x04", 0, 0, 255, 13, b"SL", 9, kind, size)
    return head + body + _TAIL.pack(zlib.crc32(data), len(data) & 0xFFFFFFFF)


def _unpacked(member: bytes) -> str:
    """The text of a member, checked; raises ValueError."""
    try:
        data = zlib.decompress(member[_HEAD.size : -_TAIL.size], -15)
    except zlib.error as error:
        raise ValueError(str(error)) from None
    if _TAIL.unpack(member[-_TAIL.size :]) != (zlib.crc32(data), len(data) & 0xFFFFFFFF):
        raise ValueError("a checksum is wrong")
    return data.decode().removesuffix("\n")


def _members(data: bytes, name: str) -> Iterator[tuple[bytes, bytes]]:
    """The members of a file, each with its kind; nothing is unpacked."""
    place = 0
    while place < len(data):
        if len(data) - place < _HEAD.size:
            raise ReadError("is cut short", file=name)
        magic, _, _, _, _, mark, _, kind, size = _HEAD.unpack_from(data, place)
        if magic != b"\x1f\x8b\x08\x04" or mark != b"SL" or size < _HEAD.size + _TAIL.size:
            raise ReadError("is damaged" if place else "is not a history that sanctionslib saved", file=name)
        if place + size > len(data):
            raise ReadError("is cut short", file=name)
        yield kind, data[place : place + size]
        place += size


# -- editions ---------------------------------------------------------------------------------------------------


class Position(NamedTuple):
    """A record in an edition: its number, and by how many lines it is below the one before (None: no line)."""

    record: int
    step: int | None


@attrs.frozen(kw_only=True)
class Delta:
    """
    An edition as it is kept: its own facts, and its records as a difference to another edition.

    Attributes:
        facts: The facts of the list, as the codec has them.
        issues: Its issues, likewise.
        base: The number of the edition that it copies records from.
        order: Its records, in file order; see the description of the file.
        added: The records that it names itself, rather than copies.
        removed: The records of the base that it does not have.
    """

    facts: dict[str, Any]
    issues: list[Any]
    base: int | None
    order: list[Any]
    added: frozenset[int]
    removed: frozenset[int]


class Archive:
    """Editions and records, each by number: the order in which they came. A `sanctionslib.history.store.Store`."""

    def __init__(self, name: str | None = None) -> None:
        self.name = name
        self.editions: list[Edition] = []
        self._deltas: list[Delta] = []
        self._records_of: dict[str, list[int]] = {}
        self._count = 0
        self._digests = bytearray()
        self._members = [_packed(b"H", dumps({"type": "history", "version": VERSION, "codec": CODEC_VERSION}))]
        self._blocks: list[bytes] = []
        self._firsts: list[int] = []
        """The first record of each block."""
        self._decoders: dict[int, tuple[Decoder, dict[str, Any]]] = {}
        self._unpacked: dict[int, list[str]] = {}
        self._ordered: tuple[int, list[Position]] = -1, []
        """The edition whose order was last asked for, and its order: the next one asked for mostly copies from it."""

    # -- adding -------------------------------------------------------------------------------------------------

    def add(self, edition: SanctionsList, date: datetime.date) -> Edition:
        """Keep an edition of a day, as a delta to the one before it, or to the first, which differ least from it."""
        past = [other for other in self.editions if other.date <= date]
        nearest = max(past) if past else min(self.editions, default=None)
        base = nearest._number if nearest else None
        encoder = Encoder(edition)
        positions: list[Position] = []
        new: dict[int, tuple[str, str]] = {}
        line_before = 0
        for entity in edition.entities:
            text, line = _record(encoder.value(entity))
            number = self._known(entity.id, text)
            if number is None:
                number = self._note(entity.id, text)
                new[number] = entity.id, text
            positions.append(Position(number, None if line is None else line - line_before))
            line_before = line_before if line is None else line
        texts = [text for _, text in new.values()]
        blocks = [texts[start : start + _BLOCK] for start in range(0, len(texts), _BLOCK)]
        facts = encoder.header(edition)
        before = self.order(base) if base is not None else []
        plain = {
            "type": "edition",
            "given": {"date": date.isoformat(), "stated": edition.published is not None, "entities": len(edition)},
            "list": facts if base is None else _without_known(facts, self._deltas[base].facts),
            "issues": [encoder.value(issue) for issue in edition.issues],
            "base": base,
            "order": _order(positions, before),
            "gone": sorted({position.record for position in before} - {position.record for position in positions}),
            "blocks": [len(block) for block in blocks],
            "ids": [id for id, _ in new.values()],
            "digests": base64.b64encode(self._digests[(self._count - len(new)) * _DIGEST :]).decode(),
        }
        first = self._count - len(new)
        for block in blocks:
            self._add_block(_packed(b"V", "\n".join(block)), first)
            first += len(block)
        self._members.append(_packed(b"E", dumps(plain)))
        added = self._add_delta(plain)
        self._ordered = added._number, positions
        return added

    def _known(self, id: str, text: str) -> int | None:
        """The number of a record; None if it is a new one."""
        digest = _digest(text)
        for number in self._records_of.get(id, ()):
            if self._digests[number * _DIGEST : (number + 1) * _DIGEST] == digest:
                return number
        return None

    def _note(self, id: str, text: str) -> int:
        """Give a new record its number."""
        self._records_of.setdefault(id, []).append(self._count)
        self._digests += _digest(text)
        self._count += 1
        return self._count - 1

    def _add_block(self, member: bytes, first: int) -> None:
        self._firsts.append(first)
        self._blocks.append(member)
        self._members.append(member)

    def _add_delta(self, plain: dict[str, Any]) -> Edition:
        """An edition, from its line in the file."""
        base, facts, given, number = plain["base"], plain["list"], plain["given"], len(self._deltas)
        if base is not None:
            facts = _with_known(facts, self._deltas[base].facts)
        added = (range(first, first + len(rest)) for first, rest in plain["order"] if isinstance(rest, list))
        self._deltas.append(
            Delta(
                facts=facts,
                issues=plain["issues"],
                base=base,
                order=plain["order"],
                added=frozenset(record for stretch in added for record in stretch),
                removed=frozenset(plain["gone"]),
            )
        )
        self.editions.append(
            Edition(
                date=datetime.date.fromisoformat(given["date"]),
                stated=given["stated"],
                edition=facts.get("edition"),
                format=facts.get("format"),
                complete=facts.get("complete"),
                entities=given["entities"],
                files=tuple(file["name"] for file in facts.get("files", ())),
                list=(facts.get("authority"), facts.get("title")),
                number=number,
            )
        )
        return self.editions[-1]

    # -- asking -------------------------------------------------------------------------------------------------

    @property
    def count(self) -> int:
        """How many records there are."""
        return self._count

    @property
    def ids(self) -> Collection[str]:
        """The identifiers of all entities that any edition has, in the order in which they came."""
        return self._records_of.keys()

    def order(self, number: int) -> list[Position]:
        """The records of an edition, in file order."""
        chain = []
        base: int | None = number
        while base is not None and base != self._ordered[0]:
            chain.append(self._deltas[base])
            base = chain[-1].base
        positions = self._ordered[1] if base is not None else []
        for delta in reversed(chain):
            copied, positions = positions, []
            for first, rest in delta.order:
                if isinstance(rest, list):
                    positions += [Position(first + offset, step) for offset, step in enumerate(rest)]
                else:
                    positions += copied[first : first + rest]
        self._ordered = number, positions
        return positions

    def records(self, id: str) -> dict[int, Entity]:
        """An entity as each edition has it, by the number of the edition, but for the lines that it stands on."""
        own = frozenset(self._records_of.get(id, ()))
        in_edition: list[frozenset[int]] = []
        for delta in self._deltas:
            copied = in_edition[delta.base] - delta.removed if delta.base is not None else frozenset[int]()
            in_edition.append(copied | (own & delta.added))
        return {number: self._entity(number, max(records)) for number, records in enumerate(in_edition) if records}

    def _entity(self, number: int, record: int) -> Entity:
        plain = json.loads(self._text(record))
        for source in _sources(plain):
            source.pop("line", None)
        return self._decoded(self._decoder(number)[0], plain)

    def read(self, number: int) -> SanctionsList:
        """An edition, whole."""
        decoder, facts = self._decoder(number)
        line = 0
        entities = []
        for record, step in self.order(number):
            plain = json.loads(self._text(record))
            if step is not None:
                line += step
                own, *others = _sources(plain)
                own["line"] = line
                for source in others:
                    if "line" in source:
                        source["line"] += line
            entities.append(self._decoded(decoder, plain))
        return SanctionsList(**facts, entities=tuple(entities), issues=self._issues(number, decoder))

    def facts(self, number: int) -> SanctionsList:
        """An edition without its entities."""
        decoder, facts = self._decoder(number)
        return SanctionsList(**facts, issues=self._issues(number, decoder))

    def programs(self, number: int) -> list[Program]:
        """The programs of an edition."""
        decoder, _ = self._decoder(number)
        return [decoder.value(Program, plain, "program") for plain in self._deltas[number].facts.get("programs", ())]

    def _issues(self, number: int, decoder: Decoder) -> tuple[Issue, ...]:
        try:
            return tuple(decoder.issue(issue, "issue") for issue in self._deltas[number].issues)
        except ValueError as error:
            self._wrong(f"has an issue that cannot be read: {error}")

    def _decoder(self, number: int) -> tuple[Decoder, dict[str, Any]]:
        if number not in self._decoders:
            decoder = Decoder(self._unknown)
            try:
                self._decoders[number] = decoder, decoder.header(self._deltas[number].facts)
            except ValueError as error:
                self._wrong(f"has an edition that cannot be read: {error}")
        return self._decoders[number]

    def _decoded(self, decoder: Decoder, plain: dict[str, Any]) -> Entity:
        try:
            return decoder.entity(plain, f"entity {plain.get('id')!r}")
        except ValueError as error:
            self._wrong(f"has a record that cannot be read: {error}")

    def _unknown(self, path: str, _value: Any) -> NoReturn:
        self._wrong(f"has a key that this version of sanctionslib does not know: {path}")

    def _text(self, record: int) -> str:
        block = bisect_right(self._firsts, record) - 1
        lines = self._unpacked.get(block)
        if lines is None:
            try:
                lines = _unpacked(self._blocks[block]).split("\n")
            except ValueError as error:
                self._wrong(f"is damaged: {error}")
            if len(self._unpacked) == _UNPACKED:
                del self._unpacked[next(iter(self._unpacked))]
            self._unpacked[block] = lines
        return lines[record - self._firsts[block]]

    def _wrong(self, message: str) -> NoReturn:
        raise ReadError(message, file=self.name)

    # -- files --------------------------------------------------------------------------------------------------

    def save(self, path: Path) -> None:
        """Write all to a file, which is never left half-written; raises WriteError."""
        end = _packed(b"Z", dumps({"type": "end", "editions": len(self._deltas), "records": self.count}))
        members = [*self._members, end]
        try:
            if is_special(path):
                path.write_bytes(b"".join(members))
                return
            with atomic_write(path) as file:
                file.writelines(members)
        except OSError as error:
            raise WriteError(f"{path}: cannot be written: {error.strerror or error}") from error

    @classmethod
    def load(cls, data: bytes, name: str) -> Archive:
        """What a file holds; raises ReadError."""
        archive = cls(name)
        kinds = b""
        try:
            for kind, member in _members(data, name):
                kinds += kind
                if kind == b"V":
                    archive._add_block(member, -1)  # its edition, which comes after it, tells the number
                else:
                    archive._take(kind, json.loads(_unpacked(member)), member)
        except ReadError:
            raise
        except (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError) as error:
            raise ReadError(f"is damaged: {error}", file=name) from error
        if not kinds.startswith(b"H") or kinds.count(b"H") != 1:
            raise ReadError("is not a history that sanctionslib saved", file=name)
        if kinds.find(b"Z") != len(kinds) - 1:
            raise ReadError("is cut short: its last line is missing" if b"Z" not in kinds else "is damaged", file=name)
        return archive

    def _take(self, kind: bytes, plain: dict[str, Any], member: bytes) -> None:
        if kind == b"H":
            versions = plain["version"], plain["codec"]
            if versions != (VERSION, CODEC_VERSION):
                self._wrong(
                    f"is of version {versions[0]}.{versions[1]} of the form, not {VERSION}.{CODEC_VERSION}: use another"
                    " version of sanctionslib"
                )
            self._members = [member]
        elif kind == b"Z":
            if (plain["editions"], plain["records"]) != (len(self._deltas), self.count) or -1 in self._firsts:
                self._wrong(
                    f"is not whole: its last line counts {plain['editions']} editions, {plain['records']} records"
                )
        elif kind == b"E":
            start = self._firsts.index(-1) if -1 in self._firsts else len(self._firsts)
            first = self._count
            for block, size in enumerate(plain["blocks"], start):
                self._firsts[block] = first
                first += size
            for id in plain["ids"]:
                self._records_of.setdefault(id, []).append(self._count)
                self._count += 1
            self._digests += base64.b64decode(plain["digests"])
            if first != self._count or len(self._digests) != self._count * _DIGEST:
                self._wrong("is damaged: it does not have the records that it counts")
            self._members.append(member)
            self._add_delta(plain)
        else:
            self._wrong("is damaged")


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode(), digest_size=_DIGEST).digest()


def _sources(plain: dict[str, Any]) -> list[dict[str, Any]]:
    """Where a record of an entity and each of its designations stand: the parts of it that may state a line."""
    places = (plain, *plain.get("designations", ()))
    return [place["source"] for place in places if "source" in place]


def _record(plain: dict[str, Any]) -> tuple[str, int | None]:
    """A record without the line that the entity stands on, from which its other lines count; and that line."""
    line: int | None = plain["source"].pop("line", None) if "source" in plain else None
    if line is not None:
        for source in _sources(plain)[1:]:
            if "line" in source:
                source["line"] -= line
    return dumps(plain), line


def _order(positions: list[Position], before: list[Position]) -> list[Any]:
    """
    The order of an edition, in terms of the one *before* it where it can be.

    >>> before = [Position(0, 3), Position(1, 5), Position(2, 5)]
    >>> _order([Position(0, 3), Position(1, 5), Position(3, 5), Position(4, 1), Position(2, 5)], before)
    [[0, 2], [3, [5, 1]], [2, 1]]
    """
    places = {position: place for place, position in enumerate(before)}
    order: list[Any] = []
    for position in positions:
        last = order[-1] if order else [0, 0]
        place = places.get(position)
        if place is not None:
            if not isinstance(last[1], list) and last[1] and last[0] + last[1] == place:
                last[1] += 1
            else:
                order.append([place, 1])
        elif isinstance(last[1], list) and last[0] + len(last[1]) == position.record:
            last[1].append(position.step)
        else:
            order.append([position.record, [position.step]])
    return order


_SHARED = {"authorities": "id", "programs": "code"}
"""The facts that most editions have in common, and the key that names each of them."""


def _without_known(facts: dict[str, Any], before: dict[str, Any]) -> dict[str, Any]:
    """Facts with the names alone of what is as *before*."""
    shorter = dict(facts)
    for key, name in _SHARED.items():
        known = {fact[name]: fact for fact in before.get(key, ())}
        if key in facts:
            shorter[key] = [fact[name] if known.get(fact[name]) == fact else fact for fact in facts[key]]
    return shorter


def _with_known(facts: dict[str, Any], before: dict[str, Any]) -> dict[str, Any]:
    """
    The facts that `_without_known` made shorter.

    >>> before = {"programs": [{"code": "SYRIA"}]}
    >>> _with_known({"programs": ["SYRIA", {"code": "SDGT"}]}, before)
    {'programs': [{'code': 'SYRIA'}, {'code': 'SDGT'}]}
    """
    whole = dict(facts)
    for key, name in _SHARED.items():
        known = {fact[name]: fact for fact in before.get(key, ())}
        if key in facts:
            whole[key] = [known[fact] if isinstance(fact, str) else fact for fact in facts[key]]
    return whole
