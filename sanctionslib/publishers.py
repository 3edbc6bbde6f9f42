"""
Who publishes lists, and in which formats: the packages in `sanctionslib.formats`, and those that others have installed.

The folder is the register: each package in it describes one `Publisher`, called ``PUBLISHER``. Somebody else's package
joins by an entry point in the group ``sanctionslib.formats`` that names such a `Publisher`.
"""

from __future__ import annotations

import pkgutil
import warnings
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module

from . import formats as folder
from .model import Authority
from .model.folding import fold_case
from .parsing.format import Format, Label, Publisher
from .parsing.opensanctions import Dataset

__all__ = [
    "authorities",
    "authority_named",
    "datasets",
    "datasets_of",
    "format_named",
    "formats",
    "labels",
    "publisher_of",
    "publishers",
    "undetermined_titles",
]


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
def _by_name() -> dict[str, Format]:
    return {format.name: format for format in formats()}


def format_named(name: str | None) -> Format | None:
    """
    The format that has a name; None if there is none, as for a list that was made in memory.

    >>> format_named("un_sc_xml").title, format_named("xx_yy_xml"), format_named(None)
    ('UN Security Council Consolidated List, XML', None, None)
    """
    return _by_name().get(name or "")


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


@cache
def _by_authority() -> dict[str, Publisher]:
    return {authority.id: publisher for publisher in publishers() for authority in publisher.authorities}


def publisher_of(authority: Authority | None) -> Publisher | None:
    """
    The publisher of an authority's lists; None if there is none.

    >>> publisher_of(authority_named("SECO")).jurisdiction
    'ch'
    """
    return _by_authority().get(authority.id) if authority else None


@cache
def datasets() -> tuple[Dataset, ...]:
    """Every dataset of OpenSanctions that holds a list of these."""
    return tuple(dataset for publisher in publishers() for dataset in publisher.datasets)


def datasets_of(authority: Authority | None) -> tuple[Dataset, ...]:
    """
    The datasets of OpenSanctions that hold the lists of an authority; see `Publisher.datasets` for their order.

    >>> [dataset.name for dataset in datasets_of(authority_named("OFAC"))]
    ['us_ofac_sdn', 'us_ofac_cons']
    """
    return tuple(dataset for dataset in datasets() if authority and dataset.authority.id == authority.id)


@cache
def labels() -> Mapping[str, Label]:
    """What the labels of all publishers mean, in small letters; of two that use one label, the first counts."""
    return {label.casefold(): kind for publisher in reversed(publishers()) for label, kind in publisher.labels.items()}


@cache
def undetermined_titles() -> frozenset[str]:
    """
    The titles of lists of which their files do not tell which of the authority's lists they are.

    >>> sorted(undetermined_titles())
    ['OFAC sanctions list', 'OFAC sanctions lists']
    """
    return frozenset(title for publisher in publishers() for title in publisher.undetermined_titles)
