"""Words between the facts, for the fake Gemini: no figure, no name, no date."""

from dataclasses import dataclass

from domain.language import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    language: Language
    topic: str
    angle: str
    sections: tuple[str, ...]
    scenes: tuple[str, ...]
    blog_title: str
    leads: tuple[str, ...]
    ends: tuple[str, ...]
    script_title: str
    opening: tuple[str, ...]
    closing: tuple[str, ...]
    fillers: tuple[str, ...]
    reported: str
    screen: str
    cutaway: str
    revised: str
    """Stands in every revised part."""
    revised_line: str
    why_now: str
    why_lasting: str


KOREAN = Phrases(
    language=Language.KO,
    topic="오늘의 소식",
    angle="{topic} 소식을 숫자와 배경으로 나누어 보면 흐름이 보입니다.",
    sections=("{topic}, 무슨 일이 있었나", "숫자로 보는 배경", "앞으로 지켜볼 것"),
    scenes=("무슨 일이 있었을까요", "왜 중요할까요", "이제 무엇을 볼까요"),
    blog_title="{phrase}, 기사로 확인한 핵심과 다음에 볼 것",
    leads=(
        "**{phrase}** 소식을 기사에 적힌 내용만으로 정리했습니다.",
        "배경을 알면 같은 숫자도 다르게 읽힙니다.",
        "앞으로의 방향은 아직 정해지지 않았습니다.",
    ),
    ends=(
        "여기까지가 지금 확인된 사실입니다.",
        "이 흐름이 이어질지는 다음 발표에서 드러납니다.",
        "새 소식이 나오면 같은 기준으로 다시 살펴보겠습니다.",
    ),
    script_title="{phrase}, 이것만은 알고 가세요",
    opening=(
        "안녕하세요! 오늘은 {phrase} 이야기를 준비했어요. 제목만 보고 지나치기 쉬운 소식이죠.",
        "기사에 적힌 사실만 골라서 차근차근 풀어 드릴게요. 끝까지 보시면 무엇이 달라졌는지 한눈에 정리되실 거예요.",
    ),
    closing=(
        "오늘은 {phrase} 소식을 함께 살펴봤어요. 중요한 건 제목이 아니라 그 안에 담긴 숫자와 배경이었죠.",
        "한 번의 발표만 보고 결론을 내리기보다, 다음에 나올 자료까지 이어서 보시는 게 좋아요.",
        "판단은 늘 본인의 몫이라는 점도 기억해 주세요. 확인되지 않은 이야기는 한 번 더 살펴보시고요.",
        "도움이 되셨다면 구독과 좋아요 부탁드려요. 다음 영상에서 더 알찬 소식으로 찾아뵙겠습니다. 고맙습니다!",
    ),
    fillers=(
        "조금 어렵게 들리죠? 쉽게 말하면, 돈과 물건이 움직이는 길이 바뀌고 있다는 뜻이에요.",
        "이런 소식은 하나만 떼어 놓고 보면 크기를 가늠하기 어려워요. 그래서 앞뒤 사정을 함께 봐야 합니다.",
        "여기서 한 가지 짚고 갈게요. 발표한 쪽의 설명과 시장의 해석은 서로 다를 수 있어요.",
        "우리 생활과는 먼 이야기처럼 들리지만, 물건값과 일자리로 이어지는 길이 분명히 있어요.",
        "그럼 왜 하필 지금일까요? 준비해 온 일들이 한꺼번에 모습을 드러내는 때이기 때문입니다.",
        "반대로 생각해 볼 점도 있어요. 기대가 클수록 작은 소식에도 크게 흔들릴 수 있거든요.",
        "숫자를 볼 때는 언제의 값인지부터 확인해 보세요. 같은 말도 시점에 따라 뜻이 달라집니다.",
        "관계자들의 말은 아직 계획에 가까워요. 실제로 이루어지는지는 시간을 두고 지켜봐야 합니다.",
        "비슷한 일이 예전에도 있었지만, 이번에는 참여하는 곳이 훨씬 다양하다는 점이 달라요.",
        "정리해 볼까요? 무엇이 바뀌었는지, 누가 움직였는지, 다음에 무엇이 남았는지를 나누어 보시면 됩니다.",
        "이 대목은 의견이 갈리는 부분이에요. 그래서 한쪽 말만 듣지 않고 여러 기사를 함께 읽었어요.",
        "너무 서두를 필요는 없어요. 확인된 것과 아직 모르는 것을 나누기만 해도 절반은 온 셈입니다.",
    ),
    reported="기사에는 이렇게 나와 있어요.",
    screen="진행자가 화면을 보며 설명하는 모습",
    cutaway="해당 기사 제목과 핵심 문장",
    revised="새로 다듬은",
    revised_line="부탁하신 대로 새로 다듬은 부분입니다({request}).",
    why_now="오늘 여러 매체가 나란히 전한 소식이에요.",
    why_lasting="바뀐 흐름을 설명해 주어 두고두고 찾아볼 만해요.",
)

ENGLISH = Phrases(
    language=Language.EN,
    topic="today's news",
    angle="Split into figures and background, the news about {topic} shows a direction.",
    sections=("{topic}: what happened", "The background in figures", "What to watch"),
    scenes=("What happened?", "Why does it matter?", "What comes next?"),
    blog_title="{phrase}: what the reports say and what to watch",
    leads=(
        "Here is **{phrase}** as the reports tell it, and nothing else.",
        "The same figure reads differently once the background is known.",
        "Where this goes is not settled yet.",
    ),
    ends=(
        "That is what has been confirmed so far.",
        "The next release will show whether it lasts.",
        "When there is more to read, we will read it by the same measure.",
    ),
    script_title="{phrase}: what you should know",
    opening=(
        "Hello and welcome. Today we talk about {phrase}, a story that is easy to scroll past.",
        "We stay with what the reports say and take it step by step. Stay to the end and you will see what changed.",
    ),
    closing=(
        "That was {phrase}. What counted was not the headline, but the figures and the background behind it.",
        "Do not settle on one announcement. Read the next one too, and remember that the decision is always yours.",
        "If this helped, please subscribe and leave a like. See you in the next video, and thank you for watching.",
    ),
    fillers=(
        "That sounds dry, so put simply: the way money and goods travel is changing in front of us.",
        "Taken alone, a story like this is hard to size up, which is why we look at what came before it.",
        "One thing to keep in mind: what the company says and what the market hears are not always the same.",
        "It may sound far away from daily life, yet there is a clear road from here to prices and jobs.",
        "So why now? Because things that were prepared for a long while are coming into view together.",
        "There is another side as well. The higher the hopes, the more a small piece of news can shake them.",
        "Whenever you see a figure, ask first when it was measured. The date changes what it means.",
        "Much of this is still a plan, and whether it comes true is something we can only watch.",
        "Something like it has happened before, but this time many more players are taking part.",
        "Let us sort it out: what changed, who moved, and what is still left to be decided.",
    ),
    reported="Here is what the report says.",
    screen="The host explains, facing the camera",
    cutaway="Headline and key sentence of the report",
    revised="Reworked",
    revised_line="Reworked as you asked ({request}).",
    why_now="Several outlets told of it today.",
    why_lasting="It explains a change that readers will come back to.",
)

PHRASES = {Language.KO: KOREAN, Language.EN: ENGLISH}
