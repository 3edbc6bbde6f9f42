"""The three answers that an honest list can give."""

from __future__ import annotations

import enum


class Answer(enum.StrEnum):
    """
    Yes, no, or cannot say.

    A list often does not hold what an answer needs (a birth date known to "circa 1960", a designation without a
    date). `Answer.CANNOT_SAY` has therefore no truth value: ``if answer:`` raises instead of silently taking the
    unknown for a no.

    >>> bool(Answer.YES), bool(Answer.NO)
    (True, False)
    >>> if Answer.CANNOT_SAY: pass
    Traceback (most recent call last):
    ...
    ValueError: the answer is "cannot say": compare it with Answer.YES, Answer.NO or Answer.CANNOT_SAY
    >>> Answer.CANNOT_SAY == "cannot say"
    True
    """

    YES = "yes"
    NO = "no"
    CANNOT_SAY = "cannot say"

    def __bool__(self) -> bool:
        if self is Answer.CANNOT_SAY:
            raise ValueError('the answer is "cannot say": compare it with Answer.YES, Answer.NO or Answer.CANNOT_SAY')
        return self is Answer.YES
