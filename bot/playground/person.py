"""The person's side of a chat: what a Telegram app would do."""

import secrets
from collections.abc import Sequence

from bot.playground.chats import Chat, Person, Shown, strip_empty, without_reply
from bot.playground.entities import with_found
from bot.playground.errors import Json
from bot.playground.limits import TEXT_UNITS, utf16_length
from bot.playground.state import State


class PersonSide:
    """One person in one chat; every method returns the message id that it made or touched."""

    def __init__(self, state: State, person: Person, chat: Chat) -> None:
        self._state = state
        self.person = person
        self.chat = chat

    def say(
        self,
        text: str,
        *,
        reply_to: int | None = None,
        quote: str | None = None,
        entities: Sequence[Json] = (),
    ) -> int:
        """Sends text, in several messages when it is over 4096 units, as the apps do; returns the first's id."""
        first, *rest = _cut(text)
        message_id = self.send(_text(first, entities), reply_to=reply_to, quote=quote)
        for piece in rest:
            self.send(_text(piece))
        return message_id

    def send_document(
        self,
        name: str,
        data: bytes,
        *,
        caption: str = "",
        reply_to: int | None = None,
        mime: str = "text/markdown",
    ) -> int:
        stored = self._state.new_file(name=name, mime=mime, data=data)
        self._state.files[stored.id] = stored
        captioned = {"caption": caption, "caption_entities": with_found(caption, [])}
        return self.send({"document": stored.as_document(), **strip_empty(captioned)}, reply_to=reply_to)

    def send(self, content: Json, *, reply_to: int | None = None, quote: str | None = None) -> int:
        """Any message: a sticker, a voice, one photo of an album; `content` is laid over the usual fields."""
        body: Json = {
            "message_id": self._state.next_message_id(),
            "from": self.person.as_user(),
            "chat": self.chat.about,
            "date": int(self._state.clock()),
            **self._reply(reply_to, quote),
            **content,
        }
        self.chat.put(Shown(body=body))
        self._state.updates.add("message", body)
        return int(body["message_id"])

    def edit(self, message_id: int, text: str) -> int:
        kept = {name: value for name, value in self.chat[message_id].body.items() if name != "entities"}
        body = kept | _text(text) | {"edit_date": int(self._state.clock())}
        self.chat.edit(message_id, body)
        self._state.updates.add("edited_message", body)
        return message_id

    def press(self, message_id: int, data: str) -> str:
        """Presses the button with that callback data; returns the callback's id. LookupError without such a button."""
        shown = self.chat[message_id]
        if not any(button.get("callback_data") == data for button in shown.buttons):
            raise LookupError(f"message {message_id} has no button {data!r}")
        callback_id = str(secrets.randbits(62))
        self._state.callbacks[callback_id] = self._state.clock()
        callback = {
            "id": callback_id,
            "from": self.person.as_user(),
            "message": shown.body,
            "chat_instance": str(self.chat.id),
            "data": data,
        }
        self._state.updates.add("callback_query", callback)
        return callback_id

    def delete(self, message_id: int) -> None:
        """The bot is not told, as in Telegram."""
        self.chat.delete(message_id)

    def block(self, blocked: bool = True) -> None:
        """Blocks the bot: it meets 403 from now on."""
        self.chat.blocked = blocked
        status = "kicked" if blocked else "member"
        old = "member" if blocked else "kicked"
        change = {
            "chat": self.chat.about,
            "from": self.person.as_user(),
            "date": int(self._state.clock()),
            "old_chat_member": self._membership(old),
            "new_chat_member": self._membership(status),
        }
        self._state.updates.add("my_chat_member", change)

    def _membership(self, status: str) -> Json:
        return {"user": self._state.bot_user, "status": status} | ({"until_date": 0} if status == "kicked" else {})

    def _reply(self, reply_to: int | None, quote: str | None) -> Json:
        if reply_to is None:
            return {}
        replied = self.chat[reply_to]
        reply: Json = {"reply_to_message": without_reply(replied.body)}
        if quote:
            position = utf16_length(replied.text[: replied.text.index(quote)])
            reply["quote"] = {"text": quote, "position": position, "is_manual": True}
        return reply


def _text(text: str, entities: Sequence[Json] = ()) -> Json:
    return strip_empty({"text": text, "entities": with_found(text, entities)})


def _cut(text: str) -> list[str]:
    pieces, start, units = [], 0, 0
    for place, char in enumerate(text):
        width = utf16_length(char)
        if units + width > TEXT_UNITS:
            pieces.append(text[start:place])
            start, units = place, 0
        units += width
    return [*pieces, text[start:]]
