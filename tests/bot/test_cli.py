"""The command line as people meet it: real processes, everything they reach on loopback.

Each is forked from one that has the program loaded already, because loading takes seconds; two start from nothing.
"""

import asyncio
import multiprocessing
import os
import re
import signal
import socket
import sqlite3
import sys
import tempfile
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
import pytest_asyncio

from bot.__main__ import main
from bot.playground import BotApiServer, FaultKind
from domain.layout import parse
from tests.desk import NO_FEEDS, ROOT
from tests.fakes.gemini import FakeGemini
from tests.fakes.gemini_steps import bad_key, rate_limit
from tests.fakes.news_pages import ARTICLES
from tests.fakes.news_site import NewsSite

pytestmark = pytest.mark.asyncio(loop_scope="module")

KEY = "loopback-key-that-nobody-may-read"
SHORT = replace(ARTICLES[0], path="/article/two-lines", paragraphs=ARTICLES[0].paragraphs[:2])
CLOSED = "http://127.0.0.1:9"
"""Nobody listens there."""
PATIENCE = 60.0

FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload([__name__])


def typed(arguments: tuple[str, ...], folder: Path, settings: dict[str, str], out: str, err: str) -> None:
    """In a process of its own: what `python -m bot ARGUMENTS` does there."""
    os.chdir(folder)
    for number, path in ((1, out), (2, err)):
        os.dup2(os.open(path, os.O_WRONLY), number)
    os.environ.clear()  # noqa: TID251
    os.environ.update(settings)  # noqa: TID251
    sys.exit(main(arguments))


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    status: int
    out: str
    err: str

    def is_sober(self) -> bool:
        """No traceback, and no secret anywhere."""
        return "Traceback" not in self.err and KEY not in self.out + self.err


@dataclass(slots=True)
class Terminal:
    """A folder with the servers that a set-up would name."""

    folder: Path
    gemini: FakeGemini
    news: NewsSite
    telegram: BotApiServer
    settings: dict[str, str] = field(default_factory=dict)

    def environment(self, **settings: str) -> dict[str, str]:
        feeds = self.folder / "feeds.opml"
        feeds.write_text(NO_FEEDS.format(""), encoding="utf-8")
        usual = {
            "PATH": os.defpath,
            "PYTHONPATH": str(ROOT),
            "LLM_BASE_URL": self.gemini.url,
            "NEWS_FEEDS": str(feeds),
            "NEWS_SEARCH_URL": self.news.search_url,
            "NEWS_PRIVATE_HOSTS": self.news.host,
            "TELEGRAM_API_URL": self.telegram.url,
            "PLAYGROUND_PORT": "0",
        }
        return usual | settings

    async def run(self, *arguments: str, **settings: str) -> Ended:
        with tempfile.NamedTemporaryFile() as out, tempfile.NamedTemporaryFile() as err:
            told = (arguments, self.folder, self.environment(**settings), out.name, err.name)
            process = FORKS.Process(target=typed, args=told)
            process.start()
            await asyncio.to_thread(process.join, PATIENCE)
            status = process.exitcode
            assert status is not None, "it does not end"
            process.close()
            return Ended(status=status, out=out.read().decode(), err=err.read().decode())

    async def start(self, *arguments: str, **settings: str) -> Process:
        """From nothing."""
        return await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", *arguments),
            cwd=self.folder,
            env=self.environment(**settings),
            stdout=PIPE,
            stderr=PIPE,
        )


async def ended(process: Process) -> Ended:
    async with asyncio.timeout(PATIENCE):
        out, err = await process.communicate()
    return Ended(status=process.returncode or 0, out=out.decode(), err=err.decode())


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def terminal(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Terminal]:
    folder = tmp_path_factory.mktemp("cli")
    async with FakeGemini() as gemini, NewsSite() as news, BotApiServer() as telegram:
        yield Terminal(folder, gemini, news, telegram)


# chogo write


