"""The day's money over HTTP: ten drafts at once, a restart in the middle, and what /usage says of it."""

import re
import sqlite3
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from domain.layout import parse
from tests.bot.visitors import FINISHED, Visitor, running_desk, settled
from tests.desk import OWNER, Desk

pytestmark = pytest.mark.asyncio(loop_scope="module")

BUDGET = 0.20
NANO = 1_000_000_000
SPENT = "오늘 예산 0.20달러 가운데"
TOPICS = [
    *(f"{word} 반도체" for word in ("메모리", "AI", "동글", "공장")),
    "반도체",
    "금리",
    "메모리",
    "AI 메모리",
    "뾰족전자",
    "동글반도체",
]

WATCH = """
create table watched (owner integer, total integer);
create trigger watch_insert after insert on calls begin
  insert into watched select new.owner, sum(counted + reserved) from calls where owner = new.owner;
end;
create trigger watch_update after update on calls begin
  insert into watched select new.owner, sum(counted + reserved) from calls where owner = new.owner;
end;
"""
"""Notes the sum of what is spent and what is held back, whenever anything about it changes."""


def watch(desk: Desk) -> None:
    with sqlite3.connect(desk.database, timeout=30) as connection:
        connection.executescript(WATCH)
    connection.close()


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def desk(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Desk]:
    async with running_desk(tmp_path_factory.mktemp("desk"), DAILY_BUDGET_USD=str(BUDGET), OWNER_ID=str(OWNER)) as desk:
        watch(desk)
        yield desk


@pytest.fixture
def guest(desk: Desk) -> Visitor:
    desk.gemini.forget()
    return Visitor.new(desk)


async def test_ten_drafts_at_once_stay_within_the_budget(guest: Visitor) -> None:
    desk = guest.desk
    gate = desk.gemini.hold(kind="plan")
    for topic in TOPICS:
        guest.say(topic)
    await gate.reached()
    while len(guest.drafts) < len(TOPICS):
        await settled(desk)
    gate.release()

    def ended() -> int:
        return len(desk.saying(FINISHED, guest.id)) + len(desk.saying(SPENT, guest.id))

    await desk.wait_for(lambda: ended() == len(TOPICS))
    totals = [total for (total,) in desk.rows("select total from watched where owner = ?", guest.id)]
    assert len(totals) > 3 * len(TOPICS)
    assert max(totals) <= BUDGET * NANO
    # What was held back and not used came free again: more was written than reservations alone had room for.
    finished, refused = desk.saying(FINISHED, guest.id), desk.saying(SPENT, guest.id)
    assert finished
    assert refused
    [(left_open, requests)] = desk.rows("select sum(reserved), sum(requests) from calls where owner = ?", guest.id)
    assert (left_open, requests) == (0, len(desk.gemini.requests))
    for said in refused:
        assert re.fullmatch(
            SPENT + r" 0\.\d+달러 썼어요\. 다음 호출에 많으면 0\.\d+달러가 들어서 오늘은 더 쓸 수 없어요\. "
            r"내일 다시 해 주세요\. 지금까지 한 것은 그대로 있어요\.",
            said.text,
        )
        assert [button["text"] for button in said.buttons] == ["📋 지금 발췌로 받기", "🔁 다시 시도"]

    # Refused again on the same day, in the same words; the extracts are there at once, marked as what they are.
    asked = len(desk.gemini.requests)
    again = await guest.presses(refused[0], "다시 시도", SPENT)
    await guest.presses(again, "지금 발췌로 받기", "발췌를 보냈어요")
    assert len(desk.gemini.requests) == asked
    [(digest,)] = desk.rows("select markdown from drafts where owner = ? and stands_in = 'budget'", guest.id)
    assert parse(digest).origin.endswith("모델 없이 만든 발췌")
    assert guest.desk.saying("오늘 모델에 쓸 예산을 다 써서 기사에서 뽑은 문장만 모았어요", guest.id)

    usage = await guest.asks("/usage", "글쓰기 모델을 쓰는 데 든 비용")
    assert re.search(r"오늘: 0\.\d{2,3}달러 \(읽은 토큰 [\d,]+개, 쓴 토큰 [\d,]+개\)", usage.text)
    assert re.search(r"오늘 예산: 0\.20달러 가운데 0\.\d{2,3}달러 남았어요", usage.text)
    assert "모두 합해서" not in usage.text

    everybody = await Visitor(desk, OWNER).asks("/usage", "글쓰기 모델을 쓰는 데 든 비용")
    assert "오늘: 쓴 돈이 없어요" in everybody.text
    assert re.search(r"모두 합해서\n오늘: 0\.\d{2,3}달러", everybody.text)
    assert "아침 초안 예산(오늘): 5.00달러 가운데 5.00달러 남았어요." in everybody.text


