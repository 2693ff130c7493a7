"""What the bot has asked for, in order."""

from dataclasses import dataclass

from bot.playground.errors import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One call of the bot, as it was decided. `getUpdates` is not written down."""

    method: str
    chat_id: int | None
    payload: Json
    """The arguments, JSON decoded, a file by its name."""
    message_id: int | None
    """The message it made or changed; for a refusal the one it named."""
    at: float
    """Unix seconds by the server's clock."""
    error: str | None = None
    """The refusal's description; None when the call was carried out."""
    answered: bool = True
    """False when a fault kept the answer from the bot."""

    @property
    def text(self) -> str:
        return str(self.payload.get("text") or self.payload.get("caption") or "")
