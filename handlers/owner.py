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

    async def admitted(self) -> frozenset[int] | None:
        """Whom the door lets in; None for everybody."""
        if self.guests.everyone:
            return None
        owner = await self.id()
        return self.guests.users | ({owner} if owner is not None else set())

    async def claim_code(self, fresh: str) -> str | None:
        """The one-time code that makes its sender the owner: `fresh`, or an earlier start's; None where it has one."""
        if not self.guests.claimable:
            return None
        async with self.database.write() as tx:
            if await self.ownership.owner(tx) is not None:
                return None
            return await self.ownership.code(tx, fresh)
