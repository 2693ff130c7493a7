# ruff: noqa: E501 - tables have long lines
"""The words of docs/checks.md around the table that is measured."""

from domain.checks import DEFAULT_SECONDS
from domain.checks.cues import LONGEST_SHOT
from domain.checks.endings import BREATH
from domain.checks.search import STUFFED_LEAST, STUFFED_PARAGRAPH, STUFFED_SHARE
from domain.checks.shape import COUNTS, TITLE_LIMITS
from domain.checks.times import LENGTH_TOLERANCE, TIME_LEEWAY, TIME_TOLERANCE
from domain.grounding.copying import COUNTED_RUN, LEAST_COUNTED, LONGEST_RUN, SHARE
from domain.grounding.quotes import ALTERED_FROM
from domain.language import Language
from domain.parts import PartKind

_TAKEAWAYS, _SECTIONS, _SCENES = COUNTS[PartKind.TAKEAWAYS], COUNTS[PartKind.SECTION], COUNTS[PartKind.SCENE]


def page(measured: str, fuzzed: str, speed: str) -> str:
    return f"""<!-- Written by `python -m tests.checks_report --write docs/checks.md`; edit tests/checks_page.py instead. -->
# Checks without a model

`domain/checks` looks through a draft without a model: pure functions, each finding a part, the words in question, a
rule and, through `handlers/finding_texts.py`, the reason and the way out in Korean and English. The chat shows the
first findings under a draft, `chogo check` shows them all.

## Measured

Clean drafts are told by a seed from stories of the project's own (`tests/domain/stories.py`), and four are written by
hand (`tests/drafts`). Each is broken in one place at a time, for every rule in every way of
`tests/domain/mutations.py`. Detected means that the rule found it in the part that was broken. A false alarm is a
clean draft in which the rule found something.

{measured}

These are the project's own drafts: the stories were written beside the checks, so a real draft may fare worse. The
drafts of one story share most sentences. The written ones hold traps on purpose: rounded figures, quotations in
written style, doubled adverbs, Latin names.

## Round trips, edits and damage

What `python -m tests.fuzz` runs, with generated drafts of both languages. A round trip reads a draft back equal and writes
the same bytes. An edit replaces one part at random: only its bytes change, and ranges where it is spoken. Random damage
either leaves a draft that is written back as it was read, or is refused with a line of the text.

{fuzzed}

What `python -m tests.bench_document` measures, on the machine that printed this page:
{speed}.

## Rules

| rule | found | not found, on purpose |
|---|---|---|
| (layout) | Markdown that is not a draft is refused with line and reason, before any rule | |
| count | fewer than {_TAKEAWAYS[0]} or more than {_TAKEAWAYS[1]} takeaways, {_SECTIONS[0]} to {_SECTIONS[1]} sections, {_SCENES[0]} to {_SCENES[1]} scenes | |
| empty | a part or bullet without words, a placeholder, a spoken part with nothing read aloud | |
| cut_off | a takeaway, the last line of a section or of a spoken part that stops in mid-sentence | bullets that are bare phrases; a source in brackets or with its mark on a line of its own; `:)` behind a sentence; 여기까지 |
| language | a part or a whole line in the other language, or a run of a third script | names, quotations, words in brackets |
| doubled | a syllable, word or particle that stands twice, in titles and cues too | words that people double (정말 정말, 두근 두근, very very); a determiner or adverb before a word that begins like it (이 이야기입니다, 다 다릅니다) |
| repeated | a sentence of about 19 Hangul syllables or 46 letters twice among takeaways, among sections, or among words read aloud | greetings; a takeaway that quotes a section |
| prose | words read aloud that end as written Korean does (한다, 이다, 했음), or that only readers meet (아래 표, furthermore) | words in quotation marks |
| long_sentence | a spoken sentence of more than {BREATH} s at the language's default pace | |
| stray | a line of a spoken part that is neither cue nor read aloud | |
| mark | a cue or bold mark not closed; a source mark or address among words read aloud | |
| bare_cue | a cue that no words follow before the next group or the part's end | the closing's last cues |
| no_cue | a spoken part without a cue, or more than {LONGEST_SHOT} s of words after one | |
| figure | a figure of the script that the blog lacks, where a like sentence of the blog has another of the same unit, or one a single digit apart | rounded figures; figures that the blog has no counterpart for |
| name | a company, person or product of the script that the blog lacks, where it has one that shares half of the name or its title; a misspelling of a long name | names that the blog has no counterpart for |
| phrase_missing | the search phrase's words are not in the blog's title, the first paragraph, or any section's title (there a phrase of three words or more may lack one) | nothing where no phrase is given |
| phrase_stuffed | more than {STUFFED_PARAGRAPH} times in a paragraph, or more than {STUFFED_LEAST} times and {STUFFED_SHARE:.0%} of the sections' words | |
| title_length | more than {TITLE_LIMITS[PartKind.BLOG_TITLE]} characters in the blog's title, {TITLE_LIMITS[PartKind.SCRIPT_TITLE]} in the script's (YouTube's limit) | |
| ornament | a takeaway without bold, a section's title without an emoji at its end | |
| time | a heading's range that its words miss by more than {TIME_TOLERANCE:.0%} and more than {TIME_LEEWAY} s | |
| join | ranges that do not start at 0:00 and follow on each other | |
| wording | a promise of return, of covered losses or of a certain price, an order to trade, urgency, insider tips and their like: docs/wording.md has the list with its articles | denials, warnings, reports, questions, words in quotation marks |
| length | the whole script off the length asked for by more than {LENGTH_TOLERANCE:.0%}; names the scene to cut or fill | |

Times are those of the words at the given pace; `domain/clock.py` says how syllables are counted.

## With sources

These rules need the sources, so no draft gets them without: `chogo check --sources` does, and so does whoever hands
`domain/grounding` a draft and its sources.

| rule | found | not found, on purpose |
|---|---|---|
| quote | a quotation of speech that no source has word for word: altered from {ALTERED_FROM:.0%} of its pairs of letters on, else in no source | punctuation, blanks, width and case; sentences joined or left out between dots; terms ('추론', “빅4”), titles, what the audience is let think; a translation whose speaker or figure a source in the other language has |
| speaker | a quotation whose source lets somebody else say it, or does not know the person named | the company, officials without a name, a surname with a title; “그는” in a source that names the person |
| source_name | a person with a title, a company, a product in Latin letters that stands in no source | other spacings, the group's name alone, the other script where it may sound alike (엔비디아, Nvidia); abbreviations; 메모리반도체, 시중은행; model names, which are figures |
| copied | more than {LONGEST_RUN[Language.KO]} words in a row ({LONGEST_RUN[Language.EN]} in English) as in one source, or more than {SHARE:.0%} of a part in runs of {COUNTED_RUN} or more, {LEAST_COUNTED} words at least | quotations; drafts made without a model, which are extracts |

A quotation counts as `exact` where its words stand anywhere in a source, in quotation marks or not. Limits for copying
are our own choice: {COUNTED_RUN} words in a row is where Korean research ethics starts to speak of copying (the Ministry of
Education's model guideline of 2008), {LONGEST_RUN[Language.KO]} 어절 are about a sentence of news, and a fact that can be worded in one way only
has up to ten.

## At the command line

    chogo check DRAFT.md [--sources DIR] [--date YYYY-MM-DD] [--pace SYLLABLES_PER_SECOND] [--minutes M] [--phrase WORDS] [--json] [--render]

Without `--minutes` the length asked for is {DEFAULT_SECONDS // 60}. `--render` writes the draft back as it was read, byte for byte, and
nothing else. A draft has to be as chogo writes it: a byte order mark or CRLF line ends are refused in line 1, though
`chogo export` takes both. Exit status: 0 clean (or rendered), 1 with findings, 2 not to be read or called wrongly; then
standard error has the sentence.

`DIR` has one text file in UTF-8 for each source, `1.txt`, `2.txt` and so on up to `999.txt`; other names are left alone. A
folder with nothing in it, or with empty files, is one that confirms nothing: every figure is `none`. A folder that has
files but none so named, or that is not there, ends with 2. `--date` is the story's day, from which 어제, 지난달 or a bare
`28일` are reckoned, in the sources too; without it the draft's own date counts.

With `--sources`, a figure that is `none` or `elsewhere` counts as a finding. Without, nothing is looked up: figures and
quotations are listed as `none`, and that is no finding.

**A plain text** in place of the draft is checked sentence by sentence, when `--sources` are given or its name ends in
`.txt`. What starts as a draft does (its heading, or a Topic line near the top) and cannot be read as one is a damaged draft
and refused as ever: half a check would look like a whole one.

Offsets count characters (Unicode code points) from the start of the file as it is on the disk, decoded as UTF-8: a byte
order mark is one character and CRLF are two, so in Python `open(path, newline="", encoding="utf-8").read()[offset:]`
starts with `text`.

`--json` prints one object. Keys stay; new ones may come. `format` grows when one changes its meaning.

| key | value |
|---|---|
| `format` | 1 |
| `kind` | `draft` or `text`; a text has no `topic`, `pace`, `asked_seconds`, `parts`, `clock`, `seconds` |
| `language` | `ko` or `en`, of the draft or the text |
| `topic` | as written |
| `pace` | syllables a second that times are reckoned with |
| `asked_seconds` | length asked for |
| `parts` | `part` (`blog_title`, `takeaways`, `section:N`, `script_title`, `opening`, `scene:N`, `closing`), `characters` |
| `clock` | for each spoken part `part`, `range` (`m:ss-m:ss`), `range_seconds`, `seconds` (what the words take), `hangul`, `syllables` (Latin words and figures estimated), `rate` (syllables a second in the range: Hangul alone for a Korean draft; null for an empty range) |
| `seconds` | what all words take |
| `findings` | `part` (null for the whole script and in a text; `section` or `scene` for all of them), `rule`, `words`, `other`, `seconds`, `number`, and the sentences `reason` and `way_out` in the terminal's language, whose wording may change |
| `with_sources` | whether `--sources` were given |
| `figures` | every figure in reading order: `part`, `text`, `offset`, `value` (a number in whole units; a day is 20261121, a month 202611), `high` (end of a range, else null), `unit`, `kind`, `mode` (`exact`, `approx`, `at_least`, `at_most`, `band`, `level`, `range`), `verdict` (`exact`, `rounded`, `derived`, `elsewhere`, `none`), `source` (its number, or null), `sentence` (of the source, verbatim), `working` (of a derived one), `cited` (the numbers that the text cites for it) |
| `quotes` | `part`, `text`, `offset`, `verdict` (`exact`, `elsewhere`, `altered`, `translated`, `none`), `source`, `sentence`, `likeness` (share of its pairs of letters that the sentence has), `speaker` (as the text names them), `wrong_speaker`, `said_by` (whom the source names) |
| `names` | those that stand in no source: `part`, `text`, `offset` |
| `copying` | for each part and source that share a run: `part`, `text` (the longest run), `offset`, `source`, `run` (its words), `share` (0 to 1), `too_much` |
| `wording` | `part`, `text`, `offset`, `phrase`, `level` (`said`, or `quoted` for what others say), `sentence`, `laws`, `reason`, `way_out` |
| `error` | instead of all but `format`, with status 2: `line` (0 where the file or the sources could not be read), `reason`, `excerpt`, `sentence` |
"""