async def test_a_change_is_refused_too_and_the_part_stays(guest: Visitor) -> None:
    desk = guest.desk
    await guest.drafted()
    before = guest.markdown
    with sqlite3.connect(desk.database, timeout=30) as connection:
        connection.execute("update calls set counted = ? where owner = ?", (int(0.19 * NANO / 3), guest.id))
    connection.close()
    asked = len(desk.gemini.requests)
    said = await guest.asks("더 쉽게", "그 부분은 그대로예요.", to=guest.showing("section:2"))
    assert said.text.startswith("오늘 예산 0.20달러 가운데 0.19달러 썼어요.")
    assert [button["text"] for button in said.buttons] == ["🔁 다시 시도"]
    assert (guest.markdown, len(desk.gemini.requests)) == (before, asked)


async def test_what_a_dead_process_held_back_counts_as_spent(guest: Visitor) -> None:
    desk = guest.desk
    gate = desk.gemini.hold(kind="plan")
    guest.say("반도체")
    await gate.reached()
    [(reserved,)] = desk.rows("select reserved from calls where owner = ?", guest.id)
    assert reserved > 0
    await desk.kill_bot()
    desk.gemini.forget()
    await desk.start_bot()
    await desk.hears(FINISHED, guest.id)
    first, *others = desk.rows(
        "select task, requests, unmeasured, counted, reserved, cost from calls where owner = ? order by id", guest.id
    )
    assert first == ("plan", 1, 1, reserved, 0, None)
    assert [task for task, *_ in others] == ["plan", "blog", "script"] or [task for task, *_ in others] == [
        "plan",
        "script",
        "blog",
    ]
    usage = await guest.asks("/usage", "글쓰기 모델을 쓰는 데 든 비용")
    assert "오늘: 적어도 0." in usage.text
    assert "도중에 끊긴 호출은" in usage.text


async def test_a_price_that_nobody_knows_and_a_budget_smaller_than_one_call(desk: Desk) -> None:
    """A model without a price is counted at an assumed one, which is never said to be what it cost."""
    desk.gemini.forget()
    await desk.kill_bot()
    desk.settings["LLM_MODEL"] = "google:gemini-4-carbon"
    await desk.start_bot()
    guest = Visitor.new(desk)
    said = await guest.asks("반도체", "하루 예산이 0.20달러라서 부르지 않았어요")
    assert "봇 주인이 DAILY_BUDGET_USD를 올릴 수 있어요" in said.text
    assert not desk.gemini.requests
    assert [button["text"] for button in said.buttons] == ["📋 지금 발췌로 받기", "🔁 다시 시도"]

    await desk.kill_bot()
    desk.settings["DAILY_BUDGET_USD"] = "0"
    await desk.start_bot()
    await guest.presses(said, "다시 시도", FINISHED)
    [(cost, counted)] = desk.rows("select sum(cost), sum(counted) from calls where owner = ?", guest.id)
    assert cost is None
    assert counted > 0
    usage = await guest.asks("/usage", "글쓰기 모델을 쓰는 데 든 비용")
    assert "오늘: 금액을 알 수 없어요 (읽은 토큰" in usage.text
    assert "최근 초안(고친 것까지)\n• 반도체: 금액을 알 수 없어요" in usage.text
    assert "하루 예산에 한도가 없어요" in usage.text
    assert "값을 모르는 모델은 금액에 넣지 않았어요" in usage.text
    assert not re.search(r"\d달러", usage.text)
