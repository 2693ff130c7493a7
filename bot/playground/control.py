"""The person's side and the scripted faults over HTTP, for the page and for tests in another process."""

import json
from collections.abc import Awaitable, Callable
from dataclasses import asdict

from aiohttp import web

from bot.playground.api import Api
from bot.playground.errors import Json
from bot.playground.faults import Fault, FaultKind, Faults
from bot.playground.person import PersonSide
from bot.playground.state import State

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
SideOf = Callable[[int | None, int | None], PersonSide]


class Control:
    """Routes under `/__control/`; the server checks the key before they are reached."""

    def __init__(self, *, state: State, api: Api, faults: Faults, side: SideOf) -> None:
        self._state = state
        self._api = api
        self._faults = faults
        self._side = side

    def routes(self) -> list[web.RouteDef]:
        return [
            web.post("/__control/say", _checked(self._say)),
            web.post("/__control/press", _checked(self._press)),
            web.post("/__control/document", _checked(self._document)),
            web.post("/__control/message", _checked(self._message)),
            web.post("/__control/edit", _checked(self._edit)),
            web.post("/__control/update", _checked(self._update)),
            web.post("/__control/block", _checked(self._block)),
            web.get("/__control/chats/{chat_id}", _checked(self._chat)),
            web.get("/__control/journal", _checked(self._journal)),
            web.get("/__control/faults", _checked(self._waiting_faults)),
            web.post("/__control/faults", _checked(self._add_fault)),
            web.delete("/__control/faults", _checked(self._clear_faults)),
            web.post("/__control/release", _checked(self._release)),
        ]

    async def _say(self, request: web.Request) -> Json:
        asked = await request.json()
        side = self._of(asked)
        said = side.say(
            str(asked["text"]),
            reply_to=asked.get("reply_to"),
            quote=asked.get("quote"),
            entities=asked.get("entities") or (),
        )
        return {"message_id": said}

    async def _press(self, request: web.Request) -> Json:
        asked = await request.json()
        return {"callback_id": self._of(asked).press(int(asked["message_id"]), str(asked["data"]))}

    async def _document(self, request: web.Request) -> Json:
        form = await request.post()
        file = form["file"]
        if not isinstance(file, web.FileField):
            raise TypeError("file: a file part expected")
        asked = {name: int(str(form[name])) for name in ("user", "chat", "reply_to") if form.get(name)}
        sent = self._of(asked).send_document(
            file.filename,
            file.file.read(),
            caption=str(form.get("caption", "")),
            reply_to=asked.get("reply_to"),
            mime=file.content_type,
        )
        return {"message_id": sent}

    async def _message(self, request: web.Request) -> Json:
        asked = await request.json()
        return {"message_id": self._of(asked).send(asked["content"], reply_to=asked.get("reply_to"))}

    async def _edit(self, request: web.Request) -> Json:
        asked = await request.json()
        return {"message_id": self._of(asked).edit(int(asked["message_id"]), str(asked["text"]))}

    async def _update(self, request: web.Request) -> Json:
        asked = await request.json()
        return {"update_id": self._state.updates.put(asked["update"])}

    async def _block(self, request: web.Request) -> Json:
        asked = await request.json()
        self._of(asked).block(bool(asked.get("blocked", True)))
        return {}

    async def _chat(self, request: web.Request) -> Json:
        return self._state.chats[int(request.match_info["chat_id"])].as_json()

    async def _journal(self, _: web.Request) -> Json:
        return {
            "calls": [asdict(call) for call in self._api.journal],
            "refusals": [asdict(call) for call in self._api.refusals],
            "confirmed": self._state.updates.confirmed,
        }

    async def _waiting_faults(self, _: web.Request) -> Json:
        names = ("kind", "method", "times", "skip", "chat_id", "retry_after", "description")
        return {"faults": [{name: getattr(fault, name) for name in names} for fault in self._faults.waiting]}

    async def _add_fault(self, request: web.Request) -> Json:
        asked = await request.json()
        self._faults.add(Fault(**asked | {"kind": FaultKind(asked["kind"])}))
        return {}

    async def _clear_faults(self, _: web.Request) -> Json:
        self._faults.clear()
        return {}

    async def _release(self, _: web.Request) -> Json:
        self._faults.releases += 1
        self._state.changes.wake()
        return {}

    def _of(self, asked: Json) -> PersonSide:
        return self._side(asked.get("user"), asked.get("chat"))


def _checked(handler: Callable[[web.Request], Awaitable[Json]]) -> Handler:
    """A wrong request is a 400 that names what is wrong."""

    async def answer(request: web.Request) -> web.StreamResponse:
        try:
            return web.json_response(await handler(request))
        except (KeyError, LookupError, TypeError, ValueError, json.JSONDecodeError) as error:
            return web.json_response({"error": repr(error)}, status=400)

    return answer
