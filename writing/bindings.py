"""What a slot brings: topics from the slate for its reader, and what the reader asks for on top of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from pydantic import TypeAdapter

from domain.language import Language
from domain.slots import Slot
from domain.subscriptions import Form, Subscription
from storage.database import Transaction
from storage.editions import Editions
from storage.slots import Slots
from storage.subscriptions import Subscriptions
from storage.users import Users
from writing.editions import EditionDesk
from writing.mornings import Mornings
from writing.slate import Choice, Kind, Lasting, WhyNow, in_another_light
from writing.tools import Tools

MENU = 3
"""Topics of a menu."""
MAX_MORE = 5
"""Of what a reader may ask for on top of one morning: each of it may cost a generation."""
SLATE = "slate:"
"""Before the slate's own reason, where a slot keeps it as its problem."""
_TODAY = timedelta(hours=20)
_CHOICES = TypeAdapter(tuple[Choice, ...])


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What became of a wish for more; `slot` None: that morning is none of theirs, or too much was asked for."""

    slot: Slot | None = None
    title: str = ""
    new: bool = False
    """Asked for just now: it is on its way. Else it was asked for before."""
    too_many: bool = False
    nothing: str = ""
    """`writing.slate.Nothing`: why there is nothing more to choose."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a slot brings: several choices are a menu, one is a draft; none, for the reason that `problem` names."""

    slot: Slot
    language: Language
    choices: tuple[Choice, ...] = ()
    problem: str | None = None


