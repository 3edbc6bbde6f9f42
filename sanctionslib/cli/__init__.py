"""
The command line: ``sanctionslib formats``, ``inspect``, ``convert``, ``audit``... A command is a module here.

Data goes to standard output, messages and progress to standard error. Exit status: 0 done; 1 issues were found under
``--strict``, and nothing was written, or ``audit`` found a lost value; 2 it could not be done, and one line says why. A
closed pipe and Ctrl-C end quietly, with the status that a shell gives them (141, 130).
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import NoReturn

from .. import __version__
from ..errors import ReadError, SanctionsError

COMMANDS = ("formats", "inspect", "convert", "audit", "programs", "demo")
"""The commands, as the help names them. Each module has ``add``, which describes its command, and ``run``."""


def main(arguments: Sequence[str] | None = None) -> int:
    """
    Run a command; the exit status.

    >>> main(["inspect", "no-such-file.xml"])
    2
    """
    try:
        try:
            options = _parser().parse_args(arguments)
            run: Callable[[argparse.Namespace], int | None] = options.run
            return run(options) or 0
        finally:
            sys.stdout.flush()  # here, where a full disk or a closed pipe can still be told
    except ReadError as error:
        if error.issues:  # read strictly
            return _fail(str(error), 1)
        return _fail(_one_line(error))
    except SanctionsError as error:
        return _fail(_one_line(error))
    except BrokenPipeError:
        _abandon_output()
        return 128 + 13
    except KeyboardInterrupt:
        return 128 + 2
    except OSError as error:
        _abandon_output()
        return _fail(f"{error.filename}: {error.strerror}" if error.filename else _one_line(error))


def _fail(message: str, status: int = 2) -> int:
    print(f"sanctionslib: {message}", file=sys.stderr)
    return status


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())


def _abandon_output() -> None:
    """Let go of what standard output would not take, or Python complains of it again when it ends."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nothing, sys.stdout.fileno())
    except OSError:
        pass  # it is no file (io.UnsupportedOperation)
    finally:
        os.close(nothing)


class _Parser(argparse.ArgumentParser):
    """A parser of arguments that says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"sanctionslib: {message} (see {self.prog} --help)\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="sanctionslib", description="Read official sanctions lists.")
    parser.add_argument("--version", action="version", version=f"sanctionslib {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for name in COMMANDS:
        import_module(f"{__name__}.{name}").add(commands)
    return parser
