"""
Whether two versions of the library make the same of the same files: what they read, as JSON, byte for byte.

Run it with one version, then with the other::

    python benchmarks/same_json.py save BEFORE FILE_OR_FOLDER...
    python benchmarks/same_json.py compare BEFORE FILE_OR_FOLDER...

``save`` reads every file on its own (companions are found beside it) and keeps its JSON in the folder BEFORE; for a
file that cannot be read, the error. ``compare`` reads them again, and shows the first difference of each file.

Where keys were renamed on purpose, ``--changes TABLE.json`` says how (``benchmarks/changes.json`` holds those since
0.1.0)::

    {"keys": {"measures.effective_date": "start_date"}, "moved": ["programs.end_date"]}

A key is named behind the key of the object that it stands in. Both sides are then compared as values: the old one with
its keys renamed, and with ends (``moved``) that may have become the day after, since periods are half-open now.
"""

from __future__ import annotations

import argparse
import datetime
import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import sanctionslib as sl


def inputs(given: list[Path]) -> Iterator[tuple[str, Path]]:
    """The files below the paths that were given, each with a name that tells it from the others."""
    for root in given:
        for path in sorted(root.rglob("*")) if root.is_dir() else [root]:
            if path.is_file() and path.suffix not in {".golden", ".md", ".rst"}:
                name = path.relative_to(root.parent) if root.is_dir() else Path(path.name)
                yield "__".join(name.parts), path


def as_json(path: Path) -> str:
    """What is read of a file, as JSON; the error, if it cannot be read."""
    try:
        return sl.dumps(sl.read(path))
    except sl.SanctionsError as error:
        return f"{type(error).__name__}: {error}"


def renamed(value: Any, keys: dict[str, str], moved: frozenset[str], within: str = "") -> Any:
    """A value of the old JSON as the new one has it; an end that may have moved becomes the days that it may be."""
    if isinstance(value, list):
        return [renamed(inner, keys, moved, within) for inner in value]
    if not isinstance(value, dict):
        return value
    result = {}
    for key, inner in value.items():
        new = keys.get(f"{within}.{key}", key)
        inner = renamed(inner, keys, moved, key)
        result[new] = {"either": days_of(inner)} if f"{within}.{new}" in moved else inner
    return result


def days_of(date: Any) -> list[Any]:
    """An end as it stood, and as the day after."""
    try:
        day = datetime.date.fromisoformat(date["edtf"])
    except ValueError:
        return [date]
    return [date, {"edtf": (day + datetime.timedelta(days=1)).isoformat()}]


def difference(old: Any, new: Any, path: str = "") -> str | None:
    """Where two values of JSON first differ; None if they are equal."""
    if isinstance(old, dict) and set(old) == {"either"}:
        return None if new in old["either"] else f"{path}: {new} now, which is none of {old['either']}"
    if type(old) is type(new) and isinstance(old, dict):
        for key in [*old, *(key for key in new if key not in old)]:
            if key not in old or key not in new:
                side = "new" if key not in old else "old"
                return f"{path}.{key}: only the {side} one has it: {str((new if key in new else old)[key])[:200]}"
            if found := difference(old[key], new[key], f"{path}.{key}"):
                return found
        return None
    if type(old) is type(new) and isinstance(old, list):
        for index, (one, other) in enumerate(zip(old, new, strict=False)):
            if found := difference(one, other, f"{path}[{index}]"):
                return found
        return None if len(old) == len(new) else f"{path}: {len(old)} items before, {len(new)} now"
    return None if old == new else f"{path}: {str(old)[:200]!r} before, {str(new)[:200]!r} now"


def compare(old: str, new: str, changes: dict[str, Any] | None) -> str | None:
    """The first difference of two texts of JSON, or of two errors; None if there is none."""
    if old == new:
        return None
    try:
        before, now = json.load(io.StringIO(old)), json.load(io.StringIO(new))
    except ValueError:
        return f"{old[:200]!r} before, {new[:200]!r} now"
    if changes is None:
        return difference(before, now) or "the same values, in other bytes"
    return difference(renamed(before, changes.get("keys", {}), frozenset(changes.get("moved", ()))), now)


def main() -> int:
    """Run the comparison."""
    parser = argparse.ArgumentParser(description="save or compare the JSON of what is read")
    parser.add_argument("act", choices=["save", "compare"])
    parser.add_argument("folder", type=Path, help="where the JSON of the old version is kept")
    parser.add_argument("paths", type=Path, nargs="+")
    parser.add_argument("--changes", type=Path, help="a table of what was changed on purpose")
    options = parser.parse_args()
    changes = json.loads(options.changes.read_text(encoding="utf-8")) if options.changes else None
    options.folder.mkdir(parents=True, exist_ok=True)
    wrong = count = 0
    for name, path in inputs(options.paths):
        kept = options.folder / f"{name}.json"
        count += 1
        if options.act == "save":
            kept.write_text(as_json(path), encoding="utf-8")
        elif not kept.exists():
            print(f"{name}: not there before")
        elif found := compare(kept.read_text(encoding="utf-8"), as_json(path), changes):
            wrong += 1
            print(f"{name}: {found}")
    print(f"{count} files, {wrong} differences")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
