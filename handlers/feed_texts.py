"""What is said about feeds."""

from handlers.speech import Speech
from writing.gathering import NotFollowed


class FeedTexts(Speech):
    def none_of_your_own(self, shared: int) -> str:
        return self._(
            "I follow %(shared)d feeds for everybody. To add one of your own, send “/feeds” and its address, e.g. "
            "“/feeds https://example.com/rss”.",
            shared=shared,
        )

    def yours(self, count: int, shared: int, limit: int) -> str:
        return self._n(
            "I follow %(shared)d feeds for everybody, and %(count)d of your own (up to %(limit)d). What it brings is "
            "found by you alone. Tap to remove it.",
            "I follow %(shared)d feeds for everybody, and %(count)d of your own (up to %(limit)d). What they bring is "
            "found by you alone. Tap one to remove it.",
            count,
            shared=shared,
            limit=limit,
        )

    def silent(self) -> str:
        """Beside a feed that cannot be read at the moment."""
        return self._("⚠️ silent now:")

    def added(self, items: int) -> str:
        return self._n(
            "📡 I follow this feed for you now; it holds %(count)d item.",
            "📡 I follow this feed for you now; it holds %(count)d items.",
            items,
        )

    def not_added(self, why: NotFollowed, limit: int) -> str:
        match why:
            case NotFollowed.REFUSED:
                return self._("I do not open that address; please send a public one that starts with https://.")
            case NotFollowed.UNREACHABLE:
                return self._("That feed cannot be reached right now. Please check its address, or try again later.")
            case NotFollowed.NO_FEED:
                return self._("There is no RSS or Atom feed at that address. Outlets often link theirs as “RSS”.")
            case NotFollowed.KNOWN:
                return self._("You follow that feed already. /feeds shows yours.")
            case _:
                return self._("You follow %(limit)d feeds, which is the most. /feeds removes one.", limit=limit)

    def removed(self) -> str:
        return self._("I do not follow that feed for you any more.")

    def gone(self) -> str:
        return self._("That feed is removed already.")
