"""The Bot API over HTTP: `/bot<token>/<method>` and `/file/bot<token>/<path>`."""

import secrets
import socket
import struct
from dataclasses import replace

from aiohttp import web

from bot.playground.errors import ApiError, Json
from bot.playground.faults import AFTER_THE_WORK, REFUSALS, Fault, FaultKind, Faults
from bot.playground.journal import Call
from bot.playground.methods import Done, Methods
from bot.playground.params import Params, read_params
from bot.playground.state import State

LONGEST_POLL_SECONDS = 50
RST_ON_CLOSE = struct.pack("ii", 1, 0)


class Api:
    def __init__(self, *, token: str, state: State, methods: Methods, faults: Faults) -> None:
        self._token = token
        self._state = state
        self._methods = methods
        self._faults = faults
        self.journal: list[Call] = []
        self.refusals: list[Call] = []

    def routes(self) -> list[web.RouteDef]:
        return [
            web.route("*", "/bot{token}/{method}", self._on_call),
            web.get("/file/bot{token}/{path:.+}", self._on_file),
        ]

    async def _on_call(self, request: web.Request) -> web.StreamResponse:
        try:
            self._check_token(request)
            return await self._answer(request, request.match_info["method"].lower(), await read_params(request))
        except ApiError as error:
            return refusal(error)
        except web.HTTPRequestEntityTooLarge:
            return refusal(ApiError(413, "Request Entity Too Large"))

    async def _answer(self, request: web.Request, method: str, params: Params) -> web.StreamResponse:
        fault = self._faults.take(method, params.payload())
        if fault and fault.kind is FaultKind.RESET:
            return reset(request)
        if fault and fault.kind is FaultKind.HOLD:
            await self._released()
            if self._state.updates.closing:
                return reset(request)
        done = await self._do(method, params, fault)
        if fault and fault.kind is FaultKind.DONE_THEN_HANG:
            await self._released()
        if fault and fault.kind in AFTER_THE_WORK:
            return reset(request)
        return web.json_response({"ok": True, "result": done.result})

    async def _do(self, method: str, params: Params, fault: Fault | None) -> Done:
        if method == "getupdates" and not (fault and fault.kind in REFUSALS):
            return Done(await self._updates(params))
        call = self._call(method, params)
        try:
            if fault and fault.kind in REFUSALS:
                raise fault.refusal()
            done = self._methods.call(method, params)
        except ApiError as error:
            if fault and fault.kind in AFTER_THE_WORK:
                self._faults.restore(fault)
            self.refusals.append(replace(call, error=error.description))
            self._state.changes.wake()
            raise
        unanswered = fault is not None and fault.kind in AFTER_THE_WORK
        self.journal.append(replace(call, message_id=done.message_id, answered=not unanswered))
        self._state.changes.wake()
        return done

    async def _updates(self, params: Params) -> list[Json]:
        updates = self._state.updates
        allowed = params.items("allowed_updates")
        if allowed is not None:
            updates.allowed = [str(kind) for kind in allowed]
        batch = await updates.poll(
            offset=params.integer("offset", 0),
            limit=min(100, max(1, params.integer("limit", 100))),
            timeout=min(LONGEST_POLL_SECONDS, params.integer("timeout", 0)),
        )
        return self._faults.disturbed(batch)

    def _call(self, method: str, params: Params) -> Call:
        payload = params.payload()
        return Call(
            method=self._methods.spelled(method),
            chat_id=_number(payload.get("chat_id")),
            message_id=_number(payload.get("message_id")),
            payload=payload,
            at=self._state.clock(),
        )

    async def _released(self) -> None:
        """Until the test lets go, or the server stops."""
        before = self._faults.releases
        self._faults.held += 1
        self._state.changes.wake()
        try:
            await self._state.changes.until(
                lambda: self._faults.releases > before or self._state.updates.closing,
                timeout=None,
            )
        finally:
            self._faults.held -= 1

    async def _on_file(self, request: web.Request) -> web.Response:
        try:
            self._check_token(request)
        except ApiError as error:
            return refusal(error)
        stored = self._state.files.get(request.match_info["path"].removeprefix("documents/"))
        if stored is None:
            return refusal(ApiError(404, "Not Found"))
        return web.Response(body=stored.data, content_type="application/octet-stream")

    def _check_token(self, request: web.Request) -> None:
        if not secrets.compare_digest(request.match_info["token"].encode(), self._token.encode()):
            raise ApiError(401, "Unauthorized")


def refusal(error: ApiError) -> web.Response:
    return web.json_response(error.body(), status=error.code)


def reset(request: web.Request) -> web.Response:
    """Cuts the connection hard; what is returned goes nowhere."""
    transport = request.transport
    if transport is not None:
        raw = transport.get_extra_info("socket")
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RST_ON_CLOSE)
        transport.abort()
    return web.Response()


def _number(value: object) -> int | None:
    try:
        return int(str(value))
    except ValueError:
        return None
