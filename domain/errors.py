"""What can go wrong, as facts; `handlers/texts.py` chooses the words.

ChogoError
├── LayoutError          Markdown that is not a draft, with the line and the reason
├── NothingToStandOn     no source could be read
├── TooThin              what was read is too little for a draft
├── NewsUnreachable      neither search nor feeds could be reached
├── NeedsModel           a wish that only a model can carry out
│   └── NoShorter        one sentence is left, and code words none
├── Stopped              the person cancelled the work
├── BudgetSpent          the day's money for the model does not last for the next request
└── ModelFailure         the model cannot answer now; `reason` says why
"""

from decimal import Decimal
from enum import StrEnum


class ChogoError(Exception):
    """Base of everything that chogo itself raises."""


class NothingToStandOn(ChogoError):
    """No source could be read for a topic."""


class TooThin(ChogoError):
    """What could be read is too little for a blog post and a script: nothing is written from it unasked."""

    def __init__(self, sources: int, characters: int) -> None:
        super().__init__(f"{characters} characters in {sources} sources")
        self.sources = sources
        self.characters = characters


class NewsUnreachable(ChogoError):
    """Neither the news search nor any feed answered: nothing can be said about the topic."""


class NeedsModel(ChogoError):
    """A wish that code alone cannot carry out, while no model is set up."""


class NoShorter(NeedsModel):
    """Shorter, where no sentence can be spared: only another wording would do."""


class Stopped(ChogoError):
    """The person cancelled the work that was under way."""


class BudgetSpent(ChogoError):
    """What the payer may spend today does not last for the next request; it was not sent. Amounts in US dollars."""

    def __init__(self, budget: Decimal, spent: Decimal, needed: Decimal) -> None:
        super().__init__(f"{spent} of {budget} spent, {needed} needed at most")
        self.budget = budget
        """A day."""
        self.spent = spent
        """So far, without what requests under way hold back."""
        self.needed = needed
        """What the request would cost at most."""


class ModelFailureReason(StrEnum):
    BUSY = "busy"
    """Overloaded or rate limited, also after our retries."""
    QUOTA = "quota"
    """A per-day quota is spent: trying again today is of no use."""
    KEY = "key"
    """The key is refused: the owner has to mend it."""
    NOT_FOUND = "not_found"
    """The provider does not know the model's name."""
    TIMEOUT = "timeout"
    UNREACHABLE = "unreachable"
    REFUSED = "refused"
    """The provider's filter would not answer this text."""
    TOO_LONG = "too_long"
    """The answer was cut by its length limit."""
    UNUSABLE = "unusable"
    """Answers came, none in the shape that was asked for."""


class ModelFailure(ChogoError):
    """The model cannot answer; everything collected so far is kept."""

    def __init__(self, reason: ModelFailureReason, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else str(reason))
        self.reason = reason
        self.detail = detail
        """For the log only; without secrets."""
