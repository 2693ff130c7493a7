"""The chat page, what it listens to, and the door in front of it."""

import json
import secrets
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.resources import files
from pathlib import PurePath
from typing import Literal
from urllib.parse import quote

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from bot.playground.changes import PageEvent
from bot.playground.chats import Person
from bot.playground.errors import Json
from bot.playground.state import State

CONTENT_TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript"}
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}
HEARTBEAT_SECONDS = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """Which of model and news are real; the page says it in the person's language."""

    model: str | None
    """The model's name; None when there is none and drafts are extracts only."""
    news: Literal["live", "practice", "unchecked"]


async def nothing_known() -> Status:
    return Status(model=None, news="unchecked")


class Page:
    def __init__(
        self,
        *,
        state: State,
        person: Person,
        status: Callable[[], Awaitable[Status]] | None,
        examples: Mapping[str, Sequence[str]],
    ) -> None:
        self._state = state
        self._person = person
        self._status = status or nothing_known
        self._examples = {language: list(topics) for language, topics in examples.items()}
        self._run = secrets.token_hex(4)

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/", self._on_page),
            web.get("/static/{name}", self._on_static),
            web.get("/__control/about", self._on_about),
            web.get("/__control/events", self._on_events),
            web.get("/__control/files/{file_id}", self._on_file),
        ]

    def guard(self, key: str, hosts: Callable[[], set[str]]) -> Middleware:
        """Refuses other hosts' names (a rebound DNS name) everywhere, and a wrong key on the person's side."""

        @web.middleware
        async def check(request: web.Request, handler: Handler) -> web.StreamResponse:
            given = request.headers.get("X-Playground-Key") or request.query.get("key", "")
            closed = request.path == "/" or request.path.startswith("/__control/")
            if request.host not in hosts():
                return web.Response(status=403, text="This server answers to 127.0.0.1 only.\n")
            if closed and not secrets.compare_digest(given.encode(), key.encode()):
                return web.Response(
                    status=403, text="Open the address that start-up printed: it carries this run's key.\n"
                )
            return await handler(request)

        return check

    async def _on_page(self, _: web.Request) -> web.Response:
        return _static("chat.html")

    async def _on_static(self, request: web.Request) -> web.Response:
        return _static(request.match_info["name"])

    async def _on_about(self, _: web.Request) -> web.Response:
        status = await self._status()
        return web.json_response({"status": asdict(status), "examples": self._examples, "commands": self._commands()})

    async def _on_file(self, request: web.Request) -> web.Response:
        stored = self._state.files.get(request.match_info["file_id"])
        if stored is None:
            raise web.HTTPNotFound(text="No such file.\n")
        # Always as an attachment: a file may be HTML, and must not run in this page's name.
        named = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(stored.name, safe='')}"}
        return web.Response(body=stored.data, content_type="application/octet-stream", headers=named)

    async def _on_events(self, request: web.Request) -> web.StreamResponse:
        """Server-Sent Events: the whole chat first, then each change; ids carry on after a lost line."""
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        await response.prepare(request)
        try:
            await response.write(b"retry: 1000\n\n")
            await self._stream(response, self._resumed(request.headers.get("Last-Event-ID", "")))
        except ConnectionResetError:
            return response
        return response

    async def _stream(self, response: web.StreamResponse, last: int | None) -> None:
        feed, closing = self._state.feed, self._state.updates
        while not closing.closing:
            events = None if last is None else feed.since(last)
            last = feed.last
            await response.write(self._lines(events))
            try:
                await self._state.changes.until(self._news_after(last), HEARTBEAT_SECONDS)
            except TimeoutError:
                await response.write(b": still here\n\n")

    def _news_after(self, number: int) -> Callable[[], bool]:
        return lambda: self._state.feed.last > number or self._state.updates.closing

    def _lines(self, events: list[PageEvent] | None) -> bytes:
        if events is None:
            chat = self._state.chats[self._person.id]
            whole = {"messages": [shown.as_json() for shown in chat.messages], "commands": self._commands()}
            return self._line(self._state.feed.last, "whole", whole)
        return b"".join(
            self._line(event.number, event.kind, event.data)
            for event in events
            if event.chat_id in {0, self._person.id}
        )

    def _line(self, number: int, kind: str, data: Json) -> bytes:
        return f"id: {self._run}-{number}\nevent: {kind}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n".encode()

    def _resumed(self, last_event_id: str) -> int | None:
        run, _, number = last_event_id.partition("-")
        return int(number) if run == self._run and number.isdecimal() else None

    def _commands(self) -> dict[str, list[Json]]:
        """By language code; the empty one is for everyone else."""
        return {
            scope.partition(":")[2]: commands
            for scope, commands in self._state.commands.items()
            if scope.partition(":")[0] in {"default", "all_private_chats"}
        }


async def add_headers(_: web.Request, response: web.StreamResponse) -> None:
    response.headers.update(HEADERS)


def _static(name: str) -> web.Response:
    """One of the files that ship beside this module."""
    found = next((file for file in files("bot.playground").joinpath("static").iterdir() if file.name == name), None)
    content_type = CONTENT_TYPES.get(PurePath(name).suffix)
    if found is None or content_type is None:
        raise web.HTTPNotFound(text="Not here.\n")
    return web.Response(body=found.read_bytes(), content_type=content_type, charset="utf-8")
