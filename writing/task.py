"""One question to a model, how long to wait for its answer, and what that cost."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from writing.asking import Asking

Answer = TypeVar("Answer", bound=BaseModel)


class Revised(BaseModel):
    """A part written anew."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str = Field(description="Markdown of the whole part, laid out as the part was")


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How long a model is waited for; seconds."""

    request: float = 180
    """For one answer, from the question to its last word."""
    first_word: float = 75
    """Until a streamed answer begins: a model that thinks first is silent for a while."""
    total: float = 420
    """For one model with all its tries."""
    tries: int = 4
    base: float = 1.0
    """Before the second try; doubled for each one after it."""
    longest: float = 60
    """A wait that the provider asks for is cut to this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task(Generic[Answer]):
    name: str
    asking: Asking
    answer: type[Answer]
    mend: Callable[[Answer], Answer]
    faults: Callable[[Answer], list[str]]
    """Why the answer cannot stand, in words for the model; empty when it can."""
    wishes: Callable[[Answer], list[str]] = field(default=lambda _: [])
    """What is worth asking for once more, but not worth a failure."""

    def shorter(self) -> "Task[Answer]":
        """The same question, after an answer that was cut for its length."""
        return replace(self, asking=self.asking.with_prompt("shorter"))