class Bindings:
    def __init__(self, tools: Tools, mornings: Mornings, editions: EditionDesk) -> None:
        self._tools = tools
        self._mornings = mornings
        self._desk = editions
        self._slots = Slots()
        self._subscriptions = Subscriptions()
        self._editions = Editions()
        self._users = Users()

    async def open_slots(self, ids: list[int]) -> list[Slot]:
        """Those for which nothing has been decided yet."""
        async with self._tools.database.read() as tx:
            return await self._slots.unbound(tx, ids)

    async def decide(self, slot: Slot) -> Decision | None:
        """Choose what the slot brings; None where its subscription is gone."""
        async with self._tools.database.read() as tx:
            subscription = await self._subscriptions.find(tx, slot.subscription)
        if subscription is None:
            return None
        language, besides = await self._about(slot, subscription)
        menu = subscription.form is Form.MENU
        choices = await self._tools.slate.choose(
            slot.owner, subscription.topics, language, MENU if menu else 1, now=slot.due, besides=besides
        )
        if menu and len(choices) > 1:
            return Decision(slot=slot, language=language, choices=choices)
        if choices or subscription.topics:
            one = choices[0] if choices else _words(subscription, slot.due)
            return Decision(slot=slot, language=language, choices=(one,))
        why = await self._tools.slate.why_nothing(slot.owner, (), language, now=slot.due, besides=besides)
        return Decision(slot=slot, language=language, problem=f"{SLATE}{why}")

    async def keep(self, decisions: Sequence[Decision]) -> None:
        """Note what the slots bring, and see to it that it is written; all of them in one transaction."""
        async with self._tools.database.write() as tx:
            for each in decisions:
                if each.problem is not None:
                    await self._slots.bind(tx, each.slot.id, problem=each.problem)
                elif len(each.choices) > 1:
                    await self._slots.bind(tx, each.slot.id, choices=_stored(each.choices))
                else:
                    await self._bind_edition(tx, each.slot, each.choices[0], each.language)

    # On top of what the clock brings

    async def pick(self, slot: int, owner: int, number: int, asked_by: str) -> Asked:
        """Take up a topic of the menu that the slot brought; the same one once, unless nothing came of it."""
        found = await self.find(slot, owner)
        choices = menu_of(found) if found else ()
        if found is None or not 0 <= number < len(choices):
            return Asked()
        choice = choices[number]
        async with self._tools.database.read() as tx:
            subscription = await self._subscriptions.find(tx, found.subscription)
            pick = await self._pick_of(tx, found, choice.key, asked_by)
        language, _ = await self._about(found, subscription)
        return await self._ask(found, pick, choice, found.due, language)

    async def _pick_of(self, tx: Transaction, of: Slot, key: str, asked_by: str) -> str:
        """The name of the last try with that topic, or of a new one where nothing came of it."""
        tries = [each for each in await self._slots.beside(tx, of) if _picked(each) == key]
        if not tries:
            return key
        last = tries[-1]
        edition = await self._editions.get(tx, last.edition) if last.edition is not None else None
        told = last.message is not None and (last.problem or (edition and edition.problem))
        return f"{key}|{asked_by}" if told or last.ended is not None else last.pick

    async def another(self, slot: int, owner: int, asked_by: str) -> Asked:
        """A further topic, none of those that the reader had lately."""
        found = await self.find(slot, owner)
        if found is None:
            return Asked()
        async with self._tools.database.read() as tx:
            subscription = await self._subscriptions.find(tx, found.subscription)
            beside = await self._slots.beside(tx, found)
            menus = [choice.key for each in (*beside, found) for choice in menu_of(each)]
            under_way = next((each for each in beside if _is_awaited(each) and _picked(each) not in menus), None)
            edition = await self._editions.get(tx, under_way.edition) if under_way and under_way.edition else None
        if edition is not None:
            # A second tap asks for the same: two drafts at once are nobody's wish.
            return Asked(slot=under_way, title=edition.title)
        topics, now = subscription.topics if subscription else (), self._tools.clock()
        language, besides = await self._about(found, subscription)
        choices = await self._tools.slate.choose(owner, topics, language, 1, now=now, besides=besides)
        if not choices:
            why = await self._tools.slate.why_nothing(owner, topics, language, now=now, besides=besides)
            return Asked(slot=found, nothing=why)
        return await self._ask(found, asked_by, choices[0], now, language)

    async def another_angle(self, slot: int, owner: int, asked_by: str) -> Asked:
        """The menu once more, each topic told from where it was not yet looked at."""
        found = await self.find(slot, owner)
        if found is None:
            return Asked()
        async with self._tools.database.write() as tx:
            beside = await self._slots.beside(tx, found)
            shown = [choice.key for each in (*beside, found) for choice in menu_of(each)]
            turned = [in_another_light(choice, shown) for choice in menu_of(found)]
            choices = tuple(choice for choice in turned if choice is not None)
            new = not any(each.pick == asked_by for each in beside)
            if not choices or (new and len(beside) >= MAX_MORE):
                return Asked(slot=found, too_many=True)
            made = await self._slots.ask(tx, found, asked_by, None)
            await self._slots.bind(tx, made.id, choices=_stored(choices))
            await self._mornings.push(tx, [made], self._tools.clock())
        return Asked(slot=made, new=new)

    async def rest(self, slot: int, owner: int) -> bool:
        """Nothing more comes today, by each of the owner's subscriptions; False where the slot is none of theirs."""
        found = await self.find(slot, owner)
        if found is None:
            return False
        now = self._tools.clock()
        async with self._tools.database.write() as tx:
            for each in await self._subscriptions.of(tx, owner):
                await self._subscriptions.rest(tx, owner, each.id, each.local(now).date())
        return True

    async def find(self, slot: int, owner: int) -> Slot | None:
        async with self._tools.database.read() as tx:
            return await self._slots.find(tx, slot, owner)

    async def _ask(self, of: Slot, pick: str, choice: Choice, news: datetime, language: Language) -> Asked:
        now = self._tools.clock()
        async with self._tools.database.write() as tx:
            beside = await self._slots.beside(tx, of)
            known = next((each for each in beside if each.pick == pick), None)
            if known is None and len(beside) >= MAX_MORE:
                return Asked(slot=of, too_many=True)
            pace = await self._users.pace(tx, of.owner, language)
            edition = await self._desk.want(tx, choice, language, pace, news, now)
            slot = known or await self._slots.ask(tx, of, pick, edition)
            if known is None:
                await self._tools.slate.note_picked(tx, of.owner, choice.terms, now)
                if (await self._editions.get(tx, edition)).finished_at is not None:
                    await self._mornings.push(tx, [slot], now)
        return Asked(slot=slot, title=choice.title, new=known is None)

    async def _about(self, slot: Slot, subscription: Subscription | None) -> tuple[Language, list[str]]:
        """The language to write in, and the keys of what the reader was given today."""
        async with self._tools.database.read() as tx:
            language = await self._users.language(tx, slot.owner)
            served = await self._slots.served_since(tx, slot, slot.due - _TODAY)
        words = " ".join(subscription.topics) if subscription else ""
        return _language(words, language), [each.key.partition("|")[0] for each in served]

    async def _bind_edition(self, tx: Transaction, slot: Slot, choice: Choice, language: Language) -> None:
        pace = await self._users.pace(tx, slot.owner, language)
        edition = await self._desk.want(tx, choice, language, pace, slot.due, slot.due)
        # Only what is new to this reader has to be kept beside the text that is everybody's.
        news = _stored((choice,)) if choice.follow_up else None
        await self._slots.bind(tx, slot.id, edition=edition, choices=news)


def menu_of(slot: Slot) -> tuple[Choice, ...]:
    """The topics that a slot offers; where it brings a draft, the one that it is on if there is news to it."""
    return _CHOICES.validate_json(slot.choices) if slot.choices else ()


def _stored(choices: tuple[Choice, ...]) -> str:
    """As `menu_of` reads them."""
    return _CHOICES.dump_json(choices).decode()


def _picked(slot: Slot) -> str:
    """The key of the topic that was picked from a menu."""
    return slot.pick.partition("|")[0]


def _is_awaited(slot: Slot) -> bool:
    return slot.message is None and slot.ended is None


def _language(words: str, usual: Language) -> Language:
    return Language.KO if any("가" <= char <= "힣" for char in words) else usual


def _words(subscription: Subscription, day: datetime) -> Choice:
    """The stored news have nothing on the topics: one of them, another each day, is searched for."""
    topic = subscription.topics[day.toordinal() % len(subscription.topics)]
    return Choice(
        title=topic,
        key="words:" + " ".join(topic.casefold().split()).replace("|", " "),
        links=(),
        terms=(topic,),
        outlets=0,
        why_now=WhyNow(outlets=0, hours=None, growing=False),
        why_lasting=Lasting(kind=Kind.OTHER),
        search_phrase=topic,
    )
