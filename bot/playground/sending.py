"""Messages that the bot sends and edits."""

from bot.playground import limits
from bot.playground.chats import Chat, Shown, StoredFile, strip_empty, without_reply
from bot.playground.entities import with_found
from bot.playground.errors import Json, bad_request, forbidden
from bot.playground.params import Params
from bot.playground.rates import Meter
from bot.playground.state import State

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)


class Sending:
    """Checks all that Telegram checks, and counts against the rates, before anything is shown."""

    def __init__(self, state: State, meter: Meter) -> None:
        self._state = state
        self._meter = meter

    def send_message(self, params: Params) -> Json:
        chat = reachable(self._state, params)
        return self._send(chat, params, _written(params, "text", "entities"))

    def send_document(self, params: Params) -> Json:
        chat = reachable(self._state, params)
        caption = _written(params, "caption", "caption_entities")
        stored = self._document(params)
        body = self._send(chat, params, {"document": stored.as_document(), **caption})
        self._state.files[stored.id] = stored
        return body

    def edit_text(self, params: Params) -> Json:
        chat, shown = self._own(params)
        written = _written(params, "text", "entities")
        if "text" not in shown.body:
            raise bad_request("there is no text in the message to edit")
        return self._edit(chat, shown, params, written)

    def edit_caption(self, params: Params) -> Json:
        chat, shown = self._own(params)
        written = _written(params, "caption", "caption_entities")
        if "text" in shown.body:
            raise bad_request("there is no caption in the message to edit")
        return self._edit(chat, shown, params, written)

    def edit_markup(self, params: Params) -> Json:
        chat, shown = self._own(params)
        kept = ("text", "entities", "caption", "caption_entities")
        return self._edit(chat, shown, params, {name: shown.body[name] for name in kept if name in shown.body})

    def _send(self, chat: Chat, params: Params, content: Json) -> Json:
        markup = _markup(params)
        reply = _reply(chat, params)
        self._meter.count(chat.id)
        body: Json = {
            "message_id": self._state.next_message_id(),
            "from": self._state.bot_user,
            "chat": chat.about,
            "date": int(self._state.clock()),
            **reply,
            **content,
        }
        body |= strip_empty({"reply_markup": markup, "link_preview_options": params.mapping("link_preview_options")})
        chat.put(Shown(body=body))
        return body

    def _edit(self, chat: Chat, shown: Shown, params: Params, written: Json) -> Json:
        changing = {"text", "entities", "caption", "caption_entities", "reply_markup", "edit_date"}
        kept = {name: value for name, value in shown.body.items() if name not in changing}
        body = kept | written | strip_empty({"reply_markup": _markup(params)})
        if body == {name: value for name, value in shown.body.items() if name != "edit_date"}:
            raise bad_request(NOT_MODIFIED)
        self._meter.count(chat.id)
        chat.edit(shown.message_id, body | {"edit_date": int(self._state.clock())})
        return chat[shown.message_id].body

    def _own(self, params: Params) -> tuple[Chat, Shown]:
        chat = reachable(self._state, params)
        shown = chat.get(params.integer("message_id"))
        if shown is None:
            raise bad_request("message to edit not found")
        if not shown.from_bot:
            raise bad_request("message can't be edited")
        return chat, shown

    def _document(self, params: Params) -> StoredFile:
        upload = params.upload("document")
        if upload is not None:
            limits.check_upload(len(upload.data))
            return self._state.new_file(name=upload.name, mime=upload.mime, data=upload.data)
        stored = self._state.files.get(params.text("document"))
        if stored is None:
            raise bad_request("wrong file identifier/HTTP URL specified")
        return stored


def reachable(state: State, params: Params) -> Chat:
    """The chat that a call names, if the bot may act there."""
    chat = state.chats.get(params.integer("chat_id")) if "chat_id" in params else None
    if chat is None:
        raise bad_request("chat not found")
    if chat.blocked:
        raise forbidden("bot was blocked by the user")
    return chat


def _written(params: Params, text_name: str, entities_name: str) -> Json:
    """Checked text or caption with its entities, those that Telegram finds by itself included."""
    if params.text("parse_mode"):
        raise bad_request("can't parse entities: this server takes entities only, no parse_mode")
    text, given = params.text(text_name), params.items(entities_name) or []
    check = limits.check_text if text_name == "text" else limits.check_caption
    check(text)
    limits.check_entities(text, given)
    return strip_empty({text_name: text, entities_name: with_found(text, given)})


def _markup(params: Params) -> Json | None:
    """The inline keyboard to show; other kinds of markup are checked for nothing and not kept."""
    markup = params.mapping("reply_markup")
    limits.check_keyboard(markup)
    return markup if markup and markup.get("inline_keyboard") else None


def _reply(chat: Chat, params: Params) -> Json:
    given = params.mapping("reply_parameters")
    if not given:
        return {}
    wanted = Params(given, {})
    replied = chat.get(wanted.integer("message_id"))
    if replied is None and wanted.boolean("allow_sending_without_reply"):
        return {}
    if replied is None:
        raise bad_request("message to be replied not found")
    return {"reply_to_message": without_reply(replied.body)} | _quote(replied.text, wanted.text("quote"))


def _quote(text: str, quote: str) -> Json:
    if not quote:
        return {}
    if quote not in text:
        raise bad_request("QUOTE_TEXT_INVALID")
    return {"quote": {"text": quote, "position": limits.utf16_length(text[: text.index(quote)])}}
