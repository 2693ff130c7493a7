"""What Telegram refuses about one message: lengths, entities, keyboards, files. Pure; raises ApiError."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from bot.playground.errors import Json, bad_request

TEXT_UNITS = 4096
CAPTION_UNITS = 1024
ENTITIES = 100
BUTTONS_PER_ROW = 8
BUTTONS = 100
CALLBACK_DATA_BYTES = 64
COPY_TEXT_UNITS = 256
UPLOAD_BYTES = 50_000_000
DOWNLOAD_BYTES = 20_000_000
CALLBACK_ANSWER_UNITS = 200

ENTITY_TYPES = frozenset(
    {"mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number", "text_link", "text_mention"}
    | {"bold", "italic", "underline", "strikethrough", "spoiler", "blockquote", "expandable_blockquote"}
    | {"code", "pre", "custom_emoji", "date_time"}
)
BUTTON_ACTIONS = ("callback_data", "url", "copy_text")


def utf16_length(text: str) -> int:
    """Length in UTF-16 code units, which is how Telegram counts text and entity offsets."""
    return len(text) + sum(ord(char) > 0xFFFF for char in text)


def utf16_boundaries(text: str) -> frozenset[int]:
    """Every offset at which an entity may begin or end: none inside a surrogate pair."""
    offset, found = 0, {0}
    for char in text:
        offset += 2 if ord(char) > 0xFFFF else 1
        found.add(offset)
    return frozenset(found)


def check_text(text: str) -> None:
    if not text.strip():
        raise bad_request("message text is empty")
    if utf16_length(text) > TEXT_UNITS:
        raise bad_request("message is too long")


def check_caption(caption: str) -> None:
    if utf16_length(caption) > CAPTION_UNITS:
        raise bad_request("message caption is too long")


def check_entities(text: str, entities: Sequence[Json]) -> None:
    if len(entities) > ENTITIES:
        raise bad_request("ENTITIES_TOO_LONG")
    boundaries = utf16_boundaries(text)
    end = max(boundaries)
    for entity in entities:
        _check_entity(entity, boundaries, end)


def _check_entity(entity: Json, boundaries: frozenset[int], end: int) -> None:
    if not isinstance(entity, dict):
        raise bad_request("can't parse MessageEntity: object expected")
    start, length = entity.get("offset"), entity.get("length")
    if entity.get("type") not in ENTITY_TYPES:
        raise bad_request("can't parse MessageEntity: Unsupported type specified")
    if not isinstance(start, int) or start < 0:
        raise bad_request("receive an entity with incorrect offset")
    if not isinstance(length, int) or length <= 0:
        raise bad_request("receive an entity with incorrect length")
    if start + length > end:
        raise bad_request(f"entity beginning at UTF-16 offset {start} ends after the end of the text")
    if start not in boundaries:
        raise bad_request(f"entity begins in a middle of a UTF-16 symbol at offset {start}")
    if start + length not in boundaries:
        raise bad_request(f"entity beginning at UTF-16 offset {start} ends in a middle of a UTF-16 symbol")


def check_keyboard(markup: Json | None) -> None:
    """An inline keyboard; other markups (force_reply, reply keyboards) are let through unchecked."""
    if not markup or "inline_keyboard" not in markup:
        return
    rows = markup["inline_keyboard"]
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request("object expected as reply markup")
    if sum(map(len, rows)) > BUTTONS or any(len(row) > BUTTONS_PER_ROW for row in rows):
        raise bad_request("reply markup is too long")
    for row in rows:
        for button in row:
            _check_button(button)


def _check_button(button: Json) -> None:
    if not isinstance(button, dict) or not str(button.get("text", "")).strip():
        raise bad_request("can't parse inline keyboard button: Text must be non-empty")
    actions = [action for action in BUTTON_ACTIONS if action in button]
    if len(actions) != 1:
        raise bad_request("can't parse inline keyboard button: exactly one action must be specified")
    _BUTTON_CHECKS[actions[0]](button)


def _check_callback_data(button: Json) -> None:
    if not 1 <= len(str(button["callback_data"]).encode()) <= CALLBACK_DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")


def _check_url(button: Json) -> None:
    url = str(button["url"])
    parts = urlsplit(url)
    if parts.scheme == "tg" or (parts.scheme in {"http", "https"} and "." in (parts.hostname or "")):
        return
    raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")


def _check_copy_text(button: Json) -> None:
    copied = button["copy_text"]
    if not isinstance(copied, dict) or not 1 <= utf16_length(str(copied.get("text", ""))) <= COPY_TEXT_UNITS:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")


_BUTTON_CHECKS = {"callback_data": _check_callback_data, "url": _check_url, "copy_text": _check_copy_text}


def check_upload(size: int) -> None:
    """`size` in bytes."""
    if size == 0:
        raise bad_request("file must be non-empty")
    if size > UPLOAD_BYTES:
        raise bad_request("file is too big")


def check_download(size: int) -> None:
    if size > DOWNLOAD_BYTES:
        raise bad_request("file is too big")
