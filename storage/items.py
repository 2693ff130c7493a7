"""What feeds brought: each article once for everybody, and once more for each person whose own feed alone has it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import delete, exists, select
from sqlalchemy.dialects.sqlite import insert

from domain.feeds import EVERYBODY, Item
from storage.database import Transaction
from storage.tables import items
from storage.times import from_text, to_text

_MANY = 6000


class Items:
    async def add(self, tx: Transaction, owner: int, named: Mapping[str, Item], now: datetime) -> int:
        """Keep items by their identity; returns how many were new.

        An item without a time, or of a time to come, counts as published when it was first seen.
        """
        rows = [_row(name, item, owner, now) for name, item in named.items()]
        before = await self._known(tx, owner, list(named))
        if rows:
            await tx.run(insert(items).on_conflict_do_nothing(), rows)
        return len(named) - before

    async def recent(self, tx: Transaction, since: datetime, owner: int = EVERYBODY) -> list[Item]:
        """What that person may find, newest first, each article once."""
        query = (
            select(items)
            .where(items.c.owner.in_((EVERYBODY, owner)), items.c.published >= to_text(since))
            .order_by(items.c.published.desc(), items.c.owner)
            .limit(_MANY)
        )
        once: dict[str, Item] = {}
        for row in (await tx.run(query)).mappings():
            once.setdefault(row["identity"], _item(row))
        return list(once.values())

    async def own(self, tx: Transaction, since: datetime, owner: int) -> list[Item]:
        """What only that person may find, newest first."""
        query = select(items).where(items.c.owner == owner, items.c.published >= to_text(since))
        rows = (await tx.run(query.order_by(items.c.published.desc()).limit(_MANY))).mappings()
        return [_item(row) for row in rows]

    async def owners(self, tx: Transaction, since: datetime) -> frozenset[int]:
        """Who has items that only they may find."""
        query = select(items.c.owner).where(items.c.owner != EVERYBODY, items.c.published >= to_text(since))
        return frozenset((await tx.run(query.distinct())).scalars())

    async def any(self, tx: Transaction, owner: int = EVERYBODY) -> bool:
        """Whether that person could find anything at all."""
        query = select(exists().where(items.c.owner.in_((EVERYBODY, owner))))
        return bool((await tx.run(query)).scalar_one())

    async def prune(self, tx: Transaction, before: datetime) -> None:
        """Forget what was published before then, unless its feed still showed it as new later."""
        await tx.run(delete(items).where(items.c.published < to_text(before), items.c.seen_at < to_text(before)))

    async def _known(self, tx: Transaction, owner: int, names: list[str]) -> int:
        query = select(items.c.identity).where(items.c.owner == owner, items.c.identity.in_(names))
        return len((await tx.run(query)).all())


def _row(identity: str, item: Item, owner: int, now: datetime) -> dict[str, Any]:
    return {
        "identity": identity,
        "url": item.url,
        "title": item.title,
        "lede": item.lede,
        "outlet": item.outlet,
        "published": to_text(min(item.published or now, now)),
        "owner": owner,
        "seen_at": to_text(now),
    }


def _item(row: Any) -> Item:
    kept = {name: row[name] for name in ("url", "title", "lede", "outlet")}
    # Where the feed named no time, the column has the one at which we saw it, which is no time of publication.
    published = None if row["published"] == row["seen_at"] else from_text(row["published"])
    return Item(**kept, published=published)
