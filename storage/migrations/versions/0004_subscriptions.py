"""A subscription's days, topics, form, and whether it is paused."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0002"
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
    with op.batch_alter_table("subscriptions", schema=None) as batch_op:
        batch_op.drop_column("topic")
        batch_op.create_index(
            "ix_subscriptions_next_due", ["next_due"], unique=False, sqlite_where=sa.text("paused IS NULL")
        )


def downgrade() -> None:
    with op.batch_alter_table("subscriptions", schema=None) as batch_op:
        batch_op.drop_index("ix_subscriptions_next_due")
        batch_op.add_column(sa.Column("topic", sa.Text(), server_default=sa.text("('')"), nullable=False))
    op.execute("UPDATE subscriptions SET topic = json_extract(topics, '$[0]') WHERE topics <> '[]'")
    with op.batch_alter_table("subscriptions", schema=None) as batch_op:
        for column in ("resting", "missed", "paused", "form", "topics", "days"):
            batch_op.drop_column(column)
        batch_op.create_index("ix_subscriptions_next_due", ["next_due"], unique=False)
