"""
Who publishes lists, and in which formats: the packages in `sanctionslib.formats`, and those that others have installed.

The folder is the register: each package in it describes one `Publisher`, called ``PUBLISHER``. Somebody else's package
joins by an entry point in the group ``sanctionslib.formats`` that names such a `Publisher`.
"""

from __future__ import annotations

import pkgutil
import warnings
from collections.abc import Iterator
from functools import cache
from importlib import import_module

from . import formats as folder
from .model import Authority
from .model.folding import fold_case
from .parsing.format import Format, Publisher

__all__ = ["authorities", "authority_named", "formats", "publishers"]


@cache
def publishers() -> tuple[Publisher, ...]:
    """Every publisher: those of the library by name, then those of other packages."""
    ours = [
        import_module(f"{folder.__name__}.{module.name}").PUBLISHER for module in pkgutil.iter_modules(folder.__path__)
    ]
    return (*ours, *_of_other_packages())


def _of_other_packages() -> Iterator[Publisher]:
    from importlib.metadata import entry_points  # imported here: it takes a fifth of the time of the whole import

    for point in entry_points(group="sanctionslib.formats"):
        try:
            publisher = point.load()
            if not isinstance(publisher, Publisher):
                raise TypeError("it is no Publisher")  # noqa: TRY301 - said like whatever else goes wrong
        except Exception as error:  # noqa: BLE001 - whatever another package raises, the other formats can be read
            message = f"the formats of {point.name} ({point.value}) cannot be used: {type(error).__name__}: {error}"
            warnings.warn(message, stacklevel=2)
        else:
            yield publisher


@cache
def formats() -> tuple[Format, ...]:
    """
    Every format that can be read, by name.

    >>> [format.name for format in formats() if format.name.startswith("un")]
    ['un_sc_xml']
    """
    found = [format for publisher in publishers() for format in publisher.formats]
    return tuple(sorted(found, key=lambda format: format.name))


@cache
def authorities() -> tuple[Authority, ...]:
    """
    Every authority whose lists can be read.

    >>> [str(authority) for authority in authorities() if authority.country == "CH"]
    ['SECO']
    """
    return tuple(dict.fromkeys(authority for publisher in publishers() for authority in publisher.authorities))


@cache
def authority_named(name: str) -> Authority | None:
    """
    The authority that has a name, in any of its languages; None if that is none of these.

    >>> authority_named("Foreign, Commonwealth & Development Office"), authority_named("Interpol")
    (Authority('gb-fcdo', name='Foreign, Commonwealth and Development Office', country='GB'), None)
    """
    for authority in authorities():
        if fold_case(name) in map(fold_case, (authority.name, str(authority), *authority.names)):
            return authority
    return None
