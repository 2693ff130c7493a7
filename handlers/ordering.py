"""Putting a subscription together, by one line or by questions. What was answered is in the database, never here."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, time

from telegram import InlineKeyboardMarkup, Message

from domain.orders import Asked, OpenOrder, Order
from domain.subscriptions import MAX_SUBSCRIPTIONS, Days, Form, Subscription
from handlers.buttons import Action, Press, button, rows
from handlers.order_answers import pressed_answer, typed_answer
from handlers.order_questions import Question, new_time, question, which_city
from handlers.order_texts import OrderTexts
from handlers.orders import Doubt, Unclear, Wrong, read_order
from handlers.outbox import Letter
from handlers.pages import clip
from handlers.places import City
from handlers.subscription_texts import SubscriptionTexts
from handlers.talk import Talk, plain
from handlers.zones import names_like
from storage.database import Database
from storage.orders import Orders
from writing.subscribing import Refusal, Subscribing, Wish

_LABEL = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordering:
    """`zone` and `morning_at` are what a new subscription gets where its reader says nothing else."""

    subscribing: Subscribing
    database: Database
    clock: Callable[[], datetime]
    zone: str
    morning_at: time
    orders: Orders = field(default_factory=Orders)

    async def begin(self, talk: Talk, line: str) -> None:
        """A subscription from what was typed with the command; questions for what is missing."""
        read = read_order(line)
        match read:
            case Wrong():
                await _refuse(talk, read)
            case Unclear():
                opened = await self._open(talk, Order(), line=line)
                await self._ask(talk, opened, which_city(OrderTexts(talk.language), opened, read))
            case Order():
                await self._take(talk, read)

    async def move(self, talk: Talk, moves: Subscription) -> None:
        """Ask to which time a subscription moves."""
        opened = await self._open(talk, Order(zone=moves.zone), moves=moves.id)
        texts = OrderTexts(talk.language)
        await self._ask(talk, opened, new_time(texts, opened, moves, self.morning_at))

    async def pressed(self, talk: Talk, press: Press, message: int | None) -> None:
        texts = OrderTexts(talk.language)
        async with self.database.read() as tx:
            opened = await self.orders.find(tx, press.number(0), talk.user)
        if opened is None:
            await talk.say(texts.order_gone())
            return
        match press.word(1):
            case "read":
                await self._read_again(talk, opened, City.ZONE if press.word(2) == City.ZONE else City.TOPIC)
            case "type":
                await self._ask_to_type(talk, opened)
            case "stop":
                await self._close(opened)
                await self._show(talk, texts.stopped() if opened.moves is None else texts.not_moved(), None, message)
            case "back":
                back = replace(opened, order=opened.order.without_last_answer())
                await self._go_on(talk, back, message)
            case what:
                said = pressed_answer(what, press.word(2))
                await self._go_on(talk, replace(opened, order=said.within(opened.order)), message)

    async def answered(self, talk: Talk, message: Message) -> bool:
        """Whether a reply was an answer to a question of ours; then it has been dealt with."""
        replied = message.reply_to_message
        if replied is None:
            return False
        async with self.database.read() as tx:
            opened = await self.orders.answered(tx, talk.chat, replied.message_id, talk.user)
        if opened is None:
            return False
        said = typed_answer(opened.order.next_question or Asked.FORM, message.text or message.caption or "")
        match said:
            case None:
                await talk.say(OrderTexts(talk.language).answer_not_read())
            case Wrong():
                await _refuse(talk, said)
            case Order():
                await self._go_on(talk, replace(opened, order=said.within(opened.order)), None)
        return True

    async def _take(self, talk: Talk, read: Order) -> None:
        """What a line leaves open is usual, but for the time; a line that says nothing at all is asked everything."""
        usual = Order(zone=self.zone)
        if read != Order():
            usual = Order(zone=self.zone, days=Days.DAILY, topics=(), form=Form.ONE)
        order = read.within(usual)
        if order.next_question is None:
            await self._subscribe(talk, order, None)
        elif len(await self.subscribing.of(talk.user)) >= MAX_SUBSCRIPTIONS:
            # Said before the questions, not after them.
            await self._refused(talk, Refusal.TOO_MANY, None)
        else:
            await self._go_on(talk, await self._open(talk, order), None)

    async def _read_again(self, talk: Talk, opened: OpenOrder, city: City) -> None:
        read = read_order(opened.line, city)
        if isinstance(read, Order):
            await self._take(talk, read)
        elif isinstance(read, Wrong):
            await _refuse(talk, read)
        await self._close(opened)

    async def _go_on(self, talk: Talk, opened: OpenOrder, message: int | None) -> None:
        """Ask for what is missing still, or do what was asked for."""
        if opened.moves is not None:
            await self._move_on(talk, opened, message)
        elif opened.order.next_question is None:
            await self._subscribe(talk, opened.order, message)
            await self._close(opened)
        else:
            async with self.database.write() as tx:
                await self.orders.save(tx, opened.id, opened.order)
            texts = OrderTexts(talk.language)
            await self._ask(talk, opened, question(texts, opened, self.zone, self.morning_at), message)

    async def _subscribe(self, talk: Talk, order: Order, message: int | None) -> None:
        texts = SubscriptionTexts(talk.language)
        made = await self.subscribing.subscribe(talk.user, talk.chat, self._wish(order), talk.asked_by)
        if isinstance(made, Refusal):
            await self._refused(talk, made, message)
            return
        passed = self.subscribing.passed_today(made)
        keyboard = rows(
            [
                button(texts.change_time_button(), Action.MOVE, made.id),
                button(texts.delete_this_button(), Action.UNSUBSCRIBE, made.id),
            ],
            width=2,
        )
        await self._show(talk, texts.subscribed(made, made.next_due, passed=passed), keyboard, message)

    async def _refused(self, talk: Talk, refusal: Refusal, message: int | None) -> None:
        texts = SubscriptionTexts(talk.language)
        if refusal is Refusal.ALREADY:
            await self._show(talk, texts.already(), None, message)
            return
        mine = await self.subscribing.of(talk.user)
        await self._show(talk, texts.too_many(MAX_SUBSCRIPTIONS), ending(texts, mine), message)

    async def _move_on(self, talk: Talk, opened: OpenOrder, message: int | None) -> None:
        texts, at = SubscriptionTexts(talk.language), opened.order.at
        moves = await self.subscribing.find(talk.user, opened.moves or 0)
        if moves is None:
            await self._show(talk, texts.gone(), None, message)
        elif at is None:
            # Another zone alone: the time is asked for again, in that one.
            async with self.database.write() as tx:
                await self.orders.save(tx, opened.id, opened.order)
            asked = new_time(
                OrderTexts(talk.language), opened, replace(moves, zone=opened.order.zone or moves.zone), self.morning_at
            )
            await self._ask(talk, opened, asked, message)
            return
        else:
            moved = await self.subscribing.move(talk.user, moves.id, at, opened.order.zone)
            await self._show(talk, self._moved(texts, moved), None, message)
        await self._close(opened)

    def _moved(self, texts: SubscriptionTexts, moved: Subscription | Refusal | None) -> str:
        match moved:
            case Subscription():
                return texts.moved(moved, self.subscribing.first_after(moved))
            case Refusal():
                return texts.already()
            case None:
                return texts.gone()

    def _wish(self, order: Order) -> Wish:
        return Wish(
            at=order.at or self.morning_at,
            zone=order.zone or self.zone,
            days=order.days or Days.DAILY,
            topics=order.topics or (),
            form=order.form or Form.ONE,
        )

    async def _ask_to_type(self, talk: Talk, opened: OpenOrder) -> None:
        """A message that the person's client answers with a reply."""
        texts = OrderTexts(talk.language)
        topics = opened.order.next_question is Asked.TOPICS
        letter = Letter(rich=plain(texts.type_topics() if topics else texts.type_time()), asks=True)
        sent = await talk.outbox.send(f"{talk.asked_by}:type", talk.chat, letter)
        await self._remember(talk, opened, sent)

    async def _open(self, talk: Talk, order: Order, *, line: str = "", moves: int | None = None) -> OpenOrder:
        wanted = OpenOrder(id=0, owner=talk.user, chat=talk.chat, order=order, line=line, moves=moves)
        async with self.database.write() as tx:
            return await self.orders.open(tx, wanted, talk.asked_by, self.clock())

    async def _close(self, opened: OpenOrder) -> None:
        """Last of all: an update that is worked off again after a crash finds it open still."""
        async with self.database.write() as tx:
            await self.orders.close(tx, opened.id)

    async def _ask(self, talk: Talk, opened: OpenOrder, asked: Question, message: int | None = None) -> None:
        shown = await self._show(talk, *asked, message)
        await self._remember(talk, opened, shown)

    async def _remember(self, talk: Talk, opened: OpenOrder, message: int) -> None:
        async with self.database.write() as tx:
            await self.orders.asked(tx, talk.chat, message, opened.id)

    async def _show(self, talk: Talk, text: str, keyboard: InlineKeyboardMarkup | None, message: int | None) -> int:
        """In the message whose button was pressed, or in a new one; returns which."""
        letter = Letter(rich=plain(text), keyboard=keyboard)
        if message is not None and await talk.outbox.edit(talk.chat, message, letter):
            return message
        return await talk.say(text, keyboard)


def ending(texts: SubscriptionTexts, mine: list[Subscription]) -> InlineKeyboardMarkup:
    """A button for each, to end it."""
    return rows(button(clip(texts.end_button(item), _LABEL), Action.UNSUBSCRIBE, item.id) for item in mine)


async def _refuse(talk: Talk, wrong: Wrong) -> None:
    cities = names_like(wrong.words, talk.language) if wrong.doubt is Doubt.ZONE else []
    await talk.say(OrderTexts(talk.language).wrong(wrong, cities))
