"""What a grammar of remarks offers to those who compare them; `Format.remarks_grammar` names a module that is one."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple, Protocol


class Item(NamedTuple):
    """
    One item of a remark.

    Attributes:
        text: The item as it stands.
        label: What it begins with, as far as that is known: ``DOB``, ``Passport``, ``a.k.a.``; empty for free text.
        value: What follows the label; all of it for free text.
        alt: Whether it calls itself an alternative (``alt. DOB 1960``).
    """

    text: str
    label: str
    value: str
    alt: bool = False


class Grammar(Protocol):
    """
    A module that reads remarks in which facts of other fields stand as items, between free text.

    Its format's parser puts the facts into their fields. With these two functions, two editions are compared by what
    their remarks say beside those fields, and by what a remark that was cut off may have said.
    """

    def items(
        self, remarks: str, *, titles: Collection[str] = (), full_stop: bool = False, cut: bool = False
    ) -> Iterator[Item]:
        """
        The items of a remark, in its order; those without a label are free text.

        Args:
            remarks: The whole remark.
            titles: The titles of the record: an item that repeats one has a label.
            full_stop: Whether the remark as a whole ends with a full stop; see `Format.remarks_full_stop`.
            cut: Whether the remark breaks off: its last item is then free text, whatever it looks like.
        """

    def can_state(self, field: str, value: object) -> bool:
        """Whether a remark can state that value of that field, so that it may stand beyond a cut."""
