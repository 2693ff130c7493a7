"""The two languages of chogo, in the chat and in drafts."""

from enum import StrEnum


class Language(StrEnum):
    """Values are ISO 639-1 codes, as Telegram's `language_code` starts with."""

    KO = "ko"
    EN = "en"

    @classmethod
    def of(cls, code: str | None) -> "Language":
        """Choose for a Telegram `language_code`; Korean comes first, so an unknown one means Korean.

        English is chosen for every other language that is named, since its speaker reads English sooner.
        """
        if not code or code.lower().split("-")[0] == "ko":
            return cls.KO
        return cls.EN
