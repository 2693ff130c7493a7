"""Exports drafts, reads every file back, and says so: `python -m tests.exports_report [--write docs/exports.md]`.

The checks are those of the tests, so the page cannot say more than they prove.
"""

import argparse
import asyncio
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from playwright.async_api import Browser, async_playwright

from domain.drafts import Draft
from domain.layout import parse
from tests.pictures import CHROMIUM, QUIET
from tests.writing import test_exports_document as docx_tests
from tests.writing import test_exports_packs as pack_tests
from tests.writing import test_exports_page as page_tests
from tests.writing import test_exports_speech as speech_tests
from tests.writing.exports_drafts import EXAMPLE, SEEDS, drafts, written
from writing.exports import Format, export

Check = Callable[[Draft], None]
SAMPLE = "grid-ko.md"


def reads_back_equal(draft: Draft) -> None:
    assert parse(export(draft, Format.MD).content.decode()) == draft


READERS: dict[Format, tuple[str, tuple[Check, ...]]] = {
    Format.MD: ("chogo's own parser: the same draft", (reads_back_equal,)),
    Format.HTML: (
        f"lxml {version('lxml')}: every word, bare tags only",
        (page_tests.test_the_fragment_has_bare_tags_and_every_word,),
    ),
    Format.DOCX: (
        f"mammoth {version('mammoth')}: headings, paragraphs, bullets, bold, links; no complaint",
        (
            docx_tests.test_another_program_reads_headings_paragraphs_and_bullets,
            docx_tests.test_bold_and_links_are_where_the_draft_has_them,
        ),
    ),
    Format.TELEPROMPTER: (
        "plain text: the spoken words in order, the titles, nothing else",
        (speech_tests.test_teleprompter_has_the_words_and_the_titles_alone,),
    ),
    Format.SHOTS: (
        "Python's csv: every cue and word, times of the scenes, no formula",
        (
            speech_tests.test_shot_list_has_every_cue_and_every_word,
            speech_tests.test_shot_list_times_are_those_of_the_scenes,
            speech_tests.test_no_cell_is_a_formula,
        ),
    ),
    Format.SRT: (
        f"pysubs2 {version('pysubs2')}: every word in order, lines and their width, no overlap, a second each",
        (
            speech_tests.test_subtitles_hold_every_word_in_order,
            speech_tests.test_subtitles_have_two_lines_of_twenty_syllables,
            speech_tests.test_subtitles_follow_each_other_and_stand_a_second,
        ),
    ),
    Format.YOUTUBE: (
        "a checker of YouTube's stated rules: titles, description, chapters, tags",
        (
            pack_tests.test_titles_fit_and_say_what_the_draft_says,
            pack_tests.test_description_is_what_youtube_takes,
            pack_tests.test_the_pack_says_where_there_are_no_chapters,
            pack_tests.test_tags_are_the_drafts_words_and_within_the_limit,
        ),
    ),
    Format.BLOG: (
        "limits, and that every title and tag is the draft's own words",
        (
            pack_tests.test_blog_pack_holds_what_a_form_asks,
            pack_tests.test_meta_description_is_whole_takeaways,
        ),
    ),
}
WHAT = {
    Format.MD: "the draft itself; edited and sent back, the draft follows",
    Format.HTML: "the blog to read, and buttons that copy its text and its title",
    Format.DOCX: "blog and script for word processors",
    Format.TELEPROMPTER: "spoken words, a sentence or breath per line",
    Format.SHOTS: "cues and words with times and sources",
    Format.SRT: "subtitles at the script's times",
    Format.YOUTUBE: "titles, description with chapters, tags",
    Format.BLOG: "other titles, meta description, slug, tags",
}
WAYS = {
    "ClipboardItem": "document.execCommand = () => false",
    "copy event": "Object.defineProperty(navigator, 'clipboard', { value: undefined })",
}
"""How the button can copy, and the script that takes the other way from the browser."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    format: Format
    drafts: int
    whole: int
    problems: tuple[str, ...]


def checked(wanted: Format, every: Sequence[Draft]) -> Result:
    problems = []
    for number, draft in enumerate(every):
        for check in READERS[wanted][1]:
            try:
                check(draft)
            except AssertionError as error:
                problems.append(f"{wanted} of draft {number}: {check.__name__}: {str(error)[:300]}")
    whole = len(every) - len({problem.partition(":")[0] for problem in problems})
    return Result(format=wanted, drafts=len(every), whole=whole, problems=tuple(problems))


async def copied(every: Sequence[Draft]) -> tuple[dict[str, int], str]:
    """How many drafts the clipboard held as HTML and as text after the press, by the way they were copied."""
    found = dict.fromkeys(WAYS, 0)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        for way, script in WAYS.items():
            for draft in every:
                found[way] += await _is_copied(browser, draft, script)
        told = browser.version
        await browser.close()
    return found, told


async def _is_copied(browser: Browser, draft: Draft, script: str) -> bool:
    person = await browser.new_context()
    await person.grant_permissions(["clipboard-read", "clipboard-write"], origin=page_tests.PAGE)
    page = await person.new_page()
    # Reading needs what is taken from the page, so the clipboard is read from another one.
    await page.add_init_script(script)
    await page_tests.opened(page, draft)
    await page.locator("button").first.click()
    await page.wait_for_function("document.getElementById('said').textContent")
    reader = await person.new_page()
    await page_tests.opened(reader, draft)
    held = await reader.evaluate(page_tests.READ)
    await person.close()
    try:
        page_tests.assert_the_blog(held, draft)
    except AssertionError:
        return False
    return True


def table(results: Sequence[Result]) -> str:
    lines = ["| format | what it is | read back by | drafts | whole |", "|---|---|---|--:|--:|"]
    lines += [
        f"| `{it.format}` | {WHAT[it.format]} | {READERS[it.format][0]} | {it.drafts} | {it.whole} |" for it in results
    ]
    return "\n".join(lines)


def sizes() -> str:
    sample = written()[SAMPLE]
    lines = ["| file | bytes |", "|---|--:|"]
    for wanted in Format:
        file = export(sample, wanted)
        lines.append(f"| `{file.name}` | {len(file.content):,} |")
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the page about it")
    wanted = parser.parse_args()
    every = drafts()
    results = [checked(each, every) for each in Format]
    held, chromium = asyncio.run(copied(every))
    print(table(results))
    print(*(f"clipboard by {way}: {count} of {len(every)}" for way, count in held.items()), sep="\n")
    problems = [problem for result in results for problem in result.problems]
    print(*problems, sep="\n", file=sys.stderr)
    if wanted.write:
        wanted.write.write_text(page(results, held, chromium), encoding="utf-8")
    return 1 if problems or min(held.values()) < len(every) else 0


def page(results: Sequence[Result], held: dict[str, int], chromium: str) -> str:
    count = results[0].drafts
    example = " and the user's own example" if EXAMPLE.exists() else ""
    clipboard = "\n".join(f"| {way} | {count} | {number} |" for way, number in held.items())
    text = PAGE.read_text(encoding="utf-8")
    values = {
        "TABLE": table(results),
        "DRAFTS": f"{count} drafts: two with everything in them, {len(written())} written by hand, "
        f"{len(SEEDS)} made from seeds{example}",
        "CLIPBOARD": f"| way | drafts | held |\n|---|--:|--:|\n{clipboard}",
        "CHROMIUM": chromium,
        "SIZES": sizes(),
        "SAMPLE": f"tests/drafts/{SAMPLE}",
    }
    for name, value in values.items():
        text = text.replace(f"{{{{{name}}}}}", value)
    return text


PAGE = Path(__file__).parent / "exports_page.md"

if __name__ == "__main__":
    sys.exit(main())
