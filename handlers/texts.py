"""Every sentence that people read in the chat, in one place. Rules: polite, short, and always with a way on."""

from collections.abc import Sequence

from domain.errors import ModelFailureReason
from domain.sources import Outcome, Reading
from handlers.pages import clip
from handlers.speech import Speech


class Texts(Speech):
    """What the bot says; `handlers.desk_texts` has what it says about a draft."""

    # Who may come in

    def welcome(self) -> str:
        return self._(
            "Hello, this is chogo. Send me a topic or news links, and I write a first draft: a blog post and a "
            "five-minute video script, with their sources.\n\n"
            "• Topic: just type it\n"
            "• Links: paste up to %(links)d of them, with a wish if you have one\n"
            "• Change one part: reply to its message\n\n"
            "/help shows everything else.",
            links=10,
        )

    def owner_now(self) -> str:
        return self._("This bot is yours now. Only you can use it, until you let others in with ALLOWED_USERS.")

    def stranger(self) -> str:
        return self._("Thank you for writing, but this desk works for its owner only.")

    def private_only(self) -> str:
        return self._("I only work in a private chat. Please write to me there.")

    # Commands

    def help(self) -> str:
        return self._(
            "What I can do\n\n"
            "✍️ A topic or links → a draft (or /new TOPIC)\n"
            "   name a length if you like: “a 3-minute video” (1 to 20)\n"
            "↩️ Reply to a part → only that part is rewritten\n"
            "   e.g. “shorter”, “easier words”, or with a link or a pasted text as a further source\n"
            "   “Replace with: …” puts your words in as they are\n"
            "   “remove this”, “move up”, “add: TITLE” and the text on the next line\n"
            "   Reply to the first message and name the part: “section 2 easier”\n"
            "📄 Edit the .md file and send it back: the draft follows\n\n"
            "/drafts your drafts, newest first\n"
            "/export a draft for your blog, Word, a teleprompter, subtitles or YouTube\n"
            "/undo take back the last change, /redo do it again\n"
            "/subscribe a draft every morning by itself; or in one line: /subscribe 07:45 weekdays memory chips\n"
            "/subscriptions what comes when: pause, move, delete (/unsubscribe)\n"
            "/feeds feeds of your own to look in for news\n"
            "/pace how fast you read aloud\n"
            "/usage what the model has cost\n"
            "/cancel stop what is being written\n"
            "/language Korean or English"
        )

    def command_names(self) -> list[tuple[str, str]]:
        """Commands for Telegram's menu, with what they do."""
        return [
            ("new", self._("Write a draft on a topic")),
            ("drafts", self._("Your drafts")),
            ("export", self._("Export the newest draft")),
            ("undo", self._("Take back the last change")),
            ("redo", self._("Do it again")),
            ("pace", self._("How fast you read aloud")),
            ("subscribe", self._("A draft every morning")),
            ("subscriptions", self._("Your mornings")),
            ("feeds", self._("Feeds of your own")),
            ("usage", self._("What the model has cost")),
            ("cancel", self._("Stop what is being written")),
            ("language", self._("Korean or English")),
            ("help", self._("What I can do")),
        ]

    def unknown_command(self) -> str:
        return self._("I do not know that command. /help shows the ones I know.")

    def choose_language(self) -> str:
        return self._("Which language shall we use? Drafts on Korean topics stay Korean.")

    def language_chosen(self) -> str:
        return self._("We speak English from now on.")

    # What cannot be a topic

    def empty_topic(self) -> str:
        return self._("What shall I write about? Send a topic or a news link, e.g. “/new memory chip prices”.")

    def only_symbols(self) -> str:
        return self._("I cannot find a topic in symbols alone. Please tell me in words what to write about.")

    def too_long(self, length: int, limit: int) -> str:
        return self._(
            "That is %(length)s characters; a topic may have %(limit)s. Please send one or two sentences, or the link "
            "of the article. To use it as a source, paste it as a reply to a part of a draft.",
            length=f"{length:,}",
            limit=f"{limit:,}",
        )

    def too_many_links(self, count: int, limit: int) -> str:
        return self._(
            "You sent %(count)d links. I read the first %(limit)d; send the others in a further message.",
            count=count,
            limit=limit,
        )

    def length_limits(self, shortest: int, longest: int) -> str:
        return self._(
            "A video may be %(shortest)d to %(longest)d minutes long; I plan this one for five.",
            shortest=shortest,
            longest=longest,
        )

    def edited(self) -> str:
        return self._("I do not follow edited messages. Please send it again as a new message.")

    def sticker(self) -> str:
        return self._("Nice sticker! I write from words: send a topic or a news link.")

    def voice(self) -> str:
        return self._("I cannot listen yet. Please type the topic, or send a news link.")

    def album(self) -> str:
        return self._("I cannot read pictures. Send the topic or the link as text, or as the caption.")

    def other_file(self) -> str:
        return self._("From files I only read a draft's .md. Please paste an article's text, or send its link.")

    def other_kind(self) -> str:
        return self._("I cannot read that. Send a topic or a news link as text.")

    def trouble(self) -> str:
        return self._("Something went wrong on my side. Your drafts are safe; please try that once more.")

    # A draft under way

    def reading_links(self, count: int) -> str:
        return self._n("🔎 Reading %(count)d link…", "🔎 Reading %(count)d links…", count)

    def searching(self, topic: str) -> str:
        return self._("🔎 Looking for news on “%(topic)s”…", topic=topic)

    def planning(self, count: int) -> str:
        return self._n(
            "🗂 Read %(count)d source. Sorting the facts…", "🗂 Read %(count)d sources. Sorting the facts…", count
        )

    def writing(self, blog: int, script: int) -> str:
        """`blog`, `script`: characters so far."""
        return self._("✍️ Writing… blog %(blog)s · script %(script)s characters", blog=f"{blog:,}", script=f"{script:,}")

    def checking(self) -> str:
        return self._("🔍 Checking the draft…")

    def finished(self) -> str:
        return self._("✅ The draft is here. Reply to any part to change it.")

    def ended(self) -> str:
        return self._("This did not work out.")

    def stop(self) -> str:
        return self._("⏹ Stop")

    def report_card(self, readings: Sequence[Reading]) -> str:
        return "\n".join(self.reading(number, item) for number, item in enumerate(readings, start=1))

    def reading(self, number: int, item: Reading) -> str:
        if item.source:
            read = self._("read: %(title)s", title=item.source.title or item.url)
            aged = " — " + self._("of %(day)s, so not fresh", day=item.detail) if item.detail else ""
            return f"{number}. ✅ {read}{aged}"
        return f"{number}. ⚠️ {clip(item.url, 80)} — {self._not_read(item)}"

    def _not_read(self, item: Reading) -> str:
        match item.outcome:
            case Outcome.PAYWALL:
                return self._wall(item.detail)
            case Outcome.EMPTY:
                return self._nothing_there(item.detail)
            case Outcome.TOO_OLD:
                return self._("too old for news (%(day)s); send its link if you want it read", day=item.detail)
            case Outcome.LEAD:
                return self._("only the headline is known, so it is not used: %(title)s", title=item.detail)
            case Outcome.DUPLICATE:
                return self._("the same article as no. %(twin)s", twin=item.detail)
            case Outcome.REFUSED:
                return self._("an address that I do not open; please send a public news page")
            case Outcome.NOT_A_PAGE:
                return self._no_page(item.detail)
            case _:
                return self._(
                    "could not be reached (%(why)s); check the address, or paste the text as a reply later",
                    why=item.detail or "?",
                )

    def _wall(self, detail: str) -> str:
        match detail:
            case "login":
                return self._("a login page, and I have no account; paste the article's text as a reply later")
            case "cookies":
                return self._("it asks to accept cookies first; paste the article's text as a reply later")
            case _:
                return self._("behind a login or paywall; paste its text as a reply later")

    def _nothing_there(self, detail: str) -> str:
        match detail:
            case "script":
                return self._("its text is only put together in a browser; paste the text as a reply later")
            case "list":
                return self._("a list of articles; send the link of one of them")
            case "gone":
                return self._("the site says that this page is gone; send another link")
            case "robot":
                return self._("the site lets no program in; paste the text as a reply later")
            case "slow":
                return self._("too much work to read; paste the text as a reply later")
            case _:
                return self._("no article text found there; paste the text as a reply later")

    def _no_page(self, kind: str) -> str:
        if kind.startswith("video"):
            return self._("a video, which I cannot watch; paste its description or transcript as a reply later")
        if kind == "application/pdf":
            return self._("a PDF, which I do not read; paste the text you need as a reply later")
        return self._("not a web page (%(kind)s); send the article's page", kind=kind or "?")

    def nothing_found(self, topic: str) -> str:
        return self._(
            "Too little to stand on: I found no readable news on “%(topic)s”, so I wrote nothing. Try other words, or "
            "reply here with a link or the text of an article.",
            topic=topic,
        )

    def nothing_read(self) -> str:
        return self._(
            "Too little to stand on: none of the links could be read, so I wrote nothing. Reply to this message with "
            "the article's text or another link, or send just the topic and I look for news myself."
        )

    def news_unreachable(self) -> str:
        return self._("The news search cannot be reached right now. Please try again later, or send links of articles.")

    def outside_practice(self, topic: str) -> str:
        return self._(
            "The live news search cannot be reached from here, and the practice articles have nothing on "
            "“%(topic)s”. They cover these four:",
            topic=topic,
        )

    def stopped(self, sources: int) -> str:
        return self._n(
            "⏹ Stopped. What was read (%(count)d source) is kept.",
            "⏹ Stopped. What was read (%(count)d sources) is kept.",
            sources,
        )

    def carry_on(self) -> str:
        return self._("▶️ Carry on")

    def again(self) -> str:
        return self._("🔁 Try again")

    def model_failed(self, reason: ModelFailureReason) -> str:
        return self._why(reason) + " " + self._("What was read is kept.")

    def model_failed_here(self, reason: ModelFailureReason) -> str:
        """While a part was changed."""
        return self._why(reason) + " " + self._("The part stays as it was.")

    def _why(self, reason: ModelFailureReason) -> str:
        match reason:
            case ModelFailureReason.BUSY:
                return self._("The writing model is busy right now; please try again in a minute.")
            case ModelFailureReason.QUOTA:
                return self._("The writing model's quota for today is used up; try again tomorrow.")
            case ModelFailureReason.KEY | ModelFailureReason.NOT_FOUND:
                return self._("The writing model is not set up properly; the owner has to look at it (chogo doctor).")
            case ModelFailureReason.TIMEOUT:
                return self._("The writing model did not answer in time.")
            case ModelFailureReason.UNREACHABLE:
                return self._("The writing model could not be reached.")
            case ModelFailureReason.REFUSED:
                return self._("The writing model would not write about this; try other words or sources.")
            case ModelFailureReason.TOO_LONG:
                return self._("The writing model's answer was cut off for its length.")
            case _:
                return self._("The writing model gave no usable answer.")

    def nothing_running(self) -> str:
        return self._("Nothing is being written right now. /drafts shows your drafts.")

    def cancelling(self, count: int) -> str:
        return self._n("Stopping %(count)d piece of work…", "Stopping %(count)d pieces of work…", count)
