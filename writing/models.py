"""Names of models made into models: the provider, its key and its address, and nothing from the environment.

Only this module, `writing.llm`, `writing.runs` and `writing.accounts` know the model library.
A provider's own client is imported when a model of it is built: the largest takes a quarter of the whole start.
"""

from asyncio import AbstractEventLoop, get_running_loop
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from threading import Lock
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import httpx2
from pydantic_ai.models import Model
from pydantic_ai.models.google import GoogleModel
from pydantic_ai.providers.google import GoogleProvider

from domain.errors import ChogoError

if TYPE_CHECKING:
    from pydantic_ai.providers.ollama import OllamaProvider
    from pydantic_ai.providers.openai import OpenAIProvider

PROVIDERS = ("google", "openai", "openai-chat", "ollama", "anthropic")
"""What may stand before the colon of a model's name."""

GOOGLE_URL = "https://generativelanguage.googleapis.com/"
OPENAI_URL = "https://api.openai.com/v1"
OLLAMA_URL = "http://127.0.0.1:11434/v1"
ANTHROPIC_URL = "https://api.anthropic.com"


class UnknownModel(ChogoError):
    """A model's name that does not start with a provider we know."""

    def __init__(self, spec: str) -> None:
        super().__init__(f"no provider for {spec!r}")
        self.spec = spec


class MissingExtra(ChogoError):
    """The model needs an optional part of chogo that is not installed."""

    def __init__(self, extra: str) -> None:
        super().__init__(f"the extra {extra!r} is not installed")
        self.extra = extra


class MissingKey(ChogoError):
    """The model's provider wants a key, and there is none."""

    def __init__(self, spec: str) -> None:
        super().__init__(f"no key for {spec}")
        self.spec = spec


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    google: str = field(default="", repr=False)
    openai: str = field(default="", repr=False)
    anthropic: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseUrls:
    """Addresses of the providers; empty means the provider's own (for Ollama: this machine)."""

    google: str = ""
    openai: str = ""
    ollama: str = ""
    anthropic: str = ""

    def with_address(self, spec: str, url: str) -> "BaseUrls":
        """`LLM_BASE_URL`: the address of the provider that `spec` names. Raises UnknownModel."""
        return replace(self, **{_family(spec): url}) if url else self


@dataclass(frozen=True, slots=True)
class Built:
    model: Model
    http: httpx2.AsyncClient
    """The client that `model` speaks through."""


class ReadyModel:
    """A model with the name it goes by in settings, in drafts and in logs.

    The library's objects belong to one event loop (two loops at once wait for each other's locks for ever), and
    durable work may run on a loop of its own: each loop gets objects of its own, made at its first call.
    """

    def __init__(self, spec: str, key: str, build: Callable[[], Built]) -> None:
        self.spec = spec
        self.key = key
        """Only so that it can be struck out of whatever is logged."""
        self._build = build
        self._first: Built | None = build()
        self._made: WeakKeyDictionary[AbstractEventLoop, Built] = WeakKeyDictionary()
        self._lock = Lock()

    def __repr__(self) -> str:
        return f"ReadyModel({self.spec!r})"

    def here(self) -> Model:
        """The model for the running event loop."""
        loop = get_running_loop()
        with self._lock:
            if loop not in self._made:
                self._made[loop] = self._first or self._build()
                self._first = None
            return self._made[loop].model

    async def aclose(self) -> None:
        """No connection outlives its answer, so this is for the end of the program only."""
        for built in list(self._made.values()):
            await built.http.aclose()


def has_key(spec: str, keys: Keys) -> bool:
    """Whether the model can be asked at all. Raises UnknownModel."""
    return _family(spec) == "ollama" or bool(_key(spec, keys))


def check_name(spec: str) -> None:
    """Raises UnknownModel unless `spec` is `provider:name` with a provider from PROVIDERS."""
    provider, colon, name = spec.partition(":")
    if provider not in PROVIDERS or not colon or not name.strip():
        raise UnknownModel(spec)


