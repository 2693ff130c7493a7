"""What readers have had and picked, and the slates of the news windows.

Revision ID: 0006
Revises: 0005
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "told",
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("terms", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_told")),
    )
    for name in ("covered", "picks"):
        op.create_table(
            name,
            sa.Column("owner", sa.BigInteger(), nullable=False),
            sa.Column("told", sa.Text(), nullable=False),
            sa.Column("at", sa.Text(), nullable=False),
            sa.ForeignKeyConstraint(["owner"], ["users.id"], name=op.f(f"fk_{name}_owner_users")),
            sa.ForeignKeyConstraint(["told"], ["told.digest"], name=op.f(f"fk_{name}_told_told"), ondelete="CASCADE"),
            sa.PrimaryKeyConstraint("owner", "told", name=op.f(f"pk_{name}")),
        )
    op.create_index("ix_covered_at", "covered", ["at"])
    op.create_table(
        "slates",
        sa.Column("start", sa.Text(), nullable=False),
        sa.Column("owner", sa.BigInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("stories", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("start", "owner", name=op.f("pk_slates")),
    )
    op.create_table(
        "rankings",
        sa.Column("start", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("start", "language", name=op.f("pk_rankings")),
    )


def downgrade() -> None:
    op.drop_table("rankings")
    op.drop_table("slates")
    op.drop_index("ix_covered_at", "covered")
    op.drop_table("picks")
    op.drop_table("covered")
    op.drop_table("told")
