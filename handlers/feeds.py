"""/feeds: the feeds that a person follows besides everybody's."""

from dataclasses import dataclass
from typing import Any

from telegram import InlineKeyboardMarkup, Update
from telegram.ext import BaseHandler, CommandHandler, filters

from domain.feeds import FollowedFeed
from handlers.buttons import Action, Press, button, rows
from handlers.feed_texts import FeedTexts
from handlers.links import said
from handlers.pages import clip
from handlers.talk import Context, Talk, message_of
from writing.gathering import MAX_FEEDS, Gathering, NotFollowed

_LABEL = 56


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedCommands:
    gathering: Gathering

    def handlers(self) -> list[BaseHandler[Any, Context, None]]:
        return [CommandHandler("feeds", self.feeds, filters=filters.UpdateType.MESSAGE)]

    async def feeds(self, update: Update, context: Context) -> None:
        talk = context.talk
        links = said(message_of(update)).links
        if not links:
            await self._list(talk)
        for link in links[:MAX_FEEDS]:
            await self._follow(talk, link)

    async def pressed(self, talk: Talk, press: Press) -> None:
        texts = FeedTexts(talk.language)
        removed = await self.gathering.unfollow(talk.user, press.number(0))
        await talk.say(texts.removed() if removed else texts.gone())

    async def _list(self, talk: Talk) -> None:
        texts = FeedTexts(talk.language)
        mine, shared = await self.gathering.of(talk.user), await self.gathering.shared()
        if mine:
            await talk.say(texts.yours(len(mine), shared, MAX_FEEDS), _buttons(texts, mine))
        else:
            await talk.say(texts.none_of_your_own(shared))

    async def _follow(self, talk: Talk, link: str) -> None:
        texts = FeedTexts(talk.language)
        done = await self.gathering.follow(talk.user, link)
        await talk.say(texts.not_added(done, MAX_FEEDS) if isinstance(done, NotFollowed) else texts.added(done))


def _buttons(texts: FeedTexts, mine: list[FollowedFeed]) -> InlineKeyboardMarkup:
    return rows(button(clip(_label(texts, feed), _LABEL), Action.UNFOLLOW, feed.id) for feed in mine)


def _label(texts: FeedTexts, feed: FollowedFeed) -> str:
    address = feed.url.partition("://")[2].removeprefix("www.")
    return f"❌ {texts.silent()} {address}" if feed.failures else f"❌ {address}"
