"""Rows: private to this package.

The durable engine keeps its own tables in the same database (`workflow_status`, `operation_outputs` and others), so
none of those names may be used here.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from storage.metadata import metadata
from storage.morning_tables import editions, slots

__all__ = ["editions", "metadata", "slots"]

# Times are ISO 8601 text in UTC: readable with any tool, sortable, and without SQLite's lack of a type for them.

desk = Table(
    "desk",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

users = Table(
    "users",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("language", Text, nullable=False),
    Column("language_chosen", Boolean, nullable=False, server_default=text("0")),
    Column("blocked", Boolean, nullable=False, server_default=text("0")),
)

paces = Table(
    "paces",
    metadata,
    Column("user", BigInteger, ForeignKey("users.id"), primary_key=True),
    Column("language", Text, primary_key=True),
    Column("pace", Float, nullable=False),
)

updates = Table(
    "updates",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("chat", BigInteger),
    Column("body", Text, nullable=False),
    Column("received_at", Text, nullable=False),
    Column("tries", Integer, nullable=False, server_default=text("0")),
    Column("done_at", Text),
    Column("set_aside", Text),
)
Index("ix_updates_open", updates.c.id, sqlite_where=updates.c.done_at.is_(None))

drafts = Table(
    "drafts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("owner", BigInteger, ForeignKey("users.id"), nullable=False, index=True),
    Column("chat", BigInteger, nullable=False),
    Column("asked_by", Text, nullable=False, unique=True),
    Column("topic", Text, nullable=False),
    Column("links", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("created_at", Text, nullable=False),
    Column("seconds", Integer, nullable=False),
    Column("attempt", Integer, nullable=False, server_default=text("0")),
    Column("stopped", Boolean, nullable=False, server_default=text("0")),
    Column("practice", Boolean, nullable=False, server_default=text("0")),
    Column("plan", Text),
    Column("blog", Text),
    Column("script", Text),
    Column("markdown", Text),
    Column("written_by", Text),
    Column("origin", Text, nullable=False, server_default=text("'chat'")),
    Column("pasted", Text, nullable=False, server_default=text("''")),
    Column("collected", Boolean, nullable=False, server_default=text("0")),
    Column("wide", Boolean, nullable=False, server_default=text("0")),
    Column("composed", Text),
    # JSON: for each piece the model and the versions of the prompts that it was written with.
    Column("prompts", Text, nullable=False, server_default=text("'{}'")),
    # Why this is a digest although a model is set up; null for every other draft.
    Column("stands_in", Text),
    # The digest that this draft was asked for in place of.
    Column("instead_of", Integer),
    # Syllables a second, where it is not its owner's: a draft of the desk is written at its readers' pace.
    Column("pace", Float),
    # In which light the desk tells it; `writing.slate` knows the words.
    Column("angle", Text),
)

readings = Table(
    "readings",
    metadata,
    Column("draft", Integer, ForeignKey("drafts.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("url", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Column("revision", Integer),
    Column("number", Integer),
    Column("source_url", Text),
    Column("outlet", Text),
    Column("title", Text),
    Column("published", Text),
    Column("modified", Text),
    Column("author", Text, nullable=False, server_default=text("''")),
    Column("text", Text),
)

revisions = Table(
    "revisions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("draft", Integer, ForeignKey("drafts.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("owner", BigInteger, ForeignKey("users.id"), nullable=False, index=True),
    Column("asked_by", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("group_id", Integer),
    Column("part", Text),
    Column("request", Text, nullable=False),
    Column("links", Text, nullable=False),
    Column("pasted", Text, nullable=False),
    Column("replacement", Text),
    Column("attempt", Integer, nullable=False, server_default=text("0")),
    Column("stopped", Boolean, nullable=False, server_default=text("0")),
    Column("before", Text),
    Column("after", Text),
    Column("applied_order", Integer),
    Column("undone_by", Text, index=True),
    Column("redone_by", Text, index=True),
    Column("made_at", Text, nullable=False),
)

shown = Table(
    "shown",
    metadata,
    Column("chat", BigInteger, primary_key=True),
    Column("message", BigInteger, primary_key=True),
    Column("draft", Integer, ForeignKey("drafts.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("part", Text, nullable=False),
    Column("piece", Integer, nullable=False),
    Column("opening", Integer, nullable=False),
    Column("digest", Text, nullable=False),
)

sends = Table(
    "sends",
    metadata,
    Column("key", Text, primary_key=True),
    Column("chat", BigInteger, nullable=False),
    Column("started_at", Text, nullable=False),
    Column("open", Boolean, nullable=False, server_default=text("1")),
    Column("in_doubt", Integer, nullable=False, server_default=text("0")),
    Column("message", BigInteger),
    Column("refused", Text),
)

feeds = Table(
    "feeds",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("url", Text, nullable=False),
    # 0 for the feeds that the settings list: they are everybody's.
    Column("owner", BigInteger, nullable=False, server_default=text("0")),
    Column("title", Text, nullable=False, server_default=text("''")),
    Column("etag", Text),
    Column("modified", Text),
    Column("next_check", Text, nullable=False),
    Column("failures", Integer, nullable=False, server_default=text("0")),
    UniqueConstraint("url", "owner"),
)
Index("ix_feeds_next_check", feeds.c.next_check)

items = Table(
    "items",
    metadata,
    Column("id", Integer, primary_key=True),
    # What makes two addresses the same article (`news.identity`).
    Column("identity", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("lede", Text, nullable=False),
    Column("outlet", Text, nullable=False),
    Column("published", Text, nullable=False),
    # 0 for what the feeds of everybody brought.
    Column("owner", BigInteger, nullable=False, server_default=text("0")),
    Column("seen_at", Text, nullable=False),
    UniqueConstraint("identity", "owner"),
)
Index("ix_items_published", items.c.published)

subscriptions = Table(
    "subscriptions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("owner", BigInteger, ForeignKey("users.id"), nullable=False, index=True),
    Column("chat", BigInteger, nullable=False),
    Column("asked_by", Text, nullable=False, unique=True),
    Column("at", Text, nullable=False),
    Column("zone", Text, nullable=False),
    Column("next_due", Text, nullable=False),
    Column("days", Text, nullable=False, server_default=text("'daily'")),
    # A list in JSON; an empty one: the desk picks.
    Column("topics", Text, nullable=False, server_default=text("'[]'")),
    Column("form", Text, nullable=False, server_default=text("'one'")),
    Column("paused", Text),
    Column("missed", Text),
    Column("resting", Text),
    # A number is never given twice: old buttons and slots name their subscription by it.
    sqlite_autoincrement=True,
)
Index("ix_subscriptions_next_due", subscriptions.c.next_due, sqlite_where=subscriptions.c.paused.is_(None))

told = Table(
    "told",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("title", Text, nullable=False),
    # JSON: what the memory of topics compares. Kept once, however many readers have had it.
    Column("terms", Text, nullable=False),
)

covered = Table(
    "covered",
    metadata,
    Column("owner", BigInteger, ForeignKey("users.id"), primary_key=True),
    Column("told", Text, ForeignKey("told.digest", ondelete="CASCADE"), primary_key=True),
    Column("at", Text, nullable=False),
)
Index("ix_covered_at", covered.c.at)

picks = Table(
    "picks",
    metadata,
    Column("owner", BigInteger, ForeignKey("users.id"), primary_key=True),
    Column("told", Text, ForeignKey("told.digest", ondelete="CASCADE"), primary_key=True),
    Column("at", Text, nullable=False),
)

slates = Table(
    "slates",
    metadata,
    # The beginning of the news window.
    Column("start", Text, primary_key=True),
    # 0 for what the feeds of everybody brought.
    Column("owner", BigInteger, primary_key=True, server_default=text("0")),
    Column("stories", Text, nullable=False),
)

rankings = Table(
    "rankings",
    metadata,
    Column("start", Text, primary_key=True),
    Column("language", Text, primary_key=True),
    Column("answer", Text, nullable=False),
)

# Subscriptions that are being put together; a column is NULL until its question is answered.
orders = Table(
    "orders",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("owner", BigInteger, ForeignKey("users.id"), nullable=False),
    Column("chat", BigInteger, nullable=False),
    Column("asked_by", Text, nullable=False, unique=True),
    Column("made_at", Text, nullable=False),
    Column("line", Text, nullable=False),
    Column("moves", Integer),
    Column("at", Text),
    Column("zone", Text),
    Column("days", Text),
    Column("topics", Text),
    Column("form", Text),
    sqlite_autoincrement=True,
)

questions = Table(
    "questions",
    metadata,
    Column("chat", BigInteger, primary_key=True),
    Column("message", BigInteger, primary_key=True),
    Column("order", Integer, ForeignKey("orders.id", ondelete="CASCADE"), nullable=False, index=True),
)
