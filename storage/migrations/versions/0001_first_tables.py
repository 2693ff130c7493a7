"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "desk",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_desk")),
    )
    op.create_table(
        "sends",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("chat", sa.BigInteger(), nullable=False),
        sa.Column("started_at", sa.Text(), nullable=False),
        sa.Column("open", sa.Boolean(), server_default=sa.text("1"), nullable=False),
        sa.Column("in_doubt", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("message", sa.BigInteger(), nullable=True),
        sa.Column("refused", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_sends")),
    )
    op.create_table(
        "updates",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("chat", sa.BigInteger(), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("received_at", sa.Text(), nullable=False),
        sa.Column("tries", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("done_at", sa.Text(), nullable=True),
        sa.Column("set_aside", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_updates")),
    )
    with op.batch_alter_table("updates", schema=None) as batch_op:
        batch_op.create_index("ix_updates_open", ["id"], unique=False, sqlite_where=sa.text("done_at IS NULL"))

    op.create_table(
        "users",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("language_chosen", sa.Boolean(), server_default=sa.text("0"), nullable=False),
        sa.Column("blocked", sa.Boolean(), server_default=sa.text("0"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_users")),
    )
    op.create_table(
        "drafts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("owner", sa.BigInteger(), nullable=False),
        sa.Column("chat", sa.BigInteger(), nullable=False),
        sa.Column("asked_by", sa.Text(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("links", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.Column("attempt", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("stopped", sa.Boolean(), server_default=sa.text("0"), nullable=False),
        sa.Column("practice", sa.Boolean(), server_default=sa.text("0"), nullable=False),
        sa.Column("plan", sa.Text(), nullable=True),
        sa.Column("blog", sa.Text(), nullable=True),
        sa.Column("script", sa.Text(), nullable=True),
        sa.Column("markdown", sa.Text(), nullable=True),
        sa.Column("written_by", sa.Text(), nullable=True),
        sa.Column("collected", sa.Boolean(), server_default=sa.text("0"), nullable=False),
        sa.ForeignKeyConstraint(["owner"], ["users.id"], name=op.f("fk_drafts_owner_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drafts")),
        sa.UniqueConstraint("asked_by", name=op.f("uq_drafts_asked_by")),
    )
    with op.batch_alter_table("drafts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_drafts_owner"), ["owner"], unique=False)

    op.create_table(
        "paces",
        sa.Column("user", sa.BigInteger(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("pace", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["user"], ["users.id"], name=op.f("fk_paces_user_users")),
        sa.PrimaryKeyConstraint("user", "language", name=op.f("pk_paces")),
    )
    op.create_table(
        "readings",
        sa.Column("draft", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("source_url", sa.Text(), nullable=True),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["draft"], ["drafts.id"], name=op.f("fk_readings_draft_drafts"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("draft", "position", name=op.f("pk_readings")),
    )
    op.create_table(
        "revisions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("draft", sa.Integer(), nullable=False),
        sa.Column("owner", sa.BigInteger(), nullable=False),
        sa.Column("asked_by", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=True),
        sa.Column("part", sa.Text(), nullable=True),
        sa.Column("request", sa.Text(), nullable=False),
        sa.Column("links", sa.Text(), nullable=False),
        sa.Column("pasted", sa.Text(), nullable=False),
        sa.Column("replacement", sa.Text(), nullable=True),
        sa.Column("attempt", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("stopped", sa.Boolean(), server_default=sa.text("0"), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.Column("applied_order", sa.Integer(), nullable=True),
        sa.Column("undone_by", sa.Text(), nullable=True),
        sa.Column("redone_by", sa.Text(), nullable=True),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["draft"], ["drafts.id"], name=op.f("fk_revisions_draft_drafts"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["owner"], ["users.id"], name=op.f("fk_revisions_owner_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_revisions")),
        sa.UniqueConstraint("asked_by", name=op.f("uq_revisions_asked_by")),
    )
    with op.batch_alter_table("revisions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_revisions_draft"), ["draft"], unique=False)
        batch_op.create_index(batch_op.f("ix_revisions_owner"), ["owner"], unique=False)
        batch_op.create_index(batch_op.f("ix_revisions_redone_by"), ["redone_by"], unique=False)
        batch_op.create_index(batch_op.f("ix_revisions_undone_by"), ["undone_by"], unique=False)

    op.create_table(
        "shown",
        sa.Column("chat", sa.BigInteger(), nullable=False),
        sa.Column("message", sa.BigInteger(), nullable=False),
        sa.Column("draft", sa.Integer(), nullable=False),
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("piece", sa.Integer(), nullable=False),
        sa.Column("opening", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["draft"], ["drafts.id"], name=op.f("fk_shown_draft_drafts"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("chat", "message", name=op.f("pk_shown")),
    )
    with op.batch_alter_table("shown", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_shown_draft"), ["draft"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("shown", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_shown_draft"))

    op.drop_table("shown")
    with op.batch_alter_table("revisions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_revisions_undone_by"))
        batch_op.drop_index(batch_op.f("ix_revisions_redone_by"))
        batch_op.drop_index(batch_op.f("ix_revisions_owner"))
        batch_op.drop_index(batch_op.f("ix_revisions_draft"))

    op.drop_table("revisions")
    op.drop_table("readings")
    op.drop_table("paces")
    with op.batch_alter_table("drafts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_drafts_owner"))

    op.drop_table("drafts")
    op.drop_table("users")
    with op.batch_alter_table("updates", schema=None) as batch_op:
        batch_op.drop_index("ix_updates_open", sqlite_where=sa.text("done_at IS NULL"))

    op.drop_table("updates")
    op.drop_table("sends")
    op.drop_table("desk")
