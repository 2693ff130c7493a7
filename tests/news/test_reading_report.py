"""The bounds below which the reading of the report's pages must not fall; docs/news.md has the figures."""

import pytest

from news.articles import read_article
from tests.news_report.bad_pages import BAD
from tests.news_report.corpus import Labelled
from tests.news_report.held_back import HELD_BACK
from tests.news_report.measure import ARTICLES, FIELDS, PAGES, by_kind, f1, mean, measured


def test_texts_and_metadata_are_read_as_labelled() -> None:
    results = [measured(page) for page in ARTICLES]
    assert len(results) >= 40
    precision, recall = mean(each.precision for each in results), mean(each.recall for each in results)
    assert f1(precision, recall) >= 0.97
    for kind, of_kind in by_kind(results).items():
        assert f1(mean(each.precision for each in of_kind), mean(each.recall for each in of_kind)) >= 0.95, kind
    right = 1 - sum(len(each.wrong) for each in results) / (len(results) * len(FIELDS))
    assert right >= 0.97, [(each.page.name, each.wrong) for each in results if each.wrong]


@pytest.mark.parametrize("page", ARTICLES, ids=lambda page: page.name)
def test_the_first_paragraph_is_kept_and_nothing_foreign_gets_in(page: Labelled) -> None:
    result = measured(page)
    assert result.lead
    assert result.leaked == ()


@pytest.mark.parametrize("page", BAD, ids=lambda page: page.name)
def test_a_bad_link_is_called_what_it_is(page: Labelled) -> None:
    reading = read_article(page.page()).reading
    assert (reading.outcome, reading.detail, reading.source) == (page.outcome, page.detail, None)


@pytest.mark.parametrize("page", HELD_BACK, ids=lambda page: page.name)
def test_of_pages_written_later_no_sentence_is_lost(page: Labelled) -> None:
    result = measured(page)
    assert result.recall == 1
    assert result.precision >= 0.9
    assert page.text[0] in (result.reading.source.text if result.reading.source else "")


def test_every_page_of_the_report_has_a_name_of_its_own() -> None:
    assert len({(page.kind, page.name, page.url) for page in PAGES}) == len(PAGES)
