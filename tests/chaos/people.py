"""People at the desk: what they send, so that it can be told afterwards what became of it."""

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from tests.chaos.stage import Stage

USERS = (2001, 2002, 2003, 2004, 2005)
_LINKS = ("/article/chip", "/article/chip-rival", "/article/rates")
_SYLLABLES = "가나다라마바사아자차"
_REWRITTEN = ("section:1", "section:2", "opening", "scene:1", "scene:2", "closing")
_REPLACED = "section:3"


class Kind(StrEnum):
    TOPIC = "topic"
    REPLY = "reply"
    UNDO = "undo"
    FILE = "file button"
    OPEN = "draft opened again"
    LIST = "list of drafts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    kind: Kind
    user: int
    said: str
    """What its update is known by: `message ID` or `press ID`."""
    word: str = ""
    """Stands in nothing but what comes of it."""
    model: bool = True


class People:
    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self.requests: list[Request] = []

    def of(self, *kinds: Kind) -> list[Request]:
        return [request for request in self.requests if request.kind in kinds]

    async def anything(self) -> None:
        """Whatever can be asked for right now, whether the bot runs or not."""
        asking = [self.topic, self.link, self.reply, self.reply, self.replace, self.file]
        await self._random.choice([*asking, self.undo] if self._who_can_undo() else asking)()

    async def topic(self) -> None:
        word = self._word()
        self._say(Kind.TOPIC, self._somebody(), f"반도체 {word}", word=word)

    async def link(self) -> None:
        word = self._word()
        address = self._stage.desk.news.at(self._random.choice(_LINKS))
        self._say(Kind.TOPIC, self._somebody(), f"{address} {word}", word=word)

    async def reply(self) -> None:
        """To a part, or to the head with the part's name."""
        by_name = self._random.random() < 0.25
        part = "head" if by_name else self._random.choice(_REWRITTEN)
        user, message = await self._shown(part)
        word = self._word()
        self._say(Kind.REPLY, user, f"2번 섹션을 더 쉽게 {word}" if by_name else f"더 쉽게 {word}", message, word)

    async def replace(self) -> None:
        """Their own words, for which no model is asked."""
        user, message = await self._shown(_REPLACED)
        word = self._word()
        self._say(Kind.REPLY, user, f"이걸로 바꿔: 제가 쓴 {word} 문단입니다.", message, word, model=False)

    async def undo(self) -> None:
        """Only where something surely can be taken back, so that each of them takes back exactly one."""
        if not self._who_can_undo():
            await self.replace()
        user = await self._stage.until("a change that stands", self._who_can_undo)
        assert user is not None
        self._say(Kind.UNDO, user, "/undo")

    async def file(self) -> None:
        await self._press_on("head", "file|", Kind.FILE)

    async def open(self) -> None:
        """Press a draft in a list of drafts; where there is no list yet, ask for one first."""
        lists = await self._stage.until("a list of drafts", self._lists)
        user, message, data = self._random.choice(lists)
        self._press(Kind.OPEN, user, message, data)

    @property
    def _random(self) -> Any:
        return self._stage.random

    def _somebody(self) -> int:
        return int(self._random.choice(USERS))

    def _word(self) -> str:
        """Hangul only, the same length for all: none is part of another."""
        number = f"{len(self.requests):04d}"
        return "표" + "".join(_SYLLABLES[int(digit)] for digit in number) + "말"

    def _say(
        self, kind: Kind, user: int, text: str, reply_to: int | None = None, word: str = "", *, model: bool = True
    ) -> None:
        message = self._stage.desk.say(text, user=user, reply_to=reply_to)
        self.requests.append(Request(kind=kind, user=user, said=f"message {message}", word=word, model=model))

    def _press(self, kind: Kind, user: int, message: int, data: str) -> None:
        press = self._stage.desk.api.person(user).press(message, data)
        self.requests.append(Request(kind=kind, user=user, said=f"press {press}"))

    async def _press_on(self, part: str, data: str, kind: Kind) -> None:
        user, message = await self._shown(part)
        buttons = self._stage.desk.chat(user)[message].buttons
        self._press(
            kind, user, message, next(b["callback_data"] for b in buttons if b["callback_data"].startswith(data))
        )

    async def _shown(self, part: str) -> tuple[int, int]:
        """Somebody with a message that shows that part of a draft."""
        query = (
            "select drafts.owner, shown.message from shown join drafts on drafts.id = shown.draft "
            "where shown.part = ? and shown.piece = 0 and shown.opening > 0 and drafts.markdown is not null "
            "order by shown.message"
        )
        found = await self._stage.until(f"a message with {part}", lambda: self._stage.rows(query, part))
        user, message = self._random.choice(found)
        return int(user), int(message)

    def _who_can_undo(self) -> int | None:
        applied = self._stage.rows("select owner, count(*) from revisions where after is not null group by owner")
        undos = [request.user for request in self.of(Kind.UNDO)]
        return next((user for user, count in applied if count > undos.count(user)), None)

    def _lists(self) -> list[tuple[int, int, str]]:
        found = [
            (user, message.message_id, button["callback_data"])
            for user in USERS
            for message in self._stage.desk.from_bot(user)
            for button in message.buttons
            if button.get("callback_data", "").startswith("open|")
        ]
        if not found and not self.of(Kind.LIST):
            owners = self._stage.rows("select distinct owner from drafts where markdown is not null")
            if owners:
                self._say(Kind.LIST, int(owners[0][0]), "/drafts")
        return found


def said_in(body: str) -> str:
    """As `Request.said`, read off an update."""
    update = json.loads(body)
    if "callback_query" in update:
        return f"press {update['callback_query']['id']}"
    return f"message {update['message']['message_id']}"
