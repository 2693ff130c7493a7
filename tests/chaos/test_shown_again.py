"""What was sent once under a key and taken away since must be sent again when it is wanted again."""

from functools import partial
from pathlib import Path

import pytest

from tests.desk import OWNER, Desk


def is_gone(desk: Desk, message: int) -> bool:
    return desk.chat(OWNER).get(message) is None


@pytest.mark.asyncio
async def test_a_second_message_of_a_part_comes_back_when_the_same_change_is_made_twice(tmp_path: Path) -> None:
    async with Desk(tmp_path) as desk:
        await desk.start_bot()
        await desk.drafted("반도체")
        sentence = "두 장에 걸쳐 쓴 문단입니다. "
        # As long as one message can be; with the section's title it takes two to show it.
        long = f"이걸로 바꿔: {sentence * 300}"[:4096].rstrip()
        query = "select message from shown where part = 'section:3' and piece = ? and opening > 0"
        [(section,)] = desk.rows(query, 0)
        for times in (1, 2):
            desk.say(long, reply_to=section)
            await desk.hears("고쳤어요: 3번 섹션", times=times)
            [(second,)] = desk.rows(query, 1)
            assert desk.chat(OWNER).get(second) is not None, f"time {times}"
            desk.say("/undo")
            await desk.hears("되돌렸어요: 3번 섹션", times=times)
            await desk.wait_for(partial(is_gone, desk, second))
