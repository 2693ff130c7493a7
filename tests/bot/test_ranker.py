"""Which model ranks: by the same rules for keys and addresses as the one that writes."""

import pytest

from bot.outside import ranker_of
from bot.settings import Settings
from bot.world import World

SPEC = "google:gemini-3.5-flash-lite"


def settings(**given: object) -> Settings:
    return Settings.model_validate({"_env_file": None} | given)


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ({}, None),
        ({"gemini_api_key": "key"}, SPEC),
        ({"openai_api_key": "key"}, None),
        ({"openai_api_key": "key", "llm_rank_model": "openai:gpt-6-mini"}, "openai:gpt-6-mini"),
        ({"llm_rank_model": "ollama:qwen3"}, "ollama:qwen3"),
    ],
)
@pytest.mark.asyncio
async def test_it_ranks_where_it_can_be_asked(given: dict[str, object], name: str | None) -> None:
    ranker = ranker_of(settings(**given), World())
    assert (ranker.writer.name if ranker else None) == name
    if ranker is not None:
        await ranker.writer.aclose()


def test_readers_wait_for_an_order_no_longer_than_it_is_worth() -> None:
    ranker = ranker_of(settings(gemini_api_key="key"), World())
    assert ranker is not None
    assert ranker.writer.patience.total <= 90
