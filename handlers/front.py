"""The front desk: which update goes to which handler. The order matters."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from telegram import Bot, Update
from telegram.ext import Application, ApplicationBuilder, BaseHandler, ContextTypes, TypeHandler

from handlers.access import Door
from handlers.outbox import NotTaken
from handlers.talk import Context

log = logging.getLogger(__name__)

App = Application[Any, Context, Any, Any, Any, Any]


def front(bot: Bot, door: Door, handlers: Iterable[BaseHandler[Any, Context, None]]) -> App:
    """Dispatch is the library's; its polling and its job queue are not used."""
    builder = ApplicationBuilder().bot(bot).updater(None).job_queue(None)
    app: App = builder.context_types(ContextTypes(context=Context)).build()
    app.add_handler(TypeHandler(Update, door.enter), group=-1)
    for handler in handlers:
        app.add_handler(handler)
    app.add_error_handler(_Apology(door=door).say)
    return app


@dataclass(frozen=True, slots=True, kw_only=True)
class _Apology:
    """A mistake of ours: written down for the owner, and said in one sentence to whoever waits."""

    door: Door

    async def say(self, update: object, context: Context) -> None:
        error = context.error
        if isinstance(error, NotTaken):
            return
        log.error("an update could not be worked off", exc_info=error)
        # The library makes a new context for an error: the talk that the door opened is not in it.
        talk = await self.door.admitted(update, context) if isinstance(update, Update) else None
        if talk is not None:
            await talk.apologise()
