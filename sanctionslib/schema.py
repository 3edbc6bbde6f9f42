"""The JSON Schema of our JSON: made from the model, so that the two cannot drift apart."""

from __future__ import annotations

import datetime
import enum
import json
import typing
from importlib.resources import files
from typing import Any

import attrs

from .codec import TYPES, VERSION, hints, without_none
from .model import Authority, Entity, Issue, Program, SanctionsList, Source

_ID = f"https://sanctionslib.org/schemas/sanctionslib-{VERSION}.schema.json"


def json_schema() -> dict[str, Any]:
    """
    The JSON Schema of the JSON format, as shipped in the package.

    ``$defs/line`` describes one line of JSON Lines.

    >>> json_schema()["title"]
    'sanctionslib JSON, version 1'
    """
    text = files("sanctionslib").joinpath("schemas", f"sanctionslib-{VERSION}.schema.json").read_text("utf-8")
    return typing.cast(dict[str, Any], json.loads(text))


def make() -> dict[str, Any]:
    """
    The JSON Schema, made anew from the model.

    >>> make() == json_schema()
    True
    """
    definitions: dict[str, Any] = {}
    header = _header(definitions)
    entity = {"oneOf": [_reference(cls, definitions) for cls in TYPES.values()]}
    issue = _reference(Issue, definitions)
    count = {"type": "integer", "minimum": 0}
    definitions["line"] = {
        "oneOf": [
            header,
            *entity["oneOf"],
            {
                "allOf": [
                    {
                        **definitions["Issue"],
                        "properties": {"type": {"const": "issue"}, **definitions["Issue"]["properties"]},
                        "required": ["type", *definitions["Issue"]["required"]],
                    }
                ]
            },
            {
                "type": "object",
                "properties": {"type": {"const": "end"}, "entities": count, "issues": count},
                "required": ["type", "entities", "issues"],
                "additionalProperties": False,
            },
        ]
    }
    whole = {
        **header,
        "properties": {
            **header["properties"],
            "entities": {"type": "array", "items": entity},
            "issues": {"type": "array", "items": issue},
        },
        "required": [*header["required"], "entities", "issues"],
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": _ID,
        "title": f"sanctionslib JSON, version {VERSION}",
        **whole,
        "$defs": dict(sorted(definitions.items())),
    }


def _header(definitions: dict[str, Any]) -> dict[str, Any]:
    properties: dict[str, Any] = {
        "type": {"const": "list"},
        "version": {"const": VERSION},
        "authorities": {"type": "array", "items": _reference(Authority, definitions, whole=True)},
        "programs": {"type": "array", "items": _reference(Program, definitions)},
    }
    for name, hint in hints(SanctionsList).items():
        if name not in ("entities", "issues"):
            properties[name] = _schema(without_none(hint), definitions)
    return {"type": "object", "properties": properties, "required": ["type", "version"], "additionalProperties": False}


def _schema(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if typing.get_origin(hint) is tuple:
        return {"type": "array", "items": _schema(typing.get_args(hint)[0], definitions), "minItems": 1}
    if hint is datetime.date:
        return {"type": "string", "format": "date"}
    if hint in (str, int, bool):
        return {"type": {str: "string", int: "integer", bool: "boolean"}[hint]}
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        return {"enum": [member.value for member in hint]}
    return _reference(hint, definitions)


def _reference(cls: type, definitions: dict[str, Any], *, whole: bool = False) -> dict[str, Any]:
    name = cls.__name__
    if name not in definitions:
        definitions[name] = {}  # so that a class that holds itself ends
        definitions[name] = _object(cls, definitions)
    reference: dict[str, Any] = {"$ref": f"#/$defs/{name}"}
    if cls is Authority and not whole:
        return {"oneOf": [{"type": "string", "description": "id of one of the list's authorities"}, reference]}
    return reference


def _object(cls: type, definitions: dict[str, Any]) -> dict[str, Any]:
    properties: dict[str, Any] = {}
    required: list[str] = []
    if issubclass(cls, Entity):
        properties["type"] = {"const": next(name for name, known in TYPES.items() if known is cls)}
        required.append("type")
    resolved = hints(cls)
    for field in attrs.fields(cls):
        schema = _schema(without_none(resolved[field.name]), definitions)
        if cls is Source and field.name == "file":
            schema = {"oneOf": [schema, {"type": "null"}], "description": "left out where it is the list's own file"}
        if cls is Program and field.name == "authority":
            description = "null where the code alone is meant, not the list's program of that code"
            schema = {"oneOf": [schema, {"type": "null"}], "description": description}
        properties[field.name] = schema
        if field.default is attrs.NOTHING:
            required.append(field.name)
    first_line = next(line for line in (cls.__doc__ or "").splitlines() if line.strip())
    return {
        "description": first_line.strip(),
        "type": "object",
        "properties": properties,
        **({"required": required} if required else {}),
        "additionalProperties": False,
    }
