"""A Bot API server on this computer and its chat page: the playground, and the test bed."""

from bot.playground.chats import Chat, Person, Shown
from bot.playground.faults import Fault, FaultKind
from bot.playground.journal import Call
from bot.playground.page import Status
from bot.playground.person import PersonSide
from bot.playground.rates import Rates
from bot.playground.server import BotApiServer

__all__ = ["BotApiServer", "Call", "Chat", "Fault", "FaultKind", "Person", "PersonSide", "Rates", "Shown", "Status"]
