"""Turns settings into the objects that reach the outside: Telegram, the models, the web."""

from dataclasses import dataclass, replace

from pydantic import SecretStr
from telegram.request import HTTPXRequest

from bot.settings import Settings
from bot.world import World
from handlers.access import Guests
from handlers.alarms import Alarms
from handlers.intake import PollingBot
from news.naver import Naver, NaverKey
from news.research import PracticeNews, Researcher
from news.search import Shelf
from news.web import Web
from news.worker import Runs
from writing.brief import Writer
from writing.budget import Limits
from writing.digest import DigestWriter
from writing.llm import ModelWriter
from writing.models import BaseUrls, Keys, build_model, has_key
from writing.till import OpenTill, Till


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """The playground's newsroom, for when the live search cannot be reached."""

    news: PracticeNews
    topics: tuple[str, ...]
    host: str
    """`127.0.0.1:PORT`, which the reader may open for it."""


def guests_of(settings: Settings) -> Guests:
    everyone = settings.allowed_users == ("*",)
    users = frozenset() if everyone else frozenset(map(int, settings.allowed_users))
    return Guests(owner=settings.owner_id, users=users, everyone=everyone)


def web_of(settings: Settings, world: World, practice: Practice | None = None) -> Web:
    hosts = (*settings.news_private_hosts, *((practice.host,) if practice else ()))
    return Web(world.web, private_hosts=hosts, resolve=world.resolve, connect=world.connect)


def researcher_of(
    settings: Settings,
    world: World,
    web: Web,
    practice: Practice | None = None,
    worker: Runs | None = None,
    shelf: Shelf | None = None,
) -> Researcher:
    """Without `worker` a thread of this process does what is heavy, as is right for one command.

    Without `shelf` nothing is stored: the feeds are read when they are needed.
    """
    return Researcher(
        web,
        feeds=settings.news_feeds,
        search_url=settings.news_search_url,
        now=world.now,
        practice=practice.news if practice else None,
        worker=worker,
        shelf=shelf,
        naver=naver_of(settings, world),
    )


def naver_of(settings: Settings, world: World) -> Naver | None:
    client, secret = settings.naver_client_id, settings.naver_client_secret
    if client is None or secret is None:
        return None
    return Naver(NaverKey(client=client.get_secret_value(), secret=secret.get_secret_value()), world.naver)


def writer_of(settings: Settings, world: World, till: Till | None = None, alarms: Alarms | None = None) -> Writer:
    """The models whose provider can be asked, in their order; with none, the writer that needs none.

    Without `till` calls are neither limited nor written down; without `alarms` nobody is told of a refused key.
    """
    keys, addresses = keys_of(settings), addresses_of(settings)
    usable = [spec for spec in (settings.llm_model, *settings.llm_fallbacks) if has_key(spec, keys)]
    if not usable:
        return DigestWriter()
    models = [build_model(spec, keys, addresses) for spec in usable]
    writer = ModelWriter(models=models, patience=world.patience, till=till or OpenTill(), clock=world.now)
    return replace(writer, on_refused=alarms.refused) if alarms else writer


def keys_of(settings: Settings) -> Keys:
    def secret(name: str) -> str:
        value = getattr(settings, name)
        return value.get_secret_value() if value else ""

    return Keys(google=secret("gemini_api_key"), openai=secret("openai_api_key"), anthropic=secret("anthropic_api_key"))


def addresses_of(settings: Settings) -> BaseUrls:
    addresses = BaseUrls(
        google=settings.gemini_base_url or "",
        openai=settings.openai_base_url or "",
        ollama=settings.ollama_base_url or "",
        anthropic=settings.anthropic_base_url or "",
    )
    return addresses.with_address(settings.llm_model, settings.llm_base_url or "")


def limits_of(settings: Settings) -> Limits:
    """An amount of 0 is no limit."""
    return Limits(each=settings.daily_budget_usd or None, desk=settings.desk_budget_usd or None)


def bot_of(settings: Settings) -> PollingBot:
    if settings.telegram_bot_token is None:
        raise ValueError("a bot needs a token")
    address = settings.telegram_api_url
    # Nothing is read from the environment, proxies included; small pools would time out under many chats.
    request = HTTPXRequest(
        connection_pool_size=64,
        connect_timeout=10,
        read_timeout=20,
        write_timeout=20,
        pool_timeout=30,
        httpx_kwargs={"trust_env": False},
    )
    polling = HTTPXRequest(connection_pool_size=2, connect_timeout=10, httpx_kwargs={"trust_env": False})
    return PollingBot(
        settings.telegram_bot_token.get_secret_value(),
        base_url=f"{address}/bot",
        base_file_url=f"{address}/file/bot",
        request=request,
        get_updates_request=polling,
    )


def with_token(settings: Settings, token: str, address: str, owner: int) -> Settings:
    """The same settings for a Bot API server of our own."""
    update = {"telegram_bot_token": SecretStr(token), "telegram_api_url": address, "owner_id": owner}
    return settings.model_copy(update={**update, "allowed_users": ()})
