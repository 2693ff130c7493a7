"""Every sentence for people: in the catalogue, in both languages, with all its values."""

import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import bot.console_texts
import handlers
from domain.checks import Finding, Rule
from domain.errors import ModelFailureReason
from domain.language import Language
from domain.orders import Order
from domain.parts import Part, PartKind
from domain.slots import Ended
from domain.sources import Outcome, Reading, Source
from domain.subscriptions import Days, Form, Subscription
from handlers.choice_texts import ChoiceTexts
from handlers.finding_texts import FindingTexts
from handlers.order_texts import OrderTexts
from handlers.orders import Doubt, Wrong
from handlers.speech import CATALOGUES, Speech
from handlers.texts import Texts
from storage.overview import Day, Topic
from writing.slate import Angle, Choice, Kind, Lasting, NewSince, Nothing, WhyNow

ROOT = Path(__file__).parent.parent
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]")
HANGUL = re.compile("[가-힣]")

Id = str | tuple[str, ...]


def extracted() -> set[Id]:
    """What the code hands to gettext."""
    keywords: dict[str, Any] = {"_": None, "_n": (1, 2)}
    found: set[Id] = set()
    for package in ("handlers", "bot"):
        for row in extract_from_dir(ROOT / package, [("**.py", "python")], keywords=keywords):
            found.add(tuple(row[2]) if isinstance(row[2], tuple | list) else row[2])
    return found


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    with (CATALOGUES / "ko" / "LC_MESSAGES" / "chogo.po").open("rb") as file:
        return read_po(file, locale="ko", abort_invalid=True)