async def test_write_with_a_model_and_without_one(terminal: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "초안.md"
    link, dead = terminal.news.at(terminal.news.stories[0].path), terminal.news.at("/nothing-here")
    with_model, without = await asyncio.gather(
        terminal.run("write", "반도체", "--out", str(file), GEMINI_API_KEY=KEY),
        terminal.run("write", "쉽게", "--link", link, "--link", dead, LC_ALL="ko_KR.UTF-8"),
    )
    assert (with_model.status, with_model.out) == (0, "")
    assert with_model.err.splitlines()[-1] == f"The draft is in {file}."
    draft = parse(file.read_text(encoding="utf-8"))
    assert draft.blog.sections
    assert {seen.kind for seen in terminal.gemini.requests} >= {"plan", "blog", "script"}
    assert terminal.gemini.requests[0].key == KEY

    assert without.status == 0
    assert parse(without.out).blog.sections
    assert "모델 없이 만든 발췌" in without.out
    assert re.search(r"^1\. ✅ 읽음: .+\n2\. ⚠️ .+/nothing-here — ", without.err, re.MULTILINE)
    assert with_model.is_sober()
    assert without.is_sober()


async def test_write_hands_over_extracts_when_the_model_fails(terminal: Terminal) -> None:
    terminal.gemini.forget()
    terminal.gemini.script(rate_limit(per_day=True), kind="plan")
    failed = await terminal.run("write", "반도체", GEMINI_API_KEY=KEY, LC_ALL="ko_KR.UTF-8")
    assert failed.status == 1
    assert "모델 없이 만든 발췌" in failed.out
    assert parse(failed.out).blog.sections
    assert "오늘 사용량을 다 썼어요" in failed.err
    assert "기사에서 뽑은 문장만 모았어요" in failed.err
    assert len(terminal.gemini.requests) == 1
    assert failed.is_sober()


async def test_write_says_in_a_sentence_why_there_is_no_draft(terminal: Terminal) -> None:
    nothing, unreachable, unreadable, thin = await asyncio.gather(
        terminal.run("write", "zzqqxx vvkkjj"),
        terminal.run("write", "반도체", NEWS_SEARCH_URL=f"{CLOSED}/?q={{query}}"),
        terminal.run("write", terminal.news.at("/pdf")),
        terminal.run("write", "반도체", "--link", terminal.news.publish(SHORT)),
    )
    assert [each.status for each in (nothing, unreachable, unreadable, thin)] == [1] * 4
    assert [each.out for each in (nothing, unreachable, unreadable, thin)] == [""] * 4
    assert "1 source with" in thin.err.splitlines()[-1]
    assert "--link" in thin.err.splitlines()[-1]
    assert "no readable news on “zzqqxx vvkkjj”" in nothing.err.splitlines()[-1]
    assert "The news search cannot be reached right now." in unreachable.err.splitlines()[-1]
    assert "none of the links could be read" in unreadable.err.splitlines()[-1]
    assert all(each.is_sober() for each in (nothing, unreachable, unreadable, thin))


async def test_write_loses_no_draft_to_a_bad_path_and_names_a_refused_key(terminal: Terminal, tmp_path: Path) -> None:
    missing = tmp_path / "none" / "draft.md"
    unwritten = await terminal.run("write", "반도체", "--out", str(missing))
    terminal.gemini.script(bad_key(), kind="plan")
    refused = await terminal.run("write", "반도체", GEMINI_API_KEY=KEY)
    assert unwritten.status == 1
    assert parse(unwritten.out).blog.sections
    assert unwritten.err.splitlines()[-1].startswith(f"{missing} cannot be written")
    # The extracts that need no model, marked as such; the status says that they are not what was asked for.
    assert refused.status == 1
    assert parse(refused.out).is_extract
    assert "not set up properly" in refused.err
    assert unwritten.is_sober()
    assert refused.is_sober()


# chogo doctor


async def test_doctor_finds_everything_fine(terminal: Terminal) -> None:
    token = terminal.telegram.token
    resting, living = await asyncio.gather(
        terminal.run("doctor", NEWS_FEEDS=""),
        terminal.run("doctor", "--live", TELEGRAM_BOT_TOKEN=token, GEMINI_API_KEY=KEY),
    )
    assert resting.status == living.status == 0
    assert [line[0] for line in resting.out.splitlines()] == ["✓", "–", "–", "–", "✓", "✓"]
    assert "the playground" in resting.out
    assert "put in order by code" in resting.out
    assert "set its API key" in resting.out
    assert [line[0] for line in living.out.splitlines()] == ["✓"] * 11
    for words in (
        "Telegram knows the bot as @",
        "google:gemini-3.8-flash answers",
        "flash-lite answers",
        "the news search answers",
    ):
        assert words in living.out
    assert living.is_sober()
    assert token not in living.out + living.err


async def test_doctor_names_each_problem_with_its_mend(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "notes.db").write_text("no database at all, but long enough to look like a file " * 20)
    (tmp_path / "feeds.opml").write_text("<opml")
    terminal.gemini.script(bad_key(), kind="ping")
    resting, living = await asyncio.gather(
        terminal.run(
            "doctor",
            TELEGRAM_BOT_TOKEN=KEY,
            DATABASE_URL=f"sqlite:///{tmp_path}/notes.db",
            NEWS_FEEDS=str(tmp_path / "feeds.opml"),
        ),
        terminal.run(
            "doctor",
            "--live",
            TELEGRAM_BOT_TOKEN="123456:" + KEY,
            GEMINI_API_KEY=KEY,
            NEWS_SEARCH_URL=f"{CLOSED}/?q={{query}}",
        ),
    )
    assert resting.status == living.status == 1
    problems = [line for line in (resting.out + living.out).splitlines() if line.startswith("✗")]
    mends = ["copy it from @BotFather", "cannot be used: file is not a database", "not a list of feeds (OPML)"]
    mends += ["@BotFather shows the right one", "check key, name and address", "check the network or NEWS_SEARCH_URL"]
    assert len(problems) == len(mends)
    for problem, mend in zip(problems, mends, strict=True):
        assert mend in problem
    assert resting.is_sober()
    assert living.is_sober()


# chogo run


async def test_wrong_settings_are_named_without_their_values(terminal: Terminal) -> None:
    wrong = {"OWNER_ID": KEY, "DATABASE_URL": f"mysql://me:{KEY}@host/x", "LLM_MODEL": KEY, "NEWS_PRIVATE_HOSTS": "a/b"}
    spoken = await terminal.run("run", LC_ALL="ko_KR.UTF-8", **wrong)
    assert spoken.status == 2
    assert spoken.out == ""
    first, *lines = spoken.err.splitlines()
    assert first == "고쳐야 할 설정이 있어요(.env 또는 환경 변수). 이렇게 써야 해요:"
    assert {line.split(":")[0].strip() for line in lines} == set(wrong)
    assert all(re.search("[가-힣]", line) for line in lines)
    assert spoken.is_sober()


async def test_what_stops_a_start_is_one_sentence(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "notes.db").write_text("no database at all, but long enough to look like a file " * 20)
    (tmp_path / "file").write_text("no folder")
    with closing(sqlite3.connect(tmp_path / "newer.db")) as newer:
        newer.execute("create table alembic_version (version_num varchar(32) not null)")
        newer.execute("insert into alembic_version values ('9999')")
        newer.commit()
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        # The next program that says who it is is told to wait.
        terminal.telegram.fault(FaultKind.TOO_MANY, "getMe")
        port = str(taken.getsockname()[1])
        token = {"TELEGRAM_BOT_TOKEN": "123456:" + KEY}
        runs = await asyncio.gather(
            terminal.run("run", PLAYGROUND_PORT=port),
            terminal.run("run", **token, DATABASE_URL=f"sqlite:///{tmp_path}/newer.db"),
            terminal.run("run", **token, DATABASE_URL=f"sqlite:///{tmp_path}/notes.db"),
            terminal.run("run", **token, TELEGRAM_API_URL=CLOSED, DATABASE_URL=f"sqlite:///{tmp_path}/a.db"),
            terminal.run("run", **token, DATABASE_URL=f"sqlite:///{tmp_path}/b.db"),
            terminal.run("run", DATABASE_URL=f"sqlite:///{tmp_path}/file/c.db"),
            terminal.run("run", TELEGRAM_BOT_TOKEN=terminal.telegram.token, DATABASE_URL=f"sqlite:///{tmp_path}/d.db"),
        )
    sentences = [
        f"Port {port} is taken.",
        f"The database {tmp_path}/newer.db was written by a newer chogo.",
        f"database {tmp_path}/notes.db cannot be used: file is not a database",
        f"Telegram cannot be reached at {CLOSED}.",
        "Telegram does not know this TELEGRAM_BOT_TOKEN.",
        f"database {tmp_path}/file/playground-c.db cannot be used: Not a directory: {tmp_path}/file",
        f"Telegram cannot be reached at {terminal.telegram.url}.",
    ]
    for run, sentence in zip(runs, sentences, strict=True):
        assert (run.status, run.out) == (1, "")
        assert run.err.startswith(sentence)
        assert len(run.err.splitlines()) == 1
        assert run.is_sober()


async def test_a_start_goes_on_without_its_menu_and_keeps_its_files_private(terminal: Terminal, tmp_path: Path) -> None:
    terminal.telegram.fault(FaultKind.TOO_MANY, "setMyCommands")
    database = tmp_path / "menu.db"
    process = await terminal.start(
        "run", TELEGRAM_BOT_TOKEN=terminal.telegram.token, DATABASE_URL=f"sqlite:///{database}"
    )
    assert process.stdout is not None
    async with asyncio.timeout(PATIENCE):
        assert await process.stdout.readline() == b"chogo is running as @chogo_playground_bot. Stop it with Ctrl+C.\n"
    files = [path for path in tmp_path.iterdir() if path.name.startswith(database.name)]
    modes = {path.name: oct(path.stat().st_mode & 0o777) for path in files if path.suffix != ".lock"}
    process.send_signal(signal.SIGTERM)
    run = await ended(process)
    assert modes == {f"menu.db{ending}": "0o600" for ending in ("", "-wal", "-shm")}
    assert run.status == 0
    assert "The menu of commands is not published: Flood control exceeded." in run.err
    assert len(run.err.splitlines()) == 1
    assert run.is_sober()


async def test_a_signal_ends_it_in_peace(terminal: Terminal, tmp_path: Path) -> None:
    async def run_until(number: signal.Signals) -> Ended:
        settings = {"DATABASE_URL": f"sqlite:///{tmp_path}/{number.name}.db", "PYTHONUNBUFFERED": "1"}
        process = await terminal.start("run", **settings)
        assert process.stdout is not None
        async with asyncio.timeout(PATIENCE):
            while b"http://" not in (line := await process.stdout.readline()):
                assert line, "it ended at its start"
        process.send_signal(number)
        return await ended(process)

    runs = await asyncio.gather(run_until(signal.SIGINT), run_until(signal.SIGTERM))
    assert [(run.status, run.err) for run in runs] == [(0, "")] * 2
