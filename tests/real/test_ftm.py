"""FollowTheMoney output of the real lists, by the rules of the installed package."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from ftm_check import findings

import sanctionslib as sl
from sanctionslib.serializers import ftm
from sanctionslib.serializers.ftm.values import clean_name

pytest.importorskip("followthemoney")
pytestmark = pytest.mark.slow

SUFFIXES = {".xml", ".zip", ".gz", ".csv", ".pip", ".del", ".ff", ".xlsx"}


def readable(lists: Path) -> list[tuple[Path, sl.SanctionsList]]:
    """Every list in the folder that a parser reads."""
    found = []
    for path in sorted(lists.rglob("*")):
        if path.suffix.lower() in SUFFIXES:
            try:
                found.append((path, sl.read(path)))
            except sl.ReadError:
                continue  # of a format that is not read, or a part of a release
    return found


def test_every_list_is_valid(lists: Path) -> None:
    """On every official list there is, followthemoney finds nothing to change, to drop or to miss."""
    count = 0
    for path, sanctions_list in readable(lists):
        count += 1
        faults = findings(ftm.entities(sanctions_list))
        assert faults == [], f"{path}: {len(faults)} findings, such as {faults[:3]}"
    assert count >= 20


def test_every_party_and_every_designation_is_written(lists: Path) -> None:
    """SDN list of 2024-05-07: a node for each of the 14,966 parties and a Sanction for each of their designations."""
    sdn = sl.read(lists / "us" / "ofac-sdn" / "2024-05-07" / "sdn.xml")
    schemata: dict[str, int] = {}
    identifiers: set[str] = set()
    for line in ftm.lines(sdn):
        entity = json.loads(line)
        schemata[entity["schema"]] = schemata.get(entity["schema"], 0) + 1
        identifiers.add(entity["id"])
    assert identifiers >= {entity.id for entity in sdn}
    assert {name: schemata[name] for name in ("Person", "Organization", "Vessel", "Airplane", "Sanction")} == {
        "Person": 6855,
        "Organization": 6884,
        "Vessel": 851,
        "Airplane": 376,
        "Sanction": 14966,
    }
    wallets = {(entity.id, found) for entity in sdn for found in entity.digital_currency_addresses}
    assert schemata["CryptoWallet"] == len(wallets)


def test_names_keep_their_kind_and_quality(lists: Path) -> None:
    """SDN list of 2024-05-07: every alias that is weak stands in weakAlias, and nowhere else under that name."""
    sdn = sl.read(lists / "us" / "ofac-sdn" / "2024-05-07" / "sdn.xml")
    written = {entity["id"]: entity["properties"] for entity in ftm.entities(sdn)}
    for entity in sdn:
        weak = {clean_name(name.text) for name in entity.aliases if name.quality is sl.Quality.WEAK}
        assert set(written[entity.id].get("weakAlias", ())) == weak, entity.id
