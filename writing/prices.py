"""What a model's tokens cost, from the table of prices that comes with `genai_prices`; nothing is looked up online."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from genai_prices import Usage, calc_price

_PROVIDERS = {"google": "google", "openai": "openai", "openai-chat": "openai", "anthropic": "anthropic"}
_MILLION = Decimal(1_000_000)

ASSUMED_INPUT = Decimal(4)
ASSUMED_OUTPUT = Decimal(20)
"""US dollars per million tokens that a budget counts for a model of unknown price: as much as the dearest model that
we know to be used for this (gemini-4-argon from December 2026), so that a guess errs on the safe side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    input: int = 0
    """Those from the cache included."""
    cached: int = 0
    output: int = 0


def price(spec: str, tokens: Tokens, at: datetime) -> Decimal | None:
    """US dollars at that time; None where nobody knows. `spec`: the model's name as settings have it.

    A model of `ollama:` runs on a computer of one's own and costs nothing.
    """
    provider, _, name = spec.partition(":")
    if provider == "ollama":
        return Decimal(0)
    usage = Usage(input_tokens=tokens.input, cache_read_tokens=tokens.cached, output_tokens=tokens.output)
    try:
        found = calc_price(usage, name, provider_id=_PROVIDERS.get(provider), genai_request_timestamp=at)
    except (LookupError, ValueError):
        return None
    return found.total_price


def counted(spec: str, tokens: Tokens, at: datetime) -> Decimal:
    """What a budget counts: the price, or where that is unknown an assumed one that is rather too high."""
    known = price(spec, tokens, at)
    if known is not None:
        return known
    return (tokens.input * ASSUMED_INPUT + tokens.output * ASSUMED_OUTPUT) / _MILLION


def most_tokens(text: str) -> int:
    """More tokens than a tokenizer makes of ordinary text.

    A syllable of Hangul, a digit and a sign count as one each; Latin letters are rarely less than two to a token.
    """
    letters = sum(char.isascii() and char.isalpha() for char in text)
    return len(text) - letters // 2
