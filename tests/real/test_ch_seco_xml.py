"""
SECO's real excerpt and its format example, target by target, against the file itself.

No whole list could be had, so these are all there is.
"""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from lxml import etree

import sanctionslib as sl
from sanctionslib import Answer, IssueCode, Organization, Person, Vessel
from sanctionslib.model import ExternalScheme, NameKind

FILES = ["seco-whole-list-2026-08-27-excerpt-3-targets", "seco-amendment-2024-01-17-format-example"]


@pytest.mark.parametrize("name", FILES)
def test_targets(lists: Path, name: str) -> None:
    """Names, dates, sets, modifications, reasons and remarks of each target."""
    path = lists / "ch" / f"{name}.xml"
    read, root = sl.read(path), etree.parse(str(path)).getroot()
    titles = {s.get("ssid"): s.text for s in root.iter("sanctions-set") if s.get("lang") == "eng"}
    for target, entity in zip(root.findall("target"), read, strict=True):
        assert (entity.reference, entity.id) == (target.get("ssid"), f"ch-seco-{target.get('ssid')}")
        party = next(child for child in target if child.tag in ("individual", "entity", "object"))
        assert type(entity) is {"individual": Person, "entity": Organization, "object": Vessel}[str(party.tag)]
        wholes = [
            " ".join(part.findtext("value") or "" for part in found.findall("name-part"))
            for found in party.findall("identity/name")
        ]
        assert [found.text for found in entity.names if found.kind is not NameKind.VARIANT] == wholes
        variants = [found.text or "" for found in party.iter("spelling-variant")]
        spelled = [found for found in entity.names if found.kind is NameKind.VARIANT]
        assert len(spelled) == len(variants)
        assert all(text in found.text for text, found in zip(variants, spelled, strict=True))
        dates = [
            "-".join(d.attrib[key].zfill(2) for key in ("year", "month", "day")) for d in party.iter("day-month-year")
        ]
        assert [str(date) for date in entity.birth_dates] == dates
        assert [n.country.code for n in entity.nationalities] == [c.get("iso-code") for c in party.iter("country")]
        (designation,) = entity.designations
        assert [m.text for m in designation.measures] == [titles[s.text] for s in target.findall("sanctions-set-id")]
        assert list(designation.reasons) == [found.text for found in party.findall("justification")]
        assert list(entity.remarks) == [found.text for found in party.findall("other-information")]
        keys = ("modification-type", "enactment-date", "publication-date", "effective-date")
        assert [
            (event.label, *(str(date or "") for date in (event.date, event.publication_date, event.effective_date)))
            for event in designation.events
        ] == [tuple(found.get(key, "") for key in keys) for found in target.findall("modification")]


def test_the_excerpt_of_the_whole_list(lists: Path) -> None:
    """5142 has no known start and an end; the excerpt lacks the table of places."""
    read = sl.read(lists / "ch" / f"{FILES[0]}.xml")
    assert [(issue.code, issue.raw) for issue in read.issues] == [(IssueCode.DANGLING_REFERENCE, "29492")]
    (designation,) = read["ch-seco-5142"].designations
    assert (designation.listing_date, designation.effective_date) == (None, None)
    assert str(designation.end_date) == "2016-03-01"
    answers = [read.in_force(datetime.date(year, 6, 1)) for year in (2015, 2016, 2026)]
    assert [answer["ch-seco-5142"] for answer in answers] == [Answer.CANNOT_SAY, Answer.NO, Answer.NO]
    assert answers[2]["ch-seco-46130"] is Answer.YES
    assert read["ch-seco-34461"].external_id(ExternalScheme.IMO) == "IMO8405270"


def test_the_format_example_of_an_amendment(lists: Path) -> None:
    """Three persons, not the whole list, and a program that is none."""
    read = sl.read(lists / "ch" / f"{FILES[1]}.xml")
    assert (len(read), read.complete) == (3, False)
    assert [(issue.message, issue.raw) for issue in read.issues] == [("unknown program", "PPDM")]
