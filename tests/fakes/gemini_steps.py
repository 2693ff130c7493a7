"""How the fake Gemini answers one call: well, or badly in one of the ways that the real one has."""

import asyncio
import json
import socket
import struct
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from tests.fakes import gemini_brain as brain


@dataclass(frozen=True, slots=True)
class Seen:
    """One call as it arrived."""

    index: int
    """From 1, over all kinds."""
    kind: str
    """plan, blog, script, revise or ping."""
    model: str
    streamed: bool
    key: str
    body: dict[str, Any]

    @property
    def message(self) -> str:
        """All the words of the user's side, requests for repair included."""
        return brain.message_of(self.body)


@dataclass(slots=True)
class Call:
    """A call that is being answered."""

    seen: Seen
    request: web.Request
    closing: asyncio.Event

    @property
    def answer(self) -> str:
        return brain.answer(self.seen.body)


Step = Callable[[Call], Awaitable[web.StreamResponse]]


def ok(text: str | None = None, *, chunk: int = 150) -> Step:
    """The brain's answer, or `text`, in pieces of `chunk` characters where it is streamed."""

    async def step(call: Call) -> web.StreamResponse:
        return await _candidates(call, call.answer if text is None else text, "STOP", chunk=chunk)

    return step


def altered(old: str, new: str) -> Step:
    """The brain's answer with something else in it: a model that errs in one place."""

    async def step(call: Call) -> web.StreamResponse:
        wanted = json.dumps(old, ensure_ascii=False)[1:-1], json.dumps(new, ensure_ascii=False)[1:-1]
        assert wanted[0] in call.answer, f"{old!r} is not in the answer"
        return await _candidates(call, call.answer.replace(*wanted), "STOP", chunk=150)

    return step


def part_with(old: str, new: str) -> Step:
    """For a revision: the part as it was, with `new` in place of `old` and nothing else changed."""

    async def step(call: Call) -> web.StreamResponse:
        part = brain.inside("part", call.seen.message)
        return await _candidates(
            call, json.dumps({"text": part.replace(old, new)}, ensure_ascii=False), "STOP", chunk=150
        )

    return step


def not_json() -> Step:
    return ok("죄송하지만 이 형식으로는 답할 수 없습니다.")


def max_tokens(keep: int = 300) -> Step:
    return _cut("MAX_TOKENS", keep)


def safety_mid(keep: int = 300) -> Step:
    return _cut("SAFETY", keep)


def eof(keep: int = 300) -> Step:
    """The answer ends in the middle, politely, and does not say why."""
    return _cut(None, keep)


def rate_limit(seconds: float = 0.01, *, per_day: bool = False) -> Step:
    quota = "GenerateRequestsPerDayPerProjectPerModel-FreeTier" if per_day else "GenerateRequestsPerMinutePerProject"
    details: list[dict[str, Any]] = [
        {"@type": "type.googleapis.com/google.rpc.QuotaFailure", "violations": [{"quotaId": quota}]},
        {"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": f"{seconds}s"},
    ]
    return http_error(429, "RESOURCE_EXHAUSTED", "You exceeded your current quota.", details)


def overloaded() -> Step:
    return http_error(503, "UNAVAILABLE", "The model is overloaded. Please try again later.")


