"""The newsroom and the recorded answers are what they say they are."""

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from domain.language import Language
from domain.sources import Source
from tests.evals import recorded
from tests.evals.newsroom import FOLDER, BadArticle, Topic, Trap, parse, squeezed, topics
from tests.evals.recorded import LABEL, Recorded
from writing import answers
from writing.brief import Brief

TOPICS = topics()
NAMES = [topic.name for topic in TOPICS]
every_topic = pytest.mark.parametrize("topic", TOPICS, ids=NAMES)

KINDS = {
    "different figures",
    "old figure",
    "unit slip",
    "planted order",
    "misattributed quote",
    "headline",
    "correction",
    "derived across sources",
    "wire twin",
}


def brief(topic: Topic) -> Brief:
    sources = tuple(
        Source(number=a.number, url=a.url, outlet=a.outlet, title=a.title, published=a.published, text=a.text)
        for a in topic.articles
    )
    return Brief(topic=topic.asked, language=Language.KO, sources=sources, now=topic.articles[0].published, pace=4.38)


def said(answer: Recorded, where: str) -> str:
    if where == "script":
        groups = (answer.script.opening, *(scene.beats for scene in answer.script.scenes), answer.script.closing)
        return "\n".join([answer.script.title, *(beat.line for group in groups for beat in group)])
    parts = (text for section in answer.blog.sections for text in (section.title, section.body))
    return "\n".join([answer.blog.title, *answer.blog.takeaways, *parts])


def test_ten_topics_with_an_answer_each() -> None:
    assert len(TOPICS) == 10
    assert sorted(path.stem for path in recorded.FOLDER.glob("*.toml")) == NAMES


@every_topic
def test_a_topic_has_three_to_eight_articles_numbered_in_order(topic: Topic) -> None:
    assert 3 <= len(topic.articles) <= 8
    assert [article.number for article in topic.articles] == list(range(1, len(topic.articles) + 1))
    assert len({article.url for article in topic.articles}) == len(topic.articles)


@every_topic
def test_an_article_is_on_a_host_that_cannot_exist_and_of_an_articles_length(topic: Topic) -> None:
    for article in topic.articles:
        assert re.match(r"https://[a-z0-9-]+\.example/", article.url), article.file
        assert 500 <= len(article.text) <= 1500, article.file
        assert article.published.utcoffset() is not None


@every_topic
def test_every_trap_stands_in_its_article(topic: Topic) -> None:
    texts = {article.file: f"{article.title}\n{article.text}" for article in topic.articles}
    for trap in topic.traps:
        assert trap.words in texts[trap.file], trap
        assert trap.how
        assert trap.fallen
        assert trap.kind in KINDS


def test_every_kind_of_trap_is_laid() -> None:
    laid = Counter(trap.kind for topic in TOPICS for trap in topic.traps)
    assert laid.keys() == KINDS
    assert laid["planted order"] == len(TOPICS)


@every_topic
def test_a_seeded_mistake_stands_in_its_answer_and_its_repair_does_not(topic: Topic) -> None:
    answer = recorded.load(topic.name)
    assert answer.mistakes
    for mistake in answer.mistakes:
        text = said(answer, mistake.where)
        assert text.count(mistake.words) == 1, mistake
        assert mistake.truth
        assert mistake.repaired != mistake.words


@every_topic
def test_an_answer_is_labelled_and_would_be_taken(topic: Topic) -> None:
    answer, asked = recorded.load(topic.name), brief(topic)
    assert answer.label == LABEL
    assert answers.plan_faults(answer.plan, asked) == []
    assert answers.blog_faults(answers.tidy_blog(answer.blog), asked) == []
    assert answers.script_faults(answers.tidy_script(answer.script), asked) == []
    assert answers.length_faults(answer.script, asked) == []


@every_topic
def test_an_answer_mends_only_what_it_is_asked_to_mend(topic: Topic) -> None:
    answer = recorded.load(topic.name)
    for mistake in answer.mistakes:
        part = f"앞 문장입니다. {mistake.words} 뒤 문장입니다."
        message = "<part>\n{}\n</part>\n\n<request>\n{}\n</request>"
        mended = answer.revised(message.format(part, f"{mistake.words}: 자료에서 찾을 수 없습니다."))
        assert (mistake.words in mended) == (mistake.repaired is None), mistake
        assert answer.revised(message.format(part, "더 밝은 말투로 써 주세요")) == part


def test_two_topics_have_english_sources() -> None:
    def english(topic: Topic) -> bool:
        return any(not re.search("[가-힣]", article.title) for article in topic.articles)

    assert sum(map(english, TOPICS)) >= 2


TRAP = Trap(
    kind="unit slip",
    file="1-a.txt",
    words="",
    how="",
    fallen=("0.04% 오른", "3.1%"),
    but=("0.04%포인트",),
    unless_all=("3.4%", "가람"),
)


@pytest.mark.parametrize(
    ("text", "caught"),
    [
        ("금리가 0.04%[3] 오른 연 2%", True),
        ("금리가 **0.04퍼센트** 오른 연 2%", True),
        ("금리가 0.04%포인트 오른 연 2%", False),
        ("성장률은 13.1%다", False),
        ("성장률은 3.1%다", True),
        ("올랐습니다. 3.1%였습니다", True),
        ("성장률은 3.1%다. 가람은 3.4%로 본다", False),
        ("성장률은 3.1%다. 가람은 다르다", True),
        ("금리가 올랐다", False),
    ],
)
def test_a_text_falls_for_a_trap_by_what_it_says(text: str, *, caught: bool) -> None:
    assert TRAP.caught(text) is caught


def test_a_trap_that_nothing_excuses_needs_no_other_words() -> None:
    assert replace(TRAP, unless_all=()).caught("3.1% 그리고 3.4%, 가람")


def test_what_is_squeezed_keeps_its_words() -> None:
    assert squeezed("**3조 6,000억 원[1, 2]** ⚠ HBM4") == "3조6000억원hbm4"


@pytest.mark.parametrize(
    "source",
    [
        "",
        "title: a\noutlet: b\nurl: c\npublished: 2026-11-20T09:00:00+09:00\n\n",
        "title: a\noutlet: b\nurl: c\n\ntext",
        "title: a\noutlet: b\nurl: c\npublished: 2026-11-20T09:00:00\n\ntext",
    ],
)
def test_a_damaged_article_is_refused(source: str) -> None:
    with pytest.raises(BadArticle):
        parse("1-a.txt", source)


def test_topics_are_chosen_by_their_names() -> None:
    assert [topic.name for topic in topics(["fx", "games"])] == ["06-fx", "09-games"]
    assert topics(["nothing of the kind"]) == ()


def test_the_folders_hold_nothing_else() -> None:
    kinds = {path.suffix for path in FOLDER.rglob("*") if path.is_file()}
    assert kinds == {".txt", ".toml"}
    assert {path.name for path in Path(FOLDER).rglob("*.toml")} == {"traps.toml"}
