"""`chogo doctor`: what is set up, a line each, with the mend."""

import re
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass

from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.console_texts import ConsoleTexts
from bot.outside import addresses_of, bot_of, keys_of, web_of
from bot.settings import Settings
from bot.world import World
from domain.errors import ModelFailure
from news.feeds import FeedListError, read_opml
from news.search import probe, read_feed
from news.web import Web
from storage.database import Database, DatabaseNewer, DatabaseUnusable
from writing.llm import ping
from writing.models import build_model, has_key

_TOKEN = re.compile(r"\d{5,}:[A-Za-z0-9_-]{20,}")


@dataclass(frozen=True, slots=True)
class Line:
    fine: bool
    text: str
    optional: bool = False
    """Not fine, but chogo runs all the same."""


async def examine(settings: Settings, texts: ConsoleTexts, *, live: bool) -> int:
    """0 when everything that was looked at is fine, else 1."""
    lines = list(_resting(settings, texts))
    if live:
        lines += [line async for line in _living(settings, texts)]
    for line in lines:
        print(f"{'✓' if line.fine else '–' if line.optional else '✗'} {line.text}")
    return 0 if all(line.fine or line.optional for line in lines) else 1


def _resting(settings: Settings, texts: ConsoleTexts) -> Iterator[Line]:
    yield Line(True, texts.settings_fine(settings.morning_at, settings.default_timezone))
    yield _token(settings, texts)
    keys = keys_of(settings)
    for spec in (settings.llm_model, *settings.llm_fallbacks):
        usable = has_key(spec, keys)
        yield Line(usable, texts.model_set(spec) if usable else texts.no_key(spec), optional=True)
    rank = settings.llm_rank_model
    ranks = has_key(rank, keys)
    yield Line(ranks, texts.model_set(rank) if ranks else texts.no_rank_key(rank), optional=True)
    yield _database(settings, texts)
    yield _feeds(settings, texts)


def _token(settings: Settings, texts: ConsoleTexts) -> Line:
    if settings.telegram_bot_token is None:
        return Line(False, texts.no_token(), optional=True)
    shaped = _TOKEN.fullmatch(settings.telegram_bot_token.get_secret_value())
    return Line(True, texts.token_set()) if shaped else Line(False, texts.token_shape())


def _database(settings: Settings, texts: ConsoleTexts) -> Line:
    database = Database(settings.database_url)
    path = str(database.path)
    try:
        database.examine()
    except DatabaseNewer:
        return Line(False, texts.database_newer(path))
    except DatabaseUnusable as error:
        return Line(False, texts.database_fails(path, str(error)))
    return Line(True, texts.database_fine(path))


def _feeds(settings: Settings, texts: ConsoleTexts) -> Line:
    try:
        return Line(True, texts.feeds_listed(len(read_opml(settings.news_feeds))))
    except FeedListError:
        return Line(False, texts.feeds_unreadable(str(settings.news_feeds)))


async def _living(settings: Settings, texts: ConsoleTexts) -> AsyncIterator[Line]:
    if settings.telegram_bot_token is not None:
        yield await _telegram(settings, texts)
    keys, addresses = keys_of(settings), addresses_of(settings)
    for spec in dict.fromkeys((settings.llm_model, *settings.llm_fallbacks, settings.llm_rank_model)):
        if has_key(spec, keys):
            model = build_model(spec, keys, addresses)
            try:
                await ping(model)
                yield Line(True, texts.model_answers(spec))
            except ModelFailure as failure:
                yield Line(False, texts.model_fails(spec, failure.reason))
            finally:
                await model.aclose()
    async with web_of(settings, World()) as web:
        found = await probe(web, settings.news_search_url)
        yield Line(found, texts.search_answers() if found else texts.search_fails())
        yield await _feed(settings, texts, web)


async def _feed(settings: Settings, texts: ConsoleTexts, web: Web) -> Line:
    """The first feed of the list; with none listed there is nothing to ask."""
    try:
        first = next(iter(read_opml(settings.news_feeds)), None)
    except FeedListError:
        return Line(False, texts.feeds_unreadable(str(settings.news_feeds)))
    if first is None:
        return Line(True, texts.feeds_listed(0))
    items = await read_feed(web, first.url)
    return Line(items is not None, texts.feed_answers(first.url) if items is not None else texts.feed_fails(first.url))


async def _telegram(settings: Settings, texts: ConsoleTexts) -> Line:
    bot: Bot = bot_of(settings)
    try:
        async with bot:
            return Line(True, texts.token_works(bot.username))
    except InvalidToken:
        return Line(False, texts.token_refused())
    except TelegramError:
        return Line(False, texts.telegram_unreachable(settings.telegram_api_url))
