"""What the tests of the Bot API server share."""

from telegram import Bot

from bot.playground import BotApiServer

PERSON = 1001


def bot_of(server: BotApiServer) -> Bot:
    return Bot(server.token, base_url=server.base_url, base_file_url=server.file_url)
