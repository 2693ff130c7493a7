"""How much has to be read before anything is written from it."""

from collections.abc import Sequence

from domain.errors import NothingToStandOn, TooThin
from domain.sources import Source

LEAST = 120
"""Characters of all sources together, blanks not counted: a flash of three lines. From less, a blog post and five
minutes of speech would be padding."""


def require_enough(sources: Sequence[Source]) -> None:
    """Raises NothingToStandOn where nothing was read, TooThin where it is too little."""
    if not sources:
        raise NothingToStandOn
    characters = sum(len("".join(source.text.split())) for source in sources)
    if characters < LEAST:
        raise TooThin(len(sources), characters)