def bad_key() -> Step:
    """Quotes the key, as a careless proxy would."""

    async def step(call: Call) -> web.StreamResponse:
        details: list[dict[str, Any]] = [
            {"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "API_KEY_INVALID"}
        ]
        message = f"API key not valid: {call.seen.key}. Please pass a valid API key."
        return await http_error(400, "INVALID_ARGUMENT", message, details)(call)

    return step


def http_error(status: int, name: str, message: str = "", details: list[dict[str, Any]] | None = None) -> Step:
    async def step(_: Call) -> web.StreamResponse:
        return web.json_response(_error(status, name, message, details), status=status)

    return step


def page(html: str = "<html><body>Sign in to the hotel network</body></html>") -> Step:
    """200, but not from Gemini."""

    async def step(_: Call) -> web.StreamResponse:
        return web.Response(text=html, content_type="text/html")

    return step


def nonsense() -> Step:
    """JSON, and a 200, but of a shape that no client expects."""

    async def step(_: Call) -> web.StreamResponse:
        return web.json_response({"candidates": "none today", "usageMetadata": []})

    return step


def prompt_blocked() -> Step:
    return _whole({"promptFeedback": {"blockReason": "PROHIBITED_CONTENT"}})


def recitation() -> Step:
    """Ended before a word, for its likeness to something published."""
    return _whole({"candidates": [{"content": {"role": "model"}, "finishReason": "RECITATION", "index": 0}]})


def empty_candidates() -> Step:
    return _whole({"candidates": []})


def no_parts() -> Step:
    return _whole({"candidates": [{"content": {"role": "model"}, "finishReason": "STOP", "index": 0}]})


def reset(after: int = 0) -> Step:
    """The connection is torn down, after that many characters of a streamed answer."""

    async def step(call: Call) -> web.StreamResponse:
        response = web.StreamResponse()
        if after and call.seen.streamed:
            response = await _start(call)
            for event in _pieces(call.answer[:after], None, 100):
                await _event(response, event)
        if (transport := call.request.transport) is not None:
            line = transport.get_extra_info("socket")
            line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            transport.abort()
        return response

    return step


def stream_error(after: int = 300) -> Step:
    """A 200 whose stream turns into an error."""
    return _spoilt_stream(after, "data: " + json.dumps(_error(503, "UNAVAILABLE", "overloaded", None)) + "\r\n\r\n")


def bad_event(after: int = 300) -> Step:
    return _spoilt_stream(after, "data: {this is no JSON\r\n\r\n")


def keepalive(after: int = 0) -> Step:
    """A comment line, as proxies send to keep a stream open; only streams have it."""
    return _spoilt_stream(after, ": keep-alive\r\n\r\n", goes_on=True)


def hang() -> Step:
    """No answer until the server closes."""

    async def step(call: Call) -> web.StreamResponse:
        await call.closing.wait()
        return web.Response(status=503)

    return step


def _cut(reason: str | None, keep: int) -> Step:
    async def step(call: Call) -> web.StreamResponse:
        return await _candidates(call, call.answer[:keep], reason, chunk=100)

    return step


def _whole(body: dict[str, Any]) -> Step:
    async def step(call: Call) -> web.StreamResponse:
        body["usageMetadata"] = {"promptTokenCount": 10, "totalTokenCount": 10}
        if not call.seen.streamed:
            return web.json_response(body)
        response = await _start(call)
        await _event(response, body)
        return response

    return step


def _spoilt_stream(after: int, line: str, *, goes_on: bool = False) -> Step:
    async def step(call: Call) -> web.StreamResponse:
        if not call.seen.streamed:
            return await ok()(call)
        response = await _start(call)
        for event in _pieces(call.answer[:after], None, 100):
            await _event(response, event)
        await response.write(line.encode())
        if goes_on:
            for event in _pieces(call.answer[after:], "STOP", 100):
                await _event(response, event)
        return response

    return step


async def _candidates(call: Call, text: str, finish: str | None, *, chunk: int) -> web.StreamResponse:
    if not call.seen.streamed:
        return web.json_response(next(_pieces(text, finish, len(text) + 1)))
    response = await _start(call)
    for event in _pieces(text, finish, chunk):
        await _event(response, event)
    return response


def _pieces(text: str, finish: str | None, size: int) -> Iterator[dict[str, Any]]:
    cuts = range(0, len(text), size) or range(1)
    for at in cuts:
        candidate: dict[str, Any] = {
            "content": {"role": "model", "parts": [{"text": text[at : at + size]}]},
            "index": 0,
        }
        if finish and at == cuts[-1]:
            candidate["finishReason"] = finish
        usage = {"promptTokenCount": 1000, "candidatesTokenCount": min(len(text), at + size), "totalTokenCount": 1000}
        yield {"candidates": [candidate], "usageMetadata": usage, "responseId": "fake"}


async def _start(call: Call) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
    await response.prepare(call.request)
    return response


async def _event(response: web.StreamResponse, event: dict[str, Any]) -> None:
    await response.write(b"data: " + json.dumps(event, ensure_ascii=False).encode() + b"\r\n\r\n")


def _error(status: int, name: str, message: str, details: list[dict[str, Any]] | None) -> dict[str, Any]:
    return {"error": {"code": status, "status": name, "message": message, "details": details or []}}
