"""Calls of models and what they cost, parts of an answer, and digests that stand in for a model."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "calls",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("owner", sa.BigInteger(), nullable=False),
        sa.Column("draft", sa.Integer(), nullable=True),
        sa.Column("task", sa.Text(), nullable=False),
        sa.Column("spec", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("requests", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("unmeasured", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("input_tokens", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("cached_tokens", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("output_tokens", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("cost", sa.BigInteger(), nullable=True),
        sa.Column("counted", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("reserved", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calls")),
    )
    with op.batch_alter_table("calls", schema=None) as batch_op:
        batch_op.create_index("ix_calls_owner_at", ["owner", "at"], unique=False)
        batch_op.create_index("ix_calls_draft", ["draft"], unique=False)

    op.create_table(
        "fragments",
        sa.Column("draft", sa.Integer(), nullable=False),
        sa.Column("task", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["draft"], ["drafts.id"], name=op.f("fk_fragments_draft_drafts"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("draft", "task", "position", name=op.f("pk_fragments")),
    )
    op.add_column("drafts", sa.Column("prompts", sa.Text(), server_default=sa.text("'{}'"), nullable=False))
    op.add_column("drafts", sa.Column("stands_in", sa.Text(), nullable=True))
    op.add_column("drafts", sa.Column("instead_of", sa.Integer(), nullable=True))


def downgrade() -> None:
    for column in ("instead_of", "stands_in", "prompts"):
        op.drop_column("drafts", column)
    op.drop_table("fragments")
    with op.batch_alter_table("calls", schema=None) as batch_op:
        batch_op.drop_index("ix_calls_draft")
        batch_op.drop_index("ix_calls_owner_at")

    op.drop_table("calls")
