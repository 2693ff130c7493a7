"""What a reader does with their mornings, on the real database and the exchanges' real days."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import pytest_asyncio

from domain.language import Language
from domain.subscriptions import MAX_SUBSCRIPTIONS, Days, Form, Paused, Subscription
from handlers.subscription_texts import SubscriptionTexts
from storage.database import Database
from storage.subscriptions import Subscriptions
from storage.users import Users
from writing.subscribing import Refusal, Subscribing, Wish
from writing.trading_days import TradingDays

ANN, BEN = 11, 22
SEOUL, NEW_YORK = "Asia/Seoul", "America/New_York"
MORNING = datetime(2026, 11, 25, 21, 0, tzinfo=UTC)
"""06:00 on Thursday 26 November in Seoul; 16:00 on Wednesday in New York, whose exchange is closed on Thursday."""


class Room:
    def __init__(self, folder: Path) -> None:
        self.now = MORNING
        self.database = Database(f"sqlite:///{folder / 'chogo.db'}")
        self.subscribing = Subscribing(self.database, lambda: self.now, TradingDays())
        self.asked = 0

    async def ask(self, wish: Wish, owner: int = ANN) -> Subscription | Refusal:
        self.asked += 1
        return await self.subscribing.subscribe(owner, owner, wish, f"update 1:{self.asked}")

    async def make(self, wish: Wish, owner: int = ANN) -> Subscription:
        made = await self.ask(wish, owner)
        assert isinstance(made, Subscription)
        return made


@pytest_asyncio.fixture
async def room(tmp_path: Path) -> AsyncIterator[Room]:
    room = Room(tmp_path)
    room.database.migrate()
    async with room.database.write() as tx:
        for person in (ANN, BEN):
            await Users().meet(tx, person, Language.KO)
    yield room
    await room.database.close()


def seoul(*moment: int) -> datetime:
    return datetime(*moment, tzinfo=ZoneInfo(SEOUL))  # type: ignore[misc,arg-type]


@pytest.mark.asyncio
async def test_a_confirmation_says_what_was_understood(room: Room) -> None:
    wish = Wish(at=time(7, 45), zone=SEOUL, days=Days.WEEKDAYS, topics=("AI 반도체",))
    made = await room.make(wish)
    assert made.next_due == seoul(2026, 11, 26, 7, 45)
    texts = SubscriptionTexts(Language.KO)
    assert texts.subscribed(made, made.next_due, passed=room.subscribing.passed_today(made)) == (
        "⏰ 아침 초안을 보내 드릴게요.\n\n• 시간: 07:45 (서울)\n• 날: 평일\n• 주제: AI 반도체\n• 형식: 초안 하나\n\n"
        "첫 초안: 11월 26일(목) 07:45"
    )
    english = SubscriptionTexts(Language.EN).subscribed(made, made.next_due, passed=False)
    assert english.endswith("• Form: one draft\n\nFirst draft: Thu, Nov 26, 07:45")


@pytest.mark.asyncio
async def test_a_time_that_is_over_for_today_means_tomorrow_and_says_so(room: Room) -> None:
    made = await room.make(Wish(at=time(5, 0), zone=SEOUL))
    assert room.subscribing.passed_today(made)
    told = SubscriptionTexts(Language.KO).subscribed(made, made.next_due, passed=True)
    assert told.endswith("오늘 그 시간은 이미 지났어요.\n첫 초안: 11월 27일(금) 05:00")
    # A weekday's time on a Saturday is no slot that was missed.
    room.now = MORNING + timedelta(days=2)
    assert not room.subscribing.passed_today(replace(made, days=Days.WEEKDAYS))


@pytest.mark.parametrize(
    ("wish", "first"),
    [
        (Wish(at=time(7, 45), zone=NEW_YORK, days=Days.US_TRADING), (2026, 11, 27)),
        (Wish(at=time(17, 0), zone=NEW_YORK, days=Days.US_TRADING), (2026, 11, 25)),
        # In Seoul, what New York traded on Wednesday is Thursday's news.
        (Wish(at=time(7, 45), zone=SEOUL, days=Days.US_TRADING), (2026, 11, 26)),
        (Wish(at=time(7, 45), zone=SEOUL, days=Days.KR_TRADING), (2026, 11, 26)),
        (Wish(at=time(5, 0), zone=SEOUL, days=Days.KR_TRADING), (2026, 11, 27)),
    ],
)
@pytest.mark.asyncio
async def test_the_first_day_skips_holidays(room: Room, wish: Wish, first: tuple[int, int, int]) -> None:
    made = await room.make(wish)
    assert made.next_due.astimezone(ZoneInfo(wish.zone)).date() == date(*first)


@pytest.mark.asyncio
async def test_whose_date_a_trading_day_goes_by_is_said_where_it_may_differ(room: Room) -> None:
    texts = SubscriptionTexts(Language.KO)
    for zone, days, said in (
        (SEOUL, Days.US_TRADING, "거래일은 뉴욕 날짜를 따라요."),
        (NEW_YORK, Days.KR_TRADING, "거래일은 서울 날짜를 따라요."),
        (NEW_YORK, Days.US_TRADING, ""),
        ("US/Eastern", Days.US_TRADING, ""),
        (SEOUL, Days.WEEKDAYS, ""),
    ):
        made = await room.make(Wish(at=time(7, 45), zone=zone, days=days))
        told = texts.subscribed(made, made.next_due, passed=False)
        assert told.endswith(said or f"{made.next_due.astimezone(ZoneInfo(zone)):%H:%M}")


@pytest.mark.asyncio
async def test_a_paused_one_that_moves_stays_paused_and_says_so(room: Room) -> None:
    made = await room.make(Wish(at=time(7, 45), zone=SEOUL))
    await room.subscribing.pause(ANN, made.id)
    moved = await room.subscribing.move(ANN, made.id, time(9, 0))
    assert isinstance(moved, Subscription)
    assert moved.paused is Paused.ASKED
    told = SubscriptionTexts(Language.KO).moved(moved, room.subscribing.first_after(moved))
    assert told == "🕒 시간을 바꿨어요: 09:00 (서울) · 매일 · 골라 드려요 · 초안 하나\n⏸ 쉬는 중"


@pytest.mark.asyncio
async def test_the_end_of_the_year_at_the_korean_exchange(room: Room) -> None:
    room.now = seoul(2026, 12, 30, 12, 0)
    made = await room.make(Wish(at=time(7, 45), zone=SEOUL, days=Days.KR_TRADING))
    assert made.next_due == seoul(2027, 1, 4, 7, 45)


@pytest.mark.asyncio
async def test_a_request_that_is_repeated_adds_none_and_is_no_refusal(room: Room) -> None:
    wishes = [Wish(at=time(hour), zone=SEOUL) for hour in range(MAX_SUBSCRIPTIONS)]
    made = [await room.make(wish) for wish in wishes]
    # Worked off again after a crash, the last one included.
    room.asked -= 1
    assert await room.make(wishes[-1]) == made[-1]
    assert await room.ask(Wish(at=time(20), zone=SEOUL)) is Refusal.TOO_MANY
    assert len(await room.subscribing.of(ANN)) == MAX_SUBSCRIPTIONS
    assert isinstance(await room.ask(Wish(at=time(20), zone=SEOUL), BEN), Subscription)


@pytest.mark.asyncio
async def test_the_same_again_is_refused_and_what_differs_is_not(room: Room) -> None:
    wish = Wish(at=time(7, 45), zone=SEOUL, topics=("금리", "AI"))
    await room.make(wish)
    assert await room.ask(replace(wish, topics=("ai", "금리"))) is Refusal.ALREADY
    for other in (
        replace(wish, at=time(7, 46)),
        replace(wish, zone="Asia/Tokyo"),
        replace(wish, days=Days.WEEKDAYS),
        replace(wish, topics=("금리",)),
        replace(wish, form=Form.MENU),
    ):
        await room.make(other)
    moved = [one.id for one in await room.subscribing.of(ANN) if one.at == time(7, 46)]
    assert await room.subscribing.move(ANN, moved[0], time(7, 45)) is Refusal.ALREADY


@pytest.mark.asyncio
async def test_each_change_sets_the_next_time_anew(room: Room) -> None:
    made = await room.make(Wish(at=time(7, 45), zone=SEOUL))
    paused = await room.subscribing.pause(ANN, made.id)
    assert paused is not None
    assert paused.paused is Paused.ASKED
    async with room.database.read() as tx:
        assert await Subscriptions().due(tx, MORNING + timedelta(days=30), 9) == []
    room.now = MORNING + timedelta(days=10)
    resumed = await room.subscribing.resume(ANN, made.id)
    assert resumed is not None
    assert (resumed.paused, resumed.next_due) == (None, seoul(2026, 12, 6, 7, 45))
    moved = await room.subscribing.move(ANN, made.id, time(9, 0), NEW_YORK)
    assert isinstance(moved, Subscription)
    assert moved.next_due == datetime(2026, 12, 6, 14, 0, tzinfo=UTC)
    assert await room.subscribing.of(ANN) == [moved]


@pytest.mark.asyncio
async def test_nobody_touches_what_is_somebody_elses(room: Room) -> None:
    made = await room.make(Wish(at=time(7, 45), zone=SEOUL))
    assert await room.subscribing.find(BEN, made.id) is None
    assert await room.subscribing.pause(BEN, made.id) is None
    assert await room.subscribing.resume(BEN, made.id) is None
    assert await room.subscribing.move(BEN, made.id, time(8)) is None
    assert not await room.subscribing.remove(BEN, made.id)
    assert await room.subscribing.of(ANN) == [made]
    assert await room.subscribing.remove(ANN, made.id)
    assert not await room.subscribing.remove(ANN, made.id)


@pytest.mark.asyncio
async def test_who_blocked_us_waits_and_comes_back_from_now_on(room: Room) -> None:
    mine = await room.make(Wish(at=time(7, 45), zone=SEOUL))
    resting = await room.make(Wish(at=time(8, 0), zone=SEOUL))
    theirs = await room.make(Wish(at=time(7, 45), zone=SEOUL), BEN)
    await room.subscribing.pause(ANN, resting.id)
    async with room.database.write() as tx:
        await Users().blocked_us(tx, ANN)
        assert await Subscriptions().due(tx, MORNING + timedelta(days=1), 9) == [theirs]
    assert [one.paused for one in await room.subscribing.of(ANN)] == [Paused.BLOCKED, Paused.ASKED]
    assert (await room.subscribing.waiting(ANN), await room.subscribing.waiting(BEN)) == (1, 0)
    room.now = MORNING + timedelta(days=3)
    await room.subscribing.came_back(ANN)
    back, still = await room.subscribing.of(ANN)
    assert (back.id, back.paused, back.next_due) == (mine.id, None, seoul(2026, 11, 29, 7, 45))
    assert still.paused is Paused.ASKED
    assert await room.subscribing.waiting(ANN) == 0


@pytest.mark.asyncio
async def test_a_day_of_rest_is_left_out(room: Room) -> None:
    made = await room.make(Wish(at=time(7, 45), zone=SEOUL))
    assert room.subscribing.first_after(made) == made.next_due
    async with room.database.write() as tx:
        assert await Subscriptions().rest(tx, ANN, made.id, date(2026, 11, 26))
        assert not await Subscriptions().rest(tx, BEN, made.id, date(2026, 11, 26))
    [resting] = await room.subscribing.of(ANN)
    assert room.subscribing.first_after(resting) == seoul(2026, 11, 27, 7, 45)
    told = SubscriptionTexts(Language.KO).line(1, resting, room.subscribing.first_after(resting))
    assert told.endswith("하루 쉬고, 다음: 11월 27일(금) 07:45")


@pytest.mark.asyncio
async def test_the_oldest_missed_slot_is_kept_until_it_is_told(room: Room) -> None:
    made = await room.make(Wish(at=time(7, 45), zone=SEOUL))
    async with room.database.write() as tx:
        await Subscriptions().note_missed(tx, made.id, made.next_due)
        await Subscriptions().note_missed(tx, made.id, made.next_due + timedelta(days=1))
    # A change by the reader does not forget it.
    await room.subscribing.move(ANN, made.id, time(9))
    [missed] = await room.subscribing.of(ANN)
    assert missed.missed == made.next_due
    async with room.database.write() as tx:
        await Subscriptions().told_missed(tx, made.id)
    assert [one.missed for one in await room.subscribing.of(ANN)] == [None]
