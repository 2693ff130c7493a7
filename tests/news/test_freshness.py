"""What is too old for news, and how the age of a person's own link is told."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.language import Language
from domain.sources import Outcome, Reading, Source
from handlers.texts import Texts
from news.freshness import age_said, fresh_only, is_old

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)


def reading(published: datetime | None) -> Reading:
    source = Source(url="https://a.example/1", outlet="가람", title="제목", published=published, text="글")
    return Reading(url=source.url, outcome=Outcome.READ, source=source)


@pytest.mark.parametrize(("hours", "old"), [(0, False), (47, False), (48, False), (49, True), (24 * 400, True)])
def test_an_age_is_counted_from_the_first_publication(hours: int, old: bool) -> None:
    published = NOW - timedelta(hours=hours)
    assert is_old(published, NOW, 2) is old
    kept = fresh_only(reading(published), NOW, 2)
    assert kept.outcome is (Outcome.TOO_OLD if old else Outcome.READ)
    assert (kept.source is None) is old
    assert kept.detail == (published.date().isoformat() if old else "")


def test_a_person_s_own_link_is_read_and_its_age_is_said() -> None:
    read = age_said(reading(NOW - timedelta(days=30)), NOW, 7)
    assert (read.outcome, read.detail) == (Outcome.READ, "2026-10-23")
    assert read.source is not None
    assert "2026-10-23" in Texts(Language.KO).reading(1, read)
    assert "2026-10-23" in Texts(Language.EN).reading(1, read)
    assert age_said(reading(NOW), NOW, 7).detail == ""


def test_a_page_without_a_time_is_not_called_old() -> None:
    assert fresh_only(reading(None), NOW, 1) == age_said(reading(None), NOW, 1) == reading(None)
