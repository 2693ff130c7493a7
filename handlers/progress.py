"""How the work goes, in one message that is edited: seldom enough for Telegram, often enough for a person."""

import time
from collections.abc import Callable

from handlers.buttons import Action, button, rows
from handlers.ground_texts import GroundTexts
from handlers.outbox import Letter, Outbox
from handlers.pages import MESSAGE_LIMIT, Rich, clean, clip
from handlers.texts import Texts

_SECONDS = 1.5
_TAIL = 500


class ProgressMessage:
    """A `writing.desk.Listener` that writes into the message `message` of a chat."""

    def __init__(
        self,
        outbox: Outbox,
        chat: int,
        message: int,
        texts: Texts,
        draft: int,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._outbox = outbox
        self._chat = chat
        self._message = message
        self._texts = texts
        self._draft = draft
        self._clock = clock
        self._last = 0.0
        self._seen = ("", "")

    async def reading(self, links: int) -> None:
        """Said by the first answer already."""

    async def planning(self, sources: int) -> None:
        await self._show(self._texts.planning(sources))

    async def writing(self, blog: str, script: str) -> None:
        if self._clock() - self._last < _SECONDS:
            return
        growing = blog if blog != self._seen[0] else script
        self._seen = (blog, script)
        counts = self._texts.writing(len(blog), len(script))
        tail = growing[-_TAIL:].partition(" ")[2] if len(growing) > _TAIL else growing
        await self._show(f"{counts}\n\n…{tail}" if tail.strip() else counts)

    async def checking(self) -> None:
        await self._show(self._texts.checking())

    async def mending(self, parts: int) -> None:
        await self._show(GroundTexts(self._texts.language).mending(parts))

    async def _show(self, text: str) -> None:
        self._last = self._clock()
        keyboard = rows([button(self._texts.stop(), Action.STOP, self._draft)])
        rich = Rich(text=clip(clean(text), MESSAGE_LIMIT))
        await self._outbox.edit_soon(self._chat, self._message, Letter(rich=rich, keyboard=keyboard))
