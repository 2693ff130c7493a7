"""Turns a brief into the words that the model reads.

What many calls share comes first, so that a provider's cache of prompt beginnings can hit: the rules, which never
change, then the sources, which plan, blog, script and revisions of one draft have in common, and only then what
differs.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import prompts
from domain.language import Language
from domain.sources import Source
from writing.brief import Brief, RevisionBrief
from writing.pieces import Plan
from writing.slate import Angle

SYLLABLES_PER_WORD = 1.45
"""Of English text, on the average."""

SOURCE_CHARACTERS = 20_000
"""Of one page; what follows is seldom the article, and the bill grows with every character."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    rules: str
    """For the system message: the same for every call."""
    message: str
    """For the user message: sources as data, then the task."""


def for_plan(brief: Brief) -> Asking:
    task = prompts.render("plan", **_common(brief.language, brief.now))
    angle = {"angle": _ANGLES[brief.angle]} if brief.angle else {}
    return _asking(brief.sources, topic=brief.topic, **angle, task=task)


def for_blog(brief: Brief, plan: Plan) -> Asking:
    task = prompts.render("blog", **_common(brief.language, brief.now))
    return _asking(brief.sources, topic=brief.topic, plan=plan.model_dump_json(), task=task)


def for_script(brief: Brief, plan: Plan) -> Asking:
    length = spoken_length(brief)
    task = prompts.render("script", **_common(brief.language, brief.now), length=length)
    return _asking(brief.sources, topic=brief.topic, plan=plan.model_dump_json(), task=task)


def for_revision(brief: RevisionBrief) -> Asking:
    common = _common(brief.language, brief.now)
    part = " ".join(brief.part_name.split())
    task = prompts.render("revise", **common, part=part, voice=_SPOKEN if brief.spoken else _WRITTEN)
    return _asking(brief.sources, draft=brief.draft, part=brief.text, request=brief.request, task=task)


def spoken_units(brief: Brief) -> int:
    """How much is spoken in the time at the person's pace: syllables in Korean, words in English; in tens."""
    syllables = brief.seconds * brief.pace
    units = syllables if brief.language is Language.KO else syllables / SYLLABLES_PER_WORD
    return max(10, round(units / 10) * 10)


def spoken_length(brief: Brief) -> str:
    units = spoken_units(brief)
    return f"{units:,}음절 (한글 글자 수)" if brief.language is Language.KO else f"{units:,} words"


def fenced(tag: str, text: str, **attributes: str) -> str:
    """`text` as the content of one element that it cannot close: every `<` in it is written `&lt;`.

    `&` stays as it is: nothing parses this as XML, and "S&amp;P" would come back in the answer.
    """
    attrs = "".join(f' {name}="{_attribute(value)}"' for name, value in attributes.items() if value)
    return f"<{tag}{attrs}>\n{_inert(text).strip()}\n</{tag}>"


def _asking(sources: tuple[Source, ...], *, task: str, **data: str) -> Asking:
    fences = (fenced(tag, text) for tag, text in data.items())
    return Asking(
        rules=prompts.render("rules") + "\n" + prompts.render("layout"),
        message="\n\n".join([_sources(sources), *fences, task]),
    )


def _sources(sources: Iterable[Source]) -> str:
    return "\n".join(["<sources>", *(_source(source) for source in sources), "</sources>"])


def _source(source: Source) -> str:
    published = source.published.strftime("%Y-%m-%d %H:%M %z") if source.published else ""
    number = str(source.number)
    text = source.text[:SOURCE_CHARACTERS]
    return fenced("source", text, number=number, outlet=source.outlet, title=source.title, published=published)


def _common(language: Language, now: datetime) -> dict[str, str]:
    return {
        "language": "한국어" if language is Language.KO else "English",
        "now": now.strftime("%Y-%m-%d %H:%M (%Z)"),
    }


def _inert(text: str) -> str:
    return text.replace("<", "&lt;")


def _attribute(value: str) -> str:
    return re.sub(r"\s+", " ", _inert(value)).strip().replace(">", "&gt;").replace('"', "&quot;")


_ANGLES = {
    Angle.CONSUMER: "소비자: 지갑과 하루하루에 무엇이 달라지나",
    Angle.INVESTOR: "투자자: 어느 회사와 산업의 벌이가 달라지나 (사라, 팔라는 말 없이)",
    Angle.TECHNOLOGY: "기술: 무엇이 어떻게 움직이고, 왜 이제야 되나",
    Angle.POLICY: "제도: 누가 왜 정했고, 다음 결정은 무엇인가",
}
_WRITTEN = (
    "읽는 글입니다. 숫자 바로 뒤의 자료 번호(`[1]`)를 지키고, 새 숫자에도 붙입니다. 굵은 글씨는 핵심 구절에만 씁니다."
)
_SPOKEN = (
    "소리 내어 읽는 부분입니다. 읽는 말은 `(대사)`나 `(Line)`으로 시작하는 줄과 번호 매긴 요점의 말뿐이고, 신호는 "
    "`**[화면: …]**`처럼 그 말보다 앞줄에 둡니다. 읽는 말에 자료 번호, 주소, 이모지를 넣지 않습니다. 한국어는 짧은 "
    "해요체·합니다체로 씁니다."
)
