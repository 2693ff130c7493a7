"""The arguments of a call, however they were sent: query, form, JSON or multipart."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from bot.playground.errors import Json, bad_request


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    name: str
    mime: str
    data: bytes


class Params:
    """Typed reading of arguments; a value of the wrong kind is a 400."""

    def __init__(self, values: Mapping[str, Any], uploads: Mapping[str, Upload]) -> None:
        self._values = values
        self._uploads = uploads

    def payload(self) -> Json:
        """For the journal: JSON decoded, files by their name."""
        named = {field: upload.name for field, upload in self._uploads.items()}
        return {name: _decoded(value) for name, value in self._values.items()} | named

    def __contains__(self, name: str) -> bool:
        return name in self._values

    def text(self, name: str) -> str:
        return str(self._values.get(name, ""))

    def integer(self, name: str, default: int | None = None) -> int:
        value = self._values.get(name, default)
        try:
            return int(value)
        except (TypeError, ValueError):
            raise bad_request(f"{name} must be an integer") from None

    def boolean(self, name: str) -> bool:
        return str(self._values.get(name, "")).lower() in {"true", "1", "yes"}

    def mapping(self, name: str) -> Json | None:
        value = self._json(name)
        if value is not None and not isinstance(value, dict):
            raise bad_request(f"{name}: object expected")
        return value

    def items(self, name: str) -> list[Any] | None:
        value = self._json(name)
        if value is not None and not isinstance(value, list):
            raise bad_request(f"{name}: array expected")
        return value

    def upload(self, name: str) -> Upload | None:
        """A file in the field itself, or in the part that `attach://` names."""
        return self._uploads.get(self.text(name).removeprefix("attach://") or name)

    def _json(self, name: str) -> Any:
        value = self._values.get(name)
        if not isinstance(value, str) or not value:
            return value or None
        try:
            return json.loads(value)
        except json.JSONDecodeError:
            raise bad_request(f"can't parse {name} JSON object") from None


def _decoded(value: Any) -> Any:
    if isinstance(value, str) and value[:1] in {"{", "["}:
        try:
            return json.loads(value)
        except json.JSONDecodeError:
            return value
    return value


async def read_params(request: web.Request) -> Params:
    values: Json = dict(request.query)
    uploads: dict[str, Upload] = {}
    if request.content_type == "application/json":
        values |= await _json_body(request)
        return Params(values, uploads)
    for name, field in (await request.post()).items():
        if isinstance(field, web.FileField):
            with field.file as file:
                uploads[name] = Upload(name=field.filename, mime=field.content_type, data=file.read())
        else:
            values[name] = field
    return Params(values, uploads)


async def _json_body(request: web.Request) -> Json:
    try:
        body = json.loads(await request.text() or "{}")
    except json.JSONDecodeError:
        raise bad_request("can't parse JSON object") from None
    if not isinstance(body, dict):
        raise bad_request("object expected")
    return body
