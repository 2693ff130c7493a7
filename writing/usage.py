"""What asking a model consumed, and for whom."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

DESK = 0
"""Pays for what no single reader asked for: the morning drafts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Payer:
    """Whose day's budget a call is charged to, and the draft that it is for."""

    owner: int = DESK
    draft: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Used:
    """What one task on one model consumed, also when it failed."""

    spec: str
    task: str
    """plan, blog, script, revise, ping, or whatever else is asked for: a name, not a closed list."""
    requests: int = 0
    unmeasured: int = 0
    """Of the requests, those that broke off before anybody said what they used."""
    input_tokens: int = 0
    cached_tokens: int = 0
    """Of the input tokens, those that the provider had at hand."""
    output_tokens: int = 0
    cost_usd: Decimal | None = Decimal(0)
    """None where the model's price is unknown. With `unmeasured` requests, it is at least this."""
    prompts: Mapping[str, int] = field(default_factory=dict)
    """Versions of the prompts that it was asked with, by name."""
