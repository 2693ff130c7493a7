from decimal import Decimal

import pytest

from domain.language import Language
from handlers.money import money


@pytest.mark.parametrize(
    ("dollars", "korean", "english"),
    [
        ("0", "0달러", "$0"),
        ("0.0000001", "0.001달러 미만", "under $0.001"),
        ("0.001", "0.001달러", "$0.001"),
        ("0.04275", "0.043달러", "$0.043"),
        ("0.2", "0.20달러", "$0.20"),
        ("0.9996", "1.00달러", "$1.00"),
        ("1", "1.00달러", "$1.00"),
        ("12.345", "12.35달러", "$12.35"),
        ("1234.5", "1,234.50달러", "$1,234.50"),
    ],
)
def test_amounts_have_a_sensible_precision(dollars: str, korean: str, english: str) -> None:
    assert money(Decimal(dollars), Language.KO) == korean
    assert money(Decimal(dollars), Language.EN) == english
