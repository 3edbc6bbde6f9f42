"""OFAC's words, held to what they say."""

from __future__ import annotations

import pytest

from sanctionslib.formats.us_ofac.vocabulary import RELATION_TYPES
from sanctionslib.model import RelationshipKind as R

# What the first party is to the second, read off each phrase: "<party> ... <other party>".
SAYS = {
    "Associate Of": R.ASSOCIATE_OF,
    "Providing support to": R.PROVIDING_SUPPORT_TO,
    "Acting for or on behalf of": R.ACTING_FOR,
    "Owned or Controlled By": R.OWNED_OR_CONTROLLED_BY,
    "Family member of": R.FAMILY_OF,
    "playing a significant role in": R.SIGNIFICANT_ROLE_IN,
    "Leader or official of": R.LEADER_OF,
    "Principal Executive Officer": R.EXECUTIVE_OF,
    "Owns, controls, or operates": R.OWNS_CONTROLS_OR_OPERATES,
    "Property in the interest of": R.PROPERTY_IN_THE_INTEREST_OF,
}


@pytest.mark.parametrize("words", sorted({*RELATION_TYPES, *SAYS}))
def test_a_relation_has_the_direction_of_its_words(words: str) -> None:
    """Owned by is not owner of: each type of relation says what the first party is to the second."""
    assert RELATION_TYPES[words] is SAYS[words]
