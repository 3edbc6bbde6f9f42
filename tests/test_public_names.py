"""What is public: one page states it, and nothing else can be imported without an underscore."""

from __future__ import annotations

import pkgutil
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import sanctionslib

PAGE = (Path(__file__).parent.parent / "docs" / "api.rst").read_text(encoding="utf-8")
PUBLIC = {
    module: set(re.findall(r"^   \* - ``(\w+)``$", section, re.MULTILINE))
    for module, section in re.findall(
        r"^``(sanctionslib[\w.]*)``\n((?:.*\n)*?)(?=^``|^Internal$|^\S.*\n-+$)", PAGE, re.MULTILINE
    )
}
INTERNAL = {f"sanctionslib.{name}" for name in re.findall(r"``([\w.]+)``", PAGE.rpartition("\nInternal\n")[2])}
MODULES = {
    module.name for module in pkgutil.walk_packages(sanctionslib.__path__, "sanctionslib.") if "._" not in module.name
}


def test_every_module_is_on_the_page() -> None:
    """A module without an underscore is public or said to be internal, and none is both."""
    assert PUBLIC.keys() | INTERNAL == MODULES | {"sanctionslib"}
    assert PUBLIC.keys() & INTERNAL == set()


@pytest.mark.parametrize("module", sorted(PUBLIC))
def test_the_page_has_the_names_that_a_module_offers(module: str) -> None:
    """What a public module lists in ``__all__``, or defines without an underscore, stands on the page, and no more."""
    found = import_module(module)
    own = {name for name, value in vars(found).items() if getattr(value, "__module__", None) == module}
    offered = set(getattr(found, "__all__", own))
    assert {name for name in offered if not name.startswith("_")} == PUBLIC[module]
    assert all(hasattr(found, name) for name in PUBLIC[module])


@pytest.mark.parametrize("module", sorted(PUBLIC))
def test_nothing_that_a_public_module_defines_is_left_unsaid(module: str) -> None:
    """A function or class that a public module itself defines without an underscore is public."""
    found = import_module(module)
    own = {name for name, value in vars(found).items() if getattr(value, "__module__", None) == module}
    assert {name for name in own if not name.startswith("_")} <= PUBLIC[module]


def test_a_star_gives_what_the_page_says() -> None:
    """``from sanctionslib import *`` gives the names at the top, and nothing else."""
    script = "from sanctionslib import *; print(*sorted(name for name in dir() if name[0] != '_'))"
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert set(result.stdout.split()) == PUBLIC["sanctionslib"]
