"""/desk: the day's mornings for the owner; for everybody else it is a command that does not exist."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from telegram import Update
from telegram.ext import BaseHandler, CommandHandler, filters

from handlers.overview_texts import OverviewTexts
from handlers.owner import Owner
from handlers.talk import Context
from handlers.usage_texts import UsageTexts
from storage.overview import Day, Overview
from writing.spending import Spending
from writing.tools import Tools
from writing.usage import DESK

_TOPICS = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewCommand:
    tools: Tools
    owner: Owner
    spending: Spending
    overview: Overview = field(default_factory=Overview)

    def handlers(self) -> list[BaseHandler[Any, Context, None]]:
        return [CommandHandler("desk", self.show, filters=filters.UpdateType.MESSAGE)]

    async def show(self, _update: Update, context: Context) -> None:
        talk = context.talk
        if talk.user != await self.owner.id():
            await talk.say(talk.texts.unknown_command())
            return
        texts = OverviewTexts(talk.language)
        since = self.tools.local_now().replace(hour=0, minute=0, second=0, microsecond=0)
        until = (since + timedelta(days=1)).replace(hour=0)
        async with self.tools.database.read() as tx:
            day = await self.overview.day(tx, since, until, topics=_TOPICS)
        spent = await self.spending.spans(DESK)
        cost = UsageTexts(talk.language).desk_today(spent.today)
        await talk.say("\n\n".join([texts.title(f"{since:%Y-%m-%d}"), *_told(day, texts), cost]))


def _told(day: Day, texts: OverviewTexts) -> list[str]:
    if not day.slots:
        return [texts.no_slots()]
    lines = [texts.counts(day)]
    lines += [texts.without_draft(day.without_draft)] if day.without_draft else []
    lines += [texts.in_doubt(day.in_doubt)] if day.in_doubt else []
    lines += [texts.ended(why, count) for why, count in sorted(day.ended.items())]
    topics = [texts.topics(), *(texts.topic(topic) for topic in day.topics)] if day.topics else []
    return ["\n".join(lines), *(["\n".join(topics)] if topics else [])]
