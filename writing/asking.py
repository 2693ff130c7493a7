"""Turns a brief into the words that the model reads.

What many calls share comes first, so that a provider's cache of prompt beginnings can hit: the rules, which never
change, then the sources, which plan, blog, script and revisions of one draft have in common, and only then what
differs.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
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
    prompts: Mapping[str, int] = field(default_factory=dict)
    """Versions of the prompts in it, by name."""

    def with_prompt(self, name: str) -> "Asking":
        """The same, with a further prompt at its end."""
        message = f"{self.message}\n\n{prompts.render(name)}"
        return replace(self, message=message, prompts={**self.prompts, name: prompts.version(name)})


def for_plan(brief: Brief) -> Asking:
    task = prompts.render("plan", **_common(brief.language, brief.now))
    angle = {"angle": _ANGLES[brief.angle]} if brief.angle else {}
    return _asking("plan", brief.sources, topic=brief.topic, **angle, task=task)


def for_blog(brief: Brief, plan: Plan, written: str = "") -> Asking:
    """`written`: what of the text is there already, where it is asked for in parts."""
    task = prompts.render("blog", **_common(brief.language, brief.now))
    data = {"topic": brief.topic, "plan": plan.model_dump_json(), **({"written": written} if written else {})}
    return _asking("blog", brief.sources, **data, task=task)


def for_script(brief: Brief, plan: Plan, written: str = "") -> Asking:
    """`written`: what of the text is there already, where it is asked for in parts."""
    length = spoken_length(brief)
    task = prompts.render("script", **_common(brief.language, brief.now), length=length)
    data = {"topic": brief.topic, "plan": plan.model_dump_json(), **({"written": written} if written else {})}
    return _asking("script", brief.sources, **data, task=task)


def for_revision(brief: RevisionBrief) -> Asking:
    common = _common(brief.language, brief.now)
    part = " ".join(brief.part_name.split())
    task = prompts.render("revise", **common, part=part, voice=_SPOKEN if brief.spoken else _WRITTEN)
    return _asking("revise", brief.sources, draft=brief.draft, part=brief.text, request=brief.request, task=task)


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


def _asking(name: str, sources: tuple[Source, ...], *, task: str, **data: str) -> Asking:
    fences = (fenced(tag, text) for tag, text in data.items())
    return Asking(
        rules=prompts.render("rules") + "\n" + prompts.render("layout"),
        message="\n\n".join([_sources(sources), *fences, task]),
        prompts={used: prompts.version(used) for used in ("rules", "layout", name)},
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
_WRITTEN, _SPOKEN = "읽는 글", "소리 내어 읽는 부분"
