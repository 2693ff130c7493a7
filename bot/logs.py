"""What is written to the terminal for the owner: short, and without a secret in it."""

import logging
from collections.abc import Iterable


class _Redacting(logging.Formatter):
    """Secrets are struck out of the finished text, tracebacks and all: a token is part of every Telegram address."""

    def __init__(self, secrets: Iterable[str]) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._secrets = [secret for secret in secrets if len(secret) >= 8]

    def format(self, record: logging.LogRecord) -> str:
        text = super().format(record)
        for secret in self._secrets:
            text = text.replace(secret, "…")
        return text


def set_up(secrets: Iterable[str]) -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(_Redacting(secrets))
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    # The libraries name every request, which says little and carries the token.
    for name in ("httpx", "httpx2", "httpcore", "aiohttp.access"):
        logging.getLogger(name).setLevel(logging.WARNING)
    # A tick that finds the one before it still at work is left out; the next one finds what is due.
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
    # The durable engine brings a handler of its own, which would pass the secrets by, unless there is one already.
    engine = logging.getLogger("dbos")
    engine.handlers[:] = [handler]
    engine.propagate = False
    engine.addFilter(_tells_something)


def _tells_something(record: logging.LogRecord) -> bool:
    """Work that is cut off when the program stops is taken up at the next start: nothing to warn about."""
    return "Asyncio task cancelled" not in record.getMessage()
