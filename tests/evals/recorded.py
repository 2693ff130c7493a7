"""Answers kept in `answers/`, written by hand in a model's stead: what is replayed where no model can be asked."""

import json
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from tests.evals.newsroom import squeezed
from tests.fakes import gemini_brain as brain
from writing.pieces import BlogPiece, Plan, ScriptPiece

FOLDER = Path(__file__).parent / "answers"
LABEL = "recorded: written by hand for this project in a model's stead, not by a live model"
_ALIKE = 75


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """One that models make, put into the answer on purpose."""

    kind: str
    where: str
    """blog or script."""
    words: str
    """As the answer has them."""
    truth: str
    repaired: str | None = None
    """What the answer to a request for repair has in their place; None where it leaves them as they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    label: str
    mistakes: tuple[Mistake, ...]
    plan: Plan
    blog: BlogPiece
    script: ScriptPiece

    def answer(self, body: dict[str, Any]) -> str:
        """What the service would say to this request."""
        kind = brain.kind_of(body)
        pieces = {"plan": self.plan, "blog": self.blog, "script": self.script}
        if kind in pieces:
            return pieces[kind].model_dump_json()
        if kind == "revise":
            return json.dumps({"text": self.revised(brain.message_of(body))}, ensure_ascii=False)
        return brain.answer(body)

    def revised(self, message: str) -> str:
        """The part, with those mistakes mended that the request names and that this answer can mend."""
        part = brain.inside("part", message)
        request = brain.inside("request", message) or message
        for mistake in self.mistakes:
            if mistake.repaired is not None and mistake.words in part and _named(mistake.words, request):
                part = part.replace(mistake.words, mistake.repaired)
        return part


def _named(words: str, request: str) -> bool:
    """The request quotes some of them; one that quotes nothing has most of their letters."""
    wrong = squeezed(words)
    pieces = [squeezed(piece) for piece in re.findall("“([^”]+)”", request)]
    if any(piece in wrong or wrong in piece for piece in pieces if len(piece) > 1):
        return True
    return fuzz.partial_ratio(wrong, squeezed(request)) >= _ALIKE


def load(topic: str, folder: Path = FOLDER) -> Recorded:
    """The answers for the topic of that folder."""
    return read((folder / f"{topic}.toml").read_text(encoding="utf-8"))


@cache
def read(source: str) -> Recorded:
    found = tomllib.loads(source)
    return Recorded(
        label=found["label"],
        mistakes=tuple(Mistake(**row) for row in found["mistakes"]),
        plan=Plan.model_validate(found["plan"]),
        blog=BlogPiece.model_validate(found["blog"]),
        script=ScriptPiece.model_validate(found["script"]),
    )
