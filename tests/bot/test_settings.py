"""Settings: what is read from where, what is refused, and with which words."""

import re
from pathlib import Path

import pytest

from bot.console_texts import ConsoleTexts
from bot.settings import SHIPPED_FEEDS, Right, Settings, WrongSetting, load, terminal_language
from domain.language import Language
from news.feeds import read_opml

ROOT = Path(__file__).parent.parent.parent
SECRET = "AIza-not-for-anyones-eyes"


@pytest.fixture(autouse=True)
def nothing_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty folder and an environment without a setting of ours."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


def wrong(**given: object) -> dict[str, str]:
    with pytest.raises(WrongSetting) as caught:
        load(**given)
    texts = ConsoleTexts(Language.EN)
    return {name: texts.what_is_right(right) for name, right in caught.value.problems}


def test_nothing_has_to_be_set() -> None:
    settings = load()
    assert settings.telegram_bot_token is None
    assert settings.allowed_users == settings.llm_fallbacks == settings.news_private_hosts == ()
    assert settings.news_feeds == SHIPPED_FEEDS
    assert read_opml(settings.news_feeds)
    assert settings.secrets() == []


def test_the_file_is_read_and_the_environment_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text(
        "# 주석\nOWNER_ID=7\nplayground_port=1\nDEFAULT_TIMEZONE='Europe/Berlin'\nUNKNOWN=x\n", encoding="utf-8"
    )
    monkeypatch.setenv("PLAYGROUND_PORT", "2")
    settings = load()
    assert (settings.owner_id, settings.playground_port, settings.default_timezone) == (7, 2, "Europe/Berlin")


