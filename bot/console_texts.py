"""Every sentence of the terminal: start-up, the command line, and what went wrong before there is a chat."""

from collections.abc import Iterable

from bot.settings import Right
from domain.markup import LayoutReason
from handlers.speech import Speech
from writing.models import PROVIDERS


class ConsoleTexts(Speech):
    # Start-up

    def bot_ready(self, name: str) -> str:
        return self._("chogo is running as @%(name)s. Stop it with Ctrl+C.", name=name)

    def claim(self, link: str) -> str:
        return self._(
            "This bot has no owner yet. The first to open this link owns it, for good:\n  %(link)s", link=link
        )

    def playground_ready(self, url: str) -> str:
        return self._(
            "No TELEGRAM_BOT_TOKEN is set, so the playground opens on this computer (it is not Telegram).\n"
            "Open this page in your browser:\n  %(url)s\nStop it with Ctrl+C.",
            url=url,
        )

    def writer(self, name: str | None) -> str:
        if name:
            return self._("Writing model: %(name)s", name=name)
        return self._("No model key is set: drafts are extracts from the sources. GEMINI_API_KEY in .env changes that.")

    # What stops a start

    def wrong_settings(self, problems: Iterable[tuple[str, Right]]) -> str:
        lines = "\n".join(f"  {name}: {self.what_is_right(right)}" for name, right in problems)
        return self._("These settings need mending (in .env or the environment); right would be:") + "\n" + lines

    def what_is_right(self, right: Right) -> str:
        match right:
            case Right.ADDRESS:
                return self._("an address that starts with http:// or https://")
            case Right.SEARCH_ADDRESS:
                return self._("an address with {query} where the words go")
            case Right.MODEL:
                return self._(
                    "PROVIDER:MODEL with one of %(providers)s, such as google:gemini-3.8-flash",
                    providers=", ".join(PROVIDERS),
                )
            case Right.DATABASE:
                return self._("sqlite:///PATH, a file (other databases are not supported yet)")
            case Right.FEEDS:
                return self._("the path of an OPML file that exists")
            case _:
                return self._right_further(right)

    def _right_further(self, right: Right) -> str:
        match right:
            case Right.HOSTS:
                return self._("hosts with commas between them, each NAME, NAME:PORT or IP[:PORT]")
            case Right.USERS:
                return self._("Telegram user ids with commas between them, or *")
            case Right.USER:
                return self._("a Telegram user id, a whole number above 0")
            case Right.ZONE:
                return self._("a time zone such as Asia/Seoul")
            case Right.TIME:
                return self._("a time of day such as 07:45")
            case Right.PORT:
                return self._("a port, 1 to 65535, or 0 for any free one")
            case Right.MONEY:
                return self._("an amount of US dollars such as 1.50, or 0 for no limit")
            case _:
                return self._("a text file in UTF-8")

    def sqlite_too_old(self, version: str) -> str:
        return self._(
            "SQLite %(version)s is too old for this Python: use Python 3.11, or one built with SQLite 3.42 or newer.",
            version=version,
        )

    def database_newer(self, path: str) -> str:
        return self._("The database %(path)s was written by a newer chogo. Please update this one.", path=path)

    def already_running(self, path: str) -> str:
        return self._("Another chogo is working on %(path)s. Stop it first.", path=path)

    def token_refused(self) -> str:
        return self._("Telegram does not know this TELEGRAM_BOT_TOKEN. @BotFather shows the right one.")

    def telegram_unreachable(self, address: str) -> str:
        return self._(
            "Telegram cannot be reached at %(address)s. Check the network or TELEGRAM_API_URL.", address=address
        )

    def somebody_else_polls(self) -> str:
        return self._("Another program receives this bot's messages (same token). Stop one of the two.")

    def port_taken(self, port: int) -> str:
        return self._("Port %(port)d is taken. Set PLAYGROUND_PORT to another one, or stop what uses it.", port=port)

    def feeds_unreadable(self, path: str) -> str:
        return self._("NEWS_FEEDS: %(path)s is not a list of feeds (OPML).", path=path)

    def extra_missing(self, extra: str) -> str:
        return self._("That provider needs an optional part: pip install 'chogo[%(extra)s]'.", extra=extra)

    # chogo write

    def reading(self) -> str:
        return self._("Reading…")

    def writing(self) -> str:
        return self._("Writing…")

    def nothing_read(self, topic: str, links: int) -> str:
        if links:
            return self._(
                "Too little to stand on: none of the links could be read, so nothing was written. Give other links, or "
                "a topic alone."
            )
        return self._(
            "Too little to stand on: there is no readable news on “%(topic)s”, so nothing was written. Try other "
            "words, or give an article with --link.",
            topic=topic,
        )

    def too_thin(self, sources: int, characters: int) -> str:
        return self._n(
            "Too little to stand on: %(count)d source with %(characters)d characters does not carry a blog post and a "
            "script, so nothing was written. Give more articles with --link.",
            "Too little to stand on: %(count)d sources with %(characters)d characters in all do not carry a blog post "
            "and a script, so nothing was written. Give more articles with --link.",
            sources,
            characters=characters,
        )

    def written(self, path: str) -> str:
        return self._("The draft is in %(path)s.", path=path)

    def not_written(self, path: str, reason: str) -> str:
        return self._(
            "%(path)s cannot be written (%(reason)s); the draft is printed instead.", path=path, reason=reason
        )

    # A draft in a file

    def not_a_draft(self, path: str, line: int, why: str) -> str:
        return self._("%(path)s is not a draft. Line %(line)d: %(why)s", path=path, line=line, why=why)

    def why_no_draft(self, what: LayoutReason) -> str:
        match what:
            case LayoutReason.HEADER:
                return self._("a draft starts with its heading, then Topic, Date and Source.")
            case LayoutReason.DATE:
                return self._("the date must look like 2026-01-22 07:45:24.")
            case LayoutReason.SPACING:
                return self._("a blank line is missing or one too many, or there are blanks around a text.")
            case LayoutReason.HEADING:
                return self._("another heading belongs here, or none at all.")
            case LayoutReason.RULE:
                return self._("the line --- belongs here, or this one does not.")
            case LayoutReason.NUMBER:
                return self._("sections and scenes count from 1 without a gap.")
            case LayoutReason.BULLET:
                return self._("a bullet belongs here: “*” and three spaces.")
            case _:
                return self._why_further(what)

    def _why_further(self, what: LayoutReason) -> str:
        match what:
            case LayoutReason.LANGUAGE:
                return self._("the layout's words are of two languages.")
            case LayoutReason.SOURCES:
                return self._("a source must look like “1. [Title](address) — outlet”.")
            case LayoutReason.CHARACTER:
                return self._("there is a character that no draft may hold.")
            case LayoutReason.ENDING:
                return self._("a draft ends with one line break.")
            case _:
                return self._("words are missing here.")

    def cannot_read(self, path: str, reason: str) -> str:
        return self._("%(path)s cannot be read: %(reason)s", path=path, reason=reason)

    def no_utf8(self) -> str:
        return self._("it is not UTF-8 text.")

    # chogo check

    def parts_title(self) -> str:
        return self._("Parts")

    def clock_title(self, pace: float) -> str:
        return self._("Clock, at %(pace).2f syllables a second", pace=pace)

    def spoken_for(self, seconds: int, syllables: int, *, hangul: bool = False) -> str:
        if hangul:
            return self._(
                "%(seconds)d s of words, %(syllables)d Hangul syllables", seconds=seconds, syllables=syllables
            )
        return self._("%(seconds)d s of words, %(syllables)d syllables", seconds=seconds, syllables=syllables)

    def rate(self, rate: float) -> str:
        """What the heading's range asks for."""
        return self._("%(rate).1f a second in its range", rate=rate)

    def spoken_in_all(self, syllables: int, *, hangul: bool = False) -> str:
        if hangul:
            return self._("%(syllables)s Hangul syllables in all", syllables=f"{syllables:,}")
        return self._("%(syllables)s syllables in all", syllables=f"{syllables:,}")

    def seconds_in_all(self, seconds: int, asked: int) -> str:
        return self._("%(seconds)d s of %(asked)d s", seconds=seconds, asked=asked)

    def findings_title(self, count: int) -> str:
        return self._n("%(count)d thing to look at", "%(count)d things to look at", count)

    def nothing_found(self) -> str:
        return self._("Nothing to look at.")

    # chogo topics

    def not_an_item(self, path: str, line: int, field: str) -> str:
        if field:
            return self._(
                "%(path)s, line %(line)d: “%(field)s” is missing or cannot be used.", path=path, line=line, field=field
            )
        return self._(
            "%(path)s, line %(line)d: this is no item. Each line is a JSON object with url and title.",
            path=path,
            line=line,
        )

    def topic_line(self, title: str, outlets: int, items: int) -> str:
        return self._("%(title)s (%(outlets)s outlets, %(items)s items)", title=title, outlets=outlets, items=items)

    # chogo export

    def exported(self, path: str) -> str:
        return self._("Written to %(path)s.", path=path)

    def not_exported(self, path: str, reason: str) -> str:
        return self._("%(path)s cannot be written: %(reason)s", path=path, reason=reason)

    def stands_already(self, path: str) -> str:
        return self._("%(path)s is there already. Say --out with that name to replace it, or with another.", path=path)

    # chogo read

    def links_or_file(self) -> str:
        return self._("Name the links to read, or a page with --file PAGE.html --url URL, and not both.")

    def page_outlet(self, name: str) -> str:
        return self._("Outlet: %(name)s", name=name)

    def page_author(self, name: str) -> str:
        return self._("Author: %(name)s", name=name)

    def page_published(self, moment: str) -> str:
        return self._("Published: %(moment)s", moment=moment)

    def page_modified(self, moment: str) -> str:
        return self._("Changed: %(moment)s", moment=moment)

    def page_address(self, url: str) -> str:
        return self._("Address: %(url)s", url=url)

    def not_named(self) -> str:
        return self._("the page does not say")
