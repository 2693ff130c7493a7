"""One thing broken in a part: its words, its marks, its cues."""

import re
from collections.abc import Callable
from dataclasses import replace
from random import Random

from domain.checks.endings import BREATH
from domain.checks.reading import split
from domain.checks.repeats import LEAST, weight
from domain.clock import DEFAULT_PACE, cue_pattern, spoken_lines, syllables
from domain.drafts import Section
from domain.language import Language
from domain.markup import WORDING
from domain.parts import Part, PartKind
from tests.domain.breaking import TAKEAWAYS, Broken, a_section, a_spoken, any_cue, broken, changed, is_korean, one_of
from tests.domain.clean import Clean

# Counts and empty parts


def few_takeaways(clean: Clean, random: Random) -> Broken:
    kept = clean.draft.blog.takeaways[: random.randint(1, 2)]
    return broken(clean, replace(clean.draft, blog=replace(clean.draft.blog, takeaways=kept)), TAKEAWAYS)


def many_sections(clean: Clean, random: Random) -> Broken:
    extra = Section(
        title="하나 더 📎" if is_korean(clean) else "One more 📎", body="끝입니다." if is_korean(clean) else "The end."
    )
    sections = (clean.draft.blog.sections + (extra,) * 6)[: random.randint(7, 9)]
    return broken(
        clean, replace(clean.draft, blog=replace(clean.draft.blog, sections=sections)), Part(PartKind.SECTION)
    )


def few_sections(clean: Clean, random: Random) -> Broken:
    kept = clean.draft.blog.sections[: random.randint(1, 2)]
    return broken(clean, replace(clean.draft, blog=replace(clean.draft.blog, sections=kept)), Part(PartKind.SECTION))


def silent(clean: Clean, random: Random) -> Broken | None:
    """Cues stay, words go."""
    cues = cue_pattern(clean.draft.language)
    part = a_spoken(clean, random)
    return changed(clean, part, lambda body: "\n".join(match[0] for match in cues.finditer(body)))


def hollow(clean: Clean, random: Random) -> Broken | None:
    text = random.choice(("**…**", "…", "[내용 입력]", "TODO", "*   \n*   …"))
    return changed(clean, a_section(clean, random), lambda _: text)


def hollow_takeaway(clean: Clean, random: Random) -> Broken:
    items = list(clean.draft.blog.takeaways)
    items[random.randrange(len(items))] = random.choice(("…", "**-**", "[insert text here]"))
    return broken(clean, replace(clean.draft, blog=replace(clean.draft.blog, takeaways=tuple(items))), TAKEAWAYS)


# Endings


def _cut(text: str, random: Random) -> str:
    """Stops somewhere in its last sentence, at least one word before the end."""
    start = max(text.rfind(mark, 0, len(text) - 2) for mark in (". ", "! ", "? ", "\n", ") ", "]** "))
    words = [match.end() for match in re.finditer(r"\S+", text) if match.end() > start + 2]
    places = words[:-1] or [len(text) - 2]
    return text[: random.choice(places)].rstrip(" .!?,").removesuffix("**")


def cut_section(clean: Clean, random: Random) -> Broken | None:
    return changed(clean, a_section(clean, random), lambda body: _cut(body.replace("**", ""), random))


def cut_speech(clean: Clean, random: Random) -> Broken | None:
    part = a_spoken(clean, random)
    lines = clean.draft.body_of(part).split("\n")
    while lines and not spoken_lines(lines[-1], clean.draft.language):
        lines.pop()
    return changed(clean, part, lambda _: _cut("\n".join(lines), random))


# Repetition and language


def double_word(clean: Clean, random: Random) -> Broken | None:
    part = random.choice([a_section(clean, random), a_spoken(clean, random)])
    word = r"(?<=[가-힣] )([가-힣]{3,})(?= )" if is_korean(clean) else r"(?<=[a-z] )([a-z]{4,}|the|of|to|in)(?= )"
    return changed(clean, part, lambda body: one_of(random, word, body, lambda match: f"{match[0]} {match[0]}"))


def stutter(clean: Clean, random: Random) -> Broken | None:
    """The first syllable of a verb, twice."""
    part = random.choice([a_section(clean, random), a_spoken(clean, random)])
    verb = r"(?<= )[가-힣]{2,}(?:니다|어요|아요)(?=[.!])"
    return changed(clean, part, lambda body: one_of(random, verb, body, lambda match: f"{match[0][0]} {match[0]}"))


