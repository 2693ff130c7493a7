"""What asking a model consumed."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Used:
    """What one task on one model consumed, also when it failed."""

    spec: str
    task: str
    """plan, blog, script, revise, rank or ping."""
    requests: int
    input_tokens: int
    cached_tokens: int
    """Of the input tokens, those that the provider had at hand."""
    output_tokens: int
    cost_usd: Decimal | None
    """None where the model's price is unknown."""
