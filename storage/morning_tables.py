"""Rows of the mornings: what is written once, and what each subscription is brought."""

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

editions = Table(
    "editions",
    metadata,
    Column("id", Integer, primary_key=True),
    # Everything that enters the prompt, and the news window.
    Column("key", Text, nullable=False, unique=True),
    Column("title", Text, nullable=False),
    Column("links", Text, nullable=False),
    # JSON: what the memory of topics compares.
    Column("terms", Text, nullable=False),
    Column("angle", Text),
    Column("language", Text, nullable=False),
    Column("seconds", Integer, nullable=False),
    Column("pace", Float, nullable=False),
    Column("window", Text, nullable=False),
    # The first slot that it has to be ready for.
    Column("needed_at", Text, nullable=False),
    Column("started_at", Text),
    # What the draft knows is the news of that moment.
    Column("as_of", Text),
    Column("draft", Integer, ForeignKey("drafts.id")),
    Column("finished_at", Text),
    Column("problem", Text),
    Column("file_id", Text),
)
Index("ix_editions_waiting", editions.c.needed_at, sqlite_where=editions.c.started_at.is_(None))
Index("ix_editions_started_at", editions.c.started_at)
Index("ix_editions_draft", editions.c.draft)

slots = Table(
    "slots",
    metadata,
    Column("id", Integer, primary_key=True),
    # Without a foreign key: a slot outlives its subscription.
    Column("subscription", Integer, nullable=False),
    Column("owner", BigInteger, ForeignKey("users.id"), nullable=False, index=True),
    Column("chat", BigInteger, nullable=False),
    Column("due", Text, nullable=False, index=True),
    # Empty for what the clock brings; else what the reader asked for on top of it.
    Column("pick", Text, nullable=False, server_default=text("''")),
    Column("edition", Integer, ForeignKey("editions.id"), index=True),
    Column("choices", Text),
    Column("problem", Text),
    # The push has been asked for.
    Column("asked", Boolean, nullable=False, server_default=text("0")),
    Column("message", BigInteger),
    Column("sent_at", Text),
    Column("ended", Text),
    UniqueConstraint("subscription", "due", "pick"),
)
Index("ix_slots_open", slots.c.due, sqlite_where=text("asked = 0 AND ended IS NULL"))
Index("ix_slots_message", slots.c.chat, slots.c.message)