def _sentences(clean: Clean, part: Part) -> list[str]:
    body = clean.draft.body_of(part)
    found = re.findall(r"(?:(?<=[.!?] )|(?<=\n)|^)[^*\n\[\]().!?\"“”:]{20,}[.!?](?=\s|$)", body)
    # Shorter ones may come twice.
    return [sentence.strip() for sentence in found if weight(sentence) >= LEAST]


def repeat(clean: Clean, random: Random) -> Broken | None:
    """A sentence of one section at the end of another or of the same."""
    first = a_section(clean, random)
    found = _sentences(clean, first)
    last = Part(PartKind.SECTION, random.randint(first.number, len(clean.draft.blog.sections)))
    return changed(clean, last, lambda body: f"{body}\n\n{random.choice(found)}") if found else None


def repeat_aloud(clean: Clean, random: Random) -> Broken | None:
    part = a_spoken(clean, random)
    lines = spoken_lines(clean.draft.body_of(part), clean.draft.language)
    found = [sentence for line in lines for sentence in split(line) if weight(sentence) >= LEAST]
    marker = WORDING[clean.draft.language].line
    body_with_cue = any_cue(clean)
    if not found:
        return None
    return changed(clean, part, lambda body: f"{body}\n\n{body_with_cue}\n{marker} {random.choice(found)}")


_FOREIGN = {
    Language.KO: (
        "The company plans to finish the work before the end of next year and hire more people.",
        "Nobody knows yet whether the lower prices will reach the shops this summer.",
        "電力供給はまだ足りないと専門家たちは話しています。",
    ),
    Language.EN: (
        "회사는 내년 말까지 공사를 마치고 사람을 더 뽑을 계획이라고 설명했습니다.",
        "값이 내려도 올여름 장바구니까지 닿을지는 아직 아무도 모릅니다.",
        "電力供給はまだ足りないと専門家たちは話しています。",
    ),
}


def foreign_line(clean: Clean, random: Random) -> Broken | None:
    text = random.choice(_FOREIGN[clean.draft.language])
    return changed(clean, a_section(clean, random), lambda body: f"{body}\n\n{text}")


def foreign_speech(clean: Clean, random: Random) -> Broken | None:
    text, marker = random.choice(_FOREIGN[clean.draft.language]), WORDING[clean.draft.language].line
    return changed(clean, a_spoken(clean, random), lambda body: f"{body}\n\n{any_cue(clean)}\n{marker} {text}")


# Spoken words


def written_ending(clean: Clean, random: Random) -> Broken | None:
    """One spoken ending made a written one."""
    pairs = {
        "습니다": "다", "입니다": "이다", "니다": "다", "거든요": "다",
        "이에요": "이다", "예요": "이다", "어요": "다", "죠": "다",
    }  # fmt: skip
    pattern = rf"(?<=[가-힣])(?:{'|'.join(pairs)})(?=[.!])(?!\.\")"
    plain = {"합니다": "한다", "됩니다": "된다", "립니다": "린다", "갑니다": "간다", "옵니다": "온다"}

    def written(match: re.Match[str]) -> str:
        return pairs[match[0]]

    def change(body: str) -> str:
        new = one_of(random, "|".join(f"{said}(?=[.!])" for said in plain), body, lambda match: plain[match[0]])
        return new if new != body else one_of(random, pattern, body, written)

    return changed(clean, a_spoken(clean, random), change) if is_korean(clean) else None


def written_words(clean: Clean, random: Random) -> Broken | None:
    sentences = (
        (
            "위에서 언급한 내용은 아래 표와 같습니다.",
            "새 설비의 규모는 작년의 두 배에 달할 전망임.",
            "관련 업계의 기대감이 커지고 있음.",
        )
        if is_korean(clean)
        else (
            "Furthermore, the aforementioned costs are expected to rise.",
            "As mentioned above, the two sites make cells and packs respectively.",
            "It should be noted that, in this article, only the former is covered.",
        )
    )
    marker, text = WORDING[clean.draft.language].line, random.choice(sentences)
    return changed(clean, a_spoken(clean, random), lambda body: f"{body}\n\n{any_cue(clean)}\n{marker} {text}")


def breathless(clean: Clean, random: Random) -> Broken | None:
    """Sentences of one part run together by commas until nobody could say them in a breath."""
    part, language = a_spoken(clean, random), clean.draft.language
    lines = [line for scene in clean.draft.script.spoken for line in spoken_lines(scene.body, language)]
    random.shuffle(lines)
    run, limit = "", BREATH * DEFAULT_PACE[language] * 1.1
    for line in lines:
        bare = re.sub(r"[.!?\"“”]", "", line)
        run = f"{run}, {bare}" if run else bare
        if syllables(run, language) > limit:
            break
    marker = WORDING[language].line
    return changed(clean, part, lambda body: f"{body}\n\n{any_cue(clean)}\n{marker} {run}.")


