"""One thing broken in a clean draft, for every rule; what is not there to be broken is left out."""

from collections.abc import Iterator, Mapping
from random import Random

from domain.checks import Rule
from tests.domain import mutations_parts as parts
from tests.domain import mutations_whole as whole
from tests.domain.breaking import Broken, Mutation
from tests.domain.clean import Clean

MUTATIONS: Mapping[Rule, tuple[Mutation, ...]] = {
    Rule.COUNT: (parts.few_takeaways, parts.many_sections, parts.few_sections),
    Rule.EMPTY: (parts.silent, parts.hollow, parts.hollow_takeaway),
    Rule.CUT_OFF: (parts.cut_section, parts.cut_speech),
    Rule.LANGUAGE: (parts.foreign_line, parts.foreign_speech),
    Rule.DOUBLED: (parts.double_word, parts.stutter),
    Rule.REPEATED: (parts.repeat, parts.repeat_aloud),
    Rule.PROSE: (parts.written_ending, parts.written_words),
    Rule.LONG_SENTENCE: (parts.breathless,),
    Rule.STRAY: (parts.stray, parts.direction),
    Rule.MARK: (parts.open_bold, parts.broken_cue, parts.source_mark),
    Rule.BARE_CUE: (parts.bare_cue, parts.bare_end),
    Rule.NO_CUE: (parts.no_cue, parts.long_shot),
    Rule.FIGURE: (whole.other_figure,),
    Rule.NAME: (whole.other_company, whole.other_person),
    Rule.PHRASE_MISSING: (whole.title_without, whole.first_without, whole.sections_without),
    Rule.PHRASE_STUFFED: (whole.stuffed, whole.stuffed_all_over),
    Rule.TITLE_LENGTH: (whole.long_title,),
    Rule.ORNAMENT: (whole.plain_takeaway, whole.plain_title),
    Rule.TIME: (whole.wrong_range,),
    Rule.JOIN: (whole.gap,),
    Rule.LENGTH: (whole.other_length,),
    Rule.WORDING: (parts.promised, parts.ordered_aloud),
}


def mutations(rule: Rule, clean: Clean, random: Random) -> Iterator[tuple[str, Broken]]:
    """Every way to break the rule that this draft offers, with the way's name."""
    for mutation in MUTATIONS[rule]:
        broken = mutation(clean, random)
        if broken is not None:
            yield mutation.__name__, broken
