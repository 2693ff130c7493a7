"""The Bot API's methods but getUpdates: arguments in, result out, ApiError for what Telegram would refuse."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from telegram.constants import ReactionEmoji

from bot.playground import limits
from bot.playground.chats import Chat
from bot.playground.errors import ApiError, Json, bad_request
from bot.playground.params import Params
from bot.playground.rates import Meter
from bot.playground.sending import Sending, reachable
from bot.playground.state import State

REACTIONS = frozenset(emoji.value for emoji in ReactionEmoji)
CALLBACK_SECONDS = 600
DELETABLE_SECONDS = 48 * 3600


@dataclass(frozen=True, slots=True)
class Done:
    """A method's result, and the message that it made or changed, if any."""

    result: Any
    message_id: int | None = None


class Methods:
    def __init__(self, state: State, meter: Meter) -> None:
        self._state = state
        self._sending = Sending(state, meter)
        by_name: dict[str, Callable[[Params], Any]] = {
            "getMe": lambda _: state.bot,
            "deleteWebhook": self._delete_webhook,
            "getWebhookInfo": self._webhook_info,
            "setMyCommands": self._set_commands,
            "getMyCommands": lambda params: state.commands.get(_scope(params), []),
            "deleteMyCommands": self._delete_commands,
            "sendMessage": self._sending.send_message,
            "sendDocument": self._sending.send_document,
            "editMessageText": self._sending.edit_text,
            "editMessageCaption": self._sending.edit_caption,
            "editMessageReplyMarkup": self._sending.edit_markup,
            "deleteMessage": self._delete_message,
            "sendChatAction": self._chat_action,
            "answerCallbackQuery": self._answer_callback,
            "setMessageReaction": self._react,
            "getFile": self._get_file,
            "getChat": self._get_chat,
            "leaveChat": self._leave_chat,
        }
        self._by_name = {name.lower(): do for name, do in by_name.items()}
        self._spelling = {name.lower(): name for name in by_name}

    def spelled(self, method: str) -> str:
        """A method's name as the Bot API spells it; an unknown one as it is."""
        return self._spelling.get(method, method)

    def call(self, method: str, params: Params) -> Done:
        """`method` in lower case. Raises ApiError; 404 for an unknown method."""
        do = self._by_name.get(method)
        if do is None:
            raise ApiError(404, "Not Found")
        result = do(params)
        if isinstance(result, dict) and "message_id" in result:
            return Done(result, result["message_id"])
        return Done(result, params.integer("message_id") if "message_id" in params else None)

    def _delete_webhook(self, params: Params) -> bool:
        if params.boolean("drop_pending_updates"):
            self._state.updates.waiting.clear()
        return True

    def _webhook_info(self, _: Params) -> Json:
        waiting = len(self._state.updates.waiting)
        return {"url": "", "has_custom_certificate": False, "pending_update_count": waiting}

    def _set_commands(self, params: Params) -> bool:
        commands = params.items("commands") or []
        for command in commands:
            _check_command(command)
        self._state.commands[_scope(params)] = commands
        self._state.feed.publish("commands", 0, {})
        return True

    def _delete_commands(self, params: Params) -> bool:
        self._state.commands.pop(_scope(params), None)
        self._state.feed.publish("commands", 0, {})
        return True

    def _delete_message(self, params: Params) -> bool:
        chat = self._chat(params)
        shown = chat.get(params.integer("message_id"))
        if shown is None:
            raise bad_request("message to delete not found")
        if self._state.clock() - shown.body["date"] > DELETABLE_SECONDS:
            raise bad_request("message can't be deleted for everyone")
        chat.delete(shown.message_id)
        return True

    def _chat_action(self, params: Params) -> bool:
        chat = self._chat(params)
        self._state.feed.publish("typing", chat.id, {"action": params.text("action")})
        return True

    def _answer_callback(self, params: Params) -> bool:
        callback_id, text = params.text("callback_query_id"), params.text("text")
        pressed = self._state.callbacks.get(callback_id)
        if pressed is None or self._state.clock() - pressed > CALLBACK_SECONDS:
            raise bad_request("query is too old and response timeout expired or query ID is invalid")
        if limits.utf16_length(text) > limits.CALLBACK_ANSWER_UNITS:
            raise bad_request("MESSAGE_TOO_LONG")
        answer = {"callback_id": callback_id, "text": text, "alert": params.boolean("show_alert")}
        self._state.feed.publish("answer", 0, answer)
        return True

    def _react(self, params: Params) -> bool:
        chat = self._chat(params)
        shown = chat.get(params.integer("message_id"))
        if shown is None:
            raise bad_request("message to react not found")
        emoji = [str(one.get("emoji")) if isinstance(one, dict) else "" for one in params.items("reaction") or []]
        if len(emoji) > 1 or not REACTIONS.issuperset(emoji):
            raise bad_request("REACTION_INVALID")
        self._state.react(chat, shown.message_id, emoji[0] if emoji else "")
        return True

    def _get_file(self, params: Params) -> Json:
        stored = self._state.files.get(params.text("file_id"))
        if stored is None:
            raise bad_request("wrong file_id or the file is temporarily unavailable")
        limits.check_download(len(stored.data))
        about = stored.as_document()
        return {name: about[name] for name in ("file_id", "file_unique_id", "file_size")} | {"file_path": stored.path}

    def _get_chat(self, params: Params) -> Json:
        types = {"unlimited_gifts": False, "limited_gifts": False, "unique_gifts": False, "premium_subscription": False}
        more = {
            "accent_color_id": 0,
            "max_reaction_count": 11,
            "accepted_gift_types": types | {"gifts_from_channels": False},
        }
        return self._chat(params).about | more

    def _leave_chat(self, params: Params) -> bool:
        if self._chat(params).id > 0:
            raise bad_request("chat member status can't be changed in private chats")
        return True

    def _chat(self, params: Params) -> Chat:
        return reachable(self._state, params)


def _scope(params: Params) -> str:
    scope = (params.mapping("scope") or {}).get("type", "default")
    return f"{scope}:{params.text('language_code')}"


def _check_command(command: Any) -> None:
    name = str(command.get("command", "")) if isinstance(command, dict) else ""
    if not 1 <= len(name) <= 32 or not name.replace("_", "").isascii() or name != name.lower():
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(str(command.get("description", ""))) <= 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