def test_empty_values_are_no_values(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.setenv(name.upper(), "")
    assert load() == Settings.model_construct()


def test_a_copied_example_changes_nothing() -> None:
    before = load()
    Path(".env").write_bytes((ROOT / ".env.example").read_bytes())
    assert load() == before


def test_the_example_has_every_setting_once_with_a_comment_each() -> None:
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    named = {place: found[1] for place, line in enumerate(lines) if (found := re.match(r"#?([A-Z_]+)=", line))}
    assert list(named.values()) == [name.upper() for name in Settings.model_fields]
    for place in named:
        assert re.match(r"# [A-Z].+[가-힣]", lines[place - 1]), lines[place]


def test_the_example_shows_the_defaults(monkeypatch: pytest.MonkeyPatch) -> None:
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    shown = dict(re.findall(r"^#([A-Z_]+)=(.+)$", example, re.MULTILINE))
    defaults = load()
    for name, value in shown.items():
        monkeypatch.setenv(name, value)
    assert load() == defaults


@pytest.mark.parametrize(
    ("given", "read"),
    [("", ()), (" , ,", ()), ("1", ("1",)), (" 1 ,2,", ("1", "2")), ("*", ("*",))],
)
def test_lists_have_commas(monkeypatch: pytest.MonkeyPatch, given: str, read: tuple[str, ...]) -> None:
    monkeypatch.setenv("ALLOWED_USERS", given)
    assert load().allowed_users == read


def test_lists_of_other_kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LLM_FALLBACKS", "openai:gpt-5, ollama:qwen3:8b")
    monkeypatch.setenv("NEWS_PRIVATE_HOSTS", "news.lan, 127.0.0.1:8080, [::1]:81, 10.0.0.1")
    settings = load()
    assert settings.llm_fallbacks == ("openai:gpt-5", "ollama:qwen3:8b")
    assert len(settings.news_private_hosts) == 4


@pytest.mark.parametrize(
    ("name", "value", "right"),
    [
        ("telegram_api_url", "api.telegram.org", "http://"),
        ("llm_base_url", "ftp://x", "http://"),
        ("gemini_base_url", "x", "http://"),
        ("openai_base_url", "x", "http://"),
        ("anthropic_base_url", "x", "http://"),
        ("ollama_base_url", "localhost:11434", "http://"),
        ("news_search_url", "https://example.com/?q=", "{query}"),
        ("news_search_url", "example.com/?q={query}", "http://"),
        ("llm_model", "gemini-3.8-flash", "PROVIDER:MODEL"),
        ("llm_model", "google:", "PROVIDER:MODEL"),
        ("llm_model", "bard:x", "PROVIDER:MODEL"),
        ("llm_fallbacks", "openai:gpt-5,nobody", "PROVIDER:MODEL"),
        ("database_url", "postgresql://someone:pass@host/db", "sqlite:///PATH"),
        ("database_url", "sqlite:///:memory:", "sqlite:///PATH"),
        ("database_url", "sqlite:///", "sqlite:///PATH"),
        ("news_feeds", "/nowhere/feeds.opml", "OPML"),
        ("news_private_hosts", "http://intranet/", "NAME:PORT"),
        ("news_private_hosts", "ok.lan, 10.0.0.0/8", "NAME:PORT"),
        ("news_private_hosts", "a:99999", "NAME:PORT"),
        ("allowed_users", "@someone", "user ids"),
        ("allowed_users", "1,*", "user ids"),
        ("allowed_users", "١٢", "user ids"),
        ("owner_id", "-5", "whole number"),
        ("owner_id", "me", "whole number"),
        ("default_timezone", "Seoul", "Asia/Seoul"),
        ("default_timezone", "../../etc/passwd", "Asia/Seoul"),
        ("morning_at", "25:00", "07:45"),
        ("morning_at", "morning", "07:45"),
        ("playground_port", "65536", "65535"),
        ("playground_port", "web", "65535"),
    ],
)
def test_a_wrong_value_names_itself_and_what_would_be_right(name: str, value: str, right: str) -> None:
    problems = wrong(**{name: value})
    assert list(problems) == [name.upper()]
    assert right in problems[name.upper()]
    assert value not in problems[name.upper()].split()


def test_everything_wrong_is_named_at_once() -> None:
    assert set(wrong(owner_id="x", playground_port="x", llm_model="x")) == {"OWNER_ID", "PLAYGROUND_PORT", "LLM_MODEL"}


@pytest.mark.parametrize("content", ["DEFAULT_TIMEZONE=서울\n".encode("cp949"), b"\xff\xfe"])
def test_a_file_in_another_encoding_is_named(content: bytes) -> None:
    Path(".env").write_bytes(content)
    assert wrong() == {".env": "a text file in UTF-8"}


@pytest.mark.parametrize("language", Language)
def test_what_is_right_has_words_of_its_own(language: Language) -> None:
    words = {ConsoleTexts(language).what_is_right(right) for right in Right}
    assert len(words) == len(Right)
    assert all(bool(re.search("[가-힣]", each)) is (language is Language.KO) for each in words)


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({}, Language.EN),
        ({"LANG": "ko_KR.UTF-8"}, Language.KO),
        # What Python adds where that locale is not installed.
        ({"LANG": "ko_KR.UTF-8", "LC_CTYPE": "C.UTF-8"}, Language.KO),
        ({"LANG": "ko_KR.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, Language.EN),
        ({"LANG": "ko_KR.UTF-8", "LC_ALL": "C"}, Language.EN),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "en_US.UTF-8", "LC_ALL": "ko"}, Language.KO),
        ({"LANG": "ko_KR.UTF-8", "LC_MESSAGES": "", "LC_ALL": ""}, Language.KO),
    ],
)
def test_the_terminal_has_a_language(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], language: Language
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LC_CTYPE", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert terminal_language() is language


def test_an_address_loses_its_last_slash() -> None:
    assert load(telegram_api_url="https://bots.example.com/").telegram_api_url == "https://bots.example.com"


def test_secrets_are_in_no_repr_and_known_to_the_log() -> None:
    names = ("telegram_bot_token", "gemini_api_key", "openai_api_key", "anthropic_api_key")
    settings = load(**{name: f"{SECRET}-{name}" for name in names})
    assert SECRET not in f"{settings!r}{settings}{settings.model_dump()}"
    assert settings.secrets() == [f"{SECRET}-{name}" for name in names]
