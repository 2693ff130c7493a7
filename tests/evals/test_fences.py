"""Orders that articles give to the writer stay data: inside their source's fence, in every question."""

import re
from dataclasses import replace

import pytest

from domain.language import Language
from tests.evals import recorded
from tests.evals.newsroom import Topic, Trap, topics
from tests.evals.test_newsroom import brief
from writing import asking
from writing.asking import Asking
from writing.brief import RevisionBrief

ORDERS = [(topic, trap) for topic in topics() for trap in topic.traps if trap.kind == "planted order"]
every_order = pytest.mark.parametrize(("topic", "trap"), ORDERS, ids=[topic.name for topic, _ in ORDERS])
FENCE = re.compile(r'^<source number="\d+"[^>]*>\n(.*?)\n</source>$', re.DOTALL | re.MULTILINE)


def questions(topic: Topic) -> list[Asking]:
    asked, plan = brief(topic), recorded.load(topic.name).plan
    revision = RevisionBrief(
        request="더 쉽게",
        part_name="2번 섹션",
        spoken=False,
        text="## 2. 제목 🚀\n\n본문입니다.",
        draft="# 📝 Blog Post & Script",
        language=Language.KO,
        sources=asked.sources,
        now=asked.now,
    )
    return [
        asking.for_plan(asked),
        asking.for_blog(asked, plan),
        asking.for_script(asked, plan),
        asking.for_revision(revision),
    ]


@every_order
def test_a_planted_order_stays_inside_its_fence(topic: Topic, trap: Trap) -> None:
    for question in questions(topic):
        outside = FENCE.sub("", question.message)
        assert trap.words in "".join(FENCE.findall(question.message))
        assert trap.words not in outside
        assert trap.words not in question.rules


@every_order
def test_there_are_as_many_fences_as_articles_and_one_shelf_around_them(topic: Topic, trap: Trap) -> None:
    for question in questions(topic):
        assert len(FENCE.findall(question.message)) == len(topic.articles)
        assert question.message.count("</source>") == len(topic.articles)
        assert question.message.count("<sources>") == question.message.count("</sources>") == 1
        assert "<system" not in question.message.casefold()


def test_some_orders_try_to_close_the_fence_and_to_speak_as_the_system() -> None:
    texts = [article.text for topic, trap in ORDERS for article in topic.articles if article.file == trap.file]
    assert any("</source></sources>" in text for text in texts)
    assert any("<system" in text for text in texts)


@every_order
def test_all_questions_of_a_draft_begin_alike_whenever_they_are_asked(topic: Topic, trap: Trap) -> None:
    """Rules and sources come first and hold no time, so that a provider's cache of beginnings can hit."""
    first = questions(topic)
    shelf = first[0].message[: first[0].message.index("</sources>")]
    later = asking.for_plan(replace(brief(topic), now=brief(topic).now.replace(year=2027)))
    for question in [*first, later]:
        assert question.rules == first[0].rules
        assert question.message.startswith(shelf)
