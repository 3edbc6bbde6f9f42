"""What a package that brings a format relies on, for the type checkers."""

from __future__ import annotations

from typing import assert_type

import sanctionslib as sl
from sanctionslib.formats.us_ofac import remarks
from sanctionslib.parsing.format import Format, Publisher
from sanctionslib.parsing.opensanctions import Dataset, OpenSanctionsKeys
from sanctionslib.parsing.remarks import Grammar
from sanctionslib.publishers import format_named

A_MODULE_IS_A_GRAMMAR: Grammar = remarks


def publisher(authority: sl.Authority) -> Publisher:
    return Publisher(
        package="toyland",
        datasets=(Dataset(name="xx_toys", authority=authority, list="Toy List"),),
        formats=(
            Format(
                name="xx_toys_list_csv",
                title="Toy list, CSV",
                authority=authority,
                recognizes=lambda head: head.text.startswith("toys;"),
                module="toyland.parser",
                remarks_grammar="toyland.remarks",
                opensanctions=OpenSanctionsKeys(
                    prefix="toy",
                    party=lambda entity: entity.source.key if entity.source else None,
                    document=lambda document: (document.number, document.label),
                ),
            ),
        ),
    )


def traits(name: str | None) -> None:
    format = format_named(name)
    assert_type(format, Format | None)
    if format:
        assert_type(format.fullness, int)
        assert_type(format.grammar, Grammar | None)
        assert_type(format.opensanctions, OpenSanctionsKeys | None)
