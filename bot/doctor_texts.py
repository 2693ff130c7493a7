"""What `chogo doctor` says, a line for each thing that is set up."""

from bot.console_texts import ConsoleTexts


class DoctorTexts(ConsoleTexts):
    def settings_fine(self, at: str, zone: str) -> str:
        return self._("settings are readable; mornings come at %(at)s in %(zone)s by default", at=at, zone=zone)

    def no_token(self) -> str:
        return self._("no TELEGRAM_BOT_TOKEN: `chogo run` opens the playground")

    def token_shape(self) -> str:
        return self._("TELEGRAM_BOT_TOKEN does not look like one (123456:ABC…); copy it from @BotFather")

    def token_set(self) -> str:
        return self._("token is set")

    def token_works(self, name: str) -> str:
        return self._("Telegram knows the bot as @%(name)s", name=name)

    def model_set(self, name: str) -> str:
        return self._("model %(name)s has what it needs", name=name)

    def no_key(self, name: str) -> str:
        return self._("no key for %(name)s: drafts are extracts; set its API key", name=name)

    def no_rank_key(self, name: str) -> str:
        return self._("no key for %(name)s: the day's stories are put in order by code", name=name)

    def model_answers(self, name: str) -> str:
        return self._("model %(name)s answers", name=name)

    def model_fails(self, name: str, reason: str) -> str:
        return self._(
            "model %(name)s does not answer (%(reason)s); check key, name and address", name=name, reason=reason
        )

    def database_fine(self, path: str) -> str:
        return self._("database %(path)s can be used", path=path)

    def database_fails(self, path: str, reason: str) -> str:
        return self._("database %(path)s cannot be used: %(reason)s", path=path, reason=reason)

    def feeds_listed(self, count: int) -> str:
        return self._n("%(count)d feed is listed", "%(count)d feeds are listed", count)

    def search_answers(self) -> str:
        return self._("the news search answers")

    def feed_answers(self, url: str) -> str:
        return self._("the feed %(url)s answers", url=url)

    def feed_fails(self, url: str) -> str:
        return self._("the feed %(url)s cannot be read; check the network or NEWS_FEEDS", url=url)

    def search_fails(self) -> str:
        return self._("the news search cannot be reached; check the network or NEWS_SEARCH_URL")
