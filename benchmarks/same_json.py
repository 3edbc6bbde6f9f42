"""
Whether two versions of the library make the same of the same files: what they read, as JSON, byte for byte.

Run it with one version, then with the other::

    python benchmarks/same_json.py save BEFORE FILE_OR_FOLDER...
    python benchmarks/same_json.py compare BEFORE FILE_OR_FOLDER...

``save`` reads every file on its own (companions are found beside it) and keeps its JSON in the folder BEFORE; for a
file that cannot be read, the error. ``compare`` reads them again, and shows the first difference of each file. Where
keys were renamed on purpose, ``--changes TABLE.json`` names them: ``{"keys": {"edition": "release"}, "dropped":
["old"]}``; both sides are then compared as values rather than as bytes, the old one with its keys renamed.
"""

from __future__ import annotations

import argparse
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


def renamed(value: Any, keys: dict[str, str], dropped: frozenset[str]) -> Any:
    """A value of the old JSON with its keys as they are called now."""
    if isinstance(value, dict):
        return {keys.get(key, key): renamed(inner, keys, dropped) for key, inner in value.items() if key not in dropped}
    if isinstance(value, list):
        return [renamed(inner, keys, dropped) for inner in value]
    return value


def difference(old: Any, new: Any, path: str = "") -> str | None:
    """Where two values of JSON first differ; None if they are equal."""
    if type(old) is type(new) and isinstance(old, dict):
        for key in [*old, *(key for key in new if key not in old)]:
            if key not in old or key not in new:
                side = "new" if key not in old else "old"
                return f"{path}.{key}: only the {side} one has it: {str((new if key in new else old)[key])[:200]}"
            if found := difference(old[key], new[key], f"{path}.{key}"):
                return found
        return None if list(old) == list(new) else f"{path}: keys in another order"
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
    before = renamed(before, changes.get("keys", {}), frozenset(changes.get("dropped", ())))
    return difference(before, now)


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
        elif found := compare(kept.read_text(encoding="utf-8"), as_json(path), changes):
            wrong += 1
            print(f"{name}: {found}")
    print(f"{count} files, {wrong} differences")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
