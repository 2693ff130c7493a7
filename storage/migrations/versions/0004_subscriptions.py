"""A subscription's days, topics, form, and whether it is paused; those that are being put together."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("subscriptions", schema=None) as batch_op:
        batch_op.drop_index("ix_subscriptions_next_due")
        batch_op.add_column(sa.Column("days", sa.Text(), server_default=sa.text("'daily'"), nullable=False))
        batch_op.add_column(sa.Column("topics", sa.Text(), server_default=sa.text("'[]'"), nullable=False))
        batch_op.add_column(sa.Column("form", sa.Text(), server_default=sa.text("'one'"), nullable=False))
        batch_op.add_column(sa.Column("paused", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("missed", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("resting", sa.Text(), nullable=True))
    op.execute("UPDATE subscriptions SET topics = json_array(topic) WHERE topic <> ''")
    # A table gets numbers that are never given twice only by being made anew.
    numbered = {"sqlite_autoincrement": True}
    with op.batch_alter_table("subscriptions", recreate="always", table_kwargs=numbered) as batch_op:
        batch_op.drop_column("topic")
        batch_op.create_index(
            "ix_subscriptions_next_due", ["next_due"], unique=False, sqlite_where=sa.text("paused IS NULL")
        )

    op.create_table(
        "orders",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("owner", sa.BigInteger(), nullable=False),
        sa.Column("chat", sa.BigInteger(), nullable=False),
        sa.Column("asked_by", sa.Text(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.Column("line", sa.Text(), nullable=False),
        sa.Column("moves", sa.Integer(), nullable=True),
        sa.Column("at", sa.Text(), nullable=True),
        sa.Column("zone", sa.Text(), nullable=True),
        sa.Column("days", sa.Text(), nullable=True),
        sa.Column("topics", sa.Text(), nullable=True),
        sa.Column("form", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["owner"], ["users.id"], name=op.f("fk_orders_owner_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_orders")),
        sa.UniqueConstraint("asked_by", name=op.f("uq_orders_asked_by")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "questions",
        sa.Column("chat", sa.BigInteger(), nullable=False),
        sa.Column("message", sa.BigInteger(), nullable=False),
        sa.Column("order", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["order"], ["orders.id"], name=op.f("fk_questions_order_orders"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("chat", "message", name=op.f("pk_questions")),
    )
    with op.batch_alter_table("questions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_questions_order"), ["order"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("questions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_questions_order"))
    op.drop_table("questions")
    op.drop_table("orders")
    with op.batch_alter_table("subscriptions", schema=None) as batch_op:
        batch_op.drop_index("ix_subscriptions_next_due")
        batch_op.add_column(sa.Column("topic", sa.Text(), server_default=sa.text("('')"), nullable=False))
    op.execute("UPDATE subscriptions SET topic = json_extract(topics, '$[0]') WHERE topics <> '[]'")
    with op.batch_alter_table("subscriptions", schema=None) as batch_op:
        for column in ("resting", "missed", "paused", "form", "topics", "days"):
            batch_op.drop_column(column)
        batch_op.create_index("ix_subscriptions_next_due", ["next_due"], unique=False)
