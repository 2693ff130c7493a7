# ruff: noqa: E501 - tables and prose of a page
"""The page docs/grounding.md: what the ledger does, and how well."""

from tests.grounding_report.corpus import LABELS
from tests.grounding_report.measure import Score, by_label, by_mutation, scores

HELD_BACK = "held_back"
OPENED = ("tuning", "opened", "opened_2", "opened_3", "opened_4")
FIRST_RUNS = {
    "opened": ("140/154 (90.9 %)", "70/72 (97.2 %)"),
    "opened_2": ("114/122 (93.4 %)", "57/64 (89.1 %)"),
    "opened_3": ("119/126 (94.4 %)", "61/65 (93.8 %)"),
    "opened_4": ("131/132 (99.2 %)", "59/65 (90.8 %)"),
    HELD_BACK: ("122/124 (98.4 %)", "59/62 (95.2 %)"),
}
"""True accepted and false refused when the code met the set for the first time, noted then."""

_HEAD = """<!-- Written by `python -m tests.grounding_report --write docs/grounding.md`; edit tests/grounding_report/page.py instead. -->
# Where the figures come from

Every figure of a draft is looked up in the sentences of its sources, by code alone: `domain/figures` reads figures out
of Korean and English text, `domain/grounding` finds them again. Titles, takeaways, sections, cues and spoken lines are
all read. A figure is looked up first in the sources that are cited for it, then in all. In the blog those are the
`[1]` right behind it, else those that follow in its sentence, else those of its paragraph; in the script the sources on which its line rests.

## Verdicts

| verdict | meaning |
|---|---|
| `exact` | a cited source (any, where none is cited) says it, of the same subject |
| `rounded` | the source says it to more digits: 2조 1,987억 is 약 2조 2,000억; 3.24 % is 3.2 % and never 3.3 % |
| `derived` | sum, difference, share, growth or multiple of two figures of one source; the working is shown |
| `elsewhere` | the number stands in another source than the cited one, or of another subject; the sentence is shown |
| `none` | it stands nowhere |

The first three are confirmed. In the blog the others carry `⚠` in place of their mark, and lose it when a later look
confirms them; the script's words are never touched. Where a cited figure stands, of the same subject, in one other
source alone, the mark is corrected instead (`recited`, then look up again, then `marked`).

**Same figure** means the same kind, unit and value in every spelling (2,200억 원, 2천200억원, 이천이백억 원, 220 billion
won), and modes that agree (약, 넘는, 대, 선). Units are never swapped: 조 for 억, % for %p, won for dollars, 20kg for 20톤.
25bp is 0.25%p. The end of a range is not the range.

**Same subject** is judged by what stands around the figure in both sentences: the measure (매출, 영업이익), firm, place,
index, commodity, period, direction (늘었다, 줄었다), side (흑자, 적자), what a change is measured from (전년, 전 분기), and, in
Korean, plain words: `김밥은 3천원, 자장면은 7천원` has two subjects. One contradiction is enough for `elsewhere`; where
nothing contradicts, one thing in common is asked for, or three digits in a cited source. English sources give Korean
drafts the benefit of the doubt. A sentence of a source that soon comes to its figure and has no subject goes on from
the sentence before. A title speaks for a figure of its article only where it is cited, shares much with the draft, and
nothing but plain words speaks against the article's own sentences. To correct a mark more is asked for: the measure, or
two words in common.

**Taken back**: a figure that its source states only to correct it is no evidence and gets `elsewhere`: `1,820억 원이
아니라 1,280억 원`, `당초 68%에서 86%로 정정`, `…로 보도했습니다` where the source says within two sentences that this was
wrong, `not $460 million`. A sentence of the draft that tells of the correction itself may have it.

**Said again**: in a title, a heading or a cue there is no room for the subject. What the same scene or section (for a
title: the blog, the script) has confirmed is confirmed there too, by the same sentence, unless the few words clash with
it or are the words of another figure of its kind. A unit may be left out (`중국 68, 한국 22`). A spoken line that was
mended rests on the sources of the line that has most of its words.

**Derived** is kept strict, since two figures of a page make a third by chance: the sentence must say that something
was worked out (차이, 합쳐, 비중, …보다 … 늘어), and the draft must name an operand, or the source must have both together
and of the draft's subject.

## What is a figure

Money, percent, percentage points and basis points, index points, counts with their counters, measures, multiples,
ranges, dates, quarters, durations, times of day, names with a number in them (H200, HBM4, 빅4, 2나노, 5G), bare numbers,
number words with their unit (세 배, 두 가지, 이백억 원, three ships). `28일` is told from the day of the story.

None are: what counts the text's own points (첫째, 두 번째, `볼 숫자는 세 가지`, `이 두 가지`), digits in the names of the
sources' outlets, a lone 한 (한 번, 한 곳), 절반, names of stock indices
(S&P 500, 코스피200), section numbers, list numbers and clock ranges of the layout, and what stands in addresses.

Of a source also counts what it states in other words: `1~9월` are nine months from January on, `a quarter-point cut` is
0.25%p, `fallen 33-fold` 33분의 1, `three quarters of the` 4분의 3, `The yen slipped to 151.8` yen to one dollar.

Known gaps: names in two alphabets are matched only where the Korean spells the Latin letters by sound (누리 and Nuri);
`두 배` and `doubled` are not compared; `94% 늘어` bears out no `거의 두 배`; what is cut off and not rounded (18조 for 18조
7,000억) is refused; a wrong date or quarter that the same source tells of something else is accepted
where words are shared; of English sentences only word lists tell the subject.
"""
_MEASURED = """
## Measured

{every:,} figures in sentences written for this project about sources written for it are labelled by hand
(`tests/grounding_report/*.txt`): true (stands in the source, rounded, worked out) and false (wrong digit, wrong unit,
other subject, other source, invented). The same hand wrote texts and code, so a stranger's texts may fare worse.

The code was tuned on the opened sets. {held} figures are **held back**: written when the code stood, and not looked at
since; only its numbers were, once: they told of a rule that took true figures (121 of 124 accepted), which was then
found and narrowed by the opened sets alone. Four earlier sets were held back too; each missed the targets (true accepted ≥ 98 %, false refused ≥ 95 %) at its
first run, was opened, mended for, and replaced by the next. The first runs, noted then, say what to expect of texts
that nobody has tuned for.

| set | true | false | true accepted, first run | false refused, first run | true accepted, now | false refused, now |
|---|--:|--:|--:|--:|--:|--:|
{rows}

By label:

| label | opened | held back |
|---|--:|--:|
{labels}

## Mutations

Every true figure is made false in each way that it can take; refused is `elsewhere` or `none`. A swapped source is a
figure cited from each other source of its topic that does not say it too. False alarms are true figures, unchanged,
that are refused.

| mutation | opened | held back |
|---|--:|--:|
{mutations}
| false alarms | {opened_alarms} | {held_alarms} |

What is missed: small numbers that stand for something else in the same source, another date or quarter that the source
tells too, and counters of English sources, which name none (`25 of its 640 stores`).
"""
_JSON = """
## `chogo check DRAFT.md --sources DIR --json`

`DIR` holds one text file a source: `1.txt`, `2.txt` … A plain text file in place of the draft is checked sentence by
sentence. `--date` is the day of the draft, for `28일` and 내년. In the JSON, `figures` is a list in reading order; these
keys stay:

| key | value |
|---|---|
| `text` | the figure as written |
| `offset` | characters from the start of the file |
| `value` | a number in whole units: 220000000000 for 2,200억 원, 0.25 for 25bp; a day is 20261121, a month 202611, a quarter 20263, a time the minutes since midnight; null beyond 300 digits |
| `unit` | one for every spelling: `won`, `dollar`, `%`, `%p`, `pt`, `명`, `배`, `km`, `day`, `month`, `year`, `quarter`; of a name, the name; empty where none is written |
| `verdict` | `exact`, `rounded`, `derived`, `elsewhere`, `none` |
| `source` | the number of the source, or null |
| `sentence` | its sentence, verbatim; empty for `none` |

Without `--sources`, `none` is no finding. docs/checks.md has the further keys of a figure, and those of `quotes`, `names`,
`copying` and `wording`.
"""


