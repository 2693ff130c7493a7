"""Exports over real HTTP: the button, the command, each form, and the file that arrives."""

import csv
import io
import json
from collections.abc import AsyncIterator, Callable

import mammoth  # type: ignore[import-untyped]
import pysubs2
import pytest
import pytest_asyncio
from lxml import html

from bot.playground import Shown
from domain.drafts import Draft
from domain.layout import parse
from tests.bot.visitors import Visitor, running_desk
from tests.desk import Desk
from writing.exports import Format, export

pytestmark = pytest.mark.asyncio(loop_scope="module")

OFFER = "어떤 형태로 보내 드릴까요?"


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def desk(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Desk]:
    async with running_desk(tmp_path_factory.mktemp("desk")) as desk:
        yield desk


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def guest(desk: Desk) -> Visitor:
    guest = Visitor.new(desk)
    await guest.drafted("반도체")
    return guest


def opens_as_page(content: bytes, draft: Draft) -> None:
    root = html.document_fromstring(content.decode())
    assert root.xpath("//h1")[0].text_content() == draft.blog.title
    assert [each.get("href") for each in root.xpath("//article//a")]


def opens_as_document(content: bytes, draft: Draft) -> None:
    read = mammoth.extract_raw_text(io.BytesIO(content)).value
    assert read.startswith(draft.blog.title)
    assert draft.script.title in read


def opens_as_subtitles(content: bytes, draft: Draft) -> None:
    events = pysubs2.SSAFile.from_string(content.decode(), format_="srt")
    assert len(events) > 10
    assert events[-1].end >= draft.script.closing.end * 1000


def opens_as_table(content: bytes, draft: Draft) -> None:
    header, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    assert {len(row) for row in rows} == {len(header)}
    assert any(row[-1].startswith("[1] ") for row in rows)


def opens_as_text(content: bytes, draft: Draft) -> None:
    assert content.decode().strip()


OPENS: dict[Format, Callable[[bytes, Draft], None]] = {
    Format.HTML: opens_as_page,
    Format.DOCX: opens_as_document,
    Format.SRT: opens_as_subtitles,
    Format.SHOTS: opens_as_table,
}
LABELS = {
    Format.MD: "마크다운",
    Format.HTML: "복사용 웹페이지",
    Format.DOCX: "워드",
    Format.TELEPROMPTER: "프롬프터",
    Format.SHOTS: "촬영 목록",
    Format.SRT: "자막",
    Format.YOUTUBE: "유튜브",
    Format.BLOG: "블로그",
}


def files(guest: Visitor) -> list[Shown]:
    return [message for message in guest.messages if message.document]


async def pressed(guest: Visitor, message: Shown, label: str) -> Shown:
    """Press, and wait for the file."""
    before = len(files(guest))
    guest.press(message, label)
    await guest.desk.wait_for(lambda: len(files(guest)) > before)
    [file] = files(guest)[before:]
    return file


async def test_every_form_arrives_once_and_opens(guest: Visitor) -> None:
    offer = await guest.presses(guest.showing("head"), "내보내기", OFFER)
    draft = parse(guest.markdown)
    assert draft.blog.title in offer.text
    assert len(offer.buttons) == len(Format)
    for wanted in Format:
        file = await pressed(guest, offer, LABELS[wanted])
        content = await guest.file(file)
        OPENS.get(wanted, opens_as_text)(content, draft)
        if wanted is not Format.SHOTS:
            assert content == export(draft, wanted).content
        assert file.document is not None
        assert file.document["file_name"].endswith(f".{wanted.ending}")
        assert file.body["caption"]
    assert guest.desk.rows("select count(*) from sends where in_doubt > 0") == [(0,)]


async def test_markdown_keeps_the_name_that_leads_back(guest: Visitor) -> None:
    offer = await guest.asks("/export", OFFER)
    file = await pressed(guest, offer, "마크다운")
    assert file.document is not None
    assert file.document["file_name"] == f"초안-{guest.drafts[-1]}.md"


async def test_shot_list_names_what_the_writer_cited(guest: Visitor) -> None:
    offer = await guest.asks("/export", OFFER)
    content = await guest.file(await pressed(guest, offer, "촬영 목록"))
    [(script,)] = guest.desk.rows("select script from drafts where id = ?", guest.drafts[-1])
    scenes = json.loads(script)["scenes"]
    cited = sum(bool(beat["sources"]) for scene in scenes for beat in scene["beats"])
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert 0 < cited <= sum(bool(row["출처"]) for row in rows)


async def test_a_reply_to_an_exported_file_means_its_draft(guest: Visitor) -> None:
    offer = await guest.asks("/export", OFFER)
    file = await pressed(guest, offer, "자막")
    await guest.asks("1번 섹션 더 쉽게", "고쳤어요: 1번 섹션", to=file)


async def test_there_is_nothing_to_export_yet(desk: Desk) -> None:
    newcomer = Visitor.new(desk)
    await newcomer.asks("/export", "아직 다 쓴 초안이 없어요")


async def test_nobody_exports_the_draft_of_another(desk: Desk, guest: Visitor) -> None:
    stranger = Visitor.new(desk)
    await stranger.drafted("금리")
    offer = await stranger.asks("/export", OFFER)
    theirs = f"as|{guest.drafts[-1]}|html"
    # A button with another draft's number, as a changed app could send it.
    stranger.side.chat[offer.message_id].body["reply_markup"]["inline_keyboard"][0][0]["callback_data"] = theirs
    before = len(files(stranger))
    stranger.side.press(offer.message_id, theirs)
    await desk.hears("찾을 수 없어요", stranger.id)
    assert len(files(stranger)) == before


async def test_the_menu_and_the_help_name_it(guest: Visitor) -> None:
    help_ = await guest.asks("/help", "이렇게 쓰세요")
    assert "/export" in help_.text
