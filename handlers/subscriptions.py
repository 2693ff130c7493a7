"""/subscribe, /unsubscribe, /subscriptions."""

from dataclasses import dataclass
from typing import Any

from telegram import InlineKeyboardMarkup, Update
from telegram.ext import BaseHandler, CommandHandler, filters

from domain.subscriptions import Paused, Subscription
from handlers.buttons import Action, Press, button
from handlers.ordering import Ordering, ending
from handlers.outbox import Letter
from handlers.subscription_texts import SubscriptionTexts
from handlers.talk import Context, Talk, message_of, plain
from writing.subscribing import Subscribing

_LIST = "list"
"""In a button: it belongs to the list, which is shown anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SubscriptionCommands:
    subscribing: Subscribing
    ordering: Ordering

    def handlers(self) -> list[BaseHandler[Any, Context, None]]:
        new = filters.UpdateType.MESSAGE
        return [
            CommandHandler("subscribe", self.subscribe, filters=new),
            CommandHandler("unsubscribe", self.unsubscribe, filters=new),
            CommandHandler("subscriptions", self.subscriptions, filters=new),
        ]

    async def subscribe(self, update: Update, context: Context) -> None:
        line = (message_of(update).text or "").split(maxsplit=1)[1:]
        await self.ordering.begin(context.talk, "".join(line))

    async def subscriptions(self, _update: Update, context: Context) -> None:
        await self._list(context.talk, None)

    async def unsubscribe(self, _update: Update, context: Context) -> None:
        talk, texts = context.talk, SubscriptionTexts(context.talk.language)
        mine = await self.subscribing.of(talk.user)
        if not mine:
            await talk.say(texts.none())
        elif len(mine) == 1:
            await self._end(talk, mine[0].id)
        else:
            await talk.say(texts.which_ends(), ending(texts, mine))

    async def pressed(self, talk: Talk, press: Press, message: int | None) -> None:
        """What a button below a subscription, or below a question about one, does."""
        texts, subscription = SubscriptionTexts(talk.language), press.number(0)
        listed = message if press.word(1) == _LIST else None
        match press.action:
            case Action.ORDER:
                await self.ordering.pressed(talk, press, message)
                return
            case Action.PAUSE:
                found = await self.subscribing.pause(talk.user, subscription)
            case Action.RESUME:
                found = await self.subscribing.resume(talk.user, subscription)
            case Action.MOVE:
                found = await self._move(talk, subscription)
            case _:
                await self._end(talk, subscription)
                found = None
        if found is None and press.action is not Action.UNSUBSCRIBE:
            await talk.say(texts.gone())
        if press.action is not Action.MOVE and listed is not None:
            await self._list(talk, listed)

    async def _move(self, talk: Talk, subscription: int) -> Subscription | None:
        found = await self.subscribing.find(talk.user, subscription)
        if found is not None:
            await self.ordering.move(talk, found)
        return found

    async def _end(self, talk: Talk, subscription: int) -> None:
        texts = SubscriptionTexts(talk.language)
        ended = await self.subscribing.remove(talk.user, subscription)
        await talk.say(texts.ended() if ended else texts.gone())

    async def _list(self, talk: Talk, message: int | None) -> None:
        """In the message that shows it already, or in a new one."""
        texts = SubscriptionTexts(talk.language)
        mine = await self.subscribing.of(talk.user)
        lines = [
            texts.line(number, item, self.subscribing.first_after(item)) for number, item in enumerate(mine, start=1)
        ]
        text = "\n".join([texts.title(len(mine)), *lines]) if mine else texts.none()
        keyboard = InlineKeyboardMarkup([_row(texts, number, item) for number, item in enumerate(mine, start=1)])
        letter = Letter(rich=plain(text), keyboard=keyboard if mine else None)
        if message is None or not await talk.outbox.edit(talk.chat, message, letter):
            await talk.say(text, letter.keyboard)


def _row(texts: SubscriptionTexts, number: int, item: Subscription) -> list[Any]:
    if item.paused is Paused.ASKED:
        pause = button(texts.resume_button(number), Action.RESUME, item.id, _LIST)
    else:
        pause = button(texts.pause_button(number), Action.PAUSE, item.id, _LIST)
    return [
        pause,
        button(texts.move_button(number), Action.MOVE, item.id, _LIST),
        button(texts.delete_button(number), Action.UNSUBSCRIBE, item.id, _LIST),
    ]