def entries(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


def forms(value: str | Sequence[str] | None) -> list[str]:
    return [value] if isinstance(value, str) else list(value or ())


def test_the_catalogue_has_what_the_code_says_and_nothing_else(catalogue: Catalog) -> None:
    known = {message.id if isinstance(message.id, str) else tuple(message.id) for message in entries(catalogue)}
    said = extracted()
    assert said - known == set()
    assert known - said == set()
    assert len(said) > 100
    assert not catalogue.obsolete


def test_every_entry_is_translated_with_the_same_values(catalogue: Catalog) -> None:
    for message in entries(catalogue):
        translated = forms(message.string)
        assert not message.fuzzy, message.id
        assert all(translated), message.id
        wanted = {name for form in forms(message.id) for name in PLACEHOLDER.findall(form)}
        for form in translated:
            assert set(PLACEHOLDER.findall(form)) == wanted, message.id
            assert HANGUL.search(form), message.id


SOURCE = Source(
    number=1, url="https://example.com/a", outlet="예시", title="예시 제목", published=datetime.now(UTC), text="글"
)
VALUES: dict[str, object] = {
    "item": Reading(url=SOURCE.url, outcome=Outcome.READ, source=SOURCE),
    "readings": [Reading(url=SOURCE.url, outcome=Outcome.READ, source=SOURCE)],
    "reason": ModelFailureReason.BUSY,
    "subscription": Subscription(id=1, owner=1, chat=1, at=time(7, 45), zone="Asia/Seoul", next_due=datetime.now(UTC)),
    "day": Day(sent=2, ended={Ended.BLOCKED: 1}),
    "why": Ended.MISSED,
    "usd": Decimal("0.5"),
    "topic": Topic(title="값", readers=2, sent=1, written_by="digest", problem=None),
    "problems": [("OWNER_ID", "a number")],
    "due": datetime.now(UTC),
    "wrong": Wrong(doubt=Doubt.ZONE, words="값"),
    "cities": ["값"],
    "days": Days.DAILY,
    "form": Form.ONE,
    "passed": True,
    "order": Order(at=time(7, 45), zone="Asia/Seoul", days=Days.DAILY),
    "zone": "Asia/Seoul",
    "topics": (),
}
CHOICE = Choice(
    title="예시 제목",
    key="1",
    links=(),
    terms=(),
    outlets=3,
    why_now=WhyNow(outlets=3, hours=2, growing=True),
    why_lasting=Lasting(kind=Kind.POLICY),
    search_phrase="값",
    new_since=NewSince(had=datetime.now(UTC), title="예시 제목", reports=2, outlets=1),
    angle=Angle.INVESTOR,
)
BY_TYPE: dict[object, object] = {
    Choice: CHOICE,
    WhyNow: CHOICE.why_now,
    Lasting: CHOICE.why_lasting,
    NewSince: CHOICE.new_since,
    Angle: CHOICE.angle,
    Nothing: Nothing.NO_NEWS,
}
NOT_WORDS = {"draft_line", "state_written", "report_card"}
"""They only put together what others say."""


def sample(name: str, parameter: inspect.Parameter) -> object:
    if parameter.annotation in BY_TYPE:
        return BY_TYPE[parameter.annotation]
    if name in VALUES and not (name in ("reason", "topic", "day") and parameter.annotation is str):
        return VALUES[name]
    return {int: 3, float: 3.5, datetime: datetime.now(UTC)}.get(parameter.annotation, "값")


def methods(kind: type[Speech]) -> Iterator[tuple[str, Callable[..., Any]]]:
    for name, method in inspect.getmembers(kind, inspect.isfunction):
        if not name.startswith("_") and name in vars(kind):
            yield name, method


def kinds() -> list[type[Speech]]:
    """Every class that speaks, but the one whose sentences go by rules."""
    modules = [it.name for it in pkgutil.iter_modules(handlers.__path__, "handlers.") if it.name.endswith("texts")]
    spoken = [importlib.import_module(name) for name in modules] + [bot.console_texts]
    found = {each for module in spoken for _, each in inspect.getmembers(module, inspect.isclass)}
    return sorted(
        (each for each in found if issubclass(each, Speech) and each not in (Speech, FindingTexts)),
        key=lambda each: each.__name__,
    )


SAID = [(kind, name) for kind in kinds() for name, _ in methods(kind)]


@pytest.mark.parametrize(("kind", "name"), SAID, ids=[f"{kind.__name__}.{name}" for kind, name in SAID])
def test_every_sentence_is_said_in_both_languages(kind: type[Speech], name: str) -> None:
    korean, english = said_by(kind, name, Language.KO), said_by(kind, name, Language.EN)
    assert all(text.strip() for text in [*korean, *english])
    assert not any("%(" in text for text in [*korean, *english])
    if name not in NOT_WORDS:
        assert all(HANGUL.search(text) for text in korean)
        assert korean != english
    assert not any(HANGUL.search(text.replace("값", "").replace("예시 제목", "")) for text in english)


def said_by(kind: type[Speech], name: str, language: Language) -> list[str]:
    method = getattr(kind(language), name)
    values = {key: sample(key, each) for key, each in inspect.signature(method).parameters.items()}
    found = method(**values)
    return [text if isinstance(text, str) else text[1] for text in found] if isinstance(found, list) else [found]


def assert_all_differ(sentences: Sequence[str], same: int = 0) -> None:
    """`same`: how many share the words of another one, on purpose."""
    assert len(set(sentences)) == len(sentences) - same


@pytest.mark.parametrize("language", Language)
def test_every_reason_of_the_model_has_its_sentence(language: Language) -> None:
    texts = Texts(language)
    # A key and a name that are refused are both the owner's to mend.
    assert_all_differ([texts.model_failed(reason) for reason in ModelFailureReason], same=1)
    assert_all_differ([texts.model_failed_here(reason) for reason in ModelFailureReason], same=1)


@pytest.mark.parametrize("language", Language)
def test_every_reason_of_a_choice_has_its_sentence(language: Language) -> None:
    texts = ChoiceTexts(language)
    assert_all_differ([texts.why_lasting(Lasting(kind=kind)) for kind in Kind])
    assert_all_differ([texts.angle_name(angle) for angle in Angle])
    assert_all_differ([texts.nothing(reason) for reason in Nothing])
    hours = [texts.why_now(WhyNow(outlets=3, hours=each, growing=False)) for each in (None, 0, 1, 5)]
    assert_all_differ(hours)
    worded = texts.why_now(WhyNow(outlets=3, hours=None, growing=False, words="까닭"))
    assert "까닭" in worded
    assert "3" in worded
    # A model's praise of what code takes for fleeting is not repeated.
    assert "까닭" not in texts.why_lasting(Lasting(kind=Kind.WEATHER, words="까닭"))
    news = NewSince(had=datetime.now(UTC), title="예시", reports=2, outlets=1, figures=("1조원", "2%", "3건"))
    assert "1조원, 2%" in texts.new_since(news)
    assert "예시" in texts.new_since(replace(news, figures=()))


@pytest.mark.parametrize("language", Language)
def test_every_outcome_of_a_link_has_its_sentence(language: Language) -> None:
    texts = Texts(language)
    source = {Outcome.READ: SOURCE}
    cards = [Reading(url=SOURCE.url, outcome=outcome, source=source.get(outcome), detail="7") for outcome in Outcome]
    sentences = [texts.reading(1, card) for card in cards]
    assert_all_differ(sentences)
    if language is Language.KO:
        assert all(HANGUL.search(sentence.replace(SOURCE.title, "")) for sentence in sentences)


@pytest.mark.parametrize("language", Language)
def test_every_doubt_about_a_subscription_has_its_sentence(language: Language) -> None:
    texts = OrderTexts(language)
    assert_all_differ([texts.wrong(Wrong(doubt=doubt, words="5"), []) for doubt in Doubt])
    unknown = Wrong(doubt=Doubt.ZONE, words="5")
    assert texts.wrong(unknown, []) != texts.wrong(unknown, ["6"])


@pytest.mark.parametrize("language", Language)
def test_days_and_forms_have_names_of_their_own(language: Language) -> None:
    texts = OrderTexts(language)
    assert_all_differ([texts.words.days(days) for days in Days])
    assert_all_differ([texts.days_button(days) for days in Days])
    assert_all_differ([texts.form_button(form) for form in Form])


@pytest.mark.parametrize("language", Language)
def test_every_rule_has_its_sentence(language: Language) -> None:
    texts = FindingTexts(language)

    def found(rule: Rule, seconds: int = 12) -> str:
        part = Part(PartKind.SCENE, 2)
        return texts.finding(Finding(part=part, rule=rule, words="끊긴 말", seconds=seconds, number=9))

    assert_all_differ([found(rule) for rule in Rule])
    assert found(Rule.LENGTH, 12) != found(Rule.LENGTH, -12)
    whole = texts.finding(Finding(part=None, rule=Rule.LENGTH, seconds=12))
    assert whole.startswith("대본: " if language is Language.KO else "the script: ")
