"""Thousands of readers, put straight into the database, and the mornings that they are due."""

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path

FIRST = 100_000
"""The id of the first reader; the others follow."""
_LONG_AGO = "2000-01-01T00:00:00+00:00"


def ids(count: int) -> range:
    return range(FIRST, FIRST + count)


def seed(database: Path, count: int) -> None:
    """One subscription each, paused until a morning is asked for; in one transaction. The bot must not be running."""
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.executemany("insert into users (id, language) values (?, 'ko')", ((user,) for user in ids(count)))
        connection.executemany(
            "insert into subscriptions (owner, chat, asked_by, at, zone, next_due, paused)"
            " values (?, ?, ?, '07:45', 'UTC', ?, 'asked')",
            ((user, user, f"seed {user}", _LONG_AGO) for user in ids(count)),
        )


def make_due(database: Path, due: datetime, topics: Sequence[str]) -> None:
    """A morning for everybody: the topics go round. The bot must not be running."""
    with closing(sqlite3.connect(database)) as connection, connection:
        for number, topic in enumerate(topics):
            connection.execute(
                "update subscriptions set next_due = ?, at = ?, topics = ?, paused = null"
                " where owner % ? = ? and paused is not 'blocked'",
                (due.isoformat(), f"{due:%H:%M}", json.dumps([topic]), len(topics), number),
            )
