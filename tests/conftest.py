"""What all tests share: the real lists, and the switch that makes golden files anew."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("default", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("default")

SPECIMENS = Path(__file__).parent / "specimens"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--regen", action="store_true", help="write the golden files anew (then read them before committing)"
    )


@pytest.fixture(scope="session")
def lists() -> Path:
    """The folder of real official lists, named by SANCTIONSLIB_LISTS."""
    folder = os.environ.get("SANCTIONSLIB_LISTS")
    if not folder:
        pytest.skip("SANCTIONSLIB_LISTS does not name the folder of real lists")
    path = Path(folder)
    assert (path / "us").is_dir(), f"SANCTIONSLIB_LISTS names {path}, which is not the folder of real lists"
    return path


@pytest.fixture
def regen(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--regen"))
