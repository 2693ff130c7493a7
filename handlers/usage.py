"""/usage: what the model has cost, and what is left of today's budget."""

from dataclasses import dataclass
from typing import Any

from telegram import Update
from telegram.ext import BaseHandler, CommandHandler, filters

from handlers.owner import Owner
from handlers.talk import Context
from handlers.usage_texts import UsageTexts
from writing.spending import Spending
from writing.usage import DESK


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    spending: Spending
    owner: Owner

    def handlers(self) -> list[BaseHandler[Any, Context, None]]:
        return [CommandHandler("usage", self.usage, filters=filters.UpdateType.MESSAGE)]

    async def usage(self, _update: Update, context: Context) -> None:
        talk = context.talk
        texts = UsageTexts(talk.language)
        said = texts.report(await self.spending.of(talk.user))
        if talk.user == await self.owner.id():
            everybody = texts.everybody(await self.spending.spans(None), await self.spending.of(DESK))
            said = f"{said}\n\n{everybody}"
        await talk.say(said)
