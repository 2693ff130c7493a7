"""The connecting words of the writer that needs no model, in both languages; all else it writes is quoted.

Korean frames take no particle that depends on the outlet's last letter, so any name fits. They stand in the
draft, not in the chat, and follow the draft's language: hence here and not in the gettext catalogue.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from domain.language import Language


class Theme(StrEnum):
    MAIN = "main"
    FIGURES = "figures"
    BACKGROUND = "background"
    VOICES = "voices"
    NEXT = "next"
    MORE = "more"
    FURTHER = "further"


EMOJI = {
    Theme.MAIN: "📌",
    Theme.FIGURES: "🔢",
    Theme.BACKGROUND: "🧭",
    Theme.VOICES: "💬",
    Theme.NEXT: "📅",
    Theme.MORE: "🔎",
    Theme.FURTHER: "📎",
}
HEADLINE_EMOJI = ("📰", "📄", "📑", "🔎", "📎", "📌")


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """`{outlet}` is a name, `{topic}` and `{titles}` plain words, `{sources}` how many there are."""

    themes: dict[Theme, str]
    one: str
    many: str
    """`{count}` sources."""
    blog_title: str
    script_title: str
    angle: str
    pasted: str
    """Stands for the outlet of a text that the person pasted."""
    intro: str
    """Opens the first section: whose words follow."""
    outro: str
    """Closes the blog."""
    reports: str
    """Before the sentences of one source."""
    reports_foreign: str
    """The same where they stand in another language than the draft."""
    no_more: str
    says: str
    """Spoken, `{words}` with a spoken ending."""
    says_attributed: str
    """The same for words that name somebody else as their source already."""
    says_more: str
    """Spoken, for a further sentence of the same source in one scene."""
    quotes: str
    """Spoken, `{words}` kept as written."""
    quotes_foreign: str
    greeting: str
    about: str
    summary: str
    check: str
    subscribe: str
    goodbye: str
    host_cue: str
    headlines_cue: str
    title_cue: str
    figure_cue: str
    page_cue: str
    subscribe_cue: str
    chime_cue: str
    logo_cue: str
    noise: re.Pattern[str]
    """Words of a wish that are no part of its topic."""

    def counted(self, sources: int) -> str:
        return self.one if sources == 1 else self.many.format(count=sources)

    def is_frame(self, text: str) -> bool:
        """Nothing but our own connecting words."""
        return any(_pattern(frame).fullmatch(text) for frame in (self.reports, self.reports_foreign, self.no_more)) or (
            text in split_frames(self.intro) or text in split_frames(self.outro)
        )

    def is_spare(self, text: str) -> bool:
        """Connecting words that an opening or a closing can do without."""
        spare = (*split_frames(self.about), *split_frames(self.check))
        return any(_pattern(frame).fullmatch(text) for frame in spare)

    def introduces(self, text: str) -> bool:
        """Says whose sentences follow, so it may not stand without them."""
        return any(_pattern(frame).fullmatch(text) for frame in (self.reports, self.reports_foreign))


def split_frames(frame: str) -> tuple[str, ...]:
    """The frame as a whole, and each of its sentences."""
    return (frame, *re.split(r"(?<=[.!])\s", frame))


def _pattern(frame: str) -> re.Pattern[str]:
    return re.compile(re.escape(frame).replace(r"\{outlet\}", r".{1,60}").replace(r"\{sources\}", r".{1,20}"))


_KOREAN = Phrases(
    themes={
        Theme.MAIN: "핵심 내용",
        Theme.FIGURES: "숫자로 보면",
        Theme.BACKGROUND: "배경",
        Theme.VOICES: "말, 말, 말",
        Theme.NEXT: "앞으로",
        Theme.MORE: "더 알아볼 내용",
        Theme.FURTHER: "이어지는 내용",
    },
    one="출처 1건",
    many="출처 {count}건",
    blog_title="{topic}: {sources}에서 옮긴 문장들",
    script_title="{sources} 함께 읽기: {topic}",
    angle="{sources}의 문장을 고치지 않고 옮겨 한자리에 모았어요.",
    pasted="붙여 주신 글",
    intro="아래 문장은 출처에서 그대로 옮겼어요. 해석은 덧붙이지 않았어요.",
    outro="여기까지가 출처에서 뽑은 문장이에요. 앞뒤 맥락은 원문에서 꼭 확인해 주세요.",
    reports="{outlet}에 실린 내용이에요.",
    reports_foreign="{outlet}에 실린 내용이에요. 원문의 언어 그대로 옮겼어요.",
    no_more="출처에 더 옮길 만한 문장이 없어요.",
    says="{outlet}에 따르면, {words}",
    says_attributed="{outlet}에 실린 내용이에요. {words}",
    says_more="{outlet}에 이런 내용도 있어요. {words}",
    quotes="{outlet}에는 이렇게 나와 있어요. {words}",
    quotes_foreign="{outlet}에는 원문으로 이렇게 나와 있어요. {words}",
    greeting="안녕하세요! 오늘은 '{topic}' 이야기를 함께 살펴볼게요.",
    about="{sources}을 준비했어요. 어디에서 나온 말인지 밝히면서, 문장을 하나씩 읽어 드릴게요.",
    summary="오늘 살펴본 내용을 제목으로 다시 짚어 볼게요. {titles}",
    check="자세한 앞뒤 사정은 설명란의 원문에서 꼭 확인해 주세요.",
    subscribe="도움이 되셨다면 구독과 좋아요, 알림 설정 부탁드려요.",
    goodbye="다음 시간에 또 만나요. 감사합니다!",
    host_cue="진행자 인사",
    headlines_cue="기사 제목 모음",
    title_cue="기사 제목 '{title}' 자막",
    figure_cue="'{figure}' 숫자 강조 자막",
    page_cue="{outlet} 기사 화면",
    subscribe_cue="구독, 좋아요 버튼",
    chime_cue="짧은 알림음",
    logo_cue="채널 로고",
    noise=re.compile(
        r"(?:에 대해서?|에 관해서?|에 관한|관련해서?|(?:으로|로)?\s?(?:(?:블로그|대본|초안|글|포스트|영상|유튜브)\s?)+"
        r"(?:하나|좀)?\s?(?=써|만들|부탁|정리|작성)"
        r"|(?:써|만들어|정리해|알려|작성해|요약해|다뤄|설명해|찾아)\s?(?:줘|주세요|줄래|봐|달라)\S*|부탁(?:해|드려)\S*|[.!?~]+$)"
    ),
)

_ENGLISH = Phrases(
    themes={
        Theme.MAIN: "The Main Points",
        Theme.FIGURES: "By the Numbers",
        Theme.BACKGROUND: "Background",
        Theme.VOICES: "In Their Own Words",
        Theme.NEXT: "What Comes Next",
        Theme.MORE: "More From the Sources",
        Theme.FURTHER: "Further Details",
    },
    one="1 source",
    many="{count} sources",
    blog_title="{topic}: extracts from {sources}",
    script_title="Reading {sources} together: {topic}",
    angle="Sentences of {sources}, brought together unchanged.",
    pasted="The text you pasted",
    intro="The sentences below are quoted unchanged from the sources. Nothing has been added by way of comment.",
    outro="Those are the sentences picked from the sources. Please read the originals for their context.",
    reports="From {outlet}:",
    reports_foreign="From {outlet}, in the original language:",
    no_more="The sources hold no further sentence to quote.",
    says="According to {outlet}: {words}",
    says_attributed="From {outlet}: {words}",
    says_more="{outlet} also has this: {words}",
    quotes="This is how {outlet} puts it: {words}",
    quotes_foreign="{outlet} puts it like this, in the original: {words}",
    greeting="Hello and welcome! Today's topic is '{topic}'.",
    about="We will go through {sources}, one sentence at a time, and say where each comes from.",
    summary="Here is what we looked at, by title. {titles}",
    check="For the full context, please read the originals linked in the description.",
    subscribe="If this was useful, please like, subscribe and turn on notifications.",
    goodbye="See you next time. Thank you for watching!",
    host_cue="Host greets",
    headlines_cue="Headlines of the articles",
    title_cue="Caption with the headline '{title}'",
    figure_cue="Caption highlighting '{figure}'",
    page_cue="Article page of {outlet}",
    subscribe_cue="Subscribe and like buttons",
    chime_cue="Short chime",
    logo_cue="Channel logo",
    noise=re.compile(
        r"\b(?:please|can you|could you|(?:write|make|draft|prepare)(?: me)?(?: an?| the)?"
        r" ?(?:blog|post|script|video|draft)*"
        r"(?: about| on)?|tell me about|summari[sz]e)\b|[.!?]+$",
        re.IGNORECASE,
    ),
)


def phrases(language: Language) -> Phrases:
    return _KOREAN if language is Language.KO else _ENGLISH
