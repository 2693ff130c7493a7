"""A digest in a draft's place, and the same once more: nothing that was read or finished is lost on the way."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import text

from domain.assignments import Step
from storage.database import Database
from storage.drafts import Drafts
from storage.fragments import Fragments
from tests.storage.rows import ANN, BEN, NOW, assignment, reading

pytestmark = pytest.mark.asyncio

PROMPTS = text("select prompts from drafts where id = :id")
MADE_WITH = {"model": "google:x", "prompts": {"plan": 1}}


async def half_written(database: Database) -> int:
    """Two sources, a plan, a blog, and half a script."""
    drafts = Drafts()
    async with database.write() as tx:
        added = await drafts.add(tx, assignment(), "update 1:1")
        await drafts.save_readings(tx, added.id, [reading("하나", 1), reading("둘", 2)], practice=False)
        await Fragments().add(tx, added.id, "blog", "half")
        await drafts.save_piece(tx, added.id, "plan", '{"plan": 1}', "google:x", MADE_WITH)
        await drafts.save_piece(tx, added.id, "blog", '{"blog": 1}', "google:y")
        await Fragments().add(tx, added.id, "script", "one")
        await Fragments().add(tx, added.id, "script", "two")
    return added.id


async def test_a_digest_takes_the_place_once_and_of_that_attempt_only(database: Database) -> None:
    draft, drafts = await half_written(database), Drafts()
    async with database.write() as tx:
        assert not await drafts.stand_in(tx, draft, 1, "later", "busy")
        assert await drafts.stand_in(tx, draft, 0, "digest", "busy")
        assert not await drafts.stand_in(tx, draft, 0, "another", "quota")
        found = await drafts.get(tx, draft)
    assert (found.markdown, found.written_by, found.stands_in) == ("digest", "digest", "busy")
    assert (found.plan, found.blog) == ('{"plan": 1}', '{"blog": 1}')
    assert found.next_step is None


async def test_anew_is_a_draft_of_its_own_that_goes_on_where_the_model_stopped(database: Database) -> None:
    draft, drafts = await half_written(database), Drafts()
    async with database.write() as tx:
        await drafts.stand_in(tx, draft, 0, "digest", "busy")
        digest = await drafts.get(tx, draft)
        later = NOW + timedelta(hours=1)
        anew, is_new = await drafts.anew(tx, digest, later, f"instead of {draft}")
        same, again = await drafts.anew(tx, digest, later, f"instead of {draft}")
        kept = await Fragments().of(tx, anew.id, "script")
        prompts = (await tx.run(PROMPTS.bindparams(id=anew.id))).scalar_one()
    assert (is_new, again, same.id) == (True, False, anew.id)
    assert (anew.instead_of, anew.created_at, anew.stands_in) == (draft, later, None)
    assert anew.sources == digest.sources
    assert (anew.plan, anew.blog, anew.script, anew.markdown) == (digest.plan, digest.blog, None, None)
    assert anew.next_step is Step.WRITE
    assert kept == ["one", "two"]
    assert json.loads(prompts) == {"plan": MADE_WITH}
    async with database.read() as tx:
        assert (await drafts.get(tx, draft)).markdown == "digest"
        assert await drafts.find(tx, anew.id, BEN) is None
        assert (await drafts.find(tx, anew.id, ANN)) is not None


async def test_parts_are_forgotten_once_the_whole_is_there(database: Database) -> None:
    draft, drafts = await half_written(database), Drafts()
    async with database.write() as tx:
        assert await Fragments().of(tx, draft, "blog") == []
        await drafts.save_piece(tx, draft, "script", "{}", "google:x", MADE_WITH)
        assert await Fragments().of(tx, draft, "script") == []


async def test_a_rest_is_for_the_attempt_that_failed(database: Database) -> None:
    draft, drafts = await half_written(database), Drafts()
    async with database.write() as tx:
        assert await drafts.again(tx, draft, ANN, 0)
        await drafts.stop(tx, draft, 0)
        assert not (await drafts.get(tx, draft)).stopped
        await drafts.stop(tx, draft, 1)
        assert (await drafts.get(tx, draft)).stopped