def build_model(spec: str, keys: Keys, base_urls: BaseUrls) -> ReadyModel:
    """Raises UnknownModel, MissingKey or MissingExtra; opens no connection."""
    if not has_key(spec, keys):
        raise MissingKey(spec)
    provider, _, name = spec.partition(":")
    key = _key(spec, keys)
    builders = {"google": _google, "ollama": _ollama, "anthropic": _anthropic, "openai-chat": _openai_chat}
    builder = builders.get(provider, _openai)

    def build() -> Built:
        http = _client()
        return Built(builder(name, key, base_urls, http), http)

    return ReadyModel(spec, key, build)


def _client() -> httpx2.AsyncClient:
    """One for the life of a model, because making one reads all the world's certificates (a twentieth of a second).

    No connection outlives its answer: calls are minutes apart, and a connection kept that long is often dead.
    """
    limits = httpx2.Limits(max_connections=100, max_keepalive_connections=0)
    return httpx2.AsyncClient(timeout=httpx2.Timeout(600, connect=10), limits=limits)


def _google(name: str, key: str, base_urls: BaseUrls, http: httpx2.AsyncClient) -> Model:
    url = base_urls.google or GOOGLE_URL
    return GoogleModel(name, provider=GoogleProvider(api_key=key, base_url=url, http_client=http))


def _openai(name: str, key: str, base_urls: BaseUrls, http: httpx2.AsyncClient) -> Model:
    from pydantic_ai.models.openai import OpenAIResponsesModel  # noqa: PLC0415

    return OpenAIResponsesModel(name, provider=_openai_provider(key, base_urls, http))


def _openai_chat(name: str, key: str, base_urls: BaseUrls, http: httpx2.AsyncClient) -> Model:
    from pydantic_ai.models.openai import OpenAIChatModel  # noqa: PLC0415

    return OpenAIChatModel(name, provider=_openai_provider(key, base_urls, http))


def _openai_provider(key: str, base_urls: BaseUrls, http: httpx2.AsyncClient) -> "OpenAIProvider":
    from pydantic_ai.providers.openai import OpenAIProvider  # noqa: PLC0415

    provider = OpenAIProvider(api_key=key, base_url=base_urls.openai or OPENAI_URL, http_client=http)
    _forget_environment(provider)
    return provider


def _ollama(name: str, _key: str, base_urls: BaseUrls, http: httpx2.AsyncClient) -> Model:
    from pydantic_ai.models.ollama import OllamaModel  # noqa: PLC0415
    from pydantic_ai.providers.ollama import OllamaProvider  # noqa: PLC0415

    url = (base_urls.ollama or OLLAMA_URL).rstrip("/")
    url = url if url.endswith("/v1") else f"{url}/v1"
    provider = OllamaProvider(base_url=url, api_key="none", http_client=http)
    _forget_environment(provider)
    return OllamaModel(name, provider=provider)


def _forget_environment(provider: "OpenAIProvider | OllamaProvider") -> None:
    """The library has taken the organisation and the project from environment variables of its own."""
    provider.client.organization = provider.client.project = None


def _anthropic(name: str, key: str, base_urls: BaseUrls, http: httpx2.AsyncClient) -> Model:
    try:
        from pydantic_ai.models.anthropic import AnthropicModel  # noqa: PLC0415 (an optional extra)
        from pydantic_ai.providers.anthropic import AnthropicProvider  # noqa: PLC0415
    except ImportError:
        raise MissingExtra("anthropic") from None
    url = base_urls.anthropic or ANTHROPIC_URL
    return AnthropicModel(name, provider=AnthropicProvider(api_key=key, base_url=url, http_client=http))


def _family(spec: str) -> str:
    check_name(spec)
    provider = spec.partition(":")[0]
    return "openai" if provider == "openai-chat" else provider


def _key(spec: str, keys: Keys) -> str:
    return {"google": keys.google, "openai": keys.openai, "anthropic": keys.anthropic}.get(_family(spec), "")
