"""What only the owner can mend, said to the owner in the chat: once a day, however often it is met."""

import hashlib
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from domain.errors import ModelFailureReason
from handlers.model_texts import ModelTexts
from handlers.outbox import Letter, Outbox
from handlers.outcomes import outcome_of
from handlers.owner import Owner
from handlers.talk import plain
from storage.database import Database
from storage.durable import Durable
from storage.users import Users
from writing.models import ReadyModel

log = logging.getLogger(__name__)

ALARM = "alarm"
"""The workflow that tells the owner; its arguments are the model's name, the reason and the id of the alarm."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarms:
    database: Database
    durable: Durable
    outbox: Outbox
    owner: Owner
    today: Callable[[], datetime]
    """Now, in the desk's zone."""
    users: Users = field(default_factory=Users)

    def register(self) -> None:
        self.durable.register(ALARM, self.tell)

    async def refused(self, model: ReadyModel, reason: ModelFailureReason) -> None:
        """A model's key or name was refused. Work with a lasting id: the same key on the same day is told of once."""
        log.error("%s: %s refused; see `chogo doctor --live`", model.spec, reason)
        # Of the key only enough to tell a mended one from the one that was refused.
        what = hashlib.sha256(model.key.encode()).hexdigest()[:8] if reason is ModelFailureReason.KEY else model.spec
        alarm = f"alarm {reason}:{what}:{self.today():%Y-%m-%d}"
        async with self.database.write() as tx:
            await self.durable.submit(tx, ALARM, alarm, model.spec, reason.value, alarm)

    async def tell(self, spec: str, reason: str, alarm: str) -> None:
        await self.durable.step("tell", self._tell, spec, reason, alarm)

    async def _tell(self, spec: str, reason: str, alarm: str) -> str:
        async def work() -> None:
            owner = await self.owner.id()
            if owner is None:
                return
            async with self.database.read() as tx:
                texts = ModelTexts(await self.users.language(tx, owner))
            sentence = texts.refused(spec, ModelFailureReason(reason))
            await self.outbox.send(alarm, owner, Letter(rich=plain(sentence)))

        return await outcome_of(work)
