"""
The action of 28 July 2021 (Syria): what was said of it, and what the list shows.

Usage: ``python syria_2021_07_28.py [LISTS]``, with the folder of official lists (or ``SANCTIONSLIB_LISTS`` in the
environment). Without them, the bundled sample has the edition of the day after, but none to compare it with.
"""

from __future__ import annotations

import datetime
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import sanctionslib as sl
from sanctionslib import Answer

DAY = datetime.date(2021, 7, 28)
BEFORE, AFTER = datetime.date(2021, 7, 23), datetime.date(2021, 7, 29)


def main(arguments: list[str]) -> None:
    """Tell the story from the lists in the folder that *arguments* name, or else from the sample."""
    folder = arguments[0] if arguments else os.environ.get("SANCTIONSLIB_LISTS")
    history = sl.History()
    for path in sorted(Path(folder, "us", "ofac-sdn", "daily").glob("sdn-*.csv")) if folder else ():
        history.add(path, date=datetime.date.fromisoformat(path.stem[4:]))  # so whoever kept them named them
    if not history.editions:
        history.add(sl.sample_path())
    print(f"{history.title}, editions of {', '.join(map(str, history.editions))}")
    roles = json.loads(sl.sample_path().with_suffix(".roles.json").read_text(encoding="utf-8"))
    groups = {title: [history[id] for id in ids] for title, ids in roles["groups"].items()}
    for line in changes(history):
        print(line)
    for title, group in (*groups.items(), ("Set apart, another action", [history[id] for id in roles["other_action"]])):
        print(f"\n{title} ({len(group)})")
        for life in group:
            print(f"  {life.id}  {life.entity.name}")
            for event in life.timeline():
                print(f"    {event}")
    print("\nSaid, and shown by the list")
    for claim, answer, why in claims(groups):
        print(f"  {claim}\n    {answer}: {why}")
    print("\nSince")
    for line in fate(history, [life for group in groups.values() for life in group], folder):
        print(f"  {line}")


def changes(history: sl.History) -> Iterator[str]:
    """All that changed between the editions before and after the day, by program: more than was announced."""
    if history.edition_of(BEFORE) is None:
        yield f"There is no edition before {DAY}: what was changed cannot be said."
        return
    found = sl.diff(history.as_of(BEFORE), history.as_of(AFTER), old_date=BEFORE, new_date=AFTER)
    yield f"{BEFORE} to {AFTER}: {len(found.added)} added, {len(found.removed)} removed, {len(found.changed)} changed"
    yield from (f"  {action}" for action in found.actions)
    yield from (f"  {change.entity.name} ({change.id}): {', '.join(change.kinds)}" for change in found.changed)


def claims(groups: dict[str, list[sl.history.EntityHistory]]) -> Iterator[tuple[str, Answer, str]]:
    """What was said of the action, whether the list shows it, and how far."""
    lives = [life for group in groups.values() for life in group]
    starts = {
        life.id: [each.start for each in life.intervals if each.start.reached(BEFORE) is Answer.NO] for life in lives
    }
    days = sorted({str(start.date) for found in starts.values() for start in found})
    earlier = [life.id for life in lives if starts[life.id] and life.in_force(BEFORE) is Answer.YES]
    tags = sorted({str(each.program) for life in lives for each in life.intervals})
    authorities = sorted({str(found.authority) for life in lives for found in life.entity.designations})
    prisons = [str(life.entity.name) for life in groups["Prisons"]]
    kinds = sorted({type(life.entity).__name__ for life in groups["Prisons"]})
    titles = [title for life in groups["Officials"] for title in getattr(life.entity, "titles", ())]
    leaders = [(life.entity.name, life.entity.relationships) for life in groups["Militia leaders"]]

    yield (
        f"It was made on {DAY}",
        Answer.CANNOT_SAY,
        f"the designations began on {', '.join(days)}" if days else "there is no edition before it",
    )
    yield (
        "It has seventeen targets",
        Answer.YES if sum(map(bool, starts.values())) == 17 else Answer.CANNOT_SAY,
        f"{17 - len(earlier)} new records; {', '.join(earlier)} was listed before, and was designated a second time"
        if days
        else "there is no edition before it",
    )
    yield (
        "Eight of them are prisons",
        Answer.CANNOT_SAY,
        f"{len(prisons)} of type {', '.join(kinds)}; {sum('PRISON' in name for name in prisons)} is called a prison",
    )
    yield (
        "Five of them are officials",
        Answer.CANNOT_SAY,
        f"{len(titles)} have a title: {', '.join(sorted(set(titles)))}",
    )
    yield (
        "The leaders are those of Ahrar al-Sharqiya",
        Answer.CANNOT_SAY,
        "; ".join(f"{name} {', '.join(map(_words, links)) or 'is linked to nobody'}" for name, links in leaders),
    )
    yield (
        "Two agencies made it: State designated Saraya al-Areen",
        Answer.CANNOT_SAY,
        f"the list is {', '.join(authorities)}'s, and names nobody else",
    )
    yield (
        "It rests on two executive orders",
        Answer.CANNOT_SAY,
        f"two tags, {', '.join(tags)}; which order a tag stands for is not in the list",
    )
    yield (
        "The Caesar Act is its legal basis (it was said to further its aims, no more)",
        Answer.NO,
        f"{sum('CAESAR' in tag for tag in tags)} of the targets bear the tag SYRIA-CAESAR",
    )


def _words(link: sl.Relationship) -> str:
    return f"is {link.kind} {link.name}"


def fate(history: sl.History, lives: list[sl.history.EntityHistory], folder: str | None) -> Iterator[str]:
    """What became of the targets, as far as the lists reach."""
    last = history.editions[-1].date
    listed = sum(life.in_force(last) is Answer.YES for life in lives)
    tags = sorted({str(each.program) for life in lives for each in life.intervals if each.end is None})
    yield f"{last}: {listed} of {len(lives)} are listed, under {', '.join(tags)}"
    newest = max(Path(folder, "un").glob("*.xml"), default=None) if folder else None
    if newest:
        un = sl.read(newest)
        yield f"{un.published}: the {un.title} has no program about Syria: {', '.join(map(str, un.programs))}"


if __name__ == "__main__":
    main(sys.argv[1:])
