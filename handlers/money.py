"""Amounts of US dollars as people read them."""

from decimal import ROUND_HALF_UP, Decimal

from domain.language import Language

_LEAST = Decimal("0.001")
_CENT = Decimal("0.01")


def money(dollars: Decimal, language: Language) -> str:
    """To a tenth of a cent below a dollar, to the cent above; what is smaller is said to be smaller, never zero."""
    if 0 < dollars < _LEAST:
        return f"{_LEAST}달러 미만" if language is Language.KO else f"under ${_LEAST}"
    rounded = dollars.quantize(_LEAST if dollars < 1 else _CENT, ROUND_HALF_UP) if dollars else Decimal(0)
    if rounded == rounded.quantize(_CENT) and dollars:
        rounded = rounded.quantize(_CENT)
    return f"{rounded:,}달러" if language is Language.KO else f"${rounded:,}"
