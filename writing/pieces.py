"""What a writer hands over, before it is a draft: the shapes that the model is asked for and that steps store.

No length limits stand in these types: they are checked after the answer is whole (`writing.desk`), so that a
streamed answer can be shown while it grows and a slightly long list does not cost a whole repair call.
"""

from typing import Literal, Protocol

from pydantic import BaseModel, ConfigDict, Field


class Piece(BaseModel):
    """Frozen, and strict about names: a field that we do not know is an answer that we do not understand."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Fact(Piece):
    """One statement that the sources bear, in the draft's language."""

    text: str
    as_of: str = Field(default="", description="the time its figures are of, as the source says it; empty for none")
    sources: list[int] = Field(description="numbers of the sources that say so")


class Plan(Piece):
    """The fact sheet and the outline that blog and script are both written from."""

    angle: str = Field(description="what the piece says that a list of news does not, in one sentence")
    search_phrase: str = Field(description="what a reader would type into a search box, two to five words")
    facts: list[Fact]
    sections: list[str] = Field(description="titles of the blog's sections, 3 to 6, without numbers")
    scenes: list[str] = Field(description="titles of the script's body scenes, one per main point")


class BlogSection(Piece):
    """`body` is Markdown: paragraphs and `*   ` bullets, `**bold**`, source marks like `[1]` after a figure."""

    title: str
    emoji: str
    body: str


class BlogPiece(Piece):
    title: str
    takeaways: list[str] = Field(description="3 to 5 sentences, the key phrase of each in **bold**")
    sections: list[BlogSection]


class Cue(Piece):
    """What is seen or heard while the next line is spoken."""

    kind: Literal["screen", "cutaway", "sound"]
    text: str


class Beat(Piece):
    """Cues and the words that belong to them; `line` is empty only for cues that close the video."""

    cues: list[Cue]
    line: str = Field(description="the words read aloud; spoken style, no source marks")
    sources: list[int] = Field(default_factory=list, description="numbers of the sources the line rests on")


class ScriptScene(Piece):
    title: str
    beats: list[Beat]


class ScriptPiece(Piece):
    title: str
    opening: list[Beat]
    scenes: list[ScriptScene]
    closing: list[Beat]


class Progress(Protocol):
    """Told how a text grows, so that the chat can show it; never awaited for long."""

    async def __call__(self, text: str) -> None:
        """`text`: all readable words so far, not only the new ones."""
