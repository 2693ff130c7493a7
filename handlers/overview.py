"""/desk: the day's mornings for the owner; for everybody else it is a command that does not exist."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, Protocol

from telegram import Update
from telegram.ext import BaseHandler, CommandHandler, filters

from handlers.access import Guests
from handlers.overview_texts import OverviewTexts
from handlers.talk import Context
from storage.database import Database
from storage.overview import Day, Overview
from storage.users import Ownership
from writing.tools import Tools

_TOPICS = 15


class Cost(Protocol):
    async def of_desk(self, since: datetime, until: datetime) -> Decimal | None:
        """US dollars that the desk's own drafts cost; None where a model's price is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewCommand:
    tools: Tools
    guests: Guests
    cost: Cost | None = None
    """None: nobody counts."""
    overview: Overview = field(default_factory=Overview)
    ownership: Ownership = field(default_factory=Ownership)

    def handlers(self) -> list[BaseHandler[Any, Context, None]]:
        return [CommandHandler("desk", self.show, filters=filters.UpdateType.MESSAGE)]

    async def show(self, _update: Update, context: Context) -> None:
        talk = context.talk
        if not await self._is_owner(self.tools.database, talk.user):
            await talk.say(talk.texts.unknown_command())
            return
        texts = OverviewTexts(talk.language)
        since = self.tools.local_now().replace(hour=0, minute=0, second=0, microsecond=0)
        until = (since + timedelta(days=1)).replace(hour=0)
        async with self.tools.database.read() as tx:
            day = await self.overview.day(tx, since, until, topics=_TOPICS)
        spent = await self.cost.of_desk(since, until) if self.cost else None
        await talk.say("\n\n".join([texts.title(f"{since:%Y-%m-%d}"), *_told(day, texts), texts.cost(spent)]))

    async def _is_owner(self, database: Database, user: int) -> bool:
        if self.guests.owner is not None:
            return user == self.guests.owner
        async with database.read() as tx:
            return await self.ownership.owner(tx) == user


def _told(day: Day, texts: OverviewTexts) -> list[str]:
    if not day.slots:
        return [texts.no_slots()]
    lines = [texts.counts(day)]
    lines += [texts.without_draft(day.without_draft)] if day.without_draft else []
    lines += [texts.in_doubt(day.in_doubt)] if day.in_doubt else []
    lines += [texts.ended(why, count) for why, count in sorted(day.ended.items())]
    topics = [texts.topics(), *(texts.topic(topic) for topic in day.topics)] if day.topics else []
    return ["\n".join(lines), *(["\n".join(topics)] if topics else [])]
