"""The mornings: slots of subscriptions, the editions written for them, and the desk as the owner of their drafts."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("INSERT OR IGNORE INTO users (id, language) VALUES (0, 'ko')")
    op.add_column("drafts", sa.Column("pace", sa.Float(), nullable=True))
    op.add_column("drafts", sa.Column("angle", sa.Text(), nullable=True))
    op.create_table(
        "editions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("links", sa.Text(), nullable=False),
        sa.Column("terms", sa.Text(), nullable=False),
        sa.Column("angle", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.Column("pace", sa.Float(), nullable=False),
        sa.Column("window", sa.Text(), nullable=False),
        sa.Column("needed_at", sa.Text(), nullable=False),
        sa.Column("started_at", sa.Text(), nullable=True),
        sa.Column("as_of", sa.Text(), nullable=True),
        sa.Column("draft", sa.Integer(), nullable=True),
        sa.Column("finished_at", sa.Text(), nullable=True),
        sa.Column("problem", sa.Text(), nullable=True),
        sa.Column("file_id", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["draft"], ["drafts.id"], name=op.f("fk_editions_draft_drafts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_editions")),
        sa.UniqueConstraint("key", name=op.f("uq_editions_key")),
    )
    op.create_index(
        "ix_editions_waiting", "editions", ["needed_at"], unique=False, sqlite_where=sa.text("started_at IS NULL")
    )
    op.create_index("ix_editions_started_at", "editions", ["started_at"])
    op.create_index("ix_editions_draft", "editions", ["draft"])
    op.create_table(
        "slots",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("subscription", sa.Integer(), nullable=False),
        sa.Column("owner", sa.BigInteger(), nullable=False),
        sa.Column("chat", sa.BigInteger(), nullable=False),
        sa.Column("due", sa.Text(), nullable=False),
        sa.Column("pick", sa.Text(), server_default=sa.text("('')"), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=True),
        sa.Column("choices", sa.Text(), nullable=True),
        sa.Column("problem", sa.Text(), nullable=True),
        sa.Column("asked", sa.Boolean(), server_default=sa.text("0"), nullable=False),
        sa.Column("message", sa.BigInteger(), nullable=True),
        sa.Column("sent_at", sa.Text(), nullable=True),
        sa.Column("ended", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["edition"], ["editions.id"], name=op.f("fk_slots_edition_editions")),
        sa.ForeignKeyConstraint(["owner"], ["users.id"], name=op.f("fk_slots_owner_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_slots")),
        sa.UniqueConstraint("subscription", "due", "pick", name=op.f("uq_slots_subscription")),
    )
    for column in ("owner", "due", "edition"):
        op.create_index(op.f(f"ix_slots_{column}"), "slots", [column], unique=False)
    op.create_index(
        "ix_slots_open", "slots", ["due"], unique=False, sqlite_where=sa.text("asked = 0 AND ended IS NULL")
    )
    op.create_index("ix_slots_message", "slots", ["chat", "message"], unique=False)


def downgrade() -> None:
    op.drop_table("slots")
    op.drop_table("editions")
    with op.batch_alter_table("drafts", schema=None) as batch_op:
        batch_op.drop_column("angle")
        batch_op.drop_column("pace")
