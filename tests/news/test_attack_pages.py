"""What a page or a feed says is data: it names no address that we then open."""

from pathlib import Path

import pytest

from tests.news.attack_pages import LIMITS, PAGES, PageAttack, besiege_reader, strays


@pytest.mark.asyncio
@pytest.mark.parametrize("attack", PAGES, ids=str)
async def test_opens_only_what_was_sent(attack: PageAttack, tmp_path: Path) -> None:
    outcome = await besiege_reader(attack, tmp_path)
    assert strays(outcome) == []
    assert outcome.breaches("read", LIMITS.seconds) == []
