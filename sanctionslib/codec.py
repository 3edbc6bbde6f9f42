"""
The model as plain JSON values, and back: whole, by construction.

Every field of every class of the model is a key of the same name; what is not stated (None, an empty tuple, the
default) is left out. An entity carries its class as ``type``. Three things that most records share are written once, in
the list's own facts: authorities, which records name by their id; programs, of which records give the code alone; and
the primary file, which their sources leave out.
"""

from __future__ import annotations

import datetime
import enum
import json
import re
import types
import typing
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, Union

import attrs

from .model import (
    Aircraft,
    Authority,
    Entity,
    File,
    Issue,
    Organization,
    Person,
    Program,
    SanctionsList,
    Source,
    Vessel,
)

VERSION = 1
"""Version of the JSON format. It grows when a reader of the old one would misread the new one."""

TYPES: dict[str, type[Entity]] = {
    "entity": Entity,
    "person": Person,
    "organization": Organization,
    "vessel": Vessel,
    "aircraft": Aircraft,
}
_TYPE_NAMES = {cls: name for name, cls in TYPES.items()}

_Dump = Callable[[Any], Any]
_Load = Callable[[Any, str], Any]


_encode = json.JSONEncoder(ensure_ascii=False).encode  # made once: json.dumps makes one for each call with an option
_TO_ESCAPE = re.compile("[\x85\u2028\u2029\ud800-\udfff]")


def dumps(plain: Any) -> str:
    r"""
    Plain values as JSON on one line: line breaks of any kind are escaped, and surrogates, which UTF-8 cannot hold.

    >>> dumps({"text": "one\\u2028two"})
    '{"text": "one\\\\u2028two"}'
    """
    text = _encode(plain)
    if text.isascii():
        return text
    return _TO_ESCAPE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


@cache  # get_type_hints evaluates every annotation anew
def hints(cls: type) -> dict[str, Any]:
    """The type of each field of a class of the model, in order."""
    resolved = typing.get_type_hints(cls)
    return {field.name: resolved[field.name] for field in attrs.fields(cls)}


def without_none(hint: Any) -> Any:
    """The type of a field that may also hold None."""
    if typing.get_origin(hint) in (Union, types.UnionType):
        (hint,) = (option for option in typing.get_args(hint) if option is not type(None))
    return hint


