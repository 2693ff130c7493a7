"""The main job over real HTTP: topic, draft, reply, revised part, undo, drafts."""

from pathlib import Path

import pytest

from tests.desk import Desk


@pytest.mark.asyncio
async def test_topic_draft_reply_undo_drafts(tmp_path: Path) -> None:
    async with Desk(tmp_path) as desk:
        await desk.start_bot()
        messages = await desk.drafted("반도체")
        parts = [message for message in messages if message.text[:2] in ("1.", "2.", "3.")]
        assert parts, [message.text for message in messages]
        target = parts[1]
        before = {message.message_id: message.text for message in messages}
        [(markdown,)] = desk.rows("select markdown from drafts")
        desk.say("더 쉽게", reply_to=target.message_id)
        await desk.hears("고쳤어요: 2번 섹션")
        after = {message.message_id: message.text for message in desk.from_bot() if message.message_id in before}
        changed = [key for key in before if before[key] != after[key]]
        assert changed == [target.message_id]
        desk.say("/undo")
        await desk.hears("되돌렸어요: 2번 섹션")
        await desk.wait_for(lambda: desk.texts()[target.message_id] == before[target.message_id])
        assert desk.rows("select markdown from drafts") == [(markdown,)]
        desk.say("/drafts")
        await desk.hears("초안이 1개 있어요")
        assert await desk.stop_bot() == 0
