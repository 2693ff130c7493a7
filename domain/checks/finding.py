"""What a check says: facts only, whose sentences live in `handlers/finding_texts.py`."""

from dataclasses import dataclass
from enum import StrEnum

from domain.parts import Part


class Rule(StrEnum):
    """Values are part of the JSON of `chogo check`: new ones may come, old ones stay."""

    COUNT = "count"
    """Too few or too many takeaways, sections or scenes: `number` says how many there are."""
    EMPTY = "empty"
    """No words, a placeholder, or for a spoken part none that are read aloud."""
    CUT_OFF = "cut_off"
    """Ends in the middle of a sentence."""
    LANGUAGE = "language"
    DOUBLED = "doubled"
    """A syllable or a word that stands twice."""
    REPEATED = "repeated"
    """A whole sentence that was said before."""
    PROSE = "prose"
    """A line read aloud that is worded like an article."""
    LONG_SENTENCE = "long_sentence"
    """Longer than one breath: `seconds` is what it takes."""
    STRAY = "stray"
    """A line of a spoken part that is neither a cue nor read aloud."""
    MARK = "mark"
    """A cue or a bold mark that is not closed, or a source mark among words read aloud."""
    BARE_CUE = "bare_cue"
    """A cue that no words belong to."""
    NO_CUE = "no_cue"
    """Words that go on for long without a cue: `seconds` is what they take."""
    FIGURE = "figure"
    """The script's figure is not the blog's: `other` is the blog's."""
    NAME = "name"
    """The script's name is not the blog's: `other` is the blog's."""
    PHRASE_MISSING = "phrase_missing"
    """`words` is the search phrase; the part is where it belongs."""
    PHRASE_STUFFED = "phrase_stuffed"
    """`number` is how often the search phrase stands there."""
    TITLE_LENGTH = "title_length"
    """`number` is the title's length in characters."""
    ORNAMENT = "ornament"
    """A takeaway without a phrase in bold, or a section's title without an emoji at its end."""
    TIME = "time"
    """A range in a heading that the part's words do not fill, or overrun: `seconds` says by how much."""
    JOIN = "join"
    """A range that does not start where the one before ends: `seconds` is the gap, negative for an overlap."""
    LENGTH = "length"
    """The whole script against the length asked for; the part is the scene to cut or to fill."""
    WORDING = "wording"
    """What a finance channel may not say: `other` is the id of the phrase in `domain.wording`."""
    QUOTE = "quote"
    """A quotation that no source has word for word: `other` is what one has instead, empty for nothing like it."""
    SPEAKER = "speaker"
    """A quotation whose source lets somebody else say it: `other` is whom, where it names them."""
    SOURCE_NAME = "source_name"
    """A name that stands in no source."""
    COPIED = "copied"
    """Too much of a part stands word for word in one source: `words` is the longest run, `number` its words, `other`
    the source's number."""


NEED_SOURCES = frozenset({Rule.QUOTE, Rule.SPEAKER, Rule.SOURCE_NAME, Rule.COPIED})
"""Rules that `findings` never gives, for it knows no sources: `domain.grounding` finds these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    part: Part | None
    """None for what concerns the whole script; number 0 of a section or scene for all of them."""
    rule: Rule
    words: str = ""
    """The words in question, as the draft has them."""
    other: str = ""
    """The words that they disagree with."""
    seconds: int = 0
    """Positive: too long by that; negative: too short."""
    number: int = 0


EXCERPT = 40
"""Characters of the draft that a finding quotes where it could quote all."""