def report() -> str:
    opened, held = _added([by_label(name) for name in OPENED]), by_label(HELD_BACK)
    mutated, mutated_held = _added([by_mutation(name) for name in OPENED]), by_mutation(HELD_BACK)
    measured = _MEASURED.format(
        every=sum(score.every for part in (opened, held) for score in part.values()),
        held=sum(score.every for score in held.values()),
        rows="\n".join(_row(name) for name in (*OPENED, HELD_BACK)),
        labels="\n".join(f"| {words} | {opened[label]} | {held.get(label, '–')} |" for label, words in LABELS.items()),
        mutations="\n".join(f"| {kind} | {score} | {mutated_held[kind]} |" for kind, score in mutated.items()),
        opened_alarms=_alarms(opened),
        held_alarms=_alarms(held),
    )
    return _HEAD + measured + _JSON


def _row(name: str) -> str:
    true, false = scores(name)
    first = FIRST_RUNS.get(name, ("", ""))
    return f"| {name.replace('_', ' ')} | {true.every} | {false.every} | {first[0]} | {first[1]} | {true} | {false} |"


def _added(parts: list[dict[str, Score]]) -> dict[str, Score]:
    keys = dict.fromkeys(key for part in parts for key in part)
    none = Score(0, 0)
    return {
        key: Score(sum(part.get(key, none).right for part in parts), sum(part.get(key, none).every for part in parts))
        for key in keys
    }


def _alarms(labels: dict[str, Score]) -> str:
    true = [score for label, score in labels.items() if not label.startswith("x")]
    every, right = sum(score.every for score in true), sum(score.right for score in true)
    return str(Score(every - right, every))
