import pytest

from tests.writing.digest_articles import SOURCES
from writing.wishes import Wish, read_wish


@pytest.mark.parametrize(
    ("request_", "wish"),
    [
        ("숫자를 더 넣어줘", Wish(figures=True)),
        ("add more figures", Wish(figures=True)),
        ("숫자를 줄여 줘", Wish(beyond=True)),
        ("숫자 없이", Wish(beyond=True)),
        ("좀 더 짧게 해 주세요", Wish(shorter=True)),
        ("더 자세히", Wish(longer=True)),
        ("1번, 3번 출처 빼고 더 짧게", Wish(without=frozenset({1, 3}), shorter=True)),
        ("출처 1과 2는 쓰지 마", Wish(without=frozenset({1, 2}))),
        ("leave out sources 1 and 3", Wish(without=frozenset({1, 3}))),
        ("use different sentences", Wish(other=True)),
        ("2번 섹션을 더 쉽게", Wish(beyond=True)),
        ("연습증권뉴스 기사 말고 다른 문장", Wish(without=frozenset({3}), other=True)),
        ("안녕", Wish()),
    ],
)
def test_requests_are_read(request_: str, wish: Wish) -> None:
    assert read_wish(request_, SOURCES[:3]) == wish
