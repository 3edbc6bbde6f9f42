"""Measures in the prose of the UK's lists, and the days on which they were imposed."""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from ...model import Measure, MeasureKind, PartialDate
from .dates import uk_date
from .vocabulary import MEASURES

_QUOTE = "[\"'\u2018\u2019\u201c\u201d]?"
SEE_OTHER = re.compile(rf"(shipping|transport) sanctions: \(?see {_QUOTE}other information{_QUOTE}\)?", re.IGNORECASE)
_SENTENCES = {
    MeasureKind.PORT_ENTRY_BAN: """
prohibited from being provided with access to or having its master or pilot cause it to enter a port in the UK
prohibited from entering a port in the UK
""",
    MeasureKind.TRANSPORT_RESTRICTION: """
may have its registration on the UK Ship Register terminated
a master or pilot of a specified ship may be given a port barring direction, a detention direction
may be given a movement or a port entry direction, can be detained
will be refused permission to register on the UK Ship Register or have its existing registration terminated
prohibited from overflying or landing in the UK
may be given a movement direction, can be detained or moved to a specified airport
will be refused permission to register on the CAA Aircraft Register or have its existing registration terminated
""",
    MeasureKind.SERVICES_BAN: """
a prohibition on the provision of technical assistance relating to aircraft or ships
""",
}
_BEHIND = tuple(
    (re.compile(re.escape(sentence), re.IGNORECASE), kind)
    for kind, sentences in _SENTENCES.items()
    for sentence in sentences.strip().splitlines()
)
"""What stands behind "see Other Information": the fixed sentences in which the UK spells out those measures."""
_IMPOSED_ON = re.compile(
    r"(director disqualification sanction|trust services sanctions?) (?:was|were) imposed on (\d{2}/\d{2}/\d{4})",
    re.IGNORECASE,
)
_IN_ADDITION = re.compile(
    r"(?:financial )?sanctions? imposed in addition to an (asset freeze): ((?:[^.:(]+\. ?)+?)(?=Date |[^.:]*:|\(|$)",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"sanctions? imposed in addition to an (asset freeze)", re.IGNORECASE)
"""The same in words of another order: "Sanction imposed in addition to an asset freeze - The ... was imposed on"."""
_AS_ASSET = re.compile(r"Listed as asset of [^.(,]+", re.IGNORECASE)
"""Of a ship: it is listed since it is the property of one whose assets are frozen."""
_DATE_IMPOSED = re.compile(
    r"Date (trust services|travel ban)(?: sanctions?)? imposed: (\d{2}/\d{2}/\d{4})", re.IGNORECASE
)


def measures_in(text: str) -> list[Measure]:
    """
    The measures that OFSI's prose states, the asset freeze among them, with the day each was imposed.

    >>> text = (
    ...     "Financial sanctions imposed in addition to an asset freeze: Trust services. "
    ...     "Date trust services sanctions imposed: 21/03/2023."
    ... )
    >>> [(measure.kind.value, measure.text, str(measure.start_date)) for measure in measures_in(text)]
    [('asset freeze', 'asset freeze', 'None'), ('trust services ban', 'Trust services', '2023-03-21')]
    """
    measures: list[Measure] = []
    plain = text.casefold()  # the patterns below take long to say that a text has none of them
    if "in addition to an asset freeze" in plain:
        for match in _IN_ADDITION.finditer(text):
            measures.append(Measure(kind=MeasureKind.ASSET_FREEZE, text=match[1]))
            for piece in match[2].split("."):
                if kind := MEASURES.get((words := piece.strip()).casefold()):
                    measures.append(Measure(kind=kind, text=words))
        measures += [Measure(kind=MeasureKind.ASSET_FREEZE, text=match[1]) for match in _BESIDE.finditer(text)]
    if "listed as asset" in plain:
        measures += [
            Measure(kind=MeasureKind.ASSET_FREEZE, text=match[0].strip()) for match in _AS_ASSET.finditer(text)
        ]
    measures = list(dict.fromkeys(measures))
    for match in _DATE_IMPOSED.finditer(text) if "imposed: " in plain else ():
        _enter_day(measures, match[1], match[2])
    enter_days(measures, text)
    return measures


def enter_days(measures: list[Measure], text: str) -> None:
    """
    Enter the days on which measures were imposed, as a text states them; a measure that is not there is added.

    >>> measures = []
    >>> enter_days(measures, "Trust services sanctions were imposed on 21/03/2023.")
    >>> [(measure.kind.value, str(measure.start_date)) for measure in measures]
    [('trust services ban', '2023-03-21')]
    """
    for match in _IMPOSED_ON.finditer(text) if "imposed on " in text.casefold() else ():
        _enter_day(measures, match[1], match[2])


def _enter_day(measures: list[Measure], words: str, day: str) -> None:
    plain = words.casefold()
    kind = MEASURES.get(plain) or MEASURES[plain + "s"]
    date = PartialDate(uk_date(day))
    for place, measure in enumerate(measures):
        if measure.kind is kind and measure.start_date in (None, date):
            measures[place] = attrs.evolve(measure, start_date=date)
            return
    measures.append(Measure(kind=kind, text=words, start_date=date))


def behind(label: str, prose: str) -> Iterator[Measure]:
    """The measures that Other Information spells out, where SanctionsImposed refers to it."""
    for pattern, kind in _BEHIND:
        for match in pattern.finditer(prose):
            yield Measure(kind=kind, text=match[0], label=f"{label} sanctions")
