"""None of the attacks reaches anything inside, or costs more than it may."""

import pytest

from tests.news.attack import Attack
from tests.news.attacks import ATTACKS
from tests.news.siege import TRUSTED, besiege, besiege_trusting


@pytest.mark.asyncio
@pytest.mark.parametrize("attack", ATTACKS, ids=str)
async def test_holds(attack: Attack) -> None:
    outcome = await besiege(attack)
    assert outcome.breaches(attack.ends, attack.limits.seconds) == []


@pytest.mark.asyncio
async def test_a_client_without_our_rules_would_not_hold() -> None:
    """The attacks are worth something: the same seams record what such a client reaches."""
    reached = {str(attack) for attack in ATTACKS if attack.kind in TRUSTED and await besiege_trusting(attack)}
    for kind, least in {"address": 80, "DNS answer": 45, "redirect": 25, "rebinding": 4}.items():
        assert sum(name.startswith(kind) for name in reached) >= least, kind


def test_the_names_tell_attacks_apart() -> None:
    names = [str(attack) for attack in ATTACKS]
    assert len(set(names)) == len(names) >= 150
