"""The one place that reads the environment: a typed, checked object, made at start-up and handed on in pieces."""

from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator, Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from domain.language import Language
from news.addresses import parse_private_host
from writing.models import PROVIDERS

SHIPPED_FEEDS = Path(__file__).parent.parent / "news" / "feeds.opml"


class Right(StrEnum):
    """What would be right where something is wrong; `bot.console_texts` has the words."""

    ADDRESS = "address"
    SEARCH_ADDRESS = "search address"
    MODEL = "model"
    DATABASE = "database"
    FEEDS = "feeds"
    HOSTS = "hosts"
    USERS = "users"
    USER = "user"
    ZONE = "zone"
    PORT = "port"
    MONEY = "money"
    TEXT_FILE = "text file"


class WrongSetting(Exception):
    """`problems`: the name of each wrong setting, and what would be right."""

    def __init__(self, problems: list[tuple[str, Right]]) -> None:
        super().__init__("; ".join(f"{name}: {right}" for name, right in problems))
        self.problems = problems


def _listed(value: Any) -> Any:
    return [item.strip() for item in value.split(",") if item.strip()] if isinstance(value, str) else value


_NUMBERS = {
    "owner_id": Right.USER,
    "playground_port": Right.PORT,
    "daily_budget_usd": Right.MONEY,
    "desk_budget_usd": Right.MONEY,
}
Listed = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_listed)]


class Settings(BaseSettings):
    """Every field is an environment variable or a line of `.env`, in capitals."""

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8", env_ignore_empty=True, extra="ignore", frozen=True
    )

    telegram_bot_token: SecretStr | None = None
    telegram_api_url: str = "https://api.telegram.org"
    llm_model: str = "google:gemini-3.8-flash"
    llm_fallbacks: Listed = ()
    gemini_api_key: SecretStr | None = None
    openai_api_key: SecretStr | None = None
    anthropic_api_key: SecretStr | None = None
    llm_base_url: str | None = None
    gemini_base_url: str | None = None
    openai_base_url: str | None = None
    anthropic_base_url: str | None = None
    ollama_base_url: str | None = None
    database_url: str = "sqlite:///data/chogo.db"
    news_feeds: Path = SHIPPED_FEEDS
    news_search_url: str = "https://news.google.com/rss/search?q={query}&hl=ko&gl=KR&ceid=KR:ko"
    naver_client_id: SecretStr | None = None
    naver_client_secret: SecretStr | None = None
    news_private_hosts: Listed = ()
    allowed_users: Listed = ()
    owner_id: int | None = Field(default=None, gt=0)
    default_timezone: str = "Asia/Seoul"
    daily_budget_usd: Decimal = Field(default=Decimal("1.00"), ge=0)
    desk_budget_usd: Decimal = Field(default=Decimal("5.00"), ge=0)
    playground_port: int = Field(default=8765, ge=0, le=65535)

    @field_validator(
        "telegram_api_url",
        "llm_base_url",
        "gemini_base_url",
        "openai_base_url",
        "anthropic_base_url",
        "ollama_base_url",
        "news_search_url",
    )
    @classmethod
    def _is_address(cls, value: str | None) -> str | None:
        if value is not None and not value.startswith(("http://", "https://")):
            raise ValueError(Right.ADDRESS)
        return value.rstrip("/") if value else value

    @field_validator("news_search_url")
    @classmethod
    def _has_query(cls, value: str) -> str:
        if "{query}" not in value:
            raise ValueError(Right.SEARCH_ADDRESS)
        return value

    @field_validator("llm_model")
    @classmethod
    def _names_provider(cls, value: str) -> str:
        return _model(value)

    @field_validator("llm_fallbacks")
    @classmethod
    def _name_providers(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(_model(item) for item in value)

    @field_validator("database_url")
    @classmethod
    def _is_sqlite_file(cls, value: str) -> str:
        if not value.startswith(("sqlite:///", "sqlite+aiosqlite:///")) or value.endswith((":///", ":memory:")):
            raise ValueError(Right.DATABASE)
        return value

    @field_validator("news_feeds")
    @classmethod
    def _exists(cls, value: Path) -> Path:
        if not value.is_file():
            raise ValueError(Right.FEEDS)
        return value

    @field_validator("news_private_hosts")
    @classmethod
    def _are_hosts(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        try:
            for entry in value:
                parse_private_host(entry)
        except ValueError as error:
            raise ValueError(Right.HOSTS) from error
        return value

    @field_validator("allowed_users")
    @classmethod
    def _are_users(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if value != ("*",) and not all(item.isascii() and item.isdecimal() for item in value):
            raise ValueError(Right.USERS)
        return value

    @field_validator("default_timezone")
    @classmethod
    def _is_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ValueError, OSError, KeyError) as error:
            raise ValueError(Right.ZONE) from error
        return value

    def secrets(self) -> list[str]:
        """What must never be logged."""
        models = (self.gemini_api_key, self.openai_api_key, self.anthropic_api_key)
        found = (self.telegram_bot_token, *models, self.naver_client_id, self.naver_client_secret)
        return [secret.get_secret_value() for secret in found if secret]


class _Terminal(BaseSettings):
    """LC_CTYPE is left out: where a locale is not installed, Python sets it to C.UTF-8, which names no language."""

    model_config = SettingsConfigDict(env_ignore_empty=True, frozen=True)

    lc_all: str = ""
    lc_messages: str = ""
    lang: str = ""


def load(**overrides: Any) -> Settings:
    """Read the settings.

    Raises:
        WrongSetting: with every wrong one by name; never with its value, which may be a secret.
    """
    try:
        return Settings(**overrides)
    except ValidationError as error:
        raise WrongSetting([_problem(item) for item in error.errors()]) from None
    except (UnicodeDecodeError, IsADirectoryError):
        raise WrongSetting([(".env", Right.TEXT_FILE)]) from None


def terminal_language() -> Language:
    """What the terminal is set to, also where the system has no such locale installed."""
    terminal = _Terminal()
    code = terminal.lc_all or terminal.lc_messages or terminal.lang
    return Language.KO if code.startswith("ko") else Language.EN


def _problem(item: Any) -> tuple[str, Right]:
    name = str(item["loc"][0])
    reason = item.get("ctx", {}).get("error")
    if isinstance(reason, ValueError):
        return name.upper(), Right(str(reason))
    # The library's own refusal: no number in its range.
    return name.upper(), _NUMBERS[name]


def _model(value: str) -> str:
    provider, _, name = value.partition(":")
    if provider not in PROVIDERS or not name:
        raise ValueError(Right.MODEL)
    return value