class Encoder:
    """
    Turns the values of one list into plain ones.

    >>> from sanctionslib import PartialDate
    >>> Encoder(SanctionsList()).value(PartialDate("1958~"))
    {'edtf': '1958~'}
    """

    def __init__(self, sanctions_list: SanctionsList) -> None:
        self._file = sanctions_list.source.file if sanctions_list.source else None
        self._authorities: dict[str, Authority] = {}
        self._programs: dict[str, Program] = {}
        self._dumpers: dict[type, _Dump] = {}
        if sanctions_list.authority:
            self._authorities[sanctions_list.authority.id] = sanctions_list.authority
        for entity in sanctions_list.entities:
            self.meet(entity)

    def meet(self, entity: Entity) -> None:
        """Note the authorities and programs of an entity that the list was not made with, before it is encoded."""
        for designation in entity.designations:
            if designation.authority:
                self._authorities.setdefault(designation.authority.id, designation.authority)
            for program in designation.programs:
                self._programs.setdefault(program.code, program)
                if program.authority:
                    self._authorities.setdefault(program.authority.id, program.authority)

    def header(self, sanctions_list: SanctionsList) -> dict[str, Any]:
        """The list's own facts, without its entities and issues; with the authorities and programs met so far."""
        plain: dict[str, Any] = {"type": "list", "version": VERSION}
        if self._authorities:
            dump = self._object(Authority)
            plain["authorities"] = [dump(authority) for authority in self._authorities.values()]
        if self._programs:
            dump = self._object(Program)
            plain["programs"] = [dump(program) for program in self._programs.values()]
        dump = self._object(File)
        for name, value in self._fields(SanctionsList, sanctions_list, skip=("entities", "issues", "source", "files")):
            plain[name] = value
        if source := sanctions_list.source:
            plain["source"] = self._object(Source)(source)
            if self._file:
                plain["source"]["file"] = dump(self._file)
        if sanctions_list.files:
            plain["files"] = [dump(file) for file in sanctions_list.files]
        return plain

    def value(self, value: Any) -> Any:
        """An object of the model as a plain dict."""
        return self._dumper(type(value))(value)

    def _dumper(self, cls: type) -> _Dump:
        dumper = self._dumpers.get(cls)
        if dumper is None:
            if cls is Authority:
                dumper = self._authority
            elif cls is Program:
                dumper = self._program
            elif cls is Source:
                dumper = self._source
            else:
                dumper = self._object(cls)
            self._dumpers[cls] = dumper
        return dumper

    def _object(self, cls: type) -> _Dump:
        # How to dump each field is found once for a class, not for each of its hundreds of thousands of objects.
        fields = [
            (field.name, field.default, self._for(without_none(hints(cls)[field.name]))) for field in attrs.fields(cls)
        ]
        type_name = _TYPE_NAMES.get(cls)

        def dump(value: Any) -> dict[str, Any]:
            plain: dict[str, Any] = {"type": type_name} if type_name else {}
            for name, default, inner in fields:
                content = getattr(value, name)
                if content is None or content in ((), default):
                    continue
                plain[name] = inner(content) if inner else content
            return plain

        return dump

    def _fields(self, cls: type, value: Any, skip: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
        for name, hint in hints(cls).items():
            content = getattr(value, name)
            if name not in skip and content is not None and content != ():
                inner = self._for(without_none(hint))
                yield name, inner(content) if inner else content

    def _for(self, hint: Any) -> _Dump | None:
        """How to dump a value of a type; None for one that is plain already."""
        if hint in (str, int, bool):
            return None
        if typing.get_origin(hint) is tuple:
            inner = self._for(typing.get_args(hint)[0])
            return (lambda values: [inner(value) for value in values]) if inner else list
        if hint is datetime.date:
            return datetime.date.isoformat
        if isinstance(hint, type) and issubclass(hint, enum.Enum):
            return lambda value: value.value
        return self.value

    def _authority(self, authority: Authority) -> Any:
        if self._authorities.get(authority.id) == authority:
            return authority.id
        return self._object(Authority)(authority)

    def _program(self, program: Program) -> Any:
        known = self._programs.get(program.code)
        if known is program or known == program:  # mostly it is: to compare takes longer than to look
            return {"code": program.code}
        whole = self._object(Program)(program)
        return whole if len(whole) > 1 else {**whole, "authority": None}  # or it would stand for the known one

    def _source(self, source: Source) -> dict[str, Any]:
        # Field by field, since every record and every designation has one, and the file is left out of most.
        plain: dict[str, Any] = {}
        if source.file is None:
            if self._file is not None and source.document is None:
                plain["file"] = None
        elif (source.file is not self._file and source.file != self._file) or source.document is not None:
            plain["file"] = self._dumper(File)(source.file)
        if source.record is not None:
            plain["record"] = source.record
        if source.key is not None:
            plain["key"] = source.key
        if source.line is not None:
            plain["line"] = source.line
        if source.document is not None:
            plain["document"] = source.document
        if source.verified is not None:
            plain["verified"] = source.verified
        return plain


class Decoder:
    """
    Turns plain values back into those of the model.

    Attributes:
        unknown: Called with the path and the value of each key that the model does not have.

    >>> from sanctionslib import PartialDate
    >>> Decoder(lambda path, value: None).value(PartialDate, {"edtf": "1958~"}, "date")
    PartialDate('1958~')
    """

    def __init__(self, unknown: Callable[[str, Any], None]) -> None:
        self.unknown = unknown
        self._authorities: dict[str, Authority] = {}
        self._programs: dict[str, Program] = {}
        self._file: File | None = None
        self._loaders: dict[Any, _Load] = {}

    def header(self, plain: dict[str, Any]) -> dict[str, Any]:
        """
        The facts of a list, as arguments of `SanctionsList`.

        Raises:
            ValueError: the value at the path it names is not what the format says.
        """
        version = plain.get("version")
        if version != VERSION:
            raise ValueError(f"version: {version!r} of the format, not {VERSION}: use another version of sanctionslib")
        for index, authority in enumerate(plain.get("authorities", ())):
            known = self._object(Authority)(authority, f"authorities[{index}]")
            self._authorities[known.id] = known
        for index, program in enumerate(plain.get("programs", ())):
            decoded = self._object(Program)(program, f"programs[{index}]")
            self._programs[decoded.code] = decoded
        facts: dict[str, Any] = {}
        for name, value in plain.items():
            if name in ("type", "version", "authorities", "programs", "entities", "issues"):
                continue
            if name == "source":
                file = value.get("file")
                self._file = self._object(File)(file, "source.file") if file else None
                facts[name] = attrs.evolve(
                    self._object(Source)({k: v for k, v in value.items() if k != "file"}, name), file=self._file
                )
            elif name in hints(SanctionsList):
                facts[name] = self._loader(without_none(hints(SanctionsList)[name]))(value, name)
            else:
                self.unknown(name, value)
        return facts

    def entity(self, plain: Any, path: str) -> Entity:
        """An entity; raises ValueError as `header` does."""
        return typing.cast(Entity, self._loader(Entity)(plain, path))

    def issue(self, plain: Any, path: str) -> Issue:
        """An issue; raises ValueError as `header` does."""
        values = {key: value for key, value in plain.items() if key != "type"} if isinstance(plain, dict) else plain
        return typing.cast(Issue, self._loader(Issue)(values, path))

    def value(self, cls: type, plain: Any, path: str) -> Any:
        """An object of the model."""
        return self._loader(cls)(plain, path)

    def _loader(self, hint: Any) -> _Load:
        loader = self._loaders.get(hint)
        if loader is None:
            loader = self._loaders[hint] = self._make(hint)
        return loader

    def _make(self, hint: Any) -> _Load:
        if typing.get_origin(hint) is tuple:
            inner = self._loader(typing.get_args(hint)[0])
            return lambda plain, path: tuple(
                [inner(value, f"{path}[{index}]") for index, value in enumerate(_of(list, plain, path))]
            )
        if hint is datetime.date:
            return lambda plain, path: _made(datetime.date.fromisoformat, _of(str, plain, path), path)
        if hint in (str, int, bool):
            return lambda plain, path: _of(hint, plain, path)
        if hint is Entity:
            return self._any_entity
        if hint is Authority:
            return self._authority
        if hint is Program:
            return self._program
        if hint is Source:
            return self._source
        if isinstance(hint, type) and issubclass(hint, enum.Enum):
            return lambda plain, path: _made(hint, _of(str, plain, path), path)
        return self._object(hint)

    def _object(self, cls: type) -> _Load:
        fields: dict[str, _Load] = {}

        def load(plain: Any, path: str) -> Any:
            if not fields:  # not before: a class could hold itself, by way of others
                fields.update({name: self._loader(without_none(hint)) for name, hint in hints(cls).items()})
            values = {}
            for key, value in _of(dict, plain, path).items():
                inner = fields.get(key)
                if inner is None:
                    self.unknown(f"{path}.{key}", value)
                else:
                    values[key] = inner(value, f"{path}.{key}")
            try:
                return cls(**values)
            except (TypeError, ValueError) as error:
                raise ValueError(f"{path}: {error}") from error

        return load

    def _any_entity(self, plain: Any, path: str) -> Any:
        rest = dict(_of(dict, plain, path))
        name = rest.pop("type", None)
        if not isinstance(name, str) or name not in TYPES:
            raise ValueError(f"{path}.type: {name!r} is none of {', '.join(TYPES)}")
        return self._loader_of_type(TYPES[name])(rest, path)

    def _loader_of_type(self, cls: type[Entity]) -> _Load:
        loader = self._loaders.get(("exactly", cls))
        if loader is None:
            loader = self._loaders["exactly", cls] = self._object(cls)
        return loader

    def _authority(self, plain: Any, path: str) -> Authority:
        if isinstance(plain, str):
            if plain not in self._authorities:
                raise ValueError(f"{path}: no authority {plain!r} among the list's authorities")
            return self._authorities[plain]
        return typing.cast(Authority, self._object(Authority)(plain, path))

    def _program(self, plain: Any, path: str) -> Program:
        given = _of(dict, plain, path)
        if len(given) == 1 and (known := self._programs.get(given.get("code", ""))):
            return known
        if given.get("authority", ...) is None:
            given = {"code": given.get("code")}
        return typing.cast(Program, self._object(Program)(given, path))

    def _source(self, plain: Any, path: str) -> Source:
        rest = dict(_of(dict, plain, path))
        file = self._file if "document" not in rest else None
        if "file" in rest:
            given = rest.pop("file")
            file = self._loader(File)(given, f"{path}.file") if given is not None else None
        return attrs.evolve(typing.cast(Source, self._object(Source)(rest, path)), file=file)


def _of(cls: type, plain: Any, path: str) -> Any:
    if type(plain) is not cls:  # not isinstance: true is no number
        raise ValueError(f"{path}: {type(plain).__name__} where {cls.__name__} belongs: {str(plain)[:60]!r}")
    return plain


def _made(make: Callable[[Any], Any], plain: Any, path: str) -> Any:
    try:
        return make(plain)
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from error
