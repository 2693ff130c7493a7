"""Rows of what asking models cost, and of the parts of an answer that are kept until it is whole."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, Table, Text, text

from storage.metadata import metadata

calls = Table(
    "calls",
    metadata,
    Column("id", Integer, primary_key=True),
    # Who pays; 0 for the desk itself.
    Column("owner", BigInteger, nullable=False),
    Column("draft", Integer),
    Column("task", Text, nullable=False),
    Column("spec", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("requests", Integer, nullable=False, server_default=text("0")),
    # Of the requests: those of which nobody said what they used.
    Column("unmeasured", Integer, nullable=False, server_default=text("0")),
    Column("input_tokens", Integer, nullable=False, server_default=text("0")),
    Column("cached_tokens", Integer, nullable=False, server_default=text("0")),
    Column("output_tokens", Integer, nullable=False, server_default=text("0")),
    # Money is in billionths of a US dollar. Null: the model's price is not known.
    Column("cost", BigInteger),
    # What the budget was charged, and what is held back for a request under way.
    Column("counted", BigInteger, nullable=False, server_default=text("0")),
    Column("reserved", BigInteger, nullable=False, server_default=text("0")),
)
Index("ix_calls_owner_at", calls.c.owner, calls.c.at)
Index("ix_calls_draft", calls.c.draft)

fragments = Table(
    "fragments",
    metadata,
    Column("draft", Integer, ForeignKey("drafts.id", ondelete="CASCADE"), primary_key=True),
    Column("task", Text, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("text", Text, nullable=False),
)
