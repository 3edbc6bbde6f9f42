"""The project as a whole: package, configuration, set-up commands."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest

import sanctionslib
from sanctionslib import errors, model
from sanctionslib.writing import WRITABLE

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
README = (ROOT / "README.rst").read_text(encoding="utf-8")
RUN = (ROOT / ".ci" / "run").read_text(encoding="utf-8")

TEXTS = sorted(
    path
    for pattern in ("*", ".ci/*", ".github/**/*", "docs/**/*", "examples/**/*", "sanctionslib/**/*", "tests/**/*")
    for path in ROOT.glob(pattern)
    if path.is_file()
    and path.name not in {".git", ".coverage"}  # where the repository is, in a working tree of its own; what ran
    and path.suffix in {"", ".md", ".rst", ".toml", ".py", ".tsv", ".json", ".xml", ".jsonl", ".yaml", ".yml"}
    and "__pycache__" not in path.parts
)


def commands() -> list[str]:
    """The set-up commands of the README."""
    return re.findall(r"^ +(python3 -m venv .*)$", README, re.MULTILINE)


def test_version_stands_in_one_place() -> None:
    """The version is written in the package and nowhere else in its configuration."""
    assert re.fullmatch(r"\d+\.\d+\.\d+", sanctionslib.__version__)
    assert PROJECT["project"]["dynamic"] == ["version"]
    assert PROJECT["tool"]["hatch"]["version"]["path"] == "sanctionslib/__init__.py"
    holders = [path for path in TEXTS if re.search(r"^__version__ = ", path.read_text(encoding="utf-8"), re.MULTILINE)]
    assert holders == [ROOT / "sanctionslib" / "__init__.py"]


def test_installed_version_is_the_package_s() -> None:
    """What is installed calls itself by the version of the source."""
    try:
        installed = version("sanctionslib")
    except PackageNotFoundError:
        pytest.skip("not installed")
    assert installed == sanctionslib.__version__


def test_runtime_dependencies() -> None:
    """At run time there are three dependencies, each with the least version that works."""
    stated = [each.split(">=") for each in PROJECT["project"]["dependencies"]]
    assert [name for name, _least in stated] == ["attrs", "lxml", "python-dateutil"]


def test_extras_are_explained() -> None:
    """The page on extras has a row for each, with what it installs and what it is for, and no other."""
    page = (ROOT / "docs" / "extras.rst").read_text(encoding="utf-8")
    rows = re.findall(r"^   \* - ``(\w+)``\n     - (.+)\n     - (.+)$", page, re.MULTILINE)
    installed = {}
    for name, requirements in PROJECT["project"]["optional-dependencies"].items():
        own, *others = (re.findall(r"[\w-]+", each) for each in requirements)
        packages = own[1:] if own[0] == "sanctionslib" else own[:1]  # an extra that holds extras begins with them
        installed[name] = packages + [other[0] for other in others]
    assert {name: re.findall(r"[\w-]+", packages) for name, packages, _ in rows} == installed


def test_every_environment_is_explained() -> None:
    """The page for contributors says what each environment of tox is for."""
    page = (ROOT / "CONTRIBUTING.rst").read_text(encoding="utf-8")
    tox = PROJECT["tool"]["tox"]
    assert set(re.findall(r"^``(\w+)`` ", page, re.MULTILINE)) == {*tox["env_list"], *tox["env"]}


def test_face_holds_the_model_and_the_errors() -> None:
    """The face holds about forty names, every error among them; the modules that own the others can be asked there."""
    raised = {name for name, value in vars(errors).items() if isinstance(value, type) and issubclass(value, Exception)}
    assert raised <= set(sanctionslib.__all__)
    assert all(hasattr(sanctionslib, name) for name in sanctionslib.__all__)
    assert sorted(set(sanctionslib.__all__)) == sanctionslib.__all__
    assert 30 <= len(sanctionslib.__all__) <= 50
    assert sanctionslib.model is model
    assert sanctionslib.history.Edition.__name__ == "Edition"


def test_package_is_typed() -> None:
    """Type checkers are told that the package has types, and the package that it is checked strictly."""
    assert (ROOT / "sanctionslib" / "py.typed").exists()
    assert "Typing :: Typed" in PROJECT["project"]["classifiers"]
    assert PROJECT["tool"]["mypy"]["strict"]
    assert {"sanctionslib", "examples", "tests"} <= set(PROJECT["tool"]["mypy"]["files"])


def test_suite_runs_on_every_python_that_is_supported() -> None:
    """Each Python that the classifiers name has an environment in which the tests run."""
    supported = re.findall(r"Python :: (3\.\d+)", " ".join(PROJECT["project"]["classifiers"]))
    assert [f"py{each.replace('.', '')}" for each in supported] == PROJECT["tool"]["tox"]["env_list"][: len(supported)]
    assert PROJECT["project"]["requires-python"] == f">={supported[0]}"


def test_coverage_has_a_floor() -> None:
    """One environment of the suite measures the branches of the whole package, and fails below a floor."""
    coverage = PROJECT["tool"]["coverage"]
    assert (coverage["run"]["branch"], coverage["run"]["source"]) == (True, ["sanctionslib"])
    assert coverage["report"]["fail_under"] >= 96
    environments = PROJECT["tool"]["tox"]["env"]
    measuring = [name for name, environment in environments.items() if "--cov" in str(environment.get("commands"))]
    assert measuring == [PROJECT["tool"]["tox"]["env_list"][2]]


def test_sdist_carries_all_that_is_tracked() -> None:
    """Whoever has the source distribution alone has the whole project, tests and what they need included."""
    if not (ROOT / ".git").exists():
        pytest.skip("not in a repository")
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    always = {".gitignore", "LICENSE", "README.rst", "pyproject.toml"}  # hatchling adds them itself
    included = PROJECT["tool"]["hatch"]["build"]["targets"]["sdist"]["only-include"]
    assert {Path(file).parts[0] for file in tracked.splitlines()} - always == set(included)


def test_a_commit_is_checked_as_ci_checks_it() -> None:
    """The hooks run the commands of the environment "lint", each in the project's own environment, all of them."""
    hooks = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    commands = [" ".join(command) for command in PROJECT["tool"]["tox"]["env"]["lint"]["commands"]]
    assert re.findall(r"entry: (.+)", hooks) == commands
    assert re.findall(r"repo: (.+)", hooks) == ["local"]


