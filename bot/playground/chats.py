"""Chats as both sides see them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from bot.playground.errors import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    id: int
    first_name: str = "나"
    language_code: str | None = "ko"

    def as_user(self) -> Json:
        user: Json = {"id": self.id, "is_bot": False, "first_name": self.first_name}
        return user | ({"language_code": self.language_code} if self.language_code else {})

    def as_chat(self) -> Json:
        return {"id": self.id, "type": "private", "first_name": self.first_name}


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFile:
    id: str
    name: str
    mime: str
    data: bytes

    @property
    def path(self) -> str:
        """As `getFile` names it, without the person's own name in it."""
        return f"documents/{self.id}"

    def as_document(self) -> Json:
        return {
            "file_id": self.id,
            "file_unique_id": self.id[-12:],
            "file_name": self.name,
            "mime_type": self.mime,
            "file_size": len(self.data),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One message as it stands in the chat now."""

    body: Json
    """The Bot API's Message object."""
    edits: int = 0
    deleted: bool = False
    reaction: str = ""
    """The bot's reaction, an emoji."""

    @property
    def message_id(self) -> int:
        return int(self.body["message_id"])

    @property
    def from_bot(self) -> bool:
        return bool(self.body["from"]["is_bot"])

    @property
    def text(self) -> str:
        """Text or caption."""
        return str(self.body.get("text") or self.body.get("caption") or "")

    @property
    def entities(self) -> list[Json]:
        return list(self.body.get("entities") or self.body.get("caption_entities") or [])

    @property
    def keyboard(self) -> list[list[Json]]:
        return list(self.body.get("reply_markup", {}).get("inline_keyboard", []))

    @property
    def buttons(self) -> list[Json]:
        return [button for row in self.keyboard for button in row]

    @property
    def document(self) -> Json | None:
        return self.body.get("document")

    @property
    def reply_to(self) -> int | None:
        replied = self.body.get("reply_to_message")
        return int(replied["message_id"]) if replied else None

    def as_json(self) -> Json:
        return {"body": self.body, "edits": self.edits, "deleted": self.deleted, "reaction": self.reaction}


class Chat:
    """One chat's history; `on_change` hears of every message that came, changed or went."""

    def __init__(self, about: Json, on_change: Callable[["Chat", Shown], None]) -> None:
        self.about = about
        self.blocked = False
        """The person has blocked the bot."""
        self._shown: dict[int, Shown] = {}
        self._on_change = on_change

    @property
    def id(self) -> int:
        return int(self.about["id"])

    @property
    def everything(self) -> list[Shown]:
        """Deleted ones too."""
        return list(self._shown.values())

    @property
    def messages(self) -> list[Shown]:
        return [shown for shown in self._shown.values() if not shown.deleted]

    @property
    def from_bot(self) -> list[Shown]:
        return [shown for shown in self.messages if shown.from_bot]

    @property
    def texts(self) -> list[str]:
        return [shown.text for shown in self.messages]

    def __getitem__(self, message_id: int) -> Shown:
        """Raises KeyError also for a deleted message."""
        shown = self._shown[message_id]
        if shown.deleted:
            raise KeyError(message_id)
        return shown

    def get(self, message_id: int) -> Shown | None:
        shown = self._shown.get(message_id)
        return None if shown is None or shown.deleted else shown

    def put(self, shown: Shown) -> None:
        self._shown[shown.message_id] = shown
        self._on_change(self, shown)

    def edit(self, message_id: int, body: Json) -> None:
        old = self[message_id]
        self.put(replace(old, body=body, edits=old.edits + 1))

    def delete(self, message_id: int) -> None:
        self.put(replace(self[message_id], deleted=True))

    def as_json(self) -> Json:
        return {
            "about": self.about,
            "blocked": self.blocked,
            "messages": [shown.as_json() for shown in self.everything],
        }

    def load(self, saved: Json) -> None:
        """Takes over what `as_json` gave, without telling anyone."""
        self.blocked = saved["blocked"]
        for one in saved["messages"]:
            shown = Shown(**one)
            self._shown[shown.message_id] = shown


def without_reply(body: Json) -> Json:
    """A message as it stands inside a reply to it: one level deep."""
    return {name: value for name, value in body.items() if name != "reply_to_message"}


def strip_empty(body: dict[str, Any]) -> Json:
    return {name: value for name, value in body.items() if value not in (None, [], "")}
