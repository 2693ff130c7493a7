# ruff: noqa: E501 - tables have long lines
"""The words of docs/wording.md around the table that is measured."""

from domain.language import Language
from domain.wording import PHRASES, Law, ai_line, investment_note
from handlers.wording_texts import WordingTexts


def page(measured: str) -> str:
    return f"""<!-- Written by `python -m tests.wording_report --write docs/wording.md`; edit tests/wording_report/page.py instead. -->
# Wording

`domain/wording` finds what a Korean finance channel had better not say: pure patterns over one sentence at a time, no
model. **This is help with wording and no legal advice.** Whether a law applies to somebody, and whether a sentence
breaks it, is for people who know the law and the case; a sentence that is not found is not thereby allowed.

Most of the articles below bind financial firms, advisers and registered 유사투자자문업자. A channel that only reports
is often none of these. They are the measure all the same: they say what misleads people about investments, sponsors
and platforms ask for the same, and a channel that takes money for advice falls under them.

## What is looked for

{_phrases()}

The patterns stand in `domain/wording/korean.py` and `domain/wording/english.py`, the excuses in
`domain/wording/excuses.py`. Found words are a finding of the rule `wording` in every draft (docs/checks.md), and listed by
`chogo check` with their place.

Left alone, on purpose:

| what | example |
|---|---|
| a denial in the same clause | 원금이 보장되지 않습니다. Returns are not guaranteed. |
| a warning, a case | 수익을 보장한다며 돈을 모은 일당이 붙잡혔습니다. Beware of guaranteed returns. |
| a report of what others expect or advise | 증권사는 목표주가를 9만 원으로 올렸습니다. Analysts expect the shares to rise. |
| a question, but for urgency, which is put as one | 원금이 보장되나요? |
| an order not to trade | 서둘러 사지 마세요. |

Words in quotation marks are somebody else's: they are listed at the softer level `quoted` and are no finding.

## Measured

Sentences written for this project, each labelled by hand with the phrase that must be found, `quoted`, or `-` for one
that may be said. The patterns were written against the first half. The second was written before the patterns and not
looked at while they were written: its column is what the first run over it gave, and no pattern was changed after it.
One hand wrote both halves and the patterns within the hour, so this is no test by a stranger: other people's wording
will fare worse. And a pattern knows no irony, no hint and nothing that takes two sentences.

{measured}

A sentence counts as right when its phrase is found under that id, when nothing is found in one that may be said, and
when a quoted one is found at the softer level alone.

## Where the articles come from

Read as texts of the law in public copies (a Git mirror of 국가법령정보센터), not in law.go.kr itself:

| article | what was read |
|---|---|
| {Law.CERTAINTY} | Read in a copy that has amendments up to 2025-10-01. Forbids a certain judgement on what is uncertain when soliciting a contract. |
| {Law.ADVERTISING} | Read there. Who may advertise financial products at all (①), clarity (②), what may not be done in ads by kind of product (④; its sub-items were not in the copy). |
| {Law.LOSSES} | Read in a copy that has amendments up to 2026-02-03. Promising beforehand to cover losses or to secure a profit, and doing either afterwards. |
| {Law.ADVISERS}, {Law.ADVISERS_ADS} | Read there. The second applies 제55조 to 유사투자자문업자 and forbids ads of covered losses, secured profits and returns not made; 제101조의3 asks for three notices in their ads. In force since 2024-08-14. |
| {Law.INSIDERS}, {Law.DISTURBANCE} | Not read as a text; named so by the Financial Services Commission's page on unfair trading. |
| {Law.DEPOSITS} | Read in copies of the law as enacted in 2000 and amended in 2010; later amendments were not checked. |
| {Law.FAIR_ADS} | Read in a copy of 2007, whose ① names the four kinds of unfair ads; later wording (거짓ㆍ과장 for 허위ㆍ과장) was seen in a judgment of 2022. |

자본시장법 제49조 (부당권유의 금지) and 제57조 (투자광고), which older lists name, were deleted on 2020-03-24: their
matter is in 금융소비자보호법 제21조 and 제22조 since 2021-03-25.

## The two lines

**The investment note** is the last line of a draft's sources. It says what 제101조의3 has in mind, without claiming to
be that notice: that capital can be lost, and whose decision it is.

> {investment_note(Language.KO)}

> {investment_note(Language.EN)}

**The AI-use line** is offered and never added unasked, since it says that a person has checked the text.

> {ai_line(Language.KO)}

> {ai_line(Language.EN)}

인공지능기본법 제31조 (in force since 2026-01-22; read in a copy with amendments up to 2026-01-20) has providers of
generative AI mark what it made. By the ministry's guideline of January 2026, as reported, somebody who merely uses
such a service as a tool for their own work is not bound. So the line is a courtesy to readers and, on some platforms,
their rule; it is not stated to be a duty.
"""


def _phrases() -> str:
    texts = WordingTexts(Language.EN)
    lines = ["| id | why | way out | articles |", "|---|---|---|---|"]
    for phrase in PHRASES:
        laws = "; ".join(phrase.laws)
        lines.append(f"| `{phrase.id}` | {texts.reason(phrase.id)} | {texts.way_out(phrase.id)} | {laws} |")
    return "\n".join(lines)
