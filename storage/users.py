"""Who talks to the bot, and who owns it."""

from sqlalchemy import select, update
from sqlalchemy.dialects.sqlite import insert

from domain.clock import DEFAULT_PACE
from domain.language import Language
from domain.subscriptions import Paused
from storage.database import Transaction
from storage.tables import desk, paces, subscriptions, users

_OWNER = "owner"
_CODE = "claim code"


class Users:
    async def meet(self, tx: Transaction, user: int, language: Language) -> Language:
        """Note a user's Telegram language; returns the one to speak: theirs by choice, else this one."""
        row = {"id": user, "language": language.value}
        await tx.run(insert(users).values(row).on_conflict_do_nothing())
        known = update(users).where(users.c.id == user, users.c.language_chosen.is_(False))
        await tx.run(known.values(language=language.value))
        unblock = update(users).where(users.c.id == user, users.c.blocked.is_(True))
        await tx.run(unblock.values(blocked=False))
        return await self.language(tx, user)

    async def language(self, tx: Transaction, user: int) -> Language:
        found = (await tx.run(select(users.c.language).where(users.c.id == user))).scalar_one_or_none()
        return Language(found) if found else Language.KO

    async def choose_language(self, tx: Transaction, user: int, language: Language) -> None:
        values = {"language": language.value, "language_chosen": True}
        await tx.run(update(users).where(users.c.id == user).values(values))

    async def pace(self, tx: Transaction, user: int, language: Language) -> float:
        """Syllables a second: the person's own pace in that language, or the usual one."""
        query = select(paces.c.pace).where(paces.c.user == user, paces.c.language == language.value)
        return (await tx.run(query)).scalar_one_or_none() or DEFAULT_PACE[language]

    async def set_pace(self, tx: Transaction, user: int, language: Language, pace: float) -> None:
        row = {"user": user, "language": language.value, "pace": pace}
        again = (
            insert(paces).values(row).on_conflict_do_update(index_elements=["user", "language"], set_={"pace": pace})
        )
        await tx.run(again)

    async def blocked_us(self, tx: Transaction, user: int) -> None:
        """Telegram said 403: nothing is sent to them until they write again; their subscriptions wait."""
        await tx.run(update(users).where(users.c.id == user).values(blocked=True))
        theirs = (subscriptions.c.owner == user, subscriptions.c.paused.is_(None))
        await tx.run(update(subscriptions).where(*theirs).values(paused=Paused.BLOCKED.value))


class Ownership:
    """The first to send the one-time code owns the bot, for good."""

    async def owner(self, tx: Transaction) -> int | None:
        value = await self._read(tx, _OWNER)
        return int(value) if value else None

    async def code(self, tx: Transaction, fresh: str) -> str:
        """The code that start-up prints: `fresh`, or the one that an earlier start stored."""
        await tx.run(insert(desk).values(key=_CODE, value=fresh).on_conflict_do_nothing())
        return await self._read(tx, _CODE) or fresh

    async def claim(self, tx: Transaction, user: int, code: str) -> bool:
        """True when the code was right and nobody owned the bot yet."""
        if await self.owner(tx) is not None or code != await self._read(tx, _CODE):
            return False
        await tx.run(insert(desk).values(key=_OWNER, value=str(user)))
        await tx.run(desk.delete().where(desk.c.key == _CODE))
        return True

    async def _read(self, tx: Transaction, key: str) -> str | None:
        return (await tx.run(select(desk.c.value).where(desk.c.key == key))).scalar_one_or_none()
