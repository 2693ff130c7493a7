"""Everything the server knows: people, chats, files, updates, and the numbers it gives out."""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from bot.playground.changes import Changes, PageFeed
from bot.playground.chats import Chat, Person, Shown, StoredFile
from bot.playground.errors import Json
from bot.playground.updates import Queued, UpdateQueue

BOT_ID = 7_000_000_001
FIRST_INSTANT = 1_767_225_600
"""The start of 2026 in Unix seconds."""
ID_GAP = 1000
"""Left free after a restart: more numbers than can be given out between two writes of the state file."""


class State:
    """The mutable heart. Message ids are one series over all chats, as in Telegram's private chats."""

    def __init__(self, *, people: Sequence[Person], changes: Changes, clock: Callable[[], float]) -> None:
        # Numbers grow with the clock, so that even a lost state file does not repeat what a database remembers.
        first_id = max(1, int(clock()) - FIRST_INSTANT)
        self.clock = clock
        self.changes = changes
        self.feed = PageFeed(changes)
        self.updates = UpdateQueue(changes=changes, clock=clock, first_id=first_id)
        self.last_message_id = first_id
        self.people = {person.id: person for person in people}
        self.chats = {person.id: self._new_chat(person.as_chat()) for person in people}
        self.files: dict[str, StoredFile] = {}
        self.commands: dict[str, list[Json]] = {}
        self.callbacks: dict[str, float] = {}
        """When each button was pressed, by callback id."""
        self.bot: Json = {
            "id": BOT_ID,
            "is_bot": True,
            "first_name": "chogo",
            "username": "chogo_playground_bot",
            "can_join_groups": True,
            "can_read_all_group_messages": False,
            "supports_inline_queries": False,
            "can_connect_to_business": False,
            "has_main_web_app": False,
        }

    @property
    def bot_user(self) -> Json:
        return {name: self.bot[name] for name in ("id", "is_bot", "first_name", "username")}

    def add_person(self, person: Person) -> None:
        self.people[person.id] = person
        self.chats.setdefault(person.id, self._new_chat(person.as_chat()))

    def next_message_id(self) -> int:
        self.last_message_id += 1
        return self.last_message_id

    def group(self, chat_id: int, title: str = "모임") -> Chat:
        """The group of that (negative) id, made when it is new."""
        if chat_id not in self.chats:
            self.chats[chat_id] = self._new_chat({"id": chat_id, "type": "group", "title": title})
        return self.chats[chat_id]

    def new_file(self, *, name: str, mime: str, data: bytes) -> StoredFile:
        """Not kept yet: put it into `files` once its message stands."""
        return StoredFile(id=f"BQ{secrets.token_hex(16)}", name=name, mime=mime, data=data)

    def dump(self) -> Json:
        return {
            "message_id": self.last_message_id,
            "update_id": self.updates.last_id,
            "commands": self.commands,
            "chats": [chat.as_json() for chat in self.chats.values()],
            "updates": [[queued.update, queued.at] for queued in self.updates.waiting],
            "files": [{"id": file.id, "name": file.name, "mime": file.mime} for file in self.files.values()],
        }

    def load(self, saved: Json, read_file: Callable[[str], bytes | None]) -> None:
        self.last_message_id = max(self.last_message_id, saved["message_id"] + ID_GAP)
        self.updates.last_id = max(self.updates.last_id, saved["update_id"] + ID_GAP)
        self.updates.waiting = [Queued(update, at) for update, at in saved["updates"]]
        self.commands = saved["commands"]
        for one in saved["chats"]:
            chat = self.chats.setdefault(one["about"]["id"], self._new_chat(one["about"]))
            chat.load(one)
        for about in saved["files"]:
            data = read_file(about["id"])
            if data is not None:
                self.files[about["id"]] = StoredFile(**about, data=data)

    def react(self, chat: Chat, message_id: int, emoji: str) -> None:
        chat.put(replace(chat[message_id], reaction=emoji))

    def _new_chat(self, about: Json) -> Chat:
        return Chat(about, self._on_message)

    def _on_message(self, chat: Chat, shown: Shown) -> None:
        if shown.deleted:
            self.feed.publish("deleted", chat.id, {"message_id": shown.message_id})
        else:
            self.feed.publish("message", chat.id, shown.as_json())


def file_folder(state_file: Path) -> Path:
    """Where the bytes of documents lie: beside the state file."""
    return state_file.with_suffix(".files")