def stray(clean: Clean, random: Random) -> Broken | None:
    marker = re.escape(WORDING[clean.draft.language].line)
    return changed(clean, a_spoken(clean, random), lambda body: one_of(random, rf"^{marker} ", body, lambda _: ""))


def direction(clean: Clean, random: Random) -> Broken | None:
    text = "여기서 잠깐 쉬고 그래프를 보여 준다" if is_korean(clean) else "Pause here and show the chart"
    return changed(clean, a_spoken(clean, random), lambda body: f"{text}\n{body}")


def open_bold(clean: Clean, random: Random) -> Broken | None:
    """A bold mark lost, or one too many between two words."""
    pattern = r"\*\*(?=\w)|(?<=[가-힣a-z]) (?=[가-힣a-z])"

    def other(match: re.Match[str]) -> str:
        return " **" if match[0] == " " else ""

    return changed(clean, a_section(clean, random), lambda body: one_of(random, pattern, body, other))


def broken_cue(clean: Clean, random: Random) -> Broken | None:
    ways: tuple[Callable[[str], str], ...] = (
        lambda cue: cue[2:-2],
        lambda cue: cue[:-2],
        lambda cue: cue.replace("]**", "**"),
        lambda cue: cue.replace(": ", " "),
    )
    new = random.choice(ways)
    pattern = cue_pattern(clean.draft.language).pattern
    return changed(
        clean, a_spoken(clean, random), lambda body: one_of(random, pattern, body, lambda match: new(match[0]))
    )


def source_mark(clean: Clean, random: Random) -> Broken | None:
    mark = random.choice(("[1]", " ⚠", " https://news.example/1"))
    sentence = r"(?<=[가-힣a-z])(?=[.!?]$)"
    return changed(clean, a_spoken(clean, random), lambda body: one_of(random, sentence, body, lambda _: mark))


# What a finance channel may not say

_PROMISES = {
    Language.KO: ("이 상품은 원금을 보장합니다.", "이 종목은 반드시 오릅니다.", "연 10% 수익을 보장해 드립니다."),
    Language.EN: ("Your principal is guaranteed.", "This stock will definitely double.", "We will cover any losses."),
}
_ORDERS = {
    Language.KO: ("여러분, 지금 바로 매수하세요.", "오늘 꼭 담으세요.", "지금 안 사면 평생 후회합니다."),
    Language.EN: (
        "You must buy this stock today.",
        "Load up on this stock now.",
        "It is your last chance to get in.",
    ),
}


def promised(clean: Clean, random: Random) -> Broken | None:
    words = random.choice(_PROMISES[clean.draft.language])
    return changed(clean, a_section(clean, random), lambda body: f"{words}\n\n{body}")


def ordered_aloud(clean: Clean, random: Random) -> Broken | None:
    marker, words = WORDING[clean.draft.language].line, random.choice(_ORDERS[clean.draft.language])
    return changed(clean, a_spoken(clean, random), lambda body: f"{body}\n{marker} {words}")


# Cues


def bare_cue(clean: Clean, random: Random) -> Broken | None:
    return changed(clean, a_spoken(clean, random), lambda body: f"{any_cue(clean)}\n\n{body}")


def bare_end(clean: Clean, random: Random) -> Broken | None:
    part = random.choice([part for part in clean.draft.parts if part.is_spoken and part.kind is not PartKind.CLOSING])
    return changed(clean, part, lambda body: f"{body}\n\n{any_cue(clean)}")


def no_cue(clean: Clean, random: Random) -> Broken | None:
    language = clean.draft.language
    marker = WORDING[language].line

    def bare(body: str) -> str:
        return "\n\n".join(f"{marker} {line}" for line in spoken_lines(body, language))

    return changed(clean, a_spoken(clean, random), bare)


def long_shot(clean: Clean, random: Random) -> Broken | None:
    """All that is said, under one cue."""
    language = clean.draft.language
    lines = [line for scene in clean.draft.script.spoken for line in spoken_lines(scene.body, language)]
    text = "\n".join(f"{WORDING[language].line} {line}" for line in lines)
    return changed(clean, a_spoken(clean, random), lambda _: f"{any_cue(clean)}\n{text}")
