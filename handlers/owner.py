"""Who owns the bot: named by the settings, or the first who sent the one-time code."""

from dataclasses import dataclass, field

from handlers.access import Guests
from storage.database import Database
from storage.users import Ownership


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    guests: Guests
    database: Database
    ownership: Ownership = field(default_factory=Ownership)

    async def id(self) -> int | None:
        """None where nobody owns it yet."""
        if self.guests.owner is not None:
            return self.guests.owner
        async with self.database.read() as tx:
            return await self.ownership.owner(tx)
