"""What is said about the pace of reading aloud, and the text that is read to measure it."""

from domain.language import Language
from handlers.speech import Speech

# Written for this: everyday words, some figures, the sentences of a script; about half a minute.
_PASSAGES = {
    Language.KO: (
        "안녕하세요. 오늘은 장바구니 물가 이야기를 해 볼게요. 지난달 사과 한 상자 값이 3만 2천 원이었는데요, 이번 "
        "달에는 2만 8천 원까지 내려왔습니다. 왜 그럴까요? 날씨가 좋아서 수확이 늘었고, 명절이 지나 찾는 사람이 줄었기 "
        "때문이에요. 그렇다고 모든 값이 내린 건 아닙니다. 우유와 빵은 오히려 조금 올랐거든요. 그래서 오늘은 무엇이 "
        "내리고 무엇이 올랐는지, 하나씩 차근차근 살펴보겠습니다."
    ),
    Language.EN: (
        "Hello, and welcome back. Today we are looking at the weekly shop. Last month a box of apples cost thirty-two "
        "dollars; this month it is down to twenty-eight. Why is that? The weather was kind, the harvest was large, and "
        "the holidays are over. Not everything has become cheaper, though. Milk and bread have gone up a little. So "
        "let us go through the list, one item at a time, and see what it means for you."
    ),
}


class PaceTexts(Speech):
    def passage(self) -> str:
        return _PASSAGES[self.language]

    def explain(self, pace: float) -> str:
        return self._(
            "I reckon with %(pace)s syllables a second. Set your own with a number (/pace 4.6), or press the button "
            "and read a short text aloud.",
            pace=f"{pace:.1f}",
        )

    def start(self) -> str:
        return self._("▶️ Show the text and start")

    def read_this(self) -> str:
        return self._("Read this aloud now, as you would in front of the camera, then press the button.")

    def stop(self) -> str:
        return self._("⏹ I have read it")

    def not_read(self) -> str:
        return self._("That does not look like one reading from start to end. /pace starts again.")

    def not_a_pace(self, slowest: float, fastest: float) -> str:
        return self._(
            "A pace is a number of syllables a second from %(slowest)d to %(fastest)d, e.g. /pace 4.6.",
            slowest=int(slowest),
            fastest=int(fastest),
        )

    def pace_set(self, pace: float) -> str:
        return self._(
            "Set: %(pace)s syllables a second. It counts for scripts from now on; for one that is there, reply "
            "“retime” to the draft.",
            pace=f"{pace:.1f}",
        )
