"""/subscribe, /unsubscribe, /subscriptions."""

from dataclasses import dataclass
from typing import Any

from telegram import Update
from telegram.ext import BaseHandler, CommandHandler, filters

from domain.subscriptions import MAX_SUBSCRIPTIONS
from domain.times_of_day import read_time
from handlers.buttons import Action, Press, button, rows
from handlers.pages import clip
from handlers.subscription_texts import SubscriptionTexts
from handlers.talk import Context, Talk, message_of
from writing.desk import MAX_TOPIC
from writing.subscribing import Refusal, Subscribing, Wish


@dataclass(frozen=True, slots=True, kw_only=True)
class SubscriptionCommands:
    subscribing: Subscribing
    zone: str

    def handlers(self) -> list[BaseHandler[Any, Context, None]]:
        new = filters.UpdateType.MESSAGE
        return [
            CommandHandler("subscribe", self.subscribe, filters=new),
            CommandHandler("unsubscribe", self.unsubscribe, filters=new),
            CommandHandler("subscriptions", self.subscriptions, filters=new),
        ]

    async def subscribe(self, update: Update, context: Context) -> None:
        talk, texts = context.talk, SubscriptionTexts(context.talk.language)
        words = (message_of(update).text or "").split()[1:]
        at = read_time(words[0]) if words else None
        if at is None:
            await talk.say(texts.how_to_subscribe())
            return
        topic = " ".join(words[1:])[:MAX_TOPIC]
        wish = Wish(at=at, zone=self.zone, topics=(topic,) if topic else ())
        made = await self.subscribing.subscribe(talk.user, talk.chat, wish, talk.asked_by)
        await talk.say(texts.too_many(MAX_SUBSCRIPTIONS) if isinstance(made, Refusal) else texts.subscribed(made))

    async def subscriptions(self, _update: Update, context: Context) -> None:
        talk, texts = context.talk, SubscriptionTexts(context.talk.language)
        mine = await self.subscribing.of(talk.user)
        lines = [texts.title(), *(texts.line(number, item) for number, item in enumerate(mine, start=1))]
        await talk.say("\n".join(lines) if mine else texts.none())

    async def unsubscribe(self, _update: Update, context: Context) -> None:
        talk, texts = context.talk, SubscriptionTexts(context.talk.language)
        mine = await self.subscribing.of(talk.user)
        if not mine:
            await talk.say(texts.none())
        elif len(mine) == 1:
            await self._end(talk, texts, mine[0].id)
        else:
            buttons = [button(clip(texts.end_button(item), 60), Action.UNSUBSCRIBE, item.id) for item in mine]
            await talk.say(texts.which_ends(), rows(buttons))

    async def pressed(self, talk: Talk, press: Press) -> None:
        await self._end(talk, SubscriptionTexts(talk.language), press.number(0))

    async def _end(self, talk: Talk, texts: SubscriptionTexts, subscription: int) -> None:
        ended = await self.subscribing.remove(talk.user, subscription)
        await talk.say(texts.ended() if ended else texts.gone())
