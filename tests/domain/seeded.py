"""Drafts made at random from a seed: the same seed gives the same draft."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from domain.drafts import Blog, Draft, Scene, Script, Section
from domain.language import Language
from domain.markup import BULLET, WORDING

KOREAN = (
    "한국은행은 기준금리를 그대로 두었습니다",
    "배터리 공장은 **가동률**을 천천히 올리고 있습니다",
    "전력 요금이 오르면 데이터센터의 비용도 함께 늘어납니다",
    "수출은 석 달 만에 다시 늘었습니다",
    "HBM 가격은 계약마다 다릅니다",
    "이번 분기 매출은 1,200억 원으로 집계됐습니다",
    "회사는 내년 투자를 15% 줄이겠다고 밝혔습니다",
    "환율이 움직이면 **수입 원가**도 달라집니다",
    "개인은 사흘 연속으로 주식을 팔았습니다",
    "새 규제는 내년 3월에 시작됩니다",
)
ENGLISH = (
    "The bank kept its rate where it was",
    "Battery plants are **slowly** running fuller",
    "Dearer power makes every data centre dearer",
    "Exports grew for the first time since spring",
    "Memory prices differ from contract to contract",
    "Revenue came to $1,200 in the sample",
    "The maker will spend 15% less next year",
    "A weaker currency raises **import costs**",
    "Small investors sold for three days",
    "The new rule starts in March",
)
KOREAN_TITLES = (
    "금리와 대출",
    "배터리 값의 뒷면",
    "전력망이 먼저다",
    "수출이 돌아온 까닭",
    "환율을 읽는 법",
    "규제가 바꾸는 것",
)
ENGLISH_TITLES = (
    "Rates and loans",
    "Behind battery prices",
    "The grid comes first",
    "Exports return",
    "Reading currencies",
)
EMOJI = ("📈", "🔋", "🏭", "💡", "🌏", "")


@dataclass(slots=True)
class Maker:
    random: Random
    language: Language

    def sentence(self) -> str:
        return self.random.choice(KOREAN if self.language is Language.KO else ENGLISH) + "."

    def sentences(self, most: int = 4) -> str:
        return " ".join(self.sentence() for _ in range(self.random.randint(1, most)))

    def title(self) -> str:
        return self.random.choice(KOREAN_TITLES if self.language is Language.KO else ENGLISH_TITLES)

    def body(self) -> str:
        """Paragraphs and bullets of a section."""
        blocks = []
        for _ in range(self.random.randint(1, 4)):
            if self.random.random() < 0.4:
                bullets = (f"{BULLET}{self.sentence()}" for _ in range(self.random.randint(1, 3)))
                blocks.append("\n".join(bullets))
            else:
                blocks.append(self.sentences())
        return "\n\n".join(blocks)

    def cue(self) -> str:
        return f"**[{self.random.choice(WORDING[self.language].cues)}: {self.title()} ({self.random.randint(1, 9)})]**"

    def beat(self) -> str:
        if self.random.random() < 0.2:
            points = (f"{n}.  {self.cue()} {self.sentences(2)}" for n in range(1, self.random.randint(2, 4)))
            return "\n".join(points)
        cues = [self.cue() for _ in range(self.random.randint(1, 2))]
        return "\n".join([*cues, f"{WORDING[self.language].line} {self.sentences()}"])

    def spoken(self) -> str:
        return "\n\n".join(self.beat() for _ in range(self.random.randint(1, 3)))

    def sources(self) -> tuple[str, ...]:
        count = self.random.choice((0, 0, 1, 3))
        return tuple(
            f"{n}. [{self.title()}](https://news.example/{n}) — outlet, 2026-03-0{n} 07:30 KST"
            for n in range(1, count + 1)
        )

    def section(self) -> Section:
        return Section(title=f"{self.title()} {self.random.choice(EMOJI)}".strip(), body=self.body())

    def blog(self) -> Blog:
        sources = self.sources()
        return Blog(
            title=f"{self.title()}: {self.title()}",
            takeaways=tuple(self.sentence() for _ in range(self.random.randint(3, 5))),
            sections=tuple(self.section() for _ in range(self.random.randint(3, 6))),
            sources=sources,
            note=self.sentences(2) if sources and self.random.random() < 0.5 else "",
        )

    def script(self) -> Script:
        """With clock times as loose as a model's guesses."""
        ends = sorted(self.random.sample(range(5, 700), 6))
        scenes = tuple(
            Scene(title=self.title(), start=ends[n], end=ends[n + 1], body=self.spoken())
            for n in range(self.random.randint(1, 4))
        )
        closing = self.spoken() + (f"\n\n{self.cue()}" if self.random.random() < 0.5 else "")
        return Script(
            title=self.title(),
            opening=Scene(start=0, end=ends[0], body=self.spoken()),
            scenes=scenes,
            closing=Scene(start=ends[-1], end=ends[-1] + 60, body=closing),
            main_start=ends[0],
            main_end=ends[-1],
        )

    def draft(self) -> Draft:
        return Draft(
            topic=self.title(),
            written_at=datetime.fromisoformat("2026-01-01") + timedelta(seconds=self.random.randrange(31_536_000)),
            origin=self.random.choice(("chat", "links", "대화에서 요청")),
            language=self.language,
            blog=self.blog(),
            script=self.script(),
        )


def maker(seed: int) -> Maker:
    """Even seeds are Korean, odd ones English."""
    return Maker(Random(seed), (Language.KO, Language.EN)[seed % 2])


def seeded_draft(seed: int) -> Draft:
    return maker(seed).draft()