def test_readme_has_two_set_up_commands() -> None:
    """One command installs and runs the demo, one runs the tests; both in a virtual environment of their own."""
    demo, tests = commands()
    assert demo == "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/sanctionslib demo"
    assert "tox run" in tests
    assert tests.startswith("python3 -m venv .venv && .venv/bin/pip install tox && .venv/bin/tox run")


def test_ci_runs_the_command_of_the_readme() -> None:
    """What .ci/run takes from the README is its second command, whole; beside it, it runs the real lists only."""
    taken = next(line for line in RUN.splitlines() if line.startswith("tests=$("))
    script = f"cd '{ROOT}'\n{taken}\nprintf %s \"$tests\""
    result = subprocess.run(["bash", "-euc", script], capture_output=True, text=True, check=True)
    assert result.stdout == commands()[1]
    assert 'bash -c "$tests"' in RUN
    assert re.findall(r"tox run (.*?) \|", RUN) == ["-e lists"]


def test_workflow_runs_the_command_of_the_readme() -> None:
    """The jobs on GitHub run the README's second command, each with its Python, together every environment of it."""
    workflow = (ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8")
    (taken,) = re.findall(r"sed -n '.*' README\.rst", workflow)
    assert f"tests=$({taken})" in RUN
    jobs = dict(re.findall(r'python: "([\d.]+)", environments: "([\w,]+)"', workflow))
    assert all(environments.startswith(f"py{python.replace('.', '')}") for python, environments in jobs.items())
    assert sorted(",".join(jobs.values()).split(",")) == sorted(PROJECT["tool"]["tox"]["env_list"])
    assert all(re.fullmatch(r"actions/[\w-]+@v\d+", action) for action in re.findall(r"uses: (.*)", workflow))


def test_ci_prints_the_minutes_of_each_stage(tmp_path: Path) -> None:
    """Each environment that tox ran has a line with its minutes, passed or not; the last line has them all."""
    (tmp_path / "1").write_text(
        "tests/test_x.py: OK (60 seconds)\n"
        "  py311: OK (93.67=setup[7.52]+cmd[86.15] seconds)\n"
        "  lint: FAIL code 1 (6.02=setup[2.52]+cmd[0.15,3.35] seconds)\n"
        "  py312: SKIP (0.01 seconds)\n"
        "  evaluation failed :( (99.88 seconds)\n"
    )
    (function,) = re.findall(r"^minutes\(\) \{$.*?^\}$", RUN, re.MULTILINE | re.DOTALL)
    script = f"log='{tmp_path}'\n{function}\nSECONDS=120\nminutes"
    result = subprocess.run(["bash", "-euc", script], capture_output=True, text=True, check=True)
    lines = ["1.6 min  py311", "0.1 min  lint", "0.0 min  py312", "2.0 min  all"]
    assert [line.strip() for line in result.stdout.splitlines()] == lines
    assert "trap 'minutes" in RUN


def test_readme_names_every_format_that_is_written() -> None:
    """Every format that can be written is in the README."""
    assert [name for name in WRITABLE if f"``{name}``" not in README] == []


def test_changelog_tells_of_this_version() -> None:
    """The changelog has a heading for what is not released, or for this version."""
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(rf"^## \[(Unreleased|{re.escape(sanctionslib.__version__)})\]", text, re.MULTILINE)


def test_no_exception_without_a_reason() -> None:
    """Each rule of the linter that is set aside has its reason beside it."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    table = text.split("[tool.ruff.lint]", 1)[1].split("ignore = [", 1)[1].split("\n]", 1)[0]
    assert [line for line in table.splitlines() if line.strip() and "#" not in line] == []


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_path_of_somebody_s_machine(path: Path) -> None:
    """No file names a folder of the machine it was written on."""
    found = re.findall(r"(?<![\w.~])/(?:home|root|work|Users)/\w[\w/.]*", path.read_text(encoding="utf-8"))
    assert found == []


def test_no_large_file() -> None:
    """No file is so large that it could be a real list."""
    assert [path for path in TEXTS if path.stat().st_size > 400 * 1024] == []


LOADED = "import sys; before = set(sys.modules); import {}; print(*set(sys.modules) - before)"


def test_import_is_lean() -> None:
    """Importing the package does not import what only some calls need."""
    script = LOADED.format("sanctionslib")
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    loaded = set(result.stdout.split())
    assert "sanctionslib.model" in loaded
    rarely = {"argparse", "dateutil", "followthemoney", "importlib.metadata", "pyarrow", "sqlite3", "tomllib"}
    rarely |= {"sanctionslib.cli", "sanctionslib.law", "sanctionslib.tables"}
    assert loaded & rarely == set()
    assert "sanctionslib.diffing" not in loaded
    formats = {
        f"sanctionslib.{room}.{each}" for room, each in (("formats.un_sc", "consolidated_xml"), ("writing", "ftm"))
    }
    assert loaded & formats == set()


def test_import_reads_no_registry() -> None:
    """Importing the package, and reading a list of one authority, read no data of the registry that is not needed."""
    script = """
import sys
opened = []
sys.addaudithook(lambda event, arguments: opened.append(str(arguments[0])) if event == "open" else None)
import sanctionslib as sl
before = [name for name in opened if name.endswith(".toml")]
sl.read(sl.sample_path())
print(before, ["/".join(name.rsplit("/", 2)[-2:]) for name in opened if name.endswith(".toml")])
"""
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    assert result.stdout.strip() == "[] ['us_ofac/programs.toml']"
